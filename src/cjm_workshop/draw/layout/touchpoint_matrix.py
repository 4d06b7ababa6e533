"""The touchpoint × channel matrix: what customers meet before, during and after, and through what.

::

              web        phone      counter    no channel
    before  ┌───────┐  ┌───────┐     ──       ┌───────┐
            │ card  │  │ card  │              │ card  │
    during  ├───────┤     ──      ┌───────┐   └───────┘
            │ card  │             │ card  │
    after      ──                 └───────┘
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import counted, label, term
from cjm_workshop.draw.layout.blocks import Beside, Frame, Stack, Words
from cjm_workshop.draw.layout.canvas import Canvas, common_size, height_of
from cjm_workshop.draw.layout.provenance import foot_lines
from cjm_workshop.draw.layout.sheet import (
    Mark,
    Sheet,
    body_sizes,
    invitation,
    largest_fit,
    scaled_theme,
    shared_out,
)
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model.values import Level, Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Touchpoint
    from cjm_workshop.model.state import State

__all__ = ["touchpoint_matrix"]


def _rows() -> list[tuple[Moment, str, str]]:
    """Return the moments with their names and questions."""
    return [
        (moment, term(f"moment.{moment.value}"), label(f"touchpoints.{moment.value}"))
        for moment in Moment
    ]


@dataclass(frozen=True)
class _Column:
    """A channel, or at the end those touchpoints that have none."""

    id: str
    name: str
    icon: str


@dressed
def touchpoint_matrix(state: State, *, theme: Theme = DEFAULT, page: str = "A3") -> list[Scene]:
    """Lay out the inventory of touchpoints by moment and channel.

    A touchpoint with several channels has a card under each of them.

    Parameters
    ----------
    state : State
        The workshop.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.

    Returns
    -------
    list of Scene
        One page, or several where the channels do not fit side by side; a page grows taller than
        its paper where a column holds more than fits.

    Raises
    ------
    UnknownName
        If there is no such page.
    """
    scaled = scaled_theme(theme, page)
    sheet = Sheet(
        theme, page, _title(state), _subtitle(state), _description(state),
        _legend(scaled, state.touchpoints), foot_lines(state, state.touchpoints),
    )  # fmt: skip
    if not state.touchpoints:
        return [
            invitation(
                sheet,
                "touchpoints",
                label("touchpoints.none"),
                label("touchpoints.begin"),
            )
        ]
    return _Matrix(state, sheet).scenes()


def _title(state: State) -> str:
    return state.charter.title or state.charter.organisation or label("kind.touchpoints")


def _subtitle(state: State) -> str:
    channels = len(state.channels)
    parts = [
        label("touchpoints.title"),
        counted("count.touchpoint", len(state.touchpoints)),
        counted("count.channel", channels) if channels else label("touchpoints.no_channels"),
        state.charter.organisation if state.charter.title else "",
    ]
    return " · ".join(part for part in parts if part)


def _description(state: State) -> str:
    said = []
    for moment, name, _ in _rows():
        names = [one.name for one in state.touchpoints if one.moment is moment]
        said.append(f"{name}: {', '.join(names) or label('none')}.")
    return " ".join(said)


def _legend(theme: Theme, records: Sequence[Touchpoint]) -> list[Mark]:
    sizes, colours = theme.sizes, theme.colours
    wide, high = sizes.icon * 1.2, sizes.small * 1.1

    def box(canvas: Canvas, x: float, y: float, *, dashed: bool, fill: str) -> None:
        place = Box(x - wide / 2, y - high / 2, wide, high)
        canvas.rect(place, fill, stroke=colours.muted, width=sizes.outline, dashed=dashed,
                    radius=1.5)  # fmt: skip

    if not records:
        return []
    found = [Mark(label("touchpoints.gap"), 0.0, lambda *_: None)]
    if any(record.level is Level.ASSUMED for record in records):
        found.append(
            Mark(label("assumption_unchecked"), wide,
                 lambda c, x, y: box(c, x, y, dashed=True, fill=""))
        )  # fmt: skip
    if any(record.provider for record in records):

        def people(canvas: Canvas, x: float, y: float) -> None:
            size = sizes.small * 1.3
            canvas.icon("people", x - size / 2, y - size / 2, size, colours.truth)

        found.append(Mark(label("touchpoints.third_party_runs"), sizes.small * 1.3, people))
    return found


class _Matrix:
    def __init__(self, state: State, sheet: Sheet) -> None:
        self.state, self.sheet, self.theme = state, sheet, sheet.theme
        self.sizes, self.colours = sheet.theme.sizes, sheet.theme.colours
        self.gutter = self.sizes.gutter
        self.columns = [
            _Column(one.id, one.name, icons.for_channel(one.name, one.icon))
            for one in state.channels
        ]
        known = {column.id for column in self.columns}
        if any(not known & set(one.channels) for one in state.touchpoints):
            self.columns.append(_Column("", label("no_channel"), "unknown"))
        self.known = known

    def scenes(self) -> list[Scene]:
        span = self.sheet.room.width - self.gutter + self.sizes.gap / 2  # no gap after the last
        most = max(1, int(span / (self.sizes.column_min * 1.05)))
        groups = shared_out(self.columns, most)
        width = span / len(groups[0])
        room = self.sheet.room.height
        size = largest_fit(
            body_sizes(self.theme),
            lambda one: all(self._needed(group, one, width) <= room for group in groups),
        )
        return [
            self._scene(group, size, width, at, len(groups)) for at, group in enumerate(groups, 1)
        ]

    # ── measures ─────────────────────────────────────────────────────────────────────────────

    def _cards(self, column: _Column, moment: Moment) -> list[Touchpoint]:
        return [
            one
            for one in self.state.touchpoints
            if one.moment is moment
            and (column.id in one.channels if column.id else not self.known & set(one.channels))
        ]

    def _cell(self, column: _Column, moment: Moment, size: float, width: float) -> Stack:
        inner = width - self.sizes.gap
        cards = [self._card(one, size, inner) for one in self._cards(column, moment)]
        return Stack(cards, gap=self.sizes.gap)

    def _row(self, columns: Sequence[_Column], moment: Moment, size: float, width: float) -> float:
        inner = width - self.sizes.gap
        cells = [self._cell(one, moment, size, width) for one in columns]
        highest = max(cell.height(self.theme, inner) for cell in cells)
        _, name, question = next(row for row in _rows() if row[0] is moment)
        label = self._label_height(name, question)
        return max(highest + 2 * self.sizes.gap, label, size * 4 + 2 * self.sizes.gap)

    def _label_height(self, name: str, question: str) -> float:
        """Return the height of a moment's name and question with the air around them."""
        words, leading = self.gutter - 3 * self.sizes.gap, self.theme.leading
        title = height_of(name, words, self._moment_size(), "bold", leading)
        below = height_of(question, words, self.sizes.lane, "regular", leading)
        return title + below + 3 * self.sizes.gap

    def _moment_size(self) -> float:
        names, top = [name for _, name, _ in _rows()], self.sizes.heading * 1.3
        return common_size(names, self.gutter - 3 * self.sizes.gap, top, self.sizes.small)

    def _head_size(self, columns: Sequence[_Column], width: float) -> float:
        names = [column.name for column in columns]
        return common_size(names, width - self.sizes.gap, self.sizes.heading, self.sizes.small)

    def _head(self, columns: Sequence[_Column], width: float) -> float:
        size, inner = self._head_size(columns, width), width - self.sizes.gap
        highest = max(height_of(c.name, inner, size, "bold", self.theme.leading) for c in columns)
        return self.sizes.icon * 1.5 + 4 + highest + 2 * self.sizes.gap

    def _needed(self, columns: Sequence[_Column], size: float, width: float) -> float:
        rows = sum(self._row(columns, moment, size, width) for moment, *_ in _rows())
        return self._head(columns, width) + rows

    # ── drawing ──────────────────────────────────────────────────────────────────────────────

    def _scene(
        self, columns: Sequence[_Column], size: float, width: float, at: int, pages: int
    ) -> Scene:
        canvas = Canvas(self.theme)
        room = self.sheet.room
        needed = self._needed(columns, size, width)
        spare = max(0.0, room.height - needed) / len(_rows())
        left, y = room.x + self.gutter, room.y
        head = self._head(columns, width)
        self._draw_head(canvas, columns, Box(left, y, width, head))
        y += head
        for tone, (moment, name, question) in enumerate(_rows()):
            height = self._row(columns, moment, size, width) + spare
            self._draw_label(canvas, name, question, Box(room.x, y, self.gutter, height), tone)
            for number, column in enumerate(columns):
                box = Box(left + number * width, y, width, height)
                self._draw_cell(canvas, column, moment, size, box)
            y += height
        return self.sheet.scene(canvas, at, pages, needed=max(needed, y - room.y))

    def _draw_head(self, canvas: Canvas, columns: Sequence[_Column], first: Box) -> None:
        size, icon = self._head_size(columns, first.width), self.sizes.icon * 1.5
        for number, column in enumerate(columns):
            x = first.x + number * first.width
            cell = Box(x + self.sizes.gap / 2, first.y, first.width - self.sizes.gap, first.height)
            colour = self.colours.ink if column.id else self.colours.pain
            canvas.icon(column.icon, cell.centre - icon / 2, cell.y, icon, colour, role="channel")
            top = cell.y + icon + 4
            canvas.text(
                column.name, Box(cell.x, top, cell.width, cell.bottom - top), size, style="bold",
                colour=colour, align="centre", role="channel", record=column.id,
            )  # fmt: skip

    def _draw_label(self, canvas: Canvas, name: str, question: str, box: Box, tone: int) -> None:
        sizes, colours = self.sizes, self.colours
        place = Box(box.x, box.y + sizes.gap / 2, box.width - sizes.gap, box.height - sizes.gap)
        fill = colours.stages[tone]
        canvas.rect(place, fill, radius=sizes.radius, role="moment")
        cell = place.inset(sizes.gap, sizes.gap)
        below = canvas.text(
            name, cell, self._moment_size(), style="bold", colour=colours.on_dark,
            role="moment",
        )  # fmt: skip
        cell = Box(cell.x, below, cell.width, place.bottom - below)
        canvas.text(question, cell, sizes.lane, colour=colours.on_dark, role="question")

    def _draw_cell(
        self, canvas: Canvas, column: _Column, moment: Moment, size: float, box: Box
    ) -> None:
        sizes = self.sizes
        place = box.inset(sizes.gap / 2)
        canvas.rect(place, self.colours.zebra, radius=sizes.radius, role="cell")
        cards = self._cell(column, moment, size, box.width)
        if cards.blocks:
            cell = Box(place.x, place.y + sizes.gap / 2, place.width, place.height)
            cards.draw(canvas, cell.inset(0, sizes.gap / 4))
            return
        high = sizes.heading * self.theme.leading
        cell = Box(place.x, place.y + (place.height - high) / 2, place.width, high)
        canvas.text("–", cell, sizes.heading, colour=self.colours.muted, align="centre", role="gap")

    def _card(self, one: Touchpoint, size: float, width: float) -> Frame:
        sizes, colours, theme = self.sizes, self.colours, self.theme
        small = max(sizes.small_min, size * theme.owner)
        inner = width - 2 * sizes.padding
        title = common_size([one.name], inner, size, small)
        assumed = one.level is Level.ASSUMED
        blocks: list[Block] = [
            Words(one.name, title, "bold", role="touchpoint", record=one.id),
            Words(one.department, small, "regular", colours.muted, role="department",
                  record=one.id),
        ]  # fmt: skip
        if one.provider:
            blocks.append(self._provider(one, small))
        if assumed:
            blocks.append(Words(label("assumption"), small, "italic", colours.muted, role="level"))
        return Frame(
            Stack(blocks, gap=1.0), sizes.padding, colours.page,
            colours.stages[list(Moment).index(one.moment)], assumed, sizes.radius,
            role="touchpoint", record=one.id,
        )  # fmt: skip

    def _provider(self, one: Touchpoint, small: float) -> Block:
        icon, colour = small * 1.3, self.colours.truth

        def mark(canvas: Canvas, x: float, y: float) -> None:
            canvas.icon("people", x - icon / 2, y - icon / 2, icon, colour, role="third party",
                        alt=label("third_party"))  # fmt: skip

        words = Words(one.provider, small, "regular", colour, role="third party", record=one.id)
        return Beside(mark, icon + 4, icon, words)
