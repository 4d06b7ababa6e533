"""Checks of channels: a map that triggers each, and the good map that does not."""

from __future__ import annotations

import pytest

from cjm_workshop.model import Channel, Term


def test_cj20_a_touchpoint_without_a_channel(good, change, what):
    state = change(good, "touchpoint-call", channels=())
    assert what("CJ20", state) == ['error | touchpoint "The call" | It has no channel.']
    assert what("CJ20", change(state, "step-news", channels=("channel-phone",))) == []


def test_cj21_a_channel_that_nobody_knows(good, more, change, what):
    state = more(
        good,
        Channel(id="channel-pigeon", name="Carrier pigeon"),
        Channel(id="channel-newsleter", name="Newsleter"),
    )
    assert what("CJ21", state) == [
        'warning | channel "Carrier pigeon" | It is no channel that the kit knows.',
        'warning | channel "Newsleter" | It is no channel that the kit knows. '
        'Is "newsletter" meant?',
    ]
    pigeon = (Term(term="carrier pigeon", meaning="our courier"),)
    assert len(what("CJ21", change(state, "charter-main", glossary=pigeon))) == 1


@pytest.mark.parametrize(
    "name",
    ["E-Mail", "email", "Web site", "Letters", "Shop counter", "face2face", "SMS", "Pick-up point",
     "Street", "At home", "Home delivery"],
)  # fmt: skip
def test_cj21_usual_names(good, more, what, name):
    assert what("CJ21", more(good, Channel(id="channel-new", name=name))) == []


@pytest.fixture
def on_the_web(good, change):
    """Return the good map with every contact on the website."""
    state = good
    for record in (*good.touchpoints, *(step for step in good.steps if step.channels)):
        state = change(state, record.id, channels=("channel-web",))
    return state


def test_cj22_one_channel_alone(on_the_web, what):
    assert what("CJ22", on_the_web) == [
        'warning | journey "I get my bicycle repaired" | '
        "All 6 contacts are on one channel: Website."
    ]


def test_cj22_three_contacts_are_a_pattern_and_two_are_none(on_the_web, put, what):
    steps = on_the_web.steps
    assert len(what("CJ22", put(on_the_web, steps=steps[-3:]))) == 1
    assert what("CJ22", put(on_the_web, steps=steps[-2:], pains=(), comments=())) == []


def test_cj23_screens_alone(good, change, what):
    state = change(good, "channel-phone", name="Chat")
    state = change(state, "channel-shop", name="App")
    for step in ("step-neighbour", "step-work"):
        state = change(state, step, channels=("channel-web",))
    assert what("CJ23", state) == [
        'info | journey "I get my bicycle repaired" | All of its 3 channels are digital.'
    ]


def test_cj23_leaves_one_channel_to_the_check_of_that(on_the_web, what):
    assert what("CJ23", on_the_web) == []


def test_cj24_a_step_that_happens_nowhere(good, change, what):
    assert what("CJ24", good) == []
    state = change(good, "step-neighbour", channels=())
    assert what("CJ24", state) == [
        'info | step "Ask a neighbour" | It has neither a touchpoint nor a channel.'
    ]
    assert what("CJ24", change(state, "step-neighbour", touchpoint="touchpoint-call")) == []
