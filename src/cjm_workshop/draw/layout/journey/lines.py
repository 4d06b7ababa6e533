"""The lines through the lane of feelings: where they run, and how each is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import curve
from cjm_workshop.draw.scene import Box, Paint, Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_workshop.draw.curve import Bezier, Point
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column, Curve
    from cjm_workshop.draw.layout.journey.grid import Grid
    from cjm_workshop.draw.scene import Command
    from cjm_workshop.draw.theme import Theme

__all__ = ["curve_commands", "draw_curve", "height_at", "pen", "runs", "tone"]


def height_at(emotion: float, plot: Box) -> float:
    """Return the y of an emotion."""
    return plot.y + plot.height * (2 - emotion) / 4


def tone(theme: Theme, at: int) -> str:
    """Return the colour of a map's curve."""
    return theme.colours.curves[at % len(theme.colours.curves)]


def pen(theme: Theme, curves: Sequence[Curve], at: int, width: float) -> Paint:
    """Return how a curve is drawn: what is hoped for is always dashed, today's first one solid."""
    styles = theme.curve_dashes
    order = list(range(len(styles)))
    if any(one.hoped for one in curves):
        same = [place for place, one in enumerate(curves) if one.hoped is curves[at].hoped]
        rank = same.index(at)
        style = (order[1::2] if curves[at].hoped else order[::2])[rank % 2]
    else:
        style = order[at % len(order)]
    dash = tuple(length * width for length in styles[style])
    return Paint(stroke=tone(theme, at), width=width, dash=dash)


def runs(
    columns: Iterable[Column], first: float, step: float, plot: Box, at: int = 0
) -> list[list[Point]]:
    """Return the points of a curve; it is interrupted at steps without an emotion.

    A journey that does not pass a column runs on over it.

    Parameters
    ----------
    columns : iterable of Column
        From left to right.
    first, step : float
        x of the first column's middle, and width of a column, in points.
    plot : Box
        From +2 at its top to -2 at its foot.
    at : int
        Which curve.
    """
    found: list[list[Point]] = [[]]
    for place, column in enumerate(columns):
        emotion = column.emotions[at]
        if emotion is not None:
            found[-1].append((first + place * step, height_at(emotion, plot)))
        elif at >= len(column.here) or column.here[at]:
            found.append([])
    return [points for points in found if points]


def curve_commands(pieces: Sequence[Bezier]) -> tuple[Command, ...]:
    """Return Bézier pieces as one path."""
    start: tuple[Command, ...] = (("M", *pieces[0][0]),)
    return start + tuple(("C", *piece[1], *piece[2], *piece[3]) for piece in pieces)


def draw_curve(canvas: Canvas, grid: Grid, at: int, first: float, plot: Box) -> None:
    """Draw one curve; where two run along each other, both are seen.

    What was measured stands beside the faces, see `measured.aside`.
    """
    sizes, count = canvas.sizes, len(grid.curves)
    measured = grid.curves[at].kind == "measured"
    aside = 0.0 if measured else (at - (count - 1) / 2) * sizes.curve * 1.1
    first += sizes.face * 1.7 if measured else 0.0
    paint = pen(canvas.theme, grid.curves, at, sizes.curve)
    moved = Box(plot.x, plot.y + aside, plot.width, plot.height)
    role = "measured" if measured else "curve"
    for points in runs(grid.journey, first, grid.width, moved, at):
        pieces = curve.clip(curve.beziers(points), grid.left, grid.right)
        if pieces:
            canvas.add(Path(curve_commands(pieces), paint, role=role))
