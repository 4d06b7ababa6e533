"""Lesson 07: what its checks say about questions and promises, usual and unusual ones."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.learning import Lesson, Verdict
from cjm_workshop.learning.content import content
from cjm_workshop.learning.practice import start_state
from cjm_workshop.model import Add, Opportunity, State, apply, payload_of


@pytest.fixture
def lesson(learner) -> Lesson:
    return Lesson("07")


@pytest.mark.parametrize(
    "text",
    [
        "How might we tell people after eight at night what is still free for tomorrow?",
        "how could Maya learn in the lift whether an evening came free",
        "In what way can a nurse get an answer on her way home?",
        "What would let somebody sleep who still has no slot for tomorrow?",
    ],
)
def test_questions_with_room_for_answers_are_right(lesson, text) -> None:
    assert lesson.check("repair", text).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("How might we build a chatbot that knows the slots?", "“chatbot” is one answer already"),
        ("How might we introduce night shifts at the helpline?", "a solution: “introduce”"),
        ("Add somebody to the phone at night", "a solution: “add”"),
        ("People should be told what is free", "it is no question yet"),
        ("How might we make customers happier at night?", "“happier” is so wide"),
        ("How might we help?", "it is short"),
    ],
)
def test_orders_and_skies_are_not_right_yet(lesson, text, reason) -> None:
    outcome = lesson.check("repair", text)
    assert outcome.verdict is Verdict.NOT_YET
    assert reason in " ".join(outcome.reasons)


@pytest.mark.parametrize(
    ("task", "answer", "verdict"),
    [
        ("doors", "b, d, f", Verdict.CORRECT),
        ("doors", "FDB", Verdict.CORRECT),
        ("doors", "a, b, d, f", Verdict.NOT_YET),
        ("metric", "c", Verdict.CORRECT),
        ("metric", "b", Verdict.NOT_YET),
        ("first", "(b)", Verdict.CORRECT),
        ("first", "a", Verdict.NOT_YET),
    ],
)
def test_letters_are_read_as_people_write_them(lesson, task, answer, verdict) -> None:
    assert lesson.check(task, answer).verdict is verdict


@pytest.mark.parametrize("task", ["doors", "repair", "metric", "first", "promise"])
def test_a_task_left_blank_is_not_attempted(lesson, task) -> None:
    assert lesson.check(task).verdict is Verdict.NOT_ATTEMPTED


PROMISE = {
    "question": "How might we settle three euros before the pasta is cooked?",
    "pains": ("pain-maya-photos",),
    "owner": "Ines, Customer service",
    "metric": "Minutes to a refund in the chat (median)",
    "baseline": "14",
    "target": "5",
    "impact": 4,
    "effort": 2,
}


def promised(*opportunities: dict[str, Any]) -> State:
    """Return the practice workshop with these opportunities, otherwise kept ones."""
    state = start_state(content("07"))
    for at, fields in enumerate(opportunities):
        made = Opportunity(id=f"opportunity-{at}", **(PROMISE | fields))
        state = apply(state, Add(records=(payload_of(made),)))
    return state


def test_one_kept_promise_is_enough(lesson) -> None:
    assert lesson.check("promise", promised({})).verdict is Verdict.CORRECT
    assert lesson.check("promise", promised({"owner": ""}, {})).verdict is Verdict.CORRECT
    to_be_measured = {"baseline": "not measured yet", "steps": ("step-maya-slot",), "pains": ()}
    assert lesson.check("promise", promised(to_be_measured)).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"owner": ""}, "the owner: nobody is named"),
        ({"owner": "Ines and Joost"}, "is more than one"),
        ({"owner": "the team"}, "is a group"),
        ({"metric": ""}, "the metric is still empty"),
        ({"baseline": ""}, "the figure of today is still empty"),
        ({"target": "14"}, "today and goal are both “14”"),
        ({"effort": None}, "the effort is still empty"),
        ({"pains": ()}, "it hangs in the air"),
        ({"question": "How might we build a refund app?"}, "“app” is one answer already"),
    ],
)
def test_what_nobody_could_be_held_to_is_not_right_yet(lesson, fields, reason) -> None:
    outcome = lesson.check("promise", promised(fields))
    assert outcome.verdict is Verdict.NOT_YET
    assert reason in " ".join(outcome.reasons)
