r"""Icons, faces and stars as plain circles and paths, the same for every backend.

::

      ─── r ───          eyes at (±0.34 r, -0.24 r)
     /  •   •  \         mouth between (-0.48 r) and (+0.48 r), its bend by the emotion
    |           |
     \  ╰───╯  /
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.scene import Circle, Paint, Path, Polygon

if TYPE_CHECKING:
    from cjm_workshop.draw.scene import Command, Face, Icon, Item, Star

__all__ = ["face_parts", "icon_path", "placed", "star_points"]

_OUTLINE = 0.11  # of a face's radius
_MOUTHS: dict[int, tuple[Command, ...]] = {
    -2: (("M", -0.46, 0.58), ("C", -0.26, 0.1, 0.26, 0.1, 0.46, 0.58)),
    -1: (("M", -0.42, 0.48), ("C", -0.22, 0.2, 0.22, 0.2, 0.42, 0.48)),
    0: (("M", -0.4, 0.34), ("L", 0.4, 0.34)),
    1: (("M", -0.44, 0.24), ("C", -0.26, 0.62, 0.26, 0.62, 0.44, 0.24)),
    2: (
        ("M", -0.46, 0.16),
        ("L", 0.46, 0.16),
        ("C", 0.46, 0.82, -0.46, 0.82, -0.46, 0.16),
        ("Z",),
    ),
}
_BROWS: tuple[Command, ...] = (
    ("M", -0.54, -0.56),
    ("L", -0.2, -0.44),
    ("M", 0.54, -0.56),
    ("L", 0.2, -0.44),
)


def placed(commands: tuple[Command, ...], x: float, y: float, scale: float) -> tuple[Command, ...]:
    """Return path commands multiplied by `scale` and moved by (x, y)."""
    return tuple(
        (
            step[0],
            *(value * scale + (y if at % 2 else x) for at, value in enumerate(step[1:])),
        )
        for step in commands
    )


def icon_path(icon: Icon) -> Path:
    """Return an icon as a stroked path."""
    scale = icon.size / icons.BOX
    return Path(
        placed(icons.commands(icon.name), icon.x, icon.y, scale),
        Paint(stroke=icon.colour, width=icons.STROKE * scale),
    )


def face_parts(face: Face, light: str = "#FFFFFF") -> list[Item]:
    """Return a smiley as circles and one path."""
    r = face.radius
    colour = light if abs(face.emotion) == 2 else face.ink  # the two dark faces
    lines = _MOUTHS[face.emotion] + (_BROWS if face.emotion == -2 else ())
    outline = Paint(fill=face.fill, stroke=face.ink, width=r * _OUTLINE)
    pen = Paint(fill=colour if face.emotion == 2 else "", stroke=colour, width=r * _OUTLINE * 1.05)
    eyes = [
        Circle(face.x + side * 0.34 * r, face.y - 0.22 * r, 0.13 * r, Paint(fill=colour))
        for side in (-1, 1)
    ]
    return [
        Circle(face.x, face.y, r, outline),
        *eyes,
        Path(placed(lines, face.x, face.y, r), pen),
    ]


def star_points(star: Star) -> Polygon:
    """Return a star as a polygon whose top point looks up."""
    points = []
    for at in range(10):
        reach = star.radius * (1 if at % 2 == 0 else 0.42)
        angle = pi * at / 5
        points.append((star.x + reach * sin(angle), star.y - reach * cos(angle)))
    return Polygon(tuple(points), Paint(fill=star.fill))
