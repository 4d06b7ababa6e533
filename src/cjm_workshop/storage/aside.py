"""Operations that did not fit the file that was found: kept, reported, offered for merging."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from cjm_workshop.errors import UnknownName
from cjm_workshop.storage.journal import Line, read_lines
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import Places

__all__ = [
    "asides",
    "drop_aside",
    "free_name",
    "keep_aside",
    "read_aside",
    "waiting_asides",
    "write_aside",
]


def asides(disk: Disk, places: Places) -> list[str]:
    """Return the names of the files that are kept aside, oldest first."""
    return [name for name in disk.list(places.aside) if re.fullmatch(r"[\w-]+\.jsonl", name)]


def read_aside(disk: Disk, places: Places, name: str) -> tuple[Line, ...]:
    """Return the operations that are kept in a file.

    Raises
    ------
    UnknownName
        If no file of this name is kept.
    """
    known = asides(disk, places)
    if name not in known:
        raise UnknownName("file kept aside", name, known)
    return tuple(line for _, line in read_lines(disk.read(places.aside / name))[0])


def waiting_asides(disk: Disk, places: Places, log: Container[str]) -> dict[str, int]:
    """Return how many operations wait in each file, oldest first; those in the log do not."""
    counts = {
        name: sum(line.id not in log for line in read_aside(disk, places, name))
        for name in asides(disk, places)
    }
    return {name: count for name, count in counts.items() if count}


def keep_aside(disk: Disk, places: Places, lines: Sequence[Line], damage: bytes = b"") -> str:
    """Keep operations, and lines that make no sense, in a file of their own.

    Operations that another file there holds already are not kept twice.

    Returns
    -------
    str
        The name of the file; empty if there was nothing to keep.
    """
    there = {line.id for name in asides(disk, places) for line in read_aside(disk, places, name)}
    data = b"".join(line.raw for line in lines if line.id not in there) + damage
    if not data:
        return ""
    disk.make_folders(places.aside)
    stamp = f"{disk.now():%Y-%m-%dT%H%M%SZ}"
    name = free_name(stamp, ".jsonl", disk.list(places.aside))
    disk.write_atomic(places.aside / name, data)
    return name


def free_name(stem: str, suffix: str, taken: Sequence[str]) -> str:
    """Return a name that is not taken: with a number where two fall into one second."""
    names = (f"{stem}{suffix}" if n == 1 else f"{stem}-{n}{suffix}" for n in range(1, 10_000))
    return next(name for name in names if name not in taken)


def write_aside(disk: Disk, places: Places, name: str, lines: Sequence[Line]) -> None:
    """Keep these operations in a file; without any, the file goes."""
    if lines:
        disk.write_atomic(places.aside / name, b"".join(line.raw for line in lines))
    else:
        drop_aside(disk, places, name)


def drop_aside(disk: Disk, places: Places, name: str) -> None:
    """Remove a file whose operations are all merged."""
    disk.remove(places.aside / name)
    disk.sync_folder(places.aside)
