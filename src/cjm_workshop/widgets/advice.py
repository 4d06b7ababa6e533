"""A sentence in place of a board or form that needs something else first."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as ipw

from cjm_workshop.widgets.asking import Question

__all__ = ["advice", "future_starter", "persona_starter"]


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


def future_starter(today: str, start: Callable[[], str]) -> Question:
    """Offer to copy a journey of today as the start of its future; nothing happens before.

    Parameters
    ----------
    today : str
        Name of the journey of today.
    start : callable
        Makes the copy once and returns its name.
    """

    def copied(_: str) -> str:
        return f'"{start()}" is there. Open notebook 06, choose it at the top, and change it.'

    return Question(
        {
            "form": "future-starter",
            "label": "The journey of today that shall get better",
            "placeholder": "",
            "value": today,
            "button": "Copy its steps as the future",
            "said": "",
            "on_leave": False,
        },
        copied,
    )
