"""From the records of a workshop to the words of one journey map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.layout.journey_content import (
    ChannelMark,
    Column,
    Lens,
    LinkMark,
    MapContent,
    OpportunityCard,
    PainCard,
    StageGroup,
)
from cjm_workshop.draw.layout.provenance import evidence_line, levels_line, workshop_line
from cjm_workshop.model.records import Channel, Touchpoint
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cjm_workshop.model.findings import Opportunity, Pain
    from cjm_workshop.model.records import Journey, Persona, Stage, Step
    from cjm_workshop.model.state import State

__all__ = ["content_of"]

_HMW = "how might we"


def content_of(
    state: State, journey: Journey | None, persona: Persona | None, files: Path | None = None
) -> MapContent:
    """Gather a journey map.

    Parameters
    ----------
    state : State
        The workshop.
    journey : Journey or None
        None gives a map with a head and no steps.
    persona : Persona or None
        Who travels.
    files : Path, optional
        The folder ``NAME.files`` with portraits.
    """
    steps = state.steps_of(journey.id) if journey else ()
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    pains = [pain for pain in state.pains if pain.step in numbers]
    placed, loose = _place_opportunities(state.opportunities, pains, numbers)
    by_step = {step.id: [pain for pain in pains if pain.step == step.id] for step in steps}
    columns = {
        step.id: _column(state, step, numbers[step.id], by_step[step.id], placed) for step in steps
    }
    stages = state.stages_of(journey.id) if journey else ()
    return MapContent(
        journey=journey.id if journey else "",
        title=(journey.name if journey else "") or state.charter.title or "Journey map",
        subtitle=_subtitle(state, journey),
        lens=_lens(state, journey, persona, files),
        groups=_groups(stages, steps, columns),
        links=_links(steps, numbers),
        provenance=_provenance(state, persona, steps, pains, loose),
    )


def _subtitle(state: State, journey: Journey | None) -> str:
    charter = state.charter
    kind = (journey.state if journey else None) or charter.state
    scope = [charter.scope_start, charter.scope_end]
    parts = [
        "Customer journey map",
        f"{kind.value} state" if kind else "",
        f"{charter.level.value} level" if charter.level else "",
        charter.organisation,
        " → ".join(part for part in scope if part),
    ]
    return " · ".join(part for part in parts if part)


def _lens(
    state: State, journey: Journey | None, persona: Persona | None, files: Path | None
) -> Lens:
    goals = journey.goals if journey and journey.goals else ()
    if persona and not goals:
        goals = tuple(goal.text for goal in persona.goals)
    portrait = persona.portrait if persona else None
    return Lens(
        name=persona.name if persona else "",
        role=persona.role if persona else "",
        quote=persona.quote.text if persona and persona.quote else "",
        portrait=str(files / portrait.file) if portrait and files else "",
        portrait_alt=portrait.alt if portrait else "",
        scenario=(journey.scenario if journey else "") or state.charter.scenario,
        goals=_sentence(goals),
        expectations=_sentence(journey.expectations if journey else ()),
    )


def _sentence(parts: Iterable[str]) -> str:
    """Join several short texts to one that reads as a sentence."""
    texts = [part.strip() for part in parts if part.strip()]
    texts[:1] = [text[0].upper() + text[1:] for text in texts[:1]]
    joined = "; ".join(text.rstrip(".;") for text in texts[:-1])
    return f"{joined}; {texts[-1]}" if joined else "".join(texts)


def _groups(
    stages: Iterable[Stage], steps: Iterable[Step], columns: dict[str, Column]
) -> tuple[StageGroup, ...]:
    """Return the stages that have steps, in order, and last the steps without a stage."""
    all_steps = tuple(steps)
    groups = []
    known: set[str | None] = set()
    for tone, stage in enumerate(stages):
        own = tuple(columns[step.id] for step in all_steps if step.stage == stage.id)
        known.add(stage.id)
        groups.append(StageGroup(stage.id, stage.name, stage.duration, tone, own))
    rest = tuple(columns[step.id] for step in all_steps if step.stage not in known)
    groups = [group for group in groups if group.columns]
    if rest:
        groups.append(StageGroup("", "No stage yet" if groups else "Steps", "", -1, rest))
    return tuple(groups)


def _column(
    state: State,
    step: Step,
    number: int,
    pains: list[Pain],
    placed: dict[str, list[OpportunityCard]],
) -> Column:
    touchpoint = state.get(Touchpoint, step.touchpoint)
    known = step.evidence or (touchpoint.evidence if touchpoint else ())
    return Column(
        id=step.id,
        number=number,
        name=step.name or (touchpoint.name if touchpoint else "") or f"Step {number}",
        action=step.action,
        thoughts=_thoughts(step),
        emotion=step.emotion,
        reason=step.emotion_reason,
        channels=_channels(state, step, touchpoint),
        pains=tuple(_pain(pain, step) for pain in pains),
        opportunities=tuple(placed.get(step.id, ())),
        truth=step.moment_of_truth,
        truth_label=step.moment_label,
        doubt=_doubt(step.level, bool(known)),
    )


def _thoughts(step: Step) -> tuple[str, ...]:
    """Return what the customer thinks, then what they said, each in quotation marks."""
    texts = (step.thought, step.quote.text if step.quote else "")
    return tuple(dict.fromkeys(_quoted(text) for text in texts if text.strip()))


def _quoted(text: str) -> str:
    bare = text.strip()
    return bare if bare[0] in "“\"'„«‘" else f"“{bare}”"


def _channels(state: State, step: Step, touchpoint: Touchpoint | None) -> tuple[ChannelMark, ...]:
    ids = step.channels or (touchpoint.channels if touchpoint else ())
    found = (state.get(Channel, name) for name in dict.fromkeys(ids))
    return tuple(
        ChannelMark(channel.id, channel.name, icons.for_channel(channel.name, channel.icon))
        for channel in found
        if channel
    )


def _doubt(level: Level, backed: bool) -> str:
    if level is Level.ASSUMED:
        return "assumption"
    return "" if backed else "no evidence yet"


def _pain(pain: Pain, step: Step) -> PainCard:
    backed = bool(pain.evidence or step.evidence)
    return PainCard(pain.id, pain.text, pain.severity, _doubt(pain.level, backed))


def _place_opportunities(
    opportunities: Iterable[Opportunity], pains: list[Pain], numbers: dict[str, int]
) -> tuple[dict[str, list[OpportunityCard]], int]:
    """Put each opportunity under its first step; return how many concern no step as well."""
    step_of = {pain.id: pain.step for pain in pains}
    placed: dict[str, list[OpportunityCard]] = {}
    loose = 0
    for record in opportunities:
        linked = {*record.steps, *(step_of[name] for name in record.pains if name in step_of)}
        here = sorted(linked & numbers.keys(), key=lambda step: numbers[step])
        if not here:
            loose += not record.steps and not record.pains
            continue
        also = tuple(numbers[step] for step in here[1:])
        card = OpportunityCard(record.id, _after_how_might_we(record.question), record.owner, also)
        placed.setdefault(here[0], []).append(card)
    return placed, loose


def _after_how_might_we(question: str) -> str:
    """Return a question without the words that all of them begin with; the gutter says them."""
    bare = question.strip()
    start, rest = bare[: len(_HMW)], bare[len(_HMW) :].lstrip(" …")
    return f"… {rest}" if start.casefold() == _HMW and rest else bare


def _links(steps: Iterable[Step], numbers: dict[str, int]) -> tuple[LinkMark, ...]:
    """Return the ways that do not simply go on to the next step."""
    return tuple(
        LinkMark(numbers[step.id], numbers[link.step], link.when)
        for step in steps
        for link in step.next
        if link.step in numbers and numbers[link.step] != numbers[step.id] + 1
    )


def _provenance(
    state: State,
    persona: Persona | None,
    steps: Iterable[Step],
    pains: list[Pain],
    loose: int,
) -> tuple[str, ...]:
    all_steps = tuple(steps)
    evidence = [name for step in all_steps for name in step.evidence]
    evidence += [name for pain in pains for name in pain.evidence]
    levels = [step.level for step in all_steps] + [pain.level for pain in pains]
    for step in all_steps:
        touchpoint = state.get(Touchpoint, step.touchpoint)
        evidence += touchpoint.evidence if touchpoint else ()
    evidence += persona.evidence if persona else ()
    parts = (
        evidence_line(state, evidence) if all_steps else "",
        levels_line(levels),
        f"Opportunities not tied to a step: {loose}" if loose else "",
        workshop_line(state),
    )
    return tuple(part for part in parts if part)
