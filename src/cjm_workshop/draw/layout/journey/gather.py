"""From the records of a workshop to the words of one journey map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, label, listed
from cjm_workshop.draw.layout.journey.columns import ColumnMaker
from cjm_workshop.draw.layout.journey.content import (
    Curve,
    Lens,
    LinkMark,
    MapContent,
    OpportunityCard,
    StageGroup,
)
from cjm_workshop.draw.layout.journey.sources import Sources
from cjm_workshop.draw.layout.journey.summary import MOST, summary
from cjm_workshop.draw.layout.journey.tracks import slots_of, stages_of, tracks_of
from cjm_workshop.draw.layout.journey.view import View
from cjm_workshop.draw.layout.provenance import evidence_line, levels_line, workshop_line
from cjm_workshop.draw.layout.questions import short_question
from cjm_workshop.insight.wording import short_name
from cjm_workshop.model.records import Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cjm_workshop.draw.layout.journey.content import Column
    from cjm_workshop.draw.layout.journey.tracks import Slot, Track
    from cjm_workshop.model.findings import Opportunity, Pain
    from cjm_workshop.model.records import Journey, Persona, Stage, Step
    from cjm_workshop.model.state import State

__all__ = ["content_of"]


def content_of(
    state: State,
    journey: Journey | None,
    persona: Persona | None,
    files: Path | None = None,
    view: View | None = None,
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
    view : View, optional
        What is asked of the map; without it one journey with the usual lanes.

    Raises
    ------
    UnknownName
        If there is no such journey to compare with.
    """
    view = view or View()
    tracks = tracks_of(state, journey, persona, view.compare)
    alias, stages = stages_of(state, tracks)
    slots = slots_of(state, tracks, alias, [stage.id for stage in stages])
    numbers = {step.id: at for at, slot in enumerate(slots, 1) for step in slot.steps if step}
    sources = Sources(state, "evidence" in view.lanes)
    maker = ColumnMaker(state, tracks, view, sources, files)
    pains = [pain for pain in state.pains if pain.step in numbers]
    placed, loose = _place_opportunities(state.opportunities, pains, numbers)
    columns = [
        maker.column(slot, at, placed.get(at, ())) for at, slot in enumerate(slots, 1)
    ]  # fmt: skip
    groups = _groups(stages, slots, columns)
    if view.strategic:
        groups = _summed(groups, stages)
    return MapContent(
        journey=journey.id if journey else "",
        title=_title(state, tracks),
        subtitle=_subtitle(state, tracks, view),
        lenses=tuple(_lens(state, track, files) for track in tracks),
        groups=groups,
        links=() if view.strategic else _links(tracks, numbers),
        provenance=_provenance(state, tracks, pains, loose, columns, view.strategic),
        curves=_curves(tracks, view),
        sources=sources.key,
        unit="stage" if view.strategic else "step",
    )


def _summed(groups: Sequence[StageGroup], stages: Sequence[Stage]) -> tuple[StageGroup, ...]:
    """Return each stage with one column for all of its steps."""
    aims = {stage.id: stage.aim.strip() for stage in stages}
    return tuple(summary(group, at, aims.get(group.id, "")) for at, group in enumerate(groups, 1))


# ── head ─────────────────────────────────────────────────────────────────────────────────────


def _title(state: State, tracks: Sequence[Track]) -> str:
    names = list(dict.fromkeys(track.journey.name for track in tracks if track.journey))
    called = (short_name(track.persona.name) for track in tracks if track.persona)
    people = list(dict.fromkeys(called))
    if len(names) > 1 and len(people) == len(tracks):
        return label("map.side_by_side", people=listed(people))
    return next(iter(names), "") or state.charter.title or label("map.title")


def _subtitle(state: State, tracks: Sequence[Track], view: View) -> str:
    charter = state.charter
    scope = [charter.scope_start, charter.scope_end]
    level = "strategic" if view.strategic else charter.level.value if charter.level else ""
    if (view.stages or view.each) and not view.strategic:
        level = "tactical"
    parts = [
        label("kind.journey"),
        _state_words(state, tracks),
        label("map.believed_measured") if view.measured else "",
        label(f"map.level.{level}") if level else "",
        charter.organisation,
        " → ".join(part for part in scope if part),
    ]
    return " · ".join(part for part in parts if part)


def _state_words(state: State, tracks: Sequence[Track]) -> str:
    if len({track.hoped for track in tracks}) > 1:
        return label("map.today_and_hoped")
    if len(tracks) > 1:
        return label("map.compared", count=len(tracks))
    journey = tracks[0].journey
    kind = (journey.state if journey else None) or state.charter.state
    return label(f"map.state.{kind.value}") if kind else ""


def _lens(state: State, track: Track, files: Path | None) -> Lens:
    journey, persona = track.journey, track.persona
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
        journey=journey.name if journey else "",
    )


def _sentence(parts: Iterable[str]) -> str:
    """Join several short texts to one that reads as a sentence."""
    texts = [part.strip() for part in parts if part.strip()]
    texts[:1] = [text[0].upper() + text[1:] for text in texts[:1]]
    joined = "; ".join(text.rstrip(".;") for text in texts[:-1])
    return f"{joined}; {texts[-1]}" if joined else "".join(texts)


