"""The checks of open tasks, one module per lesson, named by its topic.

A check takes an answer in its plain form (see `cjm_workshop.learning.answers`) and yields why it
is not right yet, each reason as a sentence that follows "because:". It names what it found in the
answer, and never tells an answer. Each module names its checks in ``CHECKS``, by task.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

__all__ = ["Check", "checks_of"]

Check = Callable[[Any], Iterable[str]]


def checks_of(topic: str) -> dict[str, Check]:
    """Return the checks of a lesson's open tasks by task; none where it has only closed ones."""
    name = f"{__name__}.{topic}"
    if find_spec(name) is None:
        return {}
    found: dict[str, Check] = import_module(name).CHECKS
    return found
