"""Fonts of this machine for what the bundled fonts do not hold.

The list of fonts is matplotlib's, which always brings DejaVu Sans, and what was installed since
matplotlib last looked. A font with coloured glyphs is never taken: matplotlib refuses some and
draws others as nothing at all.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["advance", "advances", "font_for", "fonts_for"]

_COLOURED = {"CBDT", "COLR", "SVG ", "sbix"}
_FIRST = ("dejavusans", "notosans", "notoemoji", "arialunicodems", "segoeui")
_EAST_ASIAN = (
    *("cjk", "sourcehan", "droidsansfallback", "wenquanyi", "wqy", "hiragino", "pingfang"),
    *("heiti", "gothic", "meiryo", "yahei", "jhenghei", "simsun", "songti", "malgun"),
)
"""Their punctuation is as wide as their letters; small fonts hold some of it, and narrow."""
_NEVER = ("lastresort", "stix", "cm", "cjm")
_NOT_PLAIN = (
    *("bold", "italic", "oblique", "light", "thin", "medium", "black", "heavy", "condensed"),
    *("serif", "mono", "display", "looped"),
)


@cache
def _candidates() -> tuple[str, ...]:
    """Return the plain faces of this machine's fonts, the likeliest first."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    plain = {
        _bare(entry.name): str(entry.fname)
        for entry in reversed(fontManager.ttflist)
        if entry.style == "normal" and entry.weight in (400, "normal", "regular", "book")
    }
    listed = {str(entry.fname) for entry in fontManager.ttflist}
    for file in sorted(map(str, findSystemFonts())):
        stem = Path(file).stem.lower()
        if file not in listed and not any(word in stem for word in _NOT_PLAIN):
            plain.setdefault(_bare(stem.removesuffix("regular")), file)
    return tuple(plain[name] for name in sorted(plain, key=_rank) if not name.startswith(_NEVER))


def _bare(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


def _rank(name: str) -> tuple[int, str]:
    """Return the place of a font by its name: fonts for one script alone come late."""
    if name in _FIRST:
        return _FIRST.index(name), name
    if any(word in name for word in _EAST_ASIAN):
        return 10, name
    return (11 if name.startswith("noto") else 12), name


@cache
def _runs(path: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return first and last code points of the runs of characters that a font has.

    Nothing for a font that cannot be used.
    """
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with Path(path).open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            if _COLOURED & set(font.keys()) or "hmtx" not in font:
                return (), ()
            codes = sorted(font.getBestCmap() or ())
    except (OSError, TTLibError):
        return (), ()  # a broken font on the machine is no reason to draw nothing
    firsts = [code for at, code in enumerate(codes) if not at or codes[at - 1] != code - 1]
    lasts = [code for at, code in enumerate(codes) if codes[at + 1 : at + 2] != [code + 1]]
    return tuple(firsts), tuple(lasts)


def _has(path: str, code: int) -> bool:
    firsts, lasts = _runs(path)
    at = bisect_right(firsts, code) - 1
    return at >= 0 and code <= lasts[at]


@lru_cache(maxsize=48)
def advances(path: str) -> dict[int, float]:
    """Return the advance of each character of a font, in multiples of the text size.

    Parameters
    ----------
    path : str
        Of a TrueType or OpenType file.
    """
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        unit = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        characters = font.getBestCmap() or {}
        return {code: metrics[glyph][0] / unit for code, glyph in characters.items()}


@lru_cache(maxsize=16384)
def font_for(char: str) -> str | None:
    """Return the path of the first font of this machine that has the character, or None."""
    if unicodedata.category(char) == "Cc":
        return None  # some fonts have a picture for these, which is nobody's text
    code = ord(char)
    return next((path for path in _candidates() if _has(path, code)), None)


def fonts_for(chars: Iterable[str]) -> tuple[str, ...]:
    """Return the fonts that some characters need, in the order in which they have to be tried.

    In this order, a program that takes the first font that has a character takes the one that it
    was measured in.

    Parameters
    ----------
    chars : iterable of str
        Those that the font in use does not have.
    """
    found = {path for path in map(font_for, chars) if path}
    return tuple(path for path in _candidates() if path in found) if found else ()


def advance(char: str) -> float | None:
    """Return the advance of a character in its fallback font, in multiples of the text size."""
    path = font_for(char)
    return advances(path)[ord(char)] if path else None
