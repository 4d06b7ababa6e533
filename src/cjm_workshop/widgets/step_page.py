"""One step of a journey with all that can be said about it."""

from __future__ import annotations

from typing import Any

from cjm_workshop.model import Pain, State, Step, Touchpoint
from cjm_workshop.widgets.fields import (
    EMOTIONS,
    SEVERITIES,
    Fields,
    addition,
    options,
    records_field,
    section,
)
from cjm_workshop.widgets.views import LEVELS

__all__ = ["step_page", "title_of_step"]

_ENGAGEMENT = options(
    [
        (1, "hardly anything at stake"),
        (2, "a little"),
        (3, "it matters"),
        (4, "a lot"),
        (5, "everything at stake"),
    ]
)


def title_of_step(state: State, step: Step) -> str:
    """Return what a step is called: its name, its touchpoint's, or the action."""
    touchpoint = state.get(Touchpoint, step.touchpoint)
    return step.name or (touchpoint.name if touchpoint else "") or step.action or "A new step"


def step_page(state: State, step: Step, places: list[dict[str, str]]) -> dict[str, Any]:
    """Return the page of a step.

    Parameters
    ----------
    state : State
        The workshop.
    step : Step
        The step.
    places : list of dict
        ``id`` and ``title`` of the stages that it may be put in; the last is none of them.
    """
    fields = Fields(state, step)
    stages = {place["id"] for place in places}
    group = step.stage if step.stage in stages else places[-1]["id"]
    return {
        "id": step.id,
        "title": title_of_step(state, step),
        "moves": step.id,
        "remove": [step.id],
        "place": {"label": "Stage of this step", "group": group, "groups": places},
        "sections": [
            section("What happens", _happens(fields, state)),
            section("How it feels", _feels(fields)),
            section("Pains and gains", [_pains(state, step), _gains(fields)]),
            section("Does it decide?", _decides(fields), folds=True),
            section("Behind the scenes, and how we know", _behind(fields, state), folds=True),
        ],
    }


def _happens(fields: Fields, state: State) -> list[dict[str, Any]]:
    touchpoints = options((one.id, one.name) for one in state.touchpoints)
    channels = options((one.id, one.name) for one in state.channels)
    none = "There are no channels yet; the touchpoint board has a field for them."
    return [
        fields.line("name", "Step", "In a few words; empty: the touchpoint's name", half=True),
        fields.choice("touchpoint", "Touchpoint", touchpoints, half=True),
        fields.text("action", "I do", "What does the customer do?"),
        fields.text("thought", "I think", "What goes through their head?"),
        fields.quote("quote", "I say", "Words that a customer really said."),
        fields.many("channels", "Channels", channels, none=none),
    ]


def _feels(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.scale("emotion", "Emotion", EMOTIONS),
        fields.text("emotion_reason", "Because", "Why does it feel like that?"),
        fields.text("expectation", "I expected", half=True),
        fields.text("experience", "What really happened", half=True),
        fields.field("waiting_minutes", "Waiting, in minutes", "number", min=0, half=True),
    ]


def _pains(state: State, step: Step) -> dict[str, Any]:
    items = []
    for pain in state.pains:
        if pain.step != step.id:
            continue
        fields = Fields(state, pain)
        items.append(
            {
                "id": pain.id,
                "title": pain.text,
                "fields": [
                    fields.text("text", "Pain", rows=1),
                    fields.choice("severity", "How bad", SEVERITIES, half=True),
                    fields.choice("level", "How do we know?", LEVELS, half=True),
                ],
            }
        )
    add = addition("Add a pain", Pain.KIND, {"step": step.id}, "text")
    add["placeholder"] = "+ Add a pain: where does it hurt?"
    return records_field(label="Pains", items=items, add=add, name=f"pains:{step.id}")


def _gains(fields: Fields) -> dict[str, Any]:
    return fields.statements("gains", "Gains", "What is good here and must stay?")


def _decides(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.field("moment_of_truth", "A moment of truth: here customers stay or leave", "check"),
        fields.line("moment_label", "Why they stay or leave here"),
        fields.scale("engagement", "What is at stake for the customer", _ENGAGEMENT),
    ]


def _behind(fields: Fields, state: State) -> list[dict[str, Any]]:
    columns = [
        {"field": "text", "label": "Unseen work"},
        {"field": "department", "label": "Department"},
        {"field": "system", "label": "System"},
    ]
    evidence = options((one.id, f"{one.title} ({one.type})") for one in state.evidence)
    return [
        fields.rows("backstage", "Backstage work", columns),
        fields.many("evidence", "Evidence", evidence, none="There is no evidence yet."),
        fields.level(),
    ]
