"""The page that every participant gets: what happens today, five rules, the words of the day.

::

    ┌──────────┬──────────────┬───────────┐
    │ what we  │ how we know  │ questions │
    │ make     │ ● ◐ ○ ◌      │           │
    │          │ how it feels │ my        │
    │ rules    │ ☹ … ☺        │ promise   │
    │          │ how it hurts │ ......... │
    └──────────┴──────────────┴───────────┘
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import signed
from cjm_workshop.draw.layout.blocks import level_mark
from cjm_workshop.draw.layout.canvas import Canvas, common_size, height_of
from cjm_workshop.draw.layout.sheet import Sheet, body_sizes, largest_fit
from cjm_workshop.draw.scene import Box, Circle, Face, Paint
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.languages import Words

__all__ = ["handout"]

_RULES = 5
_ASKED = 3
_PAINS = 3
_FACES = 5


def handout(words: Words, *, theme: Theme = DEFAULT, page: str = "A4") -> Scene:
    """Lay out the participant's page.

    Parameters
    ----------
    words : Words
        The labels.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`.

    Returns
    -------
    Scene
        One page, the text as large as it fits.
    """
    title, subtitle = words("handout.title"), words("handout.subtitle")
    sheet = Sheet(theme, page, title, subtitle, f"{title}. {subtitle}")
    size = largest_fit(
        body_sizes(sheet.theme, 1.5),
        lambda one: _Page(words, sheet, one).bottom <= sheet.room.bottom,
    )
    return sheet.scene(_Page(words, sheet, size).canvas)


class _Page:
    """The page at one text size."""

    def __init__(self, words: Words, sheet: Sheet, size: float) -> None:
        self.words, self.size = words, size
        self.canvas = Canvas(sheet.theme)
        self.colours, self.sizes = self.canvas.colours, self.canvas.sizes
        room, gap = sheet.room, self.sizes.gap * 4
        width = (room.width - 2 * gap) / 3
        columns: tuple[Callable[[Box], float], ...] = (self._left, self._middle, self._right)
        self.bottom = max(
            column(Box(room.x + at * (width + gap), room.y, width, room.height))
            for at, column in enumerate(columns)
        )

    def _say(self, key: str) -> str:
        return self.words(f"handout.{key}")

    def _left(self, room: Box) -> float:
        y = self._block("make_title", room, room.y)
        y = self._text(self._say("make"), room, y) + self.size
        y = self._block("rules_title", room, y)
        for at in range(1, _RULES + 1):
            y = self._item(self._say(f"rule_{at}"), room, y, self._number(at))
        return y

    def _middle(self, room: Box) -> float:
        y = self._block("know_title", room, room.y)
        for level in Level:
            y = self._item(self._say(level.value), room, y, self._level(level))
        y = self._block("feel_title", room, y + self.size)
        y = self._faces(room, y)
        y = self._text(self._say("feel_ask"), room, y) + self.size
        y = self._block("pain_title", room, y)
        for at in range(1, _PAINS + 1):
            y = self._item(self._say(f"pain_{at}"), room, y, self._dots(at))
        return y

    def _right(self, room: Box) -> float:
        y = self._block("ask_title", room, room.y)
        for at in range(1, _ASKED + 1):
            y = self._bubble(self._say(f"ask_{at}"), room, y)
        y = self._block("yours_title", room, y + self.size)
        y = self._text(self._say("yours"), room, y) + self.size * 0.5
        step = self.size * 2.4
        while y + step <= room.bottom:
            y += step
            self.canvas.line(
                room.x, y, room.right, y, self.colours.neutral_line, self.sizes.hairline,
                dashed=True, role="line to write on",
            )  # fmt: skip
        return min(y, room.bottom)

    # ── parts ────────────────────────────────────────────────────────────────────────────────

    def _block(self, key: str, room: Box, y: float) -> float:
        size = self.size * 1.25
        self.canvas.line(
            room.x, y, room.right, y, self.colours.ink, self.sizes.outline, role="rule"
        )
        text = self._say(key)
        high = height_of(text, room.width, size, "bold", self.canvas.theme.leading)
        cell = Box(room.x, y + self.size * 0.4, room.width, high)
        self.canvas.text(text, cell, size, style="bold", role="heading")
        return cell.bottom + self.size * 0.5

    def _text(self, text: str, room: Box, y: float) -> float:
        high = height_of(text, room.width, self.size, leading=self.canvas.theme.leading)
        self.canvas.text(text, Box(room.x, y, room.width, high), self.size, role="text")
        return y + high + self.size * 0.4

    def _item(self, text: str, room: Box, y: float, mark: Callable[[float, float], None]) -> float:
        left = self.size * 2.8
        high = height_of(text, room.width - left, self.size, leading=self.canvas.theme.leading)
        mark(room.x, y + self.size * 0.62)
        cell = Box(room.x + left, y, room.width - left, high)
        self.canvas.text(text, cell, self.size, role="text")
        return y + high + self.size * 0.55

    def _number(self, at: int) -> Callable[[float, float], None]:
        def draw(x: float, y: float) -> None:
            size = self.size * 1.3
            cell = Box(x, y - size * 0.65, self.size * 2, size * 1.4)
            self.canvas.text(str(at), cell, size, style="bold", colour=self.colours.truth)

        return draw

    def _level(self, level: Level) -> Callable[[float, float], None]:
        radius = self.size * 0.5
        return lambda x, y: level_mark(self.canvas, x + radius * 1.4, y, radius, level)

    def _dots(self, filled: int) -> Callable[[float, float], None]:
        radius = self.size * 0.32

        def draw(x: float, y: float) -> None:
            for at in range(_PAINS):
                fill = self.colours.pain if at < filled else ""
                paint = Paint(fill=fill, stroke=self.colours.pain, width=self.sizes.outline)
                self.canvas.add(
                    Circle(x + radius * (1.2 + at * 2.7), y, radius, paint, role="severity")
                )

        return draw

    def _faces(self, room: Box, y: float) -> float:
        radius, low = self.size * 1.1, self.size * 0.5
        words = [self.words(f"word.emotion.{at - _FACES // 2}") for at in range(_FACES)]
        width = room.width / _FACES
        small = common_size(words, width, self.size * 0.72, low, "regular")
        for at, word in enumerate(words):
            emotion = at - _FACES // 2
            x = room.x + width * (at + 0.5)
            fill = self.colours.emotions[at]
            self.canvas.add(
                Face(x, y + radius, radius, emotion, fill, self.colours.ink, role="face")
            )
            mark = signed(emotion)
            cell = Box(x - radius * 2, y + radius * 2.2, radius * 4, self.size * 1.4)
            self.canvas.text(mark, cell, self.size, align="centre", role="scale")
            cell = Box(x - width / 2, cell.bottom, width, small * 1.4)
            self.canvas.text(word, cell, small, colour=self.colours.muted, align="centre",
                             role="scale")  # fmt: skip
        return y + radius * 2.2 + self.size * 3.1

    def _bubble(self, text: str, room: Box, y: float) -> float:
        pad = self.size * 0.7
        width = room.width - 2 * pad
        size = self.size * 1.1
        high = height_of(text, width, size, "italic", self.canvas.theme.leading)
        self.canvas.bubble(Box(room.x, y, room.width, high + 2 * pad), self.colours.bubble)
        cell = Box(room.x + pad, y + pad, width, high)
        self.canvas.text(text, cell, size, style="italic", role="text")
        return y + high + 2 * pad + self.size * 1.2