def _curves(tracks: Sequence[Track], view: View) -> tuple[Curve, ...]:
    kind = "mean" if view.strategic else "felt"
    found = [Curve(track.mark, _curve_name(tracks, track), track.hoped, kind) for track in tracks]
    if view.measured:
        found.append(Curve("measured", label("map.measured"), kind="measured"))
    return tuple(found)


def _curve_name(tracks: Sequence[Track], track: Track) -> str:
    times = {label("mark.now"): label("map.today"), label("mark.hoped"): label("hoped_for")}
    who = track.persona.name if track.persona else (track.journey.name if track.journey else "")
    if track.mark in times:
        return times[track.mark]
    if sum(one.persona == track.persona for one in tracks) > 1 and track.journey:
        return track.journey.name
    return label("map.who_hoped", who=who) if track.hoped and len(tracks) > 1 else who


# ── columns ──────────────────────────────────────────────────────────────────────────────────


def _groups(
    stages: Iterable[Stage], slots: Sequence[Slot], columns: Sequence[Column]
) -> tuple[StageGroup, ...]:
    """Return the stages that have steps, in order, and last the steps without a stage."""
    under: dict[str, list[Column]] = {}
    for slot, column in zip(slots, columns, strict=True):
        under.setdefault(slot.stage, []).append(column)
    groups = [
        StageGroup(stage.id, stage.name, stage.duration, tone, tuple(under[stage.id]))
        for tone, stage in enumerate(stages)
        if stage.id in under
    ]
    if "" in under:
        name = label("no_stage") if groups else label("map.steps")
        groups.append(StageGroup("", name, "", -1, tuple(under[""])))
    return tuple(groups)


def _place_opportunities(
    opportunities: Iterable[Opportunity], pains: list[Pain], numbers: dict[str, int]
) -> tuple[dict[int, list[OpportunityCard]], int]:
    """Put each opportunity under its first column; return how many concern no step as well."""
    step_of = {pain.id: pain.step for pain in pains}
    placed: dict[int, list[OpportunityCard]] = {}
    loose = 0
    for record in opportunities:
        linked = {*record.steps, *(step_of[name] for name in record.pains if name in step_of)}
        here = sorted({numbers[step] for step in linked if step in numbers})
        if not here:
            loose += not record.steps and not record.pains
            continue
        text = short_question(record.question)
        card = OpportunityCard(record.id, text, record.owner, tuple(here[1:]), record.impact or 0)
        placed.setdefault(here[0], []).append(card)
    return placed, loose


def _links(tracks: Sequence[Track], numbers: dict[str, int]) -> tuple[LinkMark, ...]:
    """Return the ways that do not simply go on to the next step."""
    found: list[LinkMark] = []
    for track in tracks:
        after = {
            step.id: following.id
            for step, following in zip(track.steps, track.steps[1:], strict=False)
        }
        for step in track.steps:
            found += [
                LinkMark(numbers[step.id], numbers[link.step], _whose(tracks, track, link.when))
                for link in step.next
                if link.step in numbers and link.step != after.get(step.id)
            ]
    return tuple(dict.fromkeys(found))


def _whose(tracks: Sequence[Track], track: Track, label: str) -> str:
    return label if len(tracks) == 1 else " · ".join(part for part in (track.mark, label) if part)


# ── foot ─────────────────────────────────────────────────────────────────────────────────────


def _provenance(
    state: State,
    tracks: Sequence[Track],
    pains: list[Pain],
    loose: int,
    columns: Sequence[Column],
    strategic: bool,
) -> tuple[str, ...]:
    steps = [step for track in tracks for step in track.steps]
    today = {step.id for track in tracks if not track.hoped for step in track.steps}
    evidence = [name for step in steps for name in step.evidence]
    evidence += [name for pain in pains for name in pain.evidence]
    levels = [step.level for step in steps if step.id in today]
    levels += [pain.level for pain in pains if pain.step in today]
    index = state.index
    for step in steps:
        touchpoint = index.get(step.touchpoint or "")
        evidence += touchpoint.evidence if isinstance(touchpoint, Touchpoint) else ()
    for track in tracks:
        evidence += track.persona.evidence if track.persona else ()
    parts = (
        evidence_line(state, evidence) if steps else "",
        levels_line(levels),
        _hoped(steps, today),
        *_measured(columns),
        label("map.strategic_shows", most=MOST) if strategic else "",
        label("map.loose", count=loose) if loose else "",
        workshop_line(state),
    )
    return tuple(part for part in parts if part)


def _hoped(steps: Sequence[Step], today: set[str]) -> str:
    count = len(steps) - len(today)
    return counted("map.hoped_steps", count) if count else ""


def _measured(columns: Sequence[Column]) -> list[str]:
    """Say how many steps have a figure on the scale of emotions, and how it was put there."""
    found = [column.measure for column in columns if column.measure]
    if not found:
        return []
    ways = "; ".join(dict.fromkeys(measure.how for measure in found if measure.how))
    whole = label("map.measured_steps", count=len(found), of=counted("count.step", len(columns)))
    return [f"{whole} ({ways})" if ways else whole]
