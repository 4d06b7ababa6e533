"""The open file behind a workshop, and what boards and importers see of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, Self

from cjm_workshop.errors import WorkshopError
from cjm_workshop.languages.refusals import reason_in
from cjm_workshop.model import Entry, Operation, State

if TYPE_CHECKING:
    from cjm_workshop.languages import Words
    from cjm_workshop.storage import Report, Store
    from cjm_workshop.storage.showcase import Showcase

__all__ = ["OpenFile"]


class _Telling:
    """Has what the methods of its subclasses refuse told in the language of the charter."""

    def __init_subclass__(cls) -> None:
        for name, member in list(vars(cls).items()):
            if isinstance(member, FunctionType) and not name.startswith("_"):
                setattr(cls, name, _telling(member))


def _telling(method: FunctionType) -> Callable[..., Any]:
    @wraps(method)
    def telling(self: OpenFile, *args: Any, **options: Any) -> Any:
        try:
            return method(self, *args, **options)
        except WorkshopError as error:
            error.told = reason_in(self._words, error)
            raise

    return telling


class OpenFile(_Telling):
    """A workshop's file that is open; implements `cjm_workshop.model.protocol.Host`."""

    def __init__(self, store: Store | Showcase, author: str = "") -> None:
        self._store = store
        self.author = author
        """Your name: it stands on the notes, votes and changes that you make here."""

    def save(self) -> Path:
        """Bring the file up to date now; this also happens by itself. Return its path."""
        self._store.save()
        return self.path

    def close(self) -> None:
        """Bring the file up to date and let go of it."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The workshop's file."""
        return self._store.path

    @property
    def session(self) -> str:
        """What marks the changes made here; without a name, undo takes back these alone."""
        return self._store.session

    @property
    def as_of(self) -> date | None:
        """The day by which an example is looked at, that of its last change; None is today."""
        return self._store.as_of

    @property
    def reports(self) -> Sequence[Report]:
        """What opening had to say, such as something kept aside or a change from outside."""
        return self._store.reports

    def sign_in(self, name: str) -> None:
        """Say who you are; this machine remembers it."""
        from cjm_workshop.storage.identity import remember_name

        self.author = remember_name(name)

    def state(self, viewer: str | None = None) -> State:
        """Return everything that is there, as one immutable value."""
        return self._store.state(viewer)

    def apply(self, operation: Operation) -> Entry:
        """Make a change; returns once it is safe on disk."""
        return self._store.apply(operation)

    def observe(
        self, callback: Callable[[State, Sequence[Entry]], None], viewer: str | None = None
    ) -> Callable[[], None]:
        """Call back after every change; returns the way to stop that."""
        return self._store.observe(callback, viewer)

    def history(self, record: str) -> Sequence[Entry]:
        """Return what happened to a record, oldest first."""
        return self._store.history(record)

    @property
    def files_folder(self) -> Path:
        """The folder of pictures and attachments; it exists once there is one."""
        return self._store.files_folder

    def keep_file(self, source: str | Path | bytes, suffix: str = "") -> str:
        """Keep a copy of a picture or attachment; return the name to put into a record.

        >>> picture = {"file": workshop.keep_file("maya.jpg"), "alt": "Maya"}  # doctest: +SKIP
        >>> workshop.edit("persona", "Maya", portrait=picture)  # doctest: +SKIP
        """
        return self._store.keep_file(source, suffix)

    @property
    def _words(self) -> Words:
        """The labels in the language of the charter."""
        from cjm_workshop.languages import words_of

        return words_of(self.state().charter.language)
