"""Where there is room for words at a point of a curve.

The words stand over or under the curve, across the whole column or in the half beside the point::

    peak: over it     slope: beside it     shallow slope: over or under it, across the column
        why              ╭──                        why that is
       ╱───╲          ───╯ why                 ──────╮
                                                     ╰───────

They never meet the curve, nor a line of the scale, and they are never far from their point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_workshop.draw import curve
from cjm_workshop.draw.scene import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjm_workshop.draw.curve import Bezier, Point
    from cjm_workshop.draw.layout.canvas import Align

__all__ = ["Place", "Spot", "find_place"]

_FAR = 5.0  # from a face, in multiples of its radius
_LOW = 0.5  # what a point of height counts against a point of distance
_ASTRIDE = 1.2  # what words across the edge of the tinted area count, in radii of a face


class Place(NamedTuple):
    """Where the words stand."""

    box: Box
    align: Align


class Spot(NamedTuple):
    """A point of the curve and what is around it, in points.

    Attributes
    ----------
    at : Point
        The middle of the face.
    radius : float
        Of the face.
    left, right : float
        The edges of the column.
    level : float
        The y of the neutral line; the curve is tinted up to it.
    lines : sequence of float
        The y of every line of the scale.
    gap : float
        The air around words.
    """

    at: Point
    radius: float
    left: float
    right: float
    level: float
    lines: Sequence[float]
    gap: float


def find_place(
    spot: Spot, pieces: Sequence[Bezier], height_of: Callable[[float], float]
) -> Place | None:
    """Return the best place for words, or None where there is no room.

    Parameters
    ----------
    spot : Spot
        The point.
    pieces : sequence of Bezier
        The curve that runs through it, from `curve.beziers`.
    height_of : callable
        The height of the words at a width, in points.
    """
    free = [
        (away + _cost(spot, pieces, place.box), place)
        for place, away in _places(spot, pieces, height_of)
        if away <= _FAR * spot.radius and _is_free(spot, place.box)
    ]
    return min(free, key=lambda one: round(one[0], 3))[1] if free else None


def _cost(spot: Spot, pieces: Sequence[Bezier], box: Box) -> float:
    """Return what counts against a place, in points of distance."""
    astride = _ASTRIDE * spot.radius if _is_astride(spot, pieces, box) else 0.0
    return _LOW * box.height + astride


def _places(
    spot: Spot, pieces: Sequence[Bezier], height_of: Callable[[float], float]
) -> Iterator[tuple[Place, float]]:
    """Yield what is clear of the curve and the face, with the distance from the face."""
    x, y = spot.at
    near = spot.radius + spot.gap
    spans: tuple[tuple[float, float, Align], ...] = (
        (spot.left, spot.right, "centre"),
        (x + near, spot.right, "left"),
        (spot.left, x - near, "right"),
    )
    for left, right, align in spans:
        width = right - left
        high = height_of(width)
        air = spot.radius + spot.gap / 2 if align == "centre" else spot.gap / 2
        ys = [end[1] for piece in curve.clip(pieces, left, right) for end in (piece[0], piece[3])]
        if not ys and align != "centre":  # before the first point and after the last
            yield Place(Box(left, y - high / 2, width, high), align), 0.0
        over = min([y - air, *(edge - spot.gap for edge in ys)])
        under = max([y + air, *(edge + spot.gap for edge in ys)])
        yield Place(Box(left, over - high, width, high), align), y - air - over
        yield Place(Box(left, under, width, high), align), under - y - air


def _is_free(spot: Spot, box: Box) -> bool:
    """Tell whether words keep off the lines of the scale, and inside of it."""
    top, bottom = min(spot.lines), max(spot.lines)
    if (box.y < top < spot.at[1] - 1e-6) or (box.bottom > bottom > spot.at[1] + 1e-6):
        return False
    return not any(box.y + 1e-6 < line < box.bottom - 1e-6 for line in spot.lines)


def _is_astride(spot: Spot, pieces: Sequence[Bezier], box: Box) -> bool:
    """Tell whether words stand across the upright edge of the area, where the curve ends."""
    x, y = spot.at
    ends = bool(pieces) and x in (pieces[0][0][0], pieces[-1][3][0])
    inside = min(y, spot.level) < box.y + box.height / 2 < max(y, spot.level)
    return ends and inside and box.x < x < box.right
