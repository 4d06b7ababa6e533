"""One journey as a section of a page: who travels, the table of steps, the legend."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, emotion_word, label, signed
from cjm_workshop.draw.layout.journey.content import EMOTIONS
from cjm_workshop.draw.layout.provenance import evidence_line, levels_line, workshop_line
from cjm_workshop.export import svg
from cjm_workshop.export.html_cells import LANES, Lane, assumption_mark
from cjm_workshop.export.markup import Child, Markup, element, joined, listed, paragraphs
from cjm_workshop.export.words import (
    pains_of,
    state_words,
    step_name,
)
from cjm_workshop.insight.wording import initials, short_name
from cjm_workshop.model import Level, Persona, Stage, Step, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Journey, State

__all__ = ["journey_section", "provenance"]


def _row_head(name: str, question: str = "") -> Markup:
    return element("th", name, _under(question), scope="row", class_="lane")


def _under(written: Child, **attributes: object) -> Markup:
    """Return small words on a line of their own, also where the styles are stripped."""
    if not written:
        return Markup("")
    return joined(element("br"), element("small", written, **attributes))


def _stages(state: State, steps: Sequence[Step]) -> list[tuple[Stage | None, list[Step]]]:
    """Return the stages in order with their steps; a stage without steps is not shown."""
    groups = groupby(steps, key=lambda step: step.stage)
    return [(state.get(Stage, stage), list(group)) for stage, group in groups]


def _stage_row(stages: Sequence[tuple[Stage | None, list[Step]]]) -> Markup:
    heads: list[Markup] = []
    first = 0
    for at, (stage, steps) in enumerate(stages):
        name = stage.name if stage else label("no_stage")
        about = [one for one in ((stage.aim, stage.duration) if stage else ()) if one]
        heads.append(
            element(
                "th",
                element("span", name, dir="auto"),
                [_under(one, dir="auto") for one in about],
                scope="colgroup",
                colspan=len(steps),
                class_=f"stage s{at % 6}" if stage else "stage none",
                style=f"--order:{first * 20}",
            )
        )
        first += len(steps)
    return element("tr", _row_head(label("lane.stages.name")), heads)


def _goes_on(state: State, step: Step, numbers: dict[str, int]) -> list[Markup]:
    """Return where a step goes on to, where that is not simply the next one."""
    lines = []
    for link in step.next:
        target = state.get(Step, link.step)
        if target is None or numbers.get(link.step) == numbers[step.id] + 1:
            continue
        number = f"{numbers[link.step]} " if link.step in numbers else ""
        when = f" – {link.when}" if link.when else ""
        to = f"→ {number}{step_name(state, target)}{when}"
        lines.append(_under(to, class_="branch", dir="auto"))
    return lines


def _truth_words(step: Step) -> str:
    title = label("web.truth")
    return f"{title}: {step.moment_label}" if step.moment_label else title


def _step_head(state: State, step: Step, numbers: dict[str, int], stage: str) -> Markup:
    truth = None
    if step.moment_of_truth:
        words = _truth_words(step)
        truth = _under([svg.star(), f" {words}"], class_="truth-word", dir="auto")
    number = numbers[step.id]
    mark = assumption_mark(step.level)
    classes = ["step", stage]
    classes += ["truth"] if step.moment_of_truth else []
    classes += ["assumed"] if step.level is Level.ASSUMED else []
    return element(
        "th",
        element("span", number, class_="badge"),
        " ",
        element("span", step_name(state, step), dir="auto"),
        truth,
        _goes_on(state, step, numbers),
        [element("br"), mark] if mark else None,
        scope="col",
        class_=" ".join(classes),
        style=f"--order:{(number - 1) * 20 + 1}",
    )


def _step_row(
    state: State,
    stages: Sequence[tuple[Stage | None, list[Step]]],
    numbers: dict[str, int],
) -> Markup:
    heads = [
        _step_head(state, step, numbers, f"s{at % 6}" if stage else "none")
        for at, (stage, steps) in enumerate(stages)
        for step in steps
    ]
    return element(
        "tr", _row_head(label("lane.touchpoints.name"), label("lane.touchpoints.question")), heads
    )


def _curve_row(id_: str, steps: Sequence[Step], name: str) -> Markup:
    emotions = [step.emotion for step in steps]
    felt = [
        f"{at} {emotion_word(emotion)}"
        for at, emotion in enumerate(emotions, 1)
        if emotion is not None
    ]
    if not felt:
        return Markup("")
    words = label("web.curve_words", who=name, steps=", ".join(felt))
    head = _row_head(label("web.curve"), label("web.curve_scale"))
    drawn = svg.curve(emotions, f"{id_}-curve", words)
    return element("tr", head, element("td", drawn, colspan=len(steps)), class_="curve-row")


def _lane_row(
    state: State,
    steps: Sequence[Step],
    name: str,
    at: int,
) -> Markup:
    lane = LANES[at]
    head = _row_head(lane.name, lane.question(name))
    contents = [lane.cell(state, step) for step in steps]
    if not any(contents):
        if not lane.always:
            return Markup("")
        note = element("td", lane.empty(name), colspan=len(steps), class_="empty-lane")
        return element("tr", head, note, class_="blank-row")
    cells = [
        _cell(lane, step, content, f"--order:{number * 20 + 2 + at}")
        for number, (step, content) in enumerate(zip(steps, contents, strict=True))
    ]
    return element("tr", head, cells)


def _cell(lane: Lane, step: Step, content: Markup, order: str) -> Markup:
    assumed = lane.marked and step.level is Level.ASSUMED and bool(content)
    marks = {"truth": step.moment_of_truth, "assumed": assumed, "nothing": not content}
    classes = [lane.key, *(name for name, on in marks.items() if on)]
    return element(
        "td",
        content,
        assumption_mark(step.level) if assumed else None,
        class_=" ".join(classes),
        data_lane=lane.name,
        style=order,
    )


def _table(state: State, id_: str, steps: Sequence[Step], caption: str, name: str) -> Markup:
    stages = _stages(state, steps)
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    columns = [element("colgroup", element("col", class_="lane-column"))]
    columns += [element("colgroup", span=len(group)) for _, group in stages]
    head = element("thead", _stage_row(stages), _step_row(state, stages, numbers))
    lanes = [_lane_row(state, steps, name, at) for at in range(len(LANES))]
    curve = _curve_row(id_, steps, name)
    body = element("tbody", lanes[:3], curve, lanes[3:])
    table = element(
        "table",
        element("caption", caption),
        columns,
        head,
        body,
        class_="map",
        style=f"--steps:{len(steps)}",
    )
    return element(
        "section",
        table,
        class_="scroll",
        tabindex=0,
        aria_label=label("web.table", caption=caption),
    )


def _facts(pairs: Sequence[tuple[str, Child]]) -> Markup:
    return element(
        "dl",
        [
            element("div", element("dt", name), element("dd", value, dir="auto"))
            for name, value in pairs
            if value
        ],
    )


def _lens(state: State, journey: Journey, persona: Persona | None) -> Markup:
    """Return who travels and what they want: the lens through which to read the map."""
    who: list[Child] = []
    if persona:
        quote = persona.quote.text.strip("“”") if persona.quote else ""
        who = [
            element("p", initials(persona.name), class_="avatar", aria_hidden="true"),
            element(
                "div",
                element("p", persona.name, class_="name", dir="auto"),
                paragraphs(persona.role, class_="role"),
                element("blockquote", paragraphs(f"“{quote}”")) if quote else None,
                assumption_mark(persona.level),
            ),
        ]
    goals = journey.goals or tuple(one.text for one in (persona.goals if persona else ()))
    facts = _facts(
        [
            (label("map.scenario"), journey.scenario or state.charter.scenario),
            (label("map.goals"), listed(goals)),
            (label("map.expectations"), listed(journey.expectations)),
        ]
    )
    return element("div", element("div", who, class_="who"), facts, class_="lens")


def _legend() -> Markup:
    faces = [
        element("li", svg.face(emotion), f" {emotion_word(emotion)} ({signed(emotion)})")
        for emotion in EMOTIONS
    ]
    marks = [
        element("li", svg.star(), f" {label('web.truth_means')}"),
        element("li", element("span", "●●○", class_="dots", aria_hidden="true"),
                f" {label('web.severity_means')}"),
        element("li", element("span", label("assumption"), class_="assumed-word"),
                f" {label('web.dashed_means')}"),
    ]  # fmt: skip
    return element(
        "ul", element("li", element("b", label("map.legend"))), faces, marks, class_="legend"
    )


def provenance(state: State, steps: Sequence[Step], persona: Persona | None = None) -> list[str]:
    """Return what some steps stand on, a sentence each: for the foot of a page."""
    pains = [pain for step in steps for pain in pains_of(state, step)]
    touchpoints = [one for one in (state.get(Touchpoint, s.touchpoint) for s in steps) if one]
    known = [name for step in steps for name in step.evidence]
    known += [name for pain in pains for name in pain.evidence]
    known += [name for touchpoint in touchpoints for name in touchpoint.evidence]
    known += persona.evidence if persona else ()
    lines = (
        evidence_line(state, known),
        levels_line([*(step.level for step in steps), *(pain.level for pain in pains)]),
        workshop_line(state),
    )
    return [line for line in lines if line]


def journey_section(state: State, journey: Journey, id_: str) -> Markup:
    """Return one journey as a section.

    Parameters
    ----------
    state : State
        The workshop.
    journey : Journey
        The journey to show.
    id_ : str
        Id of the section, unique on the page.
    """
    persona = state.get(Persona, journey.persona)
    steps = state.steps_of(journey.id)
    name = (short_name(persona.name) if persona else "") or label("the_customer")
    kind = state_words(journey.state or state.charter.state)
    of = f" · {persona.name}" if persona else ""
    caption = f"{journey.name}: {counted('count.step', len(steps))}, {kind}"
    body: Markup
    if steps:
        body = _table(state, id_, steps, caption, name)
    else:
        body = element(
            "p",
            label("web.first_step"),
            class_="invitation",
        )
    foot = [element("p", line) for line in provenance(state, steps, persona)]
    return element(
        "section",
        element("h2", journey.name, id=f"{id_}-title", dir="auto"),
        element("p", f"{label('kind.journey')} · {kind}{of}", class_="subtitle"),
        _lens(state, journey, persona),
        body,
        _legend() if steps else None,
        element("div", foot, class_="provenance"),
        id=id_,
        class_="journey",
        aria_labelledby=f"{id_}-title",
    )
