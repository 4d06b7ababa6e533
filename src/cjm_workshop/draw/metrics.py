"""How wide a text is, from the bundled fonts' own tables.

A renderer is never asked: its hinting makes the same text up to 5 % wider or narrower from one
resolution to the next, and asking it takes a hundred times longer. The table has no kerning, so
widths err by at most half a percent, and on the safe side.

Characters outside the bundled fonts are measured in the font that will draw them
(`cjm_workshop.draw.fallback`).
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from cjm_workshop.draw import fallback

__all__ = [
    "ASCENT",
    "DESCENT",
    "FONTS",
    "REPLACEMENT",
    "Style",
    "covered",
    "drawable",
    "font_file",
    "is_rtl",
    "missing",
    "width",
]

Style: TypeAlias = Literal["regular", "bold", "italic"]

FONTS = Path(__file__).parent / "fonts"
ASCENT = 1854 / 2048
"""Height above the baseline in multiples of the text size."""
DESCENT = 434 / 2048
"""Depth below the baseline in multiples of the text size."""
REPLACEMENT = "\N{WHITE SQUARE}"
"""Drawn in place of a character that no font on this machine has."""


@cache
def _tables() -> dict[str, dict[int, float]]:
    """Return for each style the advance of each character in multiples of the text size."""
    found = json.loads((FONTS / "advances.json").read_text(encoding="utf-8"))
    unit = found["units_per_em"]
    return {
        style: {
            first + at: advance / unit
            for first, run in table["runs"]
            for at, advance in enumerate(run)
        }
        for style, table in found["styles"].items()
    }


def font_file(style: Style) -> Path:
    """Return the bundled font of a style."""
    return FONTS / f"Arimo-{style.capitalize()}.ttf"


def covered(char: str, style: Style = "regular") -> bool:
    """Tell whether the bundled font has this character."""
    return ord(char) in _tables()[style]


@lru_cache(maxsize=65536)
def _advance(char: str, style: Style) -> float:
    """Return the advance of a character in multiples of the text size."""
    table = _tables()[style]
    known = table.get(ord(char))
    if known is not None:
        return known
    if _unseen(char):
        return 0.0
    other = fallback.advance(char)
    return table[ord(REPLACEMENT)] if other is None else other


def _unseen(char: str) -> bool:
    """Tell whether a character takes no room: joiners, marks of direction, variation selectors."""
    return unicodedata.category(char) in ("Cf", "Mn", "Me")


@lru_cache(maxsize=65536)
def _width(text: str, style: Style) -> float:
    return sum(_advance(char, style) for char in text)


def width(text: str, size: float, style: Style = "regular") -> float:
    """Return the width of a text in one line, in points.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Text size in points.
    style : {"regular", "bold", "italic"}
        The face of the bundled font.

    >>> round(width("Maya", 10), 2)
    24.46
    """
    return _width(text, style) * size


def is_rtl(text: str) -> bool:
    """Tell whether a paragraph runs from right to left: by its first letter with a direction."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def missing(text: str) -> list[str]:
    """Return the characters of a text that no font on this machine can draw, each once."""
    return sorted(
        {
            char
            for char in set(text)
            if not covered(char)
            and not char.isspace()
            and not _unseen(char)
            and fallback.font_for(char) is None
        }
    )


@lru_cache(maxsize=16384)
def drawable(text: str) -> str:
    """Return the text with a square in place of what no font on this machine can draw."""
    if all(covered(char) for char in text):
        return text
    lost = set(missing(text))
    return "".join(
        REPLACEMENT if char in lost else char
        for char in text
        if covered(char) or not _unseen(char) or _joins(char)
    )


def _joins(char: str) -> bool:
    """Tell whether an unseen character shapes its neighbours in a font that has it."""
    return fallback.font_for(char) is not None
