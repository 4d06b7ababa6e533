"""Lesson 05: what its checks say about names and sorted notes, usual and unusual ones."""

from __future__ import annotations

import pytest

from cjm_workshop.learning import Lesson, Verdict
from cjm_workshop.learning.content import content
from cjm_workshop.learning.practice import start_state
from cjm_workshop.model import Add, Cluster, Move, State, apply, payload_of

NOTES = [note.id for note in start_state(content("05")).notes]


@pytest.fixture
def lesson(learner) -> Lesson:
    return Lesson("05")


@pytest.mark.parametrize(
    "name",
    [
        "I want to hear a person before I give away my card",
        "Is my money safe?",
        "Nobody tells me who sees my number",
        "they're scared of being robbed",
        "WHO ARE YOU PEOPLE",
        "Fees appear too late",
        "Let me pay the way I always did!",
    ],
)
def test_names_that_say_something_are_right(lesson, name) -> None:
    assert lesson.check("rename", name).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Trust", "“Trust” is the label of a drawer"),
        ("Payment process problems", "is the label of a drawer"),
        ("Price and payment", "is the label of a drawer"),
        ("Delivery time windows", "is the label of a drawer"),
        ("Low conversion at the card", "“conversion” is a word of ours"),
        ("word " * 13, "13 words are a paragraph"),
        (7, "a text between quotation marks"),
    ],
)
def test_labels_reports_and_paragraphs_are_not_right_yet(lesson, name, reason) -> None:
    outcome = lesson.check("rename", name)
    assert outcome.verdict is Verdict.NOT_YET
    assert reason in " ".join(outcome.reasons)


@pytest.mark.parametrize("task", ["headers", "company", "rename", "votes"])
def test_a_task_left_blank_is_not_attempted(lesson, task) -> None:
    assert lesson.check(task).verdict is Verdict.NOT_ATTEMPTED


@pytest.mark.parametrize(
    ("task", "answer", "verdict"),
    [
        ("headers", "b, d", Verdict.CORRECT),
        ("headers", ["D", "B"], Verdict.CORRECT),
        ("headers", "b", Verdict.NOT_YET),
        ("headers", "b, d, f", Verdict.NOT_YET),
        ("company", "ade", Verdict.CORRECT),
        ("company", "a, b, d, e", Verdict.NOT_YET),
        ("votes", "C)", Verdict.CORRECT),
        ("votes", "a", Verdict.NOT_YET),
    ],
)
def test_letters_are_read_as_people_write_them(lesson, task, answer, verdict) -> None:
    assert lesson.check(task, answer).verdict is verdict


def sorted_into(groups: dict[str, list[str]]) -> State:
    """Return the practice workshop with these groups and the notes in them."""
    state = start_state(content("05"))
    for at, (name, notes) in enumerate(groups.items()):
        cluster = Cluster(id=f"cluster-{at}", name=name)
        state = apply(state, Add(records=(payload_of(cluster),)))
        for note in notes:
            state = apply(state, Move(record=note, into={"cluster": cluster.id}))
    return state


NAMES = ["It is gone before my shift ends", "Say the price first", "Who sees my card number?"]


def test_any_sorting_into_named_groups_is_right(lesson) -> None:
    thirds = {name: NOTES[at::3] for at, name in enumerate(NAMES)}
    assert lesson.check("sort", sorted_into(thirds)).verdict is Verdict.CORRECT
    loose = {name: NOTES[at * 5 : at * 5 + 5] for at, name in enumerate(NAMES)}
    assert lesson.check("sort", sorted_into(loose)).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("groups", "reason"),
    [
        ({NAMES[0]: NOTES}, "1 group so far"),
        ({NAMES[0]: NOTES[:12], NAMES[1]: NOTES[12:16], NAMES[2]: NOTES[16:]}, "What parts them?"),
        ({name: NOTES[at::5] for at, name in enumerate(NAMES)}, "8 of 20 notes are not sorted yet"),
        (
            {NAMES[0]: NOTES[:9], NAMES[1]: NOTES[9:18], NAMES[2]: NOTES[18:19]},
            "holds 1 note: no group yet",
        ),
        (
            {NAMES[0]: NOTES[:9], NAMES[1]: NOTES[9:15], "Trust": NOTES[15:]},
            "“Trust” is the label of a drawer",
        ),
    ],
)
def test_heaps_scraps_and_drawers_are_not_right_yet(lesson, groups, reason) -> None:
    outcome = lesson.check("sort", sorted_into(groups))
    assert outcome.verdict is Verdict.NOT_YET
    assert reason in " ".join(outcome.reasons)


def test_an_untouched_heap_is_not_attempted(lesson) -> None:
    assert lesson.check("sort", start_state(content("05"))).verdict is Verdict.NOT_ATTEMPTED
