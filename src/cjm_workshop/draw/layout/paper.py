"""What sheets to write on are made of: boxes with a heading, a question and room for a pen.

::

    ┌──────────────────┐
    │ ◎ Goals          │  heading
    │ What do they …?  │  question
    │ ................ │  lines to write on
    │ ................ │
    └──────────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.canvas import Canvas, height_of
from cjm_workshop.draw.layout.sheet import Sheet
from cjm_workshop.draw.scene import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.languages import Words

__all__ = ["TO_WRITE", "Field", "Paper"]

TO_WRITE = "box to write in"
"""The role of a rim into which people write."""
_HEADING = 1.2  # of a box, in multiples of a heading of the pictures: read from a table away
_ASK = 0.78
_LINE = 2.1  # distance of the lines to write on, in multiples of a heading
_DATE = 0.38  # share of a head's width in which workshop and date are written


@dataclass(frozen=True)
class Field:
    """A box to write in.

    Attributes
    ----------
    key : str
        Of its heading in the section of the sheet; its question is ``KEY_ask``.
    icon : str
        In front of the heading; empty for none.
    share : float
        Its width in multiples of the others of its row.
    lined : bool
        Whether there are lines to write on.
    ticks : tuple of str
        Keys of what can be ticked.
    """

    key: str
    icon: str = ""
    share: float = 1.0
    lined: bool = False
    ticks: tuple[str, ...] = ()


class Paper:
    """One sheet to write on.

    Parameters
    ----------
    words : Words
        The labels.
    name : str
        Of the sheet: its section under ``canvas``.
    notebook : str
        Where it is typed in afterwards.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`.
    note : str
        What else to do; stands below the boxes.
    """

    def __init__(
        self, words: Words, name: str, notebook: str, theme: Theme, page: str, note: str = ""
    ) -> None:
        self.words, self.name = words, name
        title, subtitle = self.say("title"), self.say("subtitle")
        typed = words("canvas.type_in", notebook=notebook)
        description = f"{title}. {subtitle}"
        self.sheet = Sheet(theme, page, title, subtitle, description, provenance=[typed])
        self.canvas = Canvas(self.sheet.theme)
        self.sizes, self.colours = self.canvas.sizes, self.canvas.colours
        self.room = self.sheet.room
        self._day()
        if note:
            self._note(note)

    def say(self, key: str) -> str:
        """Return a label of this sheet."""
        return self.words(f"canvas.{self.name}.{key}")

    def scene(self) -> Scene:
        """Return the sheet."""
        return self.sheet.scene(self.canvas)

    @property
    def gap(self) -> float:
        """Between two boxes, in points."""
        return self.sizes.gap * 1.6

    @property
    def heading(self) -> float:
        """Size of a box's heading, in points."""
        return self.sizes.heading * _HEADING

    def _day(self) -> None:
        """Write at the right of the head where workshop and date are written by hand."""
        size, canvas = self.sizes.subtitle, self.canvas
        width = self.room.width * _DATE
        labels = (self.words("canvas.workshop"), self.words("canvas.date"))
        x = self.room.right - width
        y = self.sizes.top_band + self.sizes.margin
        for label, part in zip(labels, (width * 0.64, width * 0.36), strict=True):
            canvas.text(
                label, Box(x, y, part, size * 1.3), size, colour=self.colours.muted, role="label"
            )
            canvas.line(
                x, y + size * 3, x + part - self.gap, y + size * 3, self.colours.neutral_line,
                self.sizes.hairline, role="line to write on",
            )  # fmt: skip
            x += part

    def _note(self, note: str) -> None:
        room, size = self.room, self.heading * _ASK
        high = size * 1.8
        cell = Box(room.x, room.bottom - size * 1.3, room.width, size * 1.3)
        self.canvas.text(note, cell, size, colour=self.colours.muted, role="question")
        self.room = Box(room.x, room.y, room.width, room.height - high)

    # ── boxes ────────────────────────────────────────────────────────────────────────────────

    def rows(self, rows: Sequence[tuple[float, Sequence[Field]]], room: Box | None = None) -> None:
        """Draw rows of boxes from top to bottom; each row says its share of the height."""
        room = room or self.room
        whole = sum(share for share, _ in rows)
        high = room.height - self.gap * (len(rows) - 1)
        y = room.y
        for share, fields in rows:
            height = high * share / whole
            self.row(fields, Box(room.x, y, room.width, height))
            y += height + self.gap

    def row(self, fields: Sequence[Field], room: Box) -> None:
        """Draw boxes side by side."""
        shares = sum(field.share for field in fields)
        span = room.width - self.gap * (len(fields) - 1)
        x = room.x
        for field in fields:
            width = span * field.share / shares
            self.field(field, Box(x, room.y, width, room.height))
            x += width + self.gap

    def field(self, field: Field, box: Box) -> None:
        """Draw one box."""
        self.frame(box)
        inner = box.inset(self.sizes.padding * 1.8)
        y = self.head(self.say(field.key), self._ask(field), inner, field.icon)
        for key in field.ticks:
            y = self._tick(self.say(key), Box(inner.x, y, inner.width, inner.bottom - y))
        if field.lined:
            self.lines(Box(inner.x, y, inner.width, inner.bottom - y))

    def frame(self, box: Box, *, dashed: bool = False) -> None:
        """Draw the rim of a box to write in."""
        self.canvas.rect(
            box, stroke=self.colours.neutral_line, width=self.sizes.outline, dashed=dashed,
            radius=self.sizes.radius, role=TO_WRITE,
        )  # fmt: skip

    def head(self, title: str, ask: str, room: Box, icon: str = "") -> float:
        """Write heading and question into the top of a box; return the y below them."""
        left, size = room.x, self.heading
        if icon:
            self.canvas.icon(icon, left, room.y, size * 1.2)
            left += size * 1.2 + self.sizes.gap
        cell = Box(left, room.y, room.right - left, room.height)
        below = self.canvas.text(title, cell, size, style="bold", role="heading")
        cell = Box(room.x, below + 1, room.width, room.bottom - below)
        below = self.canvas.text(ask, cell, size * _ASK, colour=self.colours.muted, role="question")
        return below + self.sizes.gap

    def lines(self, room: Box) -> None:
        """Draw lines to write on, as many as there is room for."""
        step = self.sizes.heading * _LINE
        y = room.y + step
        while y <= room.bottom + 0.5:
            self.canvas.line(
                room.x, y, room.right, y, self.colours.neutral_line, self.sizes.hairline,
                dashed=True, role="line to write on",
            )  # fmt: skip
            y += step

    def _ask(self, field: Field) -> str:
        return self.say(f"{field.key}_ask")

    def _tick(self, label: str, room: Box) -> float:
        size = self.heading * 0.9
        side = size * 0.9
        self.canvas.rect(
            Box(room.x, room.y + size * 0.2, side, side), stroke=self.colours.ink,
            width=self.sizes.outline, role="box to tick",
        )  # fmt: skip
        left = side + self.sizes.gap * 1.4
        cell = Box(room.x + left, room.y, room.width - left, room.height)
        high = height_of(label, cell.width, size)
        self.canvas.text(label, cell, size, role="choice")
        return room.y + max(high, side) + self.sizes.gap * 1.2
