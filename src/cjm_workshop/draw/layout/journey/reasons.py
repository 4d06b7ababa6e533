"""Why somebody feels so, written at the curve where there is room for it.

Under the label of a moment of truth the reason stands on every map. In wide columns each face has
its reason, where `places` finds room for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_workshop.draw import curve
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.layout.journey.lines import height_at, runs
from cjm_workshop.draw.layout.journey.places import Spot, find_place
from cjm_workshop.draw.scene import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.curve import Bezier
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column
    from cjm_workshop.draw.layout.journey.grid import Grid
    from cjm_workshop.draw.layout.journey.places import Place

__all__ = [
    "draw_reason",
    "draw_truth_reason",
    "first_step",
    "is_wide",
    "label_size",
    "outer_height",
    "places_of",
    "plot_for_all",
    "reason_height",
]

_EXTREME = 2
_WIDE = 1.7  # columns, in multiples of the narrowest one


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


def places_of(grid: Grid, plot: Box) -> dict[str, Place]:
    """Return where the reason stands at each face that has one and room for it, by step.

    Parameters
    ----------
    grid : Grid
        The page.
    plot : Box
        From +2 at its top to -2 at its foot.
    """
    asked = [(at, column) for at, column in enumerate(grid.columns) if _at_face(grid, column)]
    if not asked:
        return {}
    ways = runs(grid.journey, first_step(grid), grid.width, plot)
    lines = [curve.beziers(points) for points in ways]
    found = {}
    for at, column in asked:
        spot = _spot(grid, column, at, plot)
        pieces = next((some for some in lines if _meets(some, spot.at[0])), [])
        height = partial(_height, grid, _reason(grid, column))
        if place := find_place(spot, pieces, height):
            found[column.id] = place
    return found


def plot_for_all(grid: Grid, least: float, most: float) -> float:
    """Return the smallest height of the plot at which most reasons have room at their face."""
    asked = sum(_at_face(grid, column) for column in grid.columns)
    best, shown = least, -1
    height = least
    while asked and height <= most and shown < asked:
        plot = Box(grid.left, 0.0, grid.right - grid.left, height)
        count = len(places_of(grid, plot))
        if count > shown:
            best, shown = height, count
        height += grid.theme.sizes.gap
    return best


def draw_reason(canvas: Canvas, grid: Grid, column: Column, place: Place) -> None:
    """Write the reason at the face of a column."""
    canvas.text(
        _reason(grid, column), place.box, label_size(grid), colour=canvas.colours.muted,
        align=place.align, role="reason", record=column.id, even=True,
    )  # fmt: skip


def first_step(grid: Grid) -> float:
    """Return the x of the journey's first step, which may stand on a page before."""
    return grid.left + (0.5 - grid.journey.index(grid.columns[0])) * grid.width


def _spot(grid: Grid, column: Column, at: int, plot: Box) -> Spot:
    gap, left = grid.theme.sizes.gap, grid.left + at * grid.width
    return Spot(
        at=(left + grid.width / 2, height_at(column.emotion or 0.0, plot)),
        radius=grid.theme.sizes.face,
        left=left + gap,
        right=left + grid.width - gap,
        level=height_at(0, plot),
        lines=[height_at(emotion, plot) for emotion in (2, 0, -2)],
        gap=gap,
    )


def _meets(pieces: Sequence[Bezier], x: float) -> bool:
    return bool(pieces) and pieces[0][0][0] - 1e-6 <= x <= pieces[-1][3][0] + 1e-6


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
    """Return the size of labels and reasons: that of the lens, so running text outranks them."""
    sizes = grid.theme.sizes
    return sizes.panel_text if is_wide(grid) else sizes.small


def _height(grid: Grid, text: str, width: float) -> float:
    return height_of(text, width, label_size(grid), "regular", grid.theme.leading)


def _label_width(grid: Grid) -> float:
    return grid.width - 2 * grid.theme.sizes.gap
