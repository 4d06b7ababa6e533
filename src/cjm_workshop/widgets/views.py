"""What the views of all boards are made of: cards, areas, words.

A view is JSON-like. The front end makes operations from the templates in it (`make`, `into`,
`swap`) and so needs no knowledge of any record.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NotRequired, TypedDict

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import Words
from cjm_workshop.model import Conflict, Level, Note, Persona, Record, State

__all__ = [
    "Area",
    "Card",
    "Make",
    "Option",
    "author_of",
    "card_of",
    "colour_options",
    "conflicts_of",
    "level_options",
    "note_card",
    "person_named",
    "votes_of",
]


class Option(TypedDict):
    """One choice: what is stored, the word for it, and one sentence on it."""

    value: Any
    word: str
    hint: str


def level_options(words: Words) -> list[Option]:
    """Return how one may know a thing, from firm to open, in a language."""
    return [
        {
            "value": level.value,
            "word": words(f"word.level.{level.value}"),
            "hint": words(f"word.level_hint.{level.value}"),
        }
        for level in Level
    ]


def colour_options(words: Words) -> list[Option]:
    """Return the colours of notes, each with its word in a language."""
    names = ("yellow", "orange", "pink", "blue", "green", "violet")
    return [{"value": name, "word": words(f"word.colour.{name}"), "hint": ""} for name in names]


class Make(TypedDict):
    """How typing in an area becomes a record: kind, given fields, the field for the text."""

    kind: str
    fields: dict[str, Any]
    text_field: str
    prefix: NotRequired[str]
    """What a text begins with, put there where it does not."""


class Card(TypedDict, total=False):
    """One note on a board."""

    id: str
    text: str
    field: str
    """The field of the record that holds the text."""
    value: str
    """What that field holds, where the text comes from elsewhere as long as it is empty."""
    label: str
    """A line above the text: where it happens, what kind of note it is."""
    author: str
    level: str
    colour: str
    can_colour: bool
    tags: list[str]
    can_tag: bool
    many: dict[str, list[str]]
    """Fields with several values of which an area stands for one, such as channels."""
    votes: int | None
    """All dots; None as long as they are not to be seen."""
    mine: int
    """Own dots; left out where there is no voting."""
    actions: list[dict[str, Any]]
    """What else can be done with it: ``{word, hint, operation, done}``."""
    marks: list[dict[str, Any]]
    """What else is known: ``{kind, word}``, with ``to`` where it leads to another note."""
    emotion: int | None
    moment_of_truth: bool
    next: list[dict[str, Any]]
    impact: int | None
    effort: int | None
    """What the menu of a step's or an opportunity's card shows and sets, see `board_view`."""
    private: bool
    opens: str
    """The record that the note's menu opens in a panel, where the board has one."""
    conflicts: list[dict[str, Any]]


class Area(TypedDict, total=False):
    """One place for notes: a column, a cell, a box, a cluster."""

    id: str
    title: str
    prompt: str
    row: str
    column: str
    colour: str
    zone: str
    """What kind of place it is, for its look."""
    notes: list[Card]
    make: Make | None
    """How typing makes a record here; without it nothing can be typed."""
    placeholder: str
    """What the field for typing says."""
    into: dict[str, Any]
    swap: dict[str, Any] | None
    """``{field, value}``: the one of several values that this area stands for."""
    rename: dict[str, Any] | None
    """``{record, field, value}`` where the title can be changed."""
    remove: list[str]
    """Records that go when the area is removed."""
    keeps: bool
    """Whether its notes stay when the area is removed."""
    actions: list[dict[str, Any]]
    """What else can be done with it: ``{word, operation, done}``."""
    votes: int
    mine: int
    vote: str
    """The record that dots on the area are for."""
    about: str
    """The record whose conflicts are shown at the head of the area."""
    conflicts: list[dict[str, Any]]


def conflicts_of(state: State) -> dict[str, list[dict[str, Any]]]:
    """Return the unsettled double texts by the record that they are about."""
    found: dict[str, list[dict[str, Any]]] = {}
    for conflict in state.conflicts:
        found.setdefault(conflict.about, []).append(_conflict(conflict, state))
    return found


def _conflict(conflict: Conflict, state: State) -> dict[str, Any]:
    record = state.find(conflict.about)
    now = record.model_dump(mode="json").get(conflict.field) if record else conflict.kept
    return {
        "id": conflict.id,
        "field": conflict.field,
        "now": now,
        "kept_by": conflict.kept_by,
        "other": conflict.other,
        "other_by": conflict.other_by,
    }


def votes_of(state: State, author: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return all dots and the author's own, by the record that got them."""
    own = {vote.about: vote.dots for vote in state.votes if vote.voter == author}
    return state.dots(), own


def card_of(record: Record, text: str, field: str, conflicts: Iterable[dict[str, Any]]) -> Card:
    """Return the card of a record, with what every card has."""
    card: Card = {
        "id": record.id,
        "text": text,
        "field": field,
        "conflicts": list(conflicts),
    }
    level = getattr(record, "level", None)
    if level is not None:
        card["level"] = level.value
    return card


def author_of(state: State, record: Record) -> str:
    """Return who brought a record in, as far as the history reaches; else an empty text."""
    entries = state.log.of_record(record.id)
    first = entries[0] if entries else None
    added = first and any(c.record == record.id and c.before is None for c in first.changes)
    return first.operation.author if first and added else ""


def note_card(note: Note, conflicts: dict[str, list[dict[str, Any]]]) -> Card:
    """Return the card of a sticky note."""
    card = card_of(note, note.text, "text", conflicts.get(note.id, ()))
    card["author"] = note.author
    card["colour"] = note.colour
    card["can_colour"] = True
    card["tags"] = list(note.tags)
    card["can_tag"] = True
    card["private"] = note.private
    if note.topic:
        card["label"] = note.topic
    return card


def person_named(state: State, persona: str) -> Persona:
    """Return a persona by id or name, whatever the case of its letters.

    Raises
    ------
    UnknownName
        If there is none.
    """
    for person in state.personas:
        if persona == person.id or persona.casefold() == person.name.casefold():
            return person
    raise UnknownName("persona", persona, [person.name for person in state.personas])
