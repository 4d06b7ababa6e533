"""Drawn portraits for people whom nobody shall photograph: a persona is no real person.

One name gives one picture, on every machine. A portrait has two tones of one colour of the theme,
so that nobody reads an origin out of it::

    name ──► hash ──► colour, hair, collar, glasses ──► shapes ──► PNG
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from cjm_workshop.draw.theme import DEFAULT

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

__all__ = ["SIDE", "drawn_portrait"]

SIDE = 512
"""Width and height in pixels."""
_OVER = 4
"""Drawn this much larger, then shrunk: smooth edges."""
_HAIR = ("short", "long", "bun", "curls", "parting", "none", "scarf", "cap")
_COLLARS = ("round", "shirt", "polo")

_Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Look:
    """What a name decides."""

    ground: str
    cloth: str
    dark: str
    light: str
    shade: str
    """Of what lies behind the face: ears and neck."""
    hair: str
    collar: str
    glasses: bool


def drawn_portrait(name: str, turn: int = 0) -> bytes:
    """Draw a portrait for a name.

    Parameters
    ----------
    name : str
        Of the persona; the case of its letters and blanks around it do not matter.
    turn : int
        0 for the first portrait of this name; each other number gives another one.

    Returns
    -------
    bytes
        A PNG of 512 by 512 pixels, the same for the same name and turn.
    """
    from PIL import Image, ImageDraw  # late: most workshops draw none

    look = _look_of(name, turn)
    large = Image.new("RGB", (SIDE * _OVER, SIDE * _OVER), look.ground)
    pen = _Pen(ImageDraw.Draw(large))
    _draw_behind(pen, look)
    _draw_body(pen, look)
    _draw_head(pen, look)
    _draw_hair(pen, look)
    _draw_face(pen, look)
    out = BytesIO()
    large.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _look_of(name: str, turn: int) -> _Look:
    plain = " ".join(name.casefold().split())
    digest = hashlib.sha256(plain.encode()).digest()
    tones = DEFAULT.colours.stages
    tone = tones[(digest[0] + turn) % len(tones)]
    return _Look(
        ground=_mixed(tone, DEFAULT.colours.page, 0.22),
        cloth=tone,
        dark=_mixed(tone, DEFAULT.colours.ink, 0.45),
        light=_mixed(tone, DEFAULT.colours.page, 0.08),
        shade=_mixed(tone, DEFAULT.colours.page, 0.38),
        hair=_HAIR[(digest[1] + turn) % len(_HAIR)],
        collar=_COLLARS[(digest[2] + turn) % len(_COLLARS)],
        glasses=(digest[3] + turn) % 3 == 0,
    )


def _mixed(colour: str, other: str, share: float) -> str:
    """Return `share` of a colour in another one."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)


