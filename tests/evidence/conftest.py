from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop.model import Entry, Operation, State, apply

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


class MemoryHost:
    """A workshop without a file."""

    def __init__(self, state: State | None = None) -> None:
        self._state = state or State()

    def state(self, viewer: str | None = None) -> State:
        return self._state

    def apply(self, operation: Operation) -> Entry:
        self._state = apply(self._state, operation)
        return self._state.log[operation.id]

    def observe(
        self, callback: Callable[[State, Sequence[Entry]], None], viewer: str | None = None
    ) -> Callable[[], None]:
        return lambda: None

    def history(self, record: str) -> Sequence[Entry]:
        return self._state.log.of_record(record)


@pytest.fixture
def host() -> MemoryHost:
    return MemoryHost()


@pytest.fixture
def real() -> Callable[[str], Path]:
    """Return a real file that nobody here wrote."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"{name} is not in ../shared/data beside the checkout; put it there")
        return path

    return find


@pytest.fixture
def research() -> Callable[[str], Path]:
    """Return a file of the case's research."""
    import cjm_workshop

    def find(name: str) -> Path:
        folder = Path(cjm_workshop.__file__).parent / "templates" / "freshcart" / "research"
        if not (folder / name).exists():
            pytest.skip(f"{name} of the case is not there; run tools/make_case.py")
        return folder / name

    return find


def adds_up(report: Any) -> bool:
    parts = (report, *report.also)
    return all(part.rows == part.taken + len(part.not_taken) for part in parts)


@pytest.fixture
def balanced() -> Callable[[Any], bool]:
    return adds_up
