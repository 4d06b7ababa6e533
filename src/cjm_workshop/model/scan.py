"""Faults that only the whole of a file shows: ids that stand twice or lead nowhere, odd fields.

They are looked for in the values as the file has them, so that they are found too where other
faults keep the file from becoming a state.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from cjm_workshop.errors import Fault
from cjm_workshop.languages.sentences import a_kind, sentence
from cjm_workshop.model.base import Frozen, Record, model_in
from cjm_workshop.model.faults import field_called, kind_of, likely, show
from cjm_workshop.model.references import target_kinds
from cjm_workshop.model.state import COLLECTIONS, State

__all__ = [
    "blank_faults",
    "cross_reference_faults",
    "in_order_of",
    "is_visible",
    "known_fields",
    "scanned_faults",
    "unknown_fields",
]

_PARTS = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class _Fields(NamedTuple):
    """What the fields of a model hold that this module looks at."""

    names: dict[str, None]
    kinds: dict[str, str]
    """Fields that hold ids, and the kind of record each points to."""
    models: dict[str, type[Frozen]]
    """Fields that hold values with fields of their own."""


class _Place(NamedTuple):
    """One group of fields in the file, and the model that it should be of."""

    path: str
    model: type[Frozen]
    held: dict[str, Any]


@cache
def _fields(model: type[Frozen]) -> _Fields:
    found = {name: model_in(info.annotation) for name, info in model.model_fields.items()}
    models = {name: inner for name, inner in found.items() if inner is not None}
    return _Fields(dict.fromkeys(model.model_fields), target_kinds(model), models)


def scanned_faults(raw: Mapping[str, Any], *, unknown: bool = True) -> list[Fault]:
    """List ids that stand twice, pointers to what is not there, and unknown fields.

    Parameters
    ----------
    raw : mapping
        The charter and the collections as the file has them; what is of another type than it
        should be is passed over.
    unknown : bool
        Whether to look for fields that this version of the kit does not know.
    """
    places = list(_places(raw))
    standing, faults = _ids(raw)
    unread = {kind for kind, name in COLLECTIONS.items() if not isinstance(raw.get(name, []), list)}
    for place in places:
        faults += _dangling(place, standing, unread)
        if unknown:
            faults += _unknown(place)
    return in_order_of(raw, faults)


def cross_reference_faults(state: State) -> list[Fault]:
    """List ids that stand twice, ids of the wrong kind, and pointers to what is not there."""
    return scanned_faults(state.model_dump(mode="json", exclude_defaults=True), unknown=False)


def unknown_fields(model: type[Frozen], held: Any, path: str = "") -> list[Fault]:
    """List the fields of a JSON-like value that its model does not know, at any depth."""
    return [fault for place in _within(path, model, held) for fault in _unknown(place)]


def known_fields(model: type[Frozen], held: Any) -> Any:
    """Return a JSON-like value without the fields that its model does not know, at any depth."""
    if isinstance(held, list):
        return [known_fields(model, item) for item in held]
    if not isinstance(held, dict):
        return held
    fields = _fields(model)
    return {
        name: known_fields(fields.models[name], value) if name in fields.models else value
        for name, value in held.items()
        if name in fields.names
    }


def blank_faults(record: Record, fields: Iterable[str]) -> list[Fault]:
    """List those of the fields that a reader must see something in, and does not."""
    return [
        Fault(field_called(type(record), name, [name]), show(text), sentence("fault.something"))
        for name in _shown(type(record))
        if name in fields and not is_visible(text := getattr(record, name))
    ]


@cache
def _shown(model: type[Record]) -> tuple[str, ...]:
    """Return the fields that say what a record is: texts that must not be left out."""
    pointers = {*target_kinds(model), "id"}
    return tuple(
        name
        for name, info in model.model_fields.items()
        if info.is_required() and info.annotation is str and name not in pointers
    )


_NO_INK = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Categories of characters that leave no ink; what Unicode has not named yet may leave some."""


def is_visible(text: str) -> bool:
    """Tell whether a text has a character that leaves ink."""
    return any(unicodedata.category(char) not in _NO_INK for char in text)


