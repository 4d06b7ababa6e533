"""A page with head and foot, the same for every picture but the journey map, which has its own.

::

    ┌────────────────────────────────────┐
    │ title                              │  head
    │ subtitle                           │
    ├────────────────────────────────────┤
    │ what the picture shows             │
    ├────────────────────────────────────┤
    │ legend                             │  foot
    │ provenance                page n/m │
    └────────────────────────────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from cjm_workshop.draw import metrics
from cjm_workshop.draw.labels import label, page_of, term
from cjm_workshop.draw.layout.blocks import level_mark
from cjm_workshop.draw.layout.canvas import Canvas, height_of, largest
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import PAGES
from cjm_workshop.errors import UnknownName
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjm_workshop.draw.theme import Theme

__all__ = [
    "Mark",
    "Sheet",
    "body_sizes",
    "invitation",
    "largest_fit",
    "level_legend",
    "scaled_theme",
    "shared_out",
]

T = TypeVar("T")


@dataclass(frozen=True)
class Mark:
    """An entry of the legend."""

    words: str
    width: float
    """Of the drawn mark in points; 0 for words alone."""
    draw: Callable[[Canvas, float, float], None]
    """(canvas, x of the centre, y of the centre)."""


def _level_words(level: Level) -> str:
    if level is Level.ASSUMED:
        return label("assumption_unchecked")
    return term(f"level.{level.value}")


def level_legend(theme: Theme, levels: Iterable[Level]) -> list[Mark]:
    """Return the legend of the levels of evidence that a picture has, from firm to open."""
    used = set(levels)
    radius = theme.sizes.small * 0.42

    def entry(level: Level) -> Mark:
        return Mark(
            _level_words(level), 2 * radius, lambda c, x, y: level_mark(c, x, y, radius, level)
        )

    return [entry(level) for level in Level if level in used]


def scaled_theme(theme: Theme, paper: str) -> Theme:
    """Return the look for a page.

    Raises
    ------
    UnknownName
        If there is no such page.
    """
    if paper not in PAGES:
        raise UnknownName("page", paper, PAGES)
    return theme.for_page(paper)


def body_sizes(theme: Theme, top: float = 1.25) -> list[float]:
    """Return text sizes, largest first: from `top` headings down to the smallest running text."""
    sizes = theme.sizes
    step = sizes.body_step
    count = max(0, int((sizes.heading * top - sizes.body_min) / step))
    return [sizes.body_min + step * at for at in range(count, -1, -1)]


def largest_fit(sizes: Sequence[float], fits: Callable[[float], bool]) -> float:
    """Return the largest text size at which a picture fits, by halving; else the smallest.

    Parameters
    ----------
    sizes : sequence of float
        Largest first.
    fits : callable
        Whether the picture fits at a size; smaller sizes are taken to fit as well.
    """
    low, high = 0, len(sizes) - 1
    while low < high:
        middle = (low + high) // 2
        if fits(sizes[middle]):
            high = middle
        else:
            low = middle + 1
    return sizes[low]


def shared_out(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Share items out over as few pages as can be, all but the last with the same number.

    >>> shared_out("abcdefg", 3)
    ['abc', 'def', 'g']
    >>> shared_out("abcdefgh", 7)
    ['abcd', 'efgh']
    """
    pages = -(-len(items) // most)
    share = -(-len(items) // pages)
    return [items[at : at + share] for at in range(0, len(items), share)]


@dataclass(frozen=True)
class Sheet:
    """The frame around a picture.

    Parameters
    ----------
    theme : Theme
        The look, for A3.
    paper : str
        One of `cjm_workshop.draw.theme.PAGES`.
    title, subtitle : str
        In the head.
    description : str
        The picture in words, for those who do not see it.
    legend : sequence of Mark
        In the foot.
    provenance : sequence of str
        What the picture stands on; in the foot.
    """

    base: Theme
    paper: str
    title: str
    subtitle: str
    description: str = ""
    legend: Sequence[Mark] = ()
    provenance: Sequence[str] = ()
    record: str = ""
    theme: Theme = field(init=False)

    def __post_init__(self) -> None:
        """Scale the theme to the page.

        Raises
        ------
        UnknownName
            If there is no such page.
        """
        object.__setattr__(self, "theme", scaled_theme(self.base, self.paper))

    @property
    def width(self) -> float:
        """Of the page in points."""
        return PAGES[self.paper][0]

    @property
    def height(self) -> float:
        """Of the paper in points; a page may grow taller."""
        return PAGES[self.paper][1]

    @cached_property
    def _title_size(self) -> float:
        sizes = self.theme.sizes
        steps = [sizes.title - at for at in range(int(sizes.title - sizes.title_min) + 1)]
        return largest(self.title, self._span, steps, lines=2)

    @property
    def _span(self) -> float:
        return self.width - 2 * self.theme.sizes.margin

    @cached_property
    def top(self) -> float:
        """The y below the head."""
        sizes = self.theme.sizes
        title = height_of(self.title, self._span, self._title_size, "bold", self.theme.leading)
        below = height_of(self.subtitle, self._span, sizes.subtitle * 1.15)
        return sizes.top_band + sizes.margin * 0.65 + title + 4 + below + sizes.gap * 2.6

    @cached_property
    def foot(self) -> float:
        """The height of the foot with the margin below it."""
        sizes = self.theme.sizes
        rows = self._legend_rows()
        text = height_of(self._words(9, 9), self._span, sizes.small)
        return len(rows) * self._row + text + sizes.gap * 2.2 + sizes.margin * 0.6

    @cached_property
    def room(self) -> Box:
        """The room between head and foot, and between the margins."""
        return Box(
            self.theme.sizes.margin, self.top, self._span, self.height - self.top - self.foot
        )

    def scene(
        self,
        canvas: Canvas,
        page: int = 1,
        pages: int = 1,
        needed: float = 0.0,
        *,
        compact: bool = False,
    ) -> Scene:
        """Return the page with head and foot around what is drawn on the canvas.

        Parameters
        ----------
        canvas : Canvas
            What stands in the room.
        page, pages : int
            Page n of m.
        needed : float
            The height that the picture took; the page grows where it is more than the room.
        compact : bool
            Whether the page shrinks to what is needed.
        """
        more = needed - self.room.height
        if not compact:
            more = max(0.0, more)
        around = Canvas(self.theme)
        self._head(around)
        self._draw_foot(around, self.height + more, page, pages)
        title = f"{self.title} ({page} of {pages})" if pages > 1 else self.title
        return Scene(
            self.width, self.height + more, title, self.description or self.title,
            (*around.items, *canvas.items), self.theme.colours.page, page, pages,
        )  # fmt: skip

    def _head(self, canvas: Canvas) -> None:
        sizes, colours = canvas.sizes, canvas.colours
        canvas.rect(Box(0, 0, self.width, sizes.top_band), colours.ink, role="band")
        top = sizes.top_band + sizes.margin * 0.65
        cell = Box(sizes.margin, top, self._span, self.top - top)
        below = 4 + canvas.text(
            self.title, cell, self._title_size, style="bold", role="title", record=self.record
        )
        cell = Box(cell.x, below, cell.width, self.top - below)
        size = sizes.subtitle * 1.15
        canvas.text(self.subtitle, cell, size, colour=colours.muted, role="subtitle")

    # ── foot ─────────────────────────────────────────────────────────────────────────────────

    @property
    def _row(self) -> float:
        return self.theme.sizes.small * 2

    def _words(self, page: int, pages: int) -> str:
        return " · ".join(filter(None, (*self.provenance, page_of(page, pages))))

    def _legend_rows(self) -> list[list[tuple[Mark, float]]]:
        """Part the legend into rows, each entry with its x."""
        sizes = self.theme.sizes
        rows: list[list[tuple[Mark, float]]] = []
        x = self._span
        for mark in self.legend:
            need = mark.width + 4 + metrics.width(mark.words, sizes.small) + 1
            if not rows or x + need > self._span:
                rows.append([])
                x = 0.0
            rows[-1].append((mark, x))
            x += need + 3 * sizes.gap
        return rows

    def _draw_foot(self, canvas: Canvas, height: float, page: int, pages: int) -> None:
        sizes, colours = canvas.sizes, canvas.colours
        y = height - self.foot + sizes.gap
        canvas.line(
            sizes.margin, y, self.width - sizes.margin, y, colours.hairline, sizes.hairline,
            role="rule",
        )  # fmt: skip
        y += sizes.gap * 1.2
        for row in self._legend_rows():
            for mark, x in row:
                left = sizes.margin + x
                mark.draw(canvas, left + mark.width / 2, y + self._row * 0.4)
                left += mark.width + (4 if mark.width else 0)
                width = metrics.width(mark.words, sizes.small) + 1
                cell = Box(left, y + self._row * 0.4 - sizes.small * 0.61, width, self._row)
                canvas.text(mark.words, cell, sizes.small, colour=colours.muted, role="legend")
            y += self._row
        cell = Box(sizes.margin, y, self._span, height - y)
        words = self._words(page, pages)
        canvas.text(words, cell, sizes.small, colour=colours.muted, role="provenance")


def invitation(sheet: Sheet, icon: str, title: str, words: str) -> Scene:
    """Return a page that says how to begin, where there is nothing to show yet."""
    canvas = Canvas(sheet.theme)
    sizes, colours, room = canvas.sizes, canvas.colours, sheet.room
    size, width = sizes.icon * 3, room.width * 0.5
    big, leading = sizes.title * 0.75, sheet.theme.leading
    high = height_of(title, width, big, "bold", leading)
    text = height_of(words, width, sizes.heading, "regular", leading)
    tall = size * 1.4 + high + sizes.gap + text
    needed = max(sizes.invitation - sheet.top - sheet.foot, tall + 4 * sizes.gap)
    box = Box(room.x + room.width * 0.25, room.y + (needed - tall) / 2, width, size)
    canvas.icon(icon, box.centre - size / 2, box.y, size, colours.muted)
    cell = Box(box.x, box.y + size * 1.4, width, high)
    canvas.text(title, cell, big, style="bold", align="centre", role="invite")
    cell = Box(box.x, cell.bottom + sizes.gap, width, text)
    canvas.text(words, cell, sizes.heading, colour=colours.muted, align="centre", role="invite")
    return sheet.scene(canvas, needed=needed, compact=True)