class _Pen:
    """Draws on a unit square: (0, 0) is the upper left corner, (1, 1) the lower right."""

    def __init__(self, draw: ImageDraw) -> None:
        self._draw = draw

    def oval(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """Fill an ellipse around (x, y) with these half axes."""
        self._draw.ellipse(self._scaled((x - across, y - down, x + across, y + down)), fill=colour)

    def pie(self, box: _Box, start: float, end: float, colour: str) -> None:
        """Fill a slice of an ellipse, in degrees clockwise from three o'clock."""
        self._draw.pieslice(self._scaled(box), start, end, fill=colour)

    def block(self, box: _Box, radius: float, colour: str) -> None:
        """Fill a rectangle with round corners."""
        scale = SIDE * _OVER
        self._draw.rounded_rectangle(self._scaled(box), radius * scale, fill=colour)

    def shape(self, points: list[tuple[float, float]], colour: str) -> None:
        """Fill a polygon."""
        scale = SIDE * _OVER
        self._draw.polygon([(x * scale, y * scale) for x, y in points], fill=colour)

    def arc(self, box: _Box, start: float, end: float, colour: str, width: float) -> None:
        """Draw a piece of the outline of an ellipse."""
        thick = round(width * SIDE * _OVER)
        self._draw.arc(self._scaled(box), start, end, fill=colour, width=thick)

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """Draw a line."""
        scale = SIDE * _OVER
        thick = round(width * scale)
        self._draw.line([(x * scale, y * scale) for x, y in points], fill=colour, width=thick)

    @staticmethod
    def _scaled(box: _Box) -> _Box:
        scale = SIDE * _OVER
        left, top, right, bottom = box
        return left * scale, top * scale, right * scale, bottom * scale


def _draw_behind(pen: _Pen, look: _Look) -> None:
    """Draw the hair that falls behind head and shoulders."""
    if look.hair == "long":
        pen.block((0.285, 0.2, 0.715, 0.76), 0.2, look.dark)
    elif look.hair == "bun":
        pen.oval(0.5, 0.155, 0.095, 0.09, look.dark)
    elif look.hair == "curls":
        for x, y in ((0.31, 0.36), (0.69, 0.36), (0.3, 0.47), (0.7, 0.47), (0.35, 0.26)):
            pen.oval(x, y, 0.085, 0.085, look.dark)
        pen.oval(0.65, 0.26, 0.085, 0.085, look.dark)


def _draw_body(pen: _Pen, look: _Look) -> None:
    skin = look.shade
    pen.block((0.43, 0.56, 0.57, 0.78), 0.06, skin)
    pen.pie((0.13, 0.71, 0.87, 1.5), 180, 360, look.cloth)
    if look.collar == "round":
        pen.oval(0.5, 0.715, 0.085, 0.06, skin)
    elif look.collar == "shirt":
        pen.shape([(0.42, 0.705), (0.58, 0.705), (0.5, 0.86)], skin)
        for side in (-1, 1):
            points = [(0.5 + side * 0.08, 0.69), (0.5 + side * 0.145, 0.775), (0.5, 0.87)]
            pen.shape(points, look.light)
    else:
        pen.oval(0.5, 0.71, 0.08, 0.055, skin)
        pen.arc((0.405, 0.63, 0.595, 0.79), 15, 165, look.dark, 0.022)


def _draw_head(pen: _Pen, look: _Look) -> None:
    if look.hair != "scarf":
        for x in (0.335, 0.665):
            pen.oval(x, 0.435, 0.035, 0.05, look.shade)
    pen.oval(0.5, 0.42, 0.165, 0.2, look.light)


def _draw_face(pen: _Pen, look: _Look) -> None:
    for x in (0.435, 0.565):
        pen.oval(x, 0.43, 0.0165, 0.0185, look.dark)
    pen.arc((0.435, 0.455, 0.565, 0.555), 25, 155, look.dark, 0.014)
    if look.glasses:
        for x in (0.435, 0.565):
            pen.arc((x - 0.056, 0.377, x + 0.056, 0.485), 0, 360, look.dark, 0.011)
        pen.line([(0.488, 0.425), (0.512, 0.425)], look.dark, 0.011)


def _draw_hair(pen: _Pen, look: _Look) -> None:
    """Draw the hair, or what is worn over it, in front."""
    dark = look.dark
    if look.hair in {"short", "bun"}:
        pen.pie((0.325, 0.195, 0.675, 0.53), 180, 360, dark)
        pen.oval(0.5, 0.372, 0.15, 0.055, look.light)
    elif look.hair == "long":
        pen.pie((0.32, 0.19, 0.68, 0.57), 180, 360, dark)
        pen.shape([(0.44, 0.3), (0.66, 0.385), (0.5, 0.4), (0.34, 0.385)], look.light)
    elif look.hair == "curls":
        for x, y in ((0.4, 0.25), (0.5, 0.23), (0.6, 0.25), (0.44, 0.29), (0.56, 0.29)):
            pen.oval(x, y, 0.08, 0.07, dark)
    elif look.hair == "parting":
        pen.pie((0.325, 0.195, 0.675, 0.55), 180, 360, dark)
        pen.shape([(0.4, 0.375), (0.56, 0.285), (0.665, 0.38), (0.6, 0.4)], look.light)
    elif look.hair == "scarf":
        pen.oval(0.5, 0.435, 0.21, 0.255, dark)
        pen.shape([(0.335, 0.56), (0.665, 0.56), (0.72, 0.79), (0.28, 0.79)], dark)
        pen.oval(0.5, 0.43, 0.145, 0.18, look.light)
    elif look.hair == "cap":
        pen.pie((0.32, 0.19, 0.68, 0.53), 180, 360, look.cloth)
        pen.block((0.3, 0.335, 0.7, 0.372), 0.018, dark)