def _places(raw: Mapping[str, Any]) -> Iterator[_Place]:
    return _within("", State, dict(raw))


def _within(path: str, model: type[Frozen], held: Any) -> Iterator[_Place]:
    """Walk over a group of fields and all groups in it."""
    if not isinstance(held, dict):
        return
    yield _Place(path, model, held)
    before = f"{path}." if path else ""
    for name, inner in _fields(model).models.items():
        value = held.get(name)
        if value is None:
            continue
        if isinstance(value, (list, tuple)):
            for at, item in enumerate(value):
                yield from _within(f"{before}{name}[{at}]", inner, item)
        else:
            yield from _within(f"{before}{name}", inner, value)


class _Standing(NamedTuple):
    """Where an id stands, first and elsewhere, and on which kinds of record."""

    path: str
    kinds: dict[str, None]


def _ids(raw: Mapping[str, Any]) -> tuple[dict[str, _Standing], list[Fault]]:
    """Return every id in the file, and the ids that stand twice."""
    charter = raw.get("charter")
    own = charter.get("id") if isinstance(charter, dict) else None
    first = _Standing("charter", {"charter": None})
    standing = {own if isinstance(own, str) else "charter-main": first}
    faults = []
    for kind, collection in COLLECTIONS.items():
        held = raw.get(collection)
        for at, record in enumerate(held if isinstance(held, list) else ()):
            name = record.get("id") if isinstance(record, dict) else None
            if not isinstance(name, str):
                continue
            path = f"{collection}[{at}]"
            if name in standing:
                found = f"{show(name)}, which {standing[name].path} has too"
                faults.append(Fault(f"{path}.id", found, "an id of its own"))
            standing.setdefault(name, _Standing(path, {})).kinds[kind] = None
    return standing, faults


def _dangling(
    place: _Place, standing: Mapping[str, _Standing], unread: set[str]
) -> Iterator[Fault]:
    for field, kind in _fields(place.model).kinds.items():
        if field not in place.held:
            continue
        value = place.held[field]
        targets = list(value) if isinstance(value, (list, tuple)) else [value]
        many = isinstance(value, (list, tuple))
        for at, target in enumerate(targets):
            path = f"{place.path}.{field}[{at}]" if many else f"{place.path}.{field}"
            if not isinstance(target, str) or (kind or kind_of(target)) in unread:
                continue
            found = standing.get(target)
            if found is None:
                wanted = f"the id of {a_kind(kind or 'record')} that is in this workshop"
                yield Fault(path, show(target), wanted)
            elif kind and kind not in found.kinds:
                there = a_kind(next(iter(found.kinds)))
                yield Fault(path, f"{show(target)}, {there}", a_kind(kind))


def _unknown(place: _Place) -> Iterator[Fault]:
    names = _fields(place.model).names
    if place.held.keys() <= names.keys():
        return
    before = f"{place.path}." if place.path else ""
    for name in place.held:
        if name not in names:
            meant = likely(name, names)
            guess = f' (perhaps "{meant}")' if meant else ""
            wanted = f"a field that is known here{guess}: {', '.join(names)}"
            yield Fault(f"{before}{name}", show(place.held[name]), wanted)


def in_order_of(raw: Mapping[str, Any], faults: Iterable[Fault]) -> list[Fault]:
    """Return faults in the order in which a reader of the file comes to them, one for each place.

    Of several faults at one place the first stays.
    """
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    return sorted(first.values(), key=lambda fault: _position(raw, fault.path))


def _position(raw: Any, path: str) -> tuple[int, ...]:
    """Return the place of a path in the file; a field that is left out comes after the others."""
    at: list[int] = []
    for number, name in _PARTS.findall(path):
        if number:
            at.append(int(number))
            listed = isinstance(raw, (list, tuple)) and int(number) < len(raw)
            raw = raw[int(number)] if listed else None
        else:
            names = list(raw) if isinstance(raw, dict) else []
            at.append(names.index(name) if name in names else len(names))
            raw = raw.get(name) if isinstance(raw, dict) else None
    return tuple(at)
