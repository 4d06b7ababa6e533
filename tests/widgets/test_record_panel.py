"""The record behind a note: the same form over the board as in a notebook."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.model import Edit, Journey, Persona, Remove, Step, Touchpoint
from cjm_workshop.widgets import journey_board, touchpoint_board, touchpoint_form


@pytest.fixture
def board(host: Any, browse: Any) -> Any:
    host.add(
        Touchpoint(id="touchpoint-a", name="Leaflet"),
        Touchpoint(id="touchpoint-b", name="Letter"),
        Journey(id="journey-a", name="I read", persona="persona-maya"),
        Step(id="step-a", journey="journey-a", touchpoint="touchpoint-a"),
        Step(id="step-b", journey="journey-a", name="I wonder"),
    )
    return browse(touchpoint_board(host, "Ana"))


def opened(board: Any, record: str) -> None:
    board.widget._handle_custom_msg({"type": "open", "record": record, "script": False}, [])


def without(view: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in view.items() if name not in names}


def test_the_panel_is_the_form_of_the_notebook(board, host, browse) -> None:
    opened(board, "touchpoint-a")
    form = browse(touchpoint_form(host, "touchpoint-a", "Ana")).widget
    shown = board.widget.records["touchpoint-a"]
    assert without(shown, "version") == without(form.view, "version", "serial")
    assert board.widget.records["words"] == form.words


def test_its_script_comes_once_it_is_asked_for(board) -> None:
    assert board.say(type="open", record="touchpoint-a", script=True)["type"] == "script"
    assert "class Form" in board.got[-1]["esm"]
    count = len(board.got)
    board.widget._handle_custom_msg({"type": "open", "record": "touchpoint-b", "script": False}, [])
    assert all(message["type"] != "script" for message in board.got[count:])


def test_an_open_record_follows_the_workshop_until_it_is_shut(board, host) -> None:
    opened(board, "touchpoint-a")
    edit = {"kind": "edit", "record": "touchpoint-a", "field": "name"}
    answer = board.apply(**edit, id="op-a", old="Leaflet", new="Flyer")
    assert answer["type"] == "ack"
    board.widget._draw()
    assert board.widget.records["touchpoint-a"]["title"] == "Flyer"
    assert board.widget.records["touchpoint-a"]["version"] >= answer["version"]
    board.widget._handle_custom_msg({"type": "shut", "record": "touchpoint-a"}, [])
    host.apply(Edit(record="touchpoint-a", field="name", old="Flyer", new="Poster"))
    board.widget._draw()
    assert board.widget.records["touchpoint-a"]["title"] == "Flyer"


def test_a_record_that_was_removed_is_told(board, host) -> None:
    opened(board, "touchpoint-b")
    host.apply(Remove(records=("touchpoint-b",)))
    board.widget._draw()
    shown = board.widget.records["touchpoint-b"]
    assert shown["gone"].startswith('There is no record "touchpoint-b".')
    assert shown["title"] == "Letter"


def test_files_and_history_work_from_the_panel(board) -> None:
    opened(board, "touchpoint-a")
    assert board.say(type="history", record="touchpoint-a")["lines"][-1]["what"] == ["made it"]
    assert board.say(type="draw", id="draw-a", name="Maya")["type"] == "refused"


def test_steps_open_their_touchpoint_and_personas_open_too(board, host, browse) -> None:
    cards = {
        card["id"]: card.get("opens")
        for area in browse(journey_board(host, "journey-a")).widget.view["areas"]
        for card in area["notes"]
    }
    assert cards == {"step-a": "touchpoint-a", "step-b": None}
    host.add(Persona(id="persona-ines", name="Ines"))
    opened(board, "persona-ines")
    assert board.widget.records["persona-ines"]["title"] == "Ines"
