"""What an overview says: each journey with its stages, steps and lowest points, in shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, emotion_word, label
from cjm_workshop.draw.layout.legend import feeling_marks, step_name, truth_mark
from cjm_workshop.draw.layout.sheet import Mark
from cjm_workshop.insight.reading import is_future, lowest
from cjm_workshop.model.records import Journey, Persona

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Step
    from cjm_workshop.model.state import State

__all__ = ["Row", "Span", "description", "legend", "rows_of"]


@dataclass(frozen=True)
class Span:
    """A stage on the way; start and width are shares of the whole, 0 to 1."""

    id: str
    name: str
    start: float
    width: float
    tone: int
    """Place of its colour in the theme."""


@dataclass(frozen=True)
class Row:
    """One journey.

    Attributes
    ----------
    hoped : bool
        It tells what shall be.
    spans : tuple of Span
        Its stages in order.
    places : tuple of float
        Where each step stands, 0 to 1.
    lowest : tuple of Step
        Those with the lowest feeling, where any is below neutral.
    """

    journey: Journey
    person: Persona | None
    hoped: bool
    steps: tuple[Step, ...]
    spans: tuple[Span, ...]
    places: tuple[float, ...]
    lowest: tuple[Step, ...]

    @property
    def runs(self) -> list[list[int]]:
        """Places of the steps in `steps` through which the curve runs without a break."""
        found: list[list[int]] = [[]]
        for at, step in enumerate(self.steps):
            if step.emotion is None:
                found.append([])
            else:
                found[-1].append(at)
        return [run for run in found if run]

    def room(self, at: int) -> float:
        """Return how far it is from a step to its nearest neighbour, as a share."""
        near = [abs(self.places[at] - self.places[to]) for to in (at - 1, at + 1)
                if 0 <= to < len(self.places)]  # fmt: skip
        return min(near, default=1.0)


def rows_of(state: State, journeys: Sequence[str] | None = None) -> list[Row]:
    """Return the journeys that have steps.

    Where all of them go through the same stages, a stage takes the same share in each: by the
    journey that has most steps in it.

    Parameters
    ----------
    state : State
        The workshop.
    journeys : sequence of str, optional
        Ids of those to show, in order; all of them without it.
    """
    wanted = [one.id for one in state.journeys] if journeys is None else journeys
    found = [one for one in (state.get(Journey, name) for name in wanted) if one]
    told = {one.id: counts for one in found if (counts := _counts(state, one.id))}
    shared = len({tuple(stage for stage in counts if stage) for counts in told.values()}) == 1
    together: dict[str, int] = {}
    for counts in told.values():
        for stage, count in counts.items():
            together[stage] = max(count, together.get(stage, 0))
    return [
        _row(state, one, told[one.id], together if shared else told[one.id])
        for one in found
        if one.id in told
    ]


def _counts(state: State, journey: str) -> dict[str, int]:
    """Return how many steps each stage has, in order; nothing for a journey without steps.

    Steps outside of the journey's stages count under an empty id, at the end.
    """
    steps = state.steps_of(journey)
    counts = {stage.id: 0 for stage in state.stages_of(journey)}
    for step in steps:
        stage = step.stage if step.stage in counts else ""
        counts[stage or ""] = counts.get(stage or "", 0) + 1
    return counts if steps else {}


def _row(
    state: State, journey: Journey, counts: Mapping[str, int], units: Mapping[str, int]
) -> Row:
    order = [*(stage for stage in units if stage), *([""] if "" in units else [])]
    shown = [stage for stage in order if stage or counts.get("")]
    widths = {stage: max(1, units[stage]) for stage in order}
    total = sum(widths.values())
    names = {stage.id: stage.name for stage in state.stages_of(journey.id)}
    spans, places, start = [], [], 0
    for tone, stage in enumerate(order):
        width, count = widths[stage], counts.get(stage, 0)
        if stage in shown:
            name = names.get(stage, label("no_stage"))
            spans.append(Span(stage, name, start / total, width / total, tone))
        places += [(start + width * (at + 0.5) / count) / total for at in range(count)]
        start += width
    steps = state.steps_of(journey.id)
    return Row(
        journey, state.get(Persona, journey.persona), is_future(state, journey), steps,
        tuple(spans), tuple(places), lowest(steps),
    )  # fmt: skip


def description(state: State, rows: Sequence[Row]) -> str:
    """Return the overview in words."""
    said = []
    for row in rows:
        who = f" {label('overview.of', name=row.person.name)}" if row.person else ""
        felt = [step.emotion for step in row.steps if step.emotion is not None]
        low = ", ".join(step_name(state, step) for step in row.lowest)
        if low:
            worst = label("overview.lowest", word=emotion_word(min(felt)), where=low)
        else:
            worst = label("overview.never_below" if felt else "overview.no_feelings")
        said.append(f"{row.journey.name}{who}: {counted('count.step', len(row.steps))}, {worst}.")
    return " ".join(said) or f"{label('overview.none')}."


def legend(theme: Theme, rows: Sequence[Row]) -> list[Mark]:
    """Return what the marks of the overview mean."""
    steps = [step for row in rows for step in row.steps]
    found = feeling_marks(theme, [-2, 0, 2, *(step.emotion for step in steps)] if rows else [])
    if any(step.moment_of_truth for step in steps):
        found.append(truth_mark(theme))
    if any(row.hoped for row in rows):

        def line(canvas: Canvas, x: float, y: float) -> None:
            half = canvas.sizes.icon * 0.7
            canvas.line(x - half, y, x + half, y, canvas.colours.ink, canvas.sizes.curve * 0.8,
                        dashed=True)  # fmt: skip

        found.append(Mark(label("hoped_for"), theme.sizes.icon * 1.4, line))
    return found
