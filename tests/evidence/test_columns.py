from __future__ import annotations

import pytest

from cjm_workshop.errors import ImportFaults, UnknownName
from cjm_workshop.evidence import read_source


def guesses(text: str, kind: str, **options: object) -> str:
    return "\n".join(read_source(text.encode(), kind, **options).report.guesses)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (
            "Text,Created By,Column",
            'text from "Text", author from "Created By", area from "Column"',
        ),
        ("Notiz,Autor,Spalte", 'text from "Notiz", author from "Autor", area from "Spalte"'),
        (
            "note_text,AUTHOR,frame",
            'text from "note_text", author from "AUTHOR", area from "frame"',
        ),
        (
            "Your free comment (optional),x,y",
            'text from "Your free comment (optional)"',
        ),
    ],
)
def test_headers_in_several_spellings(header: str, found: str) -> None:
    assert f"By their headers: {found}." in guesses(
        f"{header}\nNo evening slot,Ann,Order\n", "notes"
    )


def test_the_scrumlr_layout() -> None:
    text = (
        "noteId,author,text,column,timestamp,parent,votes\n"
        "1,Ann,late again,Order,2026-05-12,,3\n2,Ben,no slot,Plan,2026-05-12,,0\n"
    )
    found = read_source(text.encode(), "notes")
    assert dict(found.report.made) == {"note": 2, "vote": 1}
    assert found.report.guesses[-1] == "Columns that were not used: noteId, timestamp."


def test_shapes_of_a_diagram() -> None:
    text = (
        "Id,Name,Shape Library,Page ID,Contained By,Group,Line Source,Line Destination,"
        "Source Arrow,Destination Arrow,Status,Text Area 1,Comments\n"
        "1,Document,,,,,,,,,Draft,My board,\n"
        "2,Page,,,,,,,,,,Page 1,\n"
        "3,Swimlane,Containers,2,,,,,,,,Order,\n"
        "4,Sticky Note,Stickies,2,3,,,,,,,No evening slot,\n"
        "5,Line,,2,,,4,6,None,Arrow,,then,\n"
    )
    found = read_source(text.encode(), "notes")
    (note,) = (r.fields for op in found.operations for r in op.records if r.kind == "note")
    assert (note["text"], note["area"]) == ("No evening slot", "Order")
    assert found.report.reasons == {"no text": [2, 3, 4, 6]}


def test_without_a_header_the_longest_cells_are_the_text() -> None:
    said = guesses("a,Verlauf der Sache,b\n1,No evening slot before Thursday,x\n", "notes")
    assert '"Verlauf der Sache" was taken, as its cells are the longest' in said


def test_cells_behind_the_last_column_say_nothing_by_a_name_that_we_gave() -> None:
    said = guesses("text,author\nlate again,Ann,stray\nno slot,Ben\n", "notes")
    assert 'By their headers: text from "text", author from "author".' in said
    assert "Columns that were not used: column 3." in said


def test_a_column_with_ids_is_not_taken_for_the_comment() -> None:
    text = (
        "Comment ID,FFT answer,Comment sentiment\nNEAS PTS 528 - Q1,The driver was kind to me,1.0\n"
    )
    assert 'text from "FFT answer"' in guesses(text, "notes")


def test_a_group_of_customers_is_no_group_of_notes() -> None:
    text = "text,Age group\nwhere is my order,30-39\nthe fee is nowhere,60+\n"
    assert "Columns that were not used: Age group." in guesses(text, "notes")
    assert 'cluster from "Group"' in guesses(text.replace("Age group", "Group"), "notes")


def test_the_caller_says_which_column() -> None:
    text = "a,b\nlate again and again,Ann\n"
    found = read_source(text.encode(), "notes", columns={"text": "B"}, header=True)
    (note,) = (record.fields for record in found.operations[0].records)
    assert note["text"] == "Ann"


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(ImportFaults) as error:
        read_source(b"note,who\nlate,Ann\n", "notes", columns={"text": "FFT answer", "mood": "who"})
    assert str(error.value) == (
        "What is said of the columns does not fit the file.\n"
        '  - columns["text"]: found "FFT answer"; expected one of "note", "who"\n'
        '  - columns: found "mood"; expected one of area, author, cluster, colour, level, tags, '
        "text, topic, votes"
    )


def test_several_columns_for_one_thing_are_refused() -> None:
    with pytest.raises(ImportFaults) as error:
        read_source(b"note,b,c\nlate,x,y\n", "notes", columns={"cluster": ["b", "c"]})
    assert str(error.value) == (
        "What is said of the columns does not fit the file.\n"
        '  - columns["cluster"]: found "b", "c"; expected one column'
    )


def test_a_missing_text_is_asked_for() -> None:
    with pytest.raises(ImportFaults) as error:
        read_source(b"x,y,author\n1,2,Ann\n3,4,Ben\n", "notes")
    assert str(error.value) == (
        "the file cannot be taken: it is not clear which column holds what.\n"
        "  - the column with the text: found none with a header such as text, note, notes, note "
        'text, sticky; expected one of these: "x", "y", "author"\n'
        'Say which it is, for example columns={"text": "x"} (in a shell: --column "text=x").'
    )
    assert error.value.columns == ("x", "y", "author")
    assert error.value.wanted == ("text",)


def test_a_refusal_carries_what_a_form_needs_to_ask() -> None:
    with pytest.raises(ImportFaults) as error:
        read_source(b"note,who\nlate,Ann\n", "notes", columns={"text": "x", "cluster": ""})
    assert (error.value.columns, error.value.wanted) == (("note", "who"), ("text",))
    with pytest.raises(ImportFaults) as error:
        read_source(b"a,b\nx,y\nu,v\n", "survey", header=True)
    assert (error.value.columns, error.value.wanted) == (("a", "b"), ("score", "text"))
    assert error.value.advice == (
        'Say which they are: columns={"score": "…"} (in a shell: --column "score=…") or '
        'columns={"text": "…"} (in a shell: --column "text=…").'
    )
    with pytest.raises(ImportFaults) as error:
        read_source("x,y\n1,2\n3,4\n", "event_log")
    assert error.value.wanted == ("case", "activity", "time")
    with pytest.raises(ImportFaults) as error:
        read_source(b"%PDF-1.7", "notes")
    assert (error.value.columns, error.value.wanted) == ((), ())


def test_unknown_kinds_and_options_are_named() -> None:
    with pytest.raises(UnknownName, match='no kind of source "surveys and more"'):
        read_source("late", "surveys and more")
    with pytest.raises(UnknownName, match=r'no option "column"\. Did you mean "columns"'):
        read_source("late", "notes", column={"text": "a"})
    with pytest.raises(UnknownName, match=r'no level "sure"\. .* There are: observed, reported'):
        read_source("late", "notes", level="sure")
    assert read_source("late", "Note").report.kind == "notes"
    assert read_source("quote\nlate", "interview").report.kind == "interviews"
