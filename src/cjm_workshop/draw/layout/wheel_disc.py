"""The disc of a touchpoint wheel: the person, the ring of moments, and the spokes around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.labels import counted, label
from cjm_workshop.draw.layout.canvas import Canvas, common_size, height_of
from cjm_workshop.draw.layout.legend import face_of
from cjm_workshop.draw.layout.people import avatar
from cjm_workshop.draw.layout.rings import arc, on_circle, piece
from cjm_workshop.draw.layout.wheel_spokes import LEAST, Spoke, moment_name
from cjm_workshop.draw.scene import Box, Circle, Paint, Path, Star
from cjm_workshop.insight.wording import short_name
from cjm_workshop.model.values import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path as FilePath

    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Persona

__all__ = ["Disc"]

_CENTRE, _MIDDLE, _RIM = 0.37, 0.62, 0.96  # where the rings end, as shares of the radius
_ICONS = 3  # on a spoke; all channels stand on the card


class Disc:
    """The round part of a wheel.

    Parameters
    ----------
    theme : Theme
        Colours and sizes, scaled to the page.
    person : Persona or None
        Who stands in the middle.
    spokes : sequence of Spoke
        Clockwise from the top.
    files : Path or None
        The folder with the workshop's pictures, for the portrait.
    """

    def __init__(
        self,
        theme: Theme,
        person: Persona | None,
        spokes: Sequence[Spoke],
        files: FilePath | None,
    ) -> None:
        self.theme, self.person, self.spokes, self.files = theme, person, spokes, files
        self.sizes, self.colours = theme.sizes, theme.colours

    def draw(self, canvas: Canvas, x: float, y: float, radius: float) -> None:
        """Draw the disc around a point; sizes in points."""
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
        for name in filter(None, (self.person.name, short_name(self.person.name)) if self.person
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
