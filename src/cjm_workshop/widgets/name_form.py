"""Who are you? One field; what is made afterwards carries the name."""

from __future__ import annotations

from collections.abc import Callable

from cjm_workshop.widgets.asking import Question

__all__ = ["name_form"]


def name_form(name: str, sign_in: Callable[[str], None]) -> Question:
    """Return the form that asks for a name.

    Parameters
    ----------
    name : str
        The name that is known so far.
    sign_in : callable
        Gets the name when the field is left or Enter is pressed.
    """

    def named(text: str) -> str:
        sign_in(text)
        return _greeting(text)

    return Question(
        {
            "form": "name",
            "label": "Your name",
            "placeholder": "First name is enough",
            "value": name,
            "button": "",
            "said": _greeting(name),
            "on_leave": True,
        },
        named,
    )


def _greeting(name: str) -> str:
    if not name:
        return "Votes need a name, and notes are better with one. Write yours and press Enter."
    return f"Hello {name}. Boards that you open from now on carry your name."
