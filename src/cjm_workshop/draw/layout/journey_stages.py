"""The chevrons of the stages, and the arrows of ways that are not simply the next step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.canvas import height_of, own_size
from cjm_workshop.draw.scene import Box, Paint, Path, Polygon

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey_content import LinkMark
    from cjm_workshop.draw.layout.journey_grid import Grid
    from cjm_workshop.draw.scene import Command

__all__ = ["StageMark", "draw_links", "draw_stages", "links_height", "stages_height"]


@dataclass(frozen=True)
class StageMark:
    """A chevron on this page.

    Attributes
    ----------
    id, name, duration : str
        Of the stage.
    tone : str
        Its colour.
    count : int
        Columns that it spans here.
    """

    id: str
    name: str
    duration: str
    tone: str
    count: int


def _text_width(grid: Grid, mark: StageMark) -> float:
    sizes = grid.theme.sizes
    return mark.count * grid.width - 2.2 * sizes.chevron_tip


def _name_size(grid: Grid, marks: tuple[StageMark, ...]) -> float:
    """Return one size for all names of a page at which no word is hyphenated."""
    sizes = grid.theme.sizes
    size = sizes.heading
    for mark in marks:
        size = own_size(mark.name, _text_width(grid, mark), size, sizes.body_min)
    return size


def _mark_height(grid: Grid, mark: StageMark, size: float) -> float:
    width, theme = _text_width(grid, mark), grid.theme
    name = height_of(mark.name, width, size, "bold", theme.leading)
    return name + height_of(mark.duration, width, theme.sizes.small + 0.5)


def stages_height(grid: Grid, marks: tuple[StageMark, ...]) -> float:
    """Return the height of the chevrons in points."""
    size = _name_size(grid, marks)
    texts = max((_mark_height(grid, mark, size) for mark in marks), default=0.0)
    return max(grid.theme.sizes.chevron, texts + 2 * grid.theme.sizes.padding)


def draw_stages(canvas: Canvas, grid: Grid, marks: tuple[StageMark, ...], y: float) -> None:
    """Draw the chevrons from left to right.

    ::

        ┌──────────┐╲┌──────────┐╲
        │ Discover  ╲ ╲ Order    ╲
        │ 1–7 days  ╱ ╱ 5 min    ╱
        └──────────┘╱└──────────┘╱
    """
    sizes, colours = canvas.sizes, canvas.colours
    height, size = stages_height(grid, marks), _name_size(grid, marks)
    tip, x = sizes.chevron_tip, grid.left
    for at, mark in enumerate(marks):
        width = mark.count * grid.width
        left, right, middle, foot = x + (1 if at else 0), x + width - 1, y + height / 2, y + height
        points = [(left, y), (right - tip, y), (right, middle), (right - tip, foot), (left, foot)]
        if at:
            points.append((left + tip, middle))
        canvas.add(Polygon(tuple(points), Paint(fill=mark.tone), role="stage", record=mark.id))
        left = x + sizes.chevron_tip * (1.35 if at else 1.0)
        top = y + (height - _mark_height(grid, mark, size)) / 2
        cell = Box(left, top, _text_width(grid, mark), y + height - top)
        below = canvas.text(
            mark.name,
            cell,
            size,
            style="bold",
            colour=colours.on_dark,
            role="stage",
            record=mark.id,
        )
        cell = Box(left, below, cell.width, y + height - below)
        canvas.text(mark.duration, cell, sizes.small + 0.5, colour=colours.on_dark, role="duration")
        x += width


# ── arrows ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Arrow:
    """An arrow on this page: from x to x, on a level above the cards."""

    start: float
    end: float
    label: str
    level: int
    leaves: bool
    """It points to a step on another page."""

    @property
    def left(self) -> float:
        return min(self.start, self.end)

    @property
    def width(self) -> float:
        return abs(self.end - self.start)


def _arrows(grid: Grid, links: tuple[LinkMark, ...]) -> list[_Arrow]:
    """Put the arrows on levels, the short ones lowest, so that none lies on another."""
    place = {column.number: at for at, column in enumerate(grid.columns)}
    found: list[_Arrow] = []
    for link in sorted(links, key=lambda link: (abs(link.end - link.start), link.start)):
        if link.start not in place:
            continue
        start, end = _ends(grid, link, place)
        leaves = link.end not in place
        words = f"to {link.end}" if leaves else ""
        label = ": ".join(part for part in (words, link.label) if part)
        level = 0
        taken = [other for other in found if _near(other, start, end, grid.width * 0.3)]
        while any(other.level == level for other in taken):
            level += 1
        found.append(_Arrow(start, end, label, level, leaves))
    return found


def _ends(grid: Grid, link: LinkMark, place: dict[int, int]) -> tuple[float, float]:
    """Return the x where an arrow leaves and where it arrives.

    Arrows leave right of a card's middle and arrive left of it, so that both may meet one card.
    """
    middle = grid.left + (place[link.start] + 0.5) * grid.width
    start = middle + grid.width * 0.2
    if link.end == link.start:
        return start, middle - grid.width * 0.2
    if link.end in place:
        return start, grid.left + (place[link.end] + 0.3) * grid.width
    if link.end > link.start:
        return start, min(start + grid.width, grid.right)
    return start, max(start - grid.width, grid.left)


def _near(other: _Arrow, start: float, end: float, air: float) -> bool:
    left, right = min(start, end), max(start, end)
    return left < other.left + other.width + air and other.left < right + air


def _label_height(grid: Grid, arrow: _Arrow) -> float:
    return height_of(arrow.label, _label_width(grid, arrow), _label_size(grid), "italic")


def _label_size(grid: Grid) -> float:
    return grid.theme.sizes.small * 0.93


def _label_width(grid: Grid, arrow: _Arrow) -> float:
    """Return the room for a label: as long as its arrow, and no shorter than a loop's."""
    return max(arrow.width - grid.theme.sizes.gap, grid.width * 0.4 - 2)


