"""Checks of structure: a map that triggers each, and the good map that does not."""

from __future__ import annotations

import pytest

from cjm_workshop.model import Journey, Link, Stage, Step


def test_cj10_empty_stage_and_loose_step(good, more, change, what):
    state = more(good, Stage(id="stage-tell", name="I tell others"))
    state = change(state, "step-work", stage=None)
    assert what("CJ10", state) == [
        'error | journey "I get my bicycle repaired" | No step under "I tell others".',
        'warning | journey "I get my bicycle repaired" | '
        'Under no stage of this journey: "Ride to work".',
    ]


def test_cj10_a_journey_without_steps(good, more, what):
    assert what("CJ10", more(good, Journey(id="journey-empty", name="I complain"))) == [
        'error | journey "I complain" | This journey has no step.'
    ]


@pytest.mark.parametrize(("count", "says"), [(2, "It has 2 stages"), (10, "It has 10 stages")])
def test_cj11_too_few_or_too_many_stages(good, put, what, count, says):
    stages = tuple(Stage(id=f"stage-s{n}", name=f"I do {n}") for n in range(count))
    assert what("CJ11", put(good, stages=stages)) == [
        f'warning | journey "I get my bicycle repaired" | {says}; 3 to 9 read well.'
    ]


@pytest.mark.parametrize("count", [3, 9])
def test_cj11_the_fewest_and_the_most_stages_that_read_well(good, put, what, count):
    stages = tuple(Stage(id=f"stage-s{n}", name=f"I do {n}") for n in range(count))
    assert what("CJ11", put(good, stages=stages)) == []


def test_cj12_nothing_before_and_after(good, change, what):
    state = change(good, "step-neighbour", touchpoint="touchpoint-counter")
    state = change(state, "touchpoint-site", moment="during")
    state = change(state, "step-work", touchpoint="touchpoint-counter")
    assert what("CJ12", state) == [
        'warning | journey "I get my bicycle repaired" | '
        "Nothing happens before the first contact with us and after the last one."
    ]
    elsewhere = change(state, "touchpoint-counter", provider="The shop next door")
    assert what("CJ12", elsewhere) == []


@pytest.mark.parametrize(
    ("count", "severity"), [(60, None), (61, "warning"), (150, "warning"), (151, "error")]
)
def test_cj13_too_long(good, put, what, count, severity):
    steps = tuple(
        Step(id=f"step-n{n}", journey="journey-repair", name=f"I do {n}") for n in range(count)
    )
    found = what("CJ13", put(good, steps=steps, pains=(), comments=()))
    assert found == (
        [
            f'{severity} | journey "I get my bicycle repaired" | '
            f"It has {count} steps; up to 60 can be taken in."
        ]
        if severity
        else []
    )


def test_cj18_the_same_step_twice(good, more, what):
    first = good.find("step-work")
    twin = first.model_copy(update={"id": "step-again", "name": "ride to work!"})
    assert what("CJ18", more(good, twin)) == [
        'info | step "ride to work!" | It says nearly the same as "Ride to work" in this stage.'
    ]


def test_cj18_four_words_of_five_are_the_same(good, put, what):
    first = good.find("step-work").model_copy(update={"name": "Oil chain gears pedals"})
    first = first.model_copy(update={"action": ""})
    twin = first.model_copy(update={"id": "step-b", "name": "Oil chain gears pedals saddle"})
    other = first.model_copy(update={"id": "step-b", "name": "Oil chain gears saddle bell"})
    assert len(what("CJ18", put(good, steps=(first, twin)))) == 1
    assert what("CJ18", put(good, steps=(first, other))) == []


def test_cj62_a_loop_without_a_way_out(good, change, what):
    state = change(good, "step-news", next=(Link(step="step-bicycle"),))
    assert what("CJ62", state) == [
        'warning | step "Collect the bicycle" | No way leads to this step.',
        'warning | step "Ride to work" | No way leads to this step.',
        'warning | step "Ask a neighbour" | No way leads out of this loop: "Ask a neighbour", '
        '"Look up the workshop", "Bring the bicycle" and "Wait for news".',
    ]


def test_cj62_a_branch_with_a_condition_keeps_the_usual_way(good, change, what):
    again = (Link(step="step-bicycle", when="if a part is missing"),)
    assert what("CJ62", change(good, "step-news", next=again)) == []


def test_cj62_a_way_to_another_journey(good, more, change, what):
    state = more(
        good,
        Journey(id="journey-two", name="I buy"),
        Step(id="step-buy", journey="journey-two", name="Buy"),
    )
    state = change(state, "step-news", next=(Link(step="step-buy", when="if I lose patience"),))
    assert what("CJ62", state) == [
        'error | step "Wait for news" | It leads on to a step that is not on this journey.'
    ]
