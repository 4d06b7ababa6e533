"""Fonts of this machine for what the bundled fonts do not hold.

The list of fonts is matplotlib's, which always brings DejaVu Sans. A font with coloured glyphs is
never taken: matplotlib refuses some and draws others as nothing at all.
"""

from __future__ import annotations

from functools import cache, lru_cache

__all__ = ["advance", "font_for"]

_COLOURED = {"CBDT", "COLR", "SVG ", "sbix"}
_FIRST = ("DejaVu Sans", "Noto Sans", "Noto Emoji", "Arial Unicode MS", "Segoe UI")
_NEVER = ("Last Resort", "LastResort", "STIX", "cm")


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


@lru_cache(maxsize=128)
def _advances(path: str) -> dict[int, float]:
    """Return the advance of each character of a font; nothing for one that cannot be used."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(path, fontNumber=0, lazy=True) as font:
            if _COLOURED & set(font.keys()) or "hmtx" not in font:
                return {}
            unit = font["head"].unitsPerEm
            metrics = font["hmtx"].metrics
            characters = font.getBestCmap() or {}
            return {code: metrics[glyph][0] / unit for code, glyph in characters.items()}
    except (OSError, TTLibError):
        return {}  # a broken font on the machine is no reason to draw nothing


@lru_cache(maxsize=16384)
def font_for(char: str) -> str | None:
    """Return the path of the first font of this machine that has the character, or None."""
    return next((path for path in _candidates() if ord(char) in _advances(path)), None)


def advance(char: str) -> float | None:
    """Return the advance of a character in its fallback font, in multiples of the text size."""
    path = font_for(char)
    return _advances(path)[ord(char)] if path else None
