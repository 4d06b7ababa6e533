"""The communication plan: who hears what from us, on which day, through which channel.

::

               ●──────────────●●───────●          the days as far apart as they are
               │             ╱ │        ╲
              day −14   day −1   day 0    day 7    a column for each day with a contact
    e-mail      ──        ──    ┌──────┐ ┌──────┐
                                │ card │ │ card │
    letter    ┌──────┐    ──    └──────┘ └──────┘
              │ card │             ──       ──
              └──────┘
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import counted, day_words, label
from cjm_workshop.draw.layout.blocks import Beside, Frame, Stack, Words
from cjm_workshop.draw.layout.canvas import Canvas, common_size, height_of
from cjm_workshop.draw.layout.people import find_persona
from cjm_workshop.draw.layout.provenance import workshop_line
from cjm_workshop.draw.layout.sheet import (
    Mark,
    Sheet,
    body_sizes,
    invitation,
    largest_fit,
    scaled_theme,
    shared_out,
)
from cjm_workshop.draw.scene import Box, Circle, Paint, Path
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.insight.wording import ending
from cjm_workshop.model.records import Persona

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.findings import Contact
    from cjm_workshop.model.state import State

__all__ = ["communication_plan"]

_LEAST = 1.55  # width of a day, in multiples of the narrowest column of a journey map
_WIDEST = 4.5  # so that three short notes do not become three banners
_STRIP = 3.0  # height of the time line, in multiples of a heading


@dataclass(frozen=True)
class _Lane:
    """A channel, or at the end those contacts that have none."""

    id: str
    name: str
    icon: str


@dressed
def communication_plan(
    state: State, persona: str | None = None, *, theme: Theme = DEFAULT, page: str = "A3"
) -> list[Scene]:
    """Lay out the planned contacts by day and channel.

    Parameters
    ----------
    state : State
        The workshop.
    persona : str, optional
        Name, first name or id: only what reaches this persona, or everybody. All without it.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.

    Returns
    -------
    list of Scene
        One page, or several where the days do not fit side by side; a page grows taller than its
        paper where a channel holds more on one day than fits.

    Raises
    ------
    UnknownName
        If there is no such persona or page.
    """
    person = find_persona(state, persona) if persona else None
    contacts = [one for one in state.contacts if person is None or one.persona in (None, person.id)]
    contacts.sort(key=lambda one: one.day)
    scaled = scaled_theme(theme, page)
    charter = state.charter
    sheet = Sheet(
        theme, page, charter.title or charter.organisation or label("kind.plan"),
        _subtitle(state, person, contacts), _description(state, contacts),
        _legend(scaled, contacts), [line for line in (workshop_line(state),) if line],
    )  # fmt: skip
    if not contacts:
        return [
            invitation(
                sheet,
                "email",
                label("plan.none"),
                label("plan.begin"),
            )
        ]
    return _Plan(state, sheet, contacts).scenes()


def _subtitle(state: State, person: Persona | None, contacts: Sequence[Contact]) -> str:
    days = contacts[-1].day - contacts[0].day + 1 if contacts else 0
    channels = len({one.channel for one in contacts if one.channel})
    parts = [
        label("kind.plan"),
        person.name if person else "",
        label(
            "plan.size",
            contacts=counted("count.contact", len(contacts)),
            days=counted("count.day", days),
        )
        if contacts
        else "",
        counted("count.channel", channels) if channels else "",
        state.charter.organisation if state.charter.title else "",
    ]
    return " · ".join(part for part in parts if part)


def _description(state: State, contacts: Sequence[Contact]) -> str:
    said = []
    for one in contacts:
        channel, person = state.find(one.channel or ""), state.get(Persona, one.persona)
        name = getattr(channel, "name", "")
        through = f" {label('plan.through', channel=name)}" if name else ""
        to = f" {label('plan.to', name=person.name)}" if person else ""
        said.append(f"{label('plan.day', day=_number(one.day))}{through}{to}: {ending(one.name)}")
    return " ".join([ending(label("kind.plan")), *said]) if said else ending(label("plan.none"))


def _number(day: int) -> str:
    return f"{day:,}".replace("-", "−")


def _legend(theme: Theme, contacts: Sequence[Contact]) -> list[Mark]:
    size, colours = theme.sizes.small * 1.3, theme.colours

    def entry(icon: str, words: str, colour: str) -> Mark:
        return Mark(
            words, size, lambda c, x, y: c.icon(icon, x - size / 2, y - size / 2, size, colour)
        )

    found = []
    if any(one.persona for one in contacts):
        found.append(entry("persona", label("plan.reaches"), colours.ink))
    if any(one.trigger for one in contacts):
        found.append(entry("notification", label("plan.sets_off"), colours.truth))
    return found


class _Plan:
    def __init__(self, state: State, sheet: Sheet, contacts: Sequence[Contact]) -> None:
        self.state, self.sheet, self.contacts = state, sheet, contacts
        self.theme, self.sizes = sheet.theme, sheet.theme.sizes
        self.colours, self.gutter = sheet.theme.colours, sheet.theme.sizes.gutter
        used = {one.channel for one in contacts}
        self.lanes = [
            _Lane(one.id, one.name, icons.for_channel(one.name, one.icon))
            for one in state.channels
            if one.id in used
        ]
        self.known = {lane.id for lane in self.lanes}
        if any(one.channel not in self.known for one in contacts):
            self.lanes.append(_Lane("", label("no_channel"), "unknown"))
        self.days = sorted({one.day for one in contacts})

    def scenes(self) -> list[Scene]:
        span = self.sheet.room.width - self.gutter + self.sizes.gap / 2  # no gap after the last
        most = max(1, int(span / (self.sizes.column_min * _LEAST)))
        groups = shared_out(self.days, most)
        width = min(span / len(groups[0]), self.sizes.column_min * _WIDEST)
        room = self.sheet.room.height
        size = largest_fit(
            body_sizes(self.theme),
            lambda one: all(self._needed(days, one, width) <= room for days in groups),
        )
        return [
            self._scene(days, size, width, at, len(groups)) for at, days in enumerate(groups, 1)
        ]

    # ── measures ─────────────────────────────────────────────────────────────────────────────

    def _here(self, lane: _Lane, day: int) -> list[Contact]:
        return [
            one
            for one in self.contacts
            if one.day == day
            and (one.channel == lane.id if lane.id else one.channel not in self.known)
        ]

    def _cell(self, lane: _Lane, day: int, size: float, width: float) -> Stack:
        cards = [self._card(one, size, width - self.sizes.gap) for one in self._here(lane, day)]
        return Stack(cards, gap=self.sizes.gap)

    def _row(self, lane: _Lane, days: Sequence[int], size: float, width: float) -> float:
        inner, gap = width - self.sizes.gap, self.sizes.gap
        heights = [self._cell(lane, day, size, width).height(self.theme, inner) for day in days]
        name = self._lane_icon + 4 + height_of(
            lane.name, self.gutter - 3 * gap, self._lane_size(), "bold", self.theme.leading
        )  # fmt: skip
        return max(*heights, name + gap, size * 3) + 2 * gap

    @property
    def _lane_icon(self) -> float:
        return self.sizes.icon * 1.5

    def _lane_size(self) -> float:
        names = [lane.name for lane in self.lanes]
        return common_size(names, self.gutter - 3 * self.sizes.gap, self.sizes.heading,
                           self.sizes.small)  # fmt: skip

    @property
    def _head(self) -> float:
        """The height of the time line and the names of the days."""
        sizes, leading = self.sizes, self.theme.leading
        names = (sizes.heading + sizes.small * 1.15) * leading + sizes.gap * 2
        return sizes.heading * _STRIP + names + sizes.gap

    def _needed(self, days: Sequence[int], size: float, width: float) -> float:
        return self._head + sum(self._row(lane, days, size, width) for lane in self.lanes)

    # ── drawing ──────────────────────────────────────────────────────────────────────────────

    def _scene(self, days: Sequence[int], size: float, width: float, at: int, pages: int) -> Scene:
        canvas = Canvas(self.theme)
        room = self.sheet.room
        needed = self._needed(days, size, width)
        spare = min(max(0.0, room.height - needed) / len(self.lanes), size * 3)
        left, y = room.x + self.gutter, room.y
        self._draw_days(canvas, days, Box(left, y, width, self._head))
        y += self._head
        for lane in self.lanes:
            height = self._row(lane, days, size, width) + spare
            self._draw_lane(canvas, lane, Box(room.x, y, self.gutter, height))
            for number, day in enumerate(days):
                box = Box(left + number * width, y, width, height)
                self._draw_cell(canvas, lane, day, size, box)
            y += height
        return self.sheet.scene(canvas, at, pages, needed=y - room.y)

    def _draw_days(self, canvas: Canvas, days: Sequence[int], first: Box) -> None:
        """Draw the time line, and under it the head of each day, tied to its place in time."""
        sizes, colours, gap = self.sizes, self.colours, self.sizes.gap
        line = first.y + sizes.heading * 0.6
        names = first.y + sizes.heading * _STRIP
        end = first.x + len(days) * first.width
        low, high = first.x + first.width / 2, end - first.width / 2
        canvas.line(low, line, high, line, colours.neutral_line, sizes.outline, role="axis")
        reach = days[-1] - days[0] or 1
        for number, day in enumerate(days):
            middle = first.x + (number + 0.5) * first.width
            x = low + (high - low) * (day - days[0]) / reach
            pen = Paint(stroke=colours.neutral_line, width=sizes.hairline)
            way = (("M", x, line), ("L", middle, names - gap * 1.2), ("L", middle, names))
            canvas.add(Path(way, pen, role="axis"))
            fill = colours.stages[2] if day == 0 else colours.ink
            canvas.add(Circle(x, line, sizes.dot * 1.4, Paint(fill), role="axis"))
            box = Box(middle - first.width / 2 + gap / 2, names, first.width - gap,
                      first.bottom - names - gap)  # fmt: skip
            self._draw_day(canvas, day, box)

    def _draw_day(self, canvas: Canvas, day: int, box: Box) -> None:
        sizes, colours = self.sizes, self.colours
        fill = colours.stages[2 if day == 0 else 0]
        canvas.rect(box, fill, radius=sizes.radius, role="day")
        words, below = label("plan.day", day=_number(day)), day_words(day)
        inner = box.inset(sizes.gap, sizes.gap * 0.8)
        size = common_size([words], inner.width, sizes.heading, sizes.small)
        y = canvas.text(words, inner, size, style="bold", colour=colours.on_dark, align="centre",
                        role="day")  # fmt: skip
        small = common_size([below], inner.width, sizes.small * 1.15, sizes.small_min, "regular")
        cell = Box(inner.x, y, inner.width, box.bottom - y)
        canvas.text(below, cell, small, colour=colours.on_dark, align="centre", role="day")

    def _draw_lane(self, canvas: Canvas, lane: _Lane, box: Box) -> None:
        sizes, icon = self.sizes, self._lane_icon
        place = Box(box.x, box.y + sizes.gap / 2, box.width - sizes.gap, box.height - sizes.gap)
        canvas.rect(place, self.colours.panel, radius=sizes.radius, role="lane")
        colour = self.colours.ink if lane.id else self.colours.pain
        cell = place.inset(sizes.gap)
        canvas.icon(lane.icon, cell.x, cell.y, icon, colour, role="channel")
        name = Box(cell.x, cell.y + icon + 4, cell.width, cell.height - icon - 4)
        canvas.text(lane.name, name, self._lane_size(), style="bold", colour=colour,
                    role="channel", record=lane.id)  # fmt: skip

    def _draw_cell(self, canvas: Canvas, lane: _Lane, day: int, size: float, box: Box) -> None:
        sizes, colours = self.sizes, self.colours
        place = box.inset(sizes.gap / 2)
        fill = colours.truth_band if day == 0 else colours.zebra
        canvas.rect(place, fill, radius=sizes.radius, role="cell")
        cell = Box(place.x, place.y + sizes.gap / 2, place.width, place.height - sizes.gap / 2)
        self._cell(lane, day, size, box.width).draw(canvas, cell)

    # ── a contact ────────────────────────────────────────────────────────────────────────────

    def _card(self, one: Contact, size: float, width: float) -> Frame:
        sizes, colours = self.sizes, self.colours
        small = max(sizes.small_min, size * 0.85)
        title = common_size([one.name], width - 2 * sizes.padding, size * self.theme.card_title,
                            small)  # fmt: skip
        person = self.state.get(Persona, one.persona)
        message = one.message.strip().strip('“”"')
        blocks: list[Block] = [
            Words(one.name, title, "bold", role="contact", record=one.id),
            Words(one.purpose, small, role="purpose", record=one.id),
            Words(f"“{message}”" if message else "", size, "italic", role="message",
                  record=one.id),
        ]  # fmt: skip
        if one.trigger:
            blocks.append(self._marked("notification", one.trigger, small, colours.truth, one.id))
        if person:
            blocks.append(self._marked("persona", person.name, small, colours.ink, one.id))
        owner = one.owner or label("no_owner")
        blocks.append(
            Words(owner, small, "bold" if one.owner else "italic",
                  colours.opportunity if one.owner else colours.muted, role="owner",
                  record=one.id)
        )  # fmt: skip
        return Frame(
            Stack(blocks, gap=size * 0.3), sizes.padding, colours.page, colours.hairline,
            radius=sizes.radius, bar=colours.stages[2 if one.day == 0 else 0],
            role="contact", record=one.id,
        )  # fmt: skip

    def _marked(self, icon: str, words: str, size: float, colour: str, record: str) -> Block:
        side = size * 1.2

        def mark(canvas: Canvas, x: float, y: float) -> None:
            canvas.icon(icon, x - side / 2, y - side / 2, side, colour, role=icon)

        return Beside(mark, side + 3, size * self.theme.leading,
                      Words(words, size, colour=colour, role=icon, record=record))  # fmt: skip
