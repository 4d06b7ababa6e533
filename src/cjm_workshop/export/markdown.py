"""A workshop as a Markdown report, for wikis, issues and code hosts.

Everything that people wrote is escaped, so that it reads as they wrote it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import (
    counted,
    day,
    emotion_word,
    figure,
    in_its_language,
    label,
    signed,
    term,
)
from cjm_workshop.draw.layout.provenance import evidence_line, levels_line, workshop_line
from cjm_workshop.export import markdown_lists
from cjm_workshop.export.markdown_text import (
    bullets,
    escape,
    facts,
    heading,
    heads_of,
    quoted,
    table,
)
from cjm_workshop.export.words import (
    lasting,
    level_words,
    of_five,
    opportunities_of,
    pains_of,
    state_words,
    status_words,
    step_name,
)
from cjm_workshop.insight.reading import channels_of
from cjm_workshop.model import Level, Persona, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_workshop.model import Journey, Opportunity, Pain, State, Step

__all__ = ["report"]

_HEADS = ("step", "doing", "thinking", "feeling", "channels", "pain_points", "known")


@in_its_language
def report(
    state: State, picture: str, personas: Sequence[Persona], journeys: Sequence[Journey]
) -> str:
    """Return a report in Markdown, with tables as GitHub and JupyterLab know them.

    Parameters
    ----------
    state : State
        The workshop.
    picture : str
        What the report is about, as for `cjm_workshop.export.export`; ``journey`` brings who
        travels, a table a stage, opportunities with their owners, and the evidence.
    personas, journeys : sequence of Persona and of Journey
        Those to show, in order.
    """
    charter = state.charter
    blocks = [heading(1, charter.title or label("web.title"))]
    blocks += [escape(charter.organisation)] if charter.organisation else []
    whole = picture == "workshop"
    if whole or picture == "journey":
        blocks += _charter(state)
    if whole or picture == "persona":
        for persona in personas:
            blocks += markdown_lists.persona(state, persona)
    if whole or picture in ("journey", "storyboard", "overview"):
        for journey in journeys:
            blocks += _journey(state, journey)
    if whole or picture in ("touchpoints", "wheel"):
        blocks += markdown_lists.touchpoints(state)
    if whole or picture == "empathy":
        blocks += markdown_lists.empathy(state, personas)
    if whole or picture == "affinity":
        blocks += markdown_lists.themes(state)
    if whole or picture in ("journey", "impact"):
        blocks += _opportunities(state, None if whole or picture == "impact" else journeys)
    blocks += _plan(state, picture, personas)
    blocks += _evidence(state)
    foot = workshop_line(state)
    blocks += ["---", escape(foot)] if foot else []
    return "\n\n".join(block for block in blocks if block) + "\n"


def _plan(state: State, picture: str, personas: Sequence[Persona]) -> list[str]:
    """Return the planned contacts; of a whole workshop only where there are any."""
    if picture == "plan" or (picture == "workshop" and state.contacts):
        return markdown_lists.contacts(state, personas)
    return []


def _charter(state: State) -> list[str]:
    charter = state.charter
    scope = " – ".join(filter(None, (charter.scope_start, charter.scope_end)))
    review = day(charter.review_date) if charter.review_date else ""
    return [
        facts(
            (label("column.goal"), charter.goal),
            (label("column.decision"), charter.decision),
            (label("column.scope"), scope),
            (label("column.owner"), charter.owner or label("no_owner")),
            (label("column.review"), review),
        )
    ]


def _journey(state: State, journey: Journey) -> list[str]:
    """Return a journey: who travels, then a section for each stage."""
    persona = state.get(Persona, journey.persona)
    steps = state.steps_of(journey.id)
    kind = state_words(journey.state or state.charter.state)
    of = f" · {persona.name}" if persona else ""
    blocks = [
        heading(2, journey.name or label("map.journey")),
        escape(f"{label('kind.journey')} · {kind}{of} · {counted('count.step', len(steps))}"),
        *_lens(state, journey, persona),
    ]
    if not steps:
        blocks.append(label("no_steps"))
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    groups = groupby(steps, key=lambda step: step.stage)
    for number, (stage, group) in enumerate(groups, 1):
        blocks += _stage(state, number, state.get(Stage, stage), list(group), numbers)
    levels = levels_line([step.level for step in steps])
    known = [name for step in steps for name in step.evidence]
    stands_on = [one for one in (evidence_line(state, known), levels) if one]
    return [*blocks, *(escape(line) for line in stands_on if steps)]


def _lens(state: State, journey: Journey, persona: Persona | None) -> list[str]:
    goals = journey.goals or tuple(one.text for one in (persona.goals if persona else ()))
    who = ""
    if persona:
        assumed = f" ({label('assumption')})" if persona.level is Level.ASSUMED else ""
        who = ", ".join(filter(None, (persona.name, persona.role))) + assumed
    return [
        quoted(persona.quote.text) if persona and persona.quote else "",
        facts(
            (label("column.who"), who),
            (label("map.scenario"), journey.scenario or state.charter.scenario),
            (label("map.goals"), "; ".join(goals)),
            (label("map.expectations"), "; ".join(journey.expectations)),
        ),
    ]


def _stage(
    state: State, number: int, stage: Stage | None, steps: list[Step], numbers: dict[str, int]
) -> list[str]:
    name = (stage.name or label("unnamed_stage")) if stage else label("no_stage")
    about = " · ".join(filter(None, (stage.aim, stage.duration))) if stage else ""
    rows = [_step(state, step, numbers[step.id]) for step in steps]
    return [heading(3, f"{number}. {name}"), escape(about), table(heads_of(*_HEADS), rows)]


def _step(state: State, step: Step, number: int) -> list[str]:
    truth = ""
    if step.moment_of_truth:
        truth = f"★ {label('web.truth')}: {step.moment_label}".rstrip(": ")
    wait = label("web.waits", time=lasting(step.waiting_minutes)) if step.waiting_minutes else ""
    expected = f"{label('map.expected')}: {step.expectation}" if step.expectation else ""
    happened = f"{label('map.experienced')}: {step.experience}" if step.experience else ""
    said = f"“{step.quote.text.strip('“”')}”" if step.quote and step.quote.text else ""
    feeling = ""
    if step.emotion is not None:
        feeling = f"{emotion_word(step.emotion)} ({signed(step.emotion)})"
    cells = (
        (f"{number}. {step_name(state, step)}", truth),
        (step.action, expected, happened, wait),
        (step.thought, said),
        (feeling, step.emotion_reason),
        [channel.name for channel in channels_of(state, step)],
        [_pain(pain) for pain in pains_of(state, step)],
        (level_words(step.level, step.evidence),),
    )
    return ["\n".join(filter(None, lines)) for lines in cells]


def _pain(pain: Pain) -> str:
    notes = [term(f"severity.{pain.severity}")] if pain.severity else []
    notes += [label("assumption")] if pain.level is Level.ASSUMED else []
    return f"{pain.text} ({', '.join(notes)})" if notes else pain.text


def _opportunities(state: State, journeys: Sequence[Journey] | None) -> list[str]:
    """Return the opportunities with their owners; of some journeys only, where these are given."""
    wanted: Iterable[Opportunity] = state.opportunities
    if journeys is not None:
        steps = [step for journey in journeys for step in state.steps_of(journey.id)]
        near = {one.id for step in steps for one in opportunities_of(state, step)}
        wanted = (one for one in wanted if one.id in near or not (one.pains or one.steps))
    rows = [_opportunity(one) for one in wanted]
    heads = heads_of("question", "owner", "metric", "impact", "effort", "status")
    empty = label("web.begin.impact")
    return [heading(2, label("lane.opportunities.name")), table(heads, rows) if rows else empty]


def _opportunity(one: Opportunity) -> list[str]:
    now = label("impact.now", value=one.baseline) if one.baseline else ""
    target = label("impact.target", value=one.target) if one.target else ""
    return [
        "\n".join((one.question, *(f"{label('web.idea')}: {idea.text}" for idea in one.ideas))),
        one.owner or label("no_owner"),
        ", ".join(filter(None, (one.metric, now, target))) or label("no_metric"),
        of_five(one.impact),
        of_five(one.effort),
        status_words(one),
    ]


def _evidence(state: State) -> list[str]:
    if not state.evidence:
        return [heading(2, label("lane.evidence.name")), label("web.all_assumed")]
    lines = []
    for one in state.evidence:
        size = label("web.cases", count=figure(one.count)) if one.count else ""
        when = day(one.date) if one.date else ""
        about = ", ".join(filter(None, (one.type, term(f"level.{one.level.value}"), size, when)))
        lines.append("\n".join(filter(None, (f"{one.title} ({about})", one.url))))
    return [heading(2, label("lane.evidence.name")), bullets(lines)]
