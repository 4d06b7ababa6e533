"""What boards and forms have in common: a view of the state out, operations in.

The front end sends one message per action and shows as done only what was acknowledged:

====================================  =========================================================
from the browser                      answer
====================================  =========================================================
``{type: "apply", operation}``        ``{type: "ack", id, version, both}`` or
``{type: "undo", id}``                ``{type: "refused", id, reason, offer}``
``{type: "redo", id}``                the same
``{type: "hello"}``                   ``{type: "here", now}``: the kernel lives
``{type: "whole"}``                   the whole view: a board missed what changed in it
``{type: "came", view}``              none: it is on a page, so it follows the workshop
``{type: "left", view}``              none: it is on this page no more
====================================  =========================================================

`now` is the kernel's clock in milliseconds, by which timers run. `version` is that of the first
view which shows the change, `both` tells that two texts were kept, `offer` what would make a
refused change possible. Sending a message twice is safe, because a workshop knows the ids of its
operations.

A cell that is run again makes a new widget. The one before stays in the kernel, as it may be shown
elsewhere too; when it has left every page it stops following the workshop until it is shown again.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

import anywidget
import traitlets
from pydantic import TypeAdapter, ValidationError

from cjm_workshop.errors import Refused, UnknownName, WorkshopError
from cjm_workshop.languages import words_of
from cjm_workshop.languages.refusals import broken, label_of, reason_in, refused
from cjm_workshop.model import (
    Conflict,
    Edit,
    Entry,
    Host,
    Operation,
    State,
    redo_of,
    undo_of,
)
from cjm_workshop.widgets.later import later

__all__ = ["Live", "Look", "key_of"]

Look = Callable[[State], dict[str, Any]]
"""A pure function from the state to what the browser shows, as JSON-like values."""

_OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)
_HELD = {"in_use", "in_use_and_more"}
_INTERVAL = 0.05
"""Seconds in which all that changes elsewhere is drawn once."""
_REST = 2.0
"""How long to rest after a drawing, as a multiple of what it took, at most the interval."""
_KEYS: WeakKeyDictionary[Any, str] = WeakKeyDictionary()


def key_of(host: object) -> str:
    """Return a short name of a workshop, under which a browser keeps what is not yet saved.

    It stays the same over kernel restarts where the host has a ``path``.
    """
    path = getattr(host, "path", None)
    if path:
        return hashlib.sha256(str(path).encode()).hexdigest()[:12]
    return _KEYS.setdefault(host, secrets.token_hex(6))


class Live(anywidget.AnyWidget):
    """A widget that shows a workshop and changes it.

    Parameters
    ----------
    host : Host
        The workshop.
    look : callable
        Makes the view of a state; pure, called after every change.
    author : str, optional
        Whose operations this widget sends, and whose eyes it sees with.
    **traits
        Traits of the widget; one that does not exist is an error.

    Raises
    ------
    TypeError
        If a keyword is not a trait: a misspelt one would do nothing, silently.
    UnknownName
        If the record that the widget is about does not exist.
    """

    SECTIONS: ClassVar[tuple[str, ...]] = ("board",)
    """Which sections of the language files its script needs."""

    view = traitlets.Dict().tag(sync=True)
    """What the browser shows.

    `version` in it grows with every change that came from here, `serial` with every view.
    """

    words = traitlets.Dict().tag(sync=True)
    """The labels of its sections, by their names without the section, in the charter's language."""

    _stop: Callable[[], None] | None = None
    _gone = True  # until it is open, and after it was closed

    def __init__(self, host: Host, look: Look, *, author: str = "", **traits: Any) -> None:
        unknown = sorted(set(traits) - set(type(self).class_trait_names()))
        if unknown:
            raise TypeError(f"{type(self).__name__} has no trait called {', '.join(unknown)}.")
        self._host, self._look, self._author = host, look, author
        self._guard = threading.Lock()
        self._drawing = threading.Lock()
        self._timer: threading.Timer | None = None
        self._due = 0.0
        self._drawn_at = 0.0
        self._took = 0.0
        self._count = 1
        self._serial = 1
        self._pages: set[str] = set()
        super().__init__(view=self._seen() | {"serial": self._serial}, **traits)
        self.on_msg(self._received)
        self._gone = False
        self._stop = host.observe(self._changed, self._viewer)

    @property
    def author(self) -> str:
        """Whose operations this sends; opened without a name, it takes the one given since."""
        return self._author or str(getattr(self._host, "author", ""))

    @property
    def _session(self) -> str:
        return str(getattr(self._host, "session", ""))

    @property
    def _viewer(self) -> str:
        """Whose eyes this widget sees with; who gave no name sees nothing that is hidden."""
        return self.author

    def close(self) -> None:
        """Stop following the workshop and take the widget off every page."""
        if self._gone:  # closed before, or never opened because of an error
            return
        with self._guard:
            self._gone = True
        self._pause()
        super().close()

    def _pause(self) -> None:
        """Stop following the workshop."""
        with self._guard:
            stop, self._stop = self._stop, None
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
        if stop is not None:
            stop()

    def _came(self, page: str) -> None:
        """Follow the workshop again where this stopped when the last page was left."""
        self._pages.add(page)
        if self._stop is None and not self._gone:
            self._stop = self._host.observe(self._changed, self._viewer)
            self._fresh_view()

    def _left(self, page: str) -> None:
        self._pages.discard(page)
        if not self._pages:
            self._pause()

    # -- the view ---------------------------------------------------------------

    def _seen(self) -> dict[str, Any]:
        version = self._count
        state = self._host.state(self._viewer)
        self._speak(state.charter.language)
        return self._framed(self._look(state), state, version)

    def _framed(self, view: dict[str, Any], state: State, version: int) -> dict[str, Any]:
        """Return what a look made, with what the browser needs to know of every view."""
        return view | {
            "version": version,
            "key": key_of(self._host),
            "author": self.author,
            "can_undo": _possible(undo_of, state, self.author, self._session),
            "can_redo": _possible(redo_of, state, self.author, self._session),
        }

    def _speak(self, language: str) -> None:
        """Give the browser the labels of a language; does nothing where it has them."""
        words = words_of(language)
        labels: dict[str, str] = {}
        for section in self.SECTIONS:
            labels |= words.section(section)
        self.words = labels

    def _draw(self) -> None:
        with self._guard:
            timer, self._timer = self._timer, None
            if timer is not None:
                timer.cancel()
            if self._gone:
                return
        with self._drawing:
            begun = time.monotonic()
            before = self.view
            try:
                seen = self._seen() | {"serial": self._serial}
            except UnknownName as error:  # somebody removed what this widget is about
                seen = before | {"gone": self._reason(error), "version": self._count}
            if seen != before:
                self._serial += 1
                self.view = seen | {"serial": self._serial}
            self._drawn_at = time.monotonic()
            self._took = self._drawn_at - begun

    def _draw_soon(self, seconds: float = _INTERVAL) -> None:
        """Draw within some time; changes that come in a burst are drawn once."""
        due = time.monotonic() + seconds
        with self._guard:
            if self._stop is None or (self._timer is not None and self._due <= due):
                return
            if self._timer is not None:
                self._timer.cancel()
            self._due = due
            self._timer = later(seconds, self._draw)

    def _changed(self, state: State, entries: Sequence[Entry]) -> None:
        """Follow the workshop; may come from any thread and never waits."""
        del state, entries
        self._draw_soon()

    # -- messages -----------------------------------------------------------------

    def _received(self, widget: Any, content: Any, buffers: Any) -> None:
        """Take a message of the front end; may come in a thread of its own."""
        del widget, buffers
        if not isinstance(content, dict):
            return
        if content.get("type") == "hello":
            self.send({"type": "here", "now": time.time() * 1000})
        elif content.get("type") in {"apply", "undo", "redo"}:
            self._answer(content)
        elif content.get("type") == "whole":
            self.send_state(("view",))
        elif content.get("type") in {"came", "left"}:
            turn = self._came if content["type"] == "came" else self._left
            turn(str(content.get("view", "")))

    def _answer(self, content: dict[str, Any]) -> None:
        operation_id = str(content.get("id") or (content.get("operation") or {}).get("id", ""))
        entry = None
        try:
            operation = self._read(content)
            if operation is not None:
                entry = self._host.apply(operation)
        except WorkshopError as error:
            self._refuse(operation_id, error, content)
        except Exception as error:
            # the browser must not wait for ever; the kernel's log gets the whole story
            self._refuse(operation_id, error, content)
            raise
        else:
            version = self._fresh_view()
            both = any(change.kind == Conflict.KIND for change in entry.changes) if entry else False
            both = both and isinstance(operation, Edit)
            self.send({"type": "ack", "id": operation_id, "version": version, "both": both})

    def _read(self, content: dict[str, Any]) -> Operation | None:
        """Return the operation that a message asks for; None where it was done before."""
        if content["type"] == "apply":
            return self._operation(content.get("operation"))
        state = self._host.state()  # with what is hidden, as it may stand in the way
        if content.get("id") in state.log:
            return None
        make = undo_of if content["type"] == "undo" else redo_of
        operation = make(state, self.author, self._session)
        return operation.model_copy(update={"id": content.get("id")})

    def _operation(self, value: Any) -> Operation:
        try:
            operation: Operation = _OPERATION.validate_python(value)
        except ValidationError as error:
            where = "; ".join(
                f"{'.'.join(str(part) for part in item['loc'][1:])}: {item['msg']}"
                for item in error.errors(include_url=False)[:3]
            )
            raise refused("not_understood", where=where) from None
        return self._signed(operation)

    def _signed(self, operation: Operation) -> Operation:
        """Return an operation under the name of who works at this widget."""
        return operation.model_copy(update={"author": self.author})

    def _refuse(self, operation_id: str, error: Exception, content: dict[str, Any]) -> None:
        offer = ""
        kind = (content.get("operation") or {}).get("kind")
        if kind == "remove" and label_of(error) in _HELD:
            # how it goes in Python is of no use here: a button offers it
            error = refused(f"{label_of(error)}_here", **error.args[0].values)
            offer = "dependents"
        reason = self._reason(error)
        self.send({"type": "refused", "id": operation_id, "reason": reason, "offer": offer})

    def _reason(self, error: Exception) -> str:
        """Say why something cannot be, in the language of the workshop."""
        words = words_of(self._host.state().charter.language)
        return reason_in(words, error if isinstance(error, WorkshopError) else broken(error))

    def _fresh_view(self) -> int:
        """Draw, and return the version from which on the view shows what happened."""
        with self._guard:
            self._count += 1
            version = self._count
        self._draw_now_or_soon()
        return version

    def _draw_now_or_soon(self) -> None:
        """Draw at once what was done here; after a rest where many things are done in a row."""
        rest = min(_INTERVAL, _REST * self._took) - (time.monotonic() - self._drawn_at)
        if rest > 0:
            self._draw_soon(rest)
        else:
            self._draw()


def _possible(make: Callable[..., Any], state: State, author: str, session: str) -> bool:
    try:
        make(state.log, author, session)  # with the log alone: this is asked at every drawing
    except Refused:
        return False
    return True
