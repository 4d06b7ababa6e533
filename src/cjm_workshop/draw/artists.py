"""Items of a scene as matplotlib artists, and the fonts that they are drawn with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.image import BboxImage
from matplotlib.patches import Circle as MplCircle
from matplotlib.patches import PathPatch
from matplotlib.path import Path as MplPath
from matplotlib.text import Text
from matplotlib.transforms import Bbox, TransformedBbox

from cjm_workshop.draw import fallback, marks, metrics
from cjm_workshop.draw.portraits import fitted
from cjm_workshop.draw.scene import (
    Circle,
    Face,
    Icon,
    Item,
    Line,
    Paint,
    Path,
    Polygon,
    Portrait,
    Rect,
    Star,
    TextLine,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.artist import Artist
    from matplotlib.backend_bases import RendererBase
    from matplotlib.transforms import Transform

    from cjm_workshop.draw.scene import Command

__all__ = ["artists_of"]

_CODES = {"M": MplPath.MOVETO, "L": MplPath.LINETO, "C": MplPath.CURVE4, "Z": MplPath.CLOSEPOLY}
_RIGHT_TO_LEFT, _LEFT_TO_RIGHT = "\u200f", "\u200e"
_KAPPA = 0.5522847498  # control points of a quarter circle as a cubic Bézier


@lru_cache(maxsize=256)
def _family(path: str) -> str:
    """Register a font file under a name of our own and return the name.

    By its own name matplotlib could pick another file, or another weight, than was measured.
    """
    name = f"CJM {FilePath(path).stem}"
    fontManager.ttflist.append(
        FontEntry(
            fname=path, name=name, style="normal", variant="normal", weight=400,
            stretch="normal", size="scalable",
        )
    )  # fmt: skip
    return name


@lru_cache(maxsize=1024)
def _font(file: str, size: float, others: tuple[str, ...]) -> FontProperties:
    families = [_family(path) for path in (file, *others)]
    return FontProperties(family=families, size=size)


@lru_cache(maxsize=8192)
def _others(text: str, _: metrics.Family) -> tuple[str, ...]:
    """Return the fallback fonts that a text needs."""
    return fallback.fonts_for(char for char in text if not metrics.covered(char))


def _path(commands: Sequence[Command]) -> MplPath:
    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    for letter, *numbers in commands:
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True)) or [(0.0, 0.0)]
        points += pairs
        codes += [_CODES[letter]] * len(pairs)
    return MplPath(points, codes)


def _patch(path: MplPath, paint: Paint) -> PathPatch:
    return PathPatch(
        path,
        facecolor=(paint.fill, paint.opacity) if paint.fill else "none",
        edgecolor=paint.stroke or "none",
        linewidth=paint.width if paint.stroke else 0,
        linestyle=(0, tuple(n / paint.width for n in paint.dash)) if paint.dash else "solid",
        capstyle="butt" if paint.dash else "round",
        joinstyle="round",
    )


def _rect(item: Rect) -> list[Artist]:
    box = item.box
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    r = min(item.radius, box.width / 2, box.height / 2)
    if r <= 0:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        return [_patch(MplPath(corners, closed=True), item.paint)]
    k = r * (1 - _KAPPA)
    commands: list[Command] = [
        ("M", left + r, top),
        ("L", right - r, top),
        ("C", right - k, top, right, top + k, right, top + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", left + r, bottom),
        ("C", left + k, bottom, left, bottom - k, left, bottom - r),
        ("L", left, top + r),
        ("C", left, top + k, left + k, top, left + r, top),
        ("Z",),
    ]
    return [_patch(_path(commands), item.paint)]


def _polygon(item: Polygon) -> list[Artist]:
    return [_patch(MplPath([*item.points, item.points[0]], closed=True), item.paint)]


def _line(item: Line) -> list[Artist]:
    return [_patch(MplPath([(item.x1, item.y1), (item.x2, item.y2)]), item.paint)]


def _circle(item: Circle) -> list[Artist]:
    r, k = item.radius, item.radius * _KAPPA
    x, y = item.x, item.y
    commands: list[Command] = [
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    ]
    return [_patch(_path(commands), item.paint)]


class _Line(Text):
    """A text that is drawn where it stands, without a layout of its own.

    matplotlib's layout costs as much as the drawing, and there is nothing left to lay out.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line from its left end."""
        x, y = self.get_transform().transform(self.get_position())
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        pen = renderer.new_gc()
        pen.set_foreground(self.get_color())
        pen.set_antialiased(True)
        renderer.draw_text(pen, x, y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
        pen.restore()
        self.stale = False


def _text(item: TextLine) -> list[Artist]:
    text = metrics.drawable(item.text)
    others = _others(text, metrics.current())
    font = _font(str(metrics.font_file(item.style)), item.size, others)
    if not (others or item.rtl or metrics.is_rtl(text)):
        line = _Line(item.box.x, item.baseline, text, color=item.colour, parse_math=False,
                     va="baseline", fontproperties=font)  # fmt: skip
        return [line]
    # each line is a paragraph of its own to the shaper, which is told here which way it runs
    text = (_RIGHT_TO_LEFT if item.rtl else _LEFT_TO_RIGHT) + text
    side = {"left": "left", "centre": "center", "right": "right"}[item.align]
    return [
        Text(item.x, item.baseline, text, color=item.colour, ha=side, va="baseline",
             parse_math=False, fontproperties=font)
    ]  # fmt: skip


def _portrait(item: Portrait, place: Transform) -> list[Artist]:
    picture = fitted(item)
    if picture is None:
        return []
    box = item.box
    corners = Bbox([[box.x, box.y], [box.right, box.bottom]])  # the other order turns it over
    image = BboxImage(TransformedBbox(corners, place), interpolation="antialiased")
    image.set_data(np.asarray(picture))
    if item.round:
        ring = MplCircle((box.centre, box.y + box.height / 2), box.width / 2, transform=place)
        image.set_clip_path(ring)
    return [image]


def _compound(parts: Sequence[Item]) -> list[Artist]:
    return [artist for part in parts for artist in _SHAPES[type(part)](part)]


_SHAPES: dict[type[Item], Callable[[Any], list[Artist]]] = {
    Rect: _rect,
    Polygon: _polygon,
    Line: _line,
    Circle: _circle,
    Path: lambda item: [_patch(_path(item.commands), item.paint)],
    Icon: lambda item: _compound([marks.icon_path(item)]),
    Star: lambda item: _compound([marks.star_points(item)]),
    Face: lambda item: _compound(marks.face_parts(item)),
    TextLine: _text,
}


def artists_of(item: Item, place: Transform) -> list[Artist]:
    """Return what draws an item.

    Parameters
    ----------
    item : Item
        Of a scene.
    place : Transform
        From points of the page, y downwards, to pixels.
    """
    if isinstance(item, Portrait):
        return _portrait(item, place)
    artists = _SHAPES[type(item)](item)
    for artist in artists:
        artist.set_transform(place)
    return artists
