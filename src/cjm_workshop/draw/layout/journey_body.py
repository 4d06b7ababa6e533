"""The body of a journey map's page: how high its rows are, and drawing them below each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.layout.journey_feeling import INVITE, draw_feeling, feeling_rooms
from cjm_workshop.draw.layout.journey_frame import tone_of
from cjm_workshop.draw.layout.journey_grid import Grid, Lane
from cjm_workshop.draw.layout.journey_lanes import LANES
from cjm_workshop.draw.layout.journey_stages import (
    StageMark,
    draw_links,
    draw_stages,
    links_height,
    stages_height,
)
from cjm_workshop.draw.scene import Box

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey_content import MapContent
    from cjm_workshop.draw.theme import Theme

__all__ = ["Rows", "draw_body", "rows_of", "stretched"]

_FEELING = Lane("feeling", "Feeling", "", INVITE, lambda *_: 0.0, lambda *_: None)
_STAGES = Lane("stages", "Stages", "", "", lambda *_: 0.0, lambda *_: None)
_ROWS = (*LANES[:3], _FEELING, *LANES[3:])
_AT_FEELING = 3


@dataclass(frozen=True)
class Rows:
    """The heights of one page's rows in points.

    Attributes
    ----------
    stages, links : float
        Of the chevrons with the gap below, and of the arrows over the cards.
    lanes : tuple of float
        Of the seven lanes below the stages, from touchpoints to opportunities.
    cells : tuple of float
        Of the highest cell in each lane; 0 for an empty lane.
    """

    stages: float
    links: float
    lanes: tuple[float, ...]
    cells: tuple[float, ...]

    @property
    def total(self) -> float:
        """The height of all of them."""
        return self.stages + self.links + sum(self.lanes)


def rows_of(content: MapContent, grid: Grid) -> Rows:
    """Return the smallest heights at which everything on a page has its room."""
    sizes, lanes, cells = grid.theme.sizes, [], []
    for lane in _ROWS:
        cell = _cell_height(grid, lane)
        low = _gutter_height(content, grid, lane) if cell else sizes.lane * grid.theme.leading
        cells.append(cell)
        lanes.append(max(cell, low) + 2 * sizes.gap)
    stages = stages_height(grid, _marks(content, grid)) + sizes.gap
    return Rows(stages, links_height(grid, content.links), tuple(lanes), tuple(cells))


def _cell_height(grid: Grid, lane: Lane) -> float:
    if lane is not _FEELING:
        return max(lane.height(grid, column) for column in grid.columns)
    if all(column.emotion is None for column in grid.columns):
        return 0.0
    sizes = grid.theme.sizes
    return max(sizes.feeling_min, 11 * sizes.face + sum(feeling_rooms(grid)))


def _words_width(theme: Theme) -> float:
    return theme.sizes.gutter - theme.sizes.icon - 2 * theme.sizes.gap


def _gutter_height(content: MapContent, grid: Grid, lane: Lane) -> float:
    theme, width = grid.theme, _words_width(grid.theme)
    name = height_of(lane.name, width, theme.sizes.lane, "bold", theme.leading)
    return name + height_of(_ask(content, lane.question), width, theme.sizes.small)


def _ask(content: MapContent, text: str) -> str:
    """Put the persona's name into a question."""
    who = content.lens.first_name
    return text.replace("{whose}", f"{who}’s").replace("{who}", who)


def stretched(rows: Rows, room: float, theme: Theme) -> Rows:
    """Give the height that is left to the curve, and beyond its largest height to all lanes.

    A map with few texts becomes a sheet with room to write on.

    Parameters
    ----------
    rows : Rows
        The smallest heights.
    room : float
        Between head and foot of the page in points.
    theme : Theme
        With the largest height of the curve.
    """
    slack = max(0.0, room - rows.total)
    lanes = list(rows.lanes)
    if rows.cells[_AT_FEELING]:
        more = min(slack, max(0.0, theme.sizes.feeling_max - lanes[_AT_FEELING]))
        lanes[_AT_FEELING] += more
        slack -= more
    return replace(rows, lanes=tuple(height + slack / len(lanes) for height in lanes))


def _marks(content: MapContent, grid: Grid) -> tuple[StageMark, ...]:
    """Return the chevrons over the columns; a parted stage gets one on each page."""
    marks: list[StageMark] = []
    for column in grid.columns:
        group = content.stage_of[column.id]
        if marks and marks[-1].id == group.id:
            marks[-1] = replace(marks[-1], count=marks[-1].count + 1)
        else:
            tone = tone_of(grid.theme, group.tone)
            marks.append(StageMark(group.id, group.name, group.duration, tone, 1))
    return tuple(marks)


