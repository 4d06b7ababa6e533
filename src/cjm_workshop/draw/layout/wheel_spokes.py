"""What a touchpoint wheel says: the spokes with their angles, clockwise from the top."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, emotion_word, label, term
from cjm_workshop.draw.layout.legend import (
    assumption_mark,
    box_mark,
    feeling_marks,
    truth_mark,
)
from cjm_workshop.insight.reading import is_future
from cjm_workshop.model.records import Channel
from cjm_workshop.model.values import Level, Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.sheet import Mark
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Persona, Step, Touchpoint
    from cjm_workshop.model.state import State

__all__ = [
    "LEAST", "Spoke", "description", "legend", "moment_name", "spokes_of", "subtitle", "walked_by",
]  # fmt: skip

LEAST = pi / 3.6
"""Angle that every moment has, so that its name fits."""


def moment_name(moment: Moment) -> str:
    """Return what stands on the ring of a moment."""
    return term(f"moment.{moment.value}")


@dataclass(frozen=True)
class Spoke:
    """A touchpoint on the wheel.

    Attributes
    ----------
    emotion : int or None
        The lowest that the person felt here.
    walked : bool
        The person comes past here on a journey, or there is no journey to tell.
    truth : bool
        The person stays or leaves here.
    label : str
        Why.
    """

    number: int
    touchpoint: Touchpoint
    start: float
    end: float
    channels: tuple[Channel, ...]
    emotion: int | None
    walked: bool
    truth: bool
    label: str

    @property
    def angle(self) -> float:
        """The middle of the spoke."""
        return (self.start + self.end) / 2

    @property
    def tone(self) -> int:
        """The place of the moment's colour in the theme."""
        return list(Moment).index(self.touchpoint.moment)

    def __str__(self) -> str:
        said = [channel.name for channel in self.channels]
        said += [emotion_word(self.emotion)] if self.emotion is not None else []
        said += [": ".join(filter(None, (label("wheel.make_or_break"), self.label)))] * self.truth
        return f"{self.number} {self.touchpoint.name}" + (f" ({', '.join(said)})" if said else "")


def walked_by(state: State, person: Persona | None) -> list[Step]:
    """Return the steps of the persona's journeys of today, or of all that there are."""
    own = [one for one in state.journeys if person is None or one.persona == person.id]
    today = [one for one in own if not is_future(state, one)] or own
    return [step for one in today for step in state.steps_of(one.id)]


def spokes_of(state: State, steps: Sequence[Step]) -> list[Spoke]:
    """Return the touchpoints clockwise: in the order of the journey, then of the inventory."""
    first: dict[str, int] = {}
    for at, step in enumerate(steps):
        first.setdefault(step.touchpoint or "", at)
    found: list[Spoke] = []
    angle = 0.0
    for moment, share in _shares(state).items():
        here = [one for one in state.touchpoints if one.moment is moment]
        here.sort(key=lambda one: first.get(one.id, len(steps)))
        for one in here:
            end = angle + share / len(here)
            found.append(_spoke(state, len(found) + 1, one, (angle, end), steps))
            angle = end
        if not here:
            angle += share
    return found


def _shares(state: State) -> dict[Moment, float]:
    """Return the angle of each moment: by its touchpoints, but with room for its name."""
    counts = {moment: sum(one.moment is moment for one in state.touchpoints) for moment in Moment}
    small: set[Moment] = set()
    while True:
        rest = 2 * pi - len(small) * LEAST
        among = sum(count for moment, count in counts.items() if moment not in small) or 1
        fresh = {m for m in counts if m not in small and counts[m] / among * rest < LEAST}
        if not fresh:
            break
        small |= fresh
    return {m: LEAST if m in small else counts[m] / among * rest for m in counts}


def _spoke(
    state: State, number: int, one: Touchpoint, angles: tuple[float, float], steps: Sequence[Step]
) -> Spoke:
    here = [step for step in steps if step.touchpoint == one.id]
    felt = [step.emotion for step in here if step.emotion is not None]
    truths = [step for step in here if step.moment_of_truth]
    labels = dict.fromkeys(step.moment_label for step in truths if step.moment_label)
    channels = tuple(c for c in (state.get(Channel, name) for name in one.channels) if c)
    return Spoke(
        number, one, *angles, channels, min(felt, default=None), bool(here) or not steps,
        bool(truths), " · ".join(labels),
    )  # fmt: skip


def subtitle(state: State, person: Persona | None) -> str:
    """Return whose wheel it is, and how much is on it."""
    parts = [
        label("kind.wheel"),
        ", ".join(filter(None, (person.name, person.role))) if person else "",
        counted("count.touchpoint", len(state.touchpoints)) if state.touchpoints else "",
        state.charter.organisation if state.charter.title else "",
    ]
    return " · ".join(part for part in parts if part)


def description(person: Persona | None, spokes: Sequence[Spoke]) -> str:
    """Return the wheel in words."""
    whose = label("wheel.of", name=person.name) if person else label("kind.wheel")
    said = [label("wheel.clockwise", wheel=whose)]
    for moment in Moment:
        here = "; ".join(str(one) for one in spokes if one.touchpoint.moment is moment)
        said.append(f"{moment_name(moment)}: {here or label('none')}.")
    return " ".join(said)


def legend(
    theme: Theme, person: Persona | None, spokes: Sequence[Spoke], *, walked: bool
) -> list[Mark]:
    """Return what the wheel's marks mean; `walked` where a journey says who comes past."""
    colours = theme.colours
    found = feeling_marks(theme, (one.emotion for one in spokes))
    if any(one.truth for one in spokes):
        found.append(truth_mark(theme, label("wheel.make_or_break_means")))
    if walked and not all(one.walked for one in spokes):
        on = (
            label("wheel.on_journey_of", name=person.name)
            if person
            else label("wheel.on_a_journey")
        )
        found.append(box_mark(theme, on, colours.bubble, colours.neutral_line))
        found.append(box_mark(theme, label("wheel.not_on_it"), colours.page, colours.neutral_line))
    if any(one.touchpoint.level is Level.ASSUMED for one in spokes):
        found.append(assumption_mark(theme))
    return found
