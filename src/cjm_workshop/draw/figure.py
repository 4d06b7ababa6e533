"""The matplotlib backend: PNG, SVG and PDF of a `Scene`.

Only `matplotlib.figure.Figure` is used, never pyplot, so no window, no global figure and no
display is needed. Every line of text has its own baseline from the layout; matplotlib neither
wraps nor aligns anything.
"""

from __future__ import annotations

import re
import threading
import warnings
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.image import BboxImage
from matplotlib.patches import Circle as MplCircle
from matplotlib.patches import PathPatch
from matplotlib.path import Path as MplPath
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from cjm_workshop.draw import fallback, marks, metrics
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
    Scene,
    Star,
    TextLine,
)
from cjm_workshop.errors import WorkshopError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from matplotlib.artist import Artist
    from matplotlib.transforms import Transform

__all__ = ["MissingCharacters", "figure", "missing_characters", "pdf", "png", "save", "svg"]

_LOCK = threading.RLock()
_OURS: dict[str, Any] = {
    "text.hinting": "none",  # hinted text is up to 5 % wider than it was measured
    "text.parse_math": False,
    "svg.fonttype": "path",  # the reader's machine need not have the font
    "svg.hashsalt": "cjm-workshop",
    "pdf.fonttype": 3,
    "path.simplify": False,
}
_CODES = {"M": MplPath.MOVETO, "L": MplPath.LINETO, "C": MplPath.CURVE4, "Z": MplPath.CLOSEPOLY}
_KAPPA = 0.5522847498  # control points of a quarter circle as a cubic Bézier


class MissingCharacters(UserWarning):
    """Characters that no font on this machine has; they were drawn as small squares."""


@contextmanager
def _settings() -> Iterator[None]:
    """Set the few settings that matter here, and put back those and no others."""
    with _LOCK:
        params: Any = mpl.rcParams
        before = {key: params[key] for key in _OURS}
        params.update(_OURS)
        try:
            yield
        finally:
            params.update(before)


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
def _font(style: metrics.Style, size: float, others: tuple[str, ...]) -> FontProperties:
    families = [_family(path) for path in (str(metrics.font_file(style)), *others)]
    return FontProperties(family=families, size=size)


@lru_cache(maxsize=8192)
def _others(text: str) -> tuple[str, ...]:
    """Return the fallback fonts that a text needs."""
    needed = (fallback.font_for(char) for char in text if not metrics.covered(char))
    return tuple(dict.fromkeys(path for path in needed if path))


