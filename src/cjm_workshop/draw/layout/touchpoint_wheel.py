"""The touchpoint wheel: one person in the middle, and around them what they meet.

::

      ┌──────────┐        ╭───────────╮        ┌──────────┐
      │ 12 card  │────● ╱  after │ before ╲ ●──│ 1 card   │
      └──────────┘     │      ╭────╮      │    └──────────┘
      ┌──────────┐     │      │ ML │      │    ┌──────────┐
      │ 11 card  │───● │      ╰────╯      │ ●──│ 2 card   │
      └──────────┘      ╲     during     ╱     └──────────┘
                          ╰───────────╯

Clockwise from the top: before, during, after. The idea is the experience wheel of the LEGO Group
(B. Temkin, "LEGO's building block for good experiences", 2009).
"""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.blocks import Beside, Chips, Frame, Stack, Words, badge
from cjm_workshop.draw.layout.canvas import Canvas, common_size
from cjm_workshop.draw.layout.people import find_persona
from cjm_workshop.draw.layout.provenance import foot_lines
from cjm_workshop.draw.layout.rings import on_circle
from cjm_workshop.draw.layout.sheet import (
    Sheet,
    body_sizes,
    invitation,
    largest_fit,
    scaled_theme,
)
from cjm_workshop.draw.layout.spread import spread
from cjm_workshop.draw.layout.wheel_disc import Disc
from cjm_workshop.draw.layout.wheel_spokes import (
    Spoke,
    description,
    legend,
    spokes_of,
    subtitle,
    walked_by,
)
from cjm_workshop.draw.scene import Box, Paint, Path, Star
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path as FilePath

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Persona
    from cjm_workshop.model.state import State

__all__ = ["touchpoint_wheel"]

_COLUMN = 0.205  # share of the width for the cards of one side


@dressed
def touchpoint_wheel(
    state: State,
    persona: str | None = None,
    *,
    theme: Theme = DEFAULT,
    page: str = "A3",
    files: FilePath | None = None,
) -> list[Scene]:
    """Lay out the touchpoints before, during and after around one persona.

    What the persona's journeys of today come past stands on a shaded spoke, with the lowest
    feeling there and a star where they stay or leave.

    Parameters
    ----------
    state : State
        The workshop.
    persona : str, optional
        Name, first name or id; without it the first persona.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.
    files : Path, optional
        The folder with the workshop's pictures, for the portrait.

    Returns
    -------
    list of Scene
        One page; it grows taller than its paper where there are more touchpoints than fit.

    Raises
    ------
    UnknownName
        If there is no such persona or page.
    """
    person = find_persona(state, persona)
    steps = walked_by(state, person)
    spokes = spokes_of(state, steps)
    scaled = scaled_theme(theme, page)
    records = [one.touchpoint for one in spokes]
    charter = state.charter
    sheet = Sheet(
        theme, page, charter.title or charter.organisation or label("kind.touchpoints"),
        subtitle(state, person), description(person, spokes),
        legend(scaled, person, spokes, walked=bool(steps)), foot_lines(state, records),
    )  # fmt: skip
    if not spokes:
        return [
            invitation(
                sheet,
                "touchpoints",
                label("touchpoints.none"),
                label("wheel.begin"),
            )
        ]
    return [_Wheel(sheet, person, spokes, files).scene()]


