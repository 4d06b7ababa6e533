"""Checks of opportunities: a map that triggers each, and the good map that does not."""

from __future__ import annotations

import pytest

from cjm_workshop.model import Opportunity, Pain, Vote


def test_cj50_a_pain_that_nobody_weighs(good, more, what):
    state = more(
        good,
        Pain(id="pain-a", step="step-bicycle", text="Nobody is there"),
        Pain(id="pain-b", step="step-bicycle", text="The bell is broken", severity=1),
    )
    assert what("CJ50", state) == [
        'warning | pain "Nobody is there" | It has no severity and no opportunity.'
    ]


def test_cj51_an_opportunity_without_an_owner(good, change, what):
    state = change(good, "opportunity-news", owner="")
    assert what("CJ51", state) == [
        'error | opportunity "How might we let Ana know how far the repair is?" | It has no owner.'
    ]
    assert what("CJ51", change(state, "opportunity-news", status="dropped")) == []


def test_cj52_no_metric_or_baseline(good, change, what):
    where = 'warning | opportunity "How might we let Ana know how far the repair is?" | '
    assert what("CJ52", change(good, "opportunity-news", metric="")) == [
        f"{where}It has no metric."
    ]
    assert what("CJ52", change(good, "opportunity-news", baseline="")) == [
        f'{where}Nobody said where "Calls asking for news per week" stands today.'
    ]


@pytest.mark.parametrize("question", ["Build an app", "How might we implement SMS?"])
def test_cj53_a_solution_instead_of_a_question(good, change, what, question):
    verb = "build" if question.startswith("Build") else "implement"
    assert what("CJ53", change(good, "opportunity-news", question=question)) == [
        f'info | opportunity "{question}" | It begins with a solution: "{verb}".'
    ]


def test_cj54_the_lowest_point_is_left_alone(good, put, what):
    assert what("CJ54", put(good, opportunities=())) == [
        'warning | step "Wait for news" | '
        "The curve is lowest here (-2), and no opportunity asks why."
    ]


def _chances(count: int, **fields: int) -> tuple[Opportunity, ...]:
    return tuple(
        Opportunity(id=f"opportunity-n{n}", question=f"How might we {n}?", owner="A", **fields)
        for n in range(count)
    )


def test_cj55_nothing_stands_out(good, put, what):
    assert what("CJ55", put(good, opportunities=_chances(8, impact=5, effort=2))) == [
        "warning | the charter | 8 opportunities are called high in impact; up to 7 stand out.",
        "warning | the charter | All 8 opportunities have the same impact and effort.",
    ]
    assert what("CJ55", put(good, opportunities=_chances(7, impact=5, effort=2))) == [
        "warning | the charter | All 7 opportunities have the same impact and effort.",
    ]
    votes = tuple(Vote(id=f"vote-n{n}", about=f"opportunity-n{n}", voter="A") for n in range(4))
    assert what("CJ55", put(good, opportunities=_chances(4), votes=votes)) == [
        "warning | the charter | All 4 opportunities with votes have the same number of them."
    ]


def test_cj55_finds_four_alike_and_takes_three_for_chance(good, put, what):
    assert what("CJ55", put(good, opportunities=_chances(4, impact=1, effort=2))) == [
        "warning | the charter | All 4 opportunities have the same impact and effort."
    ]
    assert what("CJ55", put(good, opportunities=_chances(3, impact=1, effort=2))) == []
