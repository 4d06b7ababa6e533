from __future__ import annotations

import pytest
from pydantic import ValidationError

from cjm_workshop.model import Channel, Journey, Note, Persona, State, Step, Touchpoint
from cjm_workshop.model.faults import faults_of
from cjm_workshop.model.scan import cross_reference_faults, unknown_fields


def faults(data: dict) -> list[str]:
    with pytest.raises(ValidationError) as error:
        State.model_validate(data)
    return [str(fault) for fault in faults_of(error.value)]


def test_every_fault_is_listed_with_its_path() -> None:
    data = {
        "steps": [
            {"id": "step-a", "journey": "journey-a", "emotion": 7},
            {"id": "Step A", "journey": "journey-a", "gains": [{"text": 5}]},
            {"id": "step-c"},
        ],
        "charter": {"review_date": "soon", "dots_each": "many"},
    }
    assert faults(data) == [
        'charter.review_date: found "soon"; expected a date as YYYY-MM-DD',
        'charter.dots_each: found "many"; expected a whole number',
        "steps[0].emotion: found 7; expected a number from -2 to 2",
        'steps[1].id: found "Step A"; expected an id such as step-7k3mq9xa '
        "(small letters, digits, hyphens)",
        "steps[1].gains[0].text: found 5; expected a text",
        "steps[2].journey: found nothing; expected this field, which must not be left out",
    ]


def test_doubled_and_dangling_ids_are_found() -> None:
    state = State(
        channels=(Channel(id="channel-web", name="web"), Channel(id="channel-web", name="again")),
        touchpoints=(Touchpoint(id="touchpoint-a", name="a", channels=("channel-fax",)),),
        notes=(Note(id="note-a", text="x", cluster="channel-web"),),
        steps=(Step(id="step-a", journey="journey-a"),),
    )
    assert [str(fault) for fault in cross_reference_faults(state)] == [
        'channels[1].id: found "channel-web", which channels[0] has too; expected an id of its own',
        'touchpoints[0].channels[0]: found "channel-fax"; '
        "expected the id of a channel that is in this workshop",
        'steps[0].journey: found "journey-a"; '
        "expected the id of a journey that is in this workshop",
        'notes[0].cluster: found "channel-web", a channel; expected a cluster',
    ]


def test_an_id_that_two_kinds_have_is_told_once() -> None:
    state = State(
        personas=(Persona(id="persona-maya", name="Maya"),),
        journeys=(Journey(id="journey-a", name="a", persona="persona-maya"),),
        notes=(Note(id="persona-maya", text="x"), Note(id="note-b", text="y", persona="note-b")),
    )
    assert [str(fault) for fault in cross_reference_faults(state)] == [
        'notes[0].id: found "persona-maya", which personas[0] has too; expected an id of its own',
        'notes[1].persona: found "note-b", a note; expected a persona',
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"steps": [{"id": "step-a", "journey": "journey-a", "engagement": 0}]}, "1 to 5"),
        ({"steps": [{"id": "step-a", "journey": "journey-a", "emotion": -3}]}, "-2 to 2"),
        ({"opportunities": [{"id": "opportunity-a", "question": "x", "effort": 6}]}, "1 to 5"),
        ({"charter": {"dots_each": 99}}, "1 to 20"),
    ],
)
def test_a_value_outside_its_scale_is_told_the_scale(fields: dict, expected: str) -> None:
    (message,) = faults(fields)
    assert message.endswith(f"expected a number from {expected}")


def test_unknown_fields_are_found_at_any_depth() -> None:
    held = {"notes": [{"id": "note-a", "text": "x", "mood": 1}], "weather": "fine"}
    assert [fault.path for fault in unknown_fields(State, held)] == ["weather", "notes[0].mood"]


@pytest.mark.parametrize("text", ["👩‍🚒 très bien", "مرحبا بكم", "שלום", "日本語", "a\nb", "\t"])
def test_the_scripts_of_the_world_are_taken(text: str) -> None:
    assert Note(id="note-a", text=text).text == text


def test_a_message_never_prints_a_megabyte() -> None:
    (message,) = faults({"notes": [{"id": "note-a", "text": "x" * 1_000_000}]})
    assert len(message) < 200
