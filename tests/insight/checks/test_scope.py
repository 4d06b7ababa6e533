"""Checks of scope: a map that triggers each, and the good map that does not."""

from __future__ import annotations

from datetime import date

from cjm_workshop.model import Journey, Persona


def test_cj00_no_steps(good, put, what):
    bare = put(good, steps=(), pains=(), opportunities=(), comments=())
    assert what("CJ00", bare) == ["error | the charter | There is no journey with steps yet."]


def test_cj01_nobody_travels(good, change, put, what):
    assert what("CJ01", put(good, personas=())) == [
        "error | the charter | There is no persona yet."
    ]
    assert what("CJ01", change(good, "journey-repair", persona=None)) == [
        'error | journey "I get my bicycle repaired" | This journey has no persona.'
    ]


def test_cj02_no_scenario_goal_or_expectation(good, change, what):
    state = change(good, "charter-main", scenario="")
    state = change(state, "journey-repair", goals=(), expectations=())
    state = change(state, "persona-ana", goals=())
    assert what("CJ02", state) == [
        'error | journey "I get my bicycle repaired" | '
        "It has no scenario, no goal and no expectation yet."
    ]
    assert what("CJ02", change(state, "step-news", expectation="A call"))[0].endswith(
        "It has no scenario and no goal yet."
    )


def test_cj02_takes_the_goals_of_the_persona_as_the_map_does(good, change, what):
    state = change(good, "journey-repair", goals=())
    assert what("CJ02", state) == []
    assert "no goal" in what("CJ02", change(state, "persona-ana", goals=()))[0]


def test_cj03_today_or_a_wish(good, change, what):
    unsaid = change(good, "charter-main", state=None)
    assert what("CJ03", unsaid) == [
        'error | journey "I get my bicycle repaired" | It says neither current nor future.'
    ]
    assert what("CJ03", change(unsaid, "journey-repair", state="current")) == []


def test_cj04_no_bounds(good, change, what):
    unbound = change(good, "charter-main", scope_start="", scope_end="")
    assert what("CJ04", unbound) == ["warning | the charter | The scope has no start and no end."]


def test_cj05_not_in_the_customers_voice(good, change, what):
    state = change(good, "journey-repair", name="Repair process")
    assert what("CJ05", state) == [
        'info | journey "Repair process" | The name is not in the customer\'s voice.'
    ]
    assert what("CJ05", change(good, "journey-repair", name="Ich bringe mein Rad")) == []


def test_cj06_owner_and_review(good, change, what, today):
    state = change(good, "charter-main", owner="", review_date=None, workshop_date=date(2024, 1, 1))
    assert what("CJ06", state) == [
        "warning | the charter | The map has no owner.",
        "warning | the charter | The map has no review date, and it is older than 12 months.",
    ]
    past = change(good, "charter-main", review_date=date(2026, 3, 1))
    assert what("CJ06", past) == ["warning | the charter | The review was due on 2026-03-01."]
    assert what("CJ06", change(good, "charter-main", review_date=today)) == []


def test_cj06_the_owner_of_every_journey_counts(good, change, what):
    state = change(good, "charter-main", owner="")
    assert what("CJ06", change(state, "journey-repair", owner="Tom")) == []


def test_cj07_no_decision(good, change, what):
    assert what("CJ07", change(good, "charter-main", decision="")) == [
        "warning | the charter | It names no decision to inform."
    ]


def test_cj60_a_future_without_a_present(good, more, what):
    future = Journey(id="journey-next", name="I am told", state="future", persona="persona-ana")
    assert what("CJ60", more(good, future)) == [
        'warning | journey "I am told" | It is compared with no journey of today.'
    ]
    linked = future.model_copy(update={"compared_with": "journey-repair"})
    assert what("CJ60", more(good, linked)) == []


def test_cj61_a_persona_without_a_journey(good, more, what):
    assert what("CJ61", more(good, Persona(id="persona-ben", name="Ben"))) == [
        'warning | persona "Ben" | One of 2 personas, but without a journey.'
    ]
