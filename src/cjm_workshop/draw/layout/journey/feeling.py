"""The lane of feelings: curves through the emotions of the steps, their faces and labels.

::

    labels of good moments of truth      head room
    +2 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     0 ──────────────────────────────    plot
    -2 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    labels of bad moments of truth       foot room

The curve never passes +2 or -2, so a label in the head or foot room never meets it. Under the
label stands why it is felt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import curve
from cjm_workshop.draw.labels import emotion_word
from cjm_workshop.draw.layout.canvas import common_size, height_of
from cjm_workshop.draw.layout.journey.faces import chips_height, draw_faces
from cjm_workshop.draw.layout.journey.lines import curve_commands, draw_curve, height_at, runs
from cjm_workshop.draw.layout.journey.measured import (
    draw_band,
    draw_measured,
    measured_height,
    name_measured,
)
from cjm_workshop.draw.layout.journey.reasons import (
    draw_reason,
    draw_truth_reason,
    first_step,
    is_wide,
    label_size,
    outer_height,
    places_of,
    plot_for_all,
    reason_height,
)
from cjm_workshop.draw.scene import Box, Face, Paint, Path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.curve import Bezier
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column
    from cjm_workshop.draw.layout.journey.grid import Grid
    from cjm_workshop.draw.scene import Command

__all__ = ["draw_feeling", "feeling_height", "feeling_wish"]

_BOLD = 13.0  # height of a curve that is seen from afar, in radii of a face


# ── moments of truth ─────────────────────────────────────────────────────────────────────────


def _label_size(grid: Grid) -> float:
    """Return one size for all labels, a little smaller where that keeps a long word whole."""
    top = label_size(grid)
    labels = [column.truth_label for column in grid.columns if column.truth]
    return common_size(labels, _label_width(grid), top, top * 0.86)


def _label_height(grid: Grid, column: Column) -> float:
    """Return the height of a label with the reason under it."""
    return _words_height(grid, column.truth_label) + reason_height(grid, column)


def _words_height(grid: Grid, text: str) -> float:
    return height_of(text, _label_width(grid), _label_size(grid), "bold", grid.theme.leading)


def _label_width(grid: Grid) -> float:
    """Return the room between the two dashed lines of a moment of truth."""
    return grid.width - 2 * grid.theme.sizes.gap


def _is_good(column: Column) -> bool:
    felt = next((emotion for emotion in column.emotions if emotion is not None), None)
    return felt is None or felt > 0


def _truth_label(canvas: Canvas, grid: Grid, column: Column, at: int, plot: Box) -> None:
    """Write the label of a moment of truth next to the plot, the reason under it."""
    width, height = _label_width(grid), _label_height(grid, column)
    air = canvas.sizes.face + canvas.sizes.gap
    if _is_good(column):
        y = plot.y - air - height
    else:
        y = plot.bottom + air + chips_height(grid) + measured_height(grid)
    left = grid.left + at * grid.width + canvas.sizes.gap
    below = canvas.text(
        column.truth_label,
        Box(left, y, width, height),
        _label_size(grid),
        style="bold",
        colour=canvas.colours.truth,
        align="centre",
        role="truth label",
        record=column.id,
    )
    draw_truth_reason(canvas, grid, column, Box(left, below, width, height))


# ── heights ──────────────────────────────────────────────────────────────────────────────────


def _rooms(grid: Grid) -> tuple[float, float]:
    """Return the height that labels and faces need above and below the plot, in points."""
    sizes = grid.theme.sizes
    rooms = []
    for good in (True, False):
        heights = [
            _label_height(grid, column)
            for column in grid.columns
            if column.truth and column.truth_label and _is_good(column) is good
        ]
        heights += [
            height
            for column in grid.columns
            if _is_good(column) is good and (height := outer_height(grid, column))
        ]
        air = sizes.face + sizes.gap
        rooms.append(air + (max(heights) + sizes.gap if heights else 0.0))
    beside_name = sizes.gap + sizes.lane * grid.theme.leading + sizes.face_small + sizes.gap
    return max(rooms[0], beside_name), rooms[1] + chips_height(grid) + measured_height(grid)


def feeling_height(grid: Grid) -> float:
    """Return the smallest height of the lane in points; 0 where nobody feels anything yet."""
    if all(emotion is None for column in grid.columns for emotion in column.emotions):
        return 0.0
    sizes, chips = grid.theme.sizes, chips_height(grid)
    apart = sizes.face * (1.6 if is_wide(grid) else 2.5)  # between two emotions
    plot = 4 * (max(apart, 2 * sizes.face + chips + 2) if chips else apart)
    return max(sizes.feeling_min, plot + sum(_rooms(grid)))


def feeling_wish(grid: Grid) -> float:
    """Return the height in points at which most reasons have room and the curve its sweep."""
    sizes, least, around = grid.theme.sizes, feeling_height(grid), sum(_rooms(grid))
    if not (least and is_wide(grid)):
        return least
    most = max(least, sizes.feeling_max) - around
    return around + plot_for_all(grid, min(most, max(least - around, _BOLD * sizes.face)), most)


# ── drawing ──────────────────────────────────────────────────────────────────────────────────


def draw_feeling(canvas: Canvas, grid: Grid, box: Box) -> None:
    """Draw grid lines, areas, curves, faces and labels into the lane's box."""
    head, foot = _rooms(grid)
    plot = Box(box.x, box.y + head, box.width, box.height - head - foot)
    _scale(canvas, grid, plot)
    first = first_step(grid)
    draw_band(canvas, grid, first, plot)
    if len(grid.curves) == 1:
        for points in runs(grid.journey, first, grid.width, plot):
            pieces = curve.clip(curve.beziers(points), grid.left, grid.right)
            _areas(canvas, pieces, plot.y + plot.height / 2)
    for at in reversed(range(len(grid.curves))):
        draw_curve(canvas, grid, at, first, plot)
    words = plot.bottom + canvas.sizes.face + chips_height(grid) + canvas.sizes.gap
    if measured_height(grid):
        name_measured(canvas, grid, words)
    places = places_of(grid, plot)
    for at, column in enumerate(grid.columns):
        draw_faces(canvas, grid, column, at, plot)
        if column.id in places:
            draw_reason(canvas, grid, column, places[column.id])
        draw_measured(canvas, grid, column, at, plot, words)
        if column.truth and column.truth_label:
            _truth_label(canvas, grid, column, at, plot)