def _path(commands: Sequence[tuple[Any, ...]]) -> MplPath:
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
    commands = [
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
    commands = [
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    ]
    return [_patch(_path(commands), item.paint)]


def _text(item: TextLine) -> list[Artist]:
    text = metrics.drawable(item.text)
    if item.rtl:  # each line is a paragraph of its own to the shaper
        text = f"\u200f{text}"
    return [
        Text(
            item.x,
            item.baseline,
            text,
            color=item.colour,
            ha={"left": "left", "centre": "center", "right": "right"}[item.align],
            va="baseline",
            parse_math=False,
            fontproperties=_font(item.style, item.size, _others(text)),
        )
    ]


def _portrait(item: Portrait, place: Transform) -> list[Artist]:
    from PIL import Image, ImageOps

    box = item.box
    try:
        with Image.open(item.file) as opened:
            pixels = (int(box.width * 4), int(box.height * 4))
            shape = ImageOps.fit if item.round else ImageOps.contain
            picture = shape(opened.convert("RGBA"), pixels)
    except (OSError, ValueError, Image.DecompressionBombError):
        return []  # what the layout drew beneath (initials) stays visible
    corners = Bbox([[box.x, box.bottom], [box.right, box.y]])
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


def figure(scene: Scene) -> Figure:
    """Return a page as a matplotlib figure, 72 points to the inch.

    Parameters
    ----------
    scene : Scene
        One page of a layout.

    Returns
    -------
    matplotlib.figure.Figure
        Not known to pyplot; show it with ``display`` or write it with `save`.
    """
    fig = Figure(figsize=(scene.width / 72, scene.height / 72), facecolor=scene.background)
    inches = Affine2D().scale(1 / 72, -1 / 72).translate(0, scene.height / 72)
    place = inches + fig.dpi_scale_trans
    for order, item in enumerate(scene.items):
        if isinstance(item, Portrait):
            artists = _portrait(item, place)
        else:
            artists = _SHAPES[type(item)](item)
        for artist in artists:
            if not isinstance(item, Portrait):
                artist.set_transform(place)
            artist.set_zorder(order + 1)
            fig.add_artist(artist)
    return fig


def missing_characters(scenes: Sequence[Scene]) -> list[str]:
    """Return the characters of some pages that no font on this machine has."""
    return metrics.missing("".join(line.text for scene in scenes for line in scene.lines))


def _tell_missing(scenes: Sequence[Scene]) -> None:
    lost = missing_characters(scenes)
    if lost:
        shown = ", ".join(f"{char} (U+{ord(char):04X})" for char in lost[:8] if char.isprintable())
        rest = len(lost) - min(8, len(lost))
        warnings.warn(
            f"{len(lost)} characters are in none of this computer's fonts and were drawn as "
            f"squares: {shown or 'control characters'}{f' and {rest} more' if rest else ''}. "
            "Install a Noto font for them and make the picture again.",
            MissingCharacters,
            stacklevel=3,
        )


def png(scene: Scene, dpi: float = 150) -> bytes:
    """Return one page as PNG.

    Parameters
    ----------
    scene : Scene
        One page of a layout.
    dpi : float
        Pixels per inch; an A3 page at 150 is 2480 pixels wide.
    """
    out = BytesIO()
    with _settings():
        figure(scene).savefig(
            out,
            format="png",
            dpi=dpi,
            metadata={"Title": scene.title, "Description": scene.description},
            pil_kwargs={"compress_level": 5},
        )
    return out.getvalue()


def svg(scene: Scene) -> str:
    """Return one page as SVG, the same bytes every time, with title and description."""
    out = BytesIO()
    about = {"Date": None, "Title": _plain(scene.title) or "Picture", "Creator": "cjm-workshop"}
    with _settings():
        figure(scene).savefig(out, format="svg", metadata=about)
    text = out.getvalue().decode("utf-8").replace("<svg ", '<svg role="img" ', 1)
    described = f"</title>\n <desc>{escape(_plain(scene.description))}</desc>"
    return text.replace("</title>", described, 1)


def pdf(scenes: Sequence[Scene]) -> bytes:
    """Return pages as one PDF."""
    out = BytesIO()
    about = {"Title": _plain(scenes[0].title), "Subject": _plain(scenes[0].description)}
    with _settings(), PdfPages(out, metadata={**about, "CreationDate": None}) as pages:
        for scene in scenes:
            figure(scene).savefig(pages, format="pdf")
    return out.getvalue()


def _plain(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def save(scenes: Sequence[Scene], path: str | FilePath, dpi: float = 150) -> list[FilePath]:
    """Write pages as PNG, SVG or PDF, as the name says.

    Parameters
    ----------
    scenes : sequence of Scene
        The pages of one layout.
    path : path
        Ends in ``.png``, ``.svg`` or ``.pdf``. Several pages become one PDF, or several pictures
        ``NAME-1.png``, ``NAME-2.png`` …
    dpi : float
        Pixels per inch, for PNG only.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    WorkshopError
        If the ending is none of the three.

    Warns
    -----
    MissingCharacters
        If no font on this machine has a character; it is drawn as a square.
    """
    target = FilePath(path)
    kind = target.suffix.lower()
    writers: dict[str, Callable[[Scene], bytes]] = {
        ".png": lambda scene: png(scene, dpi),
        ".svg": lambda scene: svg(scene).encode("utf-8"),
        ".pdf": lambda scene: pdf([scene]),
    }
    if kind not in writers:
        raise WorkshopError(
            f'"{target.name}" does not end in a kind of picture that can be made here. '
            "Give a name that ends in .png, .svg or .pdf."
        )
    _tell_missing(scenes)
    if kind == ".pdf":
        return [_write(target, pdf(scenes))]
    many = len(scenes) > 1
    return [
        _write(target.with_stem(f"{target.stem}-{at}") if many else target, writers[kind](scene))
        for at, scene in enumerate(scenes, 1)
    ]


def _write(target: FilePath, content: bytes) -> FilePath:
    """Put a file in place whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.draft")
    draft.write_bytes(content)
    draft.replace(target)
    return target
