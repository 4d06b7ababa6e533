"""The lanes of a journey map that hold cards and texts: how high a cell is, and how it is drawn.

Every lane comes as a pair of functions over one `Column`: the first tells the height that the cell
needs at a text size, the second draws it. A page takes the highest cell for the whole lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjm_workshop.draw import metrics
from cjm_workshop.draw.layout.canvas import common_size, height_of
from cjm_workshop.draw.scene import Box, Circle, Paint, Star
from cjm_workshop.draw.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey_content import (
        ChannelMark,
        Column,
        OpportunityCard,
        PainCard,
    )
    from cjm_workshop.draw.theme import Theme

__all__ = ["LANES", "Grid", "Lane"]


@dataclass(frozen=True)
class Grid:
    """The columns of one page.

    Attributes
    ----------
    theme : Theme
        Scaled to the page.
    left : float
        x of the first column in points.
    width : float
        Of one column in points.
    body : float
        Size of running text in points.
    columns : tuple of Column
        Of this page.
    tones : tuple of str
        Stage colour of each column.
    """

    theme: Theme
    left: float
    width: float
    body: float
    columns: tuple[Column, ...]
    tones: tuple[str, ...]

    @property
    def right(self) -> float:
        """The x where the last column ends."""
        return self.left + self.width * len(self.columns)

    @property
    def card_width(self) -> float:
        """Width of a card in a column."""
        return self.width - self.theme.sizes.gap

    @property
    def text_width(self) -> float:
        """Width of the text in a card."""
        return self.card_width - 2 * self.theme.sizes.padding

    @property
    def small(self) -> float:
        """Size of labels and names below the running text."""
        return max(self.theme.sizes.small_min, self.body * self.theme.owner)

    @cached_property
    def title(self) -> float:
        """Size of the cards' titles: one for the page, at which words need no hyphen."""
        top = self.body * self.theme.card_title
        names = [column.name for column in self.columns]
        return common_size(names, self.text_width, top, top * 0.84)

    def column_box(self, at: int, y: float, height: float) -> Box:
        """Return the box of a column from `y` downwards."""
        return Box(self.left + at * self.width, y, self.width, height)

    def height(self, text: str, width: float, size: float = 0.0, *, bold: bool = False) -> float:
        """Return the height of a text at the running size or another."""
        style: metrics.Style = "bold" if bold else "regular"
        return height_of(text, width, size or self.body, style, self.theme.leading)


@dataclass(frozen=True)
class Lane:
    """A row of the map.

    Attributes
    ----------
    key : str
        Role of its items, and name of its icon.
    name, question : str
        In the gutter; ``{who}`` stands for the persona's first name.
    invite : str
        Shown in place of an empty lane.
    height : callable
        (grid, column) to points; 0 for a cell with nothing in it.
    draw : callable
        (canvas, grid, column, box, colour of its stage).
    """

    key: str
    name: str
    question: str
    invite: str
    height: Callable[[Grid, Column], float]
    draw: Callable[[Canvas, Grid, Column, Box, str], None]


# ── touchpoints ──────────────────────────────────────────────────────────────────────────────


def _title_size(grid: Grid, name: str) -> float:
    """Return the size of one card's title: smaller where a long word asks for it."""
    low = grid.theme.sizes.small_min
    return common_size([name], grid.text_width, grid.title, min(low, grid.title))


def _touchpoint_height(grid: Grid, column: Column) -> float:
    sizes = grid.theme.sizes
    title = grid.height(column.name, grid.text_width, _title_size(grid, column.name), bold=True)
    doubt = grid.height(column.doubt, grid.text_width, grid.small)
    return 2 * sizes.padding + 2 * sizes.badge + 3 + title + doubt


