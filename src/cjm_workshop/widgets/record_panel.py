"""The record behind a note, in a panel over the board that it was opened from.

Beside the messages of `RecordPages`:

===================================  ===========================================================
from the browser                     answer
===================================  ===========================================================
``{type: "open", record, script}``   the record in the trait `records`; with `script`, as the first
                                     panel of a page needs it, ``{type: "script", esm, css}``
``{type: "shut", record}``           none: it needs to be kept up to date no more
===================================  ===========================================================

The panel is the form of the record, the same as in a notebook: its script comes when the first
record is opened, so that a board stays small.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import traitlets

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import words_of
from cjm_workshop.model import Persona, State, Step, Touchpoint
from cjm_workshop.widgets.fields import Form
from cjm_workshop.widgets.filing import RecordPages
from cjm_workshop.widgets.persona_form import persona_view
from cjm_workshop.widgets.step_page import step_view
from cjm_workshop.widgets.touchpoint_form import touchpoint_view

__all__ = ["OpensRecords"]

_AT_ONCE = 8
_VIEWS: dict[type[Any], Callable[[State, str], dict[str, Any]]] = {
    Touchpoint: touchpoint_view,
    Step: step_view,
    Persona: persona_view,
}
"""Which records have a panel, and what it shows."""


class OpensRecords(RecordPages):
    """A board whose notes can be opened; to be mixed in before `Board`."""

    records = traitlets.Dict().tag(sync=True)
    """The views of the open records by their ids, and the labels of the panel as ``words``."""

    _open: dict[str, None]
    _shown: threading.Lock

    def _received(self, widget: Any, content: Any, buffers: Any) -> None:
        kind = content.get("type") if isinstance(content, dict) else None
        if kind == "open":
            self._open_record(str(content.get("record", "")))
            if content.get("script"):
                self.send({"type": "script", "esm": str(Form._esm), "css": str(Form._css)})
        elif kind == "shut":
            self._opened.pop(str(content.get("record", "")), None)
        else:
            super()._received(widget, content, buffers)

    @property
    def _opened(self) -> dict[str, None]:
        """The ids of the open records, those that were opened last at the end."""
        if not hasattr(self, "_open"):
            self._open, self._shown = {}, threading.Lock()
        return self._open

    def _open_record(self, record: str) -> None:
        self._opened.pop(record, None)
        self._opened[record] = None
        while len(self._opened) > _AT_ONCE:
            del self._opened[next(iter(self._opened))]
        self._draw_records()

    def _draw(self) -> None:
        super()._draw()
        if not self._gone and self._opened:
            self._draw_records()

    def _draw_records(self) -> None:
        opened = list(self._opened)
        with self._shown:
            version = self._count
            state = self._host.state(self._viewer)
            views = {record: self._record(state, record, version) for record in opened}
            words = words_of(state.charter.language)
            self.records = views | {"words": _labels(words.section)}

    def _record(self, state: State, record: str, version: int) -> dict[str, Any]:
        """Return the view of a record; of one that was removed, the last one with that word."""
        try:
            view = _view_of(state, record)
        except UnknownName as error:
            view = self.records.get(
                record, {"form": record, "title": "", "prompt": "", "pages": []}
            )
            view = view | {"gone": str(error)}
        return self._framed(view, state, version)


def _view_of(state: State, record: str) -> dict[str, Any]:
    found = state.find(record)
    for kind, view in _VIEWS.items():
        if isinstance(found, kind):
            return view(state, record)
    raise UnknownName("record", record, [])


def _labels(section: Callable[[str], dict[str, str]]) -> dict[str, str]:
    return {name: word for part in Form.SECTIONS for name, word in section(part).items()}
