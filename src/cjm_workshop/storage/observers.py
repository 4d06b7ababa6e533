"""Telling observers what changed: in order, outside every lock, one after the other."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence

from cjm_workshop.model import Entry, State, hidden_from, seen_by

__all__ = ["Observers"]

Callback = Callable[[State, Sequence[Entry]], None]
_log = logging.getLogger(__name__)


class Observers:
    """Those who want to know of changes.

    Changes come from several threads; each observer hears of them in their order, never of two
    at once. One that fails is written to the log and does not keep the others from hearing.
    """

    def __init__(self) -> None:
        self._callbacks: dict[object, tuple[Callback, str | None]] = {}
        self._queue: deque[tuple[State, State, tuple[Entry, ...]]] = deque()
        self._guard = threading.Lock()
        self._telling = False

    def add(self, callback: Callback, viewer: str | None) -> Callable[[], None]:
        """Put an observer in; return the way to take it out."""
        key = object()
        with self._guard:
            self._callbacks[key] = (callback, viewer)

        def stop() -> None:
            with self._guard:
                self._callbacks.pop(key, None)

        return stop

    def put(self, before: State, after: State, entries: tuple[Entry, ...]) -> None:
        """Note a change; call this in the order of changes, under the lock that makes it one."""
        with self._guard:
            self._queue.append((before, after, entries))

    def tell(self) -> None:
        """Tell what was noted; call this without a lock.

        Where another thread is telling already, or an observer made a change itself, that
        thread goes on with the new ones, and this call returns at once.
        """
        with self._guard:
            if self._telling:
                return
            self._telling = True
        while True:
            with self._guard:
                if not self._queue:
                    self._telling = False
                    return
                change = self._queue.popleft()
                callbacks = list(self._callbacks.values())
            for callback, viewer in callbacks:
                _call(callback, viewer, *change)


def _call(
    callback: Callback,
    viewer: str | None,
    before: State,
    after: State,
    entries: tuple[Entry, ...],
) -> None:
    try:
        callback(seen_by(after, viewer), _visible(entries, viewer, before, after))
    except Exception:
        _log.exception("An observer of the workshop failed; the workshop goes on.")


def _visible(
    entries: tuple[Entry, ...], viewer: str | None, before: State, after: State
) -> tuple[Entry, ...]:
    """Leave out the entries that tell of what the viewer may not see."""
    hidden = hidden_from(before, viewer) | hidden_from(after, viewer)
    if not hidden:
        return entries
    return tuple(entry for entry in entries if not _touches(entry, hidden))


def _touches(entry: Entry, hidden: set[str]) -> bool:
    for change in entry.changes:
        about = {fields.get("about") for fields in (change.before, change.after) if fields}
        if change.record in hidden or about & hidden:
            return True
    return False
