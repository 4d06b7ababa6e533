"""Bringing records over: copies from another workshop, and the other version of this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cjm_workshop.languages.refusals import refused
from cjm_workshop.model.apply import payload_of
from cjm_workshop.model.base import Record, new_id
from cjm_workshop.model.operations import Add, Copy, Merge, Payload
from cjm_workshop.model.records import Channel, Journey, Persona, Touchpoint
from cjm_workshop.model.references import references, with_ids, without
from cjm_workshop.model.scan import known_fields
from cjm_workshop.model.state import COLLECTIONS, LEADING, State

__all__ = ["copy_of", "files_of", "future_of", "merge_of"]

_COMES_ALONG = frozenset({"channel", "evidence"})
"""What a copied persona or touchpoint takes with it; other pointers are cut."""

_ONLY_TODAY = frozenset({"evidence", "level", "quote", "experience", "metrics", "waiting_minutes"})
"""Fields of a step that tell what was found, and so cannot be true of a future."""


def copy_of(source: State, record_id: str, into: State, *, origin: str, author: str = "") -> Copy:
    """Return the operation that copies a persona or touchpoint from another workshop.

    The copy and the evidence it stands on get ids of their own; a channel that is here under the
    same name is used, others come along.

    Parameters
    ----------
    source, into : State
        The workshop that has the record, and the one that shall get a copy.
    record_id : str
        Id of the persona or touchpoint in `source`.
    origin : str
        What the source is called; kept in the history.
    author : str, optional
        Who copies.

    Raises
    ------
    Refused
        If there is no such persona or touchpoint.
    """
    record = source.find(record_id)
    if not isinstance(record, (Persona, Touchpoint)):
        raise refused("nothing_to_copy", origin=origin, record=record_id)
    names = {channel.name.casefold(): channel.id for channel in into.channels}
    ids: dict[str, str] = {record.id: new_id(record.KIND)}
    copied: list[Record] = [record]
    for found in _comes_along(source, record):
        here = names.get(found.name.casefold()) if isinstance(found, Channel) else None
        ids[found.id] = here or new_id(found.KIND)
        if here is None:
            copied.append(found)
    ordered = sorted(copied, key=lambda r: r.KIND not in _COMES_ALONG)
    return Copy(author=author, origin=origin, records=tuple(_renamed(r, ids) for r in ordered))


def _comes_along(source: State, record: Record) -> Iterator[Record]:
    seen = set()
    for ref in references(record):
        found = source.find(ref.target)
        if found is not None and found.KIND in _COMES_ALONG and found.id not in seen:
            seen.add(found.id)
            yield found


def _renamed(record: Record, ids: dict[str, str]) -> Payload:
    """Return a record under new ids, without pointers to what stays behind."""
    fields = record.model_dump(mode="json", exclude_defaults=True)
    for target in {ref.target for ref in references(record)} - set(ids):
        fields |= without(type(record).model_validate(fields), target)
    return Payload(kind=record.KIND, fields=with_ids(fields, ids))


def merge_of(source: State, *, origin: str, author: str = "") -> Merge:
    """Return the operation that brings in everything of another version of this workshop.

    Votes that a person gave in both versions count once. How each is led stays with each.
    """
    kinds = ["charter", *(kind for kind in COLLECTIONS if kind not in LEADING)]
    records = tuple(payload_of(r) for kind in kinds for r in source.of_kind(kind))
    return Merge(author=author, origin=origin, records=records)


def future_of(state: State, journey: Journey, *, author: str = "") -> Add:
    """Return the operation that starts the future of a journey as a copy of its steps.

    The copy says that it is a hope: its statements are assumed, it has no evidence
    and no quotes, and it names the journey that it wants to better.
    """
    steps = state.steps_of(journey.id)
    ids = {journey.id: new_id("journey")} | {step.id: new_id("step") for step in steps}
    head = _known(journey) | {
        "name": f"{journey.name} (future)",
        "state": "future",
        "compared_with": journey.id,
    }
    records = [Payload(kind="journey", fields=head | {"id": ids[journey.id]})]
    for step in steps:
        fields = {k: v for k, v in _known(step).items() if k not in _ONLY_TODAY}
        renamed = {k: with_ids(v, ids) for k, v in fields.items()}
        records.append(Payload(kind="step", fields=renamed))
    return Add(author=author, records=tuple(records))


def files_of(record: Record) -> set[str]:
    """Return the names of the files in ``NAME.files/`` that a record shows or attaches."""
    return set(_files(record.model_dump(mode="json", exclude_defaults=True)))


def _files(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("file"), str):
            yield value["file"]
        for item in value.values():
            yield from _files(item)
    elif isinstance(value, list):
        for item in value:
            yield from _files(item)


def _known(record: Record) -> dict[str, Any]:
    """Return the fields of a record as they travel, without those of a newer version of the kit."""
    known: dict[str, Any] = known_fields(type(record), payload_of(record).fields)
    return known
