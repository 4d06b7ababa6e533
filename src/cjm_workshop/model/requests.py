"""Operations as a person asks for them: by kinds and names, or as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from cjm_workshop.errors import Refused
from cjm_workshop.languages.refusals import refused
from cjm_workshop.languages.sentences import kind_word
from cjm_workshop.model.apply import payload_of
from cjm_workshop.model.base import Record, new_id
from cjm_workshop.model.draft import not_taken
from cjm_workshop.model.faults import faults_of
from cjm_workshop.model.naming import NamedFields, find, kind_called
from cjm_workshop.model.operations import (
    END,
    START,
    Add,
    AddComment,
    Batch,
    Edit,
    Move,
    Payload,
    Remove,
    SetVotes,
)
from cjm_workshop.model.records import Charter
from cjm_workshop.model.state import KINDS, State

__all__ = ["adding", "commenting", "editing", "moving", "record_called", "removing", "voting"]

Asked = TypeVar("Asked", Add, AddComment, Batch, Edit, Move, Remove, SetVotes)


def _asked(kind: type[Asked], **fields: Any) -> Asked:
    """Make an operation, or refuse it in words."""
    try:
        return kind(**fields)
    except ValidationError as error:
        word = {SetVotes: "vote", AddComment: "comment"}.get(kind, "change")
        raise Refused(not_taken(word, faults_of(error))) from None


def record_called(state: State, kind: str, name: str) -> Record:
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
        raise refused("empty_table", kind=kind_word(word))
    channels = tuple(payload_of(channel) for channel in made.values())
    return _asked(Add, records=(*channels, *payloads), author=author)


def editing(
    state: State, kind: str, name: str, fields: Mapping[str, Any], author: str
) -> Edit | Batch | None:
    """Return the operation that gives fields of a record other values; None without fields.

    Several fields, and channels that must be made for them, change all at once or not at all.
    """
    record = record_called(state, kind, name)
    made: dict[str, Record] = {}
    named = NamedFields(state, record.KIND, fields, made)
    before = record.model_dump(mode="json")
    edits = [
        _asked(Edit, record=record.id, field=field, old=before.get(field), new=new, author=author)
        for field, new in named.fields.items()
    ]
    if not edits:
        return None
    return edits[0] if len(edits) == 1 and not made else _at_once(made, edits, author)


def moving(
    state: State, kind: str, name: str, after: str, into: Mapping[str, Any], author: str
) -> Move | Batch:
    """Return the operation that puts a record behind another, and into a stage or cluster."""
    record = record_called(state, kind, name)
    place = after if after in {START, END} else record_called(state, kind, after).id
    made: dict[str, Record] = {}
    fields = NamedFields(state, record.KIND, into, made).fields
    move = _asked(Move, record=record.id, after=place, into=fields, author=author)
    return _at_once(made, [move], author) if made else move


def _at_once(made: Mapping[str, Record], parts: Iterable[Edit | Move], author: str) -> Batch:
    """Return one operation that makes channels first, then the changes that need them."""
    channels = tuple(payload_of(channel) for channel in made.values())
    first = [_asked(Add, records=channels, author=author)] if channels else []
    return _asked(Batch, operations=(*first, *parts), author=author)


def removing(state: State, kind: str, name: str, dependents: bool, author: str) -> Remove:
    """Return the operation that takes a record out."""
    record = record_called(state, kind, name)
    return _asked(Remove, records=(record.id,), dependents=dependents, author=author)


def voting(state: State, kind: str, name: str, dots: int, author: str) -> SetVotes:
    """Return the operation that gives a record somebody's dots."""
    return _asked(SetVotes, about=record_called(state, kind, name).id, dots=dots, author=author)


def commenting(state: State, kind: str, name: str, text: str, author: str) -> AddComment:
    """Return the operation that says something about a record."""
    return _asked(AddComment, about=record_called(state, kind, name).id, text=text, author=author)


def _filled(rows: Iterable[Mapping[str, Any]] | Any) -> Iterator[dict[str, Any]]:
    """Yield rows as dictionaries without their empty cells."""
    if hasattr(rows, "to_dict"):  # a DataFrame; pandas is not imported for this
        rows = rows.to_dict(orient="records")
    for row in rows:
        yield {str(key): value for key, value in row.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    """Tell whether a cell is empty; of all values only "not a number" differs from itself."""
    return value is None or (isinstance(value, float) and value != value)
