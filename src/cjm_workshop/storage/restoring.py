"""Going back to a former version of the workshop file."""

from __future__ import annotations

from pathlib import Path

from cjm_workshop.errors import FileFaults, UnknownName
from cjm_workshop.storage.backups import backups_of, keep_backup
from cjm_workshop.storage.document import read_document
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.ledger import Ledger
from cjm_workshop.storage.places import Places
from cjm_workshop.storage.reports import Report, restored
from cjm_workshop.storage.shared import told_plainly
from cjm_workshop.storage.store import Store

__all__ = ["restore"]


def restore(path: str | Path, which: str = "", *, disk: Disk | None = None) -> list[Report]:
    """Put a backup in place of the workshop file.

    The present file is backed up first, for good, also where it cannot be read. What was done
    after the backup goes aside, and can be merged; where the two versions parted before, that
    backup can be. Whoever has the workshop open sees the restored one.

    Parameters
    ----------
    path : str or Path
        The workshop file; it may be missing.
    which : str, optional
        Name of a backup, see `list_backups`; without it the newest that differs from the file.
    disk : Disk, optional
        Where the files are, for tests.

    Returns
    -------
    list of Report
        What was done, and what a person should know.

    Raises
    ------
    UnknownName
        If there is no such backup.
    FileFaults
        If the backup itself cannot be read; then nothing was changed.
    NotSaved
        If the disk refuses.
    """
    disk, places = disk or Disk(), Places.of(path)
    names = [backup.name for backup in backups_of(disk, places)]
    present = disk.read_or_none(places.file)
    name = which or next((n for n in names if disk.read(places.backups / n) != present), "")
    if name not in names:
        raise UnknownName("backup", name or "newest", names)
    data = disk.read(places.backups / name)
    read_document(data, name)
    _settle(disk, path)
    ledger = Ledger(places, disk)
    with told_plainly(places.file.name), disk.lock(places.lock):
        present = disk.read_or_none(places.file)
        replaced = None if present == data else present
        kept = "" if replaced is None else keep_backup(disk, places, replaced, for_good=True)
        disk.write_atomic(places.file, data)
        ledger.load()  # before somebody else can, so that it is told here what went aside
        ledger.checkpoint()
        ledger.keep_last()
    return [restored(places.file.name, name, kept), *ledger.reports]


def _settle(disk: Disk, path: str | Path) -> None:
    """Bring the journal into the present file, where that can be read."""
    try:
        with Store.open(path, disk=disk) as store, store.settled():
            return
    except (FileFaults, UnknownName):  # missing or unreadable: the reason to restore
        return
