"""Pieces of a picture that know how high they are at a width and how they are drawn.

A block is measured before anything is drawn, and drawn into the height that it asked for, so no
two blocks meet. Blocks hold blocks: a sticky note is a frame around words and a mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cjm_workshop.draw import metrics
from cjm_workshop.draw.labels import label, term
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.scene import Box, Circle, Paint, Path
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_workshop.draw.layout.canvas import Align, Canvas
    from cjm_workshop.draw.metrics import Style
    from cjm_workshop.draw.theme import Theme

__all__ = [
    "Beside",
    "Block",
    "Chips",
    "Frame",
    "Stack",
    "Words",
    "badge",
    "level_mark",
    "masonry",
]


class Block(Protocol):
    """Something with a height at a width."""

    def height(self, theme: Theme, width: float) -> float:
        """Return the height in points at a width in points."""
        ...

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw into a box that is at least as high as `height` says."""
        ...


@dataclass(frozen=True)
class Words:
    """A text; an empty one takes no room."""

    text: str
    size: float
    style: Style = "regular"
    colour: str = ""
    align: Align = "left"
    role: str = ""
    record: str = ""

    def height(self, theme: Theme, width: float) -> float:
        """Return the height of the lines."""
        return height_of(self.text, width, self.size, self.style, theme.leading)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Write the lines from the top of the box."""
        canvas.text(
            self.text, box, self.size, style=self.style, colour=self.colour, align=self.align,
            role=self.role, record=self.record,
        )  # fmt: skip


@dataclass(frozen=True)
class Stack:
    """Blocks below each other; those without height leave no gap."""

    blocks: Sequence[Block]
    gap: float = 0.0

    def _heights(self, theme: Theme, width: float) -> list[float]:
        return [block.height(theme, width) for block in self.blocks]

    def height(self, theme: Theme, width: float) -> float:
        """Return the heights of the blocks and the gaps between them."""
        heights = [height for height in self._heights(theme, width) if height]
        return sum(heights) + self.gap * max(0, len(heights) - 1)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the blocks from the top."""
        y = box.y
        heights = self._heights(canvas.theme, box.width)
        for block, height in zip(self.blocks, heights, strict=True):
            if height:
                block.draw(canvas, Box(box.x, y, box.width, height))
                y += height + self.gap


@dataclass(frozen=True)
class Frame:
    """A block on a card; the card fills the box that it is drawn into."""

    inside: Block
    padding: float
    fill: str = ""
    stroke: str = ""
    dashed: bool = False
    radius: float = 0.0
    bar: str = ""
    """Colour of a bar along the left edge; empty for none."""
    role: str = ""
    record: str = ""
    alt: str = ""
    least: float = 0.0
    """Smallest height in multiples of the width."""

    def _left(self, theme: Theme) -> float:
        return self.padding + (theme.sizes.bar if self.bar else 0.0)

    def height(self, theme: Theme, width: float) -> float:
        """Return the height of the inside and the padding around it."""
        inner = width - self._left(theme) - self.padding
        return max(self.least * width, self.inside.height(theme, inner) + 2 * self.padding)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the card, then what stands on it."""
        sizes = canvas.sizes
        canvas.rect(
            box, self.fill, stroke=self.stroke, width=sizes.outline if self.stroke else 0.0,
            dashed=self.dashed, radius=self.radius, role=self.role, record=self.record,
            alt=self.alt,
        )  # fmt: skip
        if self.bar:
            canvas.rect(Box(box.x, box.y, sizes.bar, box.height), self.bar, role=self.role)
        left = self._left(canvas.theme)
        width = box.width - left - self.padding
        self.inside.draw(
            canvas, Box(box.x + left, box.y + self.padding, width, box.height - 2 * self.padding)
        )


@dataclass(frozen=True)
class Beside:
    """A mark at the left of a block, level with its first line."""

    mark: Callable[[Canvas, float, float], None]
    """(canvas, x of the centre, y of the centre)."""
    width: float
    """Room for the mark."""
    line: float
    """Height of the block's first line."""
    inside: Block

    def height(self, theme: Theme, width: float) -> float:
        """Return the height of the block, or of the mark where that is higher."""
        return max(self.line, self.inside.height(theme, width - self.width))

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the mark and the block."""
        self.mark(canvas, box.x + self.width * 0.4, box.y + self.line / 2)
        inner = Box(box.x + self.width, box.y, box.width - self.width, box.height)
        self.inside.draw(canvas, inner)


@dataclass(frozen=True)
class Chips:
    """Icons with a word each, as many side by side as fit."""

    chips: Sequence[tuple[str, str, str]]
    """Icon, word and record of each."""
    size: float
    colour: str = ""

    def _icon(self) -> float:
        return self.size * 1.5

    def _rows(self, theme: Theme, width: float) -> list[list[tuple[tuple[str, str, str], float]]]:
        rows: list[list[tuple[tuple[str, str, str], float]]] = []
        used = width
        for chip in self.chips:
            need = self._icon() + 4 + metrics.width(chip[1], self.size) + 1
            if used + theme.sizes.gap * 2 + need > width or not rows:
                rows.append([])
                used = -theme.sizes.gap * 2
            rows[-1].append((chip, min(need, width)))
            used += theme.sizes.gap * 2 + need
        return rows

    def _row_height(self, theme: Theme, row: list[tuple[tuple[str, str, str], float]]) -> float:
        words = (
            height_of(chip[1], need - self._icon() - 4, self.size, "regular", theme.leading)
            for chip, need in row
        )
        return max(self._icon(), *words)

    def height(self, theme: Theme, width: float) -> float:
        """Return the height of the rows."""
        rows = self._rows(theme, width)
        gaps = theme.sizes.gap * 0.6 * max(0, len(rows) - 1)
        return sum(self._row_height(theme, row) for row in rows) + gaps

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the chips row by row."""
        y = box.y
        icon = self._icon()
        for row in self._rows(canvas.theme, box.width):
            x, height = box.x, self._row_height(canvas.theme, row)
            for (name, word, record), need in row:
                canvas.icon(name, x, y, icon, self.colour, role="channel")
                lines = height_of(word, need - icon - 4, self.size)
                top = y + max(0.0, (icon - lines) / 2)
                cell = Box(x + icon + 4, top, need - icon - 4, max(lines, height - (top - y)))
                canvas.text(word, cell, self.size, role="channel", record=record)
                x += need + canvas.sizes.gap * 2
            y += height + canvas.sizes.gap * 0.6


