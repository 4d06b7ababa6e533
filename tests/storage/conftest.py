"""A disk in memory that loses what was not synced, fills up, or dies at its next write."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cjm_workshop.model import Add, Host, Note, payload_of
from cjm_workshop.storage import Disk
from cjm_workshop.storage.layer import Stamp


class PowerLoss(BaseException):
    """The machine is off; no handler for errors may catch this."""


class Inode:
    def __init__(self, data: bytes = b"", synced: bytes = b"") -> None:
        self.data = data
        self.synced = synced
        self.modified = 0


class FakeDisk(Disk):
    """Names and contents, as programs see them and as they are on the platter."""

    def __init__(self) -> None:
        self.names: dict[Path, Inode] = {}
        self.durable: dict[Path, Inode] = {}
        self.folders: set[Path] = {Path("/")}
        self.durable_folders: set[Path] = {Path("/")}
        self.steps = 0
        self.die_at = 0
        self.full: range = range(0)
        self.dead = False
        self.clock = datetime(2026, 5, 12, 9, tzinfo=UTC)
        self.read_only = False
        self._lock = threading.RLock()

    # -- faults

    def _step(self) -> str:
        if self.dead:
            raise PowerLoss
        self.steps += 1
        if self.steps == self.die_at:
            self.dead = True
            return "die"
        return "full" if self.steps in self.full else ""

    def _fail(self, how: str) -> None:
        if how == "die":
            raise PowerLoss
        if how == "full":
            raise OSError(errno.ENOSPC, "No space left on device")

    def after_power_loss(self, how: str) -> FakeDisk:
        """Return the disk as the next start of the machine finds it.

        strict: names and contents that were synced; eager: all names, synced contents;
        torn: all names, half of the contents that were not synced; kill: all of it (a process
        died, the machine did not).
        """
        disk = FakeDisk()
        disk.clock = self.clock
        folders, names = self.folders, self.names
        if how == "strict":
            folders = self.durable_folders
            names = {p: i for p, i in self.durable.items() if p.parent in folders}
        disk.folders = set(folders)
        disk.durable_folders = set(folders)
        for path, inode in names.items():
            data = inode.data if how == "kill" else inode.synced
            if how == "torn" and inode.data.startswith(data):
                rest = inode.data[len(data) :]
                data += rest[: len(rest) // 2]
            disk.names[path] = disk.durable[path] = Inode(data, data)
        return disk

    # -- single steps

    def read(self, path: Path) -> bytes:
        if self.dead:
            raise PowerLoss
        if path not in self.names:
            raise FileNotFoundError(errno.ENOENT, "No such file", str(path))
        return self.names[path].data

    def ends_line(self, path: Path) -> bool:
        return self.read(path).endswith(b"\n")

    def write(self, path: Path, data: bytes, like: Path | None = None) -> None:
        how = self._step()
        if path.parent not in self.folders:
            raise FileNotFoundError(errno.ENOENT, "No such folder", str(path.parent))
        inode = self.names[path] = Inode()
        inode.data = data[: len(data) // 2] if how else data
        inode.modified = self.steps
        self._fail(how)

    def append(self, path: Path, data: bytes) -> None:
        how = self._step()
        inode = self.names[path]
        inode.data += data[: len(data) // 2] if how else data
        inode.modified = self.steps
        self._fail(how)

    def truncate(self, path: Path, size: int) -> None:
        self._fail(self._step())
        self.names[path].data = self.names[path].data[:size]
        self.names[path].modified = self.steps

    def sync(self, path: Path) -> None:
        self._fail(self._step())
        self.names[path].synced = self.names[path].data

    def sync_folder(self, path: Path) -> None:
        self._fail(self._step())
        here = {p: inode for p, inode in self.names.items() if p.parent == path}
        self.durable = {p: i for p, i in self.durable.items() if p.parent != path} | here
        self.durable_folders |= {p for p in self.folders if p.parent == path}

    def replace(self, source: Path, target: Path) -> None:
        self._fail(self._step())
        self.names[target] = self.names.pop(source)

    def remove(self, path: Path) -> None:
        self._fail(self._step())
        self.names.pop(path, None)

    def make_folder(self, path: Path) -> None:
        self._fail(self._step())
        self.folders.add(path)

    def list(self, folder: Path) -> list[str]:
        return sorted(path.name for path in self.names if path.parent == folder)

    def stamp(self, path: Path) -> Stamp | None:
        if self.dead:
            raise PowerLoss
        inode = self.names.get(path)
        return Stamp(id(inode), inode.modified, len(inode.data)) if inode else None

    def is_folder(self, path: Path) -> bool:
        return path in self.folders

    def writable(self, path: Path) -> bool:
        return not self.read_only

    def lock(self, path: Path) -> AbstractContextManager[object]:
        return self._lock

    def now(self) -> datetime:
        self.clock += timedelta(seconds=100)
        return self.clock


@pytest.fixture
def fake_disk() -> type[FakeDisk]:
    return FakeDisk


@pytest.fixture
def power_loss() -> type[BaseException]:
    return PowerLoss


@pytest.fixture
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open stores without the thread that looks after them: every step is the test's own."""
    monkeypatch.setattr("cjm_workshop.storage.store.watch", lambda *_: threading.Event())


@pytest.fixture
def add_note() -> Callable[..., Add]:
    """Return the operation that puts a note in, whose id is made from a word."""

    def add(word: str, author: str = "", **fields: object) -> Add:
        note = Note(id=f"note-{word}", **{"text": word, "author": author} | fields)
        return Add(id=f"op-{word}", author=author, records=(payload_of(note),))

    return add


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "garden.cjm.json"


@pytest.fixture
def words() -> Callable[[Host], list[str]]:
    """Return the way to see the notes of a workshop by their words."""
    return lambda host: [note.text for note in host.state().notes]
