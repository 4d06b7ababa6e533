"""Contrast of colours, and the nearest colour that has enough of it.

Contrast is that of WCAG 2.2 (success criteria 1.4.3 and 1.4.11): 1 for equal colours, 21 for black
on white. A colour is made lighter or darker in OKLab (Björn Ottosson 2020, "A perceptual color
space for image processing"), where its hue stays the same to the eye.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MARK", "TEXT", "Demand", "contrast", "is_colour", "nearest"]

TEXT = 4.5
"""Least contrast of a text to its ground."""
MARK = 3.0
"""Least contrast of a line, an icon or a large shape to what is beside it."""
_STEPS = 400
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")

Demand: TypeAlias = tuple[str, float]
"""Another colour, and the least contrast to it."""
_Lab: TypeAlias = tuple[float, float, float]


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour as it is written here: ``#`` and six digits."""
    return _HEX.fullmatch(text) is not None


def _linear(colour: str) -> _Lab:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    Parameters
    ----------
    one, other : str
        ``#rrggbb``.

    >>> contrast("#FFFFFF", "#000000")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return round((high + 0.05) / (low + 0.05), 4)


def nearest(colour: str, demands: Sequence[Demand]) -> str | None:
    """Return the colour of the same hue, nearest in lightness, that meets every demand.

    Parameters
    ----------
    colour : str
        ``#rrggbb``.
    demands : sequence of (str, float)
        Other colours, and the least contrast to each.

    Returns
    -------
    str or None
        The colour itself where it is good already; None where no lightness will do.
    """
    if _meets(colour, demands):
        return colour.upper()
    lightness, a, b = _oklab(colour)
    steps = sorted((at / _STEPS for at in range(_STEPS + 1)), key=lambda at: abs(at - lightness))
    return next((c for at in steps if _meets(c := _hex(at, a, b), demands)), None)


def _meets(colour: str, demands: Sequence[Demand]) -> bool:
    return all(contrast(colour, other) >= least for other, least in demands)


def _oklab(colour: str) -> _Lab:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _rgb(lightness: float, a: float, b: float) -> _Lab:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _hex(lightness: float, a: float, b: float) -> str:
    """Return the colour, with less chroma where the screen has none so vivid."""
    vivid = 1.0
    while vivid > 0 and hypot(a, b) > 0:
        parts = _rgb(lightness, a * vivid, b * vivid)
        if all(-1e-4 <= part <= 1.0001 for part in parts):
            break
        vivid -= 0.02
    parts = _rgb(lightness, a * max(vivid, 0), b * max(vivid, 0))
    whole = (min(1.0, max(0.0, part)) for part in parts)
    coded = (12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in whole)
    return "#" + "".join(f"{round(255 * part):02X}" for part in coded)
