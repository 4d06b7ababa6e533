"""A page of a picture as SVG: text that can be selected, and the same bytes every time.

Every line of text stands at its own baseline, as the layout measured it; the font travels inside.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cjm_workshop.draw import icons, marks
from cjm_workshop.draw.portraits import fitted
from cjm_workshop.draw.scene import (
    Circle,
    Face,
    Icon,
    Line,
    Path,
    Polygon,
    Portrait,
    Rect,
    Star,
    TextLine,
)
from cjm_workshop.export.markup import text as escaped
from cjm_workshop.export.web_fonts import families_of, family_for, font_faces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjm_workshop.draw.metrics import Family, Style
    from cjm_workshop.draw.scene import Command, Item, Paint, Paragraph, Scene

__all__ = ["picture"]

_ANCHORS = {"left": "", "centre": ' text-anchor="middle"', "right": ' text-anchor="end"'}
_STYLES = {"regular": "", "bold": ' font-weight="700"', "italic": ' font-style="italic"'}
_RTL = "\u200f"
_OWN = "\x00"
"""Stands for the picture's own name until that is known; no text can hold it."""


def picture(scene: Scene) -> str:
    """Return a page as a whole SVG document.

    Parameters
    ----------
    scene : Scene
        One page of a layout.

    Returns
    -------
    str
        XML without an outside reference. Its size is the page's in points. Icons are symbols, and
        an item's alternative text is its title, which browsers show under the pointer. The ids
        begin with letters made from the content, so several pictures may stand in one page.
    """
    title, drawn = escaped(scene.title) or "Picture", "\n".join(_runs(scene))
    name = f"p{sha256(f'{title}{drawn}'.encode()).hexdigest()[:8]}"
    used = {_known(item.name) for item in scene.items if isinstance(item, Icon)}
    width, height = _number(scene.width), _number(scene.height)
    written: dict[Style, list[str]] = defaultdict(list)
    for line in scene.lines:
        written[line.style].append(line.text)
    faces = font_faces(written, scene.family)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc">',
        f'<title id="{name}-title">{title}</title>',
        f'<desc id="{name}-desc">{escaped(scene.description)}</desc>',
        f"<style>{faces}</style>" if faces else "",
        f"<defs>{''.join(_symbol(name, icon) for icon in sorted(used))}</defs>" if used else "",
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round" '
        f'font-family="{families_of(scene.family)}" text-rendering="geometricPrecision">',
        f'<rect width="{width}" height="{height}" fill="{scene.background}"/>',
        drawn.replace(_OWN, name),
        "</g>",
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _runs(scene: Scene) -> Iterable[str]:
    """Yield the items in order, the lines of one paragraph together."""
    for paragraph, run in groupby(scene.items, key=lambda item: getattr(item, "paragraph", None)):
        if paragraph is None:
            yield from filter(None, (_SHAPES[type(item)](item) for item in run))
        else:
            yield _paragraph(paragraph, run, scene.family)


