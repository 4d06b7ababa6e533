"""The journey map: stages, steps, and eight lanes on one page or several.

::

    ┌────────────────────────────────────────────────┐
    │ title, subtitle          │ lens: who, why       │  head
    ├───────┬────────────────────────────────────────┤
    │       │ ▷ stage          ▷ stage               │
    │ lane  │ card   card   card   card              │  a column per step
    │ lane  │ text   text   text   text              │
    │ …     │ ~~~~ curve of feelings ~~~~            │  takes the height that is left
    ├───────┴────────────────────────────────────────┤
    │ legend, provenance                 (overview)  │  foot
    └────────────────────────────────────────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.canvas import Canvas, height_of
from cjm_workshop.draw.layout.journey_content import find_journey
from cjm_workshop.draw.layout.journey_feeling import INVITE, draw_feeling, feeling_rooms
from cjm_workshop.draw.layout.journey_frame import (
    draw_footer,
    draw_header,
    footer_height,
    header_height,
    tone_of,
)
from cjm_workshop.draw.layout.journey_gather import content_of
from cjm_workshop.draw.layout.journey_lanes import LANES, Grid, Lane
from cjm_workshop.draw.layout.journey_pages import share_out
from cjm_workshop.draw.layout.journey_stages import (
    StageMark,
    draw_links,
    draw_stages,
    links_height,
    stages_height,
)
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import DEFAULT, PAGES, Theme
from cjm_workshop.errors import UnknownName

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_workshop.draw.layout.journey_content import Column, MapContent
    from cjm_workshop.model.state import State

__all__ = ["journey_map"]

_FEELING = Lane("feeling", "Feeling", "", INVITE, lambda *_: 0.0, lambda *_: None)
_STAGES = Lane("stages", "Stages", "", "", lambda *_: 0.0, lambda *_: None)
_ROWS = (*LANES[:3], _FEELING, *LANES[3:])


def journey_map(
    state: State,
    journey: str | None = None,
    *,
    theme: Theme = DEFAULT,
    page: str = "A3",
    files: Path | None = None,
) -> list[Scene]:
    """Lay out the map of one journey.

    Parameters
    ----------
    state : State
        The workshop.
    journey : str, optional
        Id or name of a journey or of a persona; without it the first journey.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.
    files : Path, optional
        The folder with the workshop's pictures, for the portrait.

    Returns
    -------
    list of Scene
        One page where the steps fit side by side at 6.5 points or more, else several. A page grows
        taller than its paper only where a single step is longer than the page.

    Raises
    ------
    UnknownName
        If there is no such journey, persona or page.
    """
    if page not in PAGES:
        raise UnknownName("page", page, PAGES)
    content = content_of(state, *find_journey(state, journey), files)
    return _Map(content, theme.for_page(page), *PAGES[page]).scenes()


@dataclass(frozen=True)
class _Rows:
    """The heights of one page's rows, and what is left for the curve."""

    stages: float
    links: float
    lanes: tuple[float, ...]
    """In the order of `_ROWS`; the lane of feelings with its smallest height."""
    empty: tuple[bool, ...]

    @property
    def total(self) -> float:
        return self.stages + self.links + sum(self.lanes)


