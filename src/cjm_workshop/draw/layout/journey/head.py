"""The head of a journey map: title, and whose journey it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import metrics
from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.canvas import height_of, largest
from cjm_workshop.draw.layout.journey.lines import pen, tone
from cjm_workshop.draw.scene import Box, Circle, Paint, Path, Portrait

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Lens, MapContent
    from cjm_workshop.draw.theme import Theme

__all__ = ["draw_header", "header_height"]

_PANEL = 0.595  # share of the width for the lens panel
_WHO = 0.31  # share of the panel for the persona
_LARGER = 1.2  # texts of the panel where there is room, in multiples of their usual size


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
    """Return role and text of the parts of the lens."""
    return (
        ("scenario", lens.scenario),
        ("goals", lens.goals),
        ("expectations", lens.expectations),
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
    """Return the text size of the panel: smaller where much is written, larger where little is.

    Larger only as far as the head is no higher for it.
    """
    sizes = theme.sizes
    room = max(sizes.header_min, _title_height(content, theme, width))
    _, _, part = _panel_columns(theme, width)
    size = sizes.panel_text
    while size > sizes.body_min and any(
        height_of(text, part, size) > sizes.header_min * 1.3 for _, text in _parts(content.lens)
    ):
        size -= 0.25
    while (
        size < sizes.panel_text * _LARGER
        and _lens_height(content, theme, width, size + 0.25) <= room
    ):
        size += 0.25
    return max(size, min(sizes.body_min, sizes.panel_text))


def _panel_height(content: MapContent, theme: Theme, width: float) -> float:
    if len(content.lenses) > 1:
        return _people_height(content, theme, width)
    return _lens_height(content, theme, width, _panel_size(content, theme, width))


def _lens_height(content: MapContent, theme: Theme, width: float, size: float) -> float:
    """Return the height of the panel of one person with texts of this size."""
    sizes, lens = theme.sizes, content.lens
    _, who, part = _panel_columns(theme, width)
    caps = sizes.caps * theme.leading + 2
    texts = max(
        caps + height_of(text or label("map.not_written"), part, size) for _, text in _parts(lens)
    )
    person = (
        height_of(lens.name or _nobody(), who, sizes.panel_title, "bold", theme.leading)
        + height_of(lens.role, who, size)
        + height_of(_quote(lens), who, size, "italic")
        + 3
    )
    return max(texts, person, 2 * sizes.avatar) + 4 * sizes.padding


def _nobody() -> str:
    return label("map.whose")


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
    box = Box(width - sizes.margin - panel, top, panel, height)
    canvas.rect(box, colours.panel, radius=sizes.radius, role="lens")
    if len(content.lenses) > 1:
        _draw_people(canvas, content, box)
    else:
        _draw_panel(canvas, content, box, width)


def _draw_panel(canvas: Canvas, content: MapContent, panel: Box, width: float) -> None:
    sizes, colours, lens = canvas.sizes, canvas.colours, content.lens
    _, who, part = _panel_columns(canvas.theme, width)
    size = _panel_size(content, canvas.theme, width)
    pad = 2 * sizes.padding
    middle = min(panel.height / 2, sizes.avatar + 1.5 * pad)
    _avatar(canvas, lens, panel.x + pad * 0.8 + sizes.avatar, panel.y + middle)
    x = panel.x + pad * 1.6 + 2 * sizes.avatar
    cell = Box(x, panel.y + pad, who, panel.height - pad)
    y = canvas.text(lens.name or _nobody(), cell, sizes.panel_title, style="bold", role="persona")
    cell = Box(x, y, who, panel.bottom - y)
    y = 3 + canvas.text(lens.role, cell, size, colour=colours.muted, role="persona role", even=True)
    canvas.text(
        _quote(lens), Box(x, y, who, panel.bottom - y), size, style="italic", role="persona quote"
    )
    goals = Box(panel.x + panel.width * _WHO + pad, panel.y, part, panel.height)
    _draw_goals(canvas, lens, goals, size)


def _draw_goals(canvas: Canvas, lens: Lens, first: Box, size: float) -> None:
    """Draw scenario, goals and expectations side by side, in boxes like the first."""
    sizes, colours = canvas.sizes, canvas.colours
    pad = 2 * sizes.padding
    for at, (role, text) in enumerate(_parts(lens)):
        name = label(f"map.{role}").upper()
        x = first.x + at * (first.width + pad * 0.75)
        cell = Box(x, first.y + pad, first.width, first.height - pad)
        y = 2 + canvas.text(
            name, cell, sizes.caps, style="bold", colour=colours.muted, role="heading"
        )
        cell = Box(x, y, first.width, first.bottom - y)
        style: metrics.Style = "regular" if text else "italic"
        colour = colours.ink if text else colours.muted
        canvas.text(
            text or label("map.not_written"),
            cell,
            size,
            style=style,
            colour=colour,
            role=role,
        )


# ── several journeys ─────────────────────────────────────────────────────────────────────────


def _people_texts(
    content: MapContent, theme: Theme, at: int
) -> list[tuple[str, float, metrics.Style, str]]:
    """Return what is written about one of several: text, size, face, role."""
    sizes, lens, curve = theme.sizes, content.lenses[at], content.curves[at]
    name = lens.name or _nobody()
    times = curve.mark in (label("mark.now"), label("mark.hoped"))
    return [
        (f"{name}: {curve.name}" if times else name, sizes.panel_title, "bold", "persona"),
        (lens.role, sizes.panel_text, "regular", "persona role"),
        (lens.journey, sizes.panel_text, "italic", "journey"),
        (lens.scenario, sizes.panel_text, "regular", "scenario"),
    ]


def _people_width(content: MapContent, theme: Theme, panel: float) -> tuple[float, float]:
    """Return the width of the room of one person, and of the texts in it."""
    room = panel / len(content.lenses)
    return room, room - 2 * theme.sizes.avatar - 6 * theme.sizes.padding


def _people_height(content: MapContent, theme: Theme, width: float) -> float:
    panel, _, _ = _panel_columns(theme, width)
    _, room = _people_width(content, theme, panel)
    heights = [
        sum(
            height_of(text, room, size, style, theme.leading)
            for text, size, style, _ in _people_texts(content, theme, at)
        )
        for at in range(len(content.lenses))
    ]
    pad = 4 * theme.sizes.padding
    return max(*heights, 2.6 * theme.sizes.avatar) + pad


def _draw_people(canvas: Canvas, content: MapContent, panel: Box) -> None:
    """Draw who travels: each with a piece of their curve under the avatar."""
    sizes, theme = canvas.sizes, canvas.theme
    room, width = _people_width(content, theme, panel.width)
    pad = 2 * sizes.padding
    for at, lens in enumerate(content.lenses):
        left = panel.x + at * room + pad
        middle, y = left + sizes.avatar, panel.y + pad + sizes.avatar
        _avatar(canvas, lens, middle, y, tone(theme, at))
        sample, foot = pen(theme, content.curves, at, sizes.curve), y + 1.45 * sizes.avatar
        line = (("M", left, foot), ("L", left + 2 * sizes.avatar, foot))
        canvas.add(Path(line, sample, role="sample"))
        cell = Box(left + 2 * sizes.avatar + sizes.padding, panel.y + pad, width, panel.height)
        for text, size, style, role in _people_texts(content, theme, at):
            colour = canvas.colours.muted if role == "persona role" else ""
            below = canvas.text(text, cell, size, style=style, colour=colour, role=role)
            cell = Box(cell.x, below, width, panel.bottom - below)


def _avatar(canvas: Canvas, lens: Lens, x: float, y: float, fill: str = "") -> None:
    """Draw the initials, and the portrait over them where there is one."""
    radius, colours = canvas.sizes.avatar, canvas.colours
    fill = fill or colours.stages[1]
    canvas.add(Circle(x, y, radius, Paint(fill=fill), role="avatar"))
    if lens.initials:
        size = radius * 0.78
        cell = Box(x - radius, y - size * 0.63, 2 * radius, size * 1.3)
        canvas.text(
            lens.initials, cell, size, style="bold", colour=colours.on(fill), align="centre",
            role="initials",
        )  # fmt: skip
    else:
        canvas.icon("persona", x - radius * 0.6, y - radius * 0.6, radius * 1.2, colours.on(fill))
    if lens.portrait:
        box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        alt = lens.portrait_alt or label("portrait", name=lens.name)
        canvas.add(Portrait(lens.portrait, box, round=True, role="portrait", alt=alt))
