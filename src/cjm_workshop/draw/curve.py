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
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["beziers", "slopes"]

Point: TypeAlias = tuple[float, float]
Bezier: TypeAlias = tuple[Point, Point, Point, Point]


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
