"""A sticky note as it is drawn: its text, how we know it, its votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, label, term
from cjm_workshop.draw.layout.blocks import Beside, Frame, Stack, Words, level_mark
from cjm_workshop.draw.scene import Circle, Paint
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.metrics import Style
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.findings import Note

__all__ = [
    "LEAST",
    "NOTE_WIDTH",
    "level_line",
    "sticky",
    "sticky_bar",
    "sticky_colour",
    "vote_dots",
]

NOTE_WIDTH = 10.5
"""Width of a note in multiples of its text size: about twenty characters a line."""
LEAST = 0.5
"""Height of a note with little text, in multiples of its width."""
_NAMES = ("yellow", "orange", "pink", "blue", "green", "violet")


def sticky_colour(theme: Theme, name: str, otherwise: int) -> str:
    """Return the colour of a name, or the one at a place among the theme's sticky notes."""
    stickies = theme.colours.stickies
    lowered = name.strip().lower()
    at = _NAMES.index(lowered) if lowered in _NAMES else otherwise
    return stickies[at % len(stickies)]


def sticky_bar(theme: Theme, at: int) -> str:
    """Return the colour of a bar that tells themes apart once the notes' colours are used up.

    The first theme with a colour of its own has none; every further round has another bar.
    """
    again, stages = at // len(theme.colours.stickies), theme.colours.stages
    return stages[(again - 1) % len(stages)] if again else ""


def level_line(theme: Theme, level: Level, size: float, record: str = "") -> Block:
    """Return the mark of a level with its word: ``○ assumption``."""
    small = max(theme.sizes.small_min, size * theme.owner)
    radius = small * 0.38
    word = label("assumption") if level is Level.ASSUMED else term(f"level.{level.value}")
    style: Style = "italic" if level is Level.ASSUMED else "regular"
    words = Words(word, small, style, theme.colours.ink, role="level", record=record)

    def mark(canvas: Canvas, x: float, y: float) -> None:
        level_mark(canvas, x, y, radius, level, record)

    return Beside(mark, 2 * radius + 4, small * theme.leading, words)


def vote_dots(theme: Theme, dots: int, size: float, record: str = "") -> Block:
    """Return votes as dots with their number; nothing for none."""
    shown = min(dots, 12)
    radius = size * 0.3
    step = radius * 2.6

    def mark(canvas: Canvas, x: float, y: float) -> None:
        left = x - shown * step * 0.4
        for at in range(shown):
            paint = Paint(fill=canvas.colours.truth)
            canvas.add(
                Circle(left + (at + 0.5) * step, y, radius, paint, role="vote", record=record)
            )

    label = Words(counted("count.vote", dots) if dots else "", size, "bold", theme.colours.truth,
                  role="votes", record=record)  # fmt: skip
    return Beside(mark, shown * step + 3 if dots else 0.0, size * theme.leading if dots else 0.0,
                  label)  # fmt: skip


def sticky(
    theme: Theme,
    note: Note,
    size: float,
    fill: str,
    votes: Mapping[str, int] | None = None,
    bar: str = "",
    least: float = LEAST,
) -> Frame:
    """Return a sticky note.

    Parameters
    ----------
    theme : Theme
        Scaled to the page.
    note : Note
        The note.
    size : float
        Of its text in points.
    fill : str
        Its colour.
    votes : mapping of record to number, optional
        Dots to show on it.
    bar : str
        Colour of a bar along its left edge; empty for none.
    least : float
        Its height where there is little text, in multiples of its width.
    """
    assumed = note.level is Level.ASSUMED
    dots = (votes or {}).get(note.id, 0)
    small = max(theme.sizes.small_min, size * theme.owner)
    inside = Stack(
        [
            Words(note.text, size, role="note", record=note.id),
            level_line(theme, note.level, size, note.id),
            vote_dots(theme, dots, small, note.id),
        ],
        gap=theme.sizes.padding * 0.4,
    )
    return Frame(
        inside, theme.sizes.padding, fill, theme.colours.sticky_border, assumed,
        theme.sizes.radius * 0.6, bar, role="sticky", record=note.id, least=least,
    )  # fmt: skip
