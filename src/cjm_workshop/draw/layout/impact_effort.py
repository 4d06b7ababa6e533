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

The lines are those of `cjm_workshop.insight.quadrant`: 3 is neither high impact nor low effort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.layout.blocks import Beside, Stack, Words, badge
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.provenance import day, workshop_line
from cjm_workshop.draw.layout.sheet import Sheet, body_sizes, invitation, largest_fit
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.insight.priorities import EFFORT_LINE, IMPACT_LINE, Quadrant, quadrant
from cjm_workshop.model.values import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.findings import Opportunity
    from cjm_workshop.model.state import State

__all__ = ["impact_effort"]

_STEPS = 5
_ADVICE = {
    Quadrant.QUICK_WIN: "do them now",
    Quadrant.BIG_BET: "plan them well",
    Quadrant.FILL_IN: "when there is time",
    Quadrant.NOT_NOW: "much work, little gain",
}
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
        "Impact and effort",
        f"{len(opportunities)} {'opportunity' if len(opportunities) == 1 else 'opportunities'}"
        if opportunities
        else "",
        f"{unrated} not rated yet" if unrated else "",
        state.charter.organisation,
    ]
    sheet = Sheet(
        theme, page, title or "What to do first", " · ".join(part for part in parts if part),
        _description(opportunities), (), [line for line in (workshop_line(state),) if line],
    )  # fmt: skip
    if not opportunities:
        return [
            invitation(
                sheet,
                "opportunities",
                "No opportunities yet",
                "Take the pain that hurts most and turn it into a question that begins with "
                "“How might we”. Then ask two things: how much would it help the customer, and "
                "how hard is it for us? One is little, five is much.",
            )
        ]
    return _Field(sheet, opportunities).scenes()


def _name(kind: Quadrant) -> str:
    """Return a quadrant's name over what lies in it: several wins, but one "not now"."""
    word = kind.value.capitalize()
    return word if kind is Quadrant.NOT_NOW else f"{word}s"


def _ordered(opportunities: Sequence[Opportunity]) -> list[Opportunity]:
    """Put what brings most for least first, and last what is not rated."""
    return sorted(
        opportunities,
        key=lambda one: (
            not (one.impact and one.effort), -(one.impact or 0), one.effort or _STEPS + 1
        ),
    )  # fmt: skip


def _description(opportunities: Sequence[Opportunity]) -> str:
    said = []
    for number, one in enumerate(opportunities, 1):
        kind = quadrant(one)
        rated = f"impact {one.impact}, effort {one.effort}, {kind.value}" if kind else ""
        said.append(f"{number}. {one.question} ({rated or 'not rated yet'})")
    return " ".join(said) or "No opportunities yet."


