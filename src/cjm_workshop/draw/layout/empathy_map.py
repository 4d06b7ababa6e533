"""The empathy map: what a person says, thinks, does and feels; sees, hears, pains and gains.

::

    ┌─────────┬─────────┐        ┌──────┬──────┬──────┬──────┐
    │ says    │ thinks  │        │ sees │ hears│ says │ does │
    ├─ (face)  goal ────┤        ├─ (face)  goal ────────────┤
    │ does    │ feels   │        │ pains │ thinks, feels │ ga…│
    └─────────┴─────────┘        └───────┴───────────────┴────┘
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.blocks import Stack, Words, masonry
from cjm_workshop.draw.layout.canvas import Canvas, height_of
from cjm_workshop.draw.layout.people import avatar, find_persona
from cjm_workshop.draw.layout.provenance import foot_lines
from cjm_workshop.draw.layout.sheet import (
    Sheet,
    body_sizes,
    invitation,
    largest_fit,
    level_legend,
    scaled_theme,
)
from cjm_workshop.draw.layout.sticky import LEAST, NOTE_WIDTH, sticky
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.findings import EmpathyMap, Note
    from cjm_workshop.model.records import Persona
    from cjm_workshop.model.state import State

__all__ = ["empathy_map"]


@dataclass(frozen=True)
class _Area:
    """A box of the map."""

    areas: tuple[str, ...]
    icon: str
    key: str
    """Of its labels."""
    colour: int
    """Which of the theme's sticky notes."""
    share: float = 1.0
    """Width in multiples of the other boxes of its row."""

    @property
    def name(self) -> str:
        """What stands over the box."""
        return label(f"empathy.{self.key}.name")

    @property
    def ask(self) -> str:
        """What the box asks."""
        return label(f"empathy.{self.key}.ask")


_SAYS = _Area(("says",), "says", "says", 0)
_THINKS = _Area(("thinks",), "thinks", "thinks", 3)
_DOES = _Area(("does",), "does", "does", 4)
_FEELS = _Area(("feels",), "feels", "feels", 2)
_SEES = _Area(("sees",), "sees", "sees", 3)
_HEARS = _Area(("hears",), "hears", "hears", 5)
_PAINS = _Area(("pains",), "pains", "pains", 1)
_GAINS = _Area(("gains",), "gain", "gains", 4)
_INSIDE = _Area(("thinks", "feels"), "thinks", "inside", 2, 1.7)
_LARGEST = 1.8  # text of the notes, in multiples of the largest running text of a map
_HEIGHTS = (0.8, 0.75, 0.7, 0.65, 0.6, 0.55, LEAST)  # of notes with little text
_SHORT = 4  # boxes of the short map
_FOUR = ((_SAYS, _THINKS), (_DOES, _FEELS))
_SEVEN = ((_SEES, _HEARS, _SAYS, _DOES), (_PAINS, _INSIDE, _GAINS))
_REST = _Area(("",), "note", "rest", 5)


@dressed
def empathy_map(
    state: State,
    persona: str | None = None,
    *,
    theme: Theme = DEFAULT,
    page: str = "A3",
    files: Path | None = None,
) -> list[Scene]:
    """Lay out the empathy map of one persona.

    Parameters
    ----------
    state : State
        The workshop.
    persona : str, optional
        Name, first name or id; without it the first persona with an empathy map.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.
    files : Path, optional
        The folder with the workshop's pictures, for the portrait.

    Returns
    -------
    list of Scene
        One page; it grows taller than its paper where the notes ask for it.

    Raises
    ------
    UnknownName
        If there is no such persona or page.
    """
    if persona is None and state.empathy_maps:
        persona = state.empathy_maps[0].persona
    person = find_persona(state, persona)
    if person is None:
        sheet = Sheet(
            theme, page, label("kind.empathy"), state.charter.organisation or label("empathy.whose")
        )
        words = label("empathy.begin")
        return [invitation(sheet, "feels", label("empathy.nobody"), words)]
    head = next((one for one in state.empathy_maps if one.persona == person.id), None)
    notes = [n for n in state.notes if n.board == "empathy" and n.persona == person.id]
    levels = [note.level for note in notes]
    sheet = Sheet(
        theme, page, label("empathy.title", name=person.name),
        " · ".join(filter(None, (person.role, state.charter.organisation))),
        _description(person, notes), level_legend(scaled_theme(theme, page), levels),
        foot_lines(state, notes), head.id if head else person.id,
    )  # fmt: skip
    return [_Map(sheet, person, head, notes, files).scene()]


