from __future__ import annotations

import pytest

from cjm_workshop.insight.lexicon import channel_word, departments_in, only_generic, phrases, words
from cjm_workshop.insight.wording import (
    and_list,
    called,
    counted,
    duration,
    first_name,
    initials,
    short,
    short_name,
)
from cjm_workshop.model import Persona, State, Step, Touchpoint


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.4, "less than a minute"),
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (90, "1½ hours"),
        (1440, "24 hours"),
        (2880, "2 days"),
        (10_000, "7 days"),
    ],
)
def test_durations(minutes, said):
    assert duration(minutes) == said


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Maya", "Maya"),
        ("Maya, nurse on shifts", "Maya"),
        ("Maya Okoye", "Maya"),
        ("Harold the retired", "Harold"),
        ("Dr. Maya Okoye, nurse", "Maya"),
        ("Frau Prof. Okoye", "Frau Prof. Okoye"),
        ("Ludwig van Delden", "Ludwig"),
        ("مايا الحداد", "مايا"),
        ("Night nurse", "the night nurse"),
        ("The commuter", "the commuter"),
        ("", "the customer"),
    ],
)
def test_what_a_persona_is_called(name, called):
    assert first_name(Persona(id="persona-a", name=name)) == called


@pytest.mark.parametrize(
    ("name", "short", "letters"),
    [
        ("Maya Ann Lindqvist", "Maya", "ML"),
        ("Prof. Dr. Maya von Stein", "Maya", "MS"),
        ("Mrs Weber", "Mrs Weber", "W"),
        ("Dr.", "Dr.", "D"),
        ("Die Pendlerin", "Die Pendlerin", "DP"),
        ("Night nurse", "Night nurse", "NN"),
        ("林美雅", "林美雅", "林"),
        ("👩 42", "👩", ""),
        ("", "", ""),
    ],
)
def test_a_persona_is_named_in_few_words_and_letters(name, short, letters):
    assert (short_name(name), initials(name)) == (short, letters)


def test_numbers_lists_and_short_texts():
    assert counted(1200, "person") == "1,200 people"
    assert and_list(["a"]) == "a"
    assert and_list([]) == ""
    assert short("a long text that goes on and on", 20) == "a long text that…"
    assert short("x" * 30, 10) == "x" * 9 + "…"
    assert short("x" * 10, 10) == "x" * 10


def test_a_step_is_called_by_the_first_words_that_it_has():
    state = State(touchpoints=(Touchpoint(id="touchpoint-app", name="The app"),))
    step = Step(id="step-a", journey="journey-a", name="I look", action="I open the app")
    assert called(state, step) == "I look"
    nameless = step.model_copy(update={"name": ""})
    assert called(state, nameless) == "I open the app"
    used = nameless.model_copy(update={"touchpoint": "touchpoint-app"})
    assert called(state, used) == "The app"
    assert called(state, Step(id="step-b", journey="journey-a")) == "a step without a name"


def test_the_lists_are_clean():
    for name in ("departments", "funnel", "generic_emotions", "solution_verbs", "first_person"):
        assert words(name)
        assert all(word == word.lower() for word in words(name))
    for name in ("jargon", "company_subjects", "department_phrases"):
        assert all(phrase == phrase.lower() and "-" not in phrase for phrase in phrases(name))


def test_channels_by_any_usual_name():
    names = ("E-mail", "WhatsApp", "Call centre", "Shop", "Parcel", "Web/tablet", "Fax")
    kinds = [word.name if (word := channel_word(name)) else None for name in names]
    assert kinds == ["e-mail", "chat", "phone", "shop counter", "delivery", "app", "letter"]


def test_departments_and_generic_words():
    assert departments_in("IT operations")
    assert not departments_in("I call IT")
    assert not departments_in("")
    assert only_generic("ok")
    assert not only_generic("")
    assert not only_generic("the queue was short")