def _draw_touchpoint(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    sizes, colours = canvas.sizes, canvas.colours
    card = box.inset(sizes.gap / 2, 0)
    canvas.rect(
        card,
        colours.page,
        stroke=tone,
        width=sizes.outline,
        dashed=bool(column.doubt),
        radius=sizes.radius,
        role="touchpoint",
        record=column.id,
    )
    x, y = card.x + sizes.padding + sizes.badge - 1, card.y + sizes.padding + sizes.badge - 1
    canvas.add(Circle(x, y, sizes.badge, Paint(fill=tone), role="badge", record=column.id))
    number = str(column.number)
    size = sizes.small if len(number) < 3 else sizes.small * 0.8
    # digits have no descender: raised by a third of their height they stand in the middle
    badge = Box(x - sizes.badge - 2, y - size * 0.615, 2 * sizes.badge + 4, size * 1.3)
    canvas.text(
        number, badge, size, style="bold", colour=colours.on_dark, align="centre", role="number"
    )
    if column.truth:
        canvas.add(
            Star(
                card.right - sizes.padding - sizes.star + 1,
                y,
                sizes.star,
                colours.truth,
                role="truth",
                record=column.id,
                alt="moment of truth",
            )
        )
    cell = Box(card.x + sizes.padding, y + sizes.badge + 3, grid.text_width, 0)
    cell = Box(cell.x, cell.y, cell.width, card.bottom - cell.y)
    below = canvas.text(
        column.name,
        cell,
        _title_size(grid, column.name),
        style="bold",
        role="title",
        record=column.id,
    )
    _doubt(canvas, grid, column.doubt, Box(cell.x, below, cell.width, card.bottom - below))


def _doubt(canvas: Canvas, grid: Grid, word: str, cell: Box) -> None:
    canvas.text(word, cell, grid.small, style="italic", colour=canvas.colours.muted, role="doubt")


# ── doing and thinking ───────────────────────────────────────────────────────────────────────


def _doing_height(grid: Grid, column: Column) -> float:
    return grid.height(column.action, grid.width - 2 * grid.theme.sizes.gap)


def _draw_doing(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    del tone
    cell = box.inset(canvas.sizes.gap, 0)
    canvas.text(column.action, cell, grid.body, role="doing", record=column.id)


def _bubble_height(grid: Grid, text: str) -> float:
    sizes = grid.theme.sizes
    lines = height_of(text, grid.text_width, grid.body, "italic", grid.theme.leading)
    return lines + 2 * sizes.padding * 0.8 + sizes.tail


def _thinking_height(grid: Grid, column: Column) -> float:
    return _stacked(grid, [_bubble_height(grid, text) for text in column.thoughts])


def _draw_thinking(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    del tone
    sizes, y = canvas.sizes, box.y
    fill = canvas.colours.page if column.truth else canvas.colours.bubble
    for text in column.thoughts:
        height = _bubble_height(grid, text)
        bubble = Box(box.x + sizes.gap / 2, y, grid.card_width, height - sizes.tail)
        canvas.bubble(bubble, fill, role="bubble", record=column.id)
        cell = bubble.inset(sizes.padding, sizes.padding * 0.8)
        canvas.text(text, cell, grid.body, style="italic", role="thinking", record=column.id)
        y += height + sizes.gap


def _stacked(grid: Grid, heights: list[float]) -> float:
    """Return the height of several cards, one below the other."""
    return sum(heights) + grid.theme.sizes.gap * max(0, len(heights) - 1)


# ── channels ─────────────────────────────────────────────────────────────────────────────────


def _channel_rows(grid: Grid, marks: tuple[ChannelMark, ...]) -> list[tuple[ChannelMark, ...]]:
    """Put as many channels side by side as their names allow without a hyphen."""
    size, inner = grid.theme.sizes.small, grid.width - grid.theme.sizes.gap
    for count in range(min(len(marks), 4), 1, -1):
        if not any(wrap(mark.name, inner / count - 2, size).hyphenated for mark in marks):
            return [marks[at : at + count] for at in range(0, len(marks), count)]
    return [(mark,) for mark in marks]


def _channel_row_height(grid: Grid, row: tuple[ChannelMark, ...]) -> float:
    sizes = grid.theme.sizes
    slot = (grid.width - sizes.gap) / len(row) - 2
    return sizes.icon + 3 + max(grid.height(mark.name, slot, sizes.small) for mark in row)


def _channels_height(grid: Grid, column: Column) -> float:
    rows = _channel_rows(grid, column.channels)
    return _stacked(grid, [_channel_row_height(grid, row) for row in rows])


def _draw_channels(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    del tone
    sizes, y = canvas.sizes, box.y
    for row in _channel_rows(grid, column.channels):
        height = _channel_row_height(grid, row)
        slot = (grid.width - sizes.gap) / len(row)
        # two icons look like one group when they do not stand at the far ends of the column
        slot = min(slot, max(sizes.icon * 3, *(_label_width(mark, sizes.small) for mark in row)))
        left = box.centre - slot * len(row) / 2
        for at, mark in enumerate(row):
            middle = left + (at + 0.5) * slot
            canvas.icon(mark.icon, middle - sizes.icon / 2, y, sizes.icon, role="channel")
            cell = Box(middle - slot / 2 + 1, y + sizes.icon + 3, slot - 2, height - sizes.icon - 3)
            canvas.text(
                mark.name,
                cell,
                sizes.small,
                colour=canvas.colours.muted,
                align="centre",
                role="channel",
                record=mark.id,
            )
        y += height + sizes.gap


def _label_width(mark: ChannelMark, size: float) -> float:
    return metrics.width(mark.name, size) + 4


# ── pain points and opportunities ────────────────────────────────────────────────────────────


def _note_width(grid: Grid) -> float:
    """Return the width of the text beside the coloured bar of a card."""
    sizes = grid.theme.sizes
    return grid.card_width - sizes.bar - 1.6 * sizes.padding


def _pain_height(grid: Grid, card: PainCard) -> float:
    sizes, width = grid.theme.sizes, _note_width(grid)
    head = sizes.padding * 0.8 + sizes.card_icon + 2
    doubt = grid.height(card.doubt, width, grid.small)
    return head + grid.height(card.text, width) + doubt + sizes.padding * 0.8


def _pains_height(grid: Grid, column: Column) -> float:
    return _stacked(grid, [_pain_height(grid, card) for card in column.pains])


def _draw_pains(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    del tone
    sizes, colours, y = canvas.sizes, canvas.colours, box.y
    for card in column.pains:
        height = _pain_height(grid, card)
        place = Box(box.x + sizes.gap / 2, y, grid.card_width, height)
        cell = _bar_card(
            canvas, place, colours.pain_card, colours.pain, "pains", card.id, bool(card.doubt)
        )
        if card.severity:
            _severity(canvas, place, card)
        below = canvas.text(card.text, cell, grid.body, role="pain", record=card.id)
        _doubt(canvas, grid, card.doubt, Box(cell.x, below, cell.width, place.bottom - below))
        y += height + sizes.gap


def _bar_card(
    canvas: Canvas, place: Box, fill: str, colour: str, icon: str, record: str, dashed: bool
) -> Box:
    """Draw a card with a coloured bar and an icon; return the cell for its text.

    ::

        ┃ △      ●●○
        ┃ text of the
        ┃ card
    """
    sizes = canvas.sizes
    canvas.rect(place, fill, role=icon, record=record)
    if dashed:
        canvas.rect(
            place.inset(sizes.outline / 2),
            stroke=colour,
            width=sizes.outline,
            dashed=True,
            role=icon,
        )
    canvas.rect(Box(place.x, place.y, sizes.bar, place.height), colour, role=icon)
    x, y = place.x + sizes.bar + sizes.padding * 0.8, place.y + sizes.padding * 0.8
    canvas.icon(icon, x, y, sizes.card_icon, colour, role=icon)
    top = y + sizes.card_icon + 2
    width = place.width - sizes.bar - 1.6 * sizes.padding
    return Box(x, top, width, place.bottom - top)


def _severity(canvas: Canvas, place: Box, card: PainCard) -> None:
    """Draw one to three filled dots in the corner of a card."""
    sizes, colour = canvas.sizes, canvas.colours.pain
    y = place.y + sizes.padding * 0.8 + sizes.card_icon / 2
    for at in range(3):
        x = place.right - sizes.padding - sizes.dot - (2 - at) * 2.9 * sizes.dot
        filled = at < (card.severity or 0)
        paint = Paint(fill=colour if filled else canvas.colours.page, stroke=colour, width=0.7)
        alt = f"severity {card.severity} of 3" if at == 0 else ""
        canvas.add(Circle(x, y, sizes.dot, paint, role="severity", record=card.id, alt=alt))


def _owner(card: OpportunityCard) -> str:
    also = ", ".join(str(number) for number in card.also)
    return (card.owner or "no owner yet") + (f" · also {also}" if also else "")


def _opportunity_height(grid: Grid, card: OpportunityCard) -> float:
    sizes, width = grid.theme.sizes, _note_width(grid)
    head = sizes.padding * 0.8 + sizes.card_icon + 2
    owner = height_of(_owner(card), width, grid.small, _owner_style(card), grid.theme.leading)
    return head + grid.height(card.text, width) + owner + 1 + sizes.padding * 0.8


def _owner_style(card: OpportunityCard) -> metrics.Style:
    return "bold" if card.owner else "italic"


def _opportunities_height(grid: Grid, column: Column) -> float:
    return _stacked(grid, [_opportunity_height(grid, card) for card in column.opportunities])


def _draw_opportunities(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    del tone
    sizes, colours, y = canvas.sizes, canvas.colours, box.y
    for card in column.opportunities:
        height = _opportunity_height(grid, card)
        place = Box(box.x + sizes.gap / 2, y, grid.card_width, height)
        cell = _bar_card(
            canvas, place, colours.opportunity_card, colours.opportunity, "opportunities", card.id,
            False,
        )  # fmt: skip
        below = 1 + canvas.text(card.text, cell, grid.body, role="opportunity", record=card.id)
        canvas.text(
            _owner(card),
            Box(cell.x, below, cell.width, place.bottom - below),
            grid.small,
            style=_owner_style(card),
            colour=colours.opportunity,
            role="owner",
            record=card.id,
        )
        y += height + sizes.gap


LANES: tuple[Lane, ...] = (
    Lane(
        "touchpoints",
        "Touchpoints",
        "What happens?",
        "No steps yet. Which touchpoint comes first?",
        _touchpoint_height,
        _draw_touchpoint,
    ),
    Lane(
        "doing",
        "Doing",
        "What does {who} do?",
        "No actions yet. What does {who} do at each step?",
        _doing_height,
        _draw_doing,
    ),
    Lane(
        "thinking",
        "Thinking",
        "What goes through {whose} mind?",
        "No thoughts yet. What would {who} say out loud here?",
        _thinking_height,
        _draw_thinking,
    ),
    Lane(
        "channels",
        "Channels",
        "Through what?",
        "No channels yet. Does this happen on the web, by phone, at the door?",
        _channels_height,
        _draw_channels,
    ),
    Lane(
        "pains",
        "Pain points",
        "What hurts?",
        "No pain points yet. Where does {who} lose time, money or trust?",
        _pains_height,
        _draw_pains,
    ),
    Lane(
        "opportunities",
        "Opportunities",
        "How might we … and who owns it?",
        "No opportunities yet. Turn each pain into “How might we …”, and give it an owner.",
        _opportunities_height,
        _draw_opportunities,
    ),
)
"""The lanes around the curve, in their order; the curve comes after `thinking`."""
