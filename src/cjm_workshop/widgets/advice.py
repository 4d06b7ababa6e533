"""A sentence in place of a board or form that needs something else first."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as ipw

from cjm_workshop.languages import FALLBACK, Words, words_of
from cjm_workshop.widgets.asking import Question

__all__ = ["advice", "future_starter", "persona_starter"]


def advice(text: str) -> ipw.HTML:
    """Return a widget that says what to do first."""
    return ipw.HTML(f'<p role="note">{escape(text)}</p>')


def persona_starter(start: Callable[[str], ipw.DOMWidget], words: Words | None = None) -> ipw.VBox:
    """Ask for the name of the first persona; then show what `start` makes of it.

    Nothing is made before a name is given, so running a notebook leaves no empty persona behind.
    """
    spoken = words or words_of(FALLBACK)
    labels = spoken.section("form.starter")

    def named(name: str) -> str:
        if not name:
            return labels["who_hint"]
        box.children = [start(name)]
        return ""

    question = Question(
        {
            "form": "persona-starter",
            "label": labels["who"],
            "placeholder": labels["who_placeholder"],
            "value": "",
            "button": labels["who_button"],
            "said": "",
            "silent": labels["silent"],
            "on_leave": False,
        },
        named,
        spoken,
    )
    box = ipw.VBox([question])
    return box


def future_starter(today: str, start: Callable[[], str], words: Words | None = None) -> Question:
    """Offer to copy a journey of today as the start of its future; nothing happens before.

    Parameters
    ----------
    today : str
        Name of the journey of today.
    start : callable
        Makes the copy once and returns its name.
    words : Words, optional
        The labels; English where they are left out.
    """
    spoken = words or words_of(FALLBACK)
    labels = spoken.section("form.starter")

    def copied(_: str) -> str:
        return labels["copied"].format(name=start())

    return Question(
        {
            "form": "future-starter",
            "label": labels["today"],
            "placeholder": "",
            "value": today,
            "button": labels["copy"],
            "said": "",
            "silent": labels["silent"],
            "on_leave": False,
        },
        copied,
        spoken,
    )
