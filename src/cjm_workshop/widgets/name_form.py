"""Who are you? One field; what is made afterwards carries the name."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as ipw

from cjm_workshop.errors import WorkshopError

__all__ = ["name_form"]


def name_form(name: str, sign_in: Callable[[str], None]) -> ipw.VBox:
    """Return the form that asks for a name.

    Parameters
    ----------
    name : str
        The name that is known so far.
    sign_in : callable
        Gets the name when the field is left.
    """
    field = ipw.Text(
        name,
        placeholder="First name is enough",
        continuous_update=False,
        description="Your name",
        style={"description_width": "90px"},
        layout=ipw.Layout(width="360px", max_width="100%"),
    )
    said = ipw.HTML(_greeting(name))

    def changed(change: Any) -> None:
        try:
            sign_in(str(change["new"]).strip())
        except WorkshopError as error:
            said.value = f'<span role="status">{escape(str(error))}</span>'
        else:
            said.value = _greeting(str(change["new"]).strip())

    field.observe(changed, "value")
    form = ipw.VBox([field, said])
    form.add_class("cjm-name")
    return form


def _greeting(name: str) -> str:
    if not name:
        text = "Votes need a name, and notes are better with one. Write yours and press Enter."
    else:
        text = f"Hello {escape(name)}. Boards that you open from now on carry your name."
    return f'<span role="status">{text}</span>'
