"""A sentence in place of a board or form that needs something else first."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as ipw

__all__ = ["advice", "persona_starter"]


def advice(text: str) -> ipw.HTML:
    """Return a widget that says what to do first."""
    return ipw.HTML(f'<p role="note">{escape(text)}</p>')


def persona_starter(start: Callable[[str], ipw.DOMWidget]) -> ipw.VBox:
    """Ask for the name of the first persona; then show what `start` makes of it.

    Nothing is made before a name is given, so running a notebook leaves no empty persona behind.
    """
    field = ipw.Text(
        description="Who travels?",
        placeholder="A first name, then press Enter",
        continuous_update=False,
        style={"description_width": "100px"},
        layout=ipw.Layout(width="420px", max_width="100%"),
    )
    box = ipw.VBox([field])

    def named(change: Any) -> None:
        name = str(change["new"]).strip()
        if name:
            box.children = [start(name)]

    field.observe(named, "value")
    return box
