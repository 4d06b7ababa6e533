"""Why somebody feels so, written at the curve where there is room for it.

Under the label of a moment of truth the reason stands on every map. In wide columns each face has
its reason, on the side of the curve that is free::

    peak: above it       valley: below it      on the way up or down: beside it
        why                    ╲   ╱                  ╭──            ──╮ why
       ╱───╲                    ╲_╱               ───╯ why             ╰───
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.layout.journey.lines import height_at
from cjm_workshop.draw.scene import Box

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column
    from cjm_workshop.draw.layout.journey.grid import Grid

__all__ = [
    "draw_reason",
    "draw_truth_reason",
    "is_wide",
    "label_size",
    "outer_height",
    "reason_height",
]

_EXTREME = 2
_WIDE = 1.7  # columns, in multiples of the narrowest one

Side = Literal["above", "below", "up", "down"]


def reason_height(grid: Grid, column: Column) -> float:
    """Return the height of the reason under the label of a moment of truth; 0 for none."""
    if not (column.truth and column.truth_label):
        return 0.0
    return _height(grid, _reason(grid, column), _label_width(grid))


def draw_truth_reason(canvas: Canvas, grid: Grid, column: Column, cell: Box) -> None:
    """Write the reason under the label of a moment of truth."""
    canvas.text(
        _reason(grid, column), cell, label_size(grid), colour=canvas.colours.ink, align="centre",
        role="reason", record=column.id,
    )  # fmt: skip


def outer_height(grid: Grid, column: Column) -> float:
    """Return the room that the reason at a face needs beyond +2 or -2; 0 for none."""
    if abs(column.emotion or 0) < _EXTREME or not _at_face(grid, column):
        return 0.0
    return _height(grid, _reason(grid, column), _label_width(grid))


def draw_reason(canvas: Canvas, grid: Grid, column: Column, at: int, plot: Box) -> None:
    """Write the reason at the face of a column; nothing where it has no room there."""
    if not _at_face(grid, column):
        return
    cell = _cell(grid, column, at, plot)
    text = _reason(grid, column)
    height = _height(grid, text, cell.width)
    if height > cell.height:
        return
    side = _side(grid, column)
    y = cell.bottom - height if side in ("above", "down") else cell.y
    canvas.text(
        text, Box(cell.x, y, cell.width, height), label_size(grid), colour=canvas.colours.muted,
        align="centre" if side in ("above", "below") else "left", role="reason", record=column.id,
    )  # fmt: skip


def _reason(grid: Grid, column: Column) -> str:
    """Return why it is felt, of a map with one curve; among several it would be unclear whose."""
    return column.reasons[0].strip() if grid.curves[0].kind == "felt" and _alone(grid) else ""


def _alone(grid: Grid) -> bool:
    return sum(curve.kind != "measured" for curve in grid.curves) == 1


def _at_face(grid: Grid, column: Column) -> bool:
    """Tell whether the reason stands at the face and not under a label."""
    if column.emotion is None or (column.truth and column.truth_label):
        return False
    return is_wide(grid) and len(grid.curves) == 1 and bool(_reason(grid, column))


def is_wide(grid: Grid) -> bool:
    """Tell whether columns have room for a reason at each face."""
    return grid.width >= _WIDE * grid.theme.sizes.column_min


def label_size(grid: Grid) -> float:
    """Return the size of labels and reasons."""
    sizes = grid.theme.sizes
    return sizes.lane if is_wide(grid) else sizes.small


def _height(grid: Grid, text: str, width: float) -> float:
    return height_of(text, width, label_size(grid), "regular", grid.theme.leading)


def _label_width(grid: Grid) -> float:
    return grid.width - 2 * grid.theme.sizes.gap


def _side(grid: Grid, column: Column) -> Side:
    """Return on which side of a face the curve leaves room."""
    felt = column.emotion or 0.0
    place = grid.journey.index(column)
    before = grid.journey[place - 1].emotion if place else None
    after = grid.journey[place + 1].emotion if place + 1 < len(grid.journey) else None
    rises = [step for step in (_step(before, felt), _step(felt, after)) if step]
    if felt >= _EXTREME or (rises and rises[0] > 0 and rises[-1] < 0):
        return "above"
    if felt <= -_EXTREME or (rises and rises[0] < 0 and rises[-1] > 0):
        return "below"
    if before is None or after is None or len(rises) < 2:  # an end, or beside level ground
        falls = _step(before, felt) < 0 or _step(felt, after) > 0
        return "below" if falls else "above"
    return "up" if rises[0] > 0 else "down"


def _step(start: float | None, end: float | None) -> float:
    return 0.0 if start is None or end is None else end - start


def _cell(grid: Grid, column: Column, at: int, plot: Box) -> Box:
    """Return the room for the reason: next to the face, up to the next line of the scale."""
    sizes = grid.theme.sizes
    left = grid.left + at * grid.width + sizes.gap
    middle = grid.left + (at + 0.5) * grid.width
    y = height_at(column.emotion or 0.0, plot)
    reach, near = plot.height / 4 - sizes.gap / 2, sizes.face + sizes.gap / 2
    side = _side(grid, column)
    if abs(column.emotion or 0) >= _EXTREME:
        reach = near + outer_height(grid, column) + 0.1
    if side == "above":
        return Box(left, y - reach, _label_width(grid), reach - near)
    if side == "below":
        return Box(left, y + near, _label_width(grid), reach - near)
    beside = middle + sizes.face + sizes.gap
    width = grid.left + (at + 1) * grid.width - sizes.gap - beside
    top = y + sizes.gap / 2 if side == "up" else y - reach
    return Box(beside, top, width, reach - sizes.gap / 2)
