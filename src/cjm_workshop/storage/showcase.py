"""A workshop to look at: the same methods as the store, but nothing can be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from cjm_workshop.errors import ReadOnly
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import Entry, Operation, State, seen_by
from cjm_workshop.storage.attachments import HasFiles
from cjm_workshop.storage.document import read_document
from cjm_workshop.storage.places import SUFFIX
from cjm_workshop.storage.reports import Report

__all__ = ["Showcase"]

_OWN_COPY = 'Workshop.new("play", template="freshcart")'


class Showcase:
    """The finished case, or another example; no journal, no lock, no folder beside it.

    Parameters
    ----------
    path : Path
        Where it is, or would be.
    state : State, optional
        What to show; without it, the file is read once.
    own : str
        The call that gives people a workshop of their own, for those who try to change this one.
    """

    session = ""
    """Marks no changes: none are made here."""

    def __init__(self, path: Path, state: State | None = None, own: str = _OWN_COPY) -> None:
        self.path = path
        self.files_folder = path.with_name(f"{path.name.removesuffix(SUFFIX)}.files")
        self.reports: list[Report] = []
        self._state = read_document(path.read_bytes()).state if state is None else state
        self._own = own

    @property
    def as_of(self) -> date | None:
        """The day of the last change that is known: an example does not grow late by itself."""
        last = self._state.log.last
        if last is not None:
            return self._state.log[last].operation.time.date()
        made = [getattr(record, "time", None) for record in self._state.records()]
        times = [time for time in made if isinstance(time, datetime)]
        return max(times, key=datetime.timestamp).date() if times else None

    def state(self, viewer: str | None = None) -> State:
        """Return the workshop as this person may see it."""
        return seen_by(self._state, viewer)

    def apply(self, operation: Operation) -> Entry:
        """Refuse, with the way to get a copy that can be changed."""
        del operation
        raise ReadOnly(sentence("refusal.example", own=self._own))

    def observe(
        self, callback: Callable[[State, Sequence[Entry]], None], viewer: str | None = None
    ) -> Callable[[], None]:
        """Never call back: nothing changes."""
        del callback, viewer
        return lambda: None

    def history(self, record: str) -> Sequence[Entry]:
        """Return what is known of a record; of an example read from a file that is nothing."""
        return self._state.log.of_record(record)

    def keep_file(self, source: str | Path | bytes, suffix: str = "") -> str:
        """Refuse, as `apply` does."""
        del source, suffix
        raise ReadOnly(sentence("refusal.example_takes_no_pictures"))

    def merge_aside(self, name: str) -> Report:
        """Refuse, as `apply` does."""
        del name
        raise ReadOnly(sentence("refusal.example_has_nothing_aside"))

    def take_files(self, other: HasFiles) -> None:
        """Refuse, as `apply` does."""
        name = other.files_folder.name
        raise ReadOnly(sentence("refusal.example_takes_none_of", name=name))

    def save(self) -> None:
        """Have nothing to save."""

    def close(self) -> None:
        """Have nothing to let go of."""
