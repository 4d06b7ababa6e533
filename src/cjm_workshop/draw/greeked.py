"""A page made small: texts too small to read stand as bars, as printers set a rough."""

from __future__ import annotations

from dataclasses import replace

from cjm_workshop.draw.scene import Box, Item, Paint, Rect, Scene, TextLine

__all__ = ["greeked"]

_HEIGHT = 0.42
"""Height of a bar, in multiples of the text's size: that of small letters."""
_OPACITY = 0.55


def greeked(scene: Scene) -> Scene:
    """Return a page with a bar for each line of text, for pictures the size of a stamp.

    Needs no font to be drawn, so that its SVG is small and the same on every machine.
    """
    return replace(scene, items=tuple(map(_greeked, scene.items)))


def _greeked(item: Item) -> Item:
    if not isinstance(item, TextLine):
        return item
    box, height = item.box, item.size * _HEIGHT
    bar = Box(box.x, item.baseline - height, box.width, height)
    return Rect(bar, Paint(fill=item.colour, opacity=_OPACITY), radius=height / 2, role=item.role)
