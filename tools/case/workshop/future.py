"""Maya's order as it shall be, compared with how it is."""

from __future__ import annotations

from cjm_workshop.model import Journey, JourneyState

from .words import step

JOURNEY = Journey(
    id="journey-maya-future",
    name="I get dinner sorted around my shifts",
    persona="persona-maya",
    state=JourneyState.FUTURE,
    scenario="The same week of late shifts, a year later: Maya begins with her roster instead of "
    "a basket.",
    goals=("Dinner for four solved this week", "no search at night"),
    expectations=("The whole price at once", "an evening, or word of one", "to be trusted"),
    stages=("stage-for-me", "stage-basket", "stage-order", "stage-food", "stage-right"),
    compared_with="journey-maya",
    owner="Aylin, Product",
)

STEPS = (
    step(
        "maya-future-street", "Sees it for her street",
        stage="for-me", touchpoint="area", channels="app", level="a",
        action="I type my postcode and see how punctual the vans are here.",
        thought="Nineteen of twenty. That will do.",
        emotion=1, emotion_reason="A plain answer to my first question",
        expectation="Reviews from anywhere.", engagement=2,
    ),
    step(
        "maya-future-price", "Sees the whole price",
        stage="for-me", touchpoint="prices", channels="app", level="a",
        action="I see what delivery costs before I have touched a tomato.",
        thought="No catch, then.",
        emotion=1, emotion_reason="The sum at the beginning is the sum at the end",
        expectation="A surprise on the last page.", engagement=2,
    ),
    step(
        "maya-future-evening", "Picks the evening first",
        stage="basket", touchpoint="slots", channels="app", level="a",
        action="I tap the evenings when one of us is at home.",
        thought="First when, then what. Of course.",
        emotion=1, emotion_reason="I plan around my shifts, not around a table of grey",
        expectation="Grey until Thursday.", engagement=3,
    ),
    step(
        "maya-future-dinners", "Taps three dinners",
        stage="basket", touchpoint="basket", channels="app", level="a",
        action="I tap three dinners of forty minutes; one has nothing green in it.",
        thought="That is the week, then.",
        emotion=2, emotion_reason="Nobody has to think about dinner until Friday",
        expectation="A list of 23 things.", engagement=3,
    ),
    step(
        "maya-future-waiting", "Joins the waiting list",
        stage="order", touchpoint="slots", channels="app sms", level="a",
        action="I put my name down; at lunch a message says that Wednesday is mine.",
        thought="And I slept through the night.",
        emotion=1, emotion_reason="Somebody else does the looking",
        expectation="An alarm for ten past five.", engagement=4,
        truth="Word of an evening",
    ),
    step(
        "maya-future-pays", "Pays without an account",
        stage="order", touchpoint="payment", channels="app", level="a",
        action="I pay with my thumb; the account makes itself later.",
        thought="Done before the lift is up.",
        emotion=1, emotion_reason="Nothing to wait for and nothing to remember",
        expectation="Another password.", engagement=2,
    ),
    step(
        "maya-future-swap", "Answers a swap",
        stage="food", touchpoint="swap", channels="sms", level="a",
        action="I answer in the staff room: trout instead of salmon, yes.",
        thought="Asked. That is all I wanted.",
        emotion=1, emotion_reason="I decide what my children eat",
        expectation="Surprise, mackerel.", engagement=3,
    ),
    step(
        "maya-future-door", "Opens the door",
        stage="food", touchpoint="door", channels="door", level="a",
        action="I open; it is the driver from last week, and he knows about the eggs.",
        thought="Please never change this.",
        emotion=2, emotion_reason="The best part of today stays as it is",
        expectation="The same careful hands.", engagement=4,
        truth="Care at my door",
    ),
    step(
        "maya-future-refund", "Gets it back in two taps",
        stage="right", touchpoint="slip", channels="paper app", level="a",
        action="I scan the code on the slip, tap the peaches, and have the four euros back.",
        thought="They believe me.",
        emotion=2, emotion_reason="Trusted at once over a small sum",
        expectation="That IS the photo.", engagement=4,
        truth="They trust me",
    ),
    step(
        "maya-future-again", "Lets it come again",
        stage="right", touchpoint="reorder", channels="app", level="a",
        action="I say yes to next week's list, without the napkins.",
        thought="One thing less in my head.",
        emotion=1, emotion_reason="The usual things come, and she can change each of them",
        expectation="Nine things to take out.", engagement=2,
    ),
)  # fmt: skip
