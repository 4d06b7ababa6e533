"""Fonts of this machine for what the bundled fonts do not hold.

The list of fonts is matplotlib's, which always brings DejaVu Sans. A font with coloured glyphs is
never taken: matplotlib refuses some and draws others as nothing at all.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

__all__ = ["advance", "font_for"]

_COLOURED = {"CBDT", "COLR", "SVG ", "sbix"}
_FIRST = ("DejaVu Sans", "Noto Sans", "Noto Emoji", "Arial Unicode MS", "Segoe UI")
_NEVER = ("Last Resort", "LastResort", "STIX", "cmsy", "cmex", "cmtt", "cmr", "cmmi", "cmss", "cmb")


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


@lru_cache(maxsize=64)
def _font(path: str) -> TTFont | None:
    """Open a font, or return None for one that cannot be drawn with."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(path, fontNumber=0, lazy=True)
        if _COLOURED & set(font.keys()) or "hmtx" not in font:
            return None
    except (OSError, TTLibError):
        return None  # a broken font on the machine is not a reason to draw nothing
    return font


@lru_cache(maxsize=64)
def _characters(path: str) -> dict[int, str]:
    font = _font(path)
    return dict(font.getBestCmap() or {}) if font is not None else {}


@lru_cache(maxsize=16384)
def font_for(char: str) -> str | None:
    """Return the path of the first font of this machine that has the character, or None."""
    return next((path for path in _candidates() if ord(char) in _characters(path)), None)


@lru_cache(maxsize=16384)
def advance(char: str) -> float | None:
    """Return the advance of a character in its fallback font, in multiples of the text size."""
    path = font_for(char)
    font = _font(path) if path else None
    if path is None or font is None:
        return None
    glyph = _characters(path)[ord(char)]
    return float(font["hmtx"][glyph][0]) / float(font["head"].unitsPerEm)
