"""The page under construction: what every layout writes on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from cjm_workshop.draw import metrics
from cjm_workshop.draw.scene import Box, Icon, Item, Line, Paint, Paragraph, Path, Rect, TextLine
from cjm_workshop.draw.wrap import balanced, fits_words, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_workshop.draw.metrics import Style
    from cjm_workshop.draw.scene import Command
    from cjm_workshop.draw.theme import Theme

__all__ = ["Canvas", "common_size", "height_of", "largest", "own_size"]

Align = Literal["left", "centre", "right"]


def height_of(
    text: str, width: float, size: float, style: Style = "regular", leading: float = 1.22
) -> float:
    """Return the height of a text in a cell of this width, in points; 0 for no text.

    Parameters
    ----------
    text : str
        One or more paragraphs.
    width : float
        Of the cell in points.
    size : float
        Text size in points.
    style : {"regular", "bold", "italic"}
        The face.
    leading : float
        Height of a line in multiples of the size.
    """
    return _height_of(text, width, size, style, leading, _font())


def _font() -> str:
    """Return what tells one font from another in a cache: another breaks lines elsewhere."""
    family = metrics.current()
    return (
        "" if family is metrics.ARIMO else "\n".join((family.regular, family.bold, family.italic))
    )


@lru_cache(maxsize=65536)
def _height_of(
    text: str, width: float, size: float, style: Style, leading: float, font: str
) -> float:
    del font  # a part of the key alone
    return wrap(text, width, size, style).height(size * leading) if text.strip() else 0.0


def largest(
    text: str, width: float, sizes: Iterable[float], lines: int, style: Style = "bold"
) -> float:
    """Return the first of falling sizes at which a title fits, whole words only.

    If none fits, the last one: the caller then lets the title take more lines.
    """
    size = 0.0
    for size in sizes:
        broken = wrap(text, width, size, style)
        if not broken.hyphenated and len(broken.lines) <= lines:
            break
    return size


def common_size(
    texts: Iterable[str], width: float, top: float, low: float, style: Style = "bold"
) -> float:
    """Return the largest size from `top` down to `low` at which no word is hyphenated.

    A text with a word too long even at `low` is left out of account: it is hyphenated at any of
    these sizes, so it makes neither the others small nor itself.
    """
    return _common_size(tuple(texts), width, top, low, style, _font())


@lru_cache(maxsize=2048)
def _common_size(
    texts: tuple[str, ...],
    width: float,
    top: float,
    low: float,
    style: Style,
    font: str,
) -> float:
    del font  # a part of the key alone
    wanted = [text for text in texts if fits_words(text, width, low, style)]
    size = top
    while size > low and not all(fits_words(text, width, size, style) for text in wanted):
        size -= 0.25
    return max(size, low)


def own_size(text: str, width: float, common: float, low: float, style: Style = "bold") -> float:
    """Return the common size, or a smaller one at which a long word of this text is whole.

    A word too long even at `low` is hyphenated at the common size.
    """
    return _own_size(text, width, common, low, style, _font())


@lru_cache(maxsize=16384)
def _own_size(text: str, width: float, common: float, low: float, style: Style, font: str) -> float:
    del font  # a part of the key alone
    size = common
    while size > low and not fits_words(text, width, size, style):
        size -= 0.25
    size = max(size, min(low, common))
    return size if fits_words(text, width, size, style) else common


@lru_cache(maxsize=8192)
def _lines(
    text: str,
    place: tuple[float, float, float, float],
    size: float,
    leading: float,
    style: Style,
    paint: str,
    align: Align,
    role: str,
    record: str,
    even: bool,
    font: str,
) -> tuple[tuple[TextLine, ...], float]:
    """Return the lines of a text and the y below them.

    Items never change, so a text that stays where it was is the same items in the next picture:
    after a small change most of a page is not made again.
    """
    del font  # a part of the key alone
    cell = Box(*place)
    rtl = metrics.is_rtl(text)
    side: Align = "right" if rtl and align == "left" else align
    x = {"left": cell.x, "centre": cell.centre, "right": cell.right}[side]
    paragraph = Paragraph(text, cell, size, leading, style, paint, side, role, record, even)
    # half of the air between two lines stands above the first
    air = (leading - (metrics.ASCENT + metrics.DESCENT) * size) / 2
    baseline = cell.y + air + metrics.ASCENT * size
    found: list[TextLine] = []
    broken = (balanced if even else wrap)(text, cell.width, size, style)
    for line in broken.lines:
        if line:
            found.append(
                TextLine(line, x, baseline, size, style, paint, side, rtl, paragraph,
                         role=role, record=record)
            )  # fmt: skip
        baseline += leading
    return tuple(found), baseline - air - metrics.ASCENT * size


@lru_cache(maxsize=512)
def _paint(fill: str, stroke: str, width: float, dash: tuple[float, ...], opacity: float) -> Paint:
    return Paint(fill, stroke, width, dash, opacity)


class Canvas:
    """A list of items that grows, with the theme at hand.

    Parameters
    ----------
    theme : Theme
        The look, already scaled to the page.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.colours = theme.colours
        self.sizes = theme.sizes
        self.items: list[Item] = []
        self._written: set[int] = set()

    def add(self, *items: Item) -> None:
        """Put items on top of what is there."""
        self.items.extend(items)

    def text(
        self,
        text: str,
        cell: Box,
        size: float,
        *,
        style: Style = "regular",
        colour: str = "",
        align: Align = "left",
        role: str = "",
        record: str = "",
        even: bool = False,
    ) -> float:
        """Write a text into a cell from its top and return the y below it.

        Paragraphs that run from right to left stand at the right edge unless they are centred.

        Parameters
        ----------
        text : str
            One or more paragraphs; nothing is written for an empty one.
        cell : Box
            What the text must not leave; as high as `height_of` says or higher.
        size : float
            Text size in points.
        style : {"regular", "bold", "italic"}
            The face.
        colour : str
            ``#rrggbb``; the theme's ink unless given.
        align : {"left", "centre", "right"}
            Where the lines stand.
        role, record : str
            What the text is, and the id of the record that it comes from.
        even : bool
            Whether its lines are about as long as each other; those of bold and of centred texts
            always are.
        """
        if not text.strip():
            return cell.y
        paint = colour or self.colours.ink
        leading = size * self.theme.leading
        even = even or style == "bold" or align == "centre"
        place = (cell.x, cell.y, cell.width, cell.height)
        lines, below = _lines(
            text, place, size, leading, style, paint, align, role, record, even, _font()
        )  # fmt: skip
        if id(lines) in self._written:  # the same words twice in one place are two texts
            lines, below = _lines.__wrapped__(
                text, place, size, leading, style, paint, align, role, record, even, ""
            )  # fmt: skip
        self._written.add(id(lines))
        self.items.extend(lines)
        return below

    def rect(
        self,
        box: Box,
        fill: str = "",
        *,
        stroke: str = "",
        width: float = 0.0,
        dashed: bool = False,
        radius: float = 0.0,
        opacity: float = 1.0,
        role: str = "",
        record: str = "",
        alt: str = "",
    ) -> None:
        """Draw a rectangle, dashed where something is not certain."""
        dash = self.dash(width) if dashed else ()
        paint = _paint(fill, stroke, width, dash, opacity)
        self.items.append(Rect(box, paint, radius, role=role, record=record, alt=alt))

    def dash(self, width: float) -> tuple[float, ...]:
        """Return the lengths of dash and gap for a line of this width, in points."""
        return tuple(length * max(width, self.sizes.hairline) for length in self.theme.dash)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        width: float,
        *,
        dashed: bool = False,
        role: str = "",
    ) -> None:
        """Draw a straight line."""
        dash = self.dash(width) if dashed else ()
        self.items.append(
            Line(x1, y1, x2, y2, Paint(stroke=colour, width=width, dash=dash), role=role)
        )

    def icon(
        self,
        name: str,
        x: float,
        y: float,
        size: float,
        colour: str = "",
        *,
        role: str = "",
        alt: str = "",
    ) -> None:
        """Draw a line icon with its top left corner at (x, y)."""
        self.items.append(Icon(name, x, y, size, colour or self.colours.ink, role=role, alt=alt))

    def bubble(self, box: Box, fill: str, *, role: str = "", record: str = "") -> None:
        """Draw a speech bubble; its tail hangs below the box.

        ::

            ╭──────────╮ box
            │          │
            ╰─╮ ╭──────╯
               V         tail
        """
        self.rect(box, fill, radius=self.sizes.radius, role=role, record=record)
        tail, left = self.sizes.tail, box.x + min(12.0, box.width / 4)
        base = box.bottom - 0.2  # no seam between the two shapes
        commands: tuple[Command, ...] = (
            ("M", left, base),
            ("L", left + tail * 1.7, base),
            ("L", left + tail * 0.7, base + tail),
            ("Z",),
        )
        self.items.append(Path(commands, Paint(fill=fill), role=role))
