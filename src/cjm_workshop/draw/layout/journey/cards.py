"""The lanes of pain points and opportunities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.layout.journey.grid import mark_words, stacked, write_doubt, write_mark
from cjm_workshop.draw.scene import Box, Circle, Paint

if TYPE_CHECKING:
    from cjm_workshop.draw import metrics
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column, OpportunityCard, PainCard
    from cjm_workshop.draw.layout.journey.grid import Grid

__all__ = [
    "draw_opportunities",
    "draw_pains",
    "opportunities_height",
    "pains_height",
]


# ── pain points and opportunities ────────────────────────────────────────────────────────────


def _note_width(grid: Grid) -> float:
    """Return the width of the text beside the coloured bar of a card."""
    sizes = grid.theme.sizes
    return grid.card_width - sizes.bar - 1.6 * sizes.padding


def _pain_height(grid: Grid, card: PainCard) -> float:
    sizes, width = grid.theme.sizes, _note_width(grid)
    head = sizes.padding * 0.8 + sizes.card_icon + 2
    leading = grid.theme.leading
    doubt = height_of(card.doubt, width, grid.small, "italic", leading)
    mark = height_of(mark_words(grid, card.of), width, grid.small, "bold", leading)
    return head + mark + grid.height(card.text, width) + doubt + sizes.padding * 0.8


def pains_height(grid: Grid, column: Column) -> float:
    """Return the height of a step's pain points in points; 0 where there is none."""
    return stacked(grid, [_pain_height(grid, card) for card in column.pains])


def draw_pains(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Draw a step's pain points, one card below the other."""
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
        below = write_mark(canvas, grid, card.of, cell)
        cell = Box(cell.x, below, cell.width, cell.bottom - below)
        below = canvas.text(card.text, cell, grid.body, role="pain", record=card.id)
        write_doubt(canvas, grid, card.doubt, Box(cell.x, below, cell.width, place.bottom - below))
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
        alt = label("map.severity", value=card.severity) if at == 0 else ""
        canvas.add(Circle(x, y, sizes.dot, paint, role="severity", record=card.id, alt=alt))


def _owner(card: OpportunityCard) -> str:
    also = ", ".join(str(number) for number in card.also)
    return (card.owner or label("no_owner")) + (
        f"\xa0· {label('map.also', steps=also)}" if also else ""
    )


def _opportunity_height(grid: Grid, card: OpportunityCard) -> float:
    sizes, width = grid.theme.sizes, _note_width(grid)
    head = sizes.padding * 0.8 + sizes.card_icon + 2
    owner = height_of(_owner(card), width, grid.small, _owner_style(card), grid.theme.leading)
    return head + grid.height(card.text, width) + owner + 1 + sizes.padding * 0.8


def _owner_style(card: OpportunityCard) -> metrics.Style:
    return "bold" if card.owner else "italic"


def opportunities_height(grid: Grid, column: Column) -> float:
    """Return the height of a step's opportunities in points; 0 where there is none."""
    return stacked(grid, [_opportunity_height(grid, card) for card in column.opportunities])


def draw_opportunities(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Draw a step's opportunities with their owners."""
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
