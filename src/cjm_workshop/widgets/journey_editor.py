"""The journey editor: stages with their steps on the left, one of them in full on the right."""

from __future__ import annotations

from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Host, Journey, JourneyState, Stage, State, Step
from cjm_workshop.widgets.fields import (
    EMOTIONS,
    Fields,
    Form,
    addition,
    form_view,
    options,
    section,
)
from cjm_workshop.widgets.journey_chooser import (
    ChoosesJourney,
    journey_chooser,
    known_journey,
)
from cjm_workshop.widgets.step_page import step_page, title_of_step

__all__ = ["JourneyEditor", "journey_editor", "journey_view"]

_STATES = options(
    [(JourneyState.CURRENT.value, "as it is now"), (JourneyState.FUTURE.value, "as it shall be")]
)
_MOMENTS = options([("before", "before"), ("during", "during"), ("after", "after")])
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
    chosen = known_journey(host, journey_id, author)
    return JourneyEditor(host, journey_view, chosen, author=author)


def journey_view(state: State, journey_id: str) -> dict[str, Any]:
    """Return the editor of a journey as the browser shows it."""
    journey = state.get(Journey, journey_id)
    if journey is None:
        return _gone(state, journey_id)
    stages = state.stages_of(journey.id)
    steps = state.steps_of(journey.id)
    places = [{"id": stage.id, "title": stage.name} for stage in stages]
    places.append({"id": _NO_STAGE, "title": "no stage yet"})
    pages = [_journey_page(state, journey)]
    for stage in stages:
        pages.append(_stage_page(state, stage))
        pages += [step_page(state, step, places) for step in steps if step.stage == stage.id]
    known = {stage.id for stage in stages}
    pages += [step_page(state, step, places) for step in steps if step.stage not in known]
    return form_view(
        form="journeys",
        title=journey.name or "Journey",
        prompt="Go step by step as the customer: what I do, what I think, how I feel and why.",
        pages=pages,
        outline=_outline(state, journey, stages, steps),
        chooser=journey_chooser(state, journey.id),
    )


def _gone(state: State, journey_id: str) -> dict[str, Any]:
    """Return what is shown where somebody removed the journey meanwhile."""
    chooser = journey_chooser(state, journey_id)
    if chooser is None:
        raise UnknownName("journey", journey_id, [])
    return form_view(
        form="journeys",
        title="Journey",
        prompt="This journey was removed. Choose another one, or bring it back by Undo.",
        pages=[],
        chooser=chooser,
    )


def _outline(
    state: State, journey: Journey, stages: tuple[Stage, ...], steps: tuple[Step, ...]
) -> dict[str, Any]:
    known = {stage.id for stage in stages}
    groups = [_group(state, journey, stage, steps) for stage in stages]
    loose = [step for step in steps if step.stage not in known]
    if loose or not stages:
        groups.append(
            {
                "id": _NO_STAGE,
                "title": "No stage yet",
                "items": [_item(state, step) for step in loose],
                "into": {"stage": None},
                "add": _add_step(journey, None, "the journey"),
            }
        )
    more: dict[str, Any] = {}
    if journey.stages:
        more["also"] = {"record": journey.id, "field": "stages", "value": list(journey.stages)}
    add = addition("Add a stage, named by the customer's aim", Stage.KIND, {}, "name", **more)
    head = {
        "id": "journey",
        "title": "The journey",
        "items": [{"id": journey.id, "title": "Scenario and goals", "detail": ""}],
    }
    order = {"record": journey.id, "field": "stages"} if journey.stages else None
    return {"title": "Stages and steps", "groups": [head, *groups], "add": add, "order": order}


def _group(state: State, journey: Journey, stage: Stage, steps: tuple[Step, ...]) -> dict[str, Any]:
    return {
        "id": stage.id,
        "page": stage.id,
        "title": stage.name,
        "items": [_item(state, step) for step in steps if step.stage == stage.id],
        "into": {"stage": stage.id},
        "add": _add_step(journey, stage.id, stage.name),
    }


def _add_step(journey: Journey, stage: str | None, name: str) -> dict[str, Any]:
    fields: dict[str, Any] = {"journey": journey.id}
    if stage:
        fields["stage"] = stage
    label = f"Add a step to {name}"
    return addition(label, Step.KIND, fields, "name", placeholder="+ Add a step", select=True)


def _item(state: State, step: Step) -> dict[str, Any]:
    words = {choice["value"]: choice["word"] for choice in EMOTIONS}
    parts = ["★ moment of truth"] if step.moment_of_truth else []
    if step.emotion is not None:
        number = f"{step.emotion:+d}".replace("+0", "0").replace("-", "−")
        parts.append(f"{number} {words[step.emotion]}")
    pains = sum(pain.step == step.id for pain in state.pains)
    if pains:
        parts.append(f"{pains} pain" if pains == 1 else f"{pains} pains")
    return {"id": step.id, "title": title_of_step(state, step), "detail": " · ".join(parts)}


def _journey_page(state: State, journey: Journey) -> dict[str, Any]:
    fields = Fields(state, journey)
    people = options((person.id, person.name) for person in state.personas)
    return {
        "id": journey.id,
        "title": "Scenario and goals",
        "sections": [
            section(
                "",
                [
                    fields.line("name", "Name", "In the customer's voice: “I order groceries”"),
                    fields.choice("persona", "Who travels", people, half=True),
                    fields.choice("state", "We map", _STATES, half=True),
                    fields.text("scenario", "Scenario", "What happened that the journey starts?"),
                    fields.field("goals", "Goals", "names", "One per line."),
                    fields.field("expectations", "Expectations", "names", "One per line."),
                    fields.line("owner", "Owner", half=True),
                ],
            )
        ],
    }


def _stage_page(state: State, stage: Stage) -> dict[str, Any]:
    fields = Fields(state, stage)
    return {
        "id": stage.id,
        "title": stage.name,
        "prompt": "A stage is named by what the customer wants, never by a department.",
        "moves": stage.id,
        "remove": [stage.id],
        "sections": [
            section(
                "",
                [
                    fields.line("name", "Name", "The customer's aim: “Find a slot that suits me”"),
                    fields.text("aim", "Aim", "What has been reached when this stage is over?"),
                    fields.line("duration", "How long", "As people say it: 1–7 days", half=True),
                    fields.choice("moment", "Moment", _MOMENTS, half=True),
                ],
            )
        ],
    }
