"""The journey board from the Python side: what it shows, and what its templates make."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import words_of
from cjm_workshop.model import Edit, Journey, Link, Pain, Remove, Stage, Step
from cjm_workshop.widgets import journey_board
from cjm_workshop.widgets.journey_board import ALL
from waiting import until


@pytest.fixture
def journey(host: Any) -> Any:
    host.add(
        Stage(id="stage-a", name="Find a slot", aim="A time that suits me"),
        Stage(id="stage-b", name="Get it home"),
        Journey(id="journey-a", name="I order food", persona="persona-maya"),
        Step(id="step-b", journey="journey-a", stage="stage-b", name="Open the door", emotion=2),
        Step(
            id="step-a",
            journey="journey-a",
            stage="stage-a",
            name="Choose a slot",
            emotion=-2,
            moment_of_truth=True,
            next=(Link(step="step-b"), Link(step="step-a", when="none is free")),
        ),
        Pain(id="pain-a", step="step-a", text="No slot before Thursday", severity=3),
    )
    return host


def area(view: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in view["areas"] if one["id"] == name)


def titles(view: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(one["title"], [note["text"] for note in one["notes"]]) for one in view["areas"]]


def choose(board: Any, journey: str) -> None:
    """Choose as the browser does, and wait until the board has followed."""
    before = board.widget.view["version"]
    board.widget._handle_custom_msg({"type": "choose", "id": journey}, [])
    until(lambda: board.widget.view["version"] != before)


def test_steps_hang_under_their_stages_with_what_is_known_of_them(journey, browse) -> None:
    view = browse(journey_board(journey, "journey-a")).widget.view
    assert view["title"] == "Maya · I order food"
    assert titles(view) == [
        ("Find a slot", ["Choose a slot"]),
        ("Get it home", ["Open the door"]),
    ]
    (card,) = area(view, "journey-a/stage-a")["notes"]
    assert card["label"] == "1"
    assert [(mark["kind"], mark["word"], mark.get("to")) for mark in card["marks"]] == [
        ("truth", "★ moment of truth", None),
        ("feeling", "frustrated", None),
        ("pain", "1 pain", None),
        ("way", "↪ on to 2 Open the door", "step-b"),
        ("way", "↩ again · none is free", "step-a"),
    ]
    assert area(view, "journey-a/stage-a")["prompt"] == "A time that suits me"


def test_a_blank_workshop_has_a_place_to_begin(host, browse) -> None:
    host.add(Journey(id="journey-a", name="I order food"))
    board = browse(journey_board(host, "journey-a", "Ana"))
    assert titles(board.widget.view) == [("No stage yet", [])]
    (place,) = board.widget.view["areas"]
    fields = {**place["make"]["fields"], "id": "step-a", place["make"]["text_field"]: "Looks"}
    records = [{"kind": place["make"]["kind"], "fields": fields}]
    assert board.apply(kind="add", id="op-a", records=records)["type"] == "ack"
    assert host.state().steps[0].name == "Looks"


def test_a_step_moves_to_another_stage_by_what_the_area_says(journey, browse) -> None:
    board = browse(journey_board(journey, "journey-a", "Ana"))
    into = area(board.widget.view, "journey-a/stage-b")["into"]
    board.apply(kind="move", id="op-m", record="step-a", after="step-b", into=into)
    assert [step.id for step in journey.state().steps_of("journey-a")] == ["step-b", "step-a"]


def test_a_step_without_a_name_is_renamed_from_what_it_holds(journey, browse) -> None:
    journey.add(Step(id="step-c", journey="journey-a", action="I wonder"))
    board = browse(journey_board(journey, "journey-a", "Ana"))
    (card,) = area(board.widget.view, "journey-a/no-stage")["notes"]
    assert (card["text"], card["value"]) == ("I wonder", "")
    board.apply(
        kind="edit", id="op-e", record="step-c", field="name", old=card["value"], new="Asks"
    )
    assert journey.state().find("step-c").name == "Asks"
    assert not journey.state().conflicts


def test_the_menu_offers_what_a_step_may_be(journey, browse) -> None:
    view = browse(journey_board(journey, "journey-a")).widget.view
    truth, feeling = view["fields"]
    assert truth["field"] in Step.model_fields
    assert [one["value"] for one in feeling["options"]] == [2, 1, 0, -1, -2]
    links = view["links"]
    assert links["field"] in Step.model_fields
    assert {links["to"], links["when"]} <= set(Link.model_fields)
    assert [one["value"] for one in links["targets"]] == ["step-a", "step-b"]


@pytest.mark.parametrize("own", [(), ("stage-a", "stage-b")])
def test_a_stage_goes_later_in_the_journey(journey, browse, own) -> None:
    journey.apply(Edit(record="journey-a", field="stages", old=[], new=list(own)))
    board = browse(journey_board(journey, "journey-a", "Ana"))
    (later,) = area(board.widget.view, "journey-a/stage-a")["actions"]
    assert later["word"] == "Move this stage later"
    assert board.apply(id="op-l", **later["operation"])["type"] == "ack"
    assert [one.id for one in journey.state().stages_of("journey-a")] == ["stage-b", "stage-a"]


def test_a_new_stage_joins_the_stages_of_the_journey(journey, browse) -> None:
    assert "also" not in browse(journey_board(journey, "journey-a")).widget.view["new_area"]
    journey.apply(Edit(record="journey-a", field="stages", old=[], new=["stage-b"]))
    new = browse(journey_board(journey, "journey-a")).widget.view["new_area"]
    assert new["also"] == {"record": "journey-a", "field": "stages", "value": ["stage-b"]}


def test_all_journeys_stand_side_by_side(journey, browse) -> None:
    journey.add(
        Journey(id="journey-b", name="I return it", persona="persona-harold", stages=("stage-b",)),
        Step(id="step-r", journey="journey-b", stage="stage-b", name="Rings the bell"),
    )
    board = browse(journey_board(journey, "journey-a", "Ana"))
    assert board.widget.view["chooser"]["options"][-1]["word"] == "All journeys side by side"
    choose(board, ALL)
    view = board.widget.view
    assert [row["title"] for row in view["rows"]] == ["Maya · I order food", "Harold · I return it"]
    assert [column["title"] for column in view["columns"]] == ["Find a slot", "Get it home"]
    outside = area(view, "journey-b/stage-a")
    assert (outside["make"], outside["zone"]) == (None, "outside")
    assert [note["text"] for note in area(view, "journey-b/stage-b")["notes"]] == ["Rings the bell"]
    into = area(view, "journey-b/stage-b")["into"]
    board.apply(kind="move", id="op-m", record="step-b", after="end", into=into)
    assert journey.state().find("step-b").journey == "journey-b"


def test_a_journey_that_was_removed_leaves_the_choice_of_the_others(journey, browse) -> None:
    journey.add(Journey(id="journey-b", name="I return it"))
    board = browse(journey_board(journey, "journey-a", "Ana"))
    journey.apply(Remove(records=("journey-a",), dependents=True))
    choose(board, "journey-a")
    view = board.widget.view
    assert view["areas"] == []
    assert view["prompt"] == words_of("en")("journey.gone")
    choose(board, "journey-b")
    assert board.widget.view["title"] == "I return it"


def test_there_is_no_board_of_a_journey_that_is_not_there(host) -> None:
    with pytest.raises(UnknownName, match="journey"):
        journey_board(host, "journey-x")


def test_the_board_speaks_the_language_of_the_charter(journey, browse) -> None:
    state = journey.state()
    journey.apply(Edit(record=state.charter.id, field="language", old="en", new="de"))
    view = browse(journey_board(journey, "journey-a")).widget.view
    assert view["new_area"]["label"] == "Neue Phase, benannt nach dem Ziel der Kundin"


@pytest.mark.parametrize(("language", "note"), [("en", r"\bnotes?\b"), ("de", "[Zz]ettel")])
def test_what_hangs_on_it_is_called_a_step(journey, browse, language, note) -> None:
    state = journey.state()
    journey.apply(Edit(record=state.charter.id, field="language", old="en", new=language))
    widget = browse(journey_board(journey, "journey-a")).widget
    unused = {"add_note", "add_note_to", "tag_ask"}  # its areas have words of their own, no tags
    said = {name for name, word in widget.words.items() if re.search(note, word)}
    values = {name for name in said if "{notes}" in widget.words[name]}
    assert said - values <= unused
    assert all(area["placeholder"] for area in widget.view["areas"])
