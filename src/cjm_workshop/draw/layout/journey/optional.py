"""The lanes that a map has where they are asked for; the dramatic arc has a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import figure, label
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.layout.journey.grid import stacked
from cjm_workshop.draw.layout.journey.texts import said_height, write_said
from cjm_workshop.draw.scene import Box, Portrait

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column, MetricMark, Said, Work
    from cjm_workshop.draw.layout.journey.grid import Grid
    from cjm_workshop.draw.metrics import Style

__all__ = [
    "backstage_height",
    "departments_height",
    "draw_backstage",
    "draw_departments",
    "draw_evidence",
    "draw_expectation",
    "draw_metrics",
    "draw_storyboard",
    "draw_visibility",
    "draw_waiting",
    "evidence_height",
    "expectation_height",
    "metrics_height",
    "storyboard_height",
    "visibility_height",
    "waiting_height",
]

_FRAME = 0.66  # height of a picture in multiples of its width
_PARTS = ("expected", "experienced")


def _inner(grid: Grid) -> float:
    """Return the width of a text that stands without a card."""
    return grid.width - 2 * grid.theme.sizes.gap


def _height(grid: Grid, text: str, size: float, style: Style = "regular") -> float:
    return height_of(text, _inner(grid), size, style, grid.theme.leading)


# ── pictures ─────────────────────────────────────────────────────────────────────────────────


def storyboard_height(grid: Grid, column: Column) -> float:
    """Return the height of a step's picture in points; 0 where there is none."""
    return grid.card_width * _FRAME if column.still else 0.0


