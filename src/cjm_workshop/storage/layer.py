"""The one module that touches the operating system's files.

Everything else gets a `Disk`, so that a test can hand in one that loses what was not synced,
fills up, or dies at its next write. The lower half of the class are single steps, each of which
can fail; the upper half is made of them alone.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cjm_workshop.storage.lock import Lock

__all__ = ["Disk", "Stamp"]


class Stamp(NamedTuple):
    """What tells cheaply whether a file is still the one that was read."""

    inode: int
    modified: int
    size: int


class Disk:
    """Files on the disk of this machine."""

    # -- made of the single steps ---------------------------------------------------

    def write_atomic(self, path: Path, data: bytes) -> None:
        """Give a file new contents: whoever looks sees the old or the new, after power loss too."""
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            self.write(temporary, data, like=path)
            self.sync(temporary)
            self.replace(temporary, path)
        except OSError:
            with suppress(OSError):  # the reason why the write failed is the one to tell
                self.remove(temporary)
            raise
        self.sync_folder(path.parent)

    def append_synced(self, path: Path, data: bytes) -> None:
        """Append to a file that exists; it is on the disk when this returns."""
        self.append(path, data)
        self.sync(path)

    def make_folders(self, path: Path) -> None:
        """Make a folder and those above it, so that they survive a power loss."""
        if self.is_folder(path):
            return
        self.make_folders(path.parent)
        self.make_folder(path)
        self.sync_folder(path.parent)

    def read_or_none(self, path: Path) -> bytes | None:
        """Return the contents of a file, or None where there is none."""
        try:
            return self.read(path)
        except FileNotFoundError:
            return None

    # -- single steps -----------------------------------------------------------------

    def read(self, path: Path) -> bytes:
        """Return the contents of a file."""
        return path.read_bytes()

    def ends_line(self, path: Path) -> bool:
        """Tell whether the last byte of a file that is not empty is a line break."""
        with path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def write(self, path: Path, data: bytes, like: Path | None = None) -> None:
        """Write a new file, with the permissions of `like` where that exists."""
        path.write_bytes(data)
        if like is not None and like.exists():
            path.chmod(like.stat().st_mode & 0o7777)

    def append(self, path: Path, data: bytes) -> None:
        """Append to a file that exists."""
        with path.open("r+b", buffering=0) as file:
            file.seek(0, os.SEEK_END)
            if file.write(data) != len(data):
                raise OSError("only a part could be written")

    def truncate(self, path: Path, size: int) -> None:
        """Cut a file to its first bytes."""
        os.truncate(path, size)

    def sync(self, path: Path) -> None:
        """Wait until the contents of a file are on the disk."""
        descriptor = os.open(path, os.O_RDWR)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)

    def sync_folder(self, path: Path) -> None:
        """Wait until the names in a folder are on the disk."""
        if os.name == "nt":  # Windows cannot open a folder, and writes names through
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what had it."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file; it is no fault if it is not there."""
        path.unlink(missing_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Remove a folder with all that is in it, as far as it can be removed."""
        import shutil  # loads what packs files, for the one who needs it

        shutil.rmtree(path, ignore_errors=True)

    def make_folder(self, path: Path) -> None:
        """Make a folder below one that exists."""
        path.mkdir(exist_ok=True)

    def list(self, folder: Path) -> list[str]:
        """Return the names of the files in a folder, sorted; none where there is no folder."""
        try:
            return sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
        except FileNotFoundError:
            return []

    def stamp(self, path: Path) -> Stamp | None:
        """Return what tells whether a file has changed, or None where there is none."""
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return Stamp(found.st_ino, found.st_mtime_ns, found.st_size)

    def is_folder(self, path: Path) -> bool:
        """Tell whether there is such a folder."""
        return path.is_dir()

    def writable(self, path: Path) -> bool:
        """Tell whether a file may be changed, or, in a folder, files made and replaced."""
        return os.access(path, os.W_OK | os.X_OK if path.is_dir() else os.W_OK)

    def lock(self, path: Path) -> AbstractContextManager[object]:
        """Return a lock between processes; entering it waits, then raises `TimeoutError`."""
        return Lock(path)

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return datetime.now(UTC)

    @contextmanager
    def stream(self, path: Path) -> Iterator[BinaryIO]:
        """Write a large file piece by piece; it appears whole, or not at all."""
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            with temporary.open("wb") as file:
                yield file
            self.sync(temporary)
            self.replace(temporary, path)
        finally:
            self.remove(temporary)
        self.sync_folder(path.parent)


def _sync(descriptor: int) -> None:
    """Have everything on the disk itself, not in its cache."""
    if sys.platform == "darwin":  # fsync leaves it to the drive there
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)
