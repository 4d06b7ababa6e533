"""What a backup holds, in numbers by which a person knows it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cjm_workshop.storage.backups import Backup, backups_of
from cjm_workshop.storage.history import History
from cjm_workshop.storage.journal import group_of
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import Places

__all__ = ["AboutBackup", "about_backups"]


@dataclass(frozen=True)
class AboutBackup:
    """One backup, and what is in it."""

    backup: Backup
    readable: bool
    """Whether it is JSON; whether it is a sound workshop shows when it is restored."""
    present: bool
    """Whether the workshop file is just the same."""
    steps: int = 0
    notes: int = 0
    changed: datetime | None = None
    """When the last change in it was made; None where the history does not know."""
    author: str = ""
    """Who made the last change."""


def about_backups(path: str | Path, *, disk: Disk | None = None) -> list[AboutBackup]:
    """Return what the backups of a workshop file hold, newest first; nothing is checked."""
    disk, places = disk or Disk(), Places.of(path)
    history = History.read(disk.read_or_none(places.history))
    present = disk.read_or_none(places.file)
    return [_about(disk, backup, history, present) for backup in backups_of(disk, places)]


def _about(disk: Disk, backup: Backup, history: History, present: bytes | None) -> AboutBackup:
    data = disk.read(backup.path)
    raw = group_of(data)
    if raw is None:
        return AboutBackup(backup, readable=False, present=data == present)
    steps, notes = (
        len(found) if isinstance(found := raw.get(key), list) else 0 for key in ("steps", "notes")
    )
    last = raw.get("last_operation")
    entry = history.entry(last) if isinstance(last, str) else None
    operation = entry["operation"] if entry else {}
    changed = datetime.fromisoformat(operation["time"]) if operation.get("time") else None
    author = str(operation.get("author", ""))
    return AboutBackup(backup, True, data == present, steps, notes, changed, author)
