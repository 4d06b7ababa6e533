"""The questions of opportunities, in short."""

from __future__ import annotations

__all__ = ["short_question"]

_OPENING = "how might we"


def short_question(question: str) -> str:
    """Return a question without the words that all of them begin with.

    >>> short_question("How might we show the whole price?")
    '… show the whole price?'
    """
    bare = question.strip()
    start, rest = bare[: len(_OPENING)], bare[len(_OPENING) :].lstrip(" …")
    return f"… {rest}" if start.casefold() == _OPENING and rest else bare
