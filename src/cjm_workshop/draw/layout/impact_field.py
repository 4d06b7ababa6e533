"""The field of impact × effort: five by five cells, four quadrants, the opportunities in them.

The lines are those of `cjm_workshop.insight.quadrant`: 3 is neither high impact nor low effort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.blocks import Beside, Stack, Words, badge
from cjm_workshop.draw.layout.canvas import common_size
from cjm_workshop.draw.layout.questions import short_question
from cjm_workshop.draw.layout.sheet import body_sizes, largest_fit
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.wrap import fits_words
from cjm_workshop.insight.priorities import EFFORT_LINE, IMPACT_LINE, Quadrant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.layout.canvas import Align, Canvas
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.findings import Opportunity

__all__ = ["STEPS", "ImpactField"]

STEPS = 5
"""Of both scales."""
_LARGEST = 1.1  # text in the field, in multiples of a heading
_BADGE = 0.85  # radius of a number, in multiples of the text beside it


def _mark_width(size: float) -> float:
    return size * _BADGE * 2.5


class _Filled(NamedTuple):
    """The opportunities of a cell with their numbers, and the part of it that is free for them."""

    here: Sequence[tuple[int, Opportunity]]
    room: Box


class ImpactField:
    """The field with its scales.

    Parameters
    ----------
    theme : Theme
        Scaled to the page.
    numbered : sequence of (int, Opportunity)
        All opportunities with their numbers in the list; those that are not rated stay out.
    """

    def __init__(self, theme: Theme, numbered: Sequence[tuple[int, Opportunity]]) -> None:
        self.theme, self.sizes, self.colours = theme, theme.sizes, theme.colours
        self.numbered = numbered

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw quadrants, grid, scales, and what lies in each cell."""
        sizes = self.sizes
        caption = sizes.heading * 1.4
        field = Box(box.x + 2.4 * caption, box.y, box.width - 2.4 * caption, box.height)
        field = Box(field.x, field.y, field.width, box.height - 2.2 * caption)
        self._draw_quadrants(canvas, field)
        self._draw_grid(canvas, field)
        self._draw_scales(canvas, field, caption)
        named, crowded = self._parted(field)
        size = self._label_size(named)
        for here, room in named:
            self._draw_labels(canvas, self._labels(here, size), room)
        for here, room in crowded:
            radius = size * _BADGE if named else self.sizes.badge * 2.1
            self._draw_numbers(canvas, here, room, radius)

    def _cell(self, field: Box, effort: int, impact: int) -> Box:
        width, height = field.width / STEPS, field.height / STEPS
        return Box(
            field.x + (effort - 1) * width, field.y + (STEPS - impact) * height, width, height
        )

    def _draw_quadrants(self, canvas: Canvas, field: Box) -> None:
        sizes, colours = self.sizes, self.colours
        wide = field.width * (EFFORT_LINE - 0.5) / STEPS
        high = field.height * (STEPS + 0.5 - IMPACT_LINE) / STEPS
        fills = (
            (colours.opportunity_card, colours.opportunity),
            (colours.bubble, colours.ink),
            (colours.zebra, colours.muted),
            (colours.pain_card, colours.pain),
        )
        for at, (kind, (fill, colour)) in enumerate(zip(Quadrant, fills, strict=True)):
            low, right = divmod(at, 2)
            box = Box(
                field.x + right * wide, field.y + low * high,
                field.width - wide if right else wide, field.height - high if low else high,
            )  # fmt: skip
            canvas.rect(box, fill, role="quadrant", alt=label(f"impact.one.{kind.name.lower()}"))
            tall = self._name_height()
            y = box.bottom - tall - sizes.gap if low else box.y + sizes.gap
            cell = Box(box.x + sizes.gap * 1.6, y, box.width - sizes.gap * 3.2, tall)
            self._draw_name(canvas, kind, cell, colour, "right" if right else "left")

    def _draw_name(
        self, canvas: Canvas, kind: Quadrant, cell: Box, colour: str, align: Align
    ) -> None:
        """Write what a quadrant is called and what to do with what hangs in it."""
        key, sizes = f"impact.{kind.name.lower()}", self.sizes
        below = canvas.text(
            label(f"{key}.name"), cell, sizes.heading * 1.2, style="bold", colour=colour,
            align=align, role="quadrant",
        )  # fmt: skip
        cell = Box(cell.x, below, cell.width, cell.bottom - below + 1)
        canvas.text(
            label(f"{key}.advice"), cell, sizes.small * 1.25, colour=colour, align=align,
            role="quadrant",
        )  # fmt: skip

    def _draw_grid(self, canvas: Canvas, field: Box) -> None:
        colours, sizes = self.colours, self.sizes
        for at in range(1, STEPS):
            x = field.x + at * field.width / STEPS
            y = field.y + at * field.height / STEPS
            canvas.line(x, field.y, x, field.bottom, colours.page, sizes.outline, role="grid")
            canvas.line(field.x, y, field.right, y, colours.page, sizes.outline, role="grid")
        x = field.x + field.width * (EFFORT_LINE - 0.5) / STEPS
        y = field.bottom - field.height * (IMPACT_LINE - 0.5) / STEPS
        for line in ((x, field.y, x, field.bottom), (field.x, y, field.right, y)):
            canvas.line(*line, colours.muted, sizes.outline, dashed=True, role="line")
        canvas.line(field.x, field.bottom, field.right, field.bottom, colours.ink, sizes.outline)
        canvas.line(field.x, field.y, field.x, field.bottom, colours.ink, sizes.outline)

    def _draw_scales(self, canvas: Canvas, field: Box, caption: float) -> None:
        """Write the numbers along both axes, and what they mean."""
        sizes, colours = self.sizes, self.colours
        size = sizes.lane
        high = size * self.theme.leading
        ends = {1: label("impact.low"), STEPS: label("impact.high")}
        for step in range(1, STEPS + 1):
            cell = self._cell(field, step, step)
            words = f"{step} {ends[step]}" if step in ends else str(step)
            under = Box(cell.x, field.bottom + sizes.gap, cell.width, high)
            canvas.text(words, under, size, colour=colours.muted, align="centre", role="scale")
            tall = high * len(words.split())
            beside = Box(
                field.x - 2.4 * caption, cell.y + (cell.height - tall) / 2,
                2.4 * caption - sizes.gap, tall,
            )  # fmt: skip
            text = words.replace(" ", "\n")
            canvas.text(text, beside, size, colour=colours.muted, align="right", role="scale")
        name = Box(field.x, field.bottom + sizes.gap + high, field.width, caption)
        canvas.text(label("impact.effort_axis"), name, sizes.heading, style="bold", align="centre",
                    role="axis")  # fmt: skip
        name = Box(field.x - 2.4 * caption, field.y, 2.4 * caption - sizes.gap, caption * 2)
        words = label("impact.impact_axis") + "\n↑"
        size = common_size([words], name.width, sizes.lane, sizes.small_min)
        canvas.text(words, name, size, style="bold", align="right", role="axis")

    def _name_height(self) -> float:
        """Return the height of a quadrant's name and the words under it."""
        return (self.sizes.heading * 1.2 + self.sizes.small * 1.25) * self.theme.leading

    # ── what lies in a cell ──────────────────────────────────────────────────────────────────

    def _here(self, effort: int, impact: int) -> list[tuple[int, Opportunity]]:
        return [
            (number, one)
            for number, one in self.numbered
            if one.effort == effort and one.impact == impact
        ]

    def _room(self, field: Box, effort: int, impact: int) -> Box:
        """Return the part of a cell beside which no quadrant's name stands."""
        cell, sizes = self._cell(field, effort, impact), self.sizes
        name = self._name_height() + 2 * sizes.gap
        top = name if impact == STEPS else sizes.gap
        foot = name if impact == 1 else sizes.gap
        room = Box(cell.x, cell.y + top, cell.width, cell.height - top - foot)
        return room.inset(sizes.gap * 1.4, 0)

    def _parted(self, field: Box) -> tuple[list[_Filled], list[_Filled]]:
        """Return the cells that have room for questions in short, and those with too many."""
        small = body_sizes(self.theme)[-1]
        parts: tuple[list[_Filled], list[_Filled]] = ([], [])
        for effort in range(1, STEPS + 1):
            for impact in range(1, STEPS + 1):
                here = self._here(effort, impact)
                filled = _Filled(here, self._room(field, effort, impact))
                if here:
                    parts[not self._has_room(filled, small)].append(filled)
        return parts

    def _has_room(self, filled: _Filled, size: float) -> bool:
        here, room = filled
        return self._labels(here, size).height(self.theme, room.width) <= room.height

    def _label_size(self, named: Sequence[_Filled]) -> float:
        """Return one size for all cells: the largest at which the fullest one has room.

        Beyond the usual sizes it grows only while no word is broken.
        """
        usual = self.theme.sizes.body_max

        def whole(filled: _Filled, size: float) -> bool:
            inner = filled.room.width - _mark_width(size)
            words = (short_question(one.question) for _, one in filled.here)
            return all(fits_words(text, inner, size) for text in words)

        def fits(size: float) -> bool:
            return all(
                self._has_room(filled, size) and (size <= usual or whole(filled, size))
                for filled in named
            )

        return largest_fit(body_sizes(self.theme, _LARGEST), fits)

    def _labels(self, here: Sequence[tuple[int, Opportunity]], size: float) -> Stack:
        """Return the numbers of a cell with their questions in short."""
        return Stack([self._label(number, one, size) for number, one in here], gap=size * 0.8)

    def _label(self, number: int, one: Opportunity, size: float) -> Block:
        radius = size * _BADGE

        def mark(canvas: Canvas, x: float, y: float) -> None:
            badge(canvas, x, y, number, self.colours.stages[-1], radius, one.id)

        words = Words(short_question(one.question), size, role="short", record=one.id)
        return Beside(mark, _mark_width(size), size * self.theme.leading, words)

    def _draw_labels(self, canvas: Canvas, labels: Stack, room: Box) -> None:
        height = labels.height(self.theme, room.width)
        labels.draw(canvas, Box(room.x, room.y + (room.height - height) / 2, room.width, height))

    def _draw_numbers(
        self, canvas: Canvas, here: Sequence[tuple[int, Opportunity]], room: Box, radius: float
    ) -> None:
        """Put the numbers of a crowded cell side by side around its middle."""
        while True:
            step = radius * 2.2
            across = max(1, int(room.width / step))
            rows = -(-len(here) // across)
            if rows * step <= room.height or radius < self.sizes.badge * 0.4:
                break
            radius *= 0.9
        middle = room.y + room.height / 2
        for at, (number, one) in enumerate(here):
            row, column = divmod(at, across)
            count = min(across, len(here) - row * across)
            x = room.centre + (column - (count - 1) / 2) * step
            y = middle + (row - (rows - 1) / 2) * step
            badge(canvas, x, y, number, self.colours.stages[-1], radius, one.id)
