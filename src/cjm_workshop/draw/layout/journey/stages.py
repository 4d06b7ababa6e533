"""The chevrons of the stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.canvas import height_of, own_size
from cjm_workshop.draw.scene import Box, Paint, Polygon

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.grid import Grid

__all__ = ["StageMark", "draw_stages", "stages_height"]


@dataclass(frozen=True)
class StageMark:
    """A chevron on this page.

    Attributes
    ----------
    id, name, duration : str
        Of the stage.
    tone : str
        Its colour.
    count : int
        Columns that it spans here.
    """

    id: str
    name: str
    duration: str
    tone: str
    count: int


def _text_width(grid: Grid, mark: StageMark) -> float:
    sizes = grid.theme.sizes
    return mark.count * grid.width - 2.2 * sizes.chevron_tip


def _name_size(grid: Grid, marks: tuple[StageMark, ...]) -> float:
    """Return one size for all names of a page at which no word is hyphenated."""
    sizes = grid.theme.sizes
    size = sizes.heading
    for mark in marks:
        size = own_size(mark.name, _text_width(grid, mark), size, sizes.body_min)
    return size


def _mark_height(grid: Grid, mark: StageMark, size: float) -> float:
    width, theme = _text_width(grid, mark), grid.theme
    name = height_of(mark.name, width, size, "bold", theme.leading)
    return name + height_of(mark.duration, width, theme.sizes.small + 0.5)


def stages_height(grid: Grid, marks: tuple[StageMark, ...]) -> float:
    """Return the height of the chevrons in points."""
    size = _name_size(grid, marks)
    texts = max((_mark_height(grid, mark, size) for mark in marks), default=0.0)
    return max(grid.theme.sizes.chevron, texts + 2 * grid.theme.sizes.padding)


def draw_stages(canvas: Canvas, grid: Grid, marks: tuple[StageMark, ...], y: float) -> None:
    """Draw the chevrons from left to right.

    ::

        ┌──────────┐╲┌──────────┐╲
        │ Discover  ╲ ╲ Order    ╲
        │ 1–7 days  ╱ ╱ 5 min    ╱
        └──────────┘╱└──────────┘╱
    """
    sizes, colours = canvas.sizes, canvas.colours
    height, size = stages_height(grid, marks), _name_size(grid, marks)
    tip, x = sizes.chevron_tip, grid.left
    for at, mark in enumerate(marks):
        width = mark.count * grid.width
        left, right, middle, foot = x + (1 if at else 0), x + width - 1, y + height / 2, y + height
        points = [(left, y), (right - tip, y), (right, middle), (right - tip, foot), (left, foot)]
        if at:
            points.append((left + tip, middle))
        canvas.add(Polygon(tuple(points), Paint(fill=mark.tone), role="stage", record=mark.id))
        left = x + sizes.chevron_tip * (1.35 if at else 1.0)
        top = y + (height - _mark_height(grid, mark, size)) / 2
        cell = Box(left, top, _text_width(grid, mark), y + height - top)
        below = canvas.text(
            mark.name,
            cell,
            size,
            style="bold",
            colour=colours.on(mark.tone),
            role="stage",
            record=mark.id,
        )
        cell = Box(left, below, cell.width, y + height - below)
        canvas.text(
            mark.duration, cell, sizes.small + 0.5, colour=colours.on(mark.tone), role="duration"
        )
        x += width
