"""Portraits and other pictures from files, in the shape that a page gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from cjm_workshop.draw.scene import Portrait

__all__ = ["PIXELS_PER_POINT", "fitted"]

PIXELS_PER_POINT = 4
"""Sharp at 288 dots per inch."""


def fitted(item: Portrait) -> Image | None:
    """Return a picture cut or shrunk to its box; None where the file cannot be read.

    A round one fills its box and is cut at the longer side; any other is shown whole, with clear
    edges where its shape is another. Only the pixels are taken: what a camera wrote beside them,
    such as the place, stays behind.

    Parameters
    ----------
    item : Portrait
        Of a scene.
    """
    from PIL import Image, ImageOps  # late: most pages have no picture

    box = item.box
    try:
        with Image.open(item.file) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
            pixels = (
                max(1, int(box.width * PIXELS_PER_POINT)),
                max(1, int(box.height * PIXELS_PER_POINT)),
            )
            shape = ImageOps.fit if item.round else ImageOps.pad
            return shape(upright, pixels)
    except (OSError, ValueError, Image.DecompressionBombError):
        return None  # what the layout drew beneath (initials) stays visible
