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

from functools import cached_property
from typing import TYPE_CHECKING

from cjm_workshop.draw import metrics
from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.canvas import Canvas, height_of
from cjm_workshop.draw.layout.journey.body import draw_body, rows_of, stretched
from cjm_workshop.draw.layout.journey.cache import Kept
from cjm_workshop.draw.layout.journey.foot import draw_footer, footer_height, tone_of
from cjm_workshop.draw.layout.journey.gather import content_of
from cjm_workshop.draw.layout.journey.grid import Grid
from cjm_workshop.draw.layout.journey.head import draw_header, header_height
from cjm_workshop.draw.layout.journey.lanes import lanes_of
from cjm_workshop.draw.layout.journey.pages import share_out
from cjm_workshop.draw.layout.journey.tracks import find_journey
from cjm_workshop.draw.layout.journey.view import View, view_of
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import DEFAULT, PAGES, Theme
from cjm_workshop.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjm_workshop.draw.layout.journey.body import Rows
    from cjm_workshop.draw.layout.journey.content import Column, MapContent, StageGroup
    from cjm_workshop.draw.metrics import Style
    from cjm_workshop.model.state import State

__all__ = ["journey_map"]

_MOST_APART = 6  # steps of text size between two pages of a map
_LEAST = 2  # columns of a page, on average, for which a map is parted because of its height
_ZOOMED = (1.3, 1.2, 1.1)  # text sizes of a map with wide columns, in multiples of the usual one
_WIDE = 2.0  # such columns, in multiples of the narrowest one


@dressed
def journey_map(
    state: State,
    journey: str | None = None,
    *,
    compare: str | Sequence[str] = (),
    level: str | None = None,
    stage: str | Sequence[str] | None = None,
    lanes: str | Sequence[str] | None = None,
    theme: Theme = DEFAULT,
    page: str = "A3",
    files: Path | None = None,
) -> list[Scene]:
    """Lay out the map of one journey, or of several side by side.

    Parameters
    ----------
    state : State
        The workshop.
    journey : str, optional
        Id or name of a journey or of a persona; without it the first journey.
    compare : str or sequence of str
        Up to three more curves: names or ids of journeys or personas; ``"future"`` and ``"today"``
        for the journeys that belong to this one; ``"measured"`` for the ratings that the evidence
        has, put on the scale of feelings with their confidence intervals. Journeys share a column
        where they pass the same touchpoint in the same stage.
    level : {"strategic", "tactical"}, optional
        Strategic: a column per stage, with the mean of its feelings, its worst pain points and
        its best opportunities. Tactical: a page per stage. Without it, all steps side by side.
    stage : str or sequence of str, optional
        Names or ids of the stages to zoom in on.
    lanes : str or sequence of str, optional
        Names out of ``storyboard``, ``expectation``, ``arc``, ``waiting``, ``metrics``,
        ``backstage``, ``departments``, ``evidence`` are added to the usual eight lanes;
        ``"all"`` adds them all. Where one of the usual eight is named as well, the map has only
        the lanes that are named, beside stages and touchpoints. Without it, the journey's own.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.
    files : Path, optional
        The folder with the workshop's pictures, for portraits and step pictures.

    Returns
    -------
    list of Scene
        One page where the steps fit side by side at 6.5 points or more, else several. A page grows
        taller than its paper only where a single step is longer than the page.

    Raises
    ------
    UnknownName
        If there is no such journey, persona, stage, level, lane or page.
    WorkshopError
        If more than four curves are asked for, or a stage of a strategic map.
    """
    if page not in PAGES:
        raise UnknownName("page", page, PAGES)
    found, persona = find_journey(state, journey)
    own = found.lanes if found else ()
    view = view_of(compare, level, stage, own if lanes is None else lanes)
    asked = (found and found.id, persona and persona.id, files, view, theme, page)

    def measure() -> _Map:
        content = content_of(state, found, persona, files, view)
        return _Map(content, view, theme.for_page(page), *PAGES[page])

    # pictures may come to lie in the folder without a change of the workshop
    fresh = files is not None and "storyboard" in view.lanes
    return (measure() if fresh else _MAPS.get(state, (*asked, metrics.current()), measure)).scenes()


