"""Checks of lesson 09: a whole map, held to what the lessons before it have taught."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.wording import called, counted
from cjm_workshop.learning.checks import improve, journey_map, persona, start_here
from cjm_workshop.model import State, Step

__all__ = ["CHECKS", "promise", "whole_map"]

_FEWEST_STEPS, _FEWEST_STAGES, _FEWEST_PAINS = 6, 3, 2


def whole_map(state: State) -> Iterator[str]:
    """Yield what the longest journey of a practice workshop lacks to be a map on its own."""
    steps = state.steps_of(journey_map.longest(state).id)
    stages = {step.stage for step in steps} - {None}
    if len(stages) < _FEWEST_STAGES:
        found = counted(len(stages), "stage")
        yield f"its steps stand in {found}; {_FEWEST_STAGES} show where her aim changes."
    bare = {step: list(_lacks(step)) for step in steps}
    whole = sum(not lacks for lacks in bare.values())
    if whole < _FEWEST_STEPS:
        found = counted(whole, "step")
        yield f"{found} with feeling, reason and source so far; {_FEWEST_STEPS} are asked for."
        for step, lacks in bare.items():
            if lacks:
                yield f"“{called(state, step)}”: no {' and no '.join(lacks)} yet."
    yield from journey_map.journey_map(state)


def promise(state: State) -> Iterator[str]:
    """Yield what the pains and the best opportunity of a practice workshop lack."""
    weighed = sum(pain.severity is not None for pain in state.pains)
    if weighed < _FEWEST_PAINS:
        found = counted(weighed, "pain")
        yield f"{found} with its weight so far; {_FEWEST_PAINS} are asked for."
    if state.opportunities:
        yield from improve.promise(state)
    else:
        yield "there is no opportunity yet. Which pain shall be gone?"


def _lacks(step: Step) -> Iterator[str]:
    if step.emotion is None:
        yield "feeling"
    if not step.emotion_reason:
        yield "reason"
    if not (step.evidence or (step.quote and step.quote.evidence)):
        yield "source"


CHECKS = {
    "charter": start_here.charter,
    "persona": persona.persona,
    "map": whole_map,
    "promise": promise,
}
