"""The history: operations that are in the workshop file already.

Each checkpoint appends a marker, ``{"continues": <operation>}``, and the operations that it took
from the journal. The markers make a tree of it: after a git checkout of an older version the next
checkpoint continues there, and the operations of the other branch are no part of its past.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from cjm_workshop.model import Entry
from cjm_workshop.storage.journal import Line, group_of, is_entry
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import Places

__all__ = ["History", "segment_of", "write_history"]


class _Written(NamedTuple):
    """One operation where it stands in the history."""

    raw: dict[str, Any]
    before: int | None
    """Where the operation stands that it continues, if it stands there."""
    after: str | None
    """The id of that operation."""


class History:
    """Every operation ever checkpointed, with the one before it.

    Entries stay JSON-like values; the model's log validates one when somebody looks at it. One
    operation may stand there twice: a crash had it written again, or it was merged into another
    branch. What continues it means the later one.
    """

    def __init__(self) -> None:
        self._written: list[_Written] = []
        self._at: dict[str, int] = {}

    @classmethod
    def read(cls, data: bytes | None) -> History:
        """Read the bytes of a history file; lines that were torn by a crash are passed over."""
        history = cls()
        last: str | None = None
        for line in (data or b"").split(b"\n"):
            raw = group_of(line) if line else None
            if raw is None:
                continue
            if is_entry(raw):
                last = history._put(raw, last)
            elif "continues" in raw:
                last = raw["continues"]
        return history

    def __contains__(self, operation_id: object) -> bool:
        return operation_id in self._at

    def add(self, continues: str | None, lines: Iterable[Line]) -> None:
        """Put in what a checkpoint took from the journal."""
        last = continues
        for line in lines:
            last = self._put(line.entry, last)

    def _put(self, raw: dict[str, Any], before: str | None) -> str:
        operation_id = str(raw["operation"]["id"])
        at = None if before is None else self._at.get(before)
        self._at[operation_id] = len(self._written)
        self._written.append(_Written(raw, at, before))
        return operation_id

    def entry(self, operation_id: str | None) -> dict[str, Any] | None:
        """Return an operation with its changes, or None if it is not known."""
        at = None if operation_id is None else self._at.get(operation_id)
        return None if at is None else self._written[at].raw

    def past_of(self, last: str | None) -> list[Entry | dict[str, Any]]:
        """Return the entries that led to an operation and itself, oldest first."""
        return [*self._walk(last, None)[0]]

    def between(self, first: str | None, last: str | None) -> list[dict[str, Any]] | None:
        """Return the entries after one operation up to another; None if they are not in line."""
        entries, reached = self._walk(last, first)
        return entries if reached == first else None

    def later_than(self, last: str | None) -> list[dict[str, Any]]:
        """Return the entries up to the end of the history that an older file does not have."""
        if not self._written:
            return []
        end = str(self._written[-1].raw["operation"]["id"])
        return self.between(last, end) or []

    def _walk(self, last: str | None, until: str | None) -> tuple[list[dict[str, Any]], str | None]:
        entries: dict[str, dict[str, Any]] = {}
        reached = last
        at = None if last is None else self._at.get(last)
        while at is not None and reached is not None and reached != until:
            written = self._written[at]
            entries.setdefault(reached, written.raw)
            at, reached = written.before, written.after
        return list(reversed(entries.values())), reached


def segment_of(continues: str | None, lines: Sequence[Line]) -> bytes:
    """Return what a checkpoint appends to the history."""
    marker = json.dumps({"continues": continues}).encode() + b"\n"
    return marker + b"".join(line.raw for line in lines)


def write_history(disk: Disk, places: Places, continues: str | None, lines: Sequence[Line]) -> None:
    """Append what a checkpoint took from the journal.

    Raises
    ------
    OSError
        If the disk refuses; then the history is as it was, or ends in a torn line that the next
        call closes and every reader passes over.
    """
    if not lines:
        return
    data = segment_of(continues, lines)
    stamp = disk.stamp(places.history)
    if stamp is None:
        disk.write_atomic(places.history, data)
        return
    if stamp.size and not disk.ends_line(places.history):
        data = b"\n" + data
    try:
        disk.append_synced(places.history, data)
    except OSError:
        with suppress(OSError):  # the reason why the append failed is the one to tell
            disk.truncate(places.history, stamp.size)
        raise
