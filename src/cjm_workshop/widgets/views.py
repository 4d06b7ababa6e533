"""What the views of all boards are made of: cards, areas, words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import Words
from cjm_workshop.model import Cluster, Conflict, Level, Note, Persona, Pile, Record, Stage, State
from cjm_workshop.widgets.board_types import Area, Card, Conflicting, Make, Option, Swap

__all__ = [
    "COLOURS",
    "area_of",
    "author_of",
    "card_of",
    "colour_options",
    "conflicts_of",
    "level_options",
    "name_by",
    "note_card",
    "person_named",
    "votes_of",
]


COLOURS = ("yellow", "orange", "pink", "blue", "green", "violet")
"""The colours of notes, in the order in which pictures take them."""


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
    return [{"value": name, "word": words(f"word.colour.{name}"), "hint": ""} for name in COLOURS]


def conflicts_of(state: State) -> dict[str, list[Conflicting]]:
    """Return the unsettled double texts by the record that they are about."""
    found: dict[str, list[Conflicting]] = {}
    for conflict in state.conflicts:
        found.setdefault(conflict.about, []).append(_conflict(conflict, state))
    return found


def _conflict(conflict: Conflict, state: State) -> Conflicting:
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


def card_of(record: Record, text: str, field: str, conflicts: Iterable[Conflicting]) -> Card:
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


def area_of(
    name: str,
    title: str,
    notes: list[Card],
    into: dict[str, Any],
    *,
    prompt: str = "",
    make: Make | None = None,
    swap: Swap | None = None,
) -> Area:
    """Return a place for notes, with what every area has."""
    return {
        "id": name,
        "title": title,
        "prompt": prompt,
        "notes": notes,
        "make": make,
        "into": into,
        "swap": swap,
    }


def name_by(area: Area, record: Cluster | Pile | Stage) -> Area:
    """Let an area be named and removed with its record; its notes stay when it goes."""
    area["rename"] = {"record": record.id, "field": "name", "value": record.name}
    area["remove"], area["keeps"] = [record.id], True
    area["about"] = record.id
    return area


def author_of(state: State, record: Record) -> str:
    """Return who brought a record in, as far as the history reaches; else an empty text."""
    entries = state.log.of_record(record.id)
    first = entries[0] if entries else None
    added = first and any(c.record == record.id and c.before is None for c in first.changes)
    return first.operation.author if first and added else ""


def note_card(note: Note, conflicts: dict[str, list[Conflicting]]) -> Card:
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
