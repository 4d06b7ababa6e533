"""What a person wrote into the records of others: found in operations, and taken out of them.

Pure, on JSON-like values. Such a text belongs to a record that stays, so it stays in the file, and
is named for somebody to decide; in the history it has no more business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from cjm_workshop.model import JourneyState, Level, MapLevel, Moment, State, Status
from cjm_workshop.model.base import FILE_PATTERN, ID_PATTERN

__all__ = ["TEXT_REMOVED", "Texts", "edits", "standing", "without_texts", "wrote"]

TEXT_REMOVED = "[text removed]"
Texts = Mapping[str, set[str]]
"""For each record, by its id, the texts that the person wrote into it."""
_EDITS = frozenset({"batch", "edit", "undo", "redo"})
_CHOICES = {
    str(word) for words in (JourneyState, Level, MapLevel, Moment, Status) for word in words
}
_NO_TEXT = re.compile(
    rf"{ID_PATTERN}|#[0-9a-fA-F]+|{FILE_PATTERN}|[\W\d]*"
    r"|\d{4}-\d\d-\d\d(T.*)?"
)
"""Ids, colours, names of files, numbers and times."""


def edits(operation: Mapping[str, Any]) -> bool:
    """Tell whether an operation changes what records say."""
    return operation.get("kind") in _EDITS


def wrote(
    entries: Iterable[dict[str, Any]], is_person: Callable[[object], bool], gone: set[str]
) -> dict[str, set[str]]:
    """Return the texts that a person put into records of others, by the id of the record."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        operation = entry["operation"]
        if not edits(operation) or not is_person(operation.get("author")):
            continue
        for change in entry.get("changes", ()):
            before, after = change.get("before"), change.get("after")
            if before is None or after is None or change.get("record") in gone:
                continue
            new = set(_texts(after)) - set(_texts(before))
            if new:
                found.setdefault(change["record"], set()).update(new)
    return found


def standing(state: State, texts: Texts) -> list[tuple[str, str]]:
    """Return where in a workshop these texts stand, and the texts."""
    body = state.model_dump(mode="json", exclude_defaults=True)
    places: list[tuple[str, str]] = []
    for key, value in body.items():
        rows = enumerate(value) if isinstance(value, list) else [(None, value)]
        for at, record in rows:
            if isinstance(record, dict):
                path = key if at is None else f"{key}[{at}]"
                wanted = _concerning(record, texts)
                places += [found for found in _walk(record, path) if found[1] in wanted]
    return places


def without_texts(entry: dict[str, Any], texts: Texts) -> dict[str, Any]:
    """Return an acknowledged operation without these texts."""
    if not texts:
        return entry
    operation = _operation_without(entry["operation"], texts)
    changes = [_change_without(change, texts) for change in entry.get("changes", ())]
    return {**entry, "operation": operation, "changes": changes}


def _operation_without(given: dict[str, Any], texts: Texts) -> dict[str, Any]:
    operation = dict(given)
    if "operations" in operation:
        parts = [_operation_without(part, texts) for part in operation["operations"]]
        return operation | {"operations": parts}
    about = texts.get(str(operation.get("record")), set())
    for side in {"old", "new"} & set(operation):
        operation[side] = _blanked(operation[side], about)
    if "records" in operation:  # whole ones, or, where they are removed, ids
        operation["records"] = [
            item | {"fields": _blanked(item["fields"], _concerning(item["fields"], texts))}
            if isinstance(item, dict)
            else item
            for item in operation["records"]
        ]
    return operation


def _change_without(change: dict[str, Any], texts: Texts) -> dict[str, Any]:
    wanted = set(texts.get(str(change.get("record")), set()))
    for side in ("before", "after"):
        wanted |= _concerning(change.get(side) or {}, texts)
    sides = {side: _blanked(change[side], wanted) for side in ("before", "after") if side in change}
    return change | sides


def _concerning(fields: Mapping[str, Any], texts: Texts) -> set[str]:
    """Return the texts that may stand in a record: its own, or, in a conflict, the other's."""
    ids = (str(fields.get("id")), str(fields.get("about")))
    return set().union(*(texts.get(record_id, set()) for record_id in ids))


def _blanked(value: Any, texts: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _blanked(item, texts) for key, item in value.items()}
    if isinstance(value, list):
        return [_blanked(item, texts) for item in value]
    return TEXT_REMOVED if isinstance(value, str) and value in texts else value


def _texts(value: Any) -> Iterator[str]:
    texts = (text for _, text in _walk(value, "") if text not in _CHOICES)
    return (text for text in texts if not _NO_TEXT.fullmatch(text))


def _walk(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, f"{path}.{key}")
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _walk(item, f"{path}[{at}]")
    elif isinstance(value, str):
        yield path, value
