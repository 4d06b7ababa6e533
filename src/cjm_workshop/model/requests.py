"""Operations as a person asks for them: by kinds and names, or as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cjm_workshop.errors import Refused
from cjm_workshop.model.apply import payload_of
from cjm_workshop.model.base import Record, new_id
from cjm_workshop.model.naming import NamedFields, find, kind_called
from cjm_workshop.model.operations import END, START, Add, Edit, Move, Operation, Payload
from cjm_workshop.model.records import Charter
from cjm_workshop.model.state import KINDS, State

__all__ = ["adding", "called", "editing", "moving"]


def called(state: State, kind: str, name: str) -> Record:
    """Return the record of a kind with this name or id; the charter needs no name."""
    word = kind_called(kind)
    return state.charter if word == Charter.KIND else find(state, word, name)


def adding(state: State, kind: str, rows: Any, author: str) -> Add:
    """Return the operation that adds a record for each row.

    Parameters
    ----------
    state : State
        Where names are looked up.
    kind : str
        The kind of all records: ``"step"`` or ``"steps"``.
    rows : iterable of mappings, or DataFrame
        The fields; empty cells are left out. Channels may be new, other names must exist.
    author : str
        Who asks.
    """
    word = kind_called(kind)
    signed = {"author": author} if author and "author" in KINDS[word].model_fields else {}
    made: dict[str, Record] = {}
    payloads = []
    for row in _filled(rows):
        named = NamedFields(state, word, row, made)
        fields = {"id": new_id(word)} | signed | named.fields
        payloads.append(Payload(kind=word, fields=fields))
    if not payloads:
        raise Refused(f"There is no {word} to add: the table is empty.")
    channels = tuple(payload_of(channel) for channel in made.values())
    return Add(records=(*channels, *payloads), author=author)


def editing(
    state: State, kind: str, name: str, fields: Mapping[str, Any], author: str
) -> Iterator[Operation]:
    """Yield the operations that give fields of a record other values, one a field."""
    record = called(state, kind, name)
    made: dict[str, Record] = {}
    named = NamedFields(state, record.KIND, fields, made)
    if made:
        yield Add(records=tuple(payload_of(channel) for channel in made.values()), author=author)
    before = record.model_dump(mode="json")
    for field, new in named.fields.items():
        old = before.get(field)
        yield Edit(record=record.id, field=field, old=old, new=new, author=author)


def moving(
    state: State, kind: str, name: str, after: str, into: Mapping[str, Any], author: str
) -> Move:
    """Return the operation that puts a record behind another, and into a stage or cluster."""
    record = called(state, kind, name)
    place = after if after in {START, END} else called(state, kind, after).id
    fields = NamedFields(state, record.KIND, into, {}).fields
    return Move(record=record.id, after=place, into=fields, author=author)


def _filled(rows: Iterable[Mapping[str, Any]] | Any) -> Iterator[dict[str, Any]]:
    """Yield rows as dictionaries without their empty cells."""
    if hasattr(rows, "to_dict"):  # a DataFrame; pandas is not imported for this
        rows = rows.to_dict(orient="records")
    for row in rows:
        yield {str(key): value for key, value in row.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    """Tell whether a cell is empty; of all values only "not a number" differs from itself."""
    return value is None or (isinstance(value, float) and value != value)
