"""Backups of what another program may take away: the state held here, and the last version.

Both functions want the lock of the workshop to be held.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from cjm_workshop.storage.backups import keep_backup
from cjm_workshop.storage.document import Document, text_of
from cjm_workshop.storage.history import write_history
from cjm_workshop.storage.journal import Header, Line
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import Places

__all__ = ["keep_held", "keep_last"]


def keep_held(
    disk: Disk, places: Places, document: Document, header: Header, pending: Sequence[Line]
) -> None:
    """Back up what is held in memory before the version of another program takes its place.

    Parameters
    ----------
    disk, places
        Where.
    document : Document
        What is held.
    header : Header
        What the journal continues, as it is known here. Where the journal says otherwise, the
        kit itself wrote the file: it has kept what was there, or was asked to forget it.
    pending : sequence of Line
        The operations in the journal. They go into the history, so that the backup has its past.
    """
    if document.last_operation is None:
        return
    first, *_ = (disk.read_or_none(places.journal) or b"").partition(b"\n")
    found = Header.read(first)
    if found is not None and found.epoch != header.epoch:
        return
    write_history(disk, places, header.continues, pending)
    keep_backup(disk, places, text_of(document), for_good=True)


def keep_last(disk: Disk, places: Places) -> None:
    """Back up the file as it was saved; it is safe already, so a disk that is full may refuse."""
    with suppress(OSError):
        data = disk.read_or_none(places.file)
        if data is not None:
            keep_backup(disk, places, data, force=True)