class _Wheel:
    def __init__(
        self,
        sheet: Sheet,
        person: Persona | None,
        spokes: Sequence[Spoke],
        files: FilePath | None,
    ) -> None:
        self.sheet, self.person, self.spokes, self.files = sheet, person, spokes, files
        self.theme, self.sizes = sheet.theme, sheet.theme.sizes
        self.colours = sheet.theme.colours
        self.column = sheet.room.width * _COLUMN
        self.right = [one for one in spokes if one.angle < pi]
        self.left = [one for one in reversed(spokes) if one.angle >= pi]

    def scene(self) -> Scene:
        room = self.sheet.room
        size = largest_fit(
            body_sizes(self.theme, 1.1), lambda one: self._needed(one) <= room.height
        )
        needed = max(self._needed(size), room.height)
        canvas = Canvas(self.theme)
        space = room.width / 2 - self.column - self.sizes.gap * 7
        radius = min(space, room.height / 2 - self.sizes.gap)
        middle = room.y + needed / 2
        disc = Disc(self.theme, self.person, self.spokes, self.files)
        disc.draw(canvas, room.centre, middle, radius)
        for spokes, x in ((self.right, room.right - self.column), (self.left, room.x)):
            box = Box(x, room.y, self.column, needed)
            self._draw_cards(canvas, spokes, box, (room.centre, middle, radius), size)
        return self.sheet.scene(canvas, needed=needed)

    # ── cards ────────────────────────────────────────────────────────────────────────────────

    def _needed(self, size: float) -> float:
        sides = []
        for spokes in (self.left, self.right):
            heights = [self._card(one, size).height(self.theme, self.column) for one in spokes]
            sides.append(sum(heights) + self.sizes.gap * max(0, len(heights) - 1))
        return max(sides)

    def _card(self, one: Spoke, size: float) -> Frame:
        sizes, colours = self.sizes, self.colours
        small = max(sizes.small_min, size * self.theme.owner)
        tone, assumed = colours.stages[one.tone], one.touchpoint.level is Level.ASSUMED
        radius = size * 0.72
        width = self.column - 2 * sizes.padding - radius * 2.7
        title = common_size([one.touchpoint.name], width, size * self.theme.card_title,
                            small)  # fmt: skip
        record = one.touchpoint.id
        blocks: list[Block] = [Words(one.touchpoint.name, title, "bold", role="touchpoint",
                                     record=record)]  # fmt: skip
        if one.channels:
            chips = [(icons.for_channel(c.name, c.icon), c.name, c.id) for c in one.channels]
            blocks.append(Chips(chips, small, colours.muted))
        if one.truth:
            blocks.append(self._truth(one, small))
        if assumed:
            blocks.append(Words(label("assumption"), small, "italic", colours.muted, role="level"))

        def mark(canvas: Canvas, x: float, y: float) -> None:
            badge(canvas, x, y, one.number, tone, radius, record)

        inside = Beside(mark, radius * 2.7, title * self.theme.leading, Stack(blocks, gap=1.5))
        return Frame(
            inside, sizes.padding * 0.9, colours.page, tone, assumed, sizes.radius,
            role="touchpoint", record=record,
        )  # fmt: skip

    def _truth(self, one: Spoke, small: float) -> Block:
        radius, colour = small * 0.55, self.colours.truth

        def star(canvas: Canvas, x: float, y: float) -> None:
            canvas.add(Star(x, y, radius, colour, role="truth", record=one.touchpoint.id,
                            alt=label("wheel.make_or_break")))  # fmt: skip

        words = Words(
            one.label or label("wheel.make_or_break"), small, "bold", colour, role="truth"
        )
        return Beside(star, radius * 2 + 3, small * self.theme.leading, words)

    def _draw_cards(
        self,
        canvas: Canvas,
        spokes: Sequence[Spoke],
        box: Box,
        wheel: tuple[float, float, float],
        size: float,
    ) -> None:
        x, y, radius = wheel
        side = 1 if box.x > x else -1
        edge = box.x if side > 0 else box.right
        cards = [self._card(one, size) for one in spokes]
        heights = [card.height(self.theme, box.width) for card in cards]
        points = [on_circle(x, y, radius, one.angle) for one in spokes]
        tops = spread([p[1] for p in points], heights, box.y, box.bottom, self.sizes.gap)
        pen = Paint(stroke=self.colours.neutral_line, width=self.sizes.outline)
        for one, card, top, height in zip(spokes, cards, tops, heights, strict=True):
            level = top + height / 2
            way = (
                ("M", *on_circle(x, y, radius, one.angle)),
                ("L", *on_circle(x, y, radius + self.sizes.gap, one.angle)),
                ("L", edge - side * self.sizes.gap * 1.5, level),
                ("L", edge, level),
            )
            canvas.add(Path(way, pen, role="leader", record=one.touchpoint.id))
            card.draw(canvas, Box(box.x, top, box.width, height))
