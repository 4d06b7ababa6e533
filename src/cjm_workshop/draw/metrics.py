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
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from cjm_workshop.draw import fallback

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "ARIMO",
    "ASCENT",
    "DESCENT",
    "FONTS",
    "REPLACEMENT",
    "Family",
    "Style",
    "covered",
    "current",
    "drawable",
    "font_file",
    "is_rtl",
    "missing",
    "using",
    "width",
]

Style: TypeAlias = Literal["regular", "bold", "italic"]

FONTS = Path(__file__).parent / "fonts"
ASCENT = 1854 / 2048
"""Height above the baseline in multiples of the text size."""
DESCENT = 434 / 2048
"""Depth below the baseline in multiples of the text size."""
_SKINS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""Colours of skin, which fonts without colours cannot show."""
REPLACEMENT = "\N{WHITE SQUARE}"
"""Drawn in place of a character that no font on this machine has."""


@dataclass(frozen=True)
class Family:
    """A font in its three styles.

    Attributes
    ----------
    name : str
        As programs for text ask for it: ``Arimo``.
    regular, bold, italic : str
        Paths of TrueType or OpenType files.
    """

    name: str
    regular: str
    bold: str
    italic: str

    def file(self, style: Style) -> Path:
        """Return the file of a style."""
        return Path({"regular": self.regular, "bold": self.bold, "italic": self.italic}[style])


ARIMO = Family("Arimo", *(str(FONTS / f"Arimo-{s}.ttf") for s in ("Regular", "Bold", "Italic")))
"""The bundled font; its letters are as wide as Arial's."""
_FAMILY: ContextVar[Family] = ContextVar("family", default=ARIMO)


@contextmanager
def using(family: Family) -> Iterator[None]:
    """Measure and draw in another font for a while.

    Parameters
    ----------
    family : Family
        The font of a brand.
    """
    before = _FAMILY.set(family)
    try:
        yield
    finally:
        _FAMILY.reset(before)


def current() -> Family:
    """Return the font that texts are measured and drawn in."""
    return _FAMILY.get()


@cache
def _bundled() -> dict[str, dict[int, float]]:
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


@lru_cache(maxsize=64)
def _table(style: Style, family: Family) -> Mapping[int, float]:
    if family is ARIMO or family == ARIMO:
        return _bundled()[style]
    return fallback.advances(str(family.file(style)))


def font_file(style: Style) -> Path:
    """Return the file of a style, of the font in use."""
    return current().file(style)


def covered(char: str, style: Style = "regular") -> bool:
    """Tell whether the font in use has this character."""
    return ord(char) in _table(style, current())


@lru_cache(maxsize=65536)
def _advance(char: str, style: Style, family: Family) -> float:
    """Return the advance of a character in multiples of the text size."""
    known = _table(style, family).get(ord(char))
    if known is not None:
        return known
    if _unseen(char):
        return 0.0
    other = fallback.advance(char)
    return _bundled()[style][ord(REPLACEMENT)] if other is None else other


def _unseen(char: str) -> bool:
    """Tell whether a character takes no room: joiners, marks of direction, variation selectors."""
    return char in _SKINS or unicodedata.category(char) in ("Cf", "Mn", "Me")


@lru_cache(maxsize=65536)
def _width(text: str, style: Style, family: Family) -> float:
    return sum(_advance(char, style, family) for char in text)


def width(text: str, size: float, style: Style = "regular") -> float:
    """Return the width of a text in one line, in points.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Text size in points.
    style : {"regular", "bold", "italic"}
        The face of the font.

    >>> round(width("Maya", 10), 2)
    24.46
    """
    return _width(text, style, _FAMILY.get()) * size


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


def drawable(text: str) -> str:
    """Return the text with a square in place of what no font on this machine can draw."""
    return _drawable(text, current())


@lru_cache(maxsize=16384)
def _drawable(text: str, family: Family) -> str:
    table = _table("regular", family)
    if all(ord(char) in table for char in text):
        return text
    lost = set(missing(text))
    return "".join(
        REPLACEMENT if char in lost else char
        for char in text
        if ord(char) in table or not _unseen(char) or _joins(char)
    )


def _joins(char: str) -> bool:
    """Tell whether an unseen character shapes its neighbours in a font that has it."""
    return char not in _SKINS and fallback.font_for(char) is not None
