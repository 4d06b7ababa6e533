"""A smooth curve through points that never leaves the range of its neighbours.

The curve is the monotone piecewise cubic of Fritsch and Carlson (SIAM J. Numer. Anal. 17, 1980,
p. 238) with the weighted harmonic mean of Fritsch and Butland (SIAM J. Sci. Stat. Comput. 5, 1984,
p. 300) and the three-point end rule that SciPy's ``PchipInterpolator`` uses (Moler, Numerical
Computing with MATLAB, 2004, section 3.4). An emotion of +2 stays +2: splines that overshoot would
draw feelings that nobody reported.

A cubic Hermite piece over a width h is the Bézier curve whose control points lie h/3 inside.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Area", "Bezier", "Point", "areas", "beziers", "clip", "slopes", "split"]

Point: TypeAlias = tuple[float, float]
Bezier: TypeAlias = tuple[Point, Point, Point, Point]


class Area(NamedTuple):
    """What the curve encloses with a horizontal line, on one side of it."""

    above: bool
    """Whether y is smaller than the line's: on the page, that it lies over it."""
    pieces: tuple[Bezier, ...]


def slopes(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Return the slope of the curve at each point.

    Parameters
    ----------
    xs, ys : sequence of float
        Coordinates of n points, n >= 1; `xs` strictly increasing.

    Returns
    -------
    list of float
        n slopes in units of y per unit of x.

    Raises
    ------
    ValueError
        If `xs` and `ys` differ in length or `xs` does not increase.
    """
    if len(xs) != len(ys):
        raise ValueError(f"{len(xs)} x values for {len(ys)} y values")
    widths = [right - left for left, right in itertools.pairwise(xs)]
    if any(width <= 0 for width in widths):
        raise ValueError("the x values must increase")
    rises = [(ys[k + 1] - ys[k]) / width for k, width in enumerate(widths)]
    if len(rises) < 2:
        return rises * len(xs) if rises else [0.0] * len(xs)
    inner = [
        _inner_slope(widths[k], widths[k + 1], rises[k], rises[k + 1])
        for k in range(len(rises) - 1)
    ]
    first = _end_slope(widths[0], widths[1], rises[0], rises[1])
    last = _end_slope(widths[-1], widths[-2], rises[-1], rises[-2])
    return [first, *inner, last]


def _inner_slope(left: float, right: float, rise_left: float, rise_right: float) -> float:
    """Return the weighted harmonic mean of two rises, or 0 at a turning point."""
    if rise_left == 0 or rise_right == 0 or (rise_left > 0) != (rise_right > 0):
        return 0.0
    near_right, near_left = 2 * right + left, right + 2 * left
    whole = near_right + near_left
    return 1 / (near_right / whole / rise_left + near_left / whole / rise_right)


def _end_slope(near: float, far: float, rise_near: float, rise_far: float) -> float:
    """Return the one-sided three-point slope, held back so that the curve stays monotone."""
    slope = ((2 * near + far) * rise_near - near * rise_far) / (near + far)
    if slope * rise_near <= 0:
        return 0.0
    if rise_near * rise_far < 0 and abs(slope) > 3 * abs(rise_near):
        return 3 * rise_near
    return slope


def beziers(points: Sequence[Point]) -> list[Bezier]:
    """Return the curve through `points` as cubic Bézier pieces.

    Parameters
    ----------
    points : sequence of (float, float)
        Points from left to right.

    Returns
    -------
    list of (start, control, control, end)
        One piece between each two neighbours, each a tuple of four points.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    rise = slopes(xs, ys)
    pieces: list[Bezier] = []
    for k in range(len(points) - 1):
        third = (xs[k + 1] - xs[k]) / 3
        control_1 = (xs[k] + third, ys[k] + rise[k] * third)
        control_2 = (xs[k + 1] - third, ys[k + 1] - rise[k + 1] * third)
        pieces.append((points[k], control_1, control_2, points[k + 1]))
    return pieces


def split(piece: Bezier, at: float) -> tuple[Bezier, Bezier]:
    """Cut a Bézier piece in two at the parameter `at` between 0 and 1 (de Casteljau)."""
    a, b, c, d = piece
    ab, bc, cd = _between(a, b, at), _between(b, c, at), _between(c, d, at)
    left, right = _between(ab, bc, at), _between(bc, cd, at)
    middle = _between(left, right, at)
    return (a, ab, left, middle), (middle, right, cd, d)


def _between(start: Point, end: Point, at: float) -> Point:
    return (start[0] + (end[0] - start[0]) * at, start[1] + (end[1] - start[1]) * at)


def clip(pieces: Sequence[Bezier], left: float, right: float) -> list[Bezier]:
    """Return the part of a curve from `beziers` between two vertical lines.

    The control points lie at thirds of the width, so x grows evenly along a piece.
    """
    found: list[Bezier] = []
    for piece in pieces:
        start, end = piece[0][0], piece[3][0]
        if end <= left or start >= right:
            continue
        part = piece
        if start < left:
            part = split(part, (left - start) / (end - start))[1]
            start = left
        if end > right:
            part = split(part, (right - start) / (end - start))[0]
        found.append(part)
    return found


def areas(pieces: Sequence[Bezier], level: float) -> list[Area]:
    """Return what lies between a monotone curve and the line y = `level`, side by side.

    Parameters
    ----------
    pieces : sequence of Bezier
        From `beziers`; each is monotone, so it crosses the line at most once.
    level : float
        The y of the line.
    """
    found: list[Area] = []
    for piece in pieces:
        for part in _cut_at(piece, level):
            height = part[0][1] + part[3][1] - 2 * level
            if height == 0:
                continue
            if found and found[-1].above == (height < 0) and found[-1].pieces[-1][3] == part[0]:
                found[-1] = Area(height < 0, (*found[-1].pieces, part))
            else:
                found.append(Area(height < 0, (part,)))
    return found


def _cut_at(piece: Bezier, level: float) -> tuple[Bezier, ...]:
    """Cut a piece where it crosses the line, found by halving to the last bit that matters."""
    start, end = piece[0][1] - level, piece[3][1] - level
    if start * end >= 0:
        return (piece,)
    low, high = 0.0, 1.0
    for _ in range(48):
        middle = (low + high) / 2
        if (_height_at(piece, middle) - level) * start > 0:
            low = middle
        else:
            high = middle
    return split(piece, high)


def _height_at(piece: Bezier, at: float) -> float:
    """Return the y of a piece at the parameter `at`."""
    (_, a), (_, b), (_, c), (_, d) = piece
    rest = 1 - at
    return rest**3 * a + 3 * rest**2 * at * b + 3 * rest * at**2 * c + at**3 * d
