"""The thread that looks for the operations of other processes while a workshop is open."""

from __future__ import annotations

import logging
import threading
import weakref
from typing import Protocol

__all__ = ["Watched", "watch"]

EVERY_SECONDS = 0.15
_log = logging.getLogger(__name__)


class Watched(Protocol):
    """What can be looked after."""

    def look(self) -> None:
        """Take in what others wrote, and write the file when it is time."""
        ...


def watch(watched: Watched, name: str) -> threading.Event:
    """Look after something until the event is set or nobody holds it any more."""
    stop = threading.Event()
    thread = threading.Thread(
        target=_run, args=(weakref.ref(watched), stop), name=f"cjm-workshop: {name}", daemon=True
    )
    thread.start()
    return stop


def _run(held: weakref.ref[Watched], stop: threading.Event) -> None:
    told = ""
    while not stop.wait(EVERY_SECONDS):
        watched = held()
        if watched is None:
            return
        try:
            watched.look()
        except Exception as error:  # the thread must go on: others' operations have to show
            if repr(error) != told:
                _log.exception("Looking for changes of the workshop failed; trying again.")
            told = repr(error)
        del watched
