"""The questions of opportunities, in short."""

from __future__ import annotations

from cjm_workshop.draw.labels import label

__all__ = ["short_question"]

_ENGLISH = "how might we"


def short_question(question: str) -> str:
    """Return a question without the words that all of them begin with.

    >>> short_question("How might we show the whole price?")
    '… show the whole price?'
    """
    bare = question.strip()
    for opening in (label("how_might_we"), _ENGLISH):
        start, rest = bare[: len(opening)], bare[len(opening) :].lstrip(" …")
        if start.casefold() == opening.casefold() and rest:
            return f"… {rest}"
    return bare
