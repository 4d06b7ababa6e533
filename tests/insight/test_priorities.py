from __future__ import annotations

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight import Quadrant, opportunity_from_pain, priorities, quadrant
from cjm_workshop.model import Opportunity, Pain, State, Vote


def chance(name: str, impact: int | None = None, effort: int | None = None, **more) -> Opportunity:
    fields = {"id": f"opportunity-{name}", "question": f"How might we {name}?"}
    return Opportunity(**fields, impact=impact, effort=effort, **more)


@pytest.mark.parametrize(
    ("impact", "effort", "expected"),
    [
        (5, 1, Quadrant.QUICK_WIN),
        (4, 2, Quadrant.QUICK_WIN),
        (4, 3, Quadrant.BIG_BET),
        (5, 5, Quadrant.BIG_BET),
        (3, 2, Quadrant.FILL_IN),
        (1, 1, Quadrant.FILL_IN),
        (3, 3, Quadrant.NOT_NOW),
        (1, 5, Quadrant.NOT_NOW),
        (None, 1, None),
        (5, None, None),
    ],
)
def test_quadrants(impact, effort, expected):
    assert quadrant(chance("a", impact, effort)) is expected


def order(state: State) -> list[tuple[str, str]]:
    return [(p.place, p.opportunity.id.removeprefix("opportunity-")) for p in priorities(state)]


def test_most_impact_for_the_effort_comes_first_and_the_unrated_last():
    state = State(opportunities=(chance("a"), chance("b", 4, 4), chance("c", 4, 1)))
    assert order(state) == [("1", "c"), ("2", "b"), ("not rated", "a")]


def test_the_worse_pain_decides_between_equals(good, put):
    state = put(
        good,
        pains=(Pain(id="pain-x", step="step-news", text="It hurts", severity=3),),
        opportunities=(chance("a", 4, 2), chance("b", 4, 2, pains=("pain-x",))),
    )
    assert order(state) == [("1", "b"), ("2", "a")]


def test_votes_decide_then_but_a_hair_is_a_tie():
    def voted(**dots: int) -> State:
        votes = (
            Vote(id=f"vote-{name}{n}", about=f"opportunity-{name}", voter=f"P{n}")
            for name, number in dots.items()
            for n in range(number)
        )
        chances = tuple(chance(name, 4, 2) for name in dots)
        return State(opportunities=chances, votes=tuple(votes))

    assert order(voted(a=2, b=5)) == [("1", "b"), ("2", "a")]
    assert order(voted(a=37, b=39, c=35)) == [("1 (tie)", "b"), ("1 (tie)", "a"), ("3", "c")]
    assert order(voted(a=0, b=0)) == [("1 (tie)", "a"), ("1 (tie)", "b")]


def test_what_is_done_or_dropped_is_left_out():
    state = State(
        opportunities=(chance("a", 4, 2, status="done"), chance("b", 4, 2, status="dropped"))
    )
    assert priorities(state) == []


def test_a_priority_in_one_line(good):
    assert [str(priority) for priority in priorities(good)] == [
        "1: How might we let Ana know how far the repair is? (quick win, impact 5, effort 2)"
    ]


@pytest.mark.parametrize(
    ("pain", "question"),
    [
        ("I can't find my slot. It is gone.", "make it possible for Ana to find their slot"),
        ("I could not reach anybody", "make it possible for Ana to reach anybody"),
        ("I don’t know whether I am next", "help Ana to know whether they are next"),
        ("I don't understand the bill", "help Ana to understand the bill"),
        ("I have to repeat myself", "make it unnecessary for Ana to repeat themselves"),
        ("I'm afraid that I lose my place", "make Ana less afraid that they lose their place"),
        ("Waiting for the call", "spare Ana waiting for the call"),
        ("The slot disappears!", "spare Ana this: “The slot disappears”"),
        ("I have to phone, and I'm at work", "spare Ana this: “I have to phone, and I'm at work”"),
        ("Nothing works", "spare Ana this: “Nothing works”"),
    ],
)
def test_a_pain_becomes_a_question(good, change, pain, question):
    state = change(good, "pain-news", text=pain)
    assert opportunity_from_pain(state, "pain-news").question == f"How might we {question}?"


def test_the_draft_is_linked_and_new(good):
    draft = opportunity_from_pain(good, "pain-news")
    assert draft.pains == ("pain-news",)
    assert draft.steps == ("step-news",)
    assert good.find(draft.id) is None
    assert (draft.owner, draft.impact, draft.effort) == ("", None, None)


def test_a_very_long_pain_and_nobody_in_particular(good, change):
    state = change(change(good, "pain-news", text="word " * 3000), "journey-repair", persona=None)
    question = opportunity_from_pain(state, "pain-news").question
    assert question.startswith("How might we spare our customers this: “word word")
    assert question.endswith("word…”?")
    assert len(question) < 260


def test_a_pain_that_is_not_there(good):
    with pytest.raises(
        UnknownName, match=r'There is no pain "pain-new"\. Did you mean "pain-news"'
    ):
        opportunity_from_pain(good, "pain-new")
