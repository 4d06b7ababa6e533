"""Former versions of the workshop file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cjm_workshop.storage.aside import free_name
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import SUFFIX, Places

__all__ = ["Backup", "backups_of", "keep_backup", "list_backups"]

EVERY = timedelta(minutes=5)
KEEP_LAST = 20
KEEP_HOURS = 24
KEEP_DAYS = 30
_FOR_GOOD = "-kept"
_NAME = re.compile(
    rf"(\d{{4}}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-(\d+))?({_FOR_GOOD})?{re.escape(SUFFIX)}"
)


class Backup(NamedTuple):
    """One former version of a workshop file."""

    name: str
    """What `restore` calls it."""
    time: datetime
    """When it was replaced, in UTC."""
    size: int
    """In bytes."""
    path: Path
    for_good: bool = False
    """Whether it stays: it may hold what is in no later version."""


def list_backups(path: str | Path) -> list[Backup]:
    """Return the former versions of a workshop file, newest first."""
    return backups_of(Disk(), Places.of(path))


def backups_of(disk: Disk, places: Places) -> list[Backup]:
    """Return the former versions at these places, newest first."""
    found: list[tuple[datetime, int, Backup]] = []
    for name in disk.list(places.backups):
        match = _NAME.fullmatch(name)
        stamp = disk.stamp(places.backups / name) if match else None
        if match and stamp:
            day, hour, minute, second, number, kept = match.groups()
            time = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second}+00:00")
            backup = Backup(name, time, stamp.size, places.backups / name, bool(kept))
            found.append((time, int(number or 1), backup))
    return [backup for *_, backup in sorted(found, key=lambda item: item[:2], reverse=True)]


def keep_backup(
    disk: Disk, places: Places, data: bytes, *, force: bool = False, for_good: bool = False
) -> str:
    """Keep a version of the file; one that the newest backup holds already is not kept twice.

    Parameters
    ----------
    disk, places
        Where.
    data : bytes
        The contents of the file.
    force : bool
        Keep it even if the newest backup is younger than five minutes.
    for_good : bool
        Keep it at once, and never let it go: no later version need hold what it holds.

    Returns
    -------
    str
        Name of the backup that holds it; empty if none was due.
    """
    present = backups_of(disk, places)
    now = disk.now()
    if present and present[0].size == len(data) and disk.read(present[0].path) == data:
        return _keep_for_good(disk, places, present[0]) if for_good else present[0].name
    hurry = force or for_good
    if not hurry and present and timedelta(0) <= now - present[0].time < EVERY:
        return ""
    disk.make_folders(places.backups)
    taken = [backup.name.replace(_FOR_GOOD, "") for backup in present]
    name = free_name(f"{now:%Y-%m-%dT%H%M%SZ}", SUFFIX, taken)
    name = _marked(name) if for_good else name
    disk.write_atomic(places.backups / name, data)
    for backup in _outlived(backups_of(disk, places), now):
        disk.remove(backup.path)
    return name


def _marked(name: str) -> str:
    return name.removesuffix(SUFFIX) + _FOR_GOOD + SUFFIX


def _keep_for_good(disk: Disk, places: Places, backup: Backup) -> str:
    """Keep a backup for good, under a name that says so."""
    if backup.for_good:
        return backup.name
    name = _marked(backup.name)
    disk.replace(backup.path, places.backups / name)
    disk.sync_folder(places.backups)
    return name


def _outlived(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Return what need not be kept: all but the last ones, the newest of each day and hour.

    Those that are kept for good are none of these.
    """
    seen = set()
    gone = []
    for at, backup in enumerate(backup for backup in backups if not backup.for_good):
        day = backup.time.date()
        hour = (day, backup.time.hour)
        age = now - backup.time
        first_of_day = day not in seen and age <= timedelta(days=KEEP_DAYS)
        first_of_hour = hour not in seen and age <= timedelta(hours=KEEP_HOURS)
        seen |= {day, hour}
        if at >= KEEP_LAST and not first_of_day and not first_of_hour:
            gone.append(backup)
    return gone
