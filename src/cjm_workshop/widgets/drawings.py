"""Small drawings for boards, by the same hand as the pictures: faces, and the still of a step."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache

from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.legend import face_of
from cjm_workshop.draw.scene import Scene
from cjm_workshop.draw.theme import DEFAULT

__all__ = ["drawing", "faces"]

_RADIUS = 24.0
_AIR = 1.5  # for the outline


def drawing(width: float, height: float, draw: Callable[[Canvas], object]) -> str:
    """Return a drawing as an address that an ``img`` takes.

    Parameters
    ----------
    width, height : float
        In points.
    draw : callable
        Draws on the canvas that it gets. It must not write: texts stand beside a drawing.
    """
    from cjm_workshop.export.picture_svg import picture

    canvas = Canvas(DEFAULT)
    draw(canvas)
    scene = Scene(width, height, "", "", tuple(canvas.items), background="none")
    data = b64encode(picture(scene).encode()).decode("ascii")
    return f"data:image/svg+xml;base64,{data}"


@lru_cache
def faces() -> dict[str, str]:
    """Return the faces from frustrated to delighted by their number, as addresses for ``img``."""
    return {str(emotion): _face(emotion) for emotion in range(-2, 3)}


def _face(emotion: int) -> str:
    middle = _RADIUS + _AIR
    face = face_of(DEFAULT, middle, middle, _RADIUS, emotion)
    return drawing(2 * middle, 2 * middle, lambda canvas: canvas.add(face))
