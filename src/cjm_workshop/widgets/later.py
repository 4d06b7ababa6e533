"""Doing something a moment later, in a thread that ends before Python does."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from weakref import WeakSet

__all__ = ["later"]

LAST_SECONDS = 5.0
"""How long Python waits at its end for what is under way."""
_guard = threading.Lock()
_started: WeakSet[threading.Timer] = WeakSet()
_over = threading.Event()


def later(seconds: float, act: Callable[[], None]) -> threading.Timer:
    """Do something after some seconds, unless it is cancelled or Python ends before."""
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    with _guard:
        if not _over.is_set():
            timer.start()
            _started.add(timer)
    return timer


@atexit.register
def _end_all() -> None:
    """Let what is under way end: Python stops a thread anywhere, and inside Rust it crashes."""
    with _guard:
        _over.set()
        started = list(_started)
    for timer in started:
        timer.cancel()
    for timer in started:
        timer.join(LAST_SECONDS)