class _Field:
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
        self._draw_field(canvas, Box(room.x, room.y, room.width * _FIELD, room.height))
        entries.draw(canvas, Box(room.right - width, room.y, width, height))
        return self.sheet.scene(canvas, at, pages, needed=height)

    # ── the list ─────────────────────────────────────────────────────────────────────────────

    def _list(self, share: Sequence[tuple[int, Opportunity]], size: float) -> Stack:
        return Stack([self._entry(number, one, size) for number, one in share], gap=size * 0.9)

    def _entry(self, number: int, one: Opportunity, size: float) -> Block:
        small = max(self.sizes.small, size * 0.85)
        muted, green = self.colours.muted, self.colours.opportunity
        rated = bool(one.impact and one.effort)
        metric = one.metric or "no metric yet"
        figures = [metric, f"now {one.baseline}" if one.baseline else "",
                   f"target {one.target}" if one.target else ""]  # fmt: skip
        state = [
            f"impact {one.impact}, effort {one.effort}" if rated else "not rated yet",
            one.status.value if one.status is not Status.OPEN else "",
            f"by {day(one.due)}" if one.due else "",
        ]
        words = Stack(
            [
                Words(one.question, size, "bold", role="opportunity", record=one.id),
                Words(one.owner or "no owner yet", small, "bold" if one.owner else "italic",
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

    # ── the field ────────────────────────────────────────────────────────────────────────────

    def _draw_field(self, canvas: Canvas, box: Box) -> None:
        sizes = self.sizes
        caption = sizes.heading * 1.4
        field = Box(box.x + 2.4 * caption, box.y, box.width - 2.4 * caption, box.height)
        field = Box(field.x, field.y, field.width, box.height - 2.2 * caption)
        self._draw_quadrants(canvas, field)
        self._draw_grid(canvas, field)
        self._draw_scales(canvas, field, caption)
        for effort in range(1, _STEPS + 1):
            for impact in range(1, _STEPS + 1):
                self._draw_cell(canvas, self._cell(field, effort, impact), effort, impact)

    def _cell(self, field: Box, effort: int, impact: int) -> Box:
        width, height = field.width / _STEPS, field.height / _STEPS
        return Box(
            field.x + (effort - 1) * width, field.y + (_STEPS - impact) * height, width, height
        )

    def _draw_quadrants(self, canvas: Canvas, field: Box) -> None:
        sizes, colours = self.sizes, self.colours
        wide = field.width * (EFFORT_LINE - 0.5) / _STEPS
        high = field.height * (_STEPS + 0.5 - IMPACT_LINE) / _STEPS
        fills = (
            (colours.opportunity_card, colours.opportunity),
            (colours.bubble, colours.ink),
            (colours.zebra, colours.muted),
            (colours.pain_card, colours.pain),
        )
        for at, ((kind, words), (fill, colour)) in enumerate(
            zip(_ADVICE.items(), fills, strict=True)
        ):
            low, right = divmod(at, 2)
            box = Box(
                field.x + right * wide, field.y + low * high,
                field.width - wide if right else wide, field.height - high if low else high,
            )  # fmt: skip
            canvas.rect(box, fill, role="quadrant", alt=kind.value)
            name = _name(kind)
            title, small = sizes.heading * 1.2, sizes.small * 1.25
            tall = self._name_height()
            y = box.bottom - tall - sizes.gap if low else box.y + sizes.gap
            cell = Box(box.x + sizes.gap * 1.6, y, box.width - sizes.gap * 3.2, tall)
            below = canvas.text(
                name, cell, title, style="bold", colour=colour,
                align="right" if right else "left", role="quadrant",
            )  # fmt: skip
            cell = Box(cell.x, below, cell.width, cell.bottom - below + 1)
            canvas.text(
                words, cell, small, colour=colour, align="right" if right else "left",
                role="quadrant",
            )  # fmt: skip

    def _draw_grid(self, canvas: Canvas, field: Box) -> None:
        colours, sizes = self.colours, self.sizes
        for at in range(1, _STEPS):
            x = field.x + at * field.width / _STEPS
            y = field.y + at * field.height / _STEPS
            canvas.line(x, field.y, x, field.bottom, colours.page, sizes.outline, role="grid")
            canvas.line(field.x, y, field.right, y, colours.page, sizes.outline, role="grid")
        x = field.x + field.width * (EFFORT_LINE - 0.5) / _STEPS
        y = field.bottom - field.height * (IMPACT_LINE - 0.5) / _STEPS
        for line in ((x, field.y, x, field.bottom), (field.x, y, field.right, y)):
            canvas.line(*line, colours.muted, sizes.outline, dashed=True, role="line")
        canvas.line(field.x, field.bottom, field.right, field.bottom, colours.ink, sizes.outline)
        canvas.line(field.x, field.y, field.x, field.bottom, colours.ink, sizes.outline)

    def _draw_scales(self, canvas: Canvas, field: Box, caption: float) -> None:
        """Write the numbers along both axes, and what they mean."""
        sizes, colours = self.sizes, self.colours
        size = sizes.lane
        high = size * self.theme.leading
        ends = {1: "low", _STEPS: "high"}
        for step in range(1, _STEPS + 1):
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
        canvas.text("Effort for us →", name, sizes.heading, style="bold", align="centre",
                    role="axis")  # fmt: skip
        name = Box(field.x - 2.4 * caption, field.y, 2.4 * caption - sizes.gap, caption * 2)
        canvas.text("Impact\n↑", name, sizes.lane, style="bold", align="right", role="axis")

    def _free(self, cell: Box, impact: int) -> Box:
        """Return the part of a cell beside which no quadrant's name stands."""
        sizes = self.sizes
        name = self._name_height() + 2 * sizes.gap
        if impact == _STEPS:
            return Box(cell.x, cell.y + name, cell.width, cell.height - name)
        if impact == 1:
            return Box(cell.x, cell.y, cell.width, cell.height - name)
        return cell

    def _name_height(self) -> float:
        """Return the height of a quadrant's name and the words under it."""
        return (self.sizes.heading * 1.2 + self.sizes.small * 1.25) * self.theme.leading

    def _draw_cell(self, canvas: Canvas, cell: Box, effort: int, impact: int) -> None:
        """Put the numbers of one cell side by side around its middle."""
        here = [
            (number, one) for number, one in self.numbered
            if one.effort == effort and one.impact == impact
        ]  # fmt: skip
        if not here:
            return
        room = self._free(cell, impact).inset(self.sizes.gap, 0)
        radius = self.sizes.badge * 2.1
        while True:
            step = radius * 2.2
            across = max(1, int(room.width / step))
            rows = -(-len(here) // across)
            if rows * step <= room.height or radius < self.sizes.badge * 0.4:
                break
            radius *= 0.9
        half = rows * step / 2
        middle = cell.y + cell.height / 2
        middle = min(max(middle, room.y + half), room.bottom - half)
        for at, (number, one) in enumerate(here):
            row, column = divmod(at, across)
            count = min(across, len(here) - row * across)
            x = cell.centre + (column - (count - 1) / 2) * step
            y = middle + (row - (rows - 1) / 2) * step
            badge(canvas, x, y, number, self.colours.stages[-1], radius, one.id)
