"""The lanes of touchpoints, doing, thinking and channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import metrics
from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.canvas import height_of, own_size
from cjm_workshop.draw.layout.journey.grid import mark_words, stacked, write_doubt, write_mark
from cjm_workshop.draw.scene import Box, Circle, Paint, Star
from cjm_workshop.draw.wrap import wrap

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import ChannelMark, Column, Said
    from cjm_workshop.draw.layout.journey.grid import Grid

__all__ = [
    "channels_height",
    "doing_height",
    "draw_channels",
    "draw_doing",
    "draw_thinking",
    "draw_touchpoint",
    "said_height",
    "thinking_height",
    "touchpoint_height",
    "write_said",
]


# ── touchpoints ──────────────────────────────────────────────────────────────────────────────


def _title_size(grid: Grid, name: str) -> float:
    """Return the size of one card's title: smaller where that keeps a long word whole."""
    return own_size(name, grid.text_width, grid.title, grid.small)


def touchpoint_height(grid: Grid, column: Column) -> float:
    """Return the height of a step's card in points."""
    sizes = grid.theme.sizes
    title = grid.height(column.name, grid.text_width, _title_size(grid, column.name), bold=True)
    words = height_of(_word(column), grid.text_width, grid.small, "italic", grid.theme.leading)
    return 2 * sizes.padding + 2 * sizes.badge + 3 + title + words


def _word(column: Column) -> str:
    """Return what stands under the title: how sure we are, or whose step it is."""
    return " · ".join(word for word in (column.doubt, column.note) if word)


def draw_touchpoint(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Draw the card of a step: number, title, star, and a word where it is not backed."""
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
    _draw_number(canvas, column, tone, x, y)
    if column.truth:
        right = card.right - sizes.padding - sizes.star + 1
        canvas.add(Star(right, y, sizes.star, colours.truth, role="truth", record=column.id,
                        alt=label("moment_of_truth")))  # fmt: skip
    top = y + sizes.badge + 3
    cell = Box(card.x + sizes.padding, top, grid.text_width, card.bottom - top)
    below = canvas.text(
        column.name,
        cell,
        _title_size(grid, column.name),
        style="bold",
        role="title",
        record=column.id,
    )
    write_doubt(canvas, grid, _word(column), Box(cell.x, below, cell.width, card.bottom - below))


def _draw_number(canvas: Canvas, column: Column, tone: str, x: float, y: float) -> None:
    sizes = canvas.sizes
    canvas.add(Circle(x, y, sizes.badge, Paint(fill=tone), role="badge", record=column.id))
    number = str(column.number)
    size = sizes.small if len(number) < 3 else sizes.small * 0.8
    # digits have no descender: raised by a third of their height they stand in the middle
    badge = Box(x - sizes.badge - 2, y - size * 0.615, 2 * sizes.badge + 4, size * 1.3)
    colour = canvas.colours.on(tone)
    canvas.text(number, badge, size, style="bold", colour=colour, align="centre", role="number")


# ── doing and thinking ───────────────────────────────────────────────────────────────────────


def _mark_height(grid: Grid, of: tuple[int, ...], width: float) -> float:
    return height_of(mark_words(grid, of), width, grid.small, "bold", grid.theme.leading)


def said_height(grid: Grid, every: tuple[Said, ...], width: float) -> float:
    """Return the height of texts below each other, each under the mark of whose it is."""
    return stacked(
        grid, [_mark_height(grid, one.of, width) + grid.height(one.text, width) for one in every]
    )


def write_said(
    canvas: Canvas, grid: Grid, every: tuple[Said, ...], cell: Box, role: str, record: str
) -> float:
    """Write texts below each other into a cell; return the y below them."""
    y = cell.y
    for at, one in enumerate(every):
        y += canvas.sizes.gap if at else 0.0
        y = write_mark(canvas, grid, one.of, Box(cell.x, y, cell.width, cell.bottom - y))
        below = Box(cell.x, y, cell.width, cell.bottom - y)
        y = canvas.text(one.text, below, grid.body, role=role, record=record)
    return y


def doing_height(grid: Grid, column: Column) -> float:
    """Return the height of what the customer does, in points."""
    return said_height(grid, column.doings, grid.width - 2 * grid.theme.sizes.gap)


def draw_doing(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Write what the customer does."""
    del tone
    cell = box.inset(canvas.sizes.gap, 0)
    write_said(canvas, grid, column.doings, cell, "doing", column.id)


def _bubble_height(grid: Grid, said: Said) -> float:
    sizes = grid.theme.sizes
    lines = height_of(said.text, grid.text_width, grid.body, "italic", grid.theme.leading)
    mark = _mark_height(grid, said.of, grid.text_width)
    return mark + lines + 2 * sizes.padding * 0.8 + sizes.tail


def thinking_height(grid: Grid, column: Column) -> float:
    """Return the height of a step's speech bubbles in points."""
    return stacked(grid, [_bubble_height(grid, said) for said in column.thoughts])


def draw_thinking(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Draw what the customer thinks and says as speech bubbles."""
    del tone
    sizes, y = canvas.sizes, box.y
    fill = canvas.colours.page if grid.is_framed(column) else canvas.colours.bubble
    for said in column.thoughts:
        height = _bubble_height(grid, said)
        bubble = Box(box.x + sizes.gap / 2, y, grid.card_width, height - sizes.tail)
        canvas.bubble(bubble, fill, role="bubble", record=column.id)
        cell = bubble.inset(sizes.padding, sizes.padding * 0.8)
        below = write_mark(canvas, grid, said.of, cell)
        cell = Box(cell.x, below, cell.width, cell.bottom - below)
        canvas.text(said.text, cell, grid.body, style="italic", role="thinking", record=column.id)
        y += height + sizes.gap


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


def channels_height(grid: Grid, column: Column) -> float:
    """Return the height of a step's channels in points."""
    rows = _channel_rows(grid, column.channels)
    return stacked(grid, [_channel_row_height(grid, row) for row in rows])


def draw_channels(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Draw an icon and a word for each channel."""
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
