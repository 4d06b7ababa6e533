"""A page as it runs in a language that is written from right to left.

::

    lane │ ▷ one ▷ two        two ◁ one ◁ │ lane
    lane │ text   text  ──►    text  text │ lane

Places are mirrored, what stands there is not: letters, pictures and icons look as they did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from cjm_workshop.draw.scene import (
    Box,
    Circle,
    Command,
    Face,
    Icon,
    Item,
    Line,
    Paragraph,
    Path,
    Polygon,
    Portrait,
    Rect,
    Scene,
    Star,
    TextLine,
)

__all__ = ["mirrored"]


_ARROWS = str.maketrans("→←", "←→")
"""From step to step; letters turn round by themselves, arrows do not."""


def mirrored(scene: Scene) -> Scene:
    """Return a page with left and right exchanged.

    Parameters
    ----------
    scene : Scene
        A page that runs from left to right.

    Returns
    -------
    Scene
        Texts that stood at the left edge of their cell stand at the right edge and the other way
        round; those that run from right to left stay at the right edge.
    """
    width = scene.width
    paragraphs: dict[int, Paragraph] = {}
    items = tuple(_item(item, width, paragraphs) for item in scene.items)
    return replace(scene, items=items, direction="rtl")


def _box(box: Box, width: float) -> Box:
    return Box(width - box.right, box.y, box.width, box.height)


def _item(item: Item, width: float, paragraphs: dict[int, Paragraph]) -> Item:
    if isinstance(item, TextLine):
        return _line_of_text(item, width, paragraphs)
    return _FLIPS[type(item)](item, width)


def _line_of_text(line: TextLine, width: float, paragraphs: dict[int, Paragraph]) -> TextLine:
    old = line.paragraph
    new = paragraphs.get(id(old))
    if new is None:
        new = replace(old, cell=_box(old.cell, width), align=_side(line))
        paragraphs[id(old)] = new
    x = width - line.x
    if new.align == old.align == "right":  # from one edge of the cell to the other
        x += old.cell.width
    text = line.text.translate(_ARROWS) if line.rtl and line.role == "link" else line.text
    return replace(line, text=text, x=x, align=new.align, paragraph=new)


def _side(line: TextLine) -> Literal["left", "centre", "right"]:
    if line.align == "centre":
        return "centre"
    return "right" if line.align == "left" or line.rtl else "left"


def _command(step: Command, width: float) -> Command:
    numbers = step[1:]
    return (step[0], *(n if at % 2 else width - n for at, n in enumerate(numbers)))


def _round(item: Circle | Face | Star, width: float) -> Item:
    return replace(item, x=width - item.x)


_FLIPS: dict[type[Item], Callable[[Any, float], Item]] = {
    Rect: lambda item, width: replace(item, box=_box(item.box, width)),
    Portrait: lambda item, width: replace(item, box=_box(item.box, width)),
    Polygon: lambda item, width: replace(
        item, points=tuple((width - x, y) for x, y in item.points)
    ),
    Line: lambda item, width: replace(item, x1=width - item.x1, x2=width - item.x2),
    Path: lambda item, width: replace(
        item, commands=tuple(_command(step, width) for step in item.commands)
    ),
    Icon: lambda item, width: replace(item, x=width - item.x - item.size),
    Circle: _round,
    Face: _round,
    Star: _round,
}
