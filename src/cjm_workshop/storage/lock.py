"""The lock that lets one process at a time change a file.

The library for it was chosen for what it loads, too: every opening of a workshop waits for it, and
others bring asyncio and ssl along.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

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
        from portalocker import RLock  # here, so that only who changes something loads it

        self._lock = RLock(path, timeout=patience, check_interval=ASK_AGAIN_SECONDS)

    def __enter__(self) -> None:
        """Wait for the lock, and take it.

        Raises
        ------
        TimeoutError
            If somebody else held it all the while.
        OSError
            If the file cannot be made, or its disk knows no locks.
        """
        from portalocker import AlreadyLocked, LockException

        try:
            self._lock.acquire()
        except AlreadyLocked:
            raise TimeoutError(f"{self._lock.filename} is held by another program") from None
        except LockException as error:
            raise OSError(f"{self._lock.filename} cannot be locked: {error.strerror}") from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        """Let it go."""
        self._lock.release()
