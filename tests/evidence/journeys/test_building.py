"""What a journey of another tool becomes beside what is in the workshop already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.evidence import read_source
from cjm_workshop.model import Channel, Journey, Level, Persona, Stage, State, Step, Touchpoint
from journeys_elsewhere import BOOKS, DAY, action, brought, cjml


def test_people_stages_and_touchpoints_that_are_here_are_used(host: Any) -> None:
    host._state = State(
        personas=(Persona(id="persona-a", name="Maya Lind"),),
        stages=(Stage(id="stage-a", name="go  HOME"),),
        touchpoints=(Touchpoint(id="touchpoint-a", name="sit down"),),
        journeys=(Journey(id="journey-a", name="Old"),),
    )
    state, report = brought(host, DAY.replace("Me", "Maya"))
    assert len(state.personas) == 1
    assert [stage.name for stage in state.stages] == ["go  HOME".replace("  ", " "), "Go to work"]
    journey = state.journeys[1]
    assert [s.name for s in state.stages_of(journey.id)] == ["Go to work", "go HOME"]
    assert [step.touchpoint for step in state.steps] == [None, None, "touchpoint-a"]
    assert report.warnings[-1] == (
        "Journeys that name no stages of their own show all stages, so the new ones too."
    )


def test_the_same_journey_again_is_left_out(host: Any, balanced: Callable[[Any], bool]) -> None:
    before, _ = brought(host, DAY)
    after, report = brought(host, DAY)
    assert after == before
    assert (report.taken, len(report.not_taken), report.made) == (0, 3, {})
    assert {row.reason for row in report.not_taken} == {"is in the workshop already"}
    assert balanced(report)


def test_another_journey_of_the_same_name_gets_a_name_of_its_own(host: Any) -> None:
    brought(host, DAY)
    state, _ = brought(host, DAY.replace("Sit down", "Lie down"))
    assert [journey.name for journey in state.journeys] == ["My working day", "My working day (2)"]
    assert len(state.personas) == 1
    assert len(state.stages) == 2


def test_the_caller_says_persona_and_level(host: Any) -> None:
    host._state = State(personas=(Persona(id="persona-a", name="Maya"),))
    state, _ = brought(host, DAY, persona="maya", level="observed")
    assert state.journeys[0].persona == "persona-a"
    assert len(state.personas) == 1
    assert {step.level for step in state.steps} == {Level.OBSERVED}
    with pytest.raises(UnknownName):
        read_source(DAY, "journey", persona="Nobody")


def test_long_texts_fit(host: Any) -> None:
    state, report = brought(host, f"journey\n {'x' * 400}: 3: {'y' * 400}\n section {'z' * 400}\n")
    assert len(state.steps[0].name) == 300
    assert report.warnings == ("Names longer than 300 characters were shortened: row 2.",)
    comment = f"<comment>{'c' * 30_000}</comment>"
    state, _ = brought(host, cjml(action("a", comment)))
    assert len(state.steps[-1].action) == 20_000


def test_the_channels_of_the_workshop_are_used(host: Any) -> None:
    host._state = State(
        channels=(Channel(id="channel-a", name="web"),),
        journeys=(Journey(id="journey-a", name="Old", stages=()),),
        steps=(Step(id="step-a", journey="journey-a", name="x"),),
    )
    state, report = brought(host, BOOKS)
    assert state.steps[1].channels == ("channel-a",)
    assert report.warnings == ()
