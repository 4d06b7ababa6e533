"""The affinity diagram: themes with their sticky notes, the ones with most votes first.

::

    ┌ theme ●●● ──┐ ┌ theme ● ────┐ ┌ theme ──────┐
    │ insight     │ │ insight     │ │ ┌────┐┌────┐│
    │ ┌────┐┌────┐│ │ ┌────┐┌────┐│ │ │note││note││
    │ │note││note││ │ │note││note││ └─┴────┴┴────┴┘
    │ └────┘└────┘│ └─┴────┴┴────┴┘ ┌ not sorted ─┐
    └─────────────┘                 └─────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import counted, label
from cjm_workshop.draw.layout.blocks import Stack, Words, masonry
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.provenance import foot_lines
from cjm_workshop.draw.layout.sheet import (
    Mark,
    Sheet,
    body_sizes,
    invitation,
    largest_fit,
    level_legend,
    scaled_theme,
)
from cjm_workshop.draw.layout.sticky import (
    NOTE_WIDTH,
    sticky,
    sticky_bar,
    sticky_colour,
    vote_dots,
)
from cjm_workshop.draw.scene import Box, Circle, Paint
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.insight import affinity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjm_workshop.draw.layout.blocks import Frame
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.findings import Note
    from cjm_workshop.model.state import State

__all__ = ["affinity_diagram"]


@dataclass(frozen=True)
class _Group:
    """A theme, or a part of one that is longer than a page."""

    id: str
    name: str
    insight: str
    notes: tuple[Note, ...]
    fill: str
    bar: str = ""
    """Colour of a bar on the notes, from where the colours of the notes begin again."""
    dots: int = 0


@dataclass(frozen=True)
class _Placed:
    group: _Group
    page: int
    column: int
    y: float
    height: float


@dressed
def affinity_diagram(state: State, *, theme: Theme = DEFAULT, page: str = "A3") -> list[Scene]:
    """Lay out the notes in their clusters.

    Shown are the notes that are in a cluster or hang on the board ``affinity``.

    Parameters
    ----------
    state : State
        The workshop.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.

    Returns
    -------
    list of Scene
        One page while the notes stay legible, else several; a theme longer than a page goes on
        in the next column.

    Raises
    ------
    UnknownName
        If there is no such page.
    """
    scaled = scaled_theme(theme, page)
    notes, votes = affinity.sorted_notes(state), state.dots()
    groups = _groups(state, scaled)
    levels = [note.level for note in notes]
    charter = state.charter
    sheet = Sheet(
        theme, page, charter.focus_question or charter.title or label("affinity.title"),
        _subtitle(state, len(notes)), _description(groups),
        [*level_legend(scaled, levels), *_vote_legend(scaled, groups, votes)],
        foot_lines(state, notes),
    )  # fmt: skip
    if not groups:
        return [
            invitation(
                sheet,
                "cluster",
                label("no_notes"),
                label("affinity.begin"),
            )
        ]
    return _Diagram(sheet, groups, votes).scenes()


def _subtitle(state: State, notes: int) -> str:
    parts = [
        label("kind.affinity"),
        label(
            "affinity.size",
            notes=counted("count.note", notes),
            themes=counted("count.theme", len(state.clusters)),
        ),
        state.charter.organisation,
    ]
    return " · ".join(part for part in parts if part)


def _groups(state: State, theme: Theme) -> list[_Group]:
    places = {cluster.id: at for at, cluster in enumerate(state.clusters)}

    def coloured(group: affinity.Group) -> _Group:
        cluster, notes = group.cluster, group.notes
        if cluster is None:
            return _Group("", label("not_sorted"), "", notes, theme.colours.page)
        at = places[cluster.id]
        fill, bar = sticky_colour(theme, cluster.colour, at), sticky_bar(theme, at)
        return _Group(cluster.id, cluster.name, cluster.insight, notes, fill, bar, group.dots)

    return [coloured(group) for group in affinity.groups(state)]


def _description(groups: Sequence[_Group]) -> str:
    return " ".join(
        f"{group.name}: {counted('count.note', len(group.notes))}, "
        f"{counted('count.vote', group.dots)}."
        for group in groups
    )


def _vote_legend(theme: Theme, groups: Sequence[_Group], votes: Mapping[str, int]) -> list[Mark]:
    if not votes or not any(group.dots for group in groups):
        return []
    radius = theme.sizes.small * 0.3

    def dot(canvas: Canvas, x: float, y: float) -> None:
        canvas.add(Circle(x, y, radius, Paint(fill=canvas.colours.truth)))

    return [Mark(label("affinity.one_vote"), 2 * radius, dot)]


class _Diagram:
    def __init__(self, sheet: Sheet, groups: Sequence[_Group], votes: Mapping[str, int]) -> None:
        self.sheet, self.groups, self.votes = sheet, groups, votes
        self.theme, self.sizes = sheet.theme, sheet.theme.sizes

    def scenes(self) -> list[Scene]:
        sizes = body_sizes(self.theme, 1.5)
        legible = [size for size in sizes if size >= self.sizes.panel_text] or sizes[-1:]
        size = largest_fit(legible, lambda one: self._pack(one)[-1].page == 0)
        placed = self._pack(size)
        pages = max(one.page for one in placed) + 1
        return [self._scene(placed, size, at, pages) for at in range(pages)]

    # ── packing ──────────────────────────────────────────────────────────────────────────────

    @property
    def _gap(self) -> float:
        return self.sizes.gap * 2

    @property
    def _pad(self) -> float:
        return self.sizes.padding * 1.6

    def _columns(self, size: float) -> int:
        """Return how many themes stand side by side: two notes wide, or more where few are."""
        fit = int((self.sheet.room.width + self._gap) / (size * NOTE_WIDTH * 2.2 + self._gap))
        return max(1, min(len(self.groups), fit))

    def _width(self, size: float) -> float:
        columns = self._columns(size)
        return (self.sheet.room.width - self._gap * (columns - 1)) / columns

    def _pack(self, size: float) -> list[_Placed]:
        """Put each theme into the shortest column; open a page where none has room."""
        columns, room = self._columns(size), self.sheet.room.height
        ends = [0.0] * columns
        page = 0
        placed = []
        for group in (part for whole in self.groups for part in self._parts(whole, size)):
            height = self._height(group, size)
            at = min(range(columns), key=lambda column: (round(ends[column], 3), column))
            if ends[at] and ends[at] + height > room:
                page, ends, at = page + 1, [0.0] * columns, 0
            placed.append(_Placed(group, page, at, ends[at], height))
            ends[at] += height + self._gap
        return placed

    def _parts(self, group: _Group, size: float) -> list[_Group]:
        """Part a theme that is higher than a page into parts of about the same length."""
        count, room = 1, self.sheet.room.height
        while True:
            share = max(1, -(-len(group.notes) // count))
            parts = [
                replace(group, notes=group.notes[at : at + share])
                if at == 0
                else replace(
                    group, name=f"{group.name} (continued)", insight="", dots=0,
                    notes=group.notes[at : at + share],
                )
                for at in range(0, max(1, len(group.notes)), share)
            ]  # fmt: skip
            high = max(self._height(part, size) for part in parts)
            if high <= room or share == 1:
                return parts
            # fewer would be too high as well; an imported survey has thousands of notes
            count = max(count + 1, int(count * high / room))

    # ── one theme ────────────────────────────────────────────────────────────────────────────

    def _head(self, group: _Group, size: float) -> Stack:
        title = size * 1.25
        return Stack(
            [
                Words(group.name, title, "bold", role="cluster", record=group.id),
                vote_dots(self.theme, group.dots, size, group.id),
                Words(group.insight, size, "italic", role="insight", record=group.id),
            ],
            gap=size * 0.25,
        )

    def _notes(
        self, group: _Group, size: float
    ) -> tuple[float, list[Frame], list[tuple[int, float]], list[float]]:
        """Return the width of a note, the notes, their places and heights."""
        width, gap = self._width(size) - 2 * self._pad, self.sizes.gap
        columns = max(1, int((width + gap) / (size * NOTE_WIDTH + gap)))
        note = (width - gap * (columns - 1)) / columns
        notes = [
            sticky(self.theme, one, size, group.fill, self.votes, group.bar) for one in group.notes
        ]
        heights = [one.height(self.theme, note) for one in notes]
        return note, notes, masonry(heights, columns, gap), heights

    def _height(self, group: _Group, size: float) -> float:
        head = self._head(group, size).height(self.theme, self._width(size) - 2 * self._pad)
        _, _, places, heights = self._notes(group, size)
        ends = [y + height for (_, y), height in zip(places, heights, strict=True)]
        return head + size * 0.6 + max(ends, default=size * 1.3) + 2 * self._pad

    def _draw(self, canvas: Canvas, group: _Group, box: Box, size: float) -> None:
        sizes, colours = self.sizes, self.theme.colours
        canvas.rect(
            box, colours.panel, stroke=colours.hairline, width=sizes.hairline,
            radius=sizes.radius * 2, role="cluster", record=group.id,
        )  # fmt: skip
        cell = box.inset(self._pad)
        head = self._head(group, size)
        height = head.height(self.theme, cell.width)
        head.draw(canvas, Box(cell.x, cell.y, cell.width, height))
        top = cell.y + height + size * 0.6
        width, notes, places, heights = self._notes(group, size)
        for note, (column, y), high in zip(notes, places, heights, strict=True):
            note.draw(canvas, Box(cell.x + column * (width + sizes.gap), top + y, width, high))
        if not notes:
            place = Box(cell.x, top, cell.width, cell.bottom - top)
            canvas.text(label("affinity.no_notes_here"), place, size, style="italic",
                        colour=colours.muted, role="invite")  # fmt: skip

    def _scene(self, placed: Sequence[_Placed], size: float, page: int, pages: int) -> Scene:
        canvas = Canvas(self.theme)
        room, width = self.sheet.room, self._width(size)
        here = [one for one in placed if one.page == page]
        for one in here:
            x = room.x + one.column * (width + self._gap)
            self._draw(canvas, one.group, Box(x, room.y + one.y, width, one.height), size)
        needed = max(one.y + one.height for one in here)
        return self.sheet.scene(canvas, page + 1, pages, needed=needed)
