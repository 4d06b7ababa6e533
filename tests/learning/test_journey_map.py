"""Lesson 06: what its checks say about a step's voice and about a map, usual and unusual ones."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.learning import Lesson, Verdict
from cjm_workshop.learning.content import content
from cjm_workshop.learning.practice import start_state
from cjm_workshop.model import Add, Journey, State, Step, apply, payload_of

STAGES = [stage.id for stage in start_state(content("06")).stages]


@pytest.fixture
def lesson(learner) -> Lesson:
    return Lesson("06")


@pytest.mark.parametrize(
    "text",
    [
        "I read in the lift that my food comes on Thursday at eight",
        "My phone buzzes: it comes on Thursday",
        "she opens the mail twice, to be sure",
        "Maya shows the mail to a colleague",
        "The mail tells me it's Thursday",
        "i'm told by mail that it comes on thursday",
    ],
)
def test_a_step_that_somebody_tells_is_right(lesson, text) -> None:
    assert lesson.check("voice", text).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Confirmation mail", "2 words: who does what, and where?"),
        ("The system tells me that my order stands", "“system” is a word of ours"),
        ("The fulfilment centre picks her order now", "“fulfilment centre” is a word of ours"),
        ("A mail with all details arrives", "Nobody is there"),
        ("Order confirmation is sent to Maya", "something is done to her"),
    ],
)
def test_a_step_that_the_company_tells_is_not_right_yet(lesson, text, reason) -> None:
    outcome = lesson.check("voice", text)
    assert outcome.verdict is Verdict.NOT_YET
    assert reason in " ".join(outcome.reasons)


@pytest.mark.parametrize(
    ("task", "answer", "verdict"),
    [
        ("stages", "b, d, f", Verdict.CORRECT),
        ("stages", {"f", "d", "b"}, Verdict.CORRECT),
        ("stages", "b, d", Verdict.NOT_YET),
        ("feelings", "DB", Verdict.CORRECT),
        ("feelings", "b, c, d", Verdict.NOT_YET),
        ("quotes", ["a", "c"], Verdict.CORRECT),
        ("quotes", "a, c, d", Verdict.NOT_YET),
    ],
)
def test_letters_are_read_as_people_write_them(lesson, task, answer, verdict) -> None:
    assert lesson.check(task, answer).verdict is verdict


@pytest.mark.parametrize("task", ["stages", "voice", "feelings", "quotes", "map"])
def test_a_task_left_blank_is_not_attempted(lesson, task) -> None:
    assert lesson.check(task).verdict is Verdict.NOT_ATTEMPTED


def mapped(*steps: dict[str, Any], journey: str = "I order for the first time") -> State:
    """Return the practice workshop with a journey of these steps, otherwise sound ones."""
    state = start_state(content("06"))
    whole = Journey(id="journey-a", name=journey, persona="persona-maya", state="current")
    state = apply(state, Add(records=(payload_of(whole),)))
    for at, step in enumerate(steps):
        fields = {"stage": STAGES[at % len(STAGES)], **SOUND, **step}
        made = Step(id=f"step-{at}", journey="journey-a", **fields)
        state = apply(state, Add(records=(payload_of(made),)))
    return state


SOUND = {
    "name": "I wait for the van",
    "channels": ("channel-app",),
    "emotion": 1,
    "emotion_reason": "The map shows how far it is",
    "evidence": ("evidence-q28",),
}
LOW = {"emotion": -2, "emotion_reason": "Dinner is tomorrow and the evening is gone"}
DECIDES = LOW | {"moment_of_truth": True}
FIVE = (DECIDES, {}, {}, {}, {})


def test_a_map_of_five_honest_steps_is_right(lesson) -> None:
    assert lesson.check("map", mapped(*FIVE)).reasons == ()
    assert lesson.check("map", mapped(*FIVE)).verdict is Verdict.CORRECT


def test_more_steps_than_needed_and_a_step_that_only_assumes_are_right_too(lesson) -> None:
    unsure = {"evidence": (), "level": "assumed"}
    many = mapped(*FIVE, unsure, {"emotion": None, "emotion_reason": ""})
    assert lesson.check("map", many).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        ((DECIDES, {}), "2 steps so far"),
        ((LOW, {}, {}, {}, {}), "there is no moment of truth"),
        ((DECIDES, {}, {}, {}, {"emotion_reason": ""}), "Nobody said why this feels good"),
        ((DECIDES, {}, {}, {}, {"emotion": None}), "1 of 5 steps say nothing of how it feels"),
        (tuple(step | {"evidence": ()} for step in FIVE), "no step names a source"),
        (tuple(step | {"stage": STAGES[0]} for step in FIVE), "What do we need?"),
        (({"moment_of_truth": True}, {}, {}, {}, {}), "curve"),
        ((*FIVE, {"quote": "I simply love FreshCart"}), "quote"),
        ((*FIVE, {"action": "The system sends a confirmation"}), "system"),
    ],
)
def test_what_a_reader_would_miss_is_told(lesson, steps, reason) -> None:
    outcome = lesson.check("map", mapped(*steps))
    assert outcome.verdict is Verdict.NOT_YET
    assert reason.casefold() in " ".join(outcome.reasons).casefold()


def test_a_journey_without_a_step_is_not_attempted(lesson) -> None:
    assert lesson.check("map", mapped()).verdict is Verdict.NOT_ATTEMPTED