def _description(person: Persona, notes: Sequence[Note]) -> str:
    said = [
        f"{area.name}: {'; '.join(n.text for n in notes if n.area in area.areas)}."
        for row in (*_FOUR, (_SEES, _HEARS), (_PAINS, _GAINS))
        for area in row
        if any(n.area in area.areas for n in notes)
    ]
    return " ".join([label("empathy.of", name=person.name), *(said or [f"{label('no_notes')}."])])


class _Map:
    def __init__(
        self,
        sheet: Sheet,
        person: Persona,
        head: EmpathyMap | None,
        notes: Sequence[Note],
        files: Path | None,
    ) -> None:
        self.sheet, self.theme, self.sizes = sheet, sheet.theme, sheet.theme.sizes
        self.person, self.files = person, files
        self.goal = head.goal if head else ""
        self.least = LEAST
        used = {note.area for note in notes}
        boxes = head.boxes if head else _SHORT
        wide = boxes > _SHORT or bool(used & {"sees", "hears", "pains", "gains"})
        self.rows: list[tuple[_Area, ...]] = list(_SEVEN if wide else _FOUR)
        areas = {name for row in self.rows for area in row for name in area.areas}
        self.notes = {
            area: [n for n in notes if n.area in area.areas] for row in self.rows for area in row
        }
        rest = [note for note in notes if note.area not in areas]
        if rest:
            self.rows.append((_REST,))
            self.notes[_REST] = rest

    def scene(self) -> Scene:
        room = self.sheet.room
        sizes = body_sizes(self.theme, _LARGEST)
        size = largest_fit(sizes, lambda one: self._needed(one) <= room.height)
        # few words leave room: the notes then stand tall in it instead of huddling at the top
        self.least = largest_fit(_HEIGHTS, lambda one: self._needed(size, one) <= room.height)
        needed = self._needed(size, self.least)
        canvas = Canvas(self.theme)
        spare = max(0.0, room.height - needed) / len(self.rows)
        y = room.y
        for at, row in enumerate(self.rows):
            if at == 1:
                y = self._draw_goal(canvas, y) + self._gap
            height = self._row(row, size) + spare
            x = room.x
            for area, width in zip(row, self._widths(row), strict=True):
                self._draw_area(canvas, area, Box(x, y, width, height), size)
                x += width + self._gap
            y += height + self._gap
        return self.sheet.scene(canvas, needed=needed)

    # ── measures ─────────────────────────────────────────────────────────────────────────────

    @property
    def _gap(self) -> float:
        return self.sizes.gap * 2

    def _widths(self, row: Sequence[_Area]) -> list[float]:
        span = self.sheet.room.width - self._gap * (len(row) - 1)
        shares = sum(area.share for area in row)
        return [span * area.share / shares for area in row]

    def _goal_words(self) -> Stack:
        goal = self.goal or label("empathy.goal_first")
        muted = self.theme.colours.muted
        return Stack(
            [
                Words(label("empathy.goal").upper(), self.sizes.caps, "bold", muted,
                      role="heading"),
                Words(goal, self.sizes.heading * 1.3, "bold" if self.goal else "italic",
                      "" if self.goal else muted, role="goal"),
            ],
            gap=2.0,
        )  # fmt: skip

    def _goal_height(self) -> float:
        words = self._goal_words().height(self.theme, self._goal_width())
        return max(words, self.sizes.avatar * 2) + 2 * self.sizes.padding

    def _goal_width(self) -> float:
        return self.sheet.room.width - self.sizes.avatar * 2 - 6 * self.sizes.padding

    def _head_sizes(self, size: float) -> tuple[float, float]:
        """Return the text sizes of a box's name and question: never below those of its notes."""
        return max(self.sizes.heading * 1.15, size * 1.1), max(self.sizes.small * 1.15, size * 0.6)

    def _head(self, area: _Area, width: float, size: float) -> float:
        heading, small = self._head_sizes(size)
        inner = width - heading * 1.3 - self.sizes.gap * 1.4
        name = height_of(area.name, inner, heading, "bold", self.theme.leading)
        ask = height_of(area.ask, width, small, "regular", self.theme.leading)
        return name + ask + self.sizes.gap * 1.4 + 2

    def _places(
        self, area: _Area, width: float, size: float
    ) -> tuple[float, list[tuple[int, float]], list[float]]:
        """Return the width of a note, and place and height of each."""
        gap = self.sizes.gap * 1.4
        columns = max(1, round((width + gap) / (size * NOTE_WIDTH + gap)))
        note = (width - gap * (columns - 1)) / columns
        fill = self.theme.colours.stickies[area.colour]
        heights = [
            sticky(self.theme, one, size, fill, least=self.least).height(self.theme, note)
            for one in self.notes[area]
        ]
        return note, masonry(heights, columns, gap), heights

    def _area_height(self, area: _Area, width: float, size: float) -> float:
        inner = width - 2 * self._pad
        _, places, heights = self._places(area, inner, size)
        ends = [y + height for (_, y), height in zip(places, heights, strict=True)]
        return self._head(area, inner, size) + max(ends, default=size * 3) + 2 * self._pad

    @property
    def _pad(self) -> float:
        return self.sizes.padding * 1.6

    def _row(self, row: Sequence[_Area], size: float) -> float:
        return max(
            self._area_height(area, width, size)
            for area, width in zip(row, self._widths(row), strict=True)
        )

    def _needed(self, size: float, least: float = LEAST) -> float:
        """Return the height of the map at a text size; short notes as tall as `least` says."""
        self.least = least
        rows = sum(self._row(row, size) for row in self.rows)
        return rows + self._goal_height() + self._gap * len(self.rows)

    # ── drawing ──────────────────────────────────────────────────────────────────────────────

    def _draw_goal(self, canvas: Canvas, y: float) -> float:
        room, sizes, colours = self.sheet.room, self.sizes, self.theme.colours
        strip = Box(room.x, y, room.width, self._goal_height())
        canvas.rect(strip, colours.bubble, radius=strip.height / 2, role="goal")
        radius = sizes.avatar
        avatar(canvas, self.person, strip.x + sizes.padding + radius, strip.y + strip.height / 2,
               radius, self.files)  # fmt: skip
        words = self._goal_words()
        height = words.height(self.theme, self._goal_width())
        left = strip.x + 2 * radius + 3 * sizes.padding
        top = strip.y + (strip.height - height) / 2
        words.draw(canvas, Box(left, top, self._goal_width(), height))
        return strip.bottom

    def _draw_area(self, canvas: Canvas, area: _Area, box: Box, size: float) -> None:
        sizes, colours = self.sizes, self.theme.colours
        canvas.rect(box, colours.panel, radius=sizes.radius * 2, role="area")
        cell = box.inset(self._pad)
        heading, small = self._head_sizes(size)
        icon = heading * 1.3
        canvas.icon(area.icon, cell.x, cell.y, icon, role="area")
        indent = icon + sizes.gap * 1.4
        title = Box(cell.x + indent, cell.y, cell.width - indent, cell.height)
        below = 2 + canvas.text(area.name, title, heading, style="bold", role="area")
        canvas.text(
            area.ask, Box(cell.x, below, cell.width, cell.bottom - below), small,
            colour=colours.muted, role="question",
        )  # fmt: skip
        top = cell.y + self._head(area, cell.width, size)
        width, places, heights = self._places(area, cell.width, size)
        fill = colours.stickies[area.colour]
        for one, (column, y), height in zip(self.notes[area], places, heights, strict=True):
            x = cell.x + column * (width + sizes.gap * 1.4)
            note = sticky(self.theme, one, size, fill, least=self.least)
            note.draw(canvas, Box(x, top + y, width, height))
        if not self.notes[area]:
            place = Box(cell.x, top, cell.width, cell.bottom - top)
            canvas.text(label("no_notes"), place, max(sizes.panel_text, small), style="italic",
                        colour=colours.muted, role="invite")  # fmt: skip
