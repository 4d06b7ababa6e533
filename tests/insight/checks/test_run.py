"""Running the checks, and their report."""

from __future__ import annotations

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight import CHECKS, run_checks
from cjm_workshop.languages import words_of
from cjm_workshop.model import Charter, State, Touchpoint

ENGLISH = words_of("en")


def test_a_good_map_raises_nothing(good, today):
    report = run_checks(good, today=today)
    assert [str(finding) for finding in report.findings] == []
    assert report.ok
    assert report.exit_code == 0
    assert report.skipped == {"CJ80": "there are no conflicts yet"}
    assert report.summary == (
        f"0 errors, 0 warnings, 0 info; {len(CHECKS) - 1} checks passed, 1 skipped."
    )


def test_an_empty_workshop_says_little_and_clearly(today):
    report = run_checks(State(), today=today)
    assert [finding.code for finding in report.findings] == [
        *("CJ00", "CJ01", "CJ02", "CJ03"),
        *("CJ04", "CJ06", "CJ06", "CJ07", "CJ43"),
    ]
    assert report.exit_code == 1
    assert report.skipped["CJ10"] == "there are no steps yet"


def test_every_check_tells_its_title_reason_and_mending():
    assert len(CHECKS) >= 30
    for code, check in CHECKS.items():
        assert check.__name__ == code
        assert check.title().endswith("."), code
        assert ENGLISH(f"check.{code}.mend").endswith((".", "”")), code
        assert ENGLISH(f"check.{code}.why").endswith("."), code


def test_only_some_checks(good, today):
    report = run_checks(good, ["cj51", "CJ01"], today=today)
    assert report.passed == ("CJ01", "CJ51")


def test_an_unknown_check_is_refused(good):
    with pytest.raises(UnknownName, match=r'There is no check "CJ5"\. Did you mean'):
        run_checks(good, ["CJ5"])


def test_the_report_as_a_text(good, change, today):
    state = change(good, "opportunity-news", owner="", metric="")
    assert str(run_checks(state, ["CJ51", "CJ52", "CJ01"], today=today)) == (
        "1 error, 1 warning, 0 info; 1 check passed.\n"
        "\n"
        "Error CJ51: What belongs to everybody is done by nobody.\n"
        '  - opportunity "How might we let Ana know how far the repair is?": It has no owner.\n'
        "  Mend: Name one person, not a department.\n"
        "\n"
        "Warning CJ52: Without a figure from before, no later figure proves anything.\n"
        '  - opportunity "How might we let Ana know how far the repair is?": It has no metric.\n'
        "  Mend: Name a figure, where it stands today and where it should stand."
    )


def test_many_findings_of_one_check_are_counted(good, put, today):
    touchpoints = tuple(Touchpoint(id=f"touchpoint-n{n}", name=f"Meet {n}") for n in range(9))
    report = run_checks(put(good, touchpoints=touchpoints), ["CJ20"], today=today)
    assert len(report.of("CJ20")) == 9
    assert str(report).count("It has no channel.") == 3
    assert "  - and 6 more\n" in str(report)
    assert "and 6 more</td>" in report._repr_html_()


def test_the_report_as_a_table(good, change, today):
    state = change(good, "opportunity-news", owner="")
    table = run_checks(state, today=today).table()
    assert list(table.columns) == ["code", "severity", "where", "what", "why", "mend", "record"]
    assert table.loc[0, ["code", "severity", "record"]].tolist() == [
        "CJ51",
        "error",
        "opportunity-news",
    ]
    assert len(run_checks(good, today=today).table()) == 0


def test_the_report_as_html_says_its_severity_in_words_and_escapes(good, change, today):
    state = change(good, "opportunity-news", owner="", question="<script>alert(1)</script>")
    page = run_checks(state, ["CJ51"], today=today)._repr_html_()
    assert "Error CJ51" in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "<table" not in run_checks(good, ["CJ51"], today=today)._repr_html_()


def test_a_finding_in_one_line(good, change, today):
    state = change(good, "opportunity-news", owner="")
    finding = run_checks(state, today=today).findings[0]
    assert str(finding) == (
        'CJ51 error, opportunity "How might we let Ana know how far the repair is?": '
        "It has no owner. Name one person, not a department."
    )


def test_a_notebook_shows_what_was_found_in_the_language_of_the_workshop(today):
    report = run_checks(State(charter=Charter(language="de")), today=today)
    assert "Mend: Lay out the first journey in notebook 06" in str(report)
    html = report._repr_html_()
    for said in (
        "Was hilft",
        "<b>der Auftrag</b>: Es gibt noch keine Reise mit Schritten.",
        "Ohne Schritte gibt es keine Karte zum Ansehen.",
        "Im Auftrag fehlt: Anfang und Ende.",
    ):
        assert said in html
