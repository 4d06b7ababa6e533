"""Who are you? One field; what is made afterwards carries the name."""

from __future__ import annotations

from collections.abc import Callable

from cjm_workshop.languages import FALLBACK, Words, words_of
from cjm_workshop.widgets.asking import Question

__all__ = ["name_form"]


def name_form(name: str, sign_in: Callable[[str], None], words: Words | None = None) -> Question:
    """Return the form that asks for a name.

    Parameters
    ----------
    name : str
        The name that is known so far.
    sign_in : callable
        Gets the name when the field is left or Enter is pressed.
    words : Words, optional
        The labels; English where they are left out.
    """
    spoken = words or words_of(FALLBACK)
    labels = spoken.section("form.name")

    def greeting(text: str) -> str:
        return labels["hello"].format(name=text) if text else labels["why"]

    def named(text: str) -> str:
        sign_in(text)
        return greeting(text)

    return Question(
        {
            "form": "name",
            "label": labels["label"],
            "placeholder": labels["placeholder"],
            "value": name,
            "button": "",
            "said": greeting(name),
            "silent": labels["silent"],
            "on_leave": True,
        },
        named,
        spoken,
    )