# ── marks ────────────────────────────────────────────────────────────────────────────────────


def level_mark(
    canvas: Canvas, x: float, y: float, radius: float, level: Level, record: str = ""
) -> None:
    """Draw how we know something: full, half, empty, or dashed and empty for an assumption."""
    ink, width = canvas.colours.ink, max(0.7, radius * 0.28)
    alt = label("assumption") if level is Level.ASSUMED else term(f"level.{level.value}")
    dash = (width * 1.5, width * 1.2) if level is Level.ASSUMED else ()
    fill = ink if level is Level.OBSERVED else canvas.colours.page
    paint = Paint(fill=fill, stroke=ink, width=width, dash=dash)
    canvas.add(Circle(x, y, radius, paint, role="level", record=record, alt=alt))
    if level is Level.REPORTED:
        k = radius * 0.5522847498
        half = (
            ("M", x, y - radius),
            ("C", x - k, y - radius, x - radius, y - k, x - radius, y),
            ("C", x - radius, y + k, x - k, y + radius, x, y + radius),
            ("Z",),
        )
        canvas.add(Path(half, Paint(fill=ink), role="level"))


def badge(
    canvas: Canvas, x: float, y: float, number: int, fill: str, radius: float, record: str = ""
) -> None:
    """Draw a number in a filled circle around (x, y)."""
    paint = Paint(fill=fill, stroke=canvas.colours.page, width=radius * 0.12)
    canvas.add(Circle(x, y, radius, paint, role="badge", record=record))
    text = str(number)
    size = radius * (1.1 if len(text) < 3 else 0.85)
    # digits have no descender: raised by a third of their height they stand in the middle
    cell = Box(x - radius * 1.2, y - size * 0.615, 2.4 * radius, size * 1.3)
    colour = canvas.colours.on(fill)
    canvas.text(
        text, cell, size, style="bold", colour=colour, align="centre", role="number",
        record=record,
    )  # fmt: skip


# ── packing ──────────────────────────────────────────────────────────────────────────────────


def masonry(heights: Sequence[float], columns: int, gap: float) -> list[tuple[int, float]]:
    """Put blocks, in order, each into the column that is shortest so far.

    Of columns that end about level, within half a gap, it is the first: blocks of almost the same
    height are read row by row.

    Parameters
    ----------
    heights : sequence of float
        In points.
    columns : int
        How many columns.
    gap : float
        Between two blocks of a column.

    Returns
    -------
    list of (int, float)
        Column and y of each block.

    >>> masonry([30, 10, 10], 2, 5)
    [(0, 0.0), (1, 0.0), (1, 15.0)]
    """
    ends = [0.0] * columns
    places = []
    for height in heights:
        level = min(ends) + gap / 2
        at = next(column for column in range(columns) if ends[column] <= level)
        places.append((at, ends[at]))
        ends[at] += height + gap
    return places
