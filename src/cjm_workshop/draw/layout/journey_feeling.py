"""The lane of feelings: the curve through the emotions of the steps, and its faces.

::

    labels of good moments of truth      head room
    +2 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
     0 ──────────────────────────────    plot
    -2 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    labels of bad moments of truth       foot room

The curve never passes +2 or -2, so a label in the head or foot room never meets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import curve
from cjm_workshop.draw.layout.canvas import common_size, height_of, own_size
from cjm_workshop.draw.layout.journey_content import EMOTIONS
from cjm_workshop.draw.scene import Box, Face, Paint, Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_workshop.draw.curve import Bezier, Point
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey_content import Column
    from cjm_workshop.draw.layout.journey_grid import Grid
    from cjm_workshop.draw.scene import Command

__all__ = ["curve_commands", "draw_feeling", "feeling_rooms", "runs"]

INVITE = "No feelings yet. How does {who} feel at each step, from −2 to +2?"


def _label_size(grid: Grid, text: str) -> float:
    """Return one size for all labels, or a smaller one where a long word asks for it."""
    sizes, width = grid.theme.sizes, _label_width(grid)
    labels = [column.truth_label for column in grid.columns if column.truth]
    common = common_size(labels, width, sizes.small, sizes.small * 0.86)
    return own_size(text, width, common, sizes.small_min)


def _label_height(grid: Grid, text: str) -> float:
    size = _label_size(grid, text)
    return height_of(text, _label_width(grid), size, "bold", grid.theme.leading)


def _label_width(grid: Grid) -> float:
    """Return the room between the two dashed lines of a moment of truth."""
    return grid.width - 2 * grid.theme.sizes.gap


def _is_good(column: Column) -> bool:
    return column.emotion is None or column.emotion > 0


def feeling_rooms(grid: Grid) -> tuple[float, float]:
    """Return the height that labels and faces need above and below the plot, in points."""
    sizes = grid.theme.sizes
    rooms = []
    for good in (True, False):
        heights = [
            _label_height(grid, column.truth_label)
            for column in grid.columns
            if column.truth and column.truth_label and _is_good(column) is good
        ]
        air = sizes.face + sizes.gap
        rooms.append(air + (max(heights) + sizes.gap if heights else 0.0))
    beside_name = sizes.gap + sizes.lane * grid.theme.leading + sizes.face_small + sizes.gap
    return max(rooms[0], beside_name), rooms[1]


def draw_feeling(canvas: Canvas, grid: Grid, box: Box) -> None:
    """Draw grid lines, areas, curve, faces and labels into the lane's box."""
    head, foot = feeling_rooms(grid)
    plot = Box(box.x, box.y + head, box.width, box.height - head - foot)
    _scale(canvas, grid, plot)
    before = grid.journey.index(grid.columns[0])
    first = grid.left + (0.5 - before) * grid.width
    for points in runs(grid.journey, first, grid.width, plot):
        pieces = curve.clip(curve.beziers(points), grid.left, grid.right)
        _areas(canvas, pieces, plot.y + plot.height / 2)
        if pieces:
            pen = Paint(stroke=canvas.colours.ink, width=canvas.sizes.curve)
            canvas.add(Path(curve_commands(pieces), pen, role="curve"))
    for at, column in enumerate(grid.columns):
        x = grid.left + (at + 0.5) * grid.width
        if column.emotion is not None:
            _face(canvas, column, x, _height_of(column.emotion, plot))
        if column.truth and column.truth_label:
            _truth_label(canvas, grid, column, at, box)


def _height_of(emotion: int, plot: Box) -> float:
    return plot.y + plot.height * (2 - emotion) / 4


def runs(columns: Iterable[Column], first: float, step: float, plot: Box) -> list[list[Point]]:
    """Return the points of the curve; it is interrupted at steps without an emotion.

    Parameters
    ----------
    columns : iterable of Column
        From left to right.
    first, step : float
        x of the first column's middle, and width of a column, in points.
    plot : Box
        From +2 at its top to -2 at its foot.
    """
    found: list[list[Point]] = [[]]
    for at, column in enumerate(columns):
        if column.emotion is None:
            found.append([])
        else:
            found[-1].append((first + at * step, _height_of(column.emotion, plot)))
    return [points for points in found if points]


def curve_commands(pieces: Sequence[Bezier]) -> tuple[Command, ...]:
    """Return Bézier pieces as one path."""
    start: tuple[Command, ...] = (("M", *pieces[0][0]),)
    return start + tuple(("C", *piece[1], *piece[2], *piece[3]) for piece in pieces)


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
        y = _height_of(emotion, plot)
        if emotion:
            canvas.line(
                grid.left,
                y,
                grid.right,
                y,
                colours.hairline,
                sizes.hairline,
                dashed=True,
                role="grid",
            )
        else:
            canvas.line(
                grid.left, y, grid.right, y, colours.neutral_line, sizes.hairline, role="grid"
            )
        x = grid.left - sizes.gap - sizes.face_small
        canvas.add(
            Face(x, y, sizes.face_small, emotion, colours.emotions[emotion + 2], colours.ink)
        )
        right = x - sizes.face_small - 3
        cell = Box(sizes.margin, y - sizes.small * 0.64, right - sizes.margin, sizes.small * 1.3)
        canvas.text(
            EMOTIONS[emotion],
            cell,
            sizes.small,
            colour=colours.muted,
            align="right",
            role="scale",
        )


def _face(canvas: Canvas, column: Column, x: float, y: float) -> None:
    emotion = column.emotion or 0
    alt = f"Step {column.number}, {column.name}: {EMOTIONS[emotion]}"
    canvas.add(
        Face(
            x,
            y,
            canvas.sizes.face,
            emotion,
            canvas.colours.emotions[emotion + 2],
            canvas.colours.ink,
            role="face",
            record=column.id,
            alt=f"{alt}, {column.reason}" if column.reason else alt,
        )
    )


def _truth_label(canvas: Canvas, grid: Grid, column: Column, at: int, lane: Box) -> None:
    width, height = _label_width(grid), _label_height(grid, column.truth_label)
    y = lane.y + canvas.sizes.gap / 2
    if not _is_good(column):
        y = lane.bottom - canvas.sizes.gap / 2 - height
    canvas.text(
        column.truth_label,
        Box(grid.left + at * grid.width + canvas.sizes.gap, y, width, height),
        _label_size(grid, column.truth_label),
        style="bold",
        colour=canvas.colours.truth,
        align="centre",
        role="truth label",
        record=column.id,
    )
