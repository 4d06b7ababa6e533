"""A sentence in place of a board or form that needs something else first."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as ipw

from cjm_workshop.widgets.asking import Question

__all__ = ["advice", "persona_starter"]


def advice(text: str) -> ipw.HTML:
    """Return a widget that says what to do first."""
    return ipw.HTML(f'<p role="note">{escape(text)}</p>')


def persona_starter(start: Callable[[str], ipw.DOMWidget]) -> ipw.VBox:
    """Ask for the name of the first persona; then show what `start` makes of it.

    Nothing is made before a name is given, so running a notebook leaves no empty persona behind.
    """

    def named(name: str) -> str:
        if not name:
            return "A first name is enough."
        box.children = [start(name)]
        return ""

    question = Question(
        {
            "form": "persona-starter",
            "label": "Who travels?",
            "placeholder": "A first name, then press Enter",
            "value": "",
            "button": "Make this persona",
            "said": "",
            "on_leave": False,
        },
        named,
    )
    box = ipw.VBox([question])
    return box
