from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scipy import stats

from cjm_workshop.errors import ImportFaults
from cjm_workshop.evidence import import_into, read_source
from cjm_workshop.evidence.averages import average, share
from cjm_workshop.evidence.figures import far_off
from cjm_workshop.model import Level, State
from cjm_workshop.storage import Store

SURVEY = """Response ID;Date;Ease;Speed;Age band;Comment;Theme
1;12.05.2026;4,5;2;30-39;No slot after eight;Slots
2;13.05.2026;3;n/a;40-49;;
3;14.05.2026;5;4;30-39;Driver was kind;Staff; Slots
4;31.05.2026;;1;;Did not answer;
"""


def test_a_survey_becomes_one_piece_of_evidence(host: Any) -> None:
    report = import_into(host, SURVEY.encode("cp1252"), "survey", title="Spring survey")
    (evidence,) = host.state().evidence
    assert (evidence.title, evidence.type, evidence.count) == ("Spring survey", "survey", 4)
    assert evidence.about == "4 answers, 2026-05-12 to 2026-05-31"
    assert str(evidence.date) == "2026-05-31"
    assert evidence.level is Level.REPORTED
    ease, speed = evidence.metrics
    assert (ease.name, ease.count, ease.evidence) == ("Ease", 3, evidence.id)
    assert ease.value == pytest.approx(4.1667, abs=1e-4)
    low, high = stats.t.interval(0.95, 2, 12.5 / 3, stats.sem([4.5, 3, 5]))
    assert (ease.low, ease.high) == pytest.approx((low, high), abs=1e-3)
    assert (speed.name, speed.count) == ("Speed", 3)
    assert report.made == {"evidence": 1}
    assert report.taken == 4


def test_comments_are_left_out_on_request_and_the_report_says_so(
    host: Any, balanced: Callable[[Any], bool]
) -> None:
    report = import_into(host, SURVEY.encode(), "survey", comments_as_notes=False)
    assert (len(host.state().evidence), host.state().notes, host.state().clusters) == (1, (), ())
    assert report.also == ()
    assert balanced(report)
    assert report.warnings[-1] == (
        '2 comments of "Comment" were not taken; comments_as_notes=True makes notes of comments '
        "(in a shell: --comments-as-notes)."
    )
    assert 'By their headers: date from "Date".' in report.guesses
    assert report.guesses[-1] == (
        "Columns that were not used: Response ID (names, not amounts, by its header), "
        "Age band (no numbers), Comment, Theme, column 8 (no numbers)."
    )
    later = import_into(host, SURVEY.encode(), "survey")
    assert later.guesses[1].startswith('2 comments of "Comment" became notes')
    assert {note.evidence for note in host.state().notes} == {(host.state().evidence[0].id,)}


def test_comments_become_notes_with_the_survey_behind_them(
    host: Any, balanced: Callable[[Any], bool]
) -> None:
    report = import_into(host, SURVEY.encode(), "survey", "Ann")
    state = host.state()
    assert (
        '2 comments of "Comment" became notes on the affinity board, each with this survey behind '
        "it; comments_as_notes=False leaves them out (in a shell: --no-comments-as-notes)."
    ) in report.guesses
    assert {note.board for note in state.notes} == {"affinity"}
    assert [(note.text, note.level, note.author) for note in state.notes] == [
        ("No slot after eight", Level.REPORTED, ""),
        ("Driver was kind", Level.REPORTED, ""),
    ]
    assert {note.evidence for note in state.notes} == {(state.evidence[0].id,)}
    assert [cluster.name for cluster in state.clusters] == ["Slots", "Staff"]
    assert len(state.log) == 1
    (comments,) = report.also
    assert comments.reasons == {
        "no text": [3],
        'no answer (non_answers="keep" takes these)': [5],
    }
    assert balanced(report)
    again = import_into(host, SURVEY.encode(), "survey", "Ann")
    assert (again.taken, again.made, again.also[0].made) == (0, {}, {})
    assert balanced(again)
    assert host.state() == state


def test_ids_dates_and_words_are_no_figures() -> None:
    rows = "".join(f"{at},{2000 + at},{at % 5 + 1},{30_000 + at}\n" for at in range(30))
    found = read_source(f"Nr,Year,Score,Reference\n{rows}".encode(), "survey")
    (evidence,) = (record.fields for record in found.operations[0].records)
    assert [metric["name"] for metric in evidence["metrics"]] == ["Score"]


