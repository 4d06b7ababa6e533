"""The dramatic arc: how much is at stake at each step, good or bad, as a thin curve of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import curve
from cjm_workshop.draw.labels import figure, label
from cjm_workshop.draw.layout.journey.lines import curve_commands, pen, tone
from cjm_workshop.draw.scene import Box, Circle, Paint, Path

if TYPE_CHECKING:
    from cjm_workshop.draw.curve import Point
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.grid import Grid

__all__ = ["arc_height", "draw_arc"]

LOWEST, HIGHEST = 1, 5


def arc_height(grid: Grid) -> float:
    """Return the height of the lane in points; 0 where no step has an engagement."""
    if all(value is None for column in grid.columns for value in column.engagements):
        return 0.0
    return grid.theme.sizes.chevron * 1.2 + _room(grid)


def _room(grid: Grid) -> float:
    """Return the height of the figures over the curve, clear of the lane above."""
    return (
        grid.theme.sizes.small * grid.theme.leading
        + grid.theme.sizes.dot
        + 1
        + grid.theme.sizes.gap
    )


def _points(grid: Grid, at: int, plot: Box) -> list[list[Point]]:
    before = grid.journey.index(grid.columns[0])
    found: list[list[Point]] = [[]]
    for place, column in enumerate(grid.journey):
        value = column.engagements[at]
        if value is not None:
            share = (HIGHEST - value) / (HIGHEST - LOWEST)
            x = grid.left + (place - before + 0.5) * grid.width
            found[-1].append((x, plot.y + plot.height * share))
        elif column.here[at]:
            found.append([])
    return [points for points in found if points]


def draw_arc(canvas: Canvas, grid: Grid, box: Box) -> None:
    """Draw the curve of each journey; the figures stand at the dots of a single one."""
    sizes = canvas.sizes
    plot = Box(box.x, box.y + _room(grid), box.width, box.height - _room(grid) - 2.4 * sizes.dot)
    tracks = len(grid.columns[0].engagements)
    for at in reversed(range(tracks)):
        for points in _points(grid, at, plot):
            pieces = curve.clip(curve.beziers(points), grid.left, grid.right)
            if pieces:
                paint = pen(canvas.theme, grid.curves, at, sizes.outline * 1.3)
                canvas.add(Path(curve_commands(pieces), paint, role="arc"))
    for place, column in enumerate(grid.columns):
        for at, value in enumerate(column.engagements):
            if value is not None:
                _dot(canvas, grid, place, at, value, plot)


def _dot(canvas: Canvas, grid: Grid, place: int, at: int, value: float, plot: Box) -> None:
    sizes, column = canvas.sizes, grid.columns[place]
    x = grid.left + (place + 0.5) * grid.width
    y = plot.y + plot.height * (HIGHEST - value) / (HIGHEST - LOWEST)
    words = figure(round(value, 1))
    alt = f"{column.name}: {label('map.at_stake', value=words, of=HIGHEST)}"
    paint = Paint(fill=canvas.colours.page, stroke=tone(canvas.theme, at), width=sizes.outline)
    canvas.add(Circle(x, y, sizes.dot, paint, role="arc", record=column.id, alt=alt))
    if len(column.engagements) == 1:
        height = sizes.small * canvas.theme.leading
        cell = Box(x - sizes.icon, y - sizes.dot - 1 - height, 2 * sizes.icon, height)
        canvas.text(
            words, cell, sizes.small, colour=canvas.colours.muted, align="centre", role="arc"
        )
