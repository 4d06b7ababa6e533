"""The import form from the Python side: pieces of files, reports, refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence import ImportReport, NotTaken
from cjm_workshop.widgets.import_form import ImportForm, import_form


class Taker:
    def __init__(self) -> None:
        self.got: list[tuple[str, str, str]] = []

    def __call__(self, source: str | Path, kind: str) -> Any:
        if not isinstance(source, Path):
            self.got.append(("pasted", source, kind))
            return "3 rows read, <3 taken>"
        self.got.append((source.name, source.read_text("utf-8"), kind))
        left = (
            NotTaken(2, "empty", ""),
            *(NotTaken(row, "too long", f"row {row}") for row in range(3, 10)),
        )
        return ImportReport(
            "event_log", source.name, 10, 2, {"evidence": 1, "note": 2}, left, ("comma",), ("few",)
        )


@pytest.fixture
def form(browse: Any) -> Any:
    return browse(import_form(Taker()))


def piece(form: Any, request: str, file: int, data: bytes) -> None:
    message = {"type": "piece", "id": request, "file": file}
    form.widget._handle_custom_msg(message, [memoryview(data)])


def test_files_come_in_pieces_and_are_taken_under_their_own_names(form) -> None:
    piece(form, "take-a", 0, b"a,b\n")
    piece(form, "take-a", 1, b"x")
    piece(form, "take-a", 0, b"1,2\n")
    files = [{"name": "../answers.csv", "size": 8}, {"name": "C:\\data\\x.csv", "size": 1}]
    for _ in range(2):  # a request that is sent twice is done once
        answer = form.say(type="take", id="take-a", kind="survey", text="", files=files)
        assert answer == {"type": "ack", "id": "take-a", "version": 0}
    assert form.widget._take.got == [
        ("answers.csv", "a,b\n1,2\n", "survey"),
        ("x.csv", "x", "survey"),
    ]
    view = form.widget.view
    assert (view["busy"], view["done"]) == ("", ["take-a"])
    assert [(one["name"], one["file"]) for one in view["results"]] == [
        ("../answers.csv", 0), ("C:\\data\\x.csv", 1),
    ]  # fmt: skip
    assert len(form.widget._pieces) == 0


def test_a_report_comes_as_lists(form) -> None:
    piece(form, "take-a", 0, b"x")
    form.say(type="take", id="take-a", kind="survey", files=[{"name": "log.csv", "size": 1}])
    assert form.widget.view["results"][0]["report"] == {
        "kind": "Event log",
        "source": "log.csv",
        "read": 10,
        "taken": 2,
        "left": 8,
        "made": "1 piece of evidence, 2 notes",
        "reasons": [
            {
                "words": "7 rows: too long (rows 3, 4, 5, 6, 7, 8, 9)",
                "examples": ["“row 3”", "“row 4”", "“row 5”", "“row 6”", "“row 7”", "and 2 more"],
            },
            {"words": "1 row: empty (row 2)", "examples": []},
        ],
        "look": ["few"],
        "guesses": ["comma"],
        "also": [],
    }


def test_pasted_text_is_taken_and_other_reports_are_shown_as_they_are(form) -> None:
    form.say(type="take", id="take-a", kind="notes", text="one\ntwo", files=[])
    form.say(type="take", id="take-b", kind="notes", text="three", files=[])
    assert form.widget._take.got == [("pasted", "one\ntwo", "notes"), ("pasted", "three", "notes")]
    assert [(one["request"], one["report"]) for one in form.widget.view["results"]] == [
        ("take-b", {"text": "3 rows read, <3 taken>"}),
        ("take-a", {"text": "3 rows read, <3 taken>"}),
    ]


def test_what_cannot_be_taken_does_not_keep_out_the_rest(browse) -> None:
    def refuse(source: str | Path, kind: str) -> str:
        if not isinstance(source, Path):
            fault = Fault("row 1", "nothing", "a <note>")
            raise ImportFaults("Nothing was taken from this.", [fault], "Check the <columns>.")
        if source.name == "odd.csv":
            raise ValueError("odd")
        return "taken"

    form = browse(ImportForm(refuse))
    for at in range(2):
        piece(form, "take-a", at, b"x")
    files = [
        {"name": "odd.csv", "size": 1},
        {"name": "a.csv", "size": 1},
        {"name": "b.csv", "size": 1},
    ]
    answer = form.say(type="take", id="take-a", kind="notes", text="one", files=files)
    assert answer["type"] == "ack"
    odd, fine, cut, pasted = form.widget.view["results"]
    assert odd["error"]["what"] == "Something broke in the kernel: ValueError('odd')"
    assert fine["report"] == {"text": "taken"}
    assert cut["error"]["what"] == "The file did not come over whole. Choose it once more."
    assert pasted["error"] == {
        "what": "Nothing was taken from this.",
        "faults": ["row 1: found nothing; expected a <note>"],
        "advice": "Check the <columns>.",
    }


def test_columns_that_are_not_found_are_asked_for_and_handed_on(browse) -> None:
    got = []

    def take(source: str | Path, kind: str, **options: Any) -> str:
        got.append((source if isinstance(source, str) else source.name, kind, options))
        if "columns" not in options:
            fault = Fault("the column with the text", "none", "one of these")
            wanted = ("text", "mood")
            advice = 'Say columns={"text": "x"}.'
            raise ImportFaults("Not clear.", [fault], advice, columns=("x", "y"), wanted=wanted)
        return "taken"

    form = browse(ImportForm(take))
    form.say(type="take", id="take-a", kind="notes", text="x,y", files=[])
    assert form.widget.view["results"][0]["error"] == {
        "what": "Not clear.",
        "faults": ["the column with the text: found none; expected one of these"],
        "advice": "",
        "columns": ["x", "y"],
        "ask": [{"role": "text", "words": "the text"}, {"role": "mood", "words": "mood"}],
    }
    piece(form, "take-b", 0, b"x")
    files = [{"name": "a.csv", "size": 1, "columns": {"text": "y", "mood": ""}}]
    form.say(type="take", id="take-b", kind="notes", text="x,y", files=files, columns={"text": "x"})
    assert got[1:] == [
        ("a.csv", "notes", {"columns": {"text": "y"}}),
        ("x,y", "notes", {"columns": {"text": "x"}}),
    ]


@pytest.mark.parametrize(
    ("comments", "options"),
    [(False, {"comments_as_notes": False}), (True, {}), (None, {})],
)
def test_comments_are_left_out_where_they_are_not_wanted(browse, comments, options) -> None:
    got = []
    form = browse(ImportForm(lambda source, kind, **options: got.append(options)))
    form.say(type="take", id="take-a", kind="survey", text="a", files=[], comments=comments)
    assert got == [options]


def test_an_empty_request_says_what_to_do(form) -> None:
    answer = form.say(type="take", id="take-a", kind="notes", text=" ", files=[])
    assert answer["reason"] == "Choose a file or paste some text first."
    assert form.widget.view["done"] == []


def test_the_kernel_says_that_it_lives(form) -> None:
    assert form.say(type="hello") == {"type": "here"}


def test_every_kind_is_one_that_can_be_taken() -> None:
    from cjm_workshop.evidence import KINDS_OF_SOURCE

    form = import_form(Taker())
    assert {kind["value"] for kind in form.view["kinds"]} <= set(KINDS_OF_SOURCE)
    form.close()