class _Map:
    """One journey map on pages of one size."""

    def __init__(self, content: MapContent, theme: Theme, width: float, height: float) -> None:
        self.content = content
        self.theme = theme
        self.sizes = theme.sizes
        self.width = width
        self.height = height
        self.left = self.sizes.margin + self.sizes.gutter
        self.span = width - self.left - self.sizes.margin
        self.stage_of = {column.id: group for group in content.groups for column in group.columns}

    # ── pages ────────────────────────────────────────────────────────────────────────────────

    def scenes(self) -> list[Scene]:
        """Return the pages."""
        low = self.theme.body_sizes()[-1]
        most = max(1, int(self.span / self.sizes.column_min + 1e-6))
        columns = self.content.columns
        if len(columns) <= most and self._fits(columns, low, 1):
            shares = [columns]
        else:
            shares = share_out(self.content.groups, most, lambda some: self._fits(some, low, 2))
        body = self._body(shares)
        return [self._scene(some, body, at, len(shares)) for at, some in enumerate(shares, 1)]

    def _body(self, shares: list[tuple[Column, ...]]) -> float:
        """Return the largest text size at which every page fits, by halving."""
        sizes = self.theme.body_sizes()
        low, high = 0, len(sizes) - 1
        while low < high:
            middle = (low + high) // 2
            if all(self._fits(columns, sizes[middle], len(shares)) for columns in shares):
                high = middle
            else:
                low = middle + 1
        return sizes[low]

    def _fits(self, columns: tuple[Column, ...], body: float, pages: int) -> bool:
        grid = self._grid(columns, body)
        return self._rows(grid).total <= self._room(pages)

    def _room(self, pages: int) -> float:
        """Return the height between head and foot in points."""
        return self.height - self._top() - self._foot(pages) - self.sizes.margin * 0.6

    def _top(self) -> float:
        sizes = self.sizes
        head = header_height(self.content, self.theme, self.width)
        return sizes.top_band + sizes.margin * 0.65 + head + sizes.gap * 2.6

    def _foot(self, pages: int) -> float:
        return (
            footer_height(self.content, self.theme, self.width, pages, pages) + self.sizes.gap * 1.6
        )

    # ── rows ─────────────────────────────────────────────────────────────────────────────────

    def _grid(self, columns: tuple[Column, ...], body: float) -> Grid:
        tones = tuple(tone_of(self.theme, self.stage_of[column.id].tone) for column in columns)
        return Grid(self.theme, self.left, self.span / max(1, len(columns)), body, columns, tones)

    def _rows(self, grid: Grid) -> _Rows:
        marks = self._marks(grid)
        lanes, empty = [], []
        for lane in _ROWS:
            if lane is _FEELING:
                nothing = all(column.emotion is None for column in grid.columns)
                need = self._least_feeling(grid)
            else:
                need = max((lane.height(grid, column) for column in grid.columns), default=0.0)
                nothing = need == 0
            pad = 2 * self.sizes.gap
            low = self._gutter_height(lane) if not nothing else self.sizes.lane * 1.22
            lanes.append(max(need if not nothing else 0.0, low) + pad)
            empty.append(nothing)
        stages = stages_height(grid, marks) + self.sizes.gap if marks else 0.0
        return _Rows(stages, links_height(grid, self.content.links), tuple(lanes), tuple(empty))

    def _least_feeling(self, grid: Grid) -> float:
        """Return the smallest height of the lane at which faces and labels have room."""
        plot = 5.5 * self.sizes.face * 2
        return max(self.sizes.feeling_min, plot + sum(feeling_rooms(grid)))

    def _gutter_height(self, lane: Lane) -> float:
        sizes, width = self.sizes, self._words_width()
        name = height_of(lane.name, width, sizes.lane, "bold", self.theme.leading)
        return name + height_of(self._ask(lane.question), width, sizes.small)

    def _words_width(self) -> float:
        return self.sizes.gutter - self.sizes.icon - 2 * self.sizes.gap

    def _ask(self, text: str) -> str:
        who = self.content.lens.first_name
        return text.replace("{whose}", f"{who}’s").replace("{who}", who)

    def _marks(self, grid: Grid) -> tuple[StageMark, ...]:
        """Return the chevrons over these columns; a parted stage gets one on each page."""
        marks: list[StageMark] = []
        for column, tone in zip(grid.columns, grid.tones, strict=True):
            group = self.stage_of[column.id]
            if marks and marks[-1].id == group.id and marks[-1].name == group.name:
                marks[-1] = replace(marks[-1], count=marks[-1].count + 1)
            else:
                marks.append(StageMark(group.id, group.name, group.duration, tone, 1))
        return tuple(marks)

    # ── drawing ──────────────────────────────────────────────────────────────────────────────

    def _scene(self, columns: tuple[Column, ...], body: float, at: int, pages: int) -> Scene:
        canvas = Canvas(self.theme)
        draw_header(canvas, self.content, self.width)
        height = self.height
        if columns:
            grid = self._grid(columns, body)
            rows = self._rows(grid)
            height += max(0.0, rows.total - self._room(pages))
            foot = height - self.sizes.margin * 0.6 - self._foot(pages)
            self._body_of_map(canvas, grid, _stretched(rows, foot - self._top(), self.theme))
            box = Box(
                self.sizes.margin,
                foot + self.sizes.gap * 1.6,
                self.width - 2 * self.sizes.margin,
                self._foot(pages) - self.sizes.gap * 1.6,
            )
            draw_footer(canvas, self.content, box, columns, at, pages)
        else:
            self._invitation(canvas)
        title = f"{self.content.title} ({at} of {pages})" if pages > 1 else self.content.title
        return Scene(
            self.width,
            height,
            title,
            self.content.description,
            tuple(canvas.items),
            canvas.colours.page,
            at,
            pages,
        )

    def _body_of_map(self, canvas: Canvas, grid: Grid, rows: _Rows) -> None:
        y = self._top()
        draw_stages(canvas, grid, self._marks(grid), y)
        air = rows.stages - self.sizes.gap - self.sizes.lane * self.theme.leading
        self._gutter_words(canvas, _STAGES, y + air / 2 - self.sizes.gap, rows.stages)
        y += rows.stages
        area = Box(grid.left, y, grid.right - grid.left, rows.total - rows.stages)
        band = Box(area.x, y + rows.links, area.width, area.height - rows.links)
        self._backdrop(canvas, grid, area, band)
        if rows.links:
            draw_links(canvas, grid, self.content.links, y + rows.links + self.sizes.gap)
        for number, (lane, height) in enumerate(zip(_ROWS, rows.lanes, strict=True)):
            room = height + (rows.links if number == 0 else 0.0)
            self._rule(canvas, y)
            self._gutter_words(canvas, lane, y, room)
            self._lane(canvas, grid, lane, Box(grid.left, y, area.width, room), rows, number)
            y += room
        self._rule(canvas, y)
        self._bands(canvas, grid, band)

    def _lane(
        self, canvas: Canvas, grid: Grid, lane: Lane, box: Box, rows: _Rows, number: int
    ) -> None:
        sizes = self.sizes
        if rows.empty[number]:
            cell = box.inset(sizes.gap, sizes.gap)
            size, colour = sizes.panel_text, canvas.colours.muted
            canvas.text(
                self._ask(lane.invite), cell, size, style="italic", colour=colour, role="invite"
            )
        elif lane is _FEELING:
            draw_feeling(canvas, grid, box)
        else:
            top = box.y + sizes.gap + (rows.links if number == 0 else 0.0)
            high = max(lane.height(grid, column) for column in grid.columns)
            for at, (column, tone) in enumerate(zip(grid.columns, grid.tones, strict=True)):
                if number and not lane.height(grid, column):
                    continue
                lane.draw(canvas, grid, column, grid.column_box(at, top, high), tone)

    def _rule(self, canvas: Canvas, y: float) -> None:
        sizes = self.sizes
        colour = canvas.colours.hairline
        canvas.line(
            sizes.margin, y, self.width - sizes.margin, y, colour, sizes.hairline, role="rule"
        )

    def _gutter_words(self, canvas: Canvas, lane: Lane, y: float, height: float) -> None:
        """Write icon, name and question of a lane beside it."""
        sizes = self.sizes
        x, top = sizes.margin, y + sizes.gap
        canvas.icon(lane.key, x, top - 1, sizes.icon, role="gutter")
        left = x + sizes.icon + sizes.gap
        cell = Box(left, top, self._words_width(), height - sizes.gap)
        below = canvas.text(lane.name, cell, sizes.lane, style="bold", role="gutter")
        cell = Box(left, below, cell.width, y + height - below)
        canvas.text(
            self._ask(lane.question),
            cell,
            sizes.small,
            colour=canvas.colours.muted,
            role="question",
        )

    def _backdrop(self, canvas: Canvas, grid: Grid, area: Box, band: Box) -> None:
        """Tint every other stage, and the columns of moments of truth."""
        x = area.x
        for at, mark in enumerate(self._marks(grid)):
            width = mark.count * grid.width
            if at % 2 == 0:
                canvas.rect(Box(x, area.y, width, area.height), canvas.colours.zebra, role="zebra")
            x += width
        for at, column in enumerate(grid.columns):
            if column.truth:
                box = grid.column_box(at, band.y, band.height)
                canvas.rect(box.inset(0.5), canvas.colours.truth_band, radius=4, role="truth band")

    def _bands(self, canvas: Canvas, grid: Grid, band: Box) -> None:
        """Frame the moments of truth, over all lanes."""
        for at, column in enumerate(grid.columns):
            if column.truth:
                canvas.rect(
                    grid.column_box(at, band.y, band.height).inset(0.5),
                    stroke=canvas.colours.truth,
                    width=self.sizes.outline,
                    dashed=True,
                    radius=4,
                    role="truth band",
                    record=column.id,
                    alt=f"Moment of truth: {column.truth_label or column.name}",
                )

    def _invitation(self, canvas: Canvas) -> None:
        """Tell what comes next where there is no step yet."""
        sizes = self.sizes
        top = self._top() + (self.height - self._top()) * 0.3
        box = Box(self.width * 0.25, top, self.width * 0.5, 120.0)
        canvas.icon("touchpoints", box.centre - 20, top - 55, 40, canvas.colours.muted)
        who = self.content.lens.name or "Your customer"
        below = canvas.text(
            f"{who} has not set out yet",
            box,
            sizes.title * 0.75,
            style="bold",
            align="centre",
            role="invite",
        )
        cell = Box(box.x, below + sizes.gap, box.width, box.bottom - below)
        canvas.text(
            "This journey has no steps. Begin with the touchpoints that you know, in the order in "
            "which the customer meets them; put them under stages; then ask at each step what the "
            "customer does, thinks and feels.",
            cell,
            sizes.heading,
            colour=canvas.colours.muted,
            align="centre",
            role="invite",
        )


def _stretched(rows: _Rows, room: float, theme: Theme) -> _Rows:
    """Give the height that is left to the curve, and beyond its largest height to all lanes."""
    slack = max(0.0, room - rows.total)
    at = _ROWS.index(_FEELING)
    lanes = list(rows.lanes)
    if not rows.empty[at]:
        more = min(slack, max(0.0, theme.sizes.feeling_max - lanes[at]))
        lanes[at] += more
        slack -= more
    filled = [number for number, nothing in enumerate(rows.empty) if not nothing]
    for number in filled:
        lanes[number] += slack / len(filled)
    return replace(rows, lanes=tuple(lanes))