class _Map:
    """One journey map on pages of one size."""

    def __init__(
        self, content: MapContent, view: View, theme: Theme, width: float, height: float
    ) -> None:
        self.content = content
        self.view = view
        self.theme = theme
        self.lanes = lanes_of(view.lanes)
        self.sizes = theme.sizes
        self.width = width
        self.height = height
        self.left = self.sizes.margin + self.sizes.gutter
        self.span = width - self.left - self.sizes.margin
        head = header_height(content, theme, width)
        self.top = self.sizes.top_band + self.sizes.margin * 0.65 + head + self.sizes.gap * 2.6
        self._laid: dict[tuple[int, int, float], tuple[Grid, Rows]] = {}
        self._known: dict[tuple[int, int], Rows] = {}
        self._feet: dict[tuple[int, int, bool], float] = {}

    @cached_property
    def _plan(self) -> tuple[list[tuple[Column, ...]], list[float], bool]:
        """The columns and the text size of each page, and whether the map goes beyond a page."""
        shares = self._shares()
        many = shares != [self.content.columns]
        return shares, self._bodies(shares, many), many

    def scenes(self) -> list[Scene]:
        """Return the pages."""
        if not self.content.columns:
            return [self._scene_without_steps()]
        shares, bodies, many = self._plan
        return [
            self._scene(some, body, at, len(shares), many)
            for at, (some, body) in enumerate(zip(shares, bodies, strict=True), 1)
        ]

    # ── pages ────────────────────────────────────────────────────────────────────────────────

    def _shares(self) -> list[tuple[Column, ...]]:
        """Return the columns of each page."""
        columns, low = self.content.columns, self.theme.body_sizes()[-1]
        most = max(1, int(self.span / self.sizes.column_min + 1e-6))
        groups = self._groups()
        whole = len(groups) == len(self.content.groups) and not self.view.each
        if whole and len(columns) <= most and self._fits(columns, low, many=False):
            return [columns]
        parts = [[group] for group in groups] if self.view.each else [groups]
        return [share for part in parts for share in self._parted(part, most, low)]

    def _parted(
        self, groups: Sequence[StageGroup], most: int, low: float
    ) -> list[tuple[Column, ...]]:
        """Part stages over pages.

        A page grows taller instead where parting does not help: a text is higher than the page,
        or so many lanes are asked for that hardly a step would be left on a page.
        """
        by_width = share_out(groups, most, lambda _: True)
        if self.view.strategic:
            return by_width
        pages = share_out(groups, most, lambda some: self._fits(some, low, many=True))
        helps = all(self._fits(columns, low, many=True) for columns in pages)
        count = sum(len(group.columns) for group in groups)
        return pages if helps and _LEAST * len(pages) <= count else by_width

    def _groups(self) -> Sequence[StageGroup]:
        """Return the stages that are asked for, in the order of the journey."""
        if not self.view.stages:
            return self.content.groups
        wanted: list[StageGroup] = []
        for name in self.view.stages:
            asked = name.casefold()
            known = [group for group in self.content.groups if asked in _names(group)]
            if not known:
                raise UnknownName("stage", name, [group.name for group in self.content.groups])
            wanted += known
        return [group for group in self.content.groups if group in wanted]

    def _bodies(self, shares: list[tuple[Column, ...]], many: bool) -> list[float]:
        """Return the text size of each page: the largest that fits, all of them much alike."""
        own = [self._body(columns, many) for columns in shares]
        most = min(own) + _MOST_APART * self.sizes.body_step
        return [min(body, most) for body in own]

    def _body(self, columns: tuple[Column, ...], many: bool) -> float:
        """Return the largest text size at which a page fits, by halving."""
        sizes = self.theme.body_sizes()
        if self.span / len(columns) >= _WIDE * self.sizes.column_min:
            sizes = (*(sizes[0] * factor for factor in _ZOOMED), *sizes)
        low, high = 0, len(sizes) - 1
        if self._fits(columns, sizes[0], many=many):
            return sizes[0]
        while high - low > 1:
            middle = self._guess(columns, sizes, low, high, many)
            if self._fits(columns, sizes[middle], many=many):
                high = middle
            else:
                low = middle
        return sizes[high]

    def _guess(
        self, columns: tuple[Column, ...], sizes: tuple[float, ...], low: int, high: int, many: bool
    ) -> int:
        """Return which size to try between one too large and one that fits.

        A text takes about as much room as the square of its size, so the guess is mostly right.
        """
        large, small = sizes[low] ** 2, sizes[high] ** 2
        tall, short = (self._needed(columns, sizes[at]) for at in (low, high))
        share = (self._room(columns, many) - short) / (tall - short) if tall > short else 0.0
        wanted = small + max(0.0, share) * (large - small)
        found = next((at for at in range(low + 1, high) if sizes[at] ** 2 <= wanted), high - 1)
        return min(max(found, low + 1), high - 1)

    def _fits(self, columns: tuple[Column, ...], body: float, *, many: bool) -> bool:
        return self._needed(columns, body) <= self._room(columns, many)

    def _needed(self, columns: tuple[Column, ...], body: float) -> float:
        """Return the height of a page's body; its wish counts while the text is not small."""
        rows, sizes = self._laid_out(columns, body)[1], self.theme.body_sizes()
        return rows.total + (rows.wish if body > sizes[len(sizes) // 2] else 0.0)

    def _laid_out(self, columns: tuple[Column, ...], body: float) -> tuple[Grid, Rows]:
        """Return the grid of a page and the heights of its rows, measured once."""
        key = (columns[0].number, len(columns), body)
        if key not in self._laid:
            grid = self._grid(columns, body)
            rows = rows_of(self.content, grid, self._known.get(key[:2]))
            self._known.setdefault(key[:2], rows)
            self._laid[key] = (grid, rows)
        return self._laid[key]

    def _room(self, columns: tuple[Column, ...], many: bool) -> float:
        """Return the height between head and foot in points."""
        return self.height - self.top - self._foot(columns, many) - self.sizes.margin * 0.6

    def _foot(self, columns: tuple[Column, ...], many: bool) -> float:
        key = (columns[0].number, len(columns), many)
        if key not in self._feet:
            foot = footer_height(self.content, self.theme, self.width, many, columns)
            self._feet[key] = foot + self.sizes.gap * 1.6
        return self._feet[key]

    def _grid(self, columns: tuple[Column, ...], body: float) -> Grid:
        groups = (self.content.stage_of[column.id] for column in columns)
        return Grid(
            theme=self.theme,
            left=self.left,
            width=self.span / len(columns),
            body=body,
            columns=columns,
            tones=tuple(tone_of(self.theme, group.tone) for group in groups),
            journey=self.content.columns,
            curves=self.content.curves,
            lanes=self.lanes,
        )

    # ── drawing ──────────────────────────────────────────────────────────────────────────────

    def _scene(
        self, columns: tuple[Column, ...], body: float, at: int, pages: int, many: bool
    ) -> Scene:
        canvas = Canvas(self.theme)
        draw_header(canvas, self.content, self.width)
        grid, rows = self._laid_out(columns, body)
        high = self._foot(columns, many)
        height = self.height + max(0.0, rows.total - self._room(columns, many))
        foot = height - self.sizes.margin * 0.6 - high
        rows = stretched(rows, foot - self.top, grid)
        draw_body(canvas, self.content, grid, rows, self.top)
        air, width = self.sizes.gap * 1.6, self.width - 2 * self.sizes.margin
        box = Box(self.sizes.margin, foot + air, width, high - air)
        draw_footer(canvas, self.content, box, columns, at, pages, many=many)
        title = (
            label("part", title=self.content.title, at=at, of=pages)
            if pages > 1
            else self.content.title
        )
        return self._page(canvas, height, title, at, pages)

    def _page(self, canvas: Canvas, height: float, title: str, at: int, pages: int) -> Scene:
        about, items = self.content.description, tuple(canvas.items)
        return Scene(self.width, height, title, about, items, canvas.colours.page, at, pages)

    def _scene_without_steps(self) -> Scene:
        """Tell what comes next where there is no step yet."""
        canvas, sizes = Canvas(self.theme), self.sizes
        draw_header(canvas, self.content, self.width)
        who = self.content.lens.name or label("map.your_customer")
        icon, width = sizes.icon * 3, self.width * 0.5
        texts: tuple[tuple[str, float, Style, str], ...] = (
            (label("map.not_set_out", who=who), sizes.title * 0.75, "bold", canvas.colours.ink),
            (label("map.begin"), sizes.heading, "regular", canvas.colours.muted),
        )
        leading = self.theme.leading
        heights = [height_of(text, width, size, style, leading) for text, size, style, _ in texts]
        tall = sum(heights) + icon * 1.4 + sizes.gap
        height = max(sizes.invitation, self.top + tall + 8 * sizes.gap)
        y = self.top + (height - self.top - tall) / 2
        canvas.icon("touchpoints", (self.width - icon) / 2, y, icon, canvas.colours.muted)
        y += icon * 1.4
        for text, size, style, colour in texts:
            cell = Box((self.width - width) / 2, y, width, height - y)
            y = sizes.gap + canvas.text(
                text, cell, size, style=style, colour=colour, align="centre", role="invite"
            )
        return self._page(canvas, height, self.content.title, 1, 1)


_MAPS: Kept[_Map] = Kept(8)
"""What was measured for the last maps: one workshop is often drawn in several formats."""


def _names(group: StageGroup) -> set[str]:
    return {group.id, group.name.strip().casefold()}
