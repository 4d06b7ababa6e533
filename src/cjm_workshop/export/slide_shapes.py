"""Items of a scene as native shapes of a slide (DrawingML): they can be moved, edited, recoloured.

What lies on a card is grouped with it. The order of the shapes is that of the items, in which a
screen reader reads them. Shapes that only decorate are marked so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_workshop.draw import marks
from cjm_workshop.draw.scene import (
    Box,
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
from cjm_workshop.export import slide_text
from cjm_workshop.export.markup import text as escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cjm_workshop.draw.scene import Command, Item, Paint, Paragraph

__all__ = ["EMU", "Shapes"]

EMU = 12700
"""English metric units, in which slides are measured, to the point."""
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
_PRESET = '<a:prstGeom prst="{}"><a:avLst>{}</a:avLst></a:prstGeom>'
_RIM = 8.0
"""Points by which something may stand out of the card that it lies on."""
_NAME = 40
"""Characters of a text that name its box in the selection pane."""


class Shapes:
    """Turns items into shapes.

    Parameters
    ----------
    scale : float
        Points of the slide for a point of the page.
    dx, dy : float
        Where the page's top left corner lies on the slide, in points.
    picture : callable
        Takes a portrait into the file; returns its relationship, or an empty text without a file.
    language : str
        Such as ``en``, for the spelling checker.
    exact : bool
        Break lines where the layout does.
    """

    def __init__(
        self,
        scale: float,
        dx: float,
        dy: float,
        picture: Callable[[Portrait], str],
        language: str = "",
        exact: bool = False,
    ) -> None:
        self.scale = scale
        self.dx, self.dy = dx, dy
        self.picture = picture
        self.language = language
        self.exact = exact
        self.last_id = 1
        self._makers: dict[type[Item], Callable[[Any], str]] = {
            Rect: self._rect,
            Polygon: self._polygon,
            Line: self._line,
            Circle: self._circle,
            Path: self._path,
            Icon: self._icon,
            Star: self._star,
            Face: self._face,
            Portrait: self._portrait,
        }

    def all(self, items: Sequence[Item], title: Paragraph | None) -> str:
        """Return the shapes of a page without its title, in order."""
        units = [unit for unit in _units(items) if _paragraph(unit[0]) is not title or not title]
        drawn = []
        at = 0
        while at < len(units):
            card = _card(units, at)
            parts = "".join(self.unit(unit) for unit in units[at : at + card])
            if card > 1:
                first = units[at][0]
                drawn.append(self._group(parts, _around(units[at : at + card]), first.role))
            else:
                drawn.append(parts)
            at += card
        return "".join(drawn)

    def unit(self, unit: Sequence[Item]) -> str:
        """Return a paragraph's lines as one text box, or a single item as its shape."""
        first = unit[0]
        if isinstance(first, TextLine):
            return self.text(first.paragraph, [one for one in unit if isinstance(one, TextLine)])
        return self._makers[type(first)](first)

    def text(self, paragraph: Paragraph, lines: Sequence[TextLine], placeholder: str = "") -> str:
        """Return a text box; with the name of a placeholder, that one in its place."""
        box = slide_text.box_of(paragraph, lines)
        what = f'<p:ph type="{placeholder}"/>' if placeholder else ""
        kind = "" if placeholder else ' txBox="1"'
        name = placeholder.capitalize() or " ".join(paragraph.text.split())[:_NAME]
        body = slide_text.body(paragraph, lines, self.scale, self.language, self.exact)
        return (
            f"<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr{kind}/><p:nvPr>{what}</p:nvPr>"
            f"</p:nvSpPr><p:spPr>{self._place(box)}{_PRESET.format('rect', '')}<a:noFill/></p:spPr>"
            f"<p:txBody>{body}</p:txBody></p:sp>"
        )

    # ── what every shape has ────────────────────────────────────────────────────────────────

    def _x(self, value: float) -> int:
        return round((value * self.scale + self.dx) * EMU)

    def _y(self, value: float) -> int:
        return round((value * self.scale + self.dy) * EMU)

    def _long(self, value: float) -> int:
        return round(value * self.scale * EMU)

    def next_id(self) -> int:
        """Return a number that no shape of the slide has yet."""
        self.last_id += 1
        return self.last_id

    def _named(self, name: str, alt: str = "", *, decorative: bool = False) -> str:
        shown = f' descr="{escaped(alt)}"' if alt else ""
        more = _DECORATIVE if decorative else ""
        return f'<p:cNvPr id="{self.next_id()}" name="{escaped(name)}"{shown}>{more}</p:cNvPr>'

    def _place(self, box: Box, attributes: str = "", inner: bool = False) -> str:
        x, y = self._x(box.x), self._y(box.y)
        across, down = self._x(box.right) - x, self._y(box.bottom) - y
        own = f'<a:off x="{x}" y="{y}"/><a:ext cx="{across}" cy="{down}"/>'
        if inner:
            own += f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{across}" cy="{down}"/>'
        return f"<a:xfrm{attributes}>{own}</a:xfrm>"

    def _paint(self, paint: Paint) -> str:
        fill = "<a:noFill/>"
        if paint.fill:
            share = round(paint.opacity * 100_000)
            alpha = f'<a:alpha val="{share}"/>' if paint.opacity < 1 else ""
            fill = f"<a:solidFill>{_colour(paint.fill, alpha)}</a:solidFill>"
        if not paint.stroke or paint.width <= 0:
            return f"{fill}<a:ln><a:noFill/></a:ln>"
        dash = ""
        if paint.dash:
            # lengths are told in thousandths of a percent of the line's width
            lengths = [round(one / paint.width * 100_000) for one in paint.dash]
            pairs = zip(lengths[::2], lengths[1::2], strict=True)
            stops = "".join(f'<a:ds d="{long}" sp="{gap}"/>' for long, gap in pairs)
            dash = f"<a:custDash>{stops}</a:custDash>"
        cap = "flat" if paint.dash else "rnd"
        return (
            f'{fill}<a:ln w="{self._long(paint.width)}" cap="{cap}">'
            f"<a:solidFill>{_colour(paint.stroke)}</a:solidFill>{dash}<a:round/></a:ln>"
        )

    def _shape(self, item: Item, box: Box, geometry: str, paint: Paint) -> str:
        name = self._named(item.role or "shape", item.alt, decorative=not item.alt)
        return (
            f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{self._place(box)}{geometry}{self._paint(paint)}</p:spPr></p:sp>"
        )

    def _group(
        self, parts: str, box: Box, name: str, alt: str = "", *, decorative: bool = False
    ) -> str:
        named = self._named(name or "group", alt, decorative=decorative)
        return (
            f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{self._place(box, inner=True)}</p:grpSpPr>{parts}</p:grpSp>"
        )

    # ── one maker for each kind of item ─────────────────────────────────────────────────────

    def _rect(self, item: Rect) -> str:
        short = min(item.box.width, item.box.height)
        geometry = _PRESET.format("rect", "")
        if item.radius > 0 and short > 0:
            share = round(min(0.5, item.radius / short) * 100_000)
            geometry = _PRESET.format("roundRect", f'<a:gd name="adj" fmla="val {share}"/>')
        return self._shape(item, item.box, geometry, item.paint)

    def _circle(self, item: Circle) -> str:
        return self._shape(item, _extent(item), _PRESET.format("ellipse", ""), item.paint)

    def _line(self, item: Line) -> str:
        name = self._named(item.role or "line", item.alt, decorative=not item.alt)
        flips = ' flipH="1"' if item.x2 < item.x1 else ""
        flips += ' flipV="1"' if item.y2 < item.y1 else ""
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{name}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>"
            f"{self._place(_extent(item), flips)}{_PRESET.format('line', '')}"
            f"{self._paint(item.paint)}</p:spPr></p:cxnSp>"
        )

    def _polygon(self, item: Polygon) -> str:
        (x, y), *rest = item.points
        commands: tuple[Command, ...] = (("M", x, y), *(("L", *point) for point in rest), ("Z",))
        return self._path(Path(commands, item.paint, role=item.role, alt=item.alt))

    def _path(self, item: Path) -> str:
        box = _extent(item)
        left, top = self._x(box.x), self._y(box.y)
        drawn = []
        for letter, *numbers in item.commands:
            points = "".join(
                f'<a:pt x="{self._x(x) - left}" y="{self._y(y) - top}"/>'
                for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            )
            drawn.append(f"<a:{_STEPS[letter]}>{points}</a:{_STEPS[letter]}>")
        across, down = self._x(box.right) - left, self._y(box.bottom) - top
        geometry = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{across}" h="{down}">{"".join(drawn)}</a:path></a:pathLst></a:custGeom>'
        )
        return self._shape(item, box, geometry, item.paint)

    def _icon(self, item: Icon) -> str:
        path = marks.icon_path(item)
        return self._path(Path(path.commands, path.paint, role=f"icon {item.name}", alt=item.alt))

    def _star(self, item: Star) -> str:
        star = marks.star_points(item)
        return self._polygon(Polygon(star.points, star.paint, role="star", alt=item.alt))

    def _face(self, item: Face) -> str:
        parts = "".join(self._makers[type(part)](part) for part in marks.face_parts(item))
        return self._group(parts, _extent(item), "face", item.alt, decorative=not item.alt)

    def _portrait(self, item: Portrait) -> str:
        source = self.picture(item)
        if not source:
            return ""
        name = self._named(item.role or "picture", item.alt, decorative=not item.alt)
        outline = _PRESET.format("ellipse" if item.round else "rect", "")
        return (
            f'<p:pic><p:nvPicPr>{name}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            f'<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{source}"/><a:stretch>'
            f"<a:fillRect/></a:stretch></p:blipFill><p:spPr>{self._place(item.box)}{outline}"
            "</p:spPr></p:pic>"
        )