def _levels(grid: Grid, arrows: list[_Arrow]) -> list[float]:
    """Return the height of each level, the lowest first."""
    count = 1 + max((arrow.level for arrow in arrows), default=-1)
    return [
        max(_label_height(grid, arrow) for arrow in arrows if arrow.level == level)
        + grid.theme.sizes.gap * 1.2
        for level in range(count)
    ]


def links_height(grid: Grid, links: tuple[LinkMark, ...]) -> float:
    """Return the room that arrows need above the cards, in points; 0 without arrows."""
    levels = _levels(grid, _arrows(grid, links))
    return sum(levels) + 2 * grid.theme.sizes.gap if levels else 0.0


def draw_links(canvas: Canvas, grid: Grid, links: tuple[LinkMark, ...], foot: float) -> None:
    """Draw the arrows above the cards, whose tops are at `foot`."""
    sizes, colours = canvas.sizes, canvas.colours
    arrows = _arrows(grid, links)
    levels = _levels(grid, arrows)
    for arrow in arrows:
        y = foot - 2 * sizes.gap - sum(levels[: arrow.level])
        _draw_arrow(canvas, arrow, y, foot)
    for arrow in arrows:
        height, width = _label_height(grid, arrow), _label_width(grid, arrow)
        y = foot - 2 * sizes.gap - sum(levels[: arrow.level]) - height - 1
        middle = arrow.left + arrow.width / 2
        left = min(max(middle - width / 2, grid.left), grid.right - width)
        canvas.text(
            arrow.label,
            Box(left, y, width, height),
            _label_size(grid),
            style="italic",
            colour=colours.muted,
            align="centre",
            role="link",
        )


def _draw_arrow(canvas: Canvas, arrow: _Arrow, y: float, foot: float) -> None:
    sizes, colours = canvas.sizes, canvas.colours
    head, r = sizes.arrow, min(4.0, arrow.width / 2)
    side = 1 if arrow.end > arrow.start else -1
    commands: list[Command] = [
        ("M", arrow.start, foot),
        ("L", arrow.start, y + r),
        ("C", arrow.start, y, arrow.start, y, arrow.start + side * r, y),
    ]
    if arrow.leaves:
        commands.append(("L", arrow.end - side * head, y))
        tip = (
            (arrow.end, y),
            (arrow.end - side * head * 1.6, y - head),
            (arrow.end - side * head * 1.6, y + head),
        )
    else:
        x = arrow.end
        commands += [("L", x - side * r, y), ("C", x, y, x, y, x, y + r), ("L", x, foot - head)]
        tip = ((x, foot), (x - head, foot - head * 1.6), (x + head, foot - head * 1.6))
    pen = Paint(stroke=colours.muted, width=sizes.outline)
    canvas.add(
        Path(tuple(commands), pen, role="link"),
        Polygon(tip, Paint(fill=colours.muted), role="link"),
    )
