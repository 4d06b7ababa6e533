"""The lock that lets one process at a time change a file.

The library for it was chosen for what it loads, too: every opening of a workshop waits for it, and
others bring asyncio and ssl along.
"""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import IO, Any

__all__ = ["Lock"]

LOCK_SECONDS = 20.0
"""How long to wait for another process before giving up; a checkpoint takes far below one."""
ASK_AGAIN_SECONDS = 0.001
"""How long to wait before asking again. A process that makes change after change lets it go for a
fraction of a millisecond each time: who asks seldom would hardly ever get in."""


class Lock:
    """A lock between processes, and between two of these in one process.

    Who holds it may enter it again. It goes with the process that holds it, however that ends. One
    object is for one thread at a time: whoever shares it guards it.

    Parameters
    ----------
    path : Path
        The file to lock; it is made if it is not there, and stays.
    patience : float
        Seconds to wait for whoever holds it.
    """

    def __init__(self, path: Path, patience: float = LOCK_SECONDS) -> None:
        import portalocker  # here, so that only who changes something loads it

        self._lock = portalocker.Lock(path, timeout=patience, check_interval=ASK_AGAIN_SECONDS)
        self._path = path
        self._entered = 0
        _all.add(self)

    def __enter__(self) -> None:
        """Wait for the lock, and take it.

        Raises
        ------
        TimeoutError
            If somebody else held it all the while.
        OSError
            If the file cannot be made, or its disk knows no locks.
        """
        if not self._entered:
            self._take()
        self._entered += 1

    def _take(self) -> None:
        """Lock the file that has the name now, not one that was deleted while we waited for it."""
        from portalocker import AlreadyLocked, LockException

        try:
            while not self._is_there(self._lock.acquire()):
                self._lock.release()
        except AlreadyLocked:
            raise TimeoutError(f"{self._path} is held by another program") from None
        except LockException as error:
            raise OSError(f"{self._path} cannot be locked: {error.strerror}") from error
        except BaseException:  # an interrupt, too: nobody would let it go
            self._lock.release()
            raise

    def _is_there(self, file: IO[Any]) -> bool:
        if os.name == "nt":  # Windows deletes no file that somebody has open
            return True
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def __exit__(self, *_: object) -> None:
        """Let it go; in a child of the process that took it there is nothing to let go."""
        self._entered = max(0, self._entered - 1)
        if not self._entered:
            self._lock.release()

    def _leave_to_parent(self) -> None:
        """Close what a child got with its birth: the lock is held as long as anybody has it open.

        It is not unlocked, as that would take it from the parent.
        """
        file, self._lock.fh, self._entered = self._lock.fh, None, 0
        if file:
            file.close()


_all: weakref.WeakSet[Lock] = weakref.WeakSet()


def _after_fork() -> None:
    for lock in tuple(_all):
        lock._leave_to_parent()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
