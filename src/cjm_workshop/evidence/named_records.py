"""Records and their values in words: what stands in a cell of a table."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from cjm_workshop.model import (
    Attachment,
    BackstageWork,
    Fact,
    Link,
    Metric,
    Picture,
    Quote,
    State,
    Statement,
    Task,
    TeamMember,
    Term,
)
from cjm_workshop.model.naming import own_words

__all__ = ["NameOf", "plain_value"]


class NameOf:
    """Says what a person would call a record, by its id."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __call__(self, record_id: str | None) -> str:
        """Return the name; for an id that no record has the id itself, for None nothing."""
        if record_id is None:
            return ""
        record = self._state.find(record_id)
        words = own_words(record) if record else ""
        if not words and getattr(record, "touchpoint", None):
            return self(record.touchpoint)  # type: ignore[union-attr]
        return words or record_id

    def all(self, record_ids: Iterable[str]) -> str:
        """Return the names of several records in one line."""
        return ", ".join(self(record_id) for record_id in record_ids)


def plain_value(value: Any, names: NameOf, is_id: bool) -> Any:
    """Return what a cell shows for the value of a field.

    Parameters
    ----------
    value : any
        As the record holds it.
    names : NameOf
        Says the names of records.
    is_id : bool
        Whether the value is the id of a record, or several.
    """
    if is_id:
        return names(value) if isinstance(value, str) or value is None else names.all(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return "; ".join(str(plain_value(item, names, False)) for item in value)
    if isinstance(value, Link):
        where = names(value.step)
        return f"{where} ({value.when})" if value.when else where
    return _words(value)


def _words(value: Any) -> Any:
    match value:
        case Statement() | Quote() | Task():
            return value.text
        case Metric():
            figure = "" if value.value is None else f" {value.value:g}"
            return f"{value.name}{figure}{f' {value.unit}' if value.unit else ''}"
        case Fact():
            return f"{value.label}: {value.value}"
        case Term():
            return f"{value.term}: {value.meaning}"
        case TeamMember():
            return f"{value.name} ({value.department})" if value.department else value.name
        case BackstageWork():
            return f"{value.text} ({value.department})" if value.department else value.text
        case Picture():
            return value.alt or value.file
        case Attachment():
            return value.name
    return value