@lru_cache(maxsize=65536)
def _number(value: float) -> str:
    """Return a number to a hundredth of a point."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _data(commands: Sequence[Command]) -> str:
    return "".join(
        letter + " ".join(_number(number) for number in numbers) for letter, *numbers in commands
    )


def _paint(paint: Paint) -> str:
    shown = f' fill="{paint.fill}"' if paint.fill else ""
    if paint.fill and paint.opacity < 1:
        shown += f' fill-opacity="{_number(paint.opacity)}"'
    if paint.stroke and paint.width > 0:
        shown += f' stroke="{paint.stroke}" stroke-width="{_number(paint.width)}"'
        if paint.dash:
            lengths = " ".join(_number(length) for length in paint.dash)
            shown += f' stroke-dasharray="{lengths}" stroke-linecap="butt"'
    return shown


def _element(name: str, attributes: str, alt: str) -> str:
    if not alt:
        return f"<{name} {attributes}/>"
    return f"<{name} {attributes}><title>{escaped(alt)}</title></{name}>"


# ── texts ────────────────────────────────────────────────────────────────────────────────────


def _paragraph(paragraph: Paragraph, lines: Iterable[Any], family: Family) -> str:
    size = _number(paragraph.size)
    style = f"{_STYLES[paragraph.style]}{_ANCHORS[paragraph.align]}"
    drawn = "".join(_line_of_text(line, family) for line in lines)
    return f'<g fill="{paragraph.colour}" font-size="{size}"{style}>{drawn}</g>'


def _line_of_text(line: TextLine, family: Family) -> str:
    families = family_for(line.text, family)
    other = "" if families == families_of(family) else f' font-family="{families}"'
    # each line is a paragraph of its own: the mark tells that it runs from right to left
    mark, own = (_RTL, ' unicode-bidi="plaintext"') if line.rtl else ("", "")
    place = f'x="{_number(line.x)}" y="{_number(line.baseline)}"'
    return f"<text {place}{other}{own}>{mark}{escaped(line.text)}</text>"


# ── shapes ───────────────────────────────────────────────────────────────────────────────────


def _symbol(name: str, icon: str) -> str:
    box = _number(icons.BOX)
    return (
        f'<symbol id="{name}-{icon}" viewBox="0 0 {box} {box}">'
        f'<path d="{_data(icons.commands(icon))}" stroke-width="{_number(icons.STROKE)}"/></symbol>'
    )


def _known(icon: str) -> str:
    return icon if icon in icons.names() else "unknown"


def _icon(item: Icon) -> str:
    side = _number(item.size)
    place = f'x="{_number(item.x)}" y="{_number(item.y)}" width="{side}" height="{side}"'
    shown = f'xlink:href="#{_OWN}-{_known(item.name)}" {place} stroke="{item.colour}"'
    return _element("use", shown, item.alt)


def _rect(item: Rect) -> str:
    box = item.box
    place = f'x="{_number(box.x)}" y="{_number(box.y)}"'
    size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
    radius = f' rx="{_number(item.radius)}"' if item.radius > 0 else ""
    return _element("rect", f"{place} {size}{radius}{_paint(item.paint)}", item.alt)


def _polygon(item: Polygon) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in item.points)
    return _element("polygon", f'points="{points}"{_paint(item.paint)}', item.alt)


def _line(item: Line) -> str:
    ends = (("x1", item.x1), ("y1", item.y1), ("x2", item.x2), ("y2", item.y2))
    place = " ".join(f'{key}="{_number(value)}"' for key, value in ends)
    return _element("line", f"{place}{_paint(item.paint)}", item.alt)


def _circle(item: Circle) -> str:
    place = f'cx="{_number(item.x)}" cy="{_number(item.y)}" r="{_number(item.radius)}"'
    return _element("circle", f"{place}{_paint(item.paint)}", item.alt)


def _path(item: Path) -> str:
    return _element("path", f'd="{_data(item.commands)}"{_paint(item.paint)}', item.alt)


def _group(parts: Iterable[Item], alt: str) -> str:
    title = f"<title>{escaped(alt)}</title>" if alt else ""
    return f"<g>{title}{''.join(_SHAPES[type(part)](part) for part in parts)}</g>"


def _portrait(item: Portrait) -> str:
    image = fitted(item)
    if image is None:
        return ""
    held, box = BytesIO(), item.box
    image.save(held, "png", compress_level=6)
    data = b64encode(held.getvalue()).decode("ascii")
    place = f'x="{_number(box.x)}" y="{_number(box.y)}"'
    size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
    source = f'xlink:href="data:image/png;base64,{data}"'
    if not item.round:
        return _element("image", f"{place} {size} {source}", item.alt)
    name = f"{_OWN}-cut-{_number(box.x)}-{_number(box.y)}"
    x, y, radius = box.centre, box.y + box.height / 2, box.width / 2
    ring = f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}"/>'
    shown = f'{place} {size} clip-path="url(#{name})" {source}'
    return f'<clipPath id="{name}">{ring}</clipPath>{_element("image", shown, item.alt)}'


_SHAPES: dict[type[Item], Callable[[Any], str]] = {
    Rect: _rect,
    Polygon: _polygon,
    Line: _line,
    Circle: _circle,
    Path: _path,
    Icon: _icon,
    Star: lambda item: _group([marks.star_points(item)], item.alt),
    Face: lambda item: _group(marks.face_parts(item), item.alt),
    Portrait: _portrait,
}
