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

__all__ = ["advance", "advances", "font_for"]

_COLOURED = {"CBDT", "COLR", "SVG ", "sbix"}
_FIRST = ("DejaVu Sans", "Noto Sans", "Noto Emoji", "Arial Unicode MS", "Segoe UI")
_NEVER = ("Last Resort", "LastResort", "STIX", "cm")
_NOT_PLAIN = (
    *("bold", "italic", "oblique", "light", "thin", "medium", "black", "heavy", "condensed"),
    *("serif", "mono", "display"),
)


@cache
def _candidates() -> tuple[str, ...]:
    """Return the plain faces of this machine's fonts, the likeliest first."""
    from matplotlib.font_manager import fontManager

    plain = {
        entry.name: entry.fname
        for entry in reversed(fontManager.ttflist)
        if entry.style == "normal"
        and entry.weight in (400, "normal", "regular", "book")
        and not entry.name.startswith((*_NEVER, "CJM "))
    }

    def likeliness(name: str) -> tuple[int, str]:
        places = [at for at, start in enumerate(_FIRST) if name.startswith(start)]
        return (min(places, default=len(_FIRST)), name)

    return tuple(plain[name] for name in sorted(plain, key=likeliness))


@cache
def _new_ones() -> tuple[str, ...]:
    """Return the fonts that came to this machine after matplotlib made its list."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    known = {entry.fname for entry in fontManager.ttflist}
    found = {Path(file).stem: file for file in findSystemFonts() if file not in known}
    plain = [stem for stem in found if not any(word in stem.lower() for word in _NOT_PLAIN)]
    plain.sort(key=lambda stem: (not stem.startswith("NotoSans"), stem))
    return tuple(found[stem] for stem in plain)


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
    known = next((path for path in _candidates() if _has(path, code)), None)
    return known or next((path for path in _new_ones() if _has(path, code)), None)


def advance(char: str) -> float | None:
    """Return the advance of a character in its fallback font, in multiples of the text size."""
    path = font_for(char)
    return advances(path)[ord(char)] if path else None
