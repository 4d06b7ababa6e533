"""Faces, icons and the emotion curve as inline SVG for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.curve import beziers
from cjm_workshop.draw.marks import face_parts, star_points
from cjm_workshop.draw.scene import Circle, Face, Paint, Path, Polygon, Star
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.export.markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.scene import Command, Item

__all__ = ["COLUMN", "curve", "face", "icon", "star"]

COLUMN = 120.0
"""Width of a step's column in the curve's own units."""
_HEIGHT = 190.0
_RADIUS = 11.0
_EDGE = 26.0
_COLOURS = DEFAULT.colours


def _path_data(commands: Sequence[Command]) -> str:
    return " ".join(
        f"{letter}{' '.join(f'{number:.6g}' for number in numbers)}"
        for letter, *numbers in commands
    )


def _paint(paint: Paint) -> dict[str, object]:
    return {
        "fill": paint.fill or "none",
        "fill_opacity": f"{paint.opacity:g}" if paint.opacity < 1 else None,
        "stroke": paint.stroke or None,
        "stroke_width": f"{paint.width:g}" if paint.stroke else None,
        "stroke_linecap": "round" if paint.stroke else None,
        "stroke_linejoin": "round" if paint.stroke else None,
    }


def _shape(item: Item, name: str | None = None) -> Markup:
    if isinstance(item, Circle):
        x, y, radius = (f"{n:.6g}" for n in (item.x, item.y, item.radius))
        return element("circle", class_=name, cx=x, cy=y, r=radius, **_paint(item.paint))
    if isinstance(item, Path):
        return element("path", class_=name, d=_path_data(item.commands), **_paint(item.paint))
    if isinstance(item, Polygon):
        points = " ".join(f"{x:.5g},{y:.5g}" for x, y in item.points)
        return element("polygon", points=points, **_paint(item.paint))
    raise TypeError(f"no SVG for {type(item).__name__}")


def _face(x: float, y: float, radius: float, emotion: int) -> list[Markup]:
    """Return a smiley in the default colours; the page's style has those of its theme."""
    fill = _COLOURS.emotions[emotion + 2]
    parts = face_parts(Face(x, y, radius, emotion, fill, _COLOURS.ink))
    light = abs(emotion) == 2  # eyes and mouth of these are white in every theme
    names = [f"e{emotion + 2}", *([None, None, None] if light else ["eye", "eye", "mouth"])]
    return [_shape(part, name) for part, name in zip(parts, names, strict=True)]


def _small(drawn: list[Markup], name: str) -> Markup:
    return element("svg", *drawn, class_=name, viewBox="0 0 24 24", aria_hidden="true", width=20)


def face(emotion: int) -> Markup:
    """Return a smiley that says nothing to a screen reader: the word stands beside it."""
    return _small(_face(12, 12, 10.5, emotion), "face")


def icon(name: str) -> Markup:
    """Return a line icon in the colour of the text around it."""
    lines = Path(icons.commands(name), Paint(stroke="currentColor", width=icons.STROKE))
    return _small([_shape(lines)], "icon")


def star() -> Markup:
    """Return the mark of a moment of truth."""
    return _small([_shape(star_points(Star(12, 12, 11, _COLOURS.truth)))], "icon")


def _height(emotion: float) -> float:
    return _HEIGHT / 2 - emotion / 2 * (_HEIGHT / 2 - _EDGE)


def _runs(emotions: Sequence[int | None]) -> list[list[tuple[float, float]]]:
    """Part the curve where a step has no emotion."""
    runs: list[list[tuple[float, float]]] = [[]]
    for at, emotion in enumerate(emotions):
        if emotion is not None:
            runs[-1].append(((at + 0.5) * COLUMN, _height(emotion)))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _line(run: list[tuple[float, float]]) -> list[Command]:
    start: list[Command] = [("M", *run[0])]
    return start + [("C", *a, *b, *end) for _, a, b, end in beziers(run)]


def _areas(run: list[tuple[float, float]], label: str, at: int) -> list[Markup]:
    """Return what lies between the curve and the neutral line, above and below it."""
    middle = _height(0)
    closed = [*_line(run), ("L", run[-1][0], middle), ("L", run[0][0], middle), ("Z",)]
    drawn = []
    for side, top, colour in (("above", 0.0, _COLOURS.above), ("below", middle, _COLOURS.below)):
        clip = f"{label}-{side}-{at}"
        band = element("rect", x=0, y=f"{top:g}", width="100%", height=f"{middle:g}")
        drawn += [
            element("clipPath", band, id=clip),
            element(
                "path",
                class_=side,
                d=_path_data(closed),
                fill=colour,
                fill_opacity="0.16",
                clip_path=f"url(#{clip})",
            ),
        ]
    return drawn


def curve(emotions: Sequence[int | None], label: str, words: str) -> Markup:
    """Return the emotion curve over columns of equal width.

    Parameters
    ----------
    emotions : sequence of int or None
        One for each step, -2 to +2; the curve is interrupted at None.
    label : str
        An id that is unique on the page.
    words : str
        What the curve shows, for those who do not see it.
    """
    width = len(emotions) * COLUMN
    runs = _runs(emotions)
    faces = [
        part
        for at, emotion in enumerate(emotions)
        if emotion is not None
        for part in _face((at + 0.5) * COLUMN, _height(emotion), _RADIUS, emotion)
    ]
    return element(
        "svg",
        element("title", words, id=f"{label}-title"),
        *[_level(level, width) for level in (2, 0, -2)],
        *[area for at, run in enumerate(runs) for area in _areas(run, label, at)],
        *[_curve_line(run) for run in runs if len(run) > 1],
        *faces,
        class_="curve",
        viewBox=f"0 0 {width:g} {_HEIGHT:g}",
        role="img",
        aria_labelledby=f"{label}-title",
    )


def _level(level: int, width: float) -> Markup:
    y, stroke = f"{_height(level):g}", _COLOURS.neutral_line
    name = f"grid g{level}"
    return element("line", class_=name, x1=0, x2=f"{width:g}", y1=y, y2=y, stroke=stroke)


def _curve_line(run: list[tuple[float, float]]) -> Markup:
    return element(
        "path",
        class_="curve-line",
        d=_path_data(_line(run)),
        fill="none",
        stroke=_COLOURS.ink,
        stroke_width="2.6",
    )
