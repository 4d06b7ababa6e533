"""Impact × effort: what to do first, a field of five by five with the list beside it.

::

    impact
      5 │ quick wins│ big bets    ① How might we …
        │  ①  ②     │     ④          owner · metric
      4 │           │             ② How might we …
        │- - - - - -┼- - - - -       owner · metric
      3 │           │             …
        │           │      ③
      1 │ fill-ins  │ not now
        └──────────────────────
          1        3        5  effort

The field is drawn by `impact_field`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import counted, day, label, term
from cjm_workshop.draw.layout.blocks import Beside, Stack, Words, badge
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.impact_field import STEPS, ImpactField
from cjm_workshop.draw.layout.provenance import workshop_line
from cjm_workshop.draw.layout.sheet import Sheet, body_sizes, invitation, largest_fit
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.insight.priorities import quadrant
from cjm_workshop.model.values import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.findings import Opportunity
    from cjm_workshop.model.state import State

__all__ = ["impact_effort"]

_FIELD = 0.54  # share of the width


@dressed
def impact_effort(state: State, *, theme: Theme = DEFAULT, page: str = "A3") -> list[Scene]:
    """Lay out the opportunities by what they bring and what they cost.

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
        One page, or several where the list is long; the field stands on each.

    Raises
    ------
    UnknownName
        If there is no such page.
    """
    opportunities = _ordered(state.opportunities)
    unrated = sum(not (one.impact and one.effort) for one in opportunities)
    title = state.charter.title
    parts = [
        label("kind.impact"),
        counted("count.opportunity", len(opportunities)) if opportunities else "",
        label("impact.unrated", count=unrated) if unrated else "",
        state.charter.organisation,
    ]
    sheet = Sheet(
        theme, page, title or label("impact.title"), " · ".join(part for part in parts if part),
        _description(opportunities), (), [line for line in (workshop_line(state),) if line],
    )  # fmt: skip
    if not opportunities:
        return [
            invitation(
                sheet,
                "opportunities",
                label("impact.none"),
                label("impact.begin"),
            )
        ]
    return _Pages(sheet, opportunities).scenes()


def _ordered(opportunities: Sequence[Opportunity]) -> list[Opportunity]:
    """Put what brings most for least first, and last what is not rated."""
    return sorted(
        opportunities,
        key=lambda one: (
            not (one.impact and one.effort), -(one.impact or 0), one.effort or STEPS + 1
        ),
    )  # fmt: skip


def _rated(one: Opportunity) -> str:
    return label("impact.rated", impact=one.impact, effort=one.effort)


def _description(opportunities: Sequence[Opportunity]) -> str:
    said = []
    for number, one in enumerate(opportunities, 1):
        kind = quadrant(one)
        rated = f"{_rated(one)}, {label(f'impact.one.{kind.name.lower()}')}" if kind else ""
        said.append(f"{number}. {one.question} ({rated or label('impact.not_rated')})")
    return " ".join(said) or f"{label('impact.none')}."


class _Pages:
    def __init__(self, sheet: Sheet, opportunities: Sequence[Opportunity]) -> None:
        self.sheet, self.theme, self.sizes = sheet, sheet.theme, sheet.theme.sizes
        self.colours = sheet.theme.colours
        self.numbered = list(enumerate(opportunities, 1))

    def scenes(self) -> list[Scene]:
        room = self.sheet.room
        width = room.width * (1 - _FIELD) - self.sizes.gap * 5
        sizes = [one for one in body_sizes(self.theme, 1.5) if one >= self.sizes.panel_text]
        whole = room.height
        size = largest_fit(
            sizes, lambda one: self._list(self.numbered, one).height(self.theme, width) <= whole
        )
        shares = self._shares(size, width)
        return [
            self._scene(share, size, width, at, len(shares)) for at, share in enumerate(shares, 1)
        ]

    def _shares(self, size: float, width: float) -> list[list[tuple[int, Opportunity]]]:
        """Part the list into pages."""
        shares: list[list[tuple[int, Opportunity]]] = [[]]
        for entry in self.numbered:
            longer = [*shares[-1], entry]
            height = self._list(longer, size).height(self.theme, width)
            if shares[-1] and height > self.sheet.room.height:
                shares.append([entry])
            else:
                shares[-1] = longer
        return shares

    def _scene(
        self,
        share: Sequence[tuple[int, Opportunity]],
        size: float,
        width: float,
        at: int,
        pages: int,
    ) -> Scene:
        canvas = Canvas(self.theme)
        room = self.sheet.room
        entries = self._list(share, size)
        height = entries.height(self.theme, width)
        field = Box(room.x, room.y, room.width * _FIELD, room.height)
        ImpactField(self.theme, self.numbered).draw(canvas, field)
        entries.draw(canvas, Box(room.right - width, room.y, width, height))
        return self.sheet.scene(canvas, at, pages, needed=height)

    # ── the list ─────────────────────────────────────────────────────────────────────────────

    def _list(self, share: Sequence[tuple[int, Opportunity]], size: float) -> Stack:
        return Stack([self._entry(number, one, size) for number, one in share], gap=size * 0.9)

    def _entry(self, number: int, one: Opportunity, size: float) -> Block:
        small = max(self.sizes.small, size * 0.85)
        muted, green = self.colours.muted, self.colours.opportunity
        rated = bool(one.impact and one.effort)
        metric = one.metric or label("no_metric")
        figures = [metric, label("impact.now", value=one.baseline) if one.baseline else "",
                   label("impact.target", value=one.target) if one.target else ""]  # fmt: skip
        state = [
            _rated(one) if rated else label("impact.not_rated"),
            term(f"status.{one.status.value}") if one.status is not Status.OPEN else "",
            label("impact.due", date=day(one.due)) if one.due else "",
        ]
        words = Stack(
            [
                Words(one.question, size, "bold", role="opportunity", record=one.id),
                Words(one.owner or label("no_owner"), small, "bold" if one.owner else "italic",
                      green if one.owner else muted, role="owner", record=one.id),
                Words(" · ".join(filter(None, (*figures, *state))), small, colour=muted,
                      role="figures", record=one.id),
            ]
        )  # fmt: skip
        radius = size * 0.75

        def mark(canvas: Canvas, x: float, y: float) -> None:
            fill = self.colours.stages[-1] if rated else self.colours.no_stage
            badge(canvas, x, y, number, fill, radius, one.id)

        return Beside(mark, radius * 2.6, size * self.theme.leading, words)