def draw_storyboard(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Draw the picture of a step in a frame."""
    if column.still is None:
        return
    frame = Box(box.x + canvas.sizes.gap / 2, box.y, grid.card_width, grid.card_width * _FRAME)
    alt = column.still.alt or label("map.picture_of", number=column.number, name=column.name)
    canvas.add(
        Portrait(column.still.file, frame.inset(1), role="storyboard", record=column.id, alt=alt)
    )
    canvas.rect(frame, stroke=tone, width=canvas.sizes.outline, role="storyboard")


# ── expectation against experience ───────────────────────────────────────────────────────────


def _parts(column: Column) -> list[tuple[str, str, tuple[Said, ...]]]:
    texts = (column.expected, column.experienced)
    return [
        (label(f"map.{part}").upper(), part, said)
        for part, said in zip(_PARTS, texts, strict=True)
        if said
    ]


def expectation_height(grid: Grid, column: Column) -> float:
    """Return the height of what was expected and what happened, in points."""
    caps = grid.small * 0.92
    heights = [
        _height(grid, head, caps, "bold") + said_height(grid, said, _inner(grid))
        for head, _, said in _parts(column)
    ]
    return stacked(grid, heights)


def draw_expectation(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Write what was expected, and below it what happened."""
    del tone
    cell, y = box.inset(canvas.sizes.gap, 0), box.y
    for head, role, said in _parts(column):
        below = Box(cell.x, y, cell.width, box.bottom - y)
        y = canvas.text(
            head, below, grid.small * 0.92, style="bold", colour=canvas.colours.muted,
            role="heading",
        )  # fmt: skip
        below = Box(cell.x, y, cell.width, box.bottom - y)
        y = write_said(canvas, grid, said, below, role, column.id) + canvas.sizes.gap


# ── waiting ──────────────────────────────────────────────────────────────────────────────────


def _time(minutes: float) -> str:
    """Return a time as people say it: ``40 min``, ``1.5 h``, ``3 days``."""
    if minutes < 120:
        return label("time.minutes", value=figure(minutes))
    if minutes < 2 * 1440:
        return label("time.hours", value=figure(round(minutes / 60, 1)))
    return label("time.days", value=figure(round(minutes / 1440, 1)))


def waiting_height(grid: Grid, column: Column) -> float:
    """Return the height of a waiting time in points; 0 where nobody waits."""
    if column.waiting is None:
        return 0.0
    bar = grid.theme.sizes.bar * 1.6
    return _height(grid, _time(column.waiting), grid.body, "bold") + 2 + bar


def draw_waiting(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Write how long the customer waits, over a bar as long as its share of the longest."""
    del tone
    if column.waiting is None:
        return
    cell = box.inset(canvas.sizes.gap, 0)
    below = 2 + canvas.text(
        _time(column.waiting), cell, grid.body, style="bold", role="waiting", record=column.id
    )
    longest = max(one.waiting or 0.0 for one in grid.journey) or 1.0
    height, colours = canvas.sizes.bar * 1.6, canvas.colours
    canvas.rect(Box(cell.x, below, cell.width, height), colours.hairline, role="waiting")
    width = max(1.5, cell.width * column.waiting / longest)
    canvas.rect(Box(cell.x, below, width, height), colours.neutral_line, role="waiting")


# ── metrics ──────────────────────────────────────────────────────────────────────────────────


def _lines(grid: Grid, mark: MetricMark) -> list[tuple[str, float, Style]]:
    """Return the three texts of a figure with their size and face."""
    return [
        (mark.value, grid.body, "bold"),
        (mark.name, grid.small, "regular"),
        (mark.basis, grid.small, "italic"),
    ]


def metrics_height(grid: Grid, column: Column) -> float:
    """Return the height of a step's figures in points."""
    heights = [
        sum(_height(grid, *line) for line in _lines(grid, mark)) for mark in column.metrics
    ]  # fmt: skip
    return stacked(grid, heights)


def draw_metrics(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Write the figures of a step, each with what it counts and what it stands on."""
    del tone
    cell, y = box.inset(canvas.sizes.gap, 0), box.y
    for mark in column.metrics:
        for text, size, style in _lines(grid, mark):
            below = Box(cell.x, y, cell.width, box.bottom - y)
            colour = canvas.colours.muted if style == "italic" else ""
            y = canvas.text(
                text, below, size, style=style, colour=colour, role="metric", record=column.id
            )
        y += canvas.sizes.gap


# ── backstage ────────────────────────────────────────────────────────────────────────────────


def _strip(grid: Grid) -> float:
    """Return the height of the words at the line of visibility."""
    return grid.theme.sizes.small * grid.theme.leading + grid.theme.sizes.gap


def _work_height(grid: Grid, work: Work) -> float:
    where = _height(grid, work.where, grid.small, "italic")
    return grid.height(work.text, _inner(grid)) + where


def backstage_height(grid: Grid, column: Column) -> float:
    """Return the height of the work behind a step in points; 0 where none is known."""
    heights = [_work_height(grid, work) for work in column.backstage]
    return _strip(grid) + stacked(grid, heights) if heights else 0.0


def draw_backstage(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Write what the organisation does behind a step, and where."""
    del tone
    cell, y = box.inset(canvas.sizes.gap, 0), box.y + _strip(grid)
    for work in column.backstage:
        below = Box(cell.x, y, cell.width, box.bottom - y)
        y = canvas.text(work.text, below, grid.body, role="backstage", record=column.id)
        below = Box(cell.x, y, cell.width, box.bottom - y)
        y = canvas.sizes.gap + canvas.text(
            work.where, below, grid.small, style="italic", colour=canvas.colours.muted,
            role="department",
        )  # fmt: skip


def visibility_height(grid: Grid) -> float:
    """Return 0: the line has its room in the cells."""
    del grid
    return 0.0


def draw_visibility(canvas: Canvas, grid: Grid, box: Box) -> None:
    """Draw the line of visibility over the work that the customer does not see."""
    sizes, colours = canvas.sizes, canvas.colours
    y = box.y
    canvas.line(
        grid.left, y, grid.right, y, colours.ink, sizes.outline * 1.2, dashed=True,
        role="line of visibility",
    )  # fmt: skip
    room = grid.right - grid.left - 2 * sizes.gap
    cell = Box(grid.left + sizes.gap, y + sizes.gap * 0.6, room, _strip(grid))
    canvas.text(
        label("map.visibility"),
        cell, sizes.small, style="italic", colour=colours.muted, role="line of visibility",
    )  # fmt: skip


# ── departments and evidence ─────────────────────────────────────────────────────────────────


def departments_height(grid: Grid, column: Column) -> float:
    """Return the height of the names of a step's departments in points."""
    return sum(_height(grid, name, grid.small) for name in column.departments)


def draw_departments(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Write which departments have a part in a step."""
    del tone
    cell, y = box.inset(canvas.sizes.gap, 0), box.y
    for name in column.departments:
        below = Box(cell.x, y, cell.width, box.bottom - y)
        y = canvas.text(name, below, grid.small, role="department", record=column.id)


def _codes(column: Column) -> str:
    return ", ".join(column.evidence) or label("none_yet")


def evidence_height(grid: Grid, column: Column) -> float:
    """Return the height of the codes of a step's sources in points."""
    return _height(grid, _codes(column), grid.small)


def draw_evidence(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Write the codes of a step's sources; the foot says what they mean."""
    del tone
    cell = box.inset(canvas.sizes.gap, 0)
    colour = "" if column.evidence else canvas.colours.muted
    canvas.text(_codes(column), cell, grid.small, colour=colour, role="evidence", record=column.id)
