"""A picture that shows itself in a notebook, with words for those who do not see it."""

from __future__ import annotations

import base64
from collections.abc import Sequence
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
    """

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self.scenes = tuple(scenes)

    def __repr__(self) -> str:
        return "\n".join(f"{scene.title}: {scene.description}" for scene in self.scenes)

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        """Give a notebook the pages as images with a text alternative, and plain text.

        Several pages need HTML; one page is a plain image too, which also shows where a notebook
        is not trusted.
        """
        from cjm_workshop.draw.figure import png

        images = [base64.b64encode(png(s, dpi=SCREEN_DPI)).decode() for s in self.scenes]
        bundle = {"text/plain": repr(self)}
        if len(images) == 1:
            alt = self.scenes[0].description
            return bundle | {"image/png": images[0]}, {"image/png": {"alt": alt}}
        bundle["text/html"] = "".join(map(_figure, self.scenes, images))
        return bundle, {}

    def save(self, path: str | Path) -> list[Path]:
        """Write the pages as PNG, SVG or PDF; return the files."""
        from cjm_workshop.export.pictures import save

        return save(self.scenes, path)


def _figure(scene: Scene, image: str) -> str:
    alt = escape(scene.description, quote=True)
    return f'<img alt="{alt}" style="max-width:100%" src="data:image/png;base64,{image}">'
