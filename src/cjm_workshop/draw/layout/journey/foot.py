"""The foot of a journey map: legend, sources, provenance, and the whole curve in small."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_workshop.draw import curve, metrics
from cjm_workshop.draw.labels import emotion_word, label, page_of
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.layout.journey.content import EMOTIONS
from cjm_workshop.draw.layout.journey.lines import curve_commands, pen, runs, tone
from cjm_workshop.draw.layout.journey.measured import diamond
from cjm_workshop.draw.scene import Box, Circle, Face, Line, Paint, Path, Polygon, Star

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column, MapContent
    from cjm_workshop.draw.theme import Theme

    Mark = Callable[[Canvas, float, float], None]

__all__ = ["draw_footer", "footer_height", "tone_of"]

_SAMPLE = 2.45  # length of a piece of curve in icons: it ends with a whole dash


class _Entry(NamedTuple):
    """A mark of the legend: how to draw it around a point, how wide it is, and its words."""

    draw: Mark
    span: float
    words: str


def _provenance(content: MapContent, page: int, pages: int) -> str:
    return " · ".join(filter(None, (*content.provenance, page_of(page, pages))))


def _sources(content: MapContent, shown: Sequence[Column]) -> str:
    """Return what the codes on this page mean."""
    codes = dict.fromkeys(code for column in shown for code in column.evidence)
    ordered = sorted(codes, key=lambda code: (code[0], len(code), code))
    known = [f"{code}\xa0{content.sources[code]}" for code in ordered if code in content.sources]
    return label("map.sources", sources=" · ".join(known)) if known else ""


def _row(theme: Theme) -> float:
    return theme.sizes.face_small * 2 + 4


def _foot_width(theme: Theme, width: float, many: bool) -> float:
    overview = theme.sizes.overview_width + 3 * theme.sizes.gap if many else 0.0
    return width - 2 * theme.sizes.margin - overview


def footer_height(
    content: MapContent, theme: Theme, width: float, many: bool, shown: Sequence[Column]
) -> float:
    """Return the height of legend, sources and provenance in points, without the margin below.

    With `many` pages there is room for the small curve of the whole journey as well.
    """
    sizes, room = theme.sizes, _foot_width(theme, width, many)
    pages = 99 if many else 1
    texts = (_sources(content, shown), _provenance(content, pages, pages))
    words = sum(height_of(text, room, sizes.small, "regular", theme.leading) for text in texts)
    legend = len(_legend_rows(content, theme, room)) * _row(theme) + 3
    overview = sizes.overview_height + sizes.curve * 1.4 + 2 + sizes.small * theme.leading
    return max(legend + words, overview if many else 0.0)


def draw_footer(
    canvas: Canvas,
    content: MapContent,
    box: Box,
    shown: Sequence[Column],
    page: int,
    pages: int,
    *,
    many: bool,
) -> None:
    """Draw legend, sources and provenance; with `many` a small curve of the whole journey too."""
    sizes, colours = canvas.sizes, canvas.colours
    width = _foot_width(canvas.theme, box.width + 2 * sizes.margin, many)
    y = _legend(canvas, content, Box(box.x, box.y, width, box.height)) + 3
    parts = (
        (_sources(content, shown), "sources"),
        (_provenance(content, page, pages), "provenance"),
    )
    for words, role in parts:
        cell = Box(box.x, y, width, box.bottom - y)
        y = canvas.text(words, cell, sizes.small, colour=colours.muted, role=role)
    if many:
        left = box.right - sizes.overview_width
        _overview(canvas, content, Box(left, box.y, sizes.overview_width, box.height), shown)


# ── legend ───────────────────────────────────────────────────────────────────────────────────


def _entry_width(theme: Theme, entry: _Entry) -> float:
    return entry.span + 3 + metrics.width(entry.words, theme.sizes.small) + 1


def _legend_rows(content: MapContent, theme: Theme, width: float) -> list[list[_Entry]]:
    """Put the entries of the legend into as many rows as they need."""
    rows: list[list[_Entry]] = [[]]
    x = theme.sizes.gutter
    for entry in _entries(content, theme):
        need = _entry_width(theme, entry)
        if rows[-1] and x + need > width:
            rows.append([])
            x = theme.sizes.gutter
        rows[-1].append(entry)
        x += need + 3 * theme.sizes.gap
    return rows


def _legend(canvas: Canvas, content: MapContent, box: Box) -> float:
    """Explain the marks that this map has, from left to right; return the y below them."""
    sizes, colours, theme = canvas.sizes, canvas.colours, canvas.theme
    y = box.y + _row(theme) / 2
    cell = Box(box.x, y - sizes.small * 0.61, sizes.gutter, sizes.small * 1.3)
    canvas.text(
        label("map.legend"), cell, sizes.small, style="bold", colour=colours.muted, role="legend"
    )
    for row in _legend_rows(content, theme, box.width):
        x = box.x + sizes.gutter
        for entry in row:
            entry.draw(canvas, x + entry.span / 2, y)
            left, width = x + entry.span + 3, _entry_width(theme, entry) - entry.span - 3
            cell = Box(left, y - sizes.small * 0.61, width, sizes.small * 1.3)
            canvas.text(entry.words, cell, sizes.small, colour=colours.muted, role="legend")
            x = left + width + 3 * sizes.gap
        y += _row(theme)
    return y - _row(theme) / 2


def _entries(content: MapContent, theme: Theme) -> list[_Entry]:
    """Return the entries of the marks that are on the map."""
    sizes, found = theme.sizes, list[_Entry]()
    columns = content.columns
    if any(emotion is not None for column in columns for emotion in column.emotions):
        found += [_Entry(_face(at), 2 * sizes.face_small, emotion_word(at)) for at in EMOTIONS]
        found += _curve_entries(content, theme)
    if any(column.truth for column in columns):
        found.append(_Entry(_star, 2 * sizes.star, label("moment_of_truth")))
    if any(pain.severity for column in columns for pain in column.pains):
        found.append(_Entry(_dots, 8 * sizes.dot, label("map.pain_scale")))
    if any(column.doubt or any(p.doubt for p in column.pains) for column in columns):
        found.append(_Entry(_dashed, sizes.icon * 1.2, label("map.not_backed")))
    return found


def _curve_entries(content: MapContent, theme: Theme) -> list[_Entry]:
    sizes, found = theme.sizes, list[_Entry]()
    several = len(content.curves) > 1
    for at, line in enumerate(content.curves):
        if line.kind == "measured":
            words = label("map.measured_means")
            found.append(_Entry(_interval(at), sizes.face, words))
        elif several or line.hoped:
            words = line.name if several else label("map.hoped_means")
            if several and all(one.kind == "measured" for one in content.curves[1:]):
                words = label("map.believed")
            marked = several and words == line.name and line.mark not in words
            words = f"{line.mark}: {words}" if marked else words
            found.append(_Entry(_sample(content, at), sizes.icon * _SAMPLE, words))
    if content.curves[0].kind == "mean":
        words = label("map.mean_means")
        found.append(_Entry(_bar, sizes.face, words))
    return found


def _face(emotion: int) -> Mark:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        fill, ink = canvas.colours.emotions[emotion + 2], canvas.colours.ink
        canvas.add(Face(x, y, canvas.sizes.face_small, emotion, fill, ink))

    return draw


def _sample(content: MapContent, at: int) -> Mark:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        half = canvas.sizes.icon * _SAMPLE / 2
        paint = pen(canvas.theme, content.curves, at, canvas.sizes.curve)
        canvas.add(Path((("M", x - half, y), ("L", x + half, y)), paint))

    return draw


def _interval(at: int) -> Mark:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        colour, r = tone(canvas.theme, at), canvas.sizes.face_small
        canvas.add(Line(x, y - r, x, y + r, Paint(stroke=colour, width=canvas.sizes.outline * 1.4)))
        canvas.add(Polygon(diamond(x, y, r * 0.6), Paint(fill=colour)))

    return draw


def _bar(canvas: Canvas, x: float, y: float) -> None:
    r, cap = canvas.sizes.face_small, canvas.sizes.face * 0.4
    paint = Paint(stroke=canvas.colours.curves[0], width=canvas.sizes.outline * 1.4)
    canvas.add(Line(x, y - r, x, y + r, paint))
    canvas.add(Line(x - cap, y - r, x + cap, y - r, paint))
    canvas.add(Line(x - cap, y + r, x + cap, y + r, paint))


def _star(canvas: Canvas, x: float, y: float) -> None:
    canvas.add(Star(x, y, canvas.sizes.star, canvas.colours.truth))


def _dots(canvas: Canvas, x: float, y: float) -> None:
    sizes, colours = canvas.sizes, canvas.colours
    for at in (-1, 0, 1):
        fill = colours.pain if at < 1 else colours.page
        paint = Paint(fill=fill, stroke=colours.pain, width=0.7)
        canvas.add(Circle(x + at * 2.9 * sizes.dot, y, sizes.dot, paint))


def _dashed(canvas: Canvas, x: float, y: float) -> None:
    sizes = canvas.sizes
    box = Box(x - sizes.icon * 0.6, y - sizes.small * 0.55, sizes.icon * 1.2, sizes.small * 1.1)
    canvas.rect(box, stroke=canvas.colours.muted, width=sizes.outline, dashed=True, radius=1.5)


# ── overview ─────────────────────────────────────────────────────────────────────────────────


def _overview(canvas: Canvas, content: MapContent, box: Box, shown: Sequence[Column]) -> None:
    """Draw the whole curve small, the stages under it, and a frame around this page's part."""
    sizes, colours, theme = canvas.sizes, canvas.colours, canvas.theme
    step = box.width / len(content.columns)
    radius = sizes.curve
    strip = Box(box.x, box.y + sizes.overview_height, box.width, radius * 1.4)
    plot = Box(box.x, box.y + radius, box.width, sizes.overview_height - 2.5 * radius)
    first = shown[0].number - 1
    frame = Box(box.x + first * step, box.y - 2, len(shown) * step, strip.bottom - box.y + 4)
    canvas.rect(
        frame, colours.panel, stroke=colours.muted, width=sizes.outline, radius=2, role="overview"
    )
    x = box.x
    for group in content.groups:
        span = len(group.columns) * step
        tone = tone_of(theme, group.tone)
        canvas.rect(Box(x + 0.5, strip.y, span - 1, strip.height), tone, role="overview")
        x += span
    for at in reversed(range(len(content.curves))):
        paint = pen(theme, content.curves, at, sizes.outline)
        for points in runs(content.columns, box.x + step / 2, step, plot, at):
            pieces = curve.beziers(points)
            if pieces:
                canvas.add(Path(curve_commands(pieces), paint, role="overview"))
    cell = Box(box.x, strip.bottom + 2, box.width, box.bottom - strip.bottom)
    first_last = f"{shown[0].number}–{shown[-1].number}" if len(shown) > 1 else shown[0].number
    form = "one" if len(shown) == 1 else "other"
    text = label(f"map.part_{content.unit}.{form}", which=first_last, of=len(content.columns))
    canvas.text(text, cell, sizes.small, colour=colours.muted, align="right", role="overview")


def tone_of(theme: Theme, tone: int) -> str:
    """Return the colour of a stage; grey for steps that have none."""
    if tone < 0:
        return theme.colours.no_stage
    return theme.colours.stages[tone % len(theme.colours.stages)]
