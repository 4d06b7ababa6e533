"""The past of a workshop: which operations led to a state, and what each changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ConfigDict

from cjm_workshop.model.base import Frozen, RecordId
from cjm_workshop.model.operations import Operation

__all__ = ["Change", "Entry", "Log"]


class Change(Frozen):
    """What an operation did to one record.

    A record that was added has no `before`, one that was removed no `after`; otherwise both hold
    the changed fields alone. Values are JSON-like.
    """

    record: RecordId
    kind: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    was_behind: RecordId | None = None
    """The record that it stood behind in its collection; None: it was the first, or not there."""
    is_behind: RecordId | None = None
    moved: bool = False
    """Whether the place in the order changed."""

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return self.model_copy(
            update={
                "before": self.after,
                "after": self.before,
                "was_behind": self.is_behind,
                "is_behind": self.was_behind,
            }
        )


class Entry(Frozen):
    """One acknowledged operation with its changes: a line of the journal."""

    model_config = ConfigDict(defer_build=True)  # as the operations

    operation: Operation
    changes: tuple[Change, ...] = ()


class Log:
    """An append-only sequence of entries that many states share.

    `appended` costs the same however long the log is: states that follow each other share one
    list and differ in how much of it they see; a state that branches off gets a copy. Entries
    may be handed in as JSON-like values; each is validated when it is looked at.
    """

    __slots__ = ("_at", "_entries", "_length", "_touched")

    def __init__(self, entries: list[Entry | dict[str, Any]] | None = None) -> None:
        self._entries: list[Entry | dict[str, Any]] = entries or []
        self._length = len(self._entries)
        self._at = {_id_of(entry): at for at, entry in enumerate(self._entries)}
        self._touched: dict[str, list[int]] | None = None

    def __len__(self) -> int:
        return self._length

    def __contains__(self, operation_id: object) -> bool:
        return (
            isinstance(operation_id, str)
            and self._at.get(operation_id, self._length) < self._length
        )

    def __iter__(self) -> Iterator[Entry]:
        return (self._entry(at) for at in range(self._length))

    def __getitem__(self, operation_id: str) -> Entry:
        if operation_id not in self:
            raise KeyError(operation_id)
        return self._entry(self._at[operation_id])

    @property
    def last(self) -> str | None:
        """Id of the last operation, or None."""
        return _id_of(self._entries[self._length - 1]) if self._length else None

    def appended(self, entry: Entry | dict[str, Any]) -> Log:
        """Return the log with one more entry."""
        shared = len(self._entries) == self._length
        log = Log.__new__(Log)
        log._entries = self._entries if shared else self._entries[: self._length]
        log._at = self._at if shared else {_id_of(e): at for at, e in enumerate(log._entries)}
        log._touched = self._touched if shared else None
        log._entries.append(entry)
        log._at[_id_of(entry)] = self._length
        log._length = self._length + 1
        if log._touched is not None:
            _touch(log._touched, entry, self._length)
        return log

    def of_record(self, record_id: str) -> list[Entry]:
        """Return the entries that changed a record, oldest first."""
        if self._touched is None:
            self._touched = {}
            for at, entry in enumerate(self._entries):
                _touch(self._touched, entry, at)
        places = self._touched.get(record_id, [])
        return [self._entry(at) for at in places if at < self._length]

    def of_author(self, author: str) -> Iterator[Entry]:
        """Walk over the entries of one author, oldest first."""
        for at in range(self._length):
            if _author_of(self._entries[at]) == author:
                yield self._entry(at)

    def _entry(self, at: int) -> Entry:
        entry = self._entries[at]
        if isinstance(entry, dict):
            entry = self._entries[at] = Entry.model_validate(entry)
        return entry


def _id_of(entry: Entry | dict[str, Any]) -> str:
    return str(entry["operation"]["id"]) if isinstance(entry, dict) else entry.operation.id


def _author_of(entry: Entry | dict[str, Any]) -> str:
    if isinstance(entry, dict):
        return str(entry["operation"].get("author", ""))
    return entry.operation.author


def _touch(touched: dict[str, list[int]], entry: Entry | dict[str, Any], at: int) -> None:
    if isinstance(entry, dict):
        records = [change["record"] for change in entry.get("changes", ())]
    else:
        records = [change.record for change in entry.changes]
    for record in dict.fromkeys(records):
        touched.setdefault(record, []).append(at)
