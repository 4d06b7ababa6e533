"""The files of one workshop as one process sees them.

Every method wants the lock of the workshop to be held; `Store` sees to that.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from cjm_workshop.errors import FileFaults, NotSaved
from cjm_workshop.languages.refusals import reason, refused
from cjm_workshop.model import VERSION, Entry, Operation, State, apply
from cjm_workshop.storage import reports
from cjm_workshop.storage.aside import waiting_asides
from cjm_workshop.storage.backups import keep_backup
from cjm_workshop.storage.document import Document, read_document, text_of
from cjm_workshop.storage.history import History, write_history
from cjm_workshop.storage.journal import (
    Header,
    Journal,
    Line,
    line_of,
    line_of_raw,
    read_lines,
    sha256,
)
from cjm_workshop.storage.layer import Disk, Stamp
from cjm_workshop.storage.places import Places
from cjm_workshop.storage.reports import Report
from cjm_workshop.storage.safekeeping import keep_held, keep_last
from cjm_workshop.storage.settle import read_all, replay, settle, write_journal

__all__ = ["Joined", "Ledger"]


class Joined(NamedTuple):
    """What others did since one looked last."""

    entries: tuple[Entry, ...] = ()
    """Their operations, where they continue what was here."""
    anew: bool = False
    """Whether the workshop was read anew, because the file became another one."""


class Ledger:
    """State, journal position and reports of one process.

    Parameters
    ----------
    places : Places
        Where the files lie.
    disk : Disk
        How to reach them.
    read_only : bool
        Whether nothing may be written.
    """

    def __init__(self, places: Places, disk: Disk, *, read_only: bool = False) -> None:
        self.places = places
        self.disk = disk
        self.read_only = read_only
        self.state = State()
        self.reports: list[Report] = []
        self.pending: list[Line] = []
        """The operations in the journal, which are not in the file yet."""
        self.broken: FileFaults | None = None
        """Why the file cannot be read, where another program left it so."""
        self._missing = False
        self._base: Document | None = None
        self._parsed: tuple[bytes, Document] | None = None
        self._header = Header(None, "", "")
        self._end = 0
        self._uncut = False
        self._stamps: tuple[Stamp | None, Stamp | None] = (None, None)
        self._new: list[Entry] = []

    @property
    def last(self) -> str | None:
        """Id of the last operation that is in the state."""
        known = self._base.last_operation if self._base else None
        return self.state.log.last or known

    @property
    def loaded(self) -> bool:
        """Whether the files were read."""
        return self._base is not None

    def changed(self) -> bool:
        """Tell whether somebody else wrote the files; this one method needs no lock."""
        return self._look() != self._stamps

    # -- reading ------------------------------------------------------------------------

    def preview(self) -> None:
        """Read the file without touching anything.

        Raises
        ------
        FileFaults
            If it has faults.
        """
        self._parse(self.disk.read(self.places.file))

    def load(self) -> None:
        """Read everything, and settle what a crash or another program left.

        Raises
        ------
        FileFaults
            If the file has faults; nothing was changed then, on disk or here.
        OSError
            If the disk refuses; then it can be tried again.
        """
        stamps = self._look()
        data = self.disk.read(self.places.file)
        document = self._parse(data)
        found = read_all(self.disk, self.places, document, data)
        header = found.plan.header
        told: list[Report] = []
        if not self.read_only:
            header, told = settle(self.disk, self.places, found, self.pending)
        elif found.other:
            told = [reports.not_shown(self.places.file.name, len(found.other))]
        if document.is_newer:
            told.append(reports.newer(self.places.file.name, document.version))
        waiting = waiting_asides(self.disk, self.places, found.replayed.state.log)
        already = {report.aside for report in told}
        told += [
            reports.waiting(self.places.file.name, count, aside)
            for aside, count in waiting.items()
            if aside not in already
        ]
        self._base, self.state, self._header = document, found.replayed.state, header
        self._set_pending(found.todo)
        self._stamps = stamps if self.read_only else self._look()
        self.broken, self._missing = None, False
        self._report(*told)

    # -- joining the others -----------------------------------------------------------------

    def join(self) -> Joined | None:
        """Take in what others wrote since; None if they wrote nothing.

        Raises
        ------
        OSError
            If the disk refuses; then it can be tried again.
        """
        if self._uncut:
            self._cut()
        stamps = self._look()
        if stamps == self._stamps:
            return None
        before, self._new = self.state, []
        anew = self.read_only or not self._follow_journal()
        if anew:
            self._read_anew()
        elif stamps[1] != self._stamps[1]:
            anew = self._check_file()
        self._stamps = stamps if self.read_only else self._look()
        if self.state is before:
            return None
        return Joined((), anew=True) if anew else Joined(tuple(self._new))

    def _follow_journal(self) -> bool:
        """Read on in the journal; False if all must be read anew."""
        data = self.disk.read_or_none(self.places.journal)
        if data is None:
            self._write_past()
            write_journal(self.disk, self.places, self._header, self.pending)
            return True
        known = self._header.line() + b"".join(line.raw for line in self.pending)
        if not data.startswith(known):
            return self._follow_checkpoint(Journal.read(data))
        numbered, damaged, end = read_lines(data[self._end :])
        torn = self._end + end < len(data)
        return not damaged and self._take([line for _, line in numbered], torn=torn)

    def _write_past(self) -> None:
        """Write the history again where somebody deleted it with the journal."""
        if self.disk.stamp(self.places.history) is None:
            pending = {line.id for line in self.pending}
            past = [line_of(e) for e in self.state.log if e.operation.id not in pending]
            write_history(self.disk, self.places, None, past)

    def _follow_checkpoint(self, journal: Journal) -> bool:
        """Go on behind a checkpoint that another process made."""
        header, lines = journal.header, list(journal.lines)
        if header is None or header.epoch != self._header.epoch or journal.damaged:
            return False
        at = next((at for at, line in enumerate(lines, 1) if line.id == self.last), 0)
        if not at:
            history = History.read(self.disk.read_or_none(self.places.history))
            missed = history.between(self.last, header.continues)
            if missed is None or not self._take([line_of_raw(raw) for raw in missed]):
                return False
        self._header = header
        self._set_pending(lines[:at])
        return self._take(lines[at:], torn=journal.torn)

    def _take(self, lines: Sequence[Line], *, torn: bool = False) -> bool:
        """Make what others did, and cut off a torn line; False if something does not fit."""
        replayed = replay(self.state, lines)
        if replayed.failed:
            return False
        self.state = replayed.state
        self._new += replayed.entries
        self._set_pending([*self.pending, *lines])
        if torn:
            self._cut()
            self._report(reports.torn(self.places.file.name))
        return True

    def _set_pending(self, lines: Sequence[Line]) -> None:
        self.pending = list(lines)
        self._end = len(self._header.line()) + sum(len(line.raw) for line in lines)

    def _check_file(self) -> bool:
        """Look whether the file is still the one that the journal continues."""
        data = self.disk.read_or_none(self.places.file)
        if data is not None and sha256(data) == self._header.sha256:
            self.broken, self._missing = None, False
            return False
        return self._read_anew()

    def _read_anew(self) -> bool:
        """Read a file that became another one; where that fails, go on with what was here."""
        name = self.places.file.name
        was = self._header
        if self.disk.stamp(self.places.file) is None:
            self._missing = True
            self._report(reports.missing(name))
            return False
        if not self.read_only:
            keep_held(self.disk, self.places, self._document(), was, self.pending)
        try:
            self.load()
        except FileFaults as faults:
            self.broken = faults
            self._report(reports.broken(name, reason(faults)))
            return False
        if self._header.epoch != was.epoch:
            self._report(reports.changed(name))
        return True

    # -- writing --------------------------------------------------------------------------

    def apply(self, operation: Operation) -> Entry:
        """Make a change; it is on the disk when this returns.

        Raises
        ------
        Refused
            If it does not fit.
        OSError
            If the disk refuses; then nothing was changed.
        """
        state = apply(self.state, operation)
        entry = state.log[operation.id]
        if state is self.state:
            return entry
        try:
            line = line_of(entry)
        except ValueError as error:
            raise refused("not_writable", why=str(error)) from None
        try:
            self.disk.append_synced(self.places.journal, line.raw)
        except OSError:
            self._uncut = True
            with suppress(OSError):  # tried again before anything else is written
                self._cut()
            raise
        self.state = state
        self.pending.append(line)
        self._end += len(line.raw)
        self._stamps = (self.disk.stamp(self.places.journal), self._stamps[1])
        return entry

    def _cut(self) -> None:
        """Cut off what a failed write left behind."""
        stamp = self.disk.stamp(self.places.journal)
        if stamp and stamp.size > self._end:
            self.disk.truncate(self.places.journal, self._end)
            self.disk.sync(self.places.journal)
        self._uncut = False
        self._stamps = (self.disk.stamp(self.places.journal), self._stamps[1])

    def checkpoint(self, *, anyway: bool = False) -> None:
        """Write the file and begin a new journal.

        Parameters
        ----------
        anyway : bool
            Also where the file has gone.

        Raises
        ------
        NotSaved
            If another program left the file unreadable: it is not overwritten.
        OSError
            If the disk refuses. Then each step done so far is recognised by the next `join`.
        """
        if self.broken:
            raise NotSaved(reports.broken(self.places.file.name, reason(self.broken)).text)
        if self._missing and not anyway:
            return
        if not self.pending and not self._missing:
            return
        current = self.disk.read_or_none(self.places.file)
        if current is not None and sha256(current) != self._header.sha256:
            self._check_file()
            return
        if current is not None:
            keep_backup(self.disk, self.places, current)
        document = self._document()
        data = text_of(document)
        self.disk.write_atomic(self.places.file, data)
        write_history(self.disk, self.places, self._header.continues, self.pending)
        header = Header(self.last, sha256(data), self._header.epoch)
        write_journal(self.disk, self.places, header, ())
        self._base, self._parsed, self._header = document, (data, document), header
        self._set_pending(())
        self._missing = False
        self._stamps = self._look()

    def keep_last(self) -> None:
        """Back up the file where it is what is held here, and somebody worked on it."""
        if self.last and not (self.read_only or self.broken or self._missing):
            keep_last(self.disk, self.places)

    # -- small ones -------------------------------------------------------------------------

    def _look(self) -> tuple[Stamp | None, Stamp | None]:
        return self.disk.stamp(self.places.journal), self.disk.stamp(self.places.file)

    def _document(self) -> Document:
        version = self._base.version if self._base else VERSION
        return Document(self.state, self.last, version)

    def _parse(self, data: bytes) -> Document:
        """Read the file's bytes, once as long as they stay the same."""
        if self._parsed is None or self._parsed[0] != data:
            self._parsed = (data, read_document(data, self.places.file.name))
        return self._parsed[1]

    def _report(self, *told: Report) -> None:
        self.reports += [report for report in told if report not in self.reports]
