"""One step of a journey with all that can be said about it: in the editor, and alone."""

from __future__ import annotations

from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Pain, State, Step, Touchpoint
from cjm_workshop.widgets.fields import (
    Fields,
    addition,
    form_view,
    lists_of,
    records_field,
    section,
)
from cjm_workshop.widgets.labels import Labels, options

__all__ = ["step_page", "step_view", "title_of_step"]

_EMOTIONS = range(-2, 3)
_SEVERITIES = range(1, 4)
_ENGAGEMENT = range(1, 6)


def title_of_step(state: State, step: Step) -> str:
    """Return what a step is called: its name, its touchpoint's, or the action."""
    touchpoint = state.get(Touchpoint, step.touchpoint)
    named = step.name or (touchpoint.name if touchpoint else "") or step.action
    return named or Labels(state, "step")("unnamed")


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
    labels = Labels(state, "step")
    stages = {place["id"] for place in places}
    group = step.stage if step.stage in stages else places[-1]["id"]
    return {
        "id": step.id,
        "title": title_of_step(state, step),
        "moves": step.id,
        "remove": [step.id],
        "place": {"label": labels("place"), "group": group, "groups": places},
        "sections": _sections(state, step, labels),
    }


def step_view(state: State, step: str) -> dict[str, Any]:
    """Return the record of one step as a panel shows it: it leads to the step's touchpoint.

    Parameters
    ----------
    state : State
        The workshop.
    step : str
        Id of the step.

    Raises
    ------
    UnknownName
        If there is no such step.
    """
    labels, one = Labels(state, "step"), state.get(Step, step)
    if one is None:
        raise UnknownName("step", step, [])
    sections = _sections(state, one, labels, opens=labels("open_touchpoint"))
    return form_view(
        form=f"step/{step}",
        title=title_of_step(state, one),
        prompt=labels("form_prompt"),
        pages=[{"id": step, "title": "", "sections": sections, "history": step}],
        lists=lists_of(state),
    )


def _sections(state: State, step: Step, labels: Labels, *, opens: str = "") -> list[dict[str, Any]]:
    """Return all that can be said about a step; `opens` is the word that opens its touchpoint."""
    fields = Fields(state, step, labels)
    return [
        section(labels("section.happens"), _happens(fields, state, labels, opens)),
        section(labels("section.feels"), _feels(fields, labels)),
        section(labels("section.hurts"), [_pains(state, step), fields.statements("gains")]),
        section(labels("section.decides"), _decides(fields, labels), folds=True),
        section(labels("section.behind"), _behind(fields, labels), folds=True),
    ]


def _happens(fields: Fields, state: State, labels: Labels, opens: str) -> list[dict[str, Any]]:
    touchpoints = options((one.id, one.name) for one in state.touchpoints)
    none = labels.shared("no_channels")
    return [
        fields.line("name", half=True),
        fields.choice("touchpoint", choices=touchpoints, half=True, opens=opens),
        fields.text("action"),
        fields.text("thought"),
        fields.quote("quote"),
        fields.links("channels", "channels", chips=True, none=none),
    ]


def _feels(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    emotions = options((one, labels.words(f"word.emotion.{one}")) for one in _EMOTIONS)
    return [
        fields.scale("emotion", choices=emotions),
        fields.text("emotion_reason"),
        fields.text("expectation", half=True),
        fields.text("experience", half=True),
        fields.field("waiting_minutes", kind="number", min=0, half=True),
    ]


def _pains(state: State, step: Step) -> dict[str, Any]:
    labels = Labels(state, "pain")
    severities = options(
        (one, f"{one} – {labels.words(f'word.severity.{one}')}") for one in _SEVERITIES
    )
    items = []
    for pain in state.pains:
        if pain.step != step.id:
            continue
        fields = Fields(state, pain, labels)
        items.append(
            {
                "id": pain.id,
                "title": pain.text,
                "fields": [
                    fields.text("text", rows=1),
                    fields.choice("severity", choices=severities, half=True),
                    fields.level(),
                ],
            }
        )
    hint = labels("add_placeholder")
    add = addition(labels("add"), Pain.KIND, {"step": step.id}, "text", placeholder=hint)
    return records_field(label=labels("label"), items=items, add=add, name=f"pains:{step.id}")


def _decides(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    return [
        fields.field("moment_of_truth", kind="check"),
        fields.line("moment_label"),
        fields.scale("engagement", choices=labels.choices("engagements", _ENGAGEMENT)),
    ]


def _behind(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    columns = [
        {"field": name, "label": labels(f"backstage_{name}")}
        for name in ("text", "department", "system")
    ]
    return [
        fields.rows("backstage", columns=columns),
        fields.links("evidence", "evidence", none=labels.shared("no_evidence")),
        fields.level(),
    ]
