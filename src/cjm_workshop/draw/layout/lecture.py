"""Slides to speak with: few words, large, each with one idea.

::

    cover            points                pair                 steps
    ┌───────────┐    ┌───────────────┐     ┌───────────────┐    ┌───────────────┐
    │ Title     │    │ Title         │     │ Title         │    │ Title         │
    │ words     │    │ ◎ Lead  ◎ …   │     │ ✗ weak │ ✓ …  │    │ 00  01  02    │
    │  ~curve~  │    │   text    …   │     │        │      │    │ 03  04  05    │
    └───────────┘    └───────────────┘     └───────────────┘    └───────────────┘
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cjm_workshop.draw.layout.canvas import Canvas, height_of, largest
from cjm_workshop.draw.layout.sheet import largest_fit
from cjm_workshop.draw.scene import Box, Circle, Face, Paint, Path, Scene
from cjm_workshop.draw.theme import DEFAULT, PAGES

if TYPE_CHECKING:
    from cjm_workshop.draw.scene import Command
    from cjm_workshop.draw.theme import Theme

__all__ = ["Point", "cover", "pair", "points", "scale", "steps"]

_PAGE = "slide"
_COVER = (2.4, 2.2, 2.0, 1.85, 1.7)
_TITLE = (1.65, 1.5, 1.35, 1.2)  # in multiples of a picture's title
_TEXT = tuple(size / 2 for size in range(62, 27, -1))  # points: read from the last row
_LEAD = 1.12
_CURVE = ((0.05, 0), (0.2, 1), (0.38, -1), (0.55, -2), (0.74, 1), (0.94, 2))
"""Where the faces of the cover stand: share of the width, and emotion."""


class Point(NamedTuple):
    """One thing to say: an icon, a few words, and a sentence."""

    icon: str
    lead: str
    text: str = ""


def cover(title: str, subtitle: str, description: str, *, theme: Theme = DEFAULT) -> Scene:
    """Lay out the first slide: the title above a curve of feelings."""
    slide = _Slide(theme)
    canvas, room = slide.canvas, slide.room
    size = largest(title, room.width, [canvas.sizes.title * share for share in _COVER], lines=1)
    high = height_of(title, room.width, size, "bold", theme.leading)
    cell = Box(room.x, room.y + room.height * 0.06, room.width, high)
    canvas.text(title, cell, size, style="bold", role="title")
    lead = canvas.sizes.title * 0.95
    cell = Box(room.x, cell.bottom + lead * 0.4, room.width, lead * 3)
    canvas.text(subtitle, cell, lead, colour=canvas.colours.muted, role="subtitle")
    _curve(canvas, Box(room.x, room.y + room.height * 0.52, room.width, room.height * 0.4))
    return slide.scene(title, description)


def _curve(canvas: Canvas, room: Box) -> None:
    middle, step = room.y + room.height / 2, room.height / 4.4
    places = [(room.x + share * room.width, middle - at * step, at) for share, at in _CURVE]
    colours = canvas.colours
    canvas.line(room.x, middle, room.right, middle, colours.neutral_line, 1.5, dashed=True)
    commands: list[Command] = [("M", *places[0][:2])]
    for (x1, y1, _), (x2, y2, _) in pairwise(places):
        half = (x1 + x2) / 2
        commands.append(("C", half, y1, half, y2, x2, y2))
    words = "A curve of feelings: it rises, falls to its lowest point, and ends high."
    line = Paint(stroke=colours.ink, width=4)
    canvas.add(Path(tuple(commands), line, role="curve", alt=words))
    for x, y, emotion in places:
        canvas.add(Face(x, y, 17, emotion, colours.emotions[emotion + 2], colours.ink))


def points(
    title: str, items: Sequence[Point], description: str, *, theme: Theme = DEFAULT
) -> Scene:
    """Lay out a few things to say: up to three below each other, more in two columns."""
    slide = _Slide(theme, title)
    columns = 1 if len(items) <= 3 else 2
    rows = -(-len(items) // columns)
    gap = slide.gap
    width = (slide.room.width - gap * (columns - 1)) / columns
    high = (slide.room.height - gap * (rows - 1)) / rows
    icon = min(high * 0.62, 84.0)
    left = icon * 1.35
    inner = width - left - gap

    def needed(size: float) -> float:
        return max(_height(item, inner, size, theme) for item in items)

    size = largest_fit(_TEXT, lambda one: needed(one) <= high - gap * 0.5)
    for at, item in enumerate(items):
        x = slide.room.x + at % columns * (width + gap)
        y = slide.room.y + at // columns * (high + gap)
        _point(slide.canvas, item, Box(x, y, width, high), icon, size, at)
    return slide.scene(title, description)


def _height(item: Point, width: float, size: float, theme: Theme) -> float:
    lead = height_of(item.lead, width, size * _LEAD, "bold", theme.leading)
    return lead + height_of(item.text, width, size, "regular", theme.leading)


def _point(canvas: Canvas, item: Point, box: Box, icon: float, size: float, at: int) -> None:
    colours = canvas.colours
    colour = colours.stages[at % len(colours.stages)]
    middle = box.y + box.height / 2
    x, y = box.x + icon / 2, middle
    canvas.add(Circle(x, y, icon / 2, Paint(fill=colour), role="mark"))
    inner = icon * 0.52
    canvas.icon(item.icon, x - inner / 2, y - inner / 2, inner, colours.on(colour))
    left = box.x + icon * 1.35
    width = box.right - left
    high = _height(item, width, size, canvas.theme)
    cell = Box(left, middle - high / 2, width, high)
    below = canvas.text(item.lead, cell, size * _LEAD, style="bold", role="lead")
    cell = Box(left, below, width, cell.bottom - below + 1)
    canvas.text(item.text, cell, size, colour=colours.muted, role="text")


def pair(
    title: str,
    weak: tuple[str, Sequence[str]],
    strong: tuple[str, Sequence[str]],
    description: str,
    *,
    theme: Theme = DEFAULT,
) -> Scene:
    """Lay out what to avoid beside what to do: a heading and lines for each."""
    slide = _Slide(theme, title)
    gap, canvas, colours = slide.gap, slide.canvas, slide.canvas.colours
    width = (slide.room.width - gap) / 2
    inner = width - 2 * gap

    def needed(size: float) -> float:
        return max(_lines_height(lines, inner, size, theme) for _, lines in (weak, strong))

    size = largest_fit(_TEXT, lambda one: needed(one) + one * 4 <= slide.room.height)
    sides = (
        (weak, colours.pain, colours.pain_card, "pains"),
        (strong, colours.opportunity, colours.opportunity_card, "gain"),
    )
    for at, ((head, lines), ink, ground, icon) in enumerate(sides):
        box = Box(slide.room.x + at * (width + gap), slide.room.y, width, slide.room.height)
        canvas.rect(box, ground, radius=8, role="panel")
        canvas.rect(Box(box.x, box.y, 6, box.height), ink, role="panel")
        _panel(canvas, Point(icon, head), lines, box.inset(gap), size, ink)
    return slide.scene(title, description)


def _panel(
    canvas: Canvas, head: Point, lines: Sequence[str], room: Box, size: float, ink: str
) -> None:
    mark = size * 1.3
    canvas.icon(head.icon, room.x, room.y, mark, ink)
    cell = Box(room.x + mark * 1.4, room.y, room.width - mark * 1.4, size * 1.8)
    canvas.text(head.lead, cell, size * _LEAD, style="bold", colour=ink, role="lead")
    y = room.y + size * 2.2
    for line in lines:
        high = height_of(line, room.width, size, "regular", canvas.theme.leading)
        canvas.text(line, Box(room.x, y, room.width, high), size, role="text")
        y += high + size * 0.7


def _lines_height(lines: Sequence[str], width: float, size: float, theme: Theme) -> float:
    high = sum(height_of(line, width, size, "regular", theme.leading) for line in lines)
    return high + size * 0.7 * len(lines)


def steps(title: str, items: Sequence[Point], description: str, *, theme: Theme = DEFAULT) -> Scene:
    """Lay out the steps of a way, three in a row; the icon is what stands in front: a number."""
    slide = _Slide(theme, title)
    columns = 3
    rows = -(-len(items) // columns)
    gap = slide.gap * 0.8
    width = (slide.room.width - gap * (columns - 1)) / columns
    high = (slide.room.height - gap * (rows - 1)) / rows
    pad = gap * 0.7
    inner = width - 2 * pad - 64

    def fits(size: float) -> bool:
        return all(_height(item, inner, size, theme) <= high - 2 * pad for item in items)

    size = largest_fit(_TEXT, fits)
    for at, item in enumerate(items):
        box = Box(slide.room.x + at % columns * (width + gap),
                  slide.room.y + at // columns * (high + gap), width, high)  # fmt: skip
        _step(slide.canvas, item, box, pad, size, at)
    return slide.scene(title, description)


def _step(canvas: Canvas, item: Point, box: Box, pad: float, size: float, at: int) -> None:
    colours = canvas.colours
    colour = colours.stages[at % len(colours.stages)]
    canvas.rect(box, colours.panel, radius=8, role="panel")
    canvas.rect(Box(box.x, box.y, 5, box.height), colour, role="panel")
    big = 30.0
    cell = Box(box.x + pad + 4, box.y + pad - 4, 52, big * 1.4)
    canvas.text(item.icon, cell, big, style="bold", colour=colour, role="number")
    left = box.x + pad + 64
    cell = Box(left, box.y + pad, box.right - pad - left, box.height - 2 * pad)
    below = canvas.text(item.lead, cell, size * _LEAD, style="bold", role="lead")
    cell = Box(left, below, cell.width, cell.bottom - below)
    canvas.text(item.text, cell, size, colour=colours.muted, role="text")


def scale(title: str, items: Sequence[Point], description: str, *, theme: Theme = DEFAULT) -> Scene:
    """Lay out the five marks of the emotion curve from -2 to +2, a face above each."""
    slide = _Slide(theme, title)
    canvas, gap = slide.canvas, slide.gap
    width = (slide.room.width - gap * (len(items) - 1)) / len(items)
    radius = min(width * 0.26, 58.0)
    top = slide.room.y + radius * 2.9
    inner = width - gap * 0.4
    room = slide.room.bottom - top
    size = largest_fit(_TEXT, lambda one: max(
        _height(item, inner, one, theme) + one * 1.6 for item in items) <= room)  # fmt: skip
    for at, item in enumerate(items):
        x = slide.room.x + at * (width + gap)
        emotion = at - len(items) // 2
        fill = canvas.colours.emotions[at]
        face = Face(x + width / 2, slide.room.y + radius * 1.3, radius, emotion, fill,
                    canvas.colours.ink, alt=item.lead)  # fmt: skip
        canvas.add(face)
        cell = Box(x, top, width, size * 1.5)
        canvas.text(item.icon, cell, size * _LEAD, style="bold", align="centre",
                    role="number")  # fmt: skip
        y = canvas.text(item.lead, Box(x, cell.bottom, width, size * 1.6), size * _LEAD,
                        style="bold", align="centre", role="lead")  # fmt: skip
        high = height_of(item.text, inner, size, "regular", theme.leading)
        canvas.text(item.text, Box(x + gap * 0.2, y + 4, inner, high), size,
                    colour=canvas.colours.muted, align="centre", role="text")  # fmt: skip
    return slide.scene(title, description)


class _Slide:
    """A slide under construction: the band, the title, and the room below it."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        self.theme = theme
        self.width, self.height = PAGES[_PAGE]
        self.canvas = Canvas(theme.for_page(_PAGE))
        sizes, colours = self.canvas.sizes, self.canvas.colours
        band = sizes.top_band * 1.6
        self.canvas.rect(Box(0, 0, self.width, band), colours.band or colours.ink, role="band")
        self.gap = 26.0
        margin = sizes.margin * 1.9
        top = band + margin * 0.62
        span = self.width - 2 * margin
        if title:
            wanted = [sizes.title * share for share in _TITLE]
            size = largest(title, span, wanted, lines=1)
            high = height_of(title, span, size, "bold", theme.leading)
            self.canvas.text(title, Box(margin, top, span, high), size, style="bold", role="title")
            top += high + self.gap * 0.7
        self.room = Box(margin, top, span, self.height - top - margin * 0.7)

    def scene(self, title: str, description: str) -> Scene:
        """Return the slide."""
        items = tuple(self.canvas.items)
        page = self.canvas.colours.page
        return Scene(
            self.width, self.height, title, description, items, page, family=self.theme.family
        )
