"""Pictures that people bring: made fit for keeping, and shrunk for a screen."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from cjm_workshop.languages.refusals import refused

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

__all__ = ["KEPT_SIDE", "kept_picture", "thumbnail"]

KEPT_SIDE = 1600
"""The longest side of a kept picture in pixels: sharp on a full A4 page."""
_QUALITY = 88


def kept_picture(data: bytes) -> tuple[bytes, str]:
    """Return a picture as a workshop keeps it.

    It stands upright, is 1600 pixels long at most, and holds its pixels alone: what a camera wrote
    beside them, such as the place, stays behind.

    Parameters
    ----------
    data : bytes
        The contents of a file in any format that Pillow reads.

    Returns
    -------
    tuple of bytes and str
        A PNG where parts are clear, else a JPEG; and the ending, ``"png"`` or ``"jpg"``.

    Raises
    ------
    Refused
        If it is no picture that can be read.
    """
    from PIL import Image, ImageOps  # late: most workshops get few pictures

    try:
        with Image.open(BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError):
        raise refused("no_picture") from None
    upright.thumbnail((KEPT_SIDE, KEPT_SIDE))
    return _written(upright)


def thumbnail(file: Path, side: int) -> bytes | None:
    """Return a picture no longer than `side` pixels; None where the file cannot be read.

    Parameters
    ----------
    file : Path
        The kept picture.
    side : int
        Its longest side in pixels.
    """
    from PIL import Image, ImageOps  # late: most forms show no picture

    try:
        with Image.open(file) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    upright.thumbnail((side, side))
    return _written(upright)[0]


def _written(picture: Image) -> tuple[bytes, str]:
    """Write pixels: as PNG where some are clear, else as JPEG, which is smaller."""
    out = BytesIO()
    if min(picture.getchannel("A").tobytes()) < 255:
        picture.save(out, "PNG", optimize=True)
        return out.getvalue(), "png"
    picture.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue(), "jpg"
