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


def test_steps_open_themselves_and_lead_to_their_touchpoint(board, host, browse) -> None:
    steps = browse(journey_board(host, "journey-a", "Ana"))
    cards = {
        card["id"]: card["opens"] for area in steps.widget.view["areas"] for card in area["notes"]
    }
    assert cards == {"step-a": "step-a", "step-b": "step-b"}
    opened(steps, "step-a")
    shown = steps.widget.records["step-a"]
    (page,) = shown["pages"]
    fields = {
        one["field"]: one for part in page["sections"] for one in part["fields"] if "field" in one
    }
    assert fields["touchpoint"]["value"] == "touchpoint-a"
    assert fields["touchpoint"]["opens"] == "Open the touchpoint"
    assert {"action", "thought", "quote", "emotion", "emotion_reason", "gains"} <= set(fields)
    assert not {"moves", "place", "remove"} & set(page)  # its card is moved and removed
    opened(steps, fields["touchpoint"]["value"])
    assert steps.widget.records["touchpoint-a"]["title"] == "Leaflet"


def test_a_pain_of_an_open_step_is_added_changed_and_told(board, host, browse) -> None:
    steps = browse(journey_board(host, "journey-a", "Ana"))
    opened(steps, "step-b")
    sections = steps.widget.records["step-b"]["pages"][0]["sections"]
    (pains,) = (one for part in sections for one in part["fields"] if one["type"] == "records")
    fields = {**pains["add"]["make"]["fields"], "id": "pain-a", "text": "Small print"}
    add = {"kind": "add", "id": "op-a", "records": [{"kind": "pain", "fields": fields}]}
    assert steps.apply(**add)["type"] == "ack"
    steps.widget._draw()
    sections = steps.widget.records["step-b"]["pages"][0]["sections"]
    (pains,) = (one for part in sections for one in part["fields"] if one["type"] == "records")
    assert [item["title"] for item in pains["items"]] == ["Small print"]
    assert host.state().find("pain-a").step == "step-b"


def test_personas_open_too(board, host) -> None:
    host.add(Persona(id="persona-ines", name="Ines"))
    opened(board, "persona-ines")
    assert board.widget.records["persona-ines"]["title"] == "Ines"
