"""The arrows over the stages: branches, loops, and other ways that are not simply the next step.

::

              12 → 5: gives up
          ┌──────────────────────────┐         level 1
          │      8 again             │
          │      ┌────┐              │         level 0
          v      v    │              │
      ▷ stage   ▷ stage              ▷ stage
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw import metrics
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.scene import Box, Paint, Path, Polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import LinkMark
    from cjm_workshop.draw.layout.journey.grid import Grid
    from cjm_workshop.draw.scene import Command

__all__ = ["draw_links", "links_height"]

_AIR = 2.5
"""Points between a label and the line of another arrow."""


@dataclass(frozen=True)
class _Way:
    """An arrow before it has its level: from x to x."""

    start: float
    end: float
    words: str
    leaves: bool
    """It points to a step on another page."""

    @property
    def left(self) -> float:
        return min(self.start, self.end)

    @property
    def right(self) -> float:
        return max(self.start, self.end)

    @property
    def legs(self) -> tuple[float, ...]:
        """The x of its upright lines."""
        return (self.start,) if self.leaves else (self.start, self.end)


@dataclass(frozen=True)
class _Arrow:
    """An arrow on its level, 0 being the lowest, with the room of its label."""

    way: _Way
    level: int
    x: float
    width: float

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where the arrow and its label lie."""
        return min(self.way.left, self.x), max(self.way.right, self.x + self.width)


def _ways(grid: Grid, links: tuple[LinkMark, ...]) -> list[_Way]:
    """Return the arrows that leave from this page, the short ones first."""
    place = {column.number: at for at, column in enumerate(grid.columns)}
    here = [link for link in links if link.start in place]
    return [
        _Way(*_ends(grid, link, place), link.words, link.end not in place)
        for link in sorted(here, key=lambda link: (abs(link.end - link.start), link.start))
    ]


def _ends(grid: Grid, link: LinkMark, place: dict[int, int]) -> tuple[float, float]:
    """Return the x where an arrow leaves and where it arrives.

    Arrows leave right of a column's middle and arrive left of it, so that both may meet one step.
    """
    start = grid.left + (place[link.start] + 0.7) * grid.width
    if link.end in place:
        return start, grid.left + (place[link.end] + 0.3) * grid.width
    if link.end > link.start:
        return start, min(start + grid.width, grid.right)
    return start, max(start - grid.width, grid.left)


def _arrows(grid: Grid, links: tuple[LinkMark, ...]) -> list[_Arrow]:
    """Put arrows on levels so that none lies on another and no line crosses a label.

    An upright line crosses every level below its own. So a label keeps clear of the upright lines
    of all arrows that get their level later, and of those that already lie higher.
    """
    ways = _ways(grid, links)
    found: list[_Arrow] = []
    for at, way in enumerate(ways):
        later = [x for other in ways[at + 1 :] for x in other.legs]
        for level in itertools.count():
            higher = [x for other in found if other.level > level for x in other.way.legs]
            arrow = _Arrow(way, level, *_label_room(grid, way, later + higher))
            if not any(other.level == level and _meet(other, arrow, grid) for other in found):
                found.append(arrow)
                break
    return found


def _meet(one: _Arrow, other: _Arrow, grid: Grid) -> bool:
    air = grid.width * 0.1
    (a, b), (c, d) = one.reach, other.reach
    return a < d + air and c < b + air


def _label_room(grid: Grid, way: _Way, lines: Sequence[float]) -> tuple[float, float]:
    """Return left end and width of a label: the widest part of its arrow between other lines.

    The lines of arrows stand at three and at seven tenths of a column, so there is always a part
    of four tenths or more.
    """
    cuts = sorted({grid.left - _AIR, *lines, grid.right + _AIR})
    parts = [
        (min(right, way.right) - max(left, way.left), left + _AIR, right - _AIR)
        for left, right in itertools.pairwise(cuts)
    ]
    over, left, right = max(parts, key=lambda part: (round(part[0], 3), part[2] - part[1]))
    natural = metrics.width(way.words, _size(grid), "italic") + 1
    width = min(natural, right - left, max(over - 2 * _AIR, grid.width * 1.2))
    middle = (max(left, way.left) + min(right, way.right)) / 2
    return min(max(middle - width / 2, left), right - width), width


def _size(grid: Grid) -> float:
    return grid.theme.sizes.small * 0.93


def _label_height(grid: Grid, arrow: _Arrow) -> float:
    return height_of(arrow.way.words, arrow.width, _size(grid), "italic", grid.theme.leading)


def _levels(grid: Grid, arrows: list[_Arrow]) -> list[float]:
    """Return the height of each level, the lowest first."""
    count = 1 + max((arrow.level for arrow in arrows), default=-1)
    return [
        max(_label_height(grid, arrow) for arrow in arrows if arrow.level == level)
        + grid.theme.sizes.gap * 1.2
        for level in range(count)
    ]


def links_height(grid: Grid, links: tuple[LinkMark, ...]) -> float:
    """Return the room that arrows need above the stages, in points; 0 without arrows."""
    levels = _levels(grid, _arrows(grid, links)) if links else []
    return sum(levels) + 2 * grid.theme.sizes.gap if levels else 0.0


def draw_links(canvas: Canvas, grid: Grid, links: tuple[LinkMark, ...], foot: float) -> None:
    """Draw the arrows above the stages, whose upper edge is at `foot`."""
    sizes = canvas.sizes
    arrows = _arrows(grid, links)
    levels = _levels(grid, arrows)
    heights = {arrow: foot - 2 * sizes.gap - sum(levels[: arrow.level]) for arrow in arrows}
    for arrow, y in heights.items():
        _draw_arrow(canvas, arrow.way, y, foot - 1)
    for arrow, y in heights.items():
        height = _label_height(grid, arrow)
        canvas.text(
            arrow.way.words,
            Box(arrow.x, y - height - 1, arrow.width, height),
            _size(grid),
            style="italic",
            colour=canvas.colours.muted,
            align="centre",
            role="link",
        )


def _draw_arrow(canvas: Canvas, way: _Way, y: float, foot: float) -> None:
    sizes, colours = canvas.sizes, canvas.colours
    head, r = sizes.arrow, min(sizes.radius, (way.right - way.left) / 2)
    side = 1 if way.end > way.start else -1
    commands: list[Command] = [
        ("M", way.start, foot),
        ("L", way.start, y + r),
        ("C", way.start, y, way.start, y, way.start + side * r, y),
    ]
    if way.leaves:
        commands.append(("L", way.end - side * head, y))
        back = way.end - side * head * 1.6
        tip = ((way.end, y), (back, y - head), (back, y + head))
    else:
        x = way.end
        commands += [("L", x - side * r, y), ("C", x, y, x, y, x, y + r), ("L", x, foot - head)]
        tip = ((x, foot), (x - head, foot - head * 1.6), (x + head, foot - head * 1.6))
    pen = Paint(stroke=colours.muted, width=sizes.outline)
    canvas.add(
        Path(tuple(commands), pen, role="link", alt=way.words),
        Polygon(tip, Paint(fill=colours.muted), role="link"),
    )
