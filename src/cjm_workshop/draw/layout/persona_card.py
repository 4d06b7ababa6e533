"""The persona card: who travels, in their own words, each statement with how we know it.

::

    ┌───────────────────────────────────────────────┐
    │ name, role                                     │
    ├──────────────┬────────────────────────────────┤
    │   (face)     │ goals       needs      challen… │
    │   “quote”    │ ● …         ◐ …        ◌ …      │
    │   bio        ├────────────────────────────────┤
    │   channels   │ motiva…     behavi…    barriers │
    │              ├────────────────────────────────┤
    │   facts      │ influences      what could go … │
    └──────────────┴────────────────────────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import counted, label
from cjm_workshop.draw.layout.blocks import Beside, Chips, Frame, Stack, Words, level_mark
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.people import avatar, find_persona
from cjm_workshop.draw.layout.provenance import evidence_line, levels_line, workshop_line
from cjm_workshop.draw.layout.sheet import (
    Sheet,
    body_sizes,
    invitation,
    largest_fit,
    level_legend,
    scaled_theme,
)
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model.records import Channel
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Persona
    from cjm_workshop.model.state import State
    from cjm_workshop.model.values import Statement

__all__ = ["persona_card"]

_SIDE = 0.27  # share of the width for the person
_COLUMNS = 3


@dataclass(frozen=True)
class _Part:
    """A box of the card."""

    field: str
    icon: str
    always: bool = True
    """An empty one is shown as well, with what it asks."""

    @property
    def name(self) -> str:
        """What stands over the box."""
        return label(f"persona.{self.field}.name")

    @property
    def ask(self) -> str:
        """What an empty box asks."""
        return label(f"persona.{self.field}.ask") if self.always else ""


_PARTS = (
    _Part("goals", "goal"),
    _Part("needs", "need"),
    _Part("challenges", "pains"),
    _Part("motivations", "motivation"),
    _Part("behaviours", "behaviour"),
    _Part("barriers", "barrier"),
    _Part("influences", "influence", always=False),
    _Part("harms", "pains", always=False),
)


@dressed
def persona_card(
    state: State,
    persona: str | None = None,
    *,
    theme: Theme = DEFAULT,
    page: str = "A3",
    files: Path | None = None,
) -> list[Scene]:
    """Lay out the card of one persona.

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
        One page; it grows taller than its paper where very much is written.

    Raises
    ------
    UnknownName
        If there is no such persona or page.
    """
    person = find_persona(state, persona)
    if person is None:
        sheet = Sheet(
            theme, page, label("kind.persona"), state.charter.organisation or label("persona.who")
        )
        return [
            invitation(
                sheet,
                "persona",
                label("persona.nobody"),
                label("persona.begin"),
            )
        ]
    return [_Card(state, person, theme, page, files).scene()]


class _Card:
    def __init__(
        self, state: State, person: Persona, theme: Theme, page: str, files: Path | None
    ) -> None:
        self.state, self.person, self.files = state, person, files
        statements = [one for part in _PARTS for one in getattr(person, part.field)]
        known = [name for one in statements for name in one.evidence]
        levels = [one.level for one in statements]
        scaled = scaled_theme(theme, page)
        self.sheet = Sheet(
            theme, page, person.name, _subtitle(state, person), _description(person, statements),
            level_legend(scaled, levels),
            [line for line in (evidence_line(state, (*person.evidence, *known)),
                               levels_line(levels), workshop_line(state)) if line],
            person.id,
        )  # fmt: skip
        self.theme = self.sheet.theme

    def scene(self) -> Scene:
        room = self.sheet.room
        sizes = body_sizes(self.theme, 1.7)
        size = largest_fit(sizes, lambda one: self._needed(one) <= room.height)
        canvas = Canvas(self.theme)
        needed = max(self._needed(size), room.height)
        side, main = self._widths()
        panel = Box(room.x, room.y, side, needed)
        canvas.rect(panel, canvas.colours.panel, radius=self.theme.sizes.radius * 2, role="side")
        self._draw_side(canvas, panel, size)
        self._draw_parts(canvas, Box(room.right - main, room.y, main, needed), size)
        return self.sheet.scene(canvas, needed=needed)

    # ── measures ─────────────────────────────────────────────────────────────────────────────

    def _widths(self) -> tuple[float, float]:
        span, gap = self.sheet.room.width, self.theme.sizes.gap * 3
        return span * _SIDE, span * (1 - _SIDE) - gap

    def _needed(self, size: float) -> float:
        side, main = self._widths()
        pad = self.theme.sizes.padding * 2
        inner = side - 2 * pad
        left = self._face() + self._side(size).height(self.theme, inner) + 4 * pad
        left += self._facts(size).height(self.theme, inner)
        rows = self._rows(size, main)
        return max(left, sum(rows) + self._gap * (len(rows) - 1))

    @property
    def _gap(self) -> float:
        return self.theme.sizes.gap * 2

    def _face(self) -> float:
        return self.theme.sizes.avatar * 5.2

    # ── the person ───────────────────────────────────────────────────────────────────────────

    def _side(self, size: float) -> Stack:
        person, colours = self.person, self.theme.colours
        quote = person.quote.text.strip().strip('“”"') if person.quote else ""
        blocks: list[Block] = [
            Words(f"“{quote}”" if quote else "", size * 1.3, "italic", align="centre",
                  role="quote", record=person.id),
            Words(person.bio, size, role="bio", record=person.id),
        ]  # fmt: skip
        chips = [
            (icons.for_channel(one.name, one.icon), one.name, one.id)
            for one in (self.state.get(Channel, name) for name in person.channels)
            if one
        ]
        if chips:
            blocks.append(
                self._titled(label("persona.channels"), Chips(chips, size, colours.ink), size)
            )
        if person.decision_authority:
            words = Words(person.decision_authority, size, role="decides", record=person.id)
            blocks.append(self._titled(label("persona.decides"), words, size))
        return Stack(blocks, gap=size * 1.1)

    def _facts(self, size: float) -> Stack:
        """Return the demographics: small and last, they explain the least."""
        if not self.person.demographics:
            return Stack(())
        small = max(self.theme.sizes.small, size * 0.8)
        facts = "\n".join(f"{fact.label}: {fact.value}" for fact in self.person.demographics)
        muted = self.theme.colours.muted
        words = Words(facts, small, colour=muted, role="facts", record=self.person.id)
        return Stack([self._titled(label("persona.facts"), words, small)])

    def _titled(self, title: str, block: Block, size: float) -> Block:
        caps = max(self.theme.sizes.caps, size * 0.75)
        head = Words(title.upper(), caps, "bold", self.theme.colours.muted, role="heading")
        return Stack([head, block], gap=size * 0.3)

    def _draw_side(self, canvas: Canvas, panel: Box, size: float) -> None:
        sizes = self.theme.sizes
        pad = sizes.padding * 2
        radius = sizes.avatar * 2.5
        avatar(canvas, self.person, panel.centre, panel.y + pad + radius, radius, self.files)
        top = panel.y + pad + self._face() + pad
        cell = Box(panel.x + pad, top, panel.width - 2 * pad, panel.bottom - top)
        self._side(size).draw(canvas, cell)
        facts = self._facts(size)
        height = facts.height(self.theme, cell.width)
        facts.draw(canvas, Box(cell.x, panel.bottom - pad - height, cell.width, height))

    # ── what we know ─────────────────────────────────────────────────────────────────────────

    def _parts(self) -> list[_Part]:
        return [part for part in _PARTS if part.always or getattr(self.person, part.field)]

    def _blocks(self, size: float) -> list[Frame]:
        tones = self.theme.colours.stages
        return [
            self._part(part, size, tones[at % len(tones)]) for at, part in enumerate(self._parts())
        ]

    def _lines(self, size: float) -> list[list[Frame]]:
        """Return the boxes row by row; the last row may hold fewer."""
        blocks = self._blocks(size)
        return [blocks[at : at + _COLUMNS] for at in range(0, len(blocks), _COLUMNS)]

    def _column(self, main: float, count: int) -> float:
        """Return the width of each of `count` boxes that share a row."""
        return (main - self._gap * (count - 1)) / count

    def _rows(self, size: float, main: float) -> list[float]:
        """Return the height of each row of boxes."""
        return [
            max(block.height(self.theme, self._column(main, len(line))) for block in line)
            for line in self._lines(size)
        ]

    def _draw_parts(self, canvas: Canvas, area: Box, size: float) -> None:
        rows = self._rows(size, area.width)
        spare = (area.height - sum(rows) - self._gap * (len(rows) - 1)) / len(rows)
        y = area.y
        for line, height in zip(self._lines(size), rows, strict=True):
            width = self._column(area.width, len(line))
            for at, block in enumerate(line):
                x = area.x + at * (width + self._gap)
                block.draw(canvas, Box(x, y, width, height + spare))
            y += height + spare + self._gap

    def _part(self, part: _Part, size: float, tone: str) -> Frame:
        sizes, colours = self.theme.sizes, self.theme.colours
        heading = size * 1.2
        icon = heading * 1.25

        def mark(canvas: Canvas, x: float, y: float) -> None:
            canvas.icon(part.icon, x - icon / 2, y - icon / 2, icon, tone, role=part.field)

        title = Words(part.name, heading, "bold", role="heading")
        head = Beside(mark, icon + sizes.gap * 2, icon, title)
        statements: Sequence[Statement] = getattr(self.person, part.field)
        blocks: list[Block] = [self._statement(one, size) for one in statements]
        if not blocks:
            blocks = [Words(part.ask, size, "italic", colours.muted, role="invite")]
        inside = Stack([head, *blocks], gap=size * 0.55)
        return Frame(
            inside, sizes.padding * 2, colours.page, colours.hairline, radius=sizes.radius,
            bar=tone, role=part.field,
        )  # fmt: skip

    def _statement(self, one: Statement, size: float) -> Block:
        sizes, colours, theme = self.theme.sizes, self.theme.colours, self.theme
        assumed = one.level is Level.ASSUMED
        small = max(sizes.small_min, size * theme.owner)
        radius = size * 0.3
        inside = Stack(
            [
                Words(one.text, size, role="statement", record=self.person.id),
                Words(label("assumption") if assumed else "", small, "italic", colours.muted,
                      role="level"),
            ]
        )  # fmt: skip

        def mark(canvas: Canvas, x: float, y: float) -> None:
            level_mark(canvas, x, y, radius, one.level, self.person.id)

        marked = Beside(mark, radius * 2 + size * 0.5, size * theme.leading, inside)
        return Frame(
            marked, sizes.padding * 0.7, colours.page if assumed else colours.panel,
            colours.muted if assumed else "", assumed, sizes.radius, role="statement",
            record=self.person.id,
        )  # fmt: skip


def _subtitle(state: State, person: Persona) -> str:
    assumed = label("persona.assumed") if person.level is Level.ASSUMED else ""
    parts = [label("kind.persona"), person.role, state.charter.organisation, assumed]
    return " · ".join(part for part in parts if part)


def _description(person: Persona, statements: Sequence[Statement]) -> str:
    assumed = sum(one.level is Level.ASSUMED for one in statements)
    goals = "; ".join(goal.text for goal in person.goals)
    parts = [
        label("persona.of", who=", ".join(filter(None, (person.name, person.role)))),
        f"{label('persona.goals.name')}: {goals}." if goals else label("persona.no_goals"),
        counted("persona.statements", len(statements), assumed=assumed),
    ]
    return " ".join(parts)
