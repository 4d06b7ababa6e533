"""A plain table on one page, such as a learner's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.canvas import Canvas, height_of
from cjm_workshop.draw.layout.sheet import Sheet
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.metrics import Style
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme

__all__ = ["record_sheet"]

_FIRST = 0.55  # share of the width for the first column; the others share the rest
_AIR = 1.5  # height of a row, in multiples of its text


def record_sheet(
    title: str,
    subtitle: str,
    rows: Sequence[Sequence[str]],
    foot: Sequence[str] = (),
    *,
    theme: Theme = DEFAULT,
    page: str = "A4",
) -> list[Scene]:
    """Lay out a table; its first row holds the headings.

    Parameters
    ----------
    title, subtitle : str
        In the head of the page.
    rows : sequence of sequences of str
        All of one length; the first column is the widest.
    foot : sequence of str
        Lines below the table.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`.

    Returns
    -------
    list of Scene
        One page; it grows taller than its paper where the table is long.
    """
    words = "; ".join(", ".join(row) for row in rows)
    sheet = Sheet(theme, page, title, subtitle, f"{title}. {words}")
    canvas = Canvas(sheet.theme)
    y = sheet.room.y
    for at, row in enumerate(rows):
        y = _row(canvas, Box(sheet.room.x, y, sheet.room.width, 0.0), row, heading=at == 0)
    y += sheet.theme.sizes.heading
    for line in foot:
        cell = Box(sheet.room.x, y, sheet.room.width, sheet.room.height)
        y = canvas.text(line, cell, sheet.theme.sizes.heading, role="foot") + canvas.sizes.gap
    return [sheet.scene(canvas, needed=y - sheet.room.y)]


def _row(canvas: Canvas, place: Box, row: Sequence[str], *, heading: bool) -> float:
    """Write a row with a rule below it; return the y below that."""
    sizes, colours = canvas.sizes, canvas.colours
    size, gap = sizes.heading, sizes.gap
    rest = place.width * (1 - _FIRST) / max(1, len(row) - 1)
    widths = [place.width * _FIRST, *[rest] * (len(row) - 1)]
    style: Style = "bold" if heading else "regular"
    inner = [width - gap for width in widths]
    tall = max(height_of(text, room, size, style) for text, room in zip(row, inner, strict=True))
    x, top = place.x, place.y + size * (_AIR - 1) / 2
    for text, width, room in zip(row, widths, inner, strict=True):
        colour = colours.muted if heading else colours.ink
        canvas.text(text, Box(x, top, room, tall), size, style=style, colour=colour, role="cell")
        x += width
    below = top + tall + size * (_AIR - 1) / 2
    canvas.line(place.x, below, place.right, below, colours.hairline, sizes.hairline, role="rule")
    return below
