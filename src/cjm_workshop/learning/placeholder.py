"""The place where a learner writes an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["TODO", "Todo", "holds_todo", "is_blank"]

_BLANKS = frozenset(("", "todo", "...", "…"))


class Todo:
    """What stands in an exercise until an answer is written; there is one, `TODO`."""

    def __repr__(self) -> str:
        return "TODO"

    def __bool__(self) -> bool:
        return False


TODO: Final = Todo()
"""Write your answer in its place."""


def is_blank(value: Any) -> bool:
    """Tell whether nothing was answered yet: a TODO, nothing, or a list of these.

    >>> is_blank(TODO), is_blank("  "), is_blank([TODO, ""]), is_blank(0)
    (True, True, True, False)
    """
    if value is None or value is Ellipsis or isinstance(value, Todo):
        return True
    if isinstance(value, str):
        return value.strip(" _\t\n").lower() in _BLANKS
    if isinstance(value, Mapping):
        return all(is_blank(part) for part in value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return all(is_blank(part) for part in value)
    return False


def holds_todo(value: Any) -> bool:
    """Tell whether a part of an answer is still to be written."""
    if isinstance(value, Mapping):
        return any(is_blank(part) for part in value.values())
    if isinstance(value, list | tuple):
        return any(is_blank(part) for part in value)
    return False
