"""Names that people use for records, and the ids behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages.refusals import Called, refused
from cjm_workshop.model.base import Record, new_id
from cjm_workshop.model.records import Channel, Journey
from cjm_workshop.model.references import fields_with_several, target_kinds
from cjm_workshop.model.state import COLLECTIONS, KINDS, State

__all__ = [
    "NamedFields",
    "called",
    "find",
    "journey_of",
    "kind_called",
    "name_of",
    "own_words",
    "title_of",
]

_BETWEEN = re.compile(r"[,;/|\n]")
_NAMING = ("name", "title", "text", "question", "action")


def own_words(record: Record) -> str:
    """Return the words in a record by which people know it; empty while it has none."""
    return next((str(words) for field in _NAMING if (words := getattr(record, field, ""))), "")


def name_of(record: Record) -> str:
    """Return the words that a person would use for a record, else its id."""
    return own_words(record) or record.id


def called(record: Record) -> Called:
    """Return what a person would call a record: its kind and its first words."""
    first = own_words(record).split("\n")[0]
    if not first:
        return Called(record.KIND, record.id, nameless=True)
    return Called(record.KIND, first if len(first) <= 50 else first[:49] + "…")


def title_of(record: Record) -> str:
    """Return in English what a person would call a record."""
    return str(called(record))


def kind_called(word: str) -> str:
    """Return the kind that a word means: ``"steps"``, ``"step"`` and ``"Step"`` are one.

    Raises
    ------
    UnknownName
        If there is no such kind of record.
    """
    plain = word.strip().casefold().replace(" ", "_")
    for kind in KINDS:
        if plain in {kind, COLLECTIONS.get(kind, kind), f"{kind}_map"}:
            return kind
    raise UnknownName("kind of record", word, KINDS)


def find(state: State, kind: str, name: str) -> Record:
    """Return the record with this id or name; upper and lower case count the same.

    Raises
    ------
    UnknownName
        If none has it; the message names those that are there.
    Refused
        If several have it; the message names their ids.
    """
    records = state.of_kind(kind)
    by_id = [record for record in records if record.id == name]
    wanted = name.strip().casefold()
    named = by_id or [r for r in records if name_of(r).strip().casefold() == wanted]
    if not named and kind in {"persona", "journey"}:  # "Maya" is enough for "Maya Lindqvist"
        named = [r for r in records if wanted in name_of(r).casefold().split()]
    if len(named) > 1:
        ids = ", ".join(record.id for record in named)
        raise refused("several", name=name, ids=ids)
    if not named:
        raise UnknownName(kind, name, [name_of(record) for record in records][:12])
    return named[0]


def journey_of(state: State, name: str | None = None) -> Journey:
    """Return the journey with this id, name or persona; without a name the first one.

    A persona's journey of today is meant where there is also one of the future.
    """
    if name is None:
        return _first_journey(state)
    try:
        found = find(state, "journey", name)
    except UnknownName:
        persona = find(state, "persona", name)
        found = _journey_of_persona(state, persona)
    assert isinstance(found, Journey)
    return found


def _first_journey(state: State) -> Journey:
    """Return the first journey of today, or of the future where there is no other."""
    current = [journey for journey in state.journeys if journey.state != "future"]
    if not state.journeys:
        raise UnknownName("journey", "", [])
    return (current or state.journeys)[0]


def _journey_of_persona(state: State, persona: Record) -> Journey:
    own = [journey for journey in state.journeys if journey.persona == persona.id]
    if not own:
        raise UnknownName("journey", name_of(persona), [j.name for j in state.journeys])
    return next((journey for journey in own if journey.state != "future"), own[0])


class NamedFields:
    """Fields of a record in which other records are given by name, on their way to ids.

    Channels that are not there yet come to be; every other name must exist.

    Attributes
    ----------
    fields : dict
        The fields with ids.

    Parameters
    ----------
    state : State
        Where the names are looked up.
    kind : str
        Kind of the record.
    fields : mapping
        Its fields, other records by name or id.
    made : dict
        Takes up the channels that must be added first, by their names in small letters.
    """

    def __init__(
        self, state: State, kind: str, fields: Mapping[str, Any], made: dict[str, Record]
    ) -> None:
        self._state = state
        self._made = made
        kinds, several = target_kinds(KINDS[kind]), fields_with_several(KINDS[kind])
        self.fields = {
            name: self._ids(kinds[name], value, name in several) if name in kinds else value
            for name, value in fields.items()
        }

    def _ids(self, kind: str, value: Any, several: bool) -> Any:
        if several and isinstance(value, (str, Record)):
            value = self._words(value) if kind == "channel" else [value]
        if isinstance(value, (list, tuple)):
            return list(dict.fromkeys(self._id(kind, item) for item in value))
        return self._id(kind, value)

    def _words(self, text: str | Record) -> list[str | Record]:
        """Part channels that were given as one text, as the importer parts a cell of a table."""
        if not isinstance(text, str) or self._known_channel(text):
            return [text]
        words = (" ".join(part.split()) for part in _BETWEEN.split(text))
        return [word for word in words if word]

    def _id(self, kind: str, value: Any) -> Any:
        if isinstance(value, Record):
            return value.id
        if not isinstance(value, str) or (not kind and self._state.find(value)):
            return value
        if kind == "channel":
            return self._channel(value)
        if kind == "journey":
            return journey_of(self._state, value).id
        return find(self._state, kind, value).id if kind else value

    def _channel(self, name: str) -> str:
        known = self._known_channel(name)
        if known:
            return known
        made = Channel(id=new_id("channel"), name=name)
        return self._made.setdefault(name.strip().casefold(), made).id

    def _known_channel(self, name: str) -> str:
        word = name.strip().casefold()
        for channel in self._state.channels:
            if name == channel.id or channel.name.casefold() == word:
                return channel.id
        return ""
