"""Which fields of a record point to other records: declared at the field, read from there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from cjm_workshop.model.base import Frozen, Record, RecordId

__all__ = [
    "AnyId",
    "ChannelId",
    "ClusterId",
    "CommentId",
    "EvidenceId",
    "JourneyId",
    "NoteId",
    "OpportunityId",
    "PainId",
    "PersonaId",
    "Reference",
    "Refers",
    "StageId",
    "StepId",
    "TouchpointId",
    "fields_with_several",
    "references",
    "target_kinds",
    "with_ids",
    "without",
]


@dataclass(frozen=True)
class Refers:
    """Marks a field that holds the id of a record of this kind; an empty kind means any."""

    kind: str


AnyId = Annotated[RecordId, Refers("")]
ChannelId = Annotated[RecordId, Refers("channel")]
ClusterId = Annotated[RecordId, Refers("cluster")]
CommentId = Annotated[RecordId, Refers("comment")]
EvidenceId = Annotated[RecordId, Refers("evidence")]
JourneyId = Annotated[RecordId, Refers("journey")]
NoteId = Annotated[RecordId, Refers("note")]
OpportunityId = Annotated[RecordId, Refers("opportunity")]
PainId = Annotated[RecordId, Refers("pain")]
PersonaId = Annotated[RecordId, Refers("persona")]
StageId = Annotated[RecordId, Refers("stage")]
StepId = Annotated[RecordId, Refers("step")]
TouchpointId = Annotated[RecordId, Refers("touchpoint")]


class Reference(NamedTuple):
    """One pointer from a record to another."""

    path: str
    """Where it stands in the record: ``evidence[2]``, ``goals[0].evidence[1]``."""
    target: str
    kind: str
    """The kind of record that must stand there; empty where any may."""
    required: bool
    """Whether the record makes no sense without its target."""


class _Place(NamedTuple):
    field: str
    kind: str | None  # None: the field holds values that have places of their own
    required: bool


def _kind_in(annotation: Any, metadata: list[Any]) -> str | None:
    """Return the kind that an annotation refers to, or None."""
    for mark in metadata:
        if isinstance(mark, Refers):
            return mark.kind
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        return _kind_in(base, marks)
    for part in get_args(annotation):
        found = _kind_in(part, [])
        if found is not None:
            return found
    return None


def _values_in(annotation: Any) -> bool:
    """Tell whether an annotation holds values that may have references of their own."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return bool(_places(annotation))
    return any(_values_in(part) for part in get_args(annotation))


@cache
def _places(model: type[Frozen]) -> tuple[_Place, ...]:
    """List the fields of a model that hold references, once per class."""
    return tuple(filter(None, (_place(name, info) for name, info in model.model_fields.items())))


def _place(name: str, info: FieldInfo) -> _Place | None:
    kind = _kind_in(info.annotation, info.metadata)
    if kind is not None:
        return _Place(name, kind, info.is_required())
    return _Place(name, None, False) if _values_in(info.annotation) else None


def references(value: Frozen, prefix: str = "") -> Iterator[Reference]:
    """List every pointer from a record, or from a value inside one, to other records.

    Parameters
    ----------
    value : Frozen
        The record or value.
    prefix : str
        What stands before the paths, such as ``"goals[0]."``.
    """
    for field, kind, required in _places(type(value)):
        held = getattr(value, field)
        if held is None or held == ():
            continue
        many = isinstance(held, tuple)
        for index, item in enumerate(held if many else (held,)):
            path = f"{prefix}{field}[{index}]" if many else f"{prefix}{field}"
            if kind is not None:
                yield Reference(path, item, kind, required)
            else:
                yield from references(item, f"{path}.")


def target_kinds(model: type[Frozen]) -> dict[str, str]:
    """Return the fields of a model that hold ids themselves, and the kind each points to."""
    return {place.field: place.kind for place in _places(model) if place.kind is not None}


@cache
def fields_with_several(model: type[Frozen]) -> frozenset[str]:
    """Return the fields of a model that hold several values."""
    fields = model.model_fields.items()
    return frozenset(name for name, info in fields if get_origin(info.annotation) is tuple)


def with_ids(value: Any, ids: Mapping[str, str]) -> Any:
    """Return a JSON-like value in which other ids stand for some."""
    if isinstance(value, dict):
        return {key: with_ids(item, ids) for key, item in value.items()}
    if isinstance(value, list):
        return [with_ids(item, ids) for item in value]
    return ids.get(value, value) if isinstance(value, str) else value


def without(record: Record, target: str) -> dict[str, Any]:
    """Return the fields of a record as they are once nothing points to `target` any more.

    Only fields that change are in the answer; values are JSON-like.
    """
    changed = {
        ref.path.split("[")[0].split(".")[0] for ref in references(record) if ref.target == target
    }
    dumped = record.model_dump(mode="json")
    return {field: _cut(dumped[field], target) for field in changed}


def _cut(value: Any, target: str) -> Any:
    """Take an id out of a JSON-like value: from lists it goes, elsewhere it becomes null."""
    if isinstance(value, list):
        return [
            _cut(item, target) for item in value if item != target and not _link_to(item, target)
        ]
    if isinstance(value, dict):
        return {key: _cut(item, target) for key, item in value.items()}
    return None if value == target else value


def _link_to(value: Any, target: str) -> bool:
    """Tell whether a value exists only to point at the target, as the link of a branch does."""
    return isinstance(value, dict) and value.get("step") == target
