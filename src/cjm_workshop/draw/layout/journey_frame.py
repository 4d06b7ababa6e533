"""Head and foot of a journey map: title and lens above, legend and provenance below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import curve, metrics
from cjm_workshop.draw.layout.canvas import height_of, largest
from cjm_workshop.draw.layout.journey_content import EMOTIONS
from cjm_workshop.draw.layout.journey_feeling import curve_commands, runs
from cjm_workshop.draw.scene import Box, Circle, Face, Paint, Path, Portrait, Star

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey_content import Column, Lens, MapContent
    from cjm_workshop.draw.theme import Theme

__all__ = ["draw_footer", "draw_header", "footer_height", "header_height", "tone_of"]

_PANEL = 0.595  # share of the width for the lens panel
_WHO = 0.31  # share of the panel for the persona
_ABSENT = "not written yet"


# ── head ─────────────────────────────────────────────────────────────────────────────────────


def _title_width(theme: Theme, width: float) -> float:
    return (width - 2 * theme.sizes.margin) * (1 - _PANEL) - 4 * theme.sizes.gap


def _title_size(content: MapContent, theme: Theme, width: float) -> float:
    """Return the largest size at which the title stands in two lines, whole words only."""
    sizes = theme.sizes
    steps = [sizes.title - at for at in range(int(sizes.title - sizes.title_min) + 1)]
    return largest(content.title, _title_width(theme, width), steps, lines=2)


def _title_height(content: MapContent, theme: Theme, width: float) -> float:
    room = _title_width(theme, width)
    title = height_of(
        content.title, room, _title_size(content, theme, width), "bold", theme.leading
    )
    return title + 4 + height_of(content.subtitle, room, theme.sizes.subtitle)


def _parts(lens: Lens) -> tuple[tuple[str, str], ...]:
    return (
        ("SCENARIO", lens.scenario),
        ("GOALS", lens.goals),
        ("EXPECTATIONS", lens.expectations),
    )


def _panel_columns(theme: Theme, width: float) -> tuple[float, float, float]:
    """Return the widths of the panel, of the words about the persona, and of each other text."""
    sizes = theme.sizes
    panel = (width - 2 * sizes.margin) * _PANEL
    pad = 2 * sizes.padding
    who = panel * _WHO - 2 * sizes.avatar - 1.6 * pad
    part = (panel * (1 - _WHO) - 3 * pad) / 3
    return panel, who, part


def _panel_size(content: MapContent, theme: Theme, width: float) -> float:
    """Return the text size of the panel: smaller where much is written."""
    sizes = theme.sizes
    _, _, part = _panel_columns(theme, width)
    size = sizes.panel_text
    while size > sizes.body_min and any(
        height_of(text, part, size) > sizes.header_min * 1.3 for _, text in _parts(content.lens)
    ):
        size -= 0.25
    return max(size, min(sizes.body_min, sizes.panel_text))


def _panel_height(content: MapContent, theme: Theme, width: float) -> float:
    sizes, lens = theme.sizes, content.lens
    _, who, part = _panel_columns(theme, width)
    size = _panel_size(content, theme, width)
    caps = sizes.caps * theme.leading + 2
    texts = max(caps + height_of(text or _ABSENT, part, size) for _, text in _parts(lens))
    person = (
        height_of(lens.name or _nobody(), who, sizes.panel_title, "bold", theme.leading)
        + height_of(lens.role, who, size)
        + height_of(_quote(lens), who, size, "italic")
        + 3
    )
    return max(texts, person, 2 * sizes.avatar) + 4 * sizes.padding


def _nobody() -> str:
    return "Whose journey is it?"


def _quote(lens: Lens) -> str:
    bare = lens.quote.strip()
    return bare if not bare or bare[0] in '“"„«' else f"“{bare}”"


def header_height(content: MapContent, theme: Theme, width: float) -> float:
    """Return the height of the head in points, without the margin above it."""
    return max(
        theme.sizes.header_min,
        _title_height(content, theme, width),
        _panel_height(content, theme, width),
    )


def draw_header(canvas: Canvas, content: MapContent, width: float) -> None:
    """Draw the band at the top of the page, title, subtitle and lens panel."""
    sizes, colours, theme = canvas.sizes, canvas.colours, canvas.theme
    canvas.rect(Box(0, 0, width, sizes.top_band), colours.ink, role="band")
    height = header_height(content, theme, width)
    top = sizes.top_band + sizes.margin * 0.65
    cell = Box(sizes.margin, top, _title_width(theme, width), height)
    size = _title_size(content, theme, width)
    below = 4 + canvas.text(
        content.title, cell, size, style="bold", role="title", record=content.journey
    )
    cell = Box(cell.x, below, cell.width, top + height - below)
    canvas.text(content.subtitle, cell, sizes.subtitle, colour=colours.muted, role="subtitle")
    panel, _, _ = _panel_columns(theme, width)
    _draw_panel(canvas, content, Box(width - sizes.margin - panel, top, panel, height), width)


def _draw_panel(canvas: Canvas, content: MapContent, panel: Box, width: float) -> None:
    sizes, colours, lens = canvas.sizes, canvas.colours, content.lens
    canvas.rect(panel, colours.panel, radius=sizes.radius, role="lens")
    _, who, part = _panel_columns(canvas.theme, width)
    size = _panel_size(content, canvas.theme, width)
    pad = 2 * sizes.padding
    middle = min(panel.height / 2, sizes.avatar + 1.5 * pad)
    _avatar(canvas, lens, panel.x + pad * 0.8 + sizes.avatar, panel.y + middle)
    x = panel.x + pad * 1.6 + 2 * sizes.avatar
    cell = Box(x, panel.y + pad, who, panel.height - pad)
    y = canvas.text(lens.name or _nobody(), cell, sizes.panel_title, style="bold", role="persona")
    cell = Box(x, y, who, panel.bottom - y)
    y = 3 + canvas.text(lens.role, cell, size, colour=colours.muted, role="persona role")
    canvas.text(
        _quote(lens), Box(x, y, who, panel.bottom - y), size, style="italic", role="persona quote"
    )
    left = panel.x + panel.width * _WHO + pad
    for at, (name, text) in enumerate(_parts(lens)):
        cell = Box(left + at * (part + pad * 0.75), panel.y + pad, part, panel.height - pad)
        y = 2 + canvas.text(
            name, cell, sizes.caps, style="bold", colour=colours.muted, role="heading"
        )
        cell = Box(cell.x, y, part, panel.bottom - y)
        style: metrics.Style = "regular" if text else "italic"
        colour = colours.ink if text else colours.muted
        canvas.text(text or _ABSENT, cell, size, style=style, colour=colour, role=name.lower())


def _avatar(canvas: Canvas, lens: Lens, x: float, y: float) -> None:
    """Draw the initials, and the portrait over them where there is one."""
    radius, colours = canvas.sizes.avatar, canvas.colours
    canvas.add(Circle(x, y, radius, Paint(fill=colours.stages[1]), role="avatar"))
    if lens.initials:
        size = radius * 0.78
        cell = Box(x - radius, y - size * 0.63, 2 * radius, size * 1.3)
        canvas.text(
            lens.initials, cell, size, style="bold", colour=colours.on_dark, align="centre",
            role="initials",
        )  # fmt: skip
    else:
        canvas.icon("persona", x - radius * 0.6, y - radius * 0.6, radius * 1.2, colours.on_dark)
    if lens.portrait:
        box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        alt = lens.portrait_alt or f"Portrait of {lens.name}"
        canvas.add(Portrait(lens.portrait, box, round=True, role="portrait", alt=alt))


# ── foot ─────────────────────────────────────────────────────────────────────────────────────


def _provenance(content: MapContent, page: int, pages: int) -> str:
    parts = content.provenance + ((f"Page {page} of {pages}",) if pages > 1 else ())
    return " · ".join(parts)


def _row(theme: Theme) -> float:
    return theme.sizes.face_small * 2 + 4


def footer_height(content: MapContent, theme: Theme, width: float, many: bool) -> float:
    """Return the height of legend and provenance in points, without the margin below them.

    With `many` pages there is room for the small curve of the whole journey as well.
    """
    sizes, pages = theme.sizes, 99 if many else 1
    words = _provenance(content, pages, pages)
    text = height_of(words, _foot_width(theme, width, pages), sizes.small)
    legend = _row(theme) + 3
    overview = sizes.overview_height + sizes.curve * 1.4 + 2 + sizes.small * theme.leading
    return max(legend + text, overview if many else 0.0)


def _foot_width(theme: Theme, width: float, pages: int) -> float:
    overview = theme.sizes.overview_width + 3 * theme.sizes.gap if pages > 1 else 0.0
    return width - 2 * theme.sizes.margin - overview


def draw_footer(
    canvas: Canvas,
    content: MapContent,
    box: Box,
    shown: Sequence[Column],
    page: int,
    pages: int,
) -> None:
    """Draw legend and provenance; on several pages a small curve of the whole journey as well."""
    sizes = canvas.sizes
    width = _foot_width(canvas.theme, box.width + 2 * sizes.margin, pages)
    _legend(canvas, content, Box(box.x, box.y, width, _row(canvas.theme)))
    top = box.y + _row(canvas.theme) + 3
    cell = Box(box.x, top, width, box.bottom - top)
    canvas.text(
        _provenance(content, page, pages),
        cell,
        sizes.small,
        colour=canvas.colours.muted,
        role="provenance",
    )
    if pages > 1:
        left = box.right - sizes.overview_width
        _overview(canvas, content, Box(left, box.y, sizes.overview_width, box.height), shown)


def _legend(canvas: Canvas, content: MapContent, box: Box) -> None:
    """Explain the marks that this map has, from left to right."""
    sizes, colours = canvas.sizes, canvas.colours
    cell = Box(box.x, box.y + box.height / 2 - sizes.small * 0.61, sizes.gutter, sizes.small * 1.3)
    canvas.text("Legend", cell, sizes.small, style="bold", colour=colours.muted, role="legend")
    x = box.x + sizes.gutter
    y = box.y + box.height / 2
    for draw, span, words in _entries(canvas, content):
        draw(x + span / 2, y)
        left = x + span + 3
        width = metrics.width(words, sizes.small) + 1
        cell = Box(left, cell.y, width, cell.height)
        canvas.text(words, cell, sizes.small, colour=colours.muted, role="legend")
        x = left + width + 3 * sizes.gap


def _entries(
    canvas: Canvas, content: MapContent
) -> list[tuple[Callable[[float, float], None], float, str]]:
    """Return for each mark how to draw it around a point, how wide it is, and its words."""
    sizes, colours = canvas.sizes, canvas.colours
    found: list[tuple[Callable[[float, float], None], float, str]] = []

    def face(emotion: int) -> Callable[[float, float], None]:
        fill = colours.emotions[emotion + 2]
        return lambda x, y: canvas.add(Face(x, y, sizes.face_small, emotion, fill, colours.ink))

    if any(column.emotion is not None for column in content.columns):
        found += [(face(at), 2 * sizes.face_small, word) for at, word in EMOTIONS.items()]
    if any(column.truth for column in content.columns):

        def star(x: float, y: float) -> None:
            canvas.add(Star(x, y, sizes.star, colours.truth))

        found.append((star, 2 * sizes.star, "moment of truth"))
    if any(pain.severity for column in content.columns for pain in column.pains):

        def dots(x: float, y: float) -> None:
            for at in (-1, 0, 1):
                paint = Paint(
                    fill=colours.pain if at < 1 else colours.page, stroke=colours.pain, width=0.7
                )
                canvas.add(Circle(x + at * 2.9 * sizes.dot, y, sizes.dot, paint))

        found.append((dots, 8 * sizes.dot, "how much a pain hurts, 1 to 3"))
    if any(column.doubt or any(p.doubt for p in column.pains) for column in content.columns):

        def dashed(x: float, y: float) -> None:
            box = Box(
                x - sizes.icon * 0.6, y - sizes.small * 0.55, sizes.icon * 1.2, sizes.small * 1.1
            )
            canvas.rect(box, stroke=colours.muted, width=sizes.outline, dashed=True, radius=1.5)

        found.append((dashed, sizes.icon * 1.2, "not backed by evidence"))
    return found


def _overview(canvas: Canvas, content: MapContent, box: Box, shown: Sequence[Column]) -> None:
    """Draw the whole curve small, the stages under it, and a frame around this page's part."""
    sizes, colours, theme = canvas.sizes, canvas.colours, canvas.theme
    step = box.width / len(content.columns)
    radius = sizes.curve
    strip = Box(box.x, box.y + sizes.overview_height, box.width, radius * 1.4)
    plot = Box(box.x, box.y + radius, box.width, sizes.overview_height - 2.5 * radius)
    first = content.columns.index(shown[0])
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
    for points in runs(content.columns, box.x + step / 2, step, plot):
        pieces = curve.beziers(points)
        if pieces:
            pen = Paint(stroke=colours.ink, width=sizes.outline)
            canvas.add(Path(curve_commands(pieces), pen, role="overview"))
    cell = Box(box.x, strip.bottom + 2, box.width, box.bottom - strip.bottom)
    text = f"Steps {shown[0].number}–{shown[-1].number} of {len(content.columns)}"
    canvas.text(text, cell, sizes.small, colour=colours.muted, align="right", role="overview")


def tone_of(theme: Theme, tone: int) -> str:
    """Return the colour of a stage; grey for steps that have none."""
    if tone < 0:
        return theme.colours.no_stage
    return theme.colours.stages[tone % len(theme.colours.stages)]
