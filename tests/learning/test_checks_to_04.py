"""Checks of the open tasks of lessons 00 to 04: right answers, unusual ones too, and wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import Lesson, Workshop
from cjm_workshop.learning.checks.common import one_owner
from cjm_workshop.learning.checks.voices import said_in

Say = Callable[..., str]
Open = Callable[[str], Workshop]


@pytest.fixture
def practice(learner: Path) -> Iterator[Open]:
    """Open the practice workshop of a lesson."""
    opened: list[Workshop] = []

    def start(lesson: str) -> Workshop:
        opened.append(Lesson(lesson).workshop())
        return opened[-1]

    yield start
    for workshop in opened:
        workshop.close()


TEXTS_RIGHT = [
    ("00", "repair", "Do we build our own slots or buy them from a carrier?"),
    ("00", "repair", "How many evening slots do we need in each district by autumn?"),
    ("00", "repair", "Aylin decides in June whether the fee is shown first."),
    ("00", "repair", "Keep the chat for refunds until eight, yes/no."),
    ("00", "repair", "We will stop asking for photos below five euros."),
    ("00", "repair", "Do we want to improve the chat or the phone first?"),
    ("01", "quote", "I change my shifts for the dentist, I change my shifts for school."),
    ("01", "quote", "“I'm not changing my shifts for a cucumber.”"),
    ("01", "quote", "I've got rotating shifts, he drives a bus"),
    ("01", "quote", "i GET off at eight … It was Monday!"),
    ("01", "quote", "I search every time I have two minutes. [...] only it's potatoes"),
    ("02", "repair", "He wants to pay without fear, but nobody is there whom he can ask."),
    ("02", "repair", "Tries to order for the week and cannot read what the bread weighs."),
    ("02", "repair", "Harold would like to be sure where his money goes; no page tells him."),
    ("02", "repair", "I must get the heavy things home, though I can't lift a crate."),
    ("03", "rewrite", ["Taps on grey evenings", "Hears the van", "Thinks up a password"]),
    ("03", "rewrite", "Looks for an hour\nWaits at the door\nMakes an account"),
    (
        "03",
        "rewrite",
        ("I pick an evening", "I unpack the bags", "I sign up on the tram", "I sleep in"),
    ),
    ("04", "reason", "Taken for a liar, because she has to prove four euros twice"),
    ("04", "reason", "Ashamed: two photos of a peach"),
    ("04", "reason", "Cheated by a bot that does not look at the photo"),
    ("04", "reason", "Small, as if four euros were a matter for the police"),
    ("04", "reason", "Angry that the same photo is asked for twice"),
]

TEXTS_WRONG = [
    ("00", "repair", "Understand working families much better by June", "“understand” is a wish"),
    ("00", "repair", "Slots or fees?", "it is too short to tell what can be chosen"),
    ("00", "repair", "A new app for all working families in the city", "what there is to choose"),
    ("00", "repair", "Should we understand our working families better?", "“understand” is a wish"),
    ("00", "repair", 42, "what was expected is a text between quotation marks"),
    ("01", "quote", "I always plan my week very carefully.", "nobody in the interviews said that"),
    ("01", "quote", "potatoes", "it is too short"),
    (
        "01",
        "quote",
        "I'm not changing shifts for a cucumber",
        "P08 said something like it",
    ),
    ("01", "quote", "He carried it up four floors. Four!", "P05 did say that, but about another"),
    (
        "01",
        "quote",
        "Slots I have no trouble with. Tuesday at ten",
        "P10 did say that; he is at home",
    ),
    ("02", "repair", "Harold, 71, retired, married", "it does not say what he wants"),
    (
        "02",
        "repair",
        "He wants to order groceries online",
        "it does not say what stands in his way",
    ),
    ("02", "repair", "He wants to pay but is not good with computers", "puts the blame on him"),
    ("02", "repair", "Wants to order but doesn't understand apps", "puts the blame on him"),
    ("03", "rewrite", ["Taps on evenings", "Hears the van"], "2 notes so far"),
    ("03", "rewrite", ["Slot management", "Hears the van", "Makes an account"], "is our word"),
    ("03", "rewrite", ["Looks for an hour", "Logistics", "Makes an account"], "“logistics” is our"),
    (
        "03",
        "rewrite",
        ["Looks for an hour", "Sales", "Makes an account"],
        "“Sales” is a department",
    ),
    ("03", "rewrite", ["Looks for an hour", "We pack the bag", "Signs up"], "is told by us"),
    ("03", "rewrite", ["Looks for an hour", "Van", "Makes an account"], "“Van” names a thing"),
    ("03", "rewrite", ["Hears the van", "hears the van", "Signs up"], "say the same"),
    ("04", "reason", "Feels bad", "names a feeling that fits anything"),
    ("04", "reason", "She is really not happy", "names a feeling that fits anything"),
    ("04", "reason", "Helpless", "has no reason yet"),
    ("04", "reason", "Helpless because sad", "has no reason yet"),
    ("04", "reason", "Helpless because she is very sad", "is another feeling"),
]

TEXT_TASKS = sorted({(lesson, task) for lesson, task, _ in TEXTS_RIGHT})


@pytest.mark.parametrize(("lesson", "task", "answer"), TEXTS_RIGHT, ids=str)
def test_a_good_answer(reasons: Say, lesson: str, task: str, answer: Any) -> None:
    assert reasons(lesson, task, answer) == "correct"


@pytest.mark.parametrize(("lesson", "task", "answer", "said"), TEXTS_WRONG, ids=str)
def test_an_answer_that_is_not_there_yet(
    reasons: Say, lesson: str, task: str, answer: Any, said: str
) -> None:
    assert said in reasons(lesson, task, answer)


@pytest.mark.parametrize(("lesson", "task"), TEXT_TASKS)
def test_no_answer(reasons: Say, lesson: str, task: str) -> None:
    assert reasons(lesson, task) == "not_attempted"
    assert reasons(lesson, task, "") == "not_attempted"


@pytest.mark.parametrize(
    ("lesson", "task"),
    [("00", "charter"), ("01", "sources"), ("02", "persona"), ("03", "inventory"), ("04", "map")],
)
def test_a_practice_workshop_as_it_was_opened(
    reasons: Say, practice: Open, lesson: str, task: str
) -> None:
    assert reasons(lesson, task, practice(lesson)) == "not_attempted"
    assert "the workshop that lesson.workshop() opened" in reasons(lesson, task, "my workshop")


# -- 00: the charter --------------------------------------------------------------------------


CHARTER = {
    "decision": "Do we change the slots or the fee before September?",
    "scenario": "The fridge is empty and she has the early shift.",
    "scope_start": "The fridge is empty",
    "scope_end": "The second order, or none",
    "state": "current",
    "owner": "Aylin, Product",
    "review_date": (date.today() + timedelta(days=90)).isoformat(),  # noqa: DTZ011
}


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"owner": "Dr. Jean-Luc Okafor"},
        {"owner": "aylin"},
        {"state": "future"},
        {"scope_start": "A colleague opens her lunch box and it smells of basil"},
        {"review_date": (date.today() + timedelta(days=1)).isoformat()},  # noqa: DTZ011
    ],
    ids=str,
)
def test_a_good_charter(reasons: Say, practice: Open, other: dict[str, str]) -> None:
    workshop = practice("00")
    workshop.edit("charter", **CHARTER | other)
    assert reasons("00", "charter", workshop) == "correct"
    assert reasons("00", "charter", workshop.state()) == "correct"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"decision": ""}, "It names no decision to inform."),
        ({"decision": "We want to know our customers"}, "the decision: “know” is a wish"),
        ({"scenario": ""}, "the scenario is still empty"),
        ({"scope_end": ""}, "The scope has no end."),
        ({"scope_start": "Maya opens the FreshCart app"}, "is where the customer meets us"),
        ({"scope_start": "She visits our website"}, "is where the customer meets us"),
        ({"state": None}, "It says neither current nor future."),
        ({"owner": ""}, "the owner: nobody is named"),
        ({"owner": "The team"}, "the owner: “The team” is a group"),
        ({"owner": "Greta and Tomasz"}, "the owner: “Greta and Tomasz” is more than one"),
        ({"review_date": None}, "there is no review date"),
        ({"review_date": "2026-01-01"}, "the review date 2026-01-01 has passed"),
        ({"review_date": "2199-01-01"}, "2199-01-01 is more than a year away"),
    ],
    ids=str,
)
def test_a_charter_that_lacks_something(
    reasons: Say, practice: Open, other: dict[str, Any], said: str
) -> None:
    workshop = practice("00")
    workshop.edit("charter", **CHARTER | {"title": "I order groceries"} | other)
    found = reasons("00", "charter", workshop)
    assert said in found
    assert len(found.splitlines()) == 1


@pytest.mark.parametrize("name", ["Lena", "Lena (Research)", "Ó Briain", "Lena, Stores and more"])
def test_one_owner(name: str) -> None:
    assert (list(one_owner(name)) == []) is (" and " not in name)


# -- 01: sources ------------------------------------------------------------------------------


def test_evidence_of_two_kinds(reasons: Say, practice: Open) -> None:
    workshop, lesson = practice("01"), Lesson("01")
    workshop.import_from(lesson.file("interviews.csv"), "interviews")
    assert "so far there is interview and observation" in reasons("01", "sources", workshop)
    workshop.import_from(lesson.file("tickets.csv"), "tickets")
    assert reasons("01", "sources", workshop) == "correct"


def test_evidence_typed_by_hand_counts_too(reasons: Say, practice: Open) -> None:
    workshop = practice("01")
    workshop.add("evidence", title="Survey of May", type="survey", count=40)
    assert reasons("01", "sources", workshop) == ("there is no interview yet: nobody's own words.")
    workshop.add("evidence", title="P13", type="interview", quote="I never got that far.")
    assert reasons("01", "sources", workshop) == "correct"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the size of a flea", True),
        ("it IS, the size of … a flea!", True),
        ("the size of a f", False),
        ("a flea … the size", False),
        ("…", False),
        ("", False),
    ],
)
def test_words_that_were_said(words: str, found: bool) -> None:
    assert said_in(words, "grey on white and it is the size of a flea. I need a lens.") is found


# -- 02: the persona --------------------------------------------------------------------------


def line(text: str, level: str = "reported", *sources: str) -> dict[str, Any]:
    return {"text": text, "level": level, "evidence": sources or ("evidence-q09",)}


PERSONA: dict[str, Any] = {
    "name": "Harold",
    "quote": {"text": "A human being should tell me it's them.", "evidence": "evidence-q09"},
    "goals": [line("Be sure where the money goes")],
    "needs": [line("A person to ask")],
    "challenges": [line("Loses the button to go on", "observed", "evidence-seen-q08")],
    "behaviours": [line("Rings before he pays"), line("Prints the reviews")],
}


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"goals": [], "barriers": [line("Small grey print")]},
        {"challenges": [], "barriers": [line("Small grey print"), line("No lock")]},
        {"quote": {"text": "No, I'll ring them … it's them", "evidence": "evidence-q09"}},
        {"needs": [line("Calm", "inferred"), {"text": "Hope"}, {"text": "Time"}]},
    ],
    ids=str,
)
def test_a_good_persona(reasons: Say, practice: Open, other: dict[str, Any]) -> None:
    workshop = practice("02")
    workshop.add("persona", **PERSONA | other)
    assert reasons("02", "persona", workshop) == "correct"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"goals": [], "needs": []}, "there is no goal and no need on the card"),
        ({"challenges": []}, "there is no challenge and no barrier"),
        ({"behaviours": []}, "there is no behaviour"),
        ({"behaviours": [line("Rings")]}, "4 lines so far"),
        ({"quote": None}, "there is no quote yet"),
        ({"quote": {"text": "I love it"}}, "Its quote has no source."),
        ({"quote": {"text": "I love it", "evidence": "evidence-q09"}}, "copy it word for word"),
        (
            {"goals": [{"text": text} for text in "abcdefgh"]},
            "8 of 12 lines are assumed",
        ),
        (
            {"goals": [{"text": "Safety", "level": "observed"}]},
            "“Safety” is called observed, and no source is linked",
        ),
    ],
    ids=str,
)
def test_a_persona_that_lacks_something(
    reasons: Say, practice: Open, other: dict[str, Any], said: str
) -> None:
    workshop = practice("02")
    workshop.add("persona", **PERSONA | other)
    assert said in reasons("02", "persona", workshop)


def test_a_persona_of_demographics_alone(reasons: Say, practice: Open) -> None:
    workshop = practice("02")
    workshop.add("persona", name="Sandra", demographics=[{"label": "age", "value": "34"}])
    assert "so far it is age and household alone" in reasons("02", "persona", workshop)


def test_the_fullest_card_counts(reasons: Say, practice: Open) -> None:
    workshop = practice("02")
    workshop.add("persona", name="A try")
    workshop.add("persona", **PERSONA)
    assert reasons("02", "persona", workshop) == "correct"


# -- 03: the inventory ------------------------------------------------------------------------

INVENTORY = [
    ("Sees a photo", "before", "Social media", "A colleague"),
    ("Asks her sister", "before", "Word of mouth", "Family"),
    ("Compares two baskets", "during", "Web", ""),
    ("Taps on grey evenings", "during", "App", ""),
    ("Pays with her thumb", "during", "App", ""),
    ("Opens the door", "during", "Delivery", ""),
    ("Reads the slip", "after", "Paper slip", ""),
    ("Sends a photo of a peach", "after", "Chat", ""),
]


def fill(workshop: Workshop, rows: list[tuple[str, str, str, str]]) -> None:
    for name, moment, channel, provider in rows:
        channels = [channel] if channel else []
        workshop.add("touchpoint", name=name, moment=moment, channels=channels, provider=provider)


def test_a_good_inventory(reasons: Say, practice: Open) -> None:
    workshop = practice("03")
    fill(workshop, INVENTORY)
    assert reasons("03", "inventory", workshop) == "correct"


def test_a_channel_that_nobody_has_thought_of_is_off_the_screen(
    reasons: Say, practice: Open
) -> None:
    workshop = practice("03")
    pigeon = [(n, m, "Carrier pigeon" if c == "Delivery" else c, p) for n, m, c, p in INVENTORY]
    fill(workshop, pigeon)
    assert reasons("03", "inventory", workshop) == "correct"


@pytest.mark.parametrize(
    ("at", "row", "said"),
    [
        (0, None, "7 touchpoints; with fewer"),
        (
            0,
            ("Sees a photo", "during", "Social media", "A colleague"),
            "“before” holds 1 note so far",
        ),
        (7, ("Sends a photo", "during", "Chat", ""), "“after” holds 1 note so far"),
        (3, ("Taps on grey evenings", "during", "", ""), "It has no channel."),
        (5, ("Slot management", "during", "Delivery", ""), "“management” is our word"),
        (1, ("Asks her sister", "before", "Word of mouth", ""), "run by others so far: “"),
    ],
    ids=str,
)
def test_an_inventory_that_leaves_something_out(
    reasons: Say, practice: Open, at: int, row: Any, said: str
) -> None:
    workshop = practice("03")
    fill(workshop, [*INVENTORY[:at], *([row] if row else []), *INVENTORY[at + 1 :]])
    assert said in reasons("03", "inventory", workshop)


def test_an_inventory_on_the_screen_alone(reasons: Say, practice: Open) -> None:
    workshop = practice("03")
    fill(workshop, [(name, moment, "App", provider) for name, moment, _, provider in INVENTORY])
    assert reasons("03", "inventory", workshop) == (
        "off the screen so far: nothing. Think of door, paper and phone."
    )


# -- 04: the empathy map ----------------------------------------------------------------------

BOXES = {
    "says": [
        "There's nothing after seven.",
        "I mind finding out at the fridge.",
        "Grey, grey, grey",
    ],
    "does": ["Sets an alarm", "Searches in the lift", "Watches the van"],
    "thinks": ["Who is at home at eleven?", "Somebody cancelled", "Next time the hour first"],
    "feels": ["Left out, because it is grey", "Calm: she sees the van", "Torn, as it is good"],
}


def draw(workshop: Workshop, boxes: dict[str, list[str]], goal: str = "Dinner tonight") -> None:
    workshop.add("empathy", persona="Maya", goal=goal)
    for area, texts in boxes.items():
        for text in texts:
            workshop.add("note", board="empathy", area=area, persona="Maya", text=text)


def test_a_good_empathy_map(reasons: Say, practice: Open) -> None:
    workshop = practice("04")
    draw(workshop, BOXES)
    assert reasons("04", "map", workshop) == "correct"


def test_a_fourth_note_and_a_quote_of_ones_own_are_welcome(reasons: Say, practice: Open) -> None:
    workshop = practice("04")
    workshop.add("evidence", title="P13", type="interview", quote="I eat cereal, then, at nine.")
    draw(workshop, BOXES | {"says": [*BOXES["says"], "I eat cereal … at nine"]})
    assert reasons("04", "map", workshop) == "correct"


@pytest.mark.parametrize(
    ("boxes", "goal", "said"),
    [
        ({}, "", "the goal is empty"),
        ({"does": ["Sets an alarm"]}, "Dinner", "“does” holds 1 of 3 notes"),
        ({"says": ["Great service!", *BOXES["says"]]}, "Dinner", "nobody in the research said it"),
        ({"feels": ["Frustrated", *BOXES["feels"]]}, "Dinner", "fits anything"),
        ({"feels": ["Helpless", *BOXES["feels"]]}, "Dinner", "“Helpless” has no reason yet"),
    ],
    ids=str,
)
def test_an_empathy_map_that_lacks_something(
    reasons: Say, practice: Open, boxes: dict[str, list[str]], goal: str, said: str
) -> None:
    workshop = practice("04")
    draw(workshop, BOXES | boxes, goal)
    assert said in reasons("04", "map", workshop)


def test_a_thought_cannot_be_observed(reasons: Say, practice: Open) -> None:
    workshop = practice("04")
    draw(workshop, BOXES)
    workshop.add(
        "note", board="empathy", area="thinks", persona="Maya", text="Not again", level="observed"
    )
    assert 'stands under "thinks" and is called observed' in reasons("04", "map", workshop)
