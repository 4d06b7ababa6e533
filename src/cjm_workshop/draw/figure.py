"""The matplotlib backend: PNG and PDF of a `Scene`.

Only `matplotlib.figure.Figure` is used, never pyplot, so no window, no global figure and no
display is needed. Every line of text has its own baseline from the layout; matplotlib neither
wraps nor aligns anything.
"""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from cjm_workshop.draw import metrics
from cjm_workshop.draw.artists import artists_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_workshop.draw.scene import Scene

__all__ = ["figure", "pdf", "png"]

_LOCK = threading.RLock()
_OURS: dict[str, Any] = {
    "text.hinting": "none",  # hinted text is up to 5 % wider than it was measured
    "text.parse_math": False,
    "pdf.fonttype": 3,
    "path.simplify": False,
}


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
        Not known to pyplot; show it with ``display``.
    """
    fig = Figure(figsize=(scene.width / 72, scene.height / 72), facecolor=scene.background)
    inches = Affine2D().scale(1 / 72, -1 / 72).translate(0, scene.height / 72)
    place = inches + fig.dpi_scale_trans
    with metrics.using(scene.family):
        for order, item in enumerate(scene.items, 1):
            for artist in artists_of(item, place):
                artist.set_zorder(order)
                fig.add_artist(artist)
    return fig


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
