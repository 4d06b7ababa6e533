"""Pictures and attachments: in ``NAME.files/``, each under the hash of its contents."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages.refusals import refused
from cjm_workshop.languages.sentences import number, sentence
from cjm_workshop.model.base import FILE_PATTERN
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import Places

__all__ = ["MAX_BYTES", "HasFiles", "copy_files", "keep_file", "kept_files", "path_of"]

MAX_BYTES = 25 * 1024 * 1024
_NAME = re.compile(FILE_PATTERN)


class HasFiles(Protocol):
    """A workshop with pictures and attachments."""

    @property
    def files_folder(self) -> Path:
        """Where they lie."""
        ...


def keep_file(
    places: Places, source: str | Path | bytes, suffix: str = "", *, disk: Disk | None = None
) -> str:
    """Keep a copy of a file beside the workshop.

    Parameters
    ----------
    places : Places
        Where the workshop lies.
    source : str, Path or bytes
        A file, or its contents.
    suffix : str, optional
        The ending, such as ``png``; a path has its own.
    disk : Disk, optional
        Where the files are, for tests.

    Returns
    -------
    str
        ``hash.suffix``: what `Picture.file` and `Attachment.file` hold. The same contents have
        the same name, and are kept once.

    Raises
    ------
    Refused
        If it is larger than 25 MB, empty, or has no usable ending.
    OSError
        If it cannot be read or written.
    """
    disk = disk or Disk()
    data, title = _contents(disk, source)
    ending = suffix or (Path(source).suffix if not isinstance(source, bytes) else "")
    clean = ending.lower().lstrip(".")
    if not re.fullmatch(r"[a-z0-9]{1,5}", clean):
        raise refused("no_ending", title=title)
    if not data:
        raise refused("empty_file", title=title)
    name = f"{hashlib.sha256(data).hexdigest()}.{clean}"
    if disk.stamp(places.files / name) is None:
        disk.make_folders(places.files)
        disk.write_atomic(places.files / name, data)
    return name


def _contents(disk: Disk, source: str | Path | bytes) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        title: str = sentence("refusal.the_file")
        size = len(source)
    else:
        path = Path(source).expanduser()
        stamp = disk.stamp(path)
        if stamp is None:
            raise refused("no_file", path=path)
        title, size = path.name, stamp.size
    if size > MAX_BYTES:
        has, most = number(size / 1024**2, ",.0f"), MAX_BYTES // 1024**2
        raise refused("file_too_large", title=title, size=has, most=most)
    return (source if isinstance(source, bytes) else disk.read(path)), title


def path_of(places: Places, name: str, *, disk: Disk | None = None) -> Path:
    """Return where a kept file lies.

    Raises
    ------
    UnknownName
        If there is none of this name.
    """
    disk = disk or Disk()
    path = places.files / name
    if not _NAME.fullmatch(name) or disk.stamp(path) is None:
        raise UnknownName("kept file", name, ())
    return path


def kept_files(disk: Disk, folder: Path) -> list[str]:
    """Return the names of the kept files in a folder."""
    return [name for name in disk.list(folder) if _NAME.fullmatch(name)]


def copy_files(disk: Disk, source: Path, target: Path, names: Iterable[str] | None = None) -> None:
    """Copy kept files that are not there yet from one folder to another; without names all."""
    there = kept_files(disk, source)
    wanted = there if names is None else sorted(set(names).intersection(there))
    for name in wanted:
        if disk.stamp(target / name) is None:
            disk.make_folders(target)
            disk.write_atomic(target / name, disk.read(source / name))
