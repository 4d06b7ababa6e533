"""A workshop in memory, and widgets that talk to a list instead of a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from cjm_workshop.model import (
    Add,
    Channel,
    Entry,
    Operation,
    Persona,
    State,
    apply,
    payload_of,
    seen_by,
)


class MemoryHost:
    """The smallest workshop: a state in memory behind one lock."""

    def __init__(self, state: State | None = None) -> None:
        self._state = state or State()
        self._lock = threading.Lock()
        self._observers: list[tuple[Callable[..., None], str | None]] = []

    def state(self, viewer: str | None = None) -> State:
        return seen_by(self._state, viewer)

    def apply(self, operation: Operation) -> Entry:
        with self._lock:
            self._state = apply(self._state, operation)
            entry = self._state.log[operation.id]
            for callback, viewer in list(self._observers):
                callback(seen_by(self._state, viewer), [entry])
        return entry

    def observe(
        self, callback: Callable[[State, Sequence[Entry]], None], viewer: str | None = None
    ) -> Callable[[], None]:
        item = (callback, viewer)
        self._observers.append(item)
        return lambda: self._observers.remove(item)

    def history(self, record: str) -> Sequence[Entry]:
        return self._state.log.of_record(record)

    def add(self, *records: Any, author: str = "") -> None:
        self.apply(Add(author=author, records=tuple(payload_of(record) for record in records)))


@pytest.fixture
def host() -> MemoryHost:
    """Two channels and two personas, nothing else."""
    workshop = MemoryHost()
    workshop.add(
        Channel(id="channel-web", name="Web"),
        Channel(id="channel-phone", name="Phone"),
        Persona(id="persona-maya", name="Maya"),
        Persona(id="persona-harold", name="Harold"),
    )
    return workshop


class Browser:
    """Stands in for the front end: sends what it would send, keeps what it gets."""

    def __init__(self, widget: Any) -> None:
        self.widget = widget
        self.got: list[dict[str, Any]] = []
        widget.send = self._take

    def _take(self, content: dict[str, Any], buffers: Any = None) -> None:
        if content["type"] != "patch":  # the widget's own view is read instead
            self.got.append(content)

    def say(self, **message: Any) -> dict[str, Any]:
        self.widget._handle_custom_msg(message, [])
        return self.got[-1]

    def apply(self, **operation: Any) -> dict[str, Any]:
        return self.say(type="apply", operation=operation)


@pytest.fixture
def browse() -> Any:
    """Make a browser for a widget; the widgets are closed at the end."""
    made: list[Browser] = []

    def start(widget: Any) -> Browser:
        made.append(Browser(widget))
        return made[-1]

    yield start
    for browser in made:
        browser.widget.close()
