"""One workshop on disk: what a notebook, a board or an importer changes it through."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from cjm_workshop.errors import ReadOnly, Refused, UnknownName
from cjm_workshop.model import Entry, Operation, State, seen_by
from cjm_workshop.model.scan import cross_reference_faults
from cjm_workshop.storage import reports
from cjm_workshop.storage.aside import asides, read_aside, write_aside
from cjm_workshop.storage.attachments import HasFiles, copy_files, keep_file
from cjm_workshop.storage.document import Document, text_of
from cjm_workshop.storage.history import write_history
from cjm_workshop.storage.journal import line_of
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.ledger import Joined, Ledger
from cjm_workshop.storage.merging import merge
from cjm_workshop.storage.places import SUFFIX, Places, existing
from cjm_workshop.storage.reports import Report
from cjm_workshop.storage.shared import MAX_PENDING, Shared, told_plainly
from cjm_workshop.storage.watcher import watch

__all__ = ["Store"]


class Store(Shared):
    """A workshop file that is open; implements `cjm_workshop.model.Host`.

    Any number of processes may have the same file open. Each change is on the disk before it is
    acknowledged, and seen by all within half a second.

    Examples
    --------
    >>> with Store.open("garden.cjm.json", author="Ann") as store:  # doctest: +SKIP
    ...     store.apply(AddComment(about="charter-main", text="Who decides?"))
    """

    # -- opening and closing ----------------------------------------------------------------

    @classmethod
    def open(
        cls,
        path: str | Path,
        author: str = "",
        *,
        to_read: bool = False,
        disk: Disk | None = None,
    ) -> Self:
        """Open a workshop file.

        Parameters
        ----------
        path : str or Path
            The file ``NAME.cjm.json``.
        author : str, optional
            Who makes the changes that name no author themselves.
        to_read : bool
            Whether it is only read, such as another version to merge: then nothing is written
            beside it.
        disk : Disk, optional
            Where the files are, for tests.

        Raises
        ------
        UnknownName
            If there is no such file.
        FileFaults
            If it has faults; then nothing on disk was changed.
        NotSaved
            If the disk refuses what opening must write.
        """
        disk, places = disk or Disk(), Places.of(path)
        if disk.is_folder(places.file):
            places = Places.of(existing(path))
        if disk.stamp(places.file) is None:
            known = [name for name in disk.list(places.folder) if name.endswith(SUFFIX)]
            raise UnknownName("workshop file", places.file.name, known)
        ledger = Ledger(places, disk)
        ledger.preview()
        store = cls(ledger, author)
        with told_plainly(places.file.name):
            ledger.read_only = to_read or not _can_write(disk, places)
        if ledger.read_only and not to_read:
            ledger.reports.append(reports.read_only(places.file.name))
        with store._held():
            ledger.load()
        if ledger.read_only:  # without the lock: somebody may have written meanwhile
            store.look()
        if ledger.pending:
            store._changed_at = time.monotonic()
        store._stop = watch(store, places.name)
        return store

    @classmethod
    def create(
        cls, path: str | Path, state: State, author: str = "", *, disk: Disk | None = None
    ) -> Self:
        """Make a new workshop file and open it; the state's history goes with it.

        Raises
        ------
        Refused
            If there is such a file already, or the name does not end in ``.cjm.json``.
        ReadOnly
            If the folder cannot be written.
        NotSaved
            If the disk refuses.
        """
        disk, places = disk or Disk(), Places.of(path)
        _check_new(disk, places, state)
        with told_plainly(places.file.name):
            if not _can_write(disk, places):
                raise ReadOnly(f"{places.folder} cannot be written; choose another folder.")
        store = cls(Ledger(places, disk), author)
        with store._held():
            _check_new(disk, places, state)
            store._begin(state)
        store._stop = watch(store, places.name)
        return store

    def _begin(self, state: State) -> None:
        """Write the first version of the file, or nothing."""
        disk, places = self._ledger.disk, self.places
        try:
            write_history(disk, places, None, [line_of(entry) for entry in state.log])
            disk.write_atomic(places.file, text_of(Document(state, state.log.last)))
            self._ledger.load()
        except OSError:
            with suppress(OSError):  # the reason why the write failed is the one to tell
                disk.remove(places.file)
            raise

    def close(self) -> None:
        """Write the file and let it go; what could not be written stays in the journal."""
        with self._guard:
            if self._closed:
                return
            if self._stop:
                self._stop.set()
            if not self.read_only:
                self._checkpoint_or_report(anyway=True)
            self._closed = True
        self._observers.tell()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        how = ", closed" if self._closed else ", read-only" if self.read_only else ""
        return f"<Store {self.path.name}{how}>"

    # -- what it is -----------------------------------------------------------------------

    @property
    def places(self) -> Places:
        """Where everything that belongs to it lies."""
        return self._ledger.places

    @property
    def files_folder(self) -> Path:
        """The folder of pictures and attachments; it exists once there is one."""
        return self.places.files

    @property
    def reports(self) -> list[Report]:
        """What a person should know about the files, oldest first."""
        there = self.asides
        told = self._ledger.reports
        return [r for r in told if r.kind != "aside" or not r.aside or r.aside in there]

    @property
    def asides(self) -> list[str]:
        """Names of the files with operations that wait to be merged, oldest first."""
        return asides(self._ledger.disk, self.places)

    # -- Host ---------------------------------------------------------------------------------

    def state(self, viewer: str | None = None) -> State:
        """Return the workshop as this person may see it; None sees all."""
        return seen_by(self._ledger.state, viewer)

    def apply(self, operation: Operation) -> Entry:
        """Make a change and return once it is safe on disk.

        An operation without an author gets the one that the store was opened with, one without
        a session that of the store.

        Raises
        ------
        Refused
            If it does not fit the workshop as it is now.
        ReadOnly
            If the folder cannot be written.
        NotSaved
            If it could not be written; then it was not made.
        """
        self._must_be_writable()
        if not operation.author and self.author:
            operation = operation.model_copy(update={"author": self.author})
        if not operation.session:
            operation = operation.model_copy(update={"session": self.session})
        try:
            with self._held():
                before = self._ledger.state
                entry = self._ledger.apply(operation)
                if self._ledger.state is not before:
                    self._note(before, Joined((entry,)))
                if len(self._ledger.pending) >= MAX_PENDING:
                    self._checkpoint_or_report()
        finally:
            self._observers.tell()
        return entry

    def observe(
        self, callback: Callable[[State, Sequence[Entry]], None], viewer: str | None = None
    ) -> Callable[[], None]:
        """Call back after every change, wherever it came from; return the way to stop that.

        The callback gets the state as the viewer may see it and the new entries, without those
        that tell of hidden notes. Where the file became another one, there are no entries. It
        may come from another thread.
        """
        return self._observers.add(callback, viewer)

    def history(self, record: str) -> Sequence[Entry]:
        """Return what happened to a record, oldest first."""
        with self._guard:
            return self._ledger.state.log.of_record(record)

    # -- files ------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the file now, for a mail or a commit; confirmed changes are safe without.

        Raises
        ------
        ReadOnly
            If the folder cannot be written.
        NotSaved
            If the disk refuses, or another program left the file unreadable.
        """
        self._must_be_writable()
        try:
            with self._held():
                self._checkpoint(anyway=True)
        finally:
            self._observers.tell()

    def keep_file(self, source: str | Path | bytes, suffix: str = "") -> str:
        """Keep a copy of a picture or attachment; return the name to put into a record.

        Raises
        ------
        Refused
            If it is larger than 25 MB, empty, missing, or has no usable ending.
        ReadOnly, NotSaved
            As `apply`.
        """
        self._must_be_writable()
        with self._held():
            return keep_file(self.places, source, suffix, disk=self._ledger.disk)

    def take_files(self, other: HasFiles, names: Iterable[str] | None = None) -> None:
        """Copy pictures and attachments from another workshop, under the same names.

        Parameters
        ----------
        other : Store or Showcase
            The workshop that has them.
        names : iterable of str, optional
            Which; without it all.
        """
        self._must_be_writable()
        with self._held():
            copy_files(self._ledger.disk, other.files_folder, self.files_folder, names)

    def merge_aside(self, name: str) -> Report:
        """Make the changes again that were made on another version of the file.

        Edits that clash become conflicts that are shown until settled; what does not fit stays
        in the file aside and is told in the report.

        Parameters
        ----------
        name : str
            One of `asides`.

        Raises
        ------
        UnknownName
            If no such file is kept.
        ReadOnly, NotSaved
            As `apply`; the rest stays aside then.
        """
        self._must_be_writable()
        lines = read_aside(self._ledger.disk, self.places, name)
        report, refused = merge(self, name, lines)
        with self._held():
            write_aside(self._ledger.disk, self.places, name, refused)
        others = [r for r in self._ledger.reports if r.kind != "aside" or r.aside != name]
        self._ledger.reports = [*others, report]
        return report


def _check_new(disk: Disk, places: Places, state: State) -> None:
    name = places.file.name
    if not name.endswith(SUFFIX):
        raise Refused(f"A workshop file ends in {SUFFIX}; call it {places.name}{SUFFIX}")
    if disk.stamp(places.file) is not None:
        raise Refused(f"There is a {name} in {places.folder} already; it is never overwritten.")
    faults = cross_reference_faults(state)
    if faults:
        raise Refused("\n".join(["This workshop cannot be written:", *map(str, faults)]))


def _can_write(disk: Disk, places: Places) -> bool:
    """Tell whether files can be made there, and the file replaced; makes the folders.

    A file that somebody protected could be replaced all the same on most systems; it is not.
    """
    if disk.is_folder(places.folder) and not disk.writable(places.folder):
        return False
    if disk.stamp(places.file) is not None and not disk.writable(places.file):
        return False
    try:
        disk.make_folders(places.history_folder)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            return False
        raise
    return disk.writable(places.history_folder)
