"""What is told about files: English in logs, in the language of the charter in a notebook."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from cjm_workshop.errors import Fault, FileFaults
from cjm_workshop.languages import languages, words_of
from cjm_workshop.languages.refusals import reason
from cjm_workshop.storage import Report, reports

DE = words_of("de")
NAME = "garden.cjm.json"
FAULTS = FileFaults(f"{NAME} is odd.", [Fault("charter", "nothing", "a name")], "Mend it.")
MAKERS: dict[str, Callable[[], Report]] = {
    "torn": lambda: reports.torn(NAME),
    "aside": lambda: reports.put_aside(NAME, 3, "a.jsonl"),
    "one waits": lambda: reports.waiting(NAME, 1, "a.jsonl"),
    "several wait": lambda: reports.waiting("my garden.cjm.json", 1200, "a.jsonl"),
    "one line": lambda: reports.damaged(NAME, [4], "a.jsonl"),
    "many lines": lambda: reports.damaged(NAME, list(range(2, 15)), "a.jsonl"),
    "changed": lambda: reports.changed(NAME),
    "broken": lambda: reports.broken(NAME, reason(FAULTS)),
    "missing": lambda: reports.missing(NAME),
    "read only": lambda: reports.read_only(NAME),
    "unsaved": lambda: reports.unsaved(NAME, "No space left on device"),
    "not shown": lambda: reports.not_shown(NAME, 2),
    "newer": lambda: reports.newer(NAME, "1.9"),
    "merged": lambda: reports.merged("a.jsonl", 2, 0, []),
    "merged partly": lambda: reports.merged("a.jsonl", 0, 1, ["The note is gone."]),
    "restored": lambda: reports.restored(NAME, "b.json", "c.json"),
}


@pytest.mark.parametrize("what", MAKERS)
@pytest.mark.parametrize("code", languages())
def test_every_report_is_told_in_every_language(what: str, code: str) -> None:
    report = MAKERS[what]()
    told = report.said(words_of(code))
    assert (told == str(report)) is (code == "en")
    assert "{" not in told
    assert report.aside in told


@pytest.mark.parametrize("what", MAKERS)
def test_a_report_can_be_compared_and_sent(what: str) -> None:
    report, again = MAKERS[what](), MAKERS[what]()
    sent = pickle.loads(pickle.dumps(report))
    assert report == again == sent
    assert sent.said(DE) == report.said(DE)


def test_counts_and_lines_are_told_as_a_person_would() -> None:
    assert str(MAKERS["several wait"]()) == (
        "1,200 changes were made on another version of my garden.cjm.json and still wait to be "
        'brought in. To bring them in, in a notebook: workshop.merge_aside("a.jsonl"); in a '
        "terminal: cjm-workshop merge 'my garden.cjm.json' --aside a.jsonl"
    )
    many = MAKERS["many lines"]()
    assert "in lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 3 more;" in str(many)
    assert "in den Zeilen 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 und 3 weiteren beschädigt" in many.said(DE)
    assert (
        MAKERS["one waits"]()
        .said(DE)
        .startswith(f"1 Änderung auf einer anderen Fassung von {NAME} ")
    )


def test_a_report_holds_what_is_wrong_in_the_file() -> None:
    broken = MAKERS["broken"]()
    assert str(broken).endswith(
        f"{NAME} is odd.\n  - charter: found nothing; expected a name\nMend it."
    )
    assert "\n  - charter: Da steht nothing; erwartet wird a name\n" in broken.said(DE)


def test_what_was_merged_is_told_with_what_did_not_fit() -> None:
    partly = MAKERS["merged partly"]()
    assert str(partly) == (
        "Changes from a.jsonl: 0 merged, 1 here already, 1 did not fit and stay in a.jsonl:\n"
        "  - The note is gone."
    )
    shown = partly._replace(language="de")._repr_html_()
    assert "Änderungen aus a.jsonl: 0 übernommen, 1 schon da" in shown
    assert "The note is gone." in shown