def test_the_caller_names_the_figures() -> None:
    text = "a,b,c\n1,4,x\n2,5,y\n3,oops,z\n"
    found = read_source(text, "survey", columns={"score": ["B"]}, header=True)
    (evidence,) = (record.fields for record in found.operations[0].records)
    assert [(m["name"], m["value"], m["count"]) for m in evidence["metrics"]] == [("b", 4.5, 2)]
    one = read_source(text, "survey", columns={"score": "b"}, header=True)
    assert one.report.guesses == found.report.guesses
    assert found.report.warnings == (
        'Cells of "b" that are no number do not count ("oops"): row 4.',
        'The interval of "b", -1.85 to 10.85, reaches beyond the answers, 4 to 5: 2 answers are '
        "too few for a mean to rely on.",
    )


def test_a_named_column_without_numbers_is_not_passed_over_in_silence() -> None:
    text = "a,b,c\n1,4,late\n2,5,never\n"
    found = read_source(text, "survey", columns={"score": ["a", "c"]})
    assert '"c" became no figure: no numbers.' in found.report.warnings


def test_cells_that_do_not_count_and_values_off_the_scale_are_named() -> None:
    report = read_source("score,why\n5,a\nx,b\n4,c\n30,d\nNaN,e\n", "survey").report
    assert report.warnings == (
        'Values of "score" far off the others count in its figure; correct them if they are slips '
        '("30"): row 5.',
        'The interval of "score", -23.59 to 49.59, reaches beyond the answers, 4 to 30: 3 answers '
        "are too few for a mean to rely on.",
    )
    assert report.guesses[1:] == (
        'Cells that give no answer do not count: "score" ("x", "NaN" in rows 3, 6).',
        "Figures: score 13.00 (n = 3, -23.59 to 49.59).",
        "Columns that were not used: why (no numbers).",
    )


def test_a_scale_that_the_header_names_counts() -> None:
    rows = "".join(f"{score}\n" for score in (1, 2, 3, 4, 5, 4, 3, 2, 7))
    for header in ("Ease (1-5)", "Ease [1 to 5]", "Ease (1 … 5)"):
        report = read_source(f"{header},x\n{rows}".replace("\n", ",\n"), "survey").report
        assert report.warnings == (
            f'Values of "{header}" off the scale of 1 to 5 count in its figure; correct them if '
            'they are slips ("7"): row 10.',
        )


def test_a_column_says_why_it_is_no_figure() -> None:
    text = "id,band,score,visits,mood\n1,1,4,3,\n2,two,5,,good\n3,three,3,,\n4,4,3,,bad\n"
    report = read_source(text, "survey", ignore=["id"]).report
    assert report.guesses[-1] == (
        "Columns that were not used: id (names, not amounts, by its header), "
        "band (2 of 4 cells are words), visits (one number only), mood (no numbers)."
    )
    assert report.warnings[-1] == (
        '"band" became no figure: 2 of 4 cells are words; if it should, write '
        'columns={"score": ["score", "band"]} '
        '(in a shell: --column "score=score" --column "score=band").'
    )


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ([5, 4, 30], [30]),
        ([1, 2, 2, 3, 55], [55]),
        ([5, 5, 5, 5, 1], []),
        ([2, 2, 2, 3, 10], []),
        ([9, 10, 8, 99], [99]),
        ([-3, 2, 3, 3, -1], []),
        ([80, 95, 100, 999], [999]),
        ([3, 4], []),
        ([12_000, 14_000, 13_000, 900_000], [900_000]),
        ([1, 2, 3, 40, 50, 60], []),
    ],
)
def test_values_far_off_the_others(values: list[float], far: list[float]) -> None:
    numbers = dict(enumerate(map(float, values)))
    assert sorted(numbers[row] for row in far_off(numbers)) == far


def test_answers_that_look_sent_twice_are_named() -> None:
    text = (
        "response_id,submitted,a,b,c,d,e\n"
        "1,2026-05-12 10:00,1,2,3,4,5\n2,2026-05-12 10:01,1,2,3,4,5\n3,2026-05-13,1,2,3,4,4\n"
    )
    report = read_source(text, "survey").report
    assert report.warnings[-1] == (
        "Answers that repeat an earlier one but for response_id, submitted; if they were sent "
        "twice, write ignore=['response_id', 'submitted'] "
        '(in a shell: --ignore "response_id" --ignore "submitted"): row 3.'
    )
    dropped = read_source(text, "survey", ignore=["response_id", "submitted"]).report
    assert (dropped.taken, dropped.reasons) == (2, {"repeats an earlier row": [3]})


