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
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from cjm_workshop.draw import metrics
from cjm_workshop.draw.artists import artists_of
from cjm_workshop.errors import WorkshopError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjm_workshop.draw.scene import Scene

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
    for order, item in enumerate(scene.items, 1):
        for artist in artists_of(item, place):
            artist.set_zorder(order)
            fig.add_artist(artist)
    return fig


def missing_characters(scenes: Sequence[Scene]) -> list[str]:
    """Return the characters of some pages that no font on this machine has."""
    return metrics.missing("".join(line.text for scene in scenes for line in scene.lines))


def _named(char: str) -> str:
    return f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}"


def _tell_missing(scenes: Sequence[Scene]) -> None:
    lost = missing_characters(scenes)
    if lost:
        shown = ", ".join(_named(char) for char in lost[:8])
        rest = len(lost) - min(8, len(lost))
        warnings.warn(
            f"{len(lost)} characters are in none of this computer's fonts and were drawn as "
            f"squares: {shown}{f' and {rest} more' if rest else ''}. "
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
    from PIL import Image, PngImagePlugin

    fig = figure(scene)
    fig.set_dpi(dpi)
    with _settings():
        canvas: Any = FigureCanvasAgg(fig)
        canvas.draw()
        pixels = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    about = PngImagePlugin.PngInfo()
    for key, text in (("Title", scene.title), ("Description", scene.description)):
        about.add_itxt(key, _plain(text))
    out = BytesIO()
    pixels.save(out, "png", pnginfo=about, dpi=(dpi, dpi), compress_level=3)
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


def save(scenes: Sequence[Scene], path: str | Path, dpi: float = 150) -> list[Path]:
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
    target = Path(path)
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


def _write(target: Path, content: bytes) -> Path:
    """Put a file in place whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.draft")
    draft.write_bytes(content)
    draft.replace(target)
    return target