# ── drawing ──────────────────────────────────────────────────────────────────────────────────


def draw_body(canvas: Canvas, content: MapContent, grid: Grid, rows: Rows, top: float) -> None:
    """Draw stages, lanes and gutter from `top` downwards."""
    sizes, y = canvas.sizes, top
    draw_stages(canvas, grid, _marks(content, grid), y)
    air = rows.stages - sizes.gap - sizes.lane * canvas.theme.leading
    _gutter_words(canvas, content, _STAGES, Box(0, y + air / 2 - sizes.gap, 0, rows.stages))
    y += rows.stages
    area = Box(grid.left, y, grid.right - grid.left, rows.total - rows.stages)
    band = Box(area.x, y + rows.links, area.width, area.height - rows.links)
    _backdrop(canvas, content, grid, area, band)
    if rows.links:
        draw_links(canvas, grid, content.links, y + rows.links + sizes.gap)
    for number, (lane, height) in enumerate(zip(_ROWS, rows.lanes, strict=True)):
        above = 0.0 if number else rows.links
        box = Box(grid.left, y, area.width, height + above)
        _rule(canvas, grid, y)
        _lane(canvas, content, grid, lane, box, above, rows.cells[number])
        y = box.bottom
    _rule(canvas, grid, y)
    _frames(canvas, grid, band)


def _lane(
    canvas: Canvas,
    content: MapContent,
    grid: Grid,
    lane: Lane,
    box: Box,
    above: float,
    cell_height: float,
) -> None:
    """Draw one lane with its words in the gutter; an empty one asks to be filled."""
    sizes = canvas.sizes
    if not cell_height:
        _gutter_words(canvas, content, replace(lane, question=""), box)
        canvas.text(
            _ask(content, lane.invite),
            box.inset(sizes.gap),
            sizes.panel_text,
            style="italic",
            colour=canvas.colours.muted,
            role="invite",
        )
        return
    _gutter_words(canvas, content, lane, box)
    if lane is _FEELING:
        draw_feeling(canvas, grid, box)
        return
    top = box.y + sizes.gap + above
    for at, (column, tone) in enumerate(zip(grid.columns, grid.tones, strict=True)):
        if lane.height(grid, column):
            lane.draw(canvas, grid, column, grid.column_box(at, top, cell_height), tone)


def _rule(canvas: Canvas, grid: Grid, y: float) -> None:
    sizes = canvas.sizes
    colour = canvas.colours.hairline
    canvas.line(sizes.margin, y, grid.right, y, colour, sizes.hairline, role="rule")


def _gutter_words(canvas: Canvas, content: MapContent, lane: Lane, row: Box) -> None:
    """Write icon, name and question of a lane beside it."""
    sizes = canvas.sizes
    x, top = sizes.margin, row.y + sizes.gap
    canvas.icon(lane.key, x, top - 1, sizes.icon, role="gutter")
    left = x + sizes.icon + sizes.gap
    cell = Box(left, top, _words_width(canvas.theme), row.height - sizes.gap)
    below = canvas.text(lane.name, cell, sizes.lane, style="bold", role="gutter")
    cell = Box(left, below, cell.width, row.bottom - below)
    question, colour = _ask(content, lane.question), canvas.colours.muted
    canvas.text(question, cell, sizes.small, colour=colour, role="question")


def _backdrop(canvas: Canvas, content: MapContent, grid: Grid, area: Box, band: Box) -> None:
    """Tint every other stage, and the columns of moments of truth."""
    x = area.x
    for at, mark in enumerate(_marks(content, grid)):
        width = mark.count * grid.width
        if at % 2 == 0:
            canvas.rect(Box(x, area.y, width, area.height), canvas.colours.zebra, role="zebra")
        x += width
    for at, column in enumerate(grid.columns):
        if column.truth:
            box = grid.column_box(at, band.y, band.height).inset(0.5)
            canvas.rect(
                box, canvas.colours.truth_band, radius=canvas.sizes.radius, role="truth band"
            )


def _frames(canvas: Canvas, grid: Grid, band: Box) -> None:
    """Frame the moments of truth, over all lanes."""
    for at, column in enumerate(grid.columns):
        if column.truth:
            canvas.rect(
                grid.column_box(at, band.y, band.height).inset(0.5),
                stroke=canvas.colours.truth,
                width=canvas.sizes.outline,
                dashed=True,
                radius=canvas.sizes.radius,
                role="truth band",
                record=column.id,
                alt=f"Moment of truth: {column.truth_label or column.name}",
            )
