"""What boards and importers know of a workshop: four methods, no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from cjm_workshop.model.log import Entry
from cjm_workshop.model.operations import Operation
from cjm_workshop.model.state import State

__all__ = ["Host", "KeepsFiles"]


@runtime_checkable
class Host(Protocol):
    """Holds the truth about one workshop."""

    def state(self, viewer: str | None = None) -> State:
        """Return the workshop as this person may see it; None sees all."""
        ...

    def apply(self, operation: Operation) -> Entry:
        """Make a change and return once it is safe on disk.

        Raises
        ------
        Refused
            If it does not fit the workshop as it is now.
        NotSaved
            If it could not be written; then it was not made.
        """
        ...

    def observe(
        self, callback: Callable[[State, Sequence[Entry]], None], viewer: str | None = None
    ) -> Callable[[], None]:
        """Call back after every change, wherever it came from; return the way to stop that.

        The callback gets the state as the viewer may see it and the new entries. It may come
        from another thread.
        """
        ...

    def history(self, record: str) -> Sequence[Entry]:
        """Return what happened to a record, oldest first."""
        ...


@runtime_checkable
class KeepsFiles(Protocol):
    """Keeps pictures and attachments beside a workshop; a `Host` on a disk does."""

    @property
    def files_folder(self) -> Path:
        """The folder that they lie in, each under its hash; it exists once there is one."""
        ...

    def keep_file(self, source: str | Path | bytes, suffix: str = "") -> str:
        """Keep a copy of a file; return the name to put into a record.

        Raises
        ------
        Refused
            If it is too large, empty, missing, or has no usable ending.
        ReadOnly, NotSaved
            As `Host.apply`.
        """
        ...
