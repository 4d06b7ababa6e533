"""A picture that shows itself in a notebook, with words for those who do not see it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cjm_workshop.draw.scene import Scene

__all__ = ["Shown"]

SCREEN_DPI = 144
"""Sharp on a screen of high resolution; files are written finer."""


class Shown:
    """The pages of a picture, on their way to a notebook's output.

    Parameters
    ----------
    scenes : sequence of Scene
        One for each page.
    table : callable, optional
        Returns the same as HTML with nothing but inline styles; it stands below the picture.
    """

    def __init__(self, scenes: Sequence[Scene], table: Callable[[], str] | None = None) -> None:
        self.scenes = tuple(scenes)
        self._table = table

    def __repr__(self) -> str:
        return "\n".join(f"{scene.title}: {scene.description}" for scene in self.scenes)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        """Give a notebook the pages as images with a text alternative, and plain text.

        JupyterLab shows HTML before an image. Its HTML keeps the words for those who do not see the
        picture, and the table, in a notebook that is not trusted too; of an image alone it drops
        the words. Programs that show no HTML get the image.
        """
        from cjm_workshop.draw.figure import png

        images = [base64.b64encode(png(s, dpi=SCREEN_DPI)).decode() for s in self.scenes]
        bundle = {"text/plain": repr(self)}
        about: dict[str, Any] = {}
        if len(images) == 1:
            bundle["image/png"] = images[0]
            about["image/png"] = {"alt": self.scenes[0].description}
        pictures = "".join(map(_figure, self.scenes, images))
        bundle["text/html"] = pictures + (self._table() if self._table else "")
        return bundle, about

    def save(self, path: str | Path) -> list[Path]:
        """Write the pages as PNG, SVG or PDF; return the files."""
        from cjm_workshop.export.pictures import save

        return save(self.scenes, path)


def _figure(scene: Scene, image: str) -> str:
    alt = escape(scene.description, quote=True)
    return f'<img alt="{alt}" style="max-width:100%" src="data:image/png;base64,{image}">'
