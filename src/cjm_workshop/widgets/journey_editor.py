"""The journey editor: stages with their steps on the left, one of them in full on the right."""

from __future__ import annotations

from typing import Any

from cjm_workshop.draw.labels import signed
from cjm_workshop.model import Host, Journey, JourneyState, Stage, State, Step
from cjm_workshop.widgets.fields import Fields, Form, addition, form_view, lists_of, section
from cjm_workshop.widgets.journey_chooser import ChoosesJourney, journey_and_choice
from cjm_workshop.widgets.labels import Labels, options
from cjm_workshop.widgets.step_page import step_page, title_of_step

__all__ = ["JourneyEditor", "journey_editor", "journey_view"]

_NO_STAGE = "no-stage"


class JourneyEditor(ChoosesJourney, Form):
    """The editor of one journey at a time; where there are several, one is chosen at its head."""


def journey_editor(host: Host, journey_id: str, author: str = "") -> JourneyEditor:
    """Return the editor of a journey: its stages, steps, feelings and pains.

    Where the workshop has several journeys, the others can be chosen in it.

    Parameters
    ----------
    host : Host
        The workshop.
    journey_id : str
        Id of the journey that is shown first.
    author : str, optional
        Who edits.

    Raises
    ------
    UnknownName
        If there is no such journey.
    """
    return JourneyEditor(host, journey_view, journey_id, author=author)


def journey_view(state: State, journey_id: str) -> dict[str, Any]:
    """Return the editor of a journey as the browser shows it."""
    labels = Labels(state, "journey")
    journey, chooser = journey_and_choice(state, journey_id)
    if journey is None:
        return form_view(
            form="journeys",
            title=labels("form_title"),
            prompt=labels.words("journey.gone"),
            pages=[],
            chooser=chooser,
        )
    stages = state.stages_of(journey.id)
    steps = state.steps_of(journey.id)
    places = [{"id": stage.id, "title": stage.name} for stage in stages]
    places.append({"id": _NO_STAGE, "title": labels.words("journey.no_stage")})
    pages = [_journey_page(state, journey, labels)]
    for stage in stages:
        pages.append(_stage_page(state, stage))
        pages += [step_page(state, step, places) for step in steps if step.stage == stage.id]
    known = {stage.id for stage in stages}
    pages += [step_page(state, step, places) for step in steps if step.stage not in known]
    return form_view(
        form="journeys",
        title=journey.name or labels("form_title"),
        prompt=labels("form_prompt"),
        pages=pages,
        outline=_outline(state, journey, stages, steps, labels),
        chooser=chooser,
        lists=lists_of(state),
    )


def _outline(
    state: State,
    journey: Journey,
    stages: tuple[Stage, ...],
    steps: tuple[Step, ...],
    labels: Labels,
) -> dict[str, Any]:
    known = {stage.id for stage in stages}
    groups = [_group(state, journey, stage, steps, labels) for stage in stages]
    loose = [step for step in steps if step.stage not in known]
    if loose or not stages:
        groups.append(_loose_group(state, journey, loose, labels))
    head = {
        "id": "journey",
        "title": labels("outline_journey"),
        "items": [{"id": journey.id, "title": labels("scenario_and_goals"), "detail": ""}],
    }
    order = {"record": journey.id, "field": "stages"} if journey.stages else None
    add = _add_stage(journey, labels)
    return {"title": labels("outline"), "groups": [head, *groups], "add": add, "order": order}


def _add_stage(journey: Journey, labels: Labels) -> dict[str, Any]:
    """Return how a stage is added, also to the journey's own order where it has one."""
    more: dict[str, Any] = {"placeholder": labels.words("journey_board.new_stage")}
    if journey.stages:
        more["also"] = {"record": journey.id, "field": "stages", "value": list(journey.stages)}
    return addition(labels.words("journey_board.add_stage"), Stage.KIND, {}, "name", **more)


def _loose_group(
    state: State, journey: Journey, steps: list[Step], labels: Labels
) -> dict[str, Any]:
    """Return the steps that stand under no stage of the journey."""
    return {
        "id": _NO_STAGE,
        "title": labels.words("journey.no_stage"),
        "items": [_item(state, step, labels) for step in steps],
        "into": {"stage": None},
        "add": _add_step(journey, None, labels("add_step"), labels),
    }


def _group(
    state: State, journey: Journey, stage: Stage, steps: tuple[Step, ...], labels: Labels
) -> dict[str, Any]:
    label = labels("add_step_to", stage=stage.name)
    return {
        "id": stage.id,
        "page": stage.id,
        "title": stage.name,
        "items": [_item(state, step, labels) for step in steps if step.stage == stage.id],
        "into": {"stage": stage.id},
        "add": _add_step(journey, stage.id, label, labels),
    }


def _add_step(journey: Journey, stage: str | None, label: str, labels: Labels) -> dict[str, Any]:
    fields: dict[str, Any] = {"journey": journey.id}
    if stage:
        fields["stage"] = stage
    placeholder = labels.words("journey_board.new_step")
    return addition(label, Step.KIND, fields, "name", placeholder=placeholder, select=True)


def _item(state: State, step: Step, labels: Labels) -> dict[str, Any]:
    words = labels.words
    parts = [f"★ {words('journey_board.truth')}"] if step.moment_of_truth else []
    if step.emotion is not None:
        parts.append(f"{signed(step.emotion)} {words(f'word.emotion.{step.emotion}')}")
    pains = sum(pain.step == step.id for pain in state.pains)
    if pains:
        parts.append(words.count("journey_board.pains", pains))
    return {"id": step.id, "title": title_of_step(state, step), "detail": " · ".join(parts)}


def _journey_page(state: State, journey: Journey, labels: Labels) -> dict[str, Any]:
    fields = Fields(state, journey, labels)
    people = options((person.id, person.name) for person in state.personas)
    states = options(
        (one.value, labels.words(f"journey.state.{one.value}")) for one in JourneyState
    )
    return {
        "id": journey.id,
        "title": labels("scenario_and_goals"),
        "sections": [
            section(
                "",
                [
                    fields.line("name"),
                    fields.choice("persona", choices=people, half=True),
                    fields.choice("state", choices=states, half=True),
                    fields.text("scenario"),
                    fields.field("goals", kind="names"),
                    fields.field("expectations", kind="names"),
                    fields.line("owner", half=True),
                ],
            )
        ],
    }


def _stage_page(state: State, stage: Stage) -> dict[str, Any]:
    labels = Labels(state, "stage")
    fields = Fields(state, stage, labels)
    return {
        "id": stage.id,
        "title": stage.name,
        "prompt": labels("prompt"),
        "moves": stage.id,
        "remove": [stage.id],
        "sections": [
            section(
                "",
                [
                    fields.line("name"),
                    fields.text("aim"),
                    fields.line("duration", half=True),
                    fields.choice("moment", choices=labels.moments, half=True),
                ],
            )
        ],
    }
