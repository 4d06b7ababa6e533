"""What was measured, beside what is believed: a point, its confidence interval, a band.

The band joins the intervals of steps that follow each other; where a step between has no figure,
nothing is drawn there: nobody measured it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import curve
from cjm_workshop.draw.labels import label, signed
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.layout.journey.lines import curve_commands, height_at, tone
from cjm_workshop.draw.scene import Box, Line, Paint, Path, Polygon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_workshop.draw.curve import Bezier, Point
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column, Measure
    from cjm_workshop.draw.layout.journey.grid import Grid
    from cjm_workshop.draw.scene import Command

__all__ = [
    "aside",
    "diamond",
    "draw_band",
    "draw_measured",
    "measured_height",
    "name_measured",
]


def aside(grid: Grid) -> float:
    """Return how far figures stand right of a column's middle, clear of the faces."""
    return grid.theme.sizes.face * 1.7


def _width(grid: Grid) -> float:
    return grid.width - 2 * grid.theme.sizes.gap


def _height(grid: Grid, measure: Measure) -> float:
    size = grid.theme.sizes.small
    return height_of(measure.words, _width(grid), size, "regular", grid.theme.leading)


def measured_height(grid: Grid) -> float:
    """Return the height of the highest label of a figure on this page, in points."""
    heights = [_height(grid, column.measure) for column in grid.columns if column.measure]
    return max(heights) + grid.theme.sizes.gap if heights else 0.0


def draw_band(canvas: Canvas, grid: Grid, first: float, plot: Box) -> None:
    """Draw the band between the ends of the intervals."""
    at = len(grid.curves) - 1
    if grid.curves[at].kind != "measured":
        return
    colour = tone(canvas.theme, at)
    paint = Paint(fill=colour, opacity=canvas.theme.fill_opacity * 1.6)
    for high, low in _bands(grid.journey, first + aside(grid), grid.width, plot):
        upper = curve.clip(curve.beziers(high), grid.left, grid.right)
        lower = curve.clip(curve.beziers(low), grid.left, grid.right)
        if not upper:
            continue
        back: list[Bezier] = [(d, c, b, a) for a, b, c, d in reversed(lower)]
        commands: tuple[Command, ...] = (
            *curve_commands(upper),
            ("L", *back[0][0]),
            *curve_commands(back)[1:],
            ("Z",),
        )
        canvas.add(Path(commands, paint, role="band of confidence"))


def _bands(
    columns: Iterable[Column], first: float, step: float, plot: Box
) -> list[tuple[list[Point], list[Point]]]:
    """Return the upper and lower points of runs of intervals, each of two or more."""
    found: list[tuple[list[Point], list[Point]]] = [([], [])]
    for at, column in enumerate(columns):
        measure, x = column.measure, first + at * step
        if measure and measure.low is not None and measure.high is not None:
            found[-1][0].append((x, height_at(measure.high, plot)))
            found[-1][1].append((x, height_at(measure.low, plot)))
        elif found[-1][0]:
            found.append(([], []))
    return [pair for pair in found if len(pair[0]) > 1]


def draw_measured(
    canvas: Canvas, grid: Grid, column: Column, at: int, plot: Box, top: float
) -> None:
    """Draw the figure of a column: a diamond, its interval, and at y = `top` the words."""
    measure = column.measure
    if measure is None:
        return
    sizes, colour = canvas.sizes, tone(canvas.theme, len(grid.curves) - 1)
    x, y = grid.left + (at + 0.5) * grid.width + aside(grid), height_at(measure.value, plot)
    _interval(canvas, column, measure, x, plot, colour)
    paint = Paint(colour, canvas.colours.page, sizes.outline)
    shape, alt = diamond(x, y, sizes.face * 0.55), _alt(column, measure)
    canvas.add(Polygon(shape, paint, role="measured", record=column.id, alt=alt))
    left = grid.left + at * grid.width + sizes.gap
    cell = Box(left, top, _width(grid), _height(grid, measure))
    canvas.text(
        measure.words, cell, sizes.small, colour=colour, align="centre", role="measured",
        record=column.id,
    )  # fmt: skip


def name_measured(canvas: Canvas, grid: Grid, top: float) -> None:
    """Write beside the figures what they are."""
    sizes = canvas.sizes
    height = sizes.small * canvas.theme.leading
    cell = Box(sizes.margin, top, grid.left - sizes.margin - sizes.gap, height)
    colour = tone(canvas.theme, len(grid.curves) - 1)
    canvas.text(
        label("map.measured"), cell, sizes.small, colour=colour, align="right", role="scale"
    )


def _interval(
    canvas: Canvas, column: Column, measure: Measure, x: float, plot: Box, colour: str
) -> None:
    """Draw the confidence interval, if the figure has one."""
    if measure.low is None or measure.high is None:
        return
    high, low = height_at(measure.high, plot), height_at(measure.low, plot)
    cap = canvas.sizes.face * 0.45
    paint = Paint(stroke=colour, width=canvas.sizes.outline * 1.4)
    canvas.add(
        Line(x, high, x, low, paint, role="interval", record=column.id),
        Line(x - cap, high, x + cap, high, paint, role="interval"),
        Line(x - cap, low, x + cap, low, paint, role="interval"),
    )


def diamond(x: float, y: float, radius: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of a square on its tip around (x, y)."""
    return ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))


def _alt(column: Column, measure: Measure) -> str:
    interval = ""
    if measure.low is not None and measure.high is not None:
        interval = label(
            "map.measured_interval", low=signed(measure.low), high=signed(measure.high)
        )
    return label(
        "map.measured_alt",
        where=f"{column.number}, {column.name}",
        name=measure.name,
        words=measure.words,
        value=signed(measure.value),
        interval=interval,
    )
