"""A journey as Mermaid's ``journey`` text, which wikis and code hosts draw by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, in_its_language, label
from cjm_workshop.evidence.journeys.mermaid_text import (
    NO_EMOTION,
    NO_STAGE,
    safe,
    safe_line,
    safe_task,
)
from cjm_workshop.export.words import state_words, step_name
from cjm_workshop.model import Persona

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Journey, State, Step

__all__ = ["diagram"]

_NEUTRAL = 3


@in_its_language
def diagram(state: State, journey: Journey | None) -> str:
    """Return a journey as a Mermaid diagram; without one, an empty diagram that says so.

    Stages are sections, also those without steps; steps are tasks, emotions of -2 to +2 scores of
    1 to 5, the persona is the actor. A step without an emotion stands at 3 and a comment above it
    says so. Texts that Mermaid would misread are written with typographic twins of the signs.
    """
    if journey is None:
        return _written("", label("web.no_journey"), [])
    steps = state.steps_of(journey.id)
    persona = state.get(Persona, journey.persona)
    actor = " ".join(safe(persona.name).replace(",", " ").split()) if persona else ""
    body = []
    stages = state.stages_of(journey.id)
    for stage in stages:
        body.append(f"    section {safe(stage.name) or label('unnamed_stage')}")
        body += _tasks(state, [step for step in steps if step.stage == stage.id], actor)
    known = {stage.id for stage in stages}
    rest = [step for step in steps if step.stage not in known]
    if rest:
        body += [f"    section {NO_STAGE}", *_tasks(state, rest, actor)]
    about = _description(state, journey, steps, persona)
    return _written(journey.name, about, body)


def _written(title: str, about: str, body: Sequence[str]) -> str:
    # Mermaid would show & as &amp; in these two, and nowhere else
    unnamed = label("map.journey")
    name, description = (safe_line(text).replace("&", "＆") for text in (title, about))
    lines = (
        "journey",
        f"    accTitle: {name or unnamed}",
        f"    accDescr: {description}",
        f"    title {safe_line(title) or unnamed}",
        *body,
    )
    return "\n".join(lines) + "\n"


def _tasks(state: State, steps: Sequence[Step], actor: str) -> list[str]:
    lines = []
    for step in steps:
        name = safe_task(step_name(state, step)) or label("unnamed_step")
        if step.emotion is None:
            lines.append(f"      {NO_EMOTION} {name}")
        score = _NEUTRAL + (step.emotion or 0)
        lines.append(f"      {name}: {score}{f': {actor}' if actor else ''}")
    return lines


def _description(
    state: State, journey: Journey, steps: Sequence[Step], persona: Persona | None
) -> str:
    """Return what the diagram shows, for those who do not see it."""
    who = label("map.title_of", name=persona.name) if persona else label("map.journey")
    kind = state_words(journey.state or state.charter.state)
    parts = [f"{who}, {kind}, {counted('count.step', len(steps))}"]
    felt = [step for step in steps if step.emotion is not None]
    if felt:
        low = min(felt, key=lambda step: step.emotion or 0)
        high = max(felt, key=lambda step: step.emotion or 0)
        parts.append(
            label("web.worst", name=step_name(state, low), value=_NEUTRAL + (low.emotion or 0))
        )
        parts.append(
            label("web.best", name=step_name(state, high), value=_NEUTRAL + (high.emotion or 0))
        )
    if len(felt) < len(steps):
        parts.append(label("web.not_noted", steps=counted("count.step", len(steps) - len(felt))))
    return ". ".join(parts) + "."