def test_the_table_itself_is_kept_if_somebody_keeps_files(tmp_path: Path) -> None:
    kept: dict[str, bytes] = {}

    def keep(data: bytes, suffix: str) -> str:
        name = f"{len(data):032x}{suffix}"
        kept[name] = data
        return name

    path = tmp_path / "spring.csv"
    path.write_text(SURVEY, encoding="utf-8")
    found = read_source(path, "survey", keep_file=keep)
    (evidence,) = (r.fields for r in found.operations[0].records if r.kind == "evidence")
    assert evidence["title"] == "Survey spring"
    assert evidence["files"] == [{"file": next(iter(kept)), "name": "spring.csv"}]
    assert next(iter(kept.values())) == path.read_bytes()


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("spring_2026.csv", "Survey spring 2026"),
        ("survey.csv", "Survey"),
        ("Umfrage-Mai.csv", "Umfrage-Mai"),
    ],
)
def test_a_survey_is_called_after_its_file(tmp_path: Path, file: str, title: str) -> None:
    path = tmp_path / file
    path.write_text(SURVEY, encoding="utf-8")
    (evidence,) = (
        record.fields
        for record in read_source(path, "survey").operations[0].records
        if record.kind == "evidence"
    )
    assert evidence["title"] == title


def test_the_file_lies_beside_the_workshop_and_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "spring.survey2026"  # no ending that an attachment may have
    path.write_text(SURVEY, encoding="utf-8")
    with Store.create(tmp_path / "garden.cjm.json", State()) as store:
        for _ in range(2):
            import_into(store, path, "survey", keep_file=store.keep_file)
        (evidence,) = store.state().evidence
        (attachment,) = evidence.files
        assert attachment.name == "spring.survey2026"
        kept = store.files_folder / attachment.file
        assert (kept.suffix, kept.read_bytes()) == (".csv", path.read_bytes())
        assert list(store.files_folder.iterdir()) == [kept]


def test_a_column_that_may_hold_comments_is_named() -> None:
    text = "score,Your wish\n4,a slot after eight please\n5,\n2,a driver who rings the bell\n"
    report = read_source(text, "survey").report
    assert (
        'No header says which column holds comments, so no notes were made. If "Your wish" does, '
        'call it "Comment" in the file and take that in again, or write '
        'columns={"text": "Your wish"} (in a shell: --column "text=Your wish").'
    ) in report.warnings
    renamed = read_source(text.replace("Your wish", "Comment"), "survey").report
    assert dict(renamed.also[0].made) == {"note": 2}
    named = read_source(text, "survey", columns={"text": "Your wish"}).report
    assert dict(named.also[0].made) == {"note": 2}


def test_what_is_no_survey_is_refused() -> None:
    with pytest.raises(ImportFaults, match="does not look like a survey"):
        read_source(b"a,b\nx,y\nu,v\n", "survey", header=True)


def test_a_survey_without_comments_is_a_survey() -> None:
    report = read_source(b"score,band\n1,a\n2,b\n", "survey", comments_as_notes=True).report
    assert (dict(report.made), report.also) == ({"evidence": 1}, ())
    assert "comments" not in str(report)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 10, 40, 3000])
def test_the_interval_of_a_mean_agrees_with_student(count: int) -> None:
    draw = random.Random(count)
    values = [draw.gauss(3, 1) for _ in range(count)]
    found = average(values)
    wanted = stats.t.interval(0.95, count - 1, stats.tmean(values), stats.sem(values))
    assert (found.low, found.high) == pytest.approx(wanted, rel=2e-3)
    assert average([2.0]).low is None


@pytest.mark.parametrize(("hits", "count"), [(0, 10), (3, 10), (10, 10), (700, 1434)])
def test_the_interval_of_a_share_agrees_with_wilson(hits: int, count: int) -> None:
    found = share(hits, count)
    wanted = stats.binomtest(hits, count).proportion_ci(0.95, method="wilson")
    assert (found.low, found.high) == pytest.approx((100 * wanted.low, 100 * wanted.high), abs=1e-9)
