"""Waiting for what another thread or process does, without hoping for a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 60.0
"""Seconds after which something counts as never; a loaded machine may need many."""


def until(true: Callable[[], Any], what: str = "it", seconds: float = PATIENCE) -> Any:
    """Wait until something holds and return it; ask again and again."""
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, f"{what} did not happen within {seconds:.0f} s"
        time.sleep(0.005)
    return found
