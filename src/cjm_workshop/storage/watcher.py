"""The thread that looks for the operations of other processes while a workshop is open."""

from __future__ import annotations

import atexit
import logging
import threading
import weakref
from typing import Protocol

__all__ = ["Watched", "watch"]

EVERY_SECONDS = 0.15
LAST_LOOK_SECONDS = 5.0
"""How long Python waits at its end for a look that is under way."""
_log = logging.getLogger(__name__)
_running: weakref.WeakKeyDictionary[threading.Thread, threading.Event] = weakref.WeakKeyDictionary()


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
    _running[thread] = stop
    thread.start()
    return stop


@atexit.register
def _end_all() -> None:
    """Let each look end: Python stops a thread wherever it is, and inside Rust that is a crash."""
    running = list(_running.items())
    for _, stop in running:
        stop.set()
    for thread, _ in running:
        thread.join(LAST_LOOK_SECONDS)


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
