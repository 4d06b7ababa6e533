"""A journey as Mermaid's ``journey`` text, which wikis and code hosts draw by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.evidence.journeys.mermaid_text import (
    NO_EMOTION,
    NO_STAGE,
    safe,
    safe_line,
    safe_task,
)
from cjm_workshop.export.words import counted, state_words, step_name
from cjm_workshop.model import Persona

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Journey, State, Step

__all__ = ["diagram"]

_NEUTRAL = 3
_NO_NAME = "Customer journey"


def diagram(state: State, journey: Journey | None) -> str:
    """Return a journey as a Mermaid diagram; without one, an empty diagram that says so.

    Stages are sections, also those without steps; steps are tasks, emotions of -2 to +2 scores of
    1 to 5, the persona is the actor. A step without an emotion stands at 3 and a comment above it
    says so. Texts that Mermaid would misread are written with typographic twins of the signs.
    """
    if journey is None:
        return _written(_NO_NAME, "No journey has been written yet.", [])
    steps = state.steps_of(journey.id)
    persona = state.get(Persona, journey.persona)
    actor = " ".join(safe(persona.name).replace(",", " ").split()) if persona else ""
    body = []
    stages = state.stages_of(journey.id)
    for stage in stages:
        body.append(f"    section {safe(stage.name) or 'Unnamed stage'}")
        body += _tasks(state, [step for step in steps if step.stage == stage.id], actor)
    known = {stage.id for stage in stages}
    rest = [step for step in steps if step.stage not in known]
    if rest:
        body += [f"    section {NO_STAGE}", *_tasks(state, rest, actor)]
    about = _description(state, journey, steps, persona)
    return _written(journey.name, about, body)


def _written(title: str, about: str, body: Sequence[str]) -> str:
    # Mermaid would show & as &amp; in these two, and nowhere else
    name, description = (safe_line(text).replace("&", "＆") for text in (title, about))
    lines = (
        "journey",
        f"    accTitle: {name or _NO_NAME}",
        f"    accDescr: {description}",
        f"    title {safe_line(title) or _NO_NAME}",
        *body,
    )
    return "\n".join(lines) + "\n"


def _tasks(state: State, steps: Sequence[Step], actor: str) -> list[str]:
    lines = []
    for step in steps:
        name = safe_task(step_name(state, step)) or "Unnamed step"
        if step.emotion is None:
            lines.append(f"      {NO_EMOTION} {name}")
        score = _NEUTRAL + (step.emotion or 0)
        lines.append(f"      {name}: {score}{f': {actor}' if actor else ''}")
    return lines


def _description(
    state: State, journey: Journey, steps: Sequence[Step], persona: Persona | None
) -> str:
    """Return what the diagram shows, for those who do not see it."""
    who = f" of {persona.name}" if persona else ""
    kind = state_words(journey.state or state.charter.state)
    parts = [f"Customer journey{who}, {kind}, {counted(len(steps), 'step')}"]
    felt = [step for step in steps if step.emotion is not None]
    if felt:
        low = min(felt, key=lambda step: step.emotion or 0)
        high = max(felt, key=lambda step: step.emotion or 0)
        parts.append(
            f"Worst moment: {step_name(state, low)} ({_NEUTRAL + (low.emotion or 0)} of 5)"
        )
        parts.append(
            f"Best moment: {step_name(state, high)} ({_NEUTRAL + (high.emotion or 0)} of 5)"
        )
    if len(felt) < len(steps):
        parts.append(f"Nobody noted how {counted(len(steps) - len(felt), 'step')} felt")
    return ". ".join(parts) + "."
