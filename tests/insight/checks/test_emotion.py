"""Checks of emotion: a map that triggers each, and the good map that does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cjm_workshop.model import State


def test_cj30_an_emotion_without_a_reason(good, change, what):
    state = change(good, "step-bicycle", emotion_reason="")
    assert what("CJ30", state) == [
        'warning | step "Bring the bicycle" | Nobody said why this feels bad (-1).'
    ]
    assert what("CJ30", change(good, "step-news", emotion_reason="")) == []


def test_cj31_a_reason_that_says_nothing(good, change, what):
    state = change(good, "step-collect", emotion_reason="She is very happy")
    assert what("CJ31", state) == [
        'warning | step "Collect the bicycle" | '
        'The reason "She is very happy" names a feeling, no reason.'
    ]


def test_cj32_emotions_without_a_source(good, change, what):
    state = change(change(good, "step-work", evidence=()), "step-bicycle", evidence=())
    assert what("CJ32", state) == [
        'warning | journey "I get my bicycle repaired" | '
        '2 of 6 rated steps name no source: "Bring the bicycle" and "Ride to work".'
    ]
    assert what("CJ32", change(good, "step-news", evidence=())) == []
    assert what("CJ32", change(state, "journey-repair", state="future")) == []


@pytest.fixture
def rated(good, put) -> Callable[..., State]:
    """Return the way to rate the six steps of the good map in their order."""

    def state(*marks: int | None) -> State:
        pairs = zip(good.steps, marks, strict=True)
        return put(good, steps=tuple(s.model_copy(update={"emotion": m}) for s, m in pairs))

    return state


def test_cj34_flat_or_never_low(rated, what):
    where = 'warning | journey "I get my bicycle repaired" | '
    assert what("CJ34", rated(1, 1, 1, 1, 1, 1)) == [f"{where}The curve is flat: +1 on every step."]
    assert what("CJ34", rated(-1, 0, 0, 0, -1, 0)) == [f"{where}The curve is flat: from -1 to 0."]
    assert what("CJ34", rated(0, 1, 2, 1, 2, 0)) == [f"{where}The curve never falls: from 0 to +2."]


def test_cj34_and_cj35_begin_with_the_fourth_rated_step(rated, what):
    four, three = rated(1, 1, 1, 1, None, None), rated(1, 1, 1, None, None, None)
    assert [len(what(code, four)) for code in ("CJ34", "CJ35")] == [1, 1]
    assert [what(code, three) for code in ("CJ34", "CJ35")] == [[], []]


def test_cj35_the_end_and_the_moment_of_truth(good, change, what):
    state = change(good, "step-work", emotion=None)
    state = change(state, "step-news", moment_of_truth=False)
    assert what("CJ35", state) == [
        'info | step "Ride to work" | The last step is not rated.',
        'info | journey "I get my bicycle repaired" | No moment of truth is marked.',
    ]


def test_cj35_asks_nothing_while_few_steps_are_rated(good, change, what):
    state = good
    for step in state.steps[1:]:
        state = change(state, step.id, emotion=None, moment_of_truth=False)
    assert what("CJ35", change(state, state.steps[0].id, moment_of_truth=False)) == []


def test_cj36_a_long_wait_without_a_feeling(good, change, what):
    state = change(good, "step-news", emotion=None)
    assert what("CJ36", state) == [
        'info | step "Wait for news" | 3 days of waiting, and nobody said how it feels.'
    ]
    assert what("CJ36", state, long_wait_minutes=5000) == []


def test_cj36_an_hour_is_long_and_59_minutes_are_not(good, change, what):
    state = change(good, "step-news", emotion=None)
    assert len(what("CJ36", change(state, "step-news", waiting_minutes=60))) == 1
    assert what("CJ36", change(state, "step-news", waiting_minutes=59)) == []
