"""Checks of sources: a map that triggers each, and the good map that does not."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_workshop.model import Evidence, Journey, Level, Note, Quote, Step


def test_cj40_mostly_assumed(good, put, what):
    assumed = {"level": Level.ASSUMED}
    steps = tuple(step.model_copy(update=assumed) for step in good.steps)
    notes = tuple(note.model_copy(update=assumed) for note in good.notes)
    assert what("CJ40", put(good, steps=steps, notes=notes)) == [
        "warning | the charter | 10 of 13 statements (77 %) are assumed."
    ]
    assert what("CJ40", put(good, steps=steps)) == []


def test_cj40_half_is_not_most_and_a_few_statements_say_nothing(good, put, change, what):
    steps = tuple(step.model_copy(update={"level": Level.ASSUMED}) for step in good.steps)
    half = put(good, steps=steps, notes=good.notes[:3])
    assert what("CJ40", half) == []
    most = change(half, "note-says", level="assumed")
    assert what("CJ40", most, fewest_statements=12) == [
        "warning | the charter | 7 of 12 statements (58 %) are assumed."
    ]
    assert what("CJ40", most, fewest_statements=13) == []


def test_cj41_a_quote_without_a_source(good, change, what):
    state = change(good, "persona-ana", quote=Quote(text="Time is short"))
    state = change(state, "step-news", quote=Quote(text="Hello?"))
    assert what("CJ41", state) == [
        'error | persona "Ana, who cycles to work" | Its quote has no source.',
        'error | step "Wait for news" | Its quote has no source.',
    ]


def test_cj42_old_sources(good, change, more, what):
    state = change(good, "evidence-ana", date=date(2023, 5, 1))
    assert what("CJ42", state) == [
        'warning | evidence "Interview with a commuter" | '
        "1 of 1 dated source is older than 24 months."
    ]
    fresh = Evidence(id="evidence-new", title="Survey", date=date(2026, 1, 1))
    assert what("CJ42", more(state, fresh)) == [
        'info | evidence "Interview with a commuter" | '
        "1 of 2 dated sources is older than 24 months."
    ]


def test_cj43_no_customer_anywhere(good, put, change, what):
    bare = {"personas": (), "pains": (), "journeys": (Journey(id="journey-repair", name="I"),)}
    step = Step(id="step-news", journey="journey-repair", name="I wait")
    unused = put(good, **bare, steps=(step,), opportunities=())
    assert what("CJ43", unused) == [
        "warning | the charter | 1 source is there, but nothing on the map names one."
    ]
    assert what("CJ43", put(unused, evidence=())) == [
        "warning | the charter | There is no source from customers."
    ]


def test_cj44_nobody_sees_a_thought(good, change, what):
    assert what("CJ44", change(good, "note-thinks", level="observed")) == [
        'warning | note "What Ana thinks" | It stands under "thinks" and is called observed.'
    ]
    assert what("CJ44", change(good, "note-does", level="observed")) == []


def test_cj45_called_observed_without_a_source(good, change, what):
    assert what("CJ45", change(good, "step-work", evidence=())) == [
        'info | step "Ride to work" | '
        '1 of 9 observed or reported statements names no source: "Ride to work".'
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Write to ana.b@mail.net please", "It seems to hold an e-mail address."),
        ("Call me: +44 7700 900 123", "It seems to hold a phone number."),
        ("+44 770 9001", "It seems to hold a phone number."),
        ("0151/2345678 or me@work.org", "It seems to hold an e-mail address and a phone number."),
    ],
)
def test_cj73_private_data(good, change, what, text, says):
    assert what("CJ73", change(good, "evidence-ana", quote=text)) == [
        f'warning | evidence "Interview with a commuter" | {says}'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It came on 01.02.2024 12 hours late",
        "Order 4711-22, 35 euros, at 10.30",
        "somebody@example.org",
        "I waited 3 000 000 years",
        "2024-01-02 10",
        "+44 770 900",
    ],
)
def test_cj73_dates_and_numbers_are_not_private(good, change, what, text):
    assert what("CJ73", change(good, "evidence-ana", quote=text)) == []


def test_notes_of_other_boards_are_no_thoughts(good, more, what):
    note = Note(id="note-x", text="An idea", board="ideas", area="thinks", level="observed")
    assert what("CJ44", more(good, note)) == []
