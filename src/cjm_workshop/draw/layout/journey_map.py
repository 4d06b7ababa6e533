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

from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.journey_body import draw_body, rows_of, stretched
from cjm_workshop.draw.layout.journey_content import find_journey
from cjm_workshop.draw.layout.journey_frame import (
    draw_footer,
    draw_header,
    footer_height,
    header_height,
    tone_of,
)
from cjm_workshop.draw.layout.journey_gather import content_of
from cjm_workshop.draw.layout.journey_grid import Grid
from cjm_workshop.draw.layout.journey_pages import share_out
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import DEFAULT, PAGES, Theme
from cjm_workshop.errors import UnknownName

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_workshop.draw.layout.journey_content import Column, MapContent
    from cjm_workshop.model.state import State

__all__ = ["journey_map"]


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
        head = header_height(content, theme, width)
        self.top = self.sizes.top_band + self.sizes.margin * 0.65 + head + self.sizes.gap * 2.6
        self.feet = {
            many: footer_height(content, theme, width, many) + self.sizes.gap * 1.6
            for many in (False, True)
        }

    def scenes(self) -> list[Scene]:
        """Return the pages."""
        columns = self.content.columns
        if not columns:
            return [self._scene_without_steps()]
        low = self.theme.body_sizes()[-1]
        most = max(1, int(self.span / self.sizes.column_min + 1e-6))
        if len(columns) <= most and self._fits(columns, low, many=False):
            shares = [columns]
        else:
            shares = share_out(
                self.content.groups, most, lambda some: self._fits(some, low, many=True)
            )
        body = self._body(shares)
        return [self._scene(some, body, at, len(shares)) for at, some in enumerate(shares, 1)]

    def _body(self, shares: list[tuple[Column, ...]]) -> float:
        """Return the largest text size at which every page fits, by halving."""
        sizes, many = self.theme.body_sizes(), len(shares) > 1
        low, high = 0, len(sizes) - 1
        while low < high:
            middle = (low + high) // 2
            if all(self._fits(columns, sizes[middle], many=many) for columns in shares):
                high = middle
            else:
                low = middle + 1
        return sizes[low]

    def _fits(self, columns: tuple[Column, ...], body: float, *, many: bool) -> bool:
        return rows_of(self.content, self._grid(columns, body)).total <= self._room(many)

    def _room(self, many: bool) -> float:
        """Return the height between head and foot in points."""
        return self.height - self.top - self.feet[many] - self.sizes.margin * 0.6

    def _grid(self, columns: tuple[Column, ...], body: float) -> Grid:
        groups = (self.content.stage_of[column.id] for column in columns)
        tones = tuple(tone_of(self.theme, group.tone) for group in groups)
        width, journey = self.span / len(columns), self.content.columns
        return Grid(self.theme, self.left, width, body, columns, tones, journey)

    def _scene(self, columns: tuple[Column, ...], body: float, at: int, pages: int) -> Scene:
        canvas = Canvas(self.theme)
        draw_header(canvas, self.content, self.width)
        grid, many = self._grid(columns, body), pages > 1
        rows = rows_of(self.content, grid)
        height = self.height + max(0.0, rows.total - self._room(many))
        foot = height - self.sizes.margin * 0.6 - self.feet[many]
        draw_body(
            canvas, self.content, grid, stretched(rows, foot - self.top, self.theme), self.top
        )
        air, width = self.sizes.gap * 1.6, self.width - 2 * self.sizes.margin
        box = Box(self.sizes.margin, foot + air, width, self.feet[many] - air)
        draw_footer(canvas, self.content, box, columns, at, pages)
        title = f"{self.content.title} ({at} of {pages})" if many else self.content.title
        return self._page(canvas, height, title, at, pages)

    def _scene_without_steps(self) -> Scene:
        canvas = Canvas(self.theme)
        draw_header(canvas, self.content, self.width)
        self._invitation(canvas)
        return self._page(canvas, max(self.height, self.top + 200), self.content.title, 1, 1)

    def _page(self, canvas: Canvas, height: float, title: str, at: int, pages: int) -> Scene:
        about, items = self.content.description, tuple(canvas.items)
        return Scene(self.width, height, title, about, items, canvas.colours.page, at, pages)

    def _invitation(self, canvas: Canvas) -> None:
        """Tell what comes next where there is no step yet."""
        sizes = self.sizes
        top = self.top + max(80.0, (self.height - self.top) * 0.3)
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
