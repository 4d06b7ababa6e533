"""What a layout hands to a backend: a page of frozen items in points from the top left corner.

Items are drawn in their order, so a later one lies on top. Each knows its role (``"pain"``,
``"curve"``, ``"gutter"`` …) and the record that it shows; a backend may use both for alternative
text, links, or editable shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from cjm_workshop.draw import metrics

__all__ = [
    "Box",
    "Circle",
    "Command",
    "Face",
    "Icon",
    "Item",
    "Line",
    "Paint",
    "Paragraph",
    "Path",
    "Polygon",
    "Portrait",
    "Rect",
    "Scene",
    "Star",
    "TextLine",
]

Command: TypeAlias = tuple[str, *tuple[float, ...]]
"""``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the page in points; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> float:
        """The x half-way between the edges."""
        return self.x + self.width / 2

    def inset(self, across: float, down: float | None = None) -> Box:
        """Return the box without a rim on each side."""
        down = across if down is None else down
        return Box(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Tell whether the other box lies inside, up to `slack` points."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Tell whether two boxes overlap by more than `slack` points both ways."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.bottom, other.bottom) - max(self.y, other.y) > slack
        )


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is filled and outlined; an empty colour means not at all."""

    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    """Of the outline, in points."""
    dash: tuple[float, ...] = ()
    """Lengths of dash and gap in points."""
    opacity: float = 1.0
    """Of the fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Base of everything that is drawn."""

    role: str = ""
    record: str = ""
    """Id of the record that this item shows."""
    alt: str = ""
    """Words for those who do not see it; empty for what a text says anyway."""


@dataclass(frozen=True, slots=True)
class Rect(Item):
    """A rectangle with rounded corners."""

    box: Box
    paint: Paint
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Polygon(Item):
    """A closed shape with straight edges."""

    points: tuple[tuple[float, float], ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class Line(Item):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Circle(Item):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Path(Item):
    """Lines and curves; round caps and joins."""

    commands: tuple[Command, ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class Icon(Item):
    """A line icon of `cjm_workshop.draw.icons` in a square box."""

    name: str
    x: float
    y: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Face(Item):
    """A smiley around (x, y): mouth, colour and (through its place) height say the same."""

    x: float
    y: float
    radius: float
    emotion: int
    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class Star(Item):
    """A filled five-pointed star around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Portrait(Item):
    """A picture from a file, cut to a circle or fitted into its box."""

    file: str
    """Path of a PNG or JPEG."""
    box: Box
    round: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A text as it was written, and the cell that it must not leave."""

    text: str
    cell: Box
    size: float
    leading: float
    """Distance of two baselines in points."""
    style: metrics.Style
    colour: str
    align: Literal["left", "centre", "right"]
    role: str = ""
    record: str = ""
    even: bool = False
    """Whether its lines are about as long as each other, see `wrap.balanced`."""


@dataclass(frozen=True, slots=True)
class TextLine(Item):
    """One line of a paragraph with a baseline of its own.

    (x, baseline) is the line's left end, centre or right end, as its alignment says.
    """

    text: str
    x: float
    baseline: float
    size: float
    style: metrics.Style
    colour: str
    align: Literal["left", "centre", "right"]
    rtl: bool
    paragraph: Paragraph

    @property
    def box(self) -> Box:
        """The line's extent by the bundled font's own tables."""
        width = metrics.width(self.text, self.size, self.style)
        left = self.x - {"left": 0.0, "centre": width / 2, "right": width}[self.align]
        top = self.baseline - metrics.ASCENT * self.size
        return Box(left, top, width, (metrics.ASCENT + metrics.DESCENT) * self.size)


@dataclass(frozen=True)
class Scene:
    """One page.

    Attributes
    ----------
    width, height : float
        Of the page in points.
    title, description : str
        For readers of the file and for those who do not see the picture.
    items : tuple of Item
        In drawing order.
    background : str
        Colour of the page.
    page, pages : int
        Page n of m.
    family : Family
        The font that the texts were measured in.
    direction : {"ltr", "rtl"}
        Which way the page runs.
    """

    width: float
    height: float
    title: str
    description: str
    items: tuple[Item, ...]
    background: str = "#FFFFFF"
    page: int = 1
    pages: int = 1
    family: metrics.Family = metrics.ARIMO
    direction: Literal["ltr", "rtl"] = "ltr"

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """Every line of text, in drawing order."""
        return tuple(item for item in self.items if isinstance(item, TextLine))

    @cached_property
    def paragraphs(self) -> tuple[tuple[Paragraph, tuple[TextLine, ...]], ...]:
        """Every paragraph with its lines, in drawing order."""
        found: dict[int, tuple[Paragraph, list[TextLine]]] = {}
        for line in self.lines:
            found.setdefault(id(line.paragraph), (line.paragraph, []))[1].append(line)
        return tuple((paragraph, tuple(lines)) for paragraph, lines in found.values())

    def texts(self) -> list[str]:
        """Return every paragraph as it was written, in drawing order."""
        return [paragraph.text for paragraph, _ in self.paragraphs]

    def overlaps(self, slack: float = 0.6) -> list[str]:
        """Return what is wrong with the texts of this page, for tests and for `doctor`.

        Parameters
        ----------
        slack : float
            Points that are let pass: ascent and descent hold a little air.

        Returns
        -------
        list of str
            Paragraphs that overlap another, leave their cell, or leave the page.
        """
        page = Box(0, 0, self.width, self.height)
        with metrics.using(self.family):
            boxes = [(p, _around([line.box for line in lines])) for p, lines in self.paragraphs]
        faults = [
            f'"{_short(p.text)}" ({p.role}) leaves its cell: {box} in {p.cell}'
            for p, box in boxes
            if not p.cell.holds(box, slack)
        ]
        faults += [
            f'"{_short(p.text)}" ({p.role}) leaves the page'
            for p, box in boxes
            if not page.holds(box, slack)
        ]
        boxes.sort(key=lambda pair: pair[1].y)
        for at, (first, box) in enumerate(boxes):
            for second, other in boxes[at + 1 :]:
                if other.y > box.bottom:
                    break
                if box.meets(other, slack):
                    faults.append(
                        f'"{_short(first.text)}" ({first.role}) lies on '
                        f'"{_short(second.text)}" ({second.role})'
                    )
        return faults


def _around(boxes: list[Box]) -> Box:
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    right, bottom = max(b.right for b in boxes), max(b.bottom for b in boxes)
    return Box(left, top, right - left, bottom - top)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