def _colour(colour: str, inner: str = "") -> str:
    return f'<a:srgbClr val="{colour.lstrip("#")}">{inner}</a:srgbClr>'


# ── what belongs together ────────────────────────────────────────────────────────────────────


def _paragraph(item: Item) -> Paragraph | None:
    return item.paragraph if isinstance(item, TextLine) else None


def _units(items: Iterable[Item]) -> list[list[Item]]:
    """Return the items in order, the lines of one paragraph together."""
    units: list[list[Item]] = []
    for item in items:
        paragraph = _paragraph(item)
        if paragraph is not None and units and _paragraph(units[-1][0]) is paragraph:
            units[-1].append(item)
        else:
            units.append([item])
    return units


def _card(units: Sequence[Sequence[Item]], at: int) -> int:
    """Return how many units from this one on make a card: a rectangle and what lies on it."""
    first = units[at][0]
    if not (isinstance(first, Rect) and first.record):
        return 1
    rim = first.box.inset(-_RIM)
    end = at + 1
    while end < len(units) and rim.holds(_around([units[end]])):
        end += 1
    has_text = any(isinstance(unit[0], TextLine) for unit in units[at:end])
    return end - at if has_text else 1


def _around(units: Sequence[Sequence[Item]]) -> Box:
    boxes = [_extent(item) for unit in units for item in unit]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _extent(item: Item) -> Box:
    """Return the box around an item; around a curve, the one of its control points."""
    match item:
        case Rect() | Portrait() | TextLine():
            return item.box
        case Circle() | Face() | Star():
            r = item.radius
            return Box(item.x - r, item.y - r, 2 * r, 2 * r)
        case Icon():
            return Box(item.x, item.y, item.size, item.size)
        case Line():
            points = [(item.x1, item.y1), (item.x2, item.y2)]
        case Polygon():
            points = list(item.points)
        case Path():
            points = [
                (x, y)
                for _, *numbers in item.commands
                for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            ]
        case _:
            raise TypeError(f"no shape for {type(item).__name__}")
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
