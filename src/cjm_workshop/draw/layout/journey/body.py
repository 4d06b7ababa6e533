"""The body of a journey map's page: how high its rows are, and drawing them below each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.layout.journey.foot import tone_of
from cjm_workshop.draw.layout.journey.grid import Grid, Lane, no_cell, no_drawing
from cjm_workshop.draw.layout.journey.links import draw_links, links_height
from cjm_workshop.draw.layout.journey.stages import StageMark, draw_stages, stages_height
from cjm_workshop.draw.scene import Box

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import MapContent, StageGroup
    from cjm_workshop.draw.theme import Theme

__all__ = ["Rows", "draw_body", "rows_of", "stretched"]

_STAGES = Lane("stages", no_cell, no_drawing)


@dataclass(frozen=True)
class Rows:
    """The heights of one page's rows in points.

    Attributes
    ----------
    links, stages : float
        Of the arrows over the chevrons, and of the chevrons with the gap below.
    lanes : tuple of float
        Of the lanes below the stages.
    cells : tuple of tuple of float
        Of the cells in each lane; all 0 for an empty lane.
    across : tuple of float
        Of what each lane draws across all columns.
    wish : float
        What the lanes would have beyond that, so that less is left out.
    """

    links: float
    stages: float
    lanes: tuple[float, ...]
    cells: tuple[tuple[float, ...], ...]
    across: tuple[float, ...]
    wish: float

    @property
    def total(self) -> float:
        """The height of all of them."""
        return self.links + self.stages + sum(self.lanes)

    def used(self, at: int) -> float:
        """Return the height of the highest cell of a lane; 0 for an empty lane."""
        return max(*self.cells[at], self.across[at])


def rows_of(content: MapContent, grid: Grid, known: Rows | None = None) -> Rows:
    """Return the smallest heights at which everything on a page has its room.

    Parameters
    ----------
    content : MapContent
        The map.
    grid : Grid
        The page.
    known : Rows, optional
        Of the same columns at another text size: what does not depend on it is taken from there.
    """
    sizes = grid.theme.sizes
    lanes: list[float] = []
    cells: list[tuple[float, ...]] = []
    across: list[float] = []
    for at, lane in enumerate(grid.lanes):
        if known and lane.steady:
            lanes.append(known.lanes[at])
            cells.append(known.cells[at])
            across.append(known.across[at])
            continue
        if lane.height is no_cell:
            cells.append((0.0,))
        else:
            cells.append(tuple([lane.height(grid, column) for column in grid.columns]))
        across.append(lane.across_height(grid) if lane.across_height else 0.0)
        used = max(*cells[-1], across[-1])
        low = _gutter_height(content, grid, lane) if used else sizes.lane * grid.theme.leading
        lanes.append(max(used, low) + 2 * sizes.gap)
    links = known.links if known else links_height(grid, content.links)
    stages = known.stages if known else stages_height(grid, _marks(content, grid)) + sizes.gap
    wish = known.wish if known else _wish(grid, across)
    return Rows(links, stages, tuple(lanes), tuple(cells), tuple(across), wish)


def _wish(grid: Grid, across: list[float]) -> float:
    """Return what the lanes would have beyond what they need."""
    wishes = [
        (lane.across_wish(grid), height)
        for lane, height in zip(grid.lanes, across, strict=True)
        if lane.across_wish
    ]
    return sum(max(0.0, wish - height) for wish, height in wishes)


def _words_width(theme: Theme) -> float:
    return theme.sizes.gutter - theme.sizes.icon - 2 * theme.sizes.gap


def _gutter_height(content: MapContent, grid: Grid, lane: Lane) -> float:
    theme, width = grid.theme, _words_width(grid.theme)
    name = height_of(lane.name, width, theme.sizes.lane, "bold", theme.leading)
    question = _question(content, lane)
    return name + height_of(question, width, theme.sizes.small, "regular", theme.leading)


def _question(content: MapContent, lane: Lane) -> str:
    return lane.ask("question", _names(content), hoped=content.hoped)


def _invite(content: MapContent, lane: Lane) -> str:
    return lane.ask("invite", _names(content), hoped=content.hoped)


def _names(content: MapContent) -> list[str]:
    return list(dict.fromkeys(lens.first_name for lens in content.lenses))


def stretched(rows: Rows, room: float, grid: Grid) -> Rows:
    """Give the height that is left to the curve, and beyond its largest height to all lanes.

    A map with few texts becomes a sheet with room to write on.

    Parameters
    ----------
    rows : Rows
        The smallest heights.
    room : float
        Between head and foot of the page in points.
    grid : Grid
        With the lanes, and the largest height of the curve.
    """
    slack = max(0.0, room - rows.total)
    lanes = list(rows.lanes)
    for at, lane in enumerate(grid.lanes):
        if lane.key == "feeling" and rows.used(at):
            more = min(slack, max(0.0, grid.theme.sizes.feeling_max - lanes[at]))
            lanes[at] += more
            slack -= more
    return replace(rows, lanes=tuple(height + slack / len(lanes) for height in lanes))


def _marks(content: MapContent, grid: Grid) -> tuple[StageMark, ...]:
    """Return the chevrons over the columns; a parted stage gets one on each page."""
    spans: list[tuple[StageGroup, int]] = []
    for column in grid.columns:
        group = content.stage_of[column.id]
        if spans and spans[-1][0] is group:
            spans[-1] = (group, spans[-1][1] + 1)
        else:
            spans.append((group, 1))
    return tuple(
        StageMark(group.id, group.name, group.duration, tone_of(grid.theme, group.tone), count)
        for group, count in spans
    )


# ── drawing ──────────────────────────────────────────────────────────────────────────────────


def draw_body(canvas: Canvas, content: MapContent, grid: Grid, rows: Rows, top: float) -> None:
    """Draw arrows, stages, lanes and gutter from `top` downwards."""
    sizes = canvas.sizes
    y = top + rows.links
    if rows.links:
        draw_links(canvas, grid, content.links, y)
    draw_stages(canvas, grid, _marks(content, grid), y)
    air = rows.stages - sizes.gap - sizes.lane * canvas.theme.leading
    _gutter_words(canvas, content, _STAGES, Box(0, y + air / 2 - sizes.gap, 0, rows.stages))
    y += rows.stages
    area = Box(grid.left, y, grid.right - grid.left, sum(rows.lanes))
    _backdrop(canvas, content, grid, area)
    for number, height in enumerate(rows.lanes):
        box = Box(grid.left, y, area.width, height)
        _rule(canvas, grid, y)
        _lane(canvas, content, grid, rows, number, box)
        y = box.bottom
    _rule(canvas, grid, y)
    _frames(canvas, grid, area)


def _lane(
    canvas: Canvas, content: MapContent, grid: Grid, rows: Rows, number: int, box: Box
) -> None:
    """Draw one lane with its words in the gutter; an empty one asks to be filled."""
    sizes, lane = canvas.sizes, grid.lanes[number]
    highest = rows.used(number)
    if not highest:
        _gutter_words(canvas, content, lane, box, asked=False)
        canvas.text(
            _invite(content, lane),
            box.inset(sizes.gap),
            sizes.panel_text,
            style="italic",
            colour=canvas.colours.muted,
            role="invite",
        )
        return
    _gutter_words(canvas, content, lane, box)
    if lane.across:
        lane.across(canvas, grid, box)
    top = box.y + sizes.gap
    for at, height in enumerate(rows.cells[number]):
        if height:
            cell = grid.column_box(at, top, highest)
            lane.draw(canvas, grid, grid.columns[at], cell, grid.tones[at])


def _rule(canvas: Canvas, grid: Grid, y: float) -> None:
    sizes = canvas.sizes
    colour = canvas.colours.hairline
    canvas.line(sizes.margin, y, grid.right, y, colour, sizes.hairline, role="rule")


def _gutter_words(
    canvas: Canvas, content: MapContent, lane: Lane, row: Box, *, asked: bool = True
) -> None:
    """Write icon, name and question of a lane beside it."""
    sizes = canvas.sizes
    x, top = sizes.margin, row.y + sizes.gap
    canvas.icon(lane.icon or lane.key, x, top - 1, sizes.icon, role="gutter")
    left = x + sizes.icon + sizes.gap
    cell = Box(left, top, _words_width(canvas.theme), row.height - sizes.gap)
    below = canvas.text(lane.name, cell, sizes.lane, style="bold", role="gutter")
    cell = Box(left, below, cell.width, row.bottom - below)
    question, colour = _question(content, lane) if asked else "", canvas.colours.muted
    canvas.text(question, cell, sizes.small, colour=colour, role="question")


def _backdrop(canvas: Canvas, content: MapContent, grid: Grid, area: Box) -> None:
    """Tint every other stage, and the columns of moments of truth."""
    x = area.x
    for at, mark in enumerate(_marks(content, grid)):
        width = mark.count * grid.width
        if at % 2 == 0:
            canvas.rect(Box(x, area.y, width, area.height), canvas.colours.zebra, role="zebra")
        x += width
    for at, column in enumerate(grid.columns):
        if not grid.is_framed(column):
            continue
        box = grid.column_box(at, area.y, area.height).inset(0.5)
        canvas.rect(box, canvas.colours.truth_band, radius=canvas.sizes.radius, role="truth band")


def _frames(canvas: Canvas, grid: Grid, area: Box) -> None:
    """Frame the moments of truth, over all lanes."""
    for at, column in enumerate(grid.columns):
        if not grid.is_framed(column):
            continue
        canvas.rect(
            grid.column_box(at, area.y, area.height).inset(0.5),
            stroke=canvas.colours.truth,
            width=canvas.sizes.outline,
            dashed=True,
            radius=canvas.sizes.radius,
            role="truth band",
            record=column.id,
            alt=label("map.truth", name=column.truth_label or column.name),
        )
