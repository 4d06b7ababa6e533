"""Former versions of the workshop file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cjm_workshop.storage.aside import free_name
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import SUFFIX, Places

__all__ = ["Backup", "backups_of", "keep_backup", "list_backups"]

EVERY = timedelta(minutes=5)
KEEP_LAST = 20
KEEP_HOURS = 24
KEEP_DAYS = 30
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-(\d+))?" + re.escape(SUFFIX))


@dataclass(frozen=True)
class Backup:
    """One former version of a workshop file."""

    name: str
    """What `restore` calls it."""
    time: datetime
    """When it was replaced, in UTC."""
    size: int
    """In bytes."""
    path: Path


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
            day, hour, minute, second, _ = match.groups()
            time = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second}+00:00")
            backup = Backup(name, time, stamp.size, places.backups / name)
            found.append((time, int(match[5] or 1), backup))
    return [backup for *_, backup in sorted(found, key=lambda item: item[:2], reverse=True)]


def keep_backup(disk: Disk, places: Places, data: bytes, *, force: bool = False) -> str:
    """Keep a version of the file; one that the newest backup holds already is not kept twice.

    Parameters
    ----------
    disk, places
        Where.
    data : bytes
        The contents of the file.
    force : bool
        Keep it even if the newest backup is younger than five minutes.

    Returns
    -------
    str
        Name of the backup that holds it; empty if none was due.
    """
    present = backups_of(disk, places)
    now = disk.now()
    if present and present[0].size == len(data) and disk.read(present[0].path) == data:
        return present[0].name
    if not force and present and timedelta(0) <= now - present[0].time < EVERY:
        return ""
    disk.make_folders(places.backups)
    name = free_name(f"{now:%Y-%m-%dT%H%M%SZ}", SUFFIX, [backup.name for backup in present])
    disk.write_atomic(places.backups / name, data)
    for backup in _outlived(backups_of(disk, places), now):
        disk.remove(backup.path)
    return name


def _outlived(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Return what need not be kept: all but the last ones, the newest of each day and hour."""
    seen = set()
    gone = []
    for at, backup in enumerate(backups):
        day = backup.time.date()
        hour = (day, backup.time.hour)
        age = now - backup.time
        first_of_day = day not in seen and age <= timedelta(days=KEEP_DAYS)
        first_of_hour = hour not in seen and age <= timedelta(hours=KEEP_HOURS)
        seen |= {day, hour}
        if at >= KEEP_LAST and not first_of_day and not first_of_hour:
            gone.append(backup)
    return gone
