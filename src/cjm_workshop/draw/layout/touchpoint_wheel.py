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
from cjm_workshop.draw.labels import counted, label
from cjm_workshop.draw.layout.blocks import Beside, Chips, Frame, Stack, Words, badge
from cjm_workshop.draw.layout.canvas import Canvas, common_size, height_of
from cjm_workshop.draw.layout.legend import face_of
from cjm_workshop.draw.layout.people import avatar, find_persona
from cjm_workshop.draw.layout.provenance import evidence_line, levels_line, workshop_line
from cjm_workshop.draw.layout.rings import arc, on_circle, piece
from cjm_workshop.draw.layout.sheet import (
    Sheet,
    body_sizes,
    invitation,
    largest_fit,
    scaled_theme,
)
from cjm_workshop.draw.layout.spread import spread
from cjm_workshop.draw.layout.wheel_spokes import (
    LEAST,
    Spoke,
    description,
    legend,
    moment_name,
    spokes_of,
    subtitle,
    walked_by,
)
from cjm_workshop.draw.scene import Box, Circle, Paint, Path, Star
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model.values import Level, Moment

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
_CENTRE, _MIDDLE, _RIM = 0.37, 0.62, 0.96  # where the rings end, as shares of the radius
_ICONS = 3  # on a spoke; all channels stand on the card


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
    known = [name for record in records for name in record.evidence]
    levels = [record.level for record in records]
    lines = (
        evidence_line(state, known) if records else "", levels_line(levels), workshop_line(state)
    )  # fmt: skip
    charter = state.charter
    sheet = Sheet(
        theme, page, charter.title or charter.organisation or label("kind.touchpoints"),
        subtitle(state, person), description(person, spokes),
        legend(scaled, person, spokes, walked=bool(steps)), [line for line in lines if line],
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
        self._draw_wheel(canvas, room.centre, middle, radius)
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
                            sizes.small_min)  # fmt: skip
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

    # ── the wheel ────────────────────────────────────────────────────────────────────────────

    def _draw_wheel(self, canvas: Canvas, x: float, y: float, radius: float) -> None:
        for one in self.spokes:
            self._draw_spoke(canvas, one, x, y, radius)
        angle = 0.0
        for tone, (moment, (share, count)) in enumerate(self._moments().items()):
            self._draw_moment(canvas, moment, count, tone, (x, y, radius), angle, angle + share)
            angle += share
        self._draw_person(canvas, x, y, radius * _CENTRE)

    def _moments(self) -> dict[Moment, tuple[float, int]]:
        """Return the angle and the number of touchpoints of each moment."""
        found = {}
        for moment in Moment:
            here = [one for one in self.spokes if one.touchpoint.moment is moment]
            share = here[-1].end - here[0].start if here else LEAST
            found[moment] = (share, len(here))
        return found

    def _draw_moment(
        self,
        canvas: Canvas,
        moment: Moment,
        count: int,
        tone: int,
        wheel: tuple[float, float, float],
        start: float,
        end: float,
    ) -> None:
        x, y, radius = wheel
        sizes, colours = self.sizes, self.colours
        fill = colours.stages[tone]
        shape = piece(x, y, radius * _CENTRE, radius * _MIDDLE, start, end)
        white = Paint(fill, colours.page, sizes.outline * 2)
        canvas.add(Path(shape, white, role="moment", alt=moment_name(moment)))
        rim = arc(x, y, radius, start + 0.008, end - 0.008)
        canvas.add(Path(rim, Paint(stroke=fill, width=sizes.bar * 1.6), role="rim"))
        if not count:
            empty = piece(x, y, radius * _MIDDLE, radius * _RIM, start, end)
            dash = Paint(stroke=colours.muted, width=sizes.outline, dash=canvas.dash(sizes.outline))
            canvas.add(Path(empty, dash, role="gap"))
        self._name_moment(canvas, moment, count, on_circle(
            x, y, radius * (_CENTRE + _MIDDLE) / 2, (start + end) / 2), radius)  # fmt: skip

    def _name_moment(
        self,
        canvas: Canvas,
        moment: Moment,
        count: int,
        middle: tuple[float, float],
        radius: float,
    ) -> None:
        sizes, colour = self.sizes, self.colours.on_dark
        width = radius * (_MIDDLE - _CENTRE) * 0.96
        words = counted("count.touchpoint", count) if count else label("wheel.nothing")
        size = common_size([moment_name(moment)], width, sizes.heading * 1.2, sizes.small, "bold")
        small = common_size(words.split(), width, sizes.small * 1.2, sizes.small_min, "regular")
        high = height_of(moment_name(moment), width, size, "bold", self.theme.leading)
        low = height_of(words, width, small, "regular", self.theme.leading)
        top = middle[1] - (high + low) / 2
        cell = Box(middle[0] - width / 2, top, width, high)
        canvas.text(moment_name(moment), cell, size, style="bold", colour=colour, align="centre",
                    role="moment")  # fmt: skip
        cell = Box(cell.x, cell.bottom, width, low)
        canvas.text(words, cell, small, colour=colour, align="centre", role="count")

    def _draw_spoke(self, canvas: Canvas, one: Spoke, x: float, y: float, radius: float) -> None:
        sizes, colours, record = self.sizes, self.colours, one.touchpoint.id
        shape = piece(x, y, radius * _MIDDLE, radius * _RIM, one.start, one.end)
        fill = colours.bubble if one.walked else colours.page
        fill = colours.truth_band if one.truth else fill
        canvas.add(Path(shape, Paint(fill, colours.neutral_line, sizes.hairline), role="spoke",
                        record=record, alt=str(one)))  # fmt: skip
        mark, at = self._mark(radius), 0

        def place() -> tuple[float, float]:
            nonlocal at
            at += 1
            return on_circle(x, y, radius * _RIM - 2 - (mark + 1) * (2 * at - 1), one.angle)

        if one.emotion is not None:
            canvas.add(face_of(self.theme, *place(), mark, one.emotion, record))
        if one.truth:
            canvas.add(Star(*place(), mark, colours.truth, role="truth", record=record))
        size = mark * 1.75
        for channel in one.channels[:_ICONS]:
            left, top = place()
            name = icons.for_channel(channel.name, channel.icon)
            colour = colours.ink if one.walked else colours.muted
            canvas.icon(name, left - size / 2, top - size / 2, size, colour, role="channel",
                        alt=channel.name)  # fmt: skip

    def _mark(self, radius: float) -> float:
        """Return the radius of faces and icons: one for all spokes, so that each holds its own."""
        narrow = min(one.end - one.start for one in self.spokes) * radius * _MIDDLE
        most = max(
            (one.emotion is not None) + one.truth + len(one.channels[:_ICONS])
            for one in self.spokes
        )
        depth = radius * (_RIM - _MIDDLE) - 4
        return max(1.5, min(self.sizes.face * 1.3, narrow * 0.4, depth / max(1, most) / 2 - 1))

    def _draw_person(self, canvas: Canvas, x: float, y: float, radius: float) -> None:
        """Draw the face, and below it the name where it fits into the circle."""
        colours = self.colours
        canvas.add(Circle(x, y, radius, Paint(colours.page), role="centre"))
        width, face = radius * 1.3, radius * 0.4
        for name in filter(None, (self.person.name, self.person.name.split()[0]) if self.person
                           else (label("wheel.our_customers"),)):  # fmt: skip
            size = common_size([name], width, self.sizes.heading * 1.3, self.sizes.small)
            high = height_of(name, width, size, "bold", self.theme.leading)
            if high <= radius * 0.46:
                break
        else:
            avatar(canvas, self.person, x, y, radius * 0.62, self.files)
            return
        avatar(canvas, self.person, x, y - radius * 0.32, face, self.files)
        cell = Box(x - width / 2, y + radius * 0.18, width, high)
        canvas.text(name, cell, size, style="bold", align="centre", role="name",
                    record=self.person.id if self.person else "")  # fmt: skip
