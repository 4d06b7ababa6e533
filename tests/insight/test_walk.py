from __future__ import annotations

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight import walk
from cjm_workshop.insight.asking import MOST_QUESTIONS
from cjm_workshop.insight.voice import told_by_the_customer
from cjm_workshop.model import Journey, Link, Persona, Step, Touchpoint

ANA = Persona(id="persona-ana", name="Ana, who cycles to work")


def test_a_step_is_read_aloud_as_the_customer(good):
    step = walk(good, "journey-repair")[3]
    assert step.words.splitlines() == [
        "I wait for news as soon as I can.",
        "(Through: Phone.)",
        "I wait 3 days.",
        "I think: “Will it be ready for Monday?”",
        "I say: “I nearly bought a new one.”",
        "This is awful: Nobody calls back for three days.",
    ]
    assert step.ask == (
        "Here it is decided whether the customer stays. What would make you leave?",
        "What does Ana do during these 3 days?",
    )
    assert not step.forks


def test_the_stage_is_entered_once(good):
    first, second, *_ = walk(good, "journey-repair")
    assert first.words.startswith("What I want now: find somebody today.\n")
    assert "What I want" not in second.words


def test_expectation_and_experience_are_told(good, change):
    state = change(good, "step-work", expectation="A clean chain", experience="It squeaks")
    words = walk(state, "journey-repair")[-1].words
    assert "What I expect: A clean chain.\nWhat really happens: It squeaks." in words


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"emotion": None}, "Nobody said how this feels. Where between -2 and +2 is it?"),
        ({"emotion_reason": ""}, "Nobody said why this feels bad. What makes it so?"),
        ({"waiting_minutes": None}, "How long does Ana wait here?"),
        (
            {"action": "She calls her sister and tells her"},
            'This is told about Ana. How would Ana say it, beginning with "I"?',
        ),
        (
            {"level": "assumed", "evidence": ()},
            "We assume this. Who has seen it or heard it from a customer?",
        ),
        (
            {"expectation": "A call", "moment_of_truth": False},
            "We know what was expected. What really happened?",
        ),
        ({"thought": "", "quote": None}, "What goes through the head of Ana here?"),
        (
            {"channels": (), "touchpoint": "touchpoint-bare"},
            "Through which channel does this happen?",
        ),
    ],
)
def test_what_is_missing_is_asked(good, change, more, fields, question):
    state = more(good, Touchpoint(id="touchpoint-bare", name="Bare"))
    assert question in walk(change(state, "step-news", **fields), "journey-repair")[3].ask


def test_the_low_and_its_pains_are_asked(good, put, change):
    asked = walk(put(good, opportunities=()), "journey-repair")[3].ask
    assert "This is the lowest point. What would have to be different here?" in asked
    assert (
        'People give up over "I do not know whether it is ready". What do they do instead?' in asked
    )
    weighed = change(good, "pain-news", severity=None, text="No news")
    assert (
        'How bad is "No news": a nuisance, a detour, or do people give up?'
        in walk(weighed, "journey-repair")[3].ask
    )
    assert (
        "It feels bad, but no pain is noted. Where exactly does it hurt?"
        in walk(good, "journey-repair")[2].ask
    )


def test_an_hour_of_waiting_is_asked_about_and_59_minutes_are_not(good, change):
    def asked(minutes: int) -> str:
        state = change(good, "step-news", waiting_minutes=minutes)
        return " ".join(walk(state, "journey-repair")[3].ask)

    assert "What does Ana do during" in asked(60)
    assert "What does Ana do during" not in asked(59)


def test_a_neutral_step_is_no_low(good, put):
    steps = tuple(step.model_copy(update={"emotion": 0}) for step in good.steps)
    asked = [step.ask for step in walk(put(good, steps=steps, opportunities=()), "journey-repair")]
    assert not any("lowest point" in question for each in asked for question in each)


def test_the_ends_are_asked(good):
    steps = walk(good, "journey-repair")
    assert steps[0].ask == ("What had happened just before? What made the need arise?",)
    assert steps[-1].ask == ("Is the need gone now? What do you do next, with us or without?",)


def test_never_too_many_questions(good, more):
    state = more(
        good,
        Journey(id="journey-bare", name="I ask"),
        Step(id="step-bare", journey="journey-bare", name="Queue", moment_of_truth=True),
    )
    (only,) = walk(state, "journey-bare")
    assert len(only.ask) == MOST_QUESTIONS


def test_where_the_way_forks(good, change):
    links = (
        Link(step="step-bicycle", when="a part is missing"),
        Link(step="step-work", when="it is urgent"),
    )
    step = walk(change(good, "step-news", next=links), "journey-repair")[3]
    assert step.forks
    assert [str(way) for way in step.ways] == [
        'a part is missing: back to "Bring the bicycle"',
        'it is urgent: on to "Ride to work"',
        'on to "Collect the bicycle"',
    ]
    assert '   > on to "Collect the bicycle"' in str(step)
    assert "The way forks:" in step._repr_html_()


def test_a_step_that_is_repeated_leads_back_to_itself(good, change):
    again = (Link(step="step-news", when="nobody answers"),)
    step = walk(change(good, "step-news", next=again), "journey-repair")[3]
    assert [str(way) for way in step.ways] == [
        'nobody answers: back to "Wait for news"',
        'on to "Collect the bicycle"',
    ]


def test_the_script_as_text_and_html(good, change):
    script = walk(change(good, "step-news", thought="<i>Hm</i>"), "journey-repair")
    assert isinstance(script, tuple)
    assert str(script).startswith("1. Ask a neighbour (I look for help)\n   What I want now")
    assert "&lt;i&gt;Hm&lt;/i&gt;" in script._repr_html_()


def test_a_journey_without_steps_and_one_that_is_not_there(good, more):
    empty = walk(more(good, Journey(id="journey-new", name="I ask")), "journey-new")
    assert empty == ()
    assert str(empty) == "This journey has no steps yet."
    with pytest.raises(UnknownName, match='There is no journey "journey-x"'):
        walk(good, "journey-x")


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("I open the app", "I open the app."),
        ("My phone rings!", "My phone rings!"),
        ("Ana opens the app", "I open the app."),
        ("Ana watches the van on the map.", "I watch the van on the map."),
        ("She tries again", "I try again."),
        ("The customer has no signal", "I have no signal."),
        ("Ana ties the bicycle up", "I tie the bicycle up."),
        ("Ana is late", "I am late."),
        ("She calls her sister and tells her", "She calls her sister and tells her."),
        ("Ana passes the desk", "I pass the desk."),
        ("Ana across the street", "Ana across the street."),
        ("Open the app", "Open the app."),
    ],
)
def test_the_customers_voice(text, spoken):
    assert told_by_the_customer(text, ANA) == spoken
