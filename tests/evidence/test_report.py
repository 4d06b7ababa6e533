from __future__ import annotations

from cjm_workshop.evidence import ImportReport, NotTaken, read_source
from cjm_workshop.evidence.report import plural, row_list
from cjm_workshop.model import Charter, State


def test_words_for_counts() -> None:
    assert plural(1, "row") == "1 row"
    assert plural(2_189, "note") == "2,189 notes"
    assert plural(1, "evidence") == "1 piece of evidence"
    assert plural(3, "evidence") == "3 pieces of evidence"
    assert row_list([3]) == "row 3"
    assert row_list([5, 3, 3]) == "rows 3, 5"
    assert row_list(range(1, 20)) == "rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 7 more"


def test_a_report_that_took_all() -> None:
    report = ImportReport("event_log", "log.csv", 2, 2, {"touchpoint": 1})
    assert str(report) == (
        "Event log from log.csv: 2 rows read, 2 taken, none left out.\nThat makes: 1 touchpoint."
    )


def test_the_same_words_are_shown_once() -> None:
    rows = tuple(NotTaken(at, "no answer", "Did not answer") for at in range(2, 5))
    report = ImportReport("notes", "a.csv", 3, 0, {}, rows)
    assert str(report) == (
        "Notes from a.csv: 3 rows read, 0 taken, 3 not.\n"
        "That makes: nothing new.\n"
        "Not taken:\n"
        "  - 3 rows: no answer (rows 2, 3, 4)\n"
        "      “Did not answer” (3 times)"
    )


def test_a_notebook_shows_it_in_the_language_of_the_workshop_and_print_in_english() -> None:
    state = State(charter=Charter(language="de"))
    source = "text,votes\nToo late,1.5\n,\n\nToo late,1.5\nn/a,2\n"
    report = read_source(source, "notes", state=state).report
    assert str(report).startswith("Notes from the pasted text: 5 rows read, 1 taken, 4 not.")
    html = report._repr_html_()
    for said in (
        "Zettel: 5 Zeilen gelesen, 1 aufgenommen, 4 nicht. Quelle: eingefügter Text.",
        "wiederholt eine frühere Zeile (Zeile 5)",
        "Stimmen, die keine ganze Zahl sind, wurden ausgelassen: Zeile 2.",
        "Nach den Überschriften: Text aus „text“, Stimmen aus „votes“.",
    ):
        assert said in html


def test_html_is_safe_and_whole() -> None:
    report = read_source("text,theme,x\n<script>,a;b,1\n<script>,a;b,1\n", "notes").report
    html = report._repr_html_()
    assert "<script>" not in html
    assert html.count("<tr>") == html.count("</tr>") >= 4
    assert "repeats an earlier row (row 3)" in html
    assert "the first became the cluster" in html


def test_the_table_of_what_was_left_out() -> None:
    report = read_source("late\n\nn/a\n", "notes").report
    table = report.table()
    assert list(table.columns) == ["row", "reason", "text"]
    assert table["row"].tolist() == [2, 3]
    assert read_source("late\n", "notes").report.table().empty
