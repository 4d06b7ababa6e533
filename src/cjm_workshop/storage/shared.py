"""One ledger that the threads of a process share with each other and with other processes."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cjm_workshop.errors import NotSaved, ReadOnly
from cjm_workshop.languages.refusals import reason, refused
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import State
from cjm_workshop.storage import reports
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.ledger import Joined, Ledger
from cjm_workshop.storage.observers import Observers

__all__ = ["MAX_PENDING", "Shared", "told_plainly"]

MAX_PENDING = 500
"""How many operations the journal holds at most before the file is written."""
QUIET_SECONDS = 1.0
"""How long nobody changes anything before the file is written."""
TRY_AGAIN_SECONDS = 5.0
"""How long to wait after the disk refused."""


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turn what the operating system says into `NotSaved`.

    Parameters
    ----------
    name : str
        What the workshop file is called.
    """
    try:
        yield
    except TimeoutError:
        raise NotSaved(sentence("refusal.held", name=name)) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise NotSaved(sentence("refusal.disk", name=name, why=why)) from error


class Shared:
    """Locks, the look at what others did, and when the file is written.

    Parameters
    ----------
    ledger : Ledger
        The files.
    author : str, optional
        Who makes the changes that name no author themselves.
    """

    as_of: date | None = None
    """The day by which it is looked at, see `Showcase`; a workshop that is open lives today."""

    def __init__(self, ledger: Ledger, author: str = "") -> None:
        self.author = author
        self.session = secrets.token_hex(4)
        """Goes with each change, so that who gave no name can take back their own alone."""
        self._ledger = ledger
        self._guard = threading.RLock()
        self._lock = ledger.disk.lock(ledger.places.lock)
        self._observers = Observers()
        self._closed = False
        self._changed_at = 0.0
        self._not_before = 0.0
        self._stop: threading.Event | None = None

    @property
    def path(self) -> Path:
        """The workshop file."""
        return self._ledger.places.file

    @property
    def read_only(self) -> bool:
        """Whether it can be read but not changed."""
        return self._ledger.read_only

    def look(self) -> None:
        """Take in what others wrote, and write the file when it is time; the watcher calls it."""
        due = self._due()
        if self._closed or not (due or self._ledger.changed()):
            return
        with self._guard:
            if self._closed:  # while this waited for the guard
                return
            try:
                with self._held():
                    pass
            except (NotSaved, ReadOnly) as error:
                self._later(reason(error))
            if due:
                self._checkpoint_or_report()
        self._observers.tell()

    @contextmanager
    def settled(self) -> Iterator[Disk]:
        """Hold the lock while every operation is in the file: for what works on whole files.

        Raises
        ------
        ReadOnly, NotSaved
            As `save`; an `OSError` inside becomes `NotSaved`.
        """
        self._must_be_writable()
        try:
            with self._held():
                self._checkpoint(anyway=True)
                yield self._ledger.disk
        finally:
            self._observers.tell()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the lock, with everything in that others wrote."""
        name = self.path.name
        with self._guard:
            if self.read_only:
                self._join()
                yield
                return
            with told_plainly(name):
                self._have_folder()
                with self._lock:
                    self._join()
                    yield

    def _have_folder(self) -> None:
        """Make the folder of the lock again where somebody deleted it, but not what is above."""
        disk, places = self._ledger.disk, self._ledger.places
        if not disk.is_folder(places.history_folder) and disk.is_folder(places.folder):
            disk.make_folders(places.history_folder)

    def _join(self) -> None:
        if not self._ledger.loaded:
            return
        before = self._ledger.state
        joined = self._ledger.join()
        if joined:
            self._note(before, joined)

    def _note(self, before: State, joined: Joined) -> None:
        self._changed_at = time.monotonic()
        self._observers.put(before, self._ledger.state, joined.entries)

    def _due(self) -> bool:
        now = time.monotonic()
        waits = bool(self._ledger.pending) and not self.read_only and not self._ledger.broken
        quiet = now - self._changed_at >= QUIET_SECONDS
        return waits and quiet and now >= self._not_before

    def _checkpoint(self, *, anyway: bool) -> None:
        before = self._ledger.state
        self._ledger.checkpoint(anyway=anyway)
        if anyway:
            self._ledger.keep_last()
        if self._ledger.state is not before:  # the file had become another one
            self._note(before, Joined(anew=True))

    def _checkpoint_or_report(self, *, anyway: bool = False) -> None:
        """Write the file; where that fails nothing is lost, so it is told and tried again."""
        try:
            with self._held():
                self._checkpoint(anyway=anyway)
        except NotSaved as error:
            cause = error.__cause__
            self._later(str(cause) if cause else reason(error))

    def _later(self, why: object) -> None:
        self._not_before = time.monotonic() + TRY_AGAIN_SECONDS
        report = reports.unsaved(self.path.name, why)
        if report not in self._ledger.reports:
            self._ledger.reports.append(report)

    def _must_be_writable(self) -> None:
        name = self.path.name
        if self._closed:
            raise refused("closed", name=name)
        if self.read_only:
            raise ReadOnly(sentence("refusal.read_only", name=name))
