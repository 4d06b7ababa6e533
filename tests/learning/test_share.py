"""Lesson 08: what its checks say about words for a picture and about remarks."""

from __future__ import annotations

import pytest

from cjm_workshop.learning import Lesson, Verdict
from cjm_workshop.learning.content import content
from cjm_workshop.learning.practice import start_state
from cjm_workshop.model import Add, Comment, State, apply, payload_of

FORMS = {"1": "slides", "2": "page", "3": "poster", "4": "spreadsheet"}


@pytest.fixture
def lesson(learner) -> Lesson:
    return Lesson("08")


@pytest.mark.parametrize(
    "text",
    [
        "Maya's first order. It falls to its lowest at the search for an evening, then rises.",
        "A nurse orders groceries: worst is the refund, best the driver at the door",
        "The customer's curve dips twice, at the slot and at the refund, and peaks at the door.",
    ],
)
def test_words_that_stand_for_the_picture_are_right(lesson, text) -> None:
    assert lesson.check("alternative", text).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("map-final.png", "it is the name of a file"),
        ("Maya's curve falls", "3 words"),
        (
            "Picture of a map of Maya's order with a curve that goes down",
            "is said by the reader's program already",
        ),
        ("Five stages with fourteen touchpoints, and it falls twice", "whose journey"),
        ("The steps that Maya takes when she orders her groceries online", "where the curve goes"),
        ("Maya falls " + "and falls " * 40, "82 words"),
    ],
)
def test_words_that_tell_little_are_not_right_yet(lesson, text, reason) -> None:
    outcome = lesson.check("alternative", text)
    assert outcome.verdict is Verdict.NOT_YET
    assert reason in " ".join(outcome.reasons)


@pytest.mark.parametrize(
    ("task", "answer", "verdict"),
    [
        ("readers", FORMS, Verdict.CORRECT),
        ("readers", "slides, page, poster, spreadsheet", Verdict.CORRECT),
        ("readers", "1 slides, 3 poster, 2 page, 4 spreadsheet", Verdict.CORRECT),
        ("readers", FORMS | {"2": "poster", "3": "page"}, Verdict.NOT_YET),
        ("opening", "b", Verdict.CORRECT),
        ("opening", "a", Verdict.NOT_YET),
        ("feedback", "bde", Verdict.CORRECT),
        ("feedback", "a, b, d, e", Verdict.NOT_YET),
    ],
)
def test_answers_are_read_as_people_write_them(lesson, task, answer, verdict) -> None:
    assert lesson.check(task, answer).verdict is verdict


@pytest.mark.parametrize("task", ["readers", "opening", "alternative", "feedback", "remark"])
def test_a_task_left_blank_is_not_attempted(lesson, task) -> None:
    assert lesson.check(task).verdict is Verdict.NOT_ATTEMPTED


def remarked(*remarks: tuple[str, str]) -> State:
    """Return the practice workshop with these remarks: about what, and the words."""
    state = start_state(content("08"))
    for at, (about, text) in enumerate(remarks):
        comment = Comment(id=f"comment-{at}", about=about, text=text, author="Ann")
        state = apply(state, Add(records=(payload_of(comment),)))
    return state


def test_one_remark_to_work_with_is_enough(lesson) -> None:
    asks = ("step-maya-refund", "Is it the same for people who ring?")
    assert lesson.check("remark", remarked(asks)).verdict is Verdict.CORRECT
    doubts = ("pain-maya-fee", "Our log says 19, not 22 per cent")
    assert lesson.check("remark", remarked(("charter-main", "Nice!"), doubts)).verdict is (
        Verdict.CORRECT
    )


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        (("step-maya-refund", "Great work, looks perfect"), "is kind"),
        (("step-maya-refund", "Why?"), "will be a riddle next week"),
        (("charter-main", "Is this so for people without a phone?"), "is about everything"),
    ],
)
def test_praise_riddles_and_the_whole_are_not_right_yet(lesson, remark, reason) -> None:
    outcome = lesson.check("remark", remarked(remark))
    assert outcome.verdict is Verdict.NOT_YET
    assert reason in " ".join(outcome.reasons)


def test_a_map_without_a_new_remark_is_not_attempted(lesson) -> None:
    assert lesson.check("remark", remarked()).verdict is Verdict.NOT_ATTEMPTED