def _areas(canvas: Canvas, pieces: Sequence[Bezier], level: float) -> None:
    for area in curve.areas(pieces, level):
        fill = canvas.colours.above if area.above else canvas.colours.below
        first, last = area.pieces[0][0], area.pieces[-1][3]
        commands: tuple[Command, ...] = (
            ("M", first[0], level),
            ("L", *first),
            *curve_commands(area.pieces)[1:],
            ("L", last[0], level),
            ("Z",),
        )
        paint = Paint(fill=fill, opacity=canvas.theme.fill_opacity)
        canvas.add(Path(commands, paint, role="area"))


def _scale(canvas: Canvas, grid: Grid, plot: Box) -> None:
    """Draw the three grid lines, and their faces and words in the gutter."""
    sizes, colours = canvas.sizes, canvas.colours
    for emotion in (2, 0, -2):
        y = height_at(emotion, plot)
        colour = colours.hairline if emotion else colours.neutral_line
        canvas.line(
            grid.left, y, grid.right, y, colour, sizes.hairline, dashed=bool(emotion), role="grid"
        )
        x = grid.left - sizes.gap - sizes.face_small
        canvas.add(
            Face(x, y, sizes.face_small, emotion, colours.emotions[emotion + 2], colours.ink)
        )
        right = x - sizes.face_small - 3
        cell = Box(sizes.margin, y - sizes.small * 0.64, right - sizes.margin, sizes.small * 1.3)
        canvas.text(
            emotion_word(emotion),
            cell,
            sizes.small,
            colour=colours.muted,
            align="right",
            role="scale",
        )
