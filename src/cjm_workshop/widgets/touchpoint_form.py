"""The form of touchpoints: the same record as on the board, with all of its fields."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Host, Moment, State, Touchpoint
from cjm_workshop.model.values import FIRM
from cjm_workshop.widgets.fields import Advice, Fields, Form, addition, form_view, lists_of, section
from cjm_workshop.widgets.labels import Labels, this_day

__all__ = ["touchpoint_advice", "touchpoint_form", "touchpoint_view"]


def touchpoint_form(host: Host, touchpoint_id: str | None = None, author: str = "") -> Form:
    """Return the form of one touchpoint, or of all with a list to choose from.

    Parameters
    ----------
    host : Host
        The workshop.
    touchpoint_id : str, optional
        Id of the touchpoint; without it all are there.
    author : str, optional
        Who fills it in.

    Raises
    ------
    UnknownName
        If there is no such touchpoint.
    """
    return Form(host, partial(touchpoint_view, touchpoint=touchpoint_id), author=author)


def touchpoint_view(
    state: State, touchpoint: str | None = None, today: date | None = None
) -> dict[str, Any]:
    """Return the form of touchpoints as the browser shows it.

    Parameters
    ----------
    state : State
        The workshop.
    touchpoint : str, optional
        Id of the touchpoint; without it all are there.
    today : date, optional
        The day by which tasks are late; the day of the call where it is left out.

    Raises
    ------
    UnknownName
        If there is no such touchpoint.
    """
    labels = Labels(state, "touchpoint")
    if touchpoint is None:
        shown = state.touchpoints
    else:
        one = state.get(Touchpoint, touchpoint)
        if one is None:
            raise UnknownName("touchpoint", touchpoint, [t.name for t in state.touchpoints])
        shown = (one,)
    return form_view(
        form=f"touchpoint/{touchpoint or 'all'}",
        title=labels("form_title") if touchpoint is None else shown[0].name,
        prompt=labels("form_prompt"),
        pages=[
            _page(state, one, labels, today or this_day(), alone=touchpoint is not None)
            for one in shown
        ],
        outline=_outline(state, labels) if touchpoint is None else None,
        nothing=labels("nothing"),
        lists=lists_of(state),
    )


def touchpoint_advice(one: Touchpoint, labels: Labels, today: date) -> dict[str, Advice]:
    """Return what to say about the values of a touchpoint, by field."""
    said: dict[str, Advice] = {}
    for field in ("channels", "purpose", "department"):
        if not getattr(one, field):
            said[field] = {"text": labels(f"missing.{field}"), "always": False}
    if one.provider:
        said.pop("department", None)
    if one.picture and not one.picture.alt:
        said["picture"] = {"text": labels.shared("picture_needs_words"), "always": True}
    if one.level in FIRM and not one.evidence:
        said["level"] = {"text": labels.shared("level.unfounded"), "always": True}
    late = [task for task in one.tasks if task.due and task.due < today and not task.done]
    if late:
        first = min(late, key=lambda task: task.due or today)
        words = labels.deadline(first.due, False, today)
        said["tasks"] = {"text": f"“{first.text}”: {words}", "always": True}
    elif any(not task.owner and not task.done for task in one.tasks):
        said["tasks"] = {"text": labels("advice.task_owner"), "always": True}
    return said


def _outline(state: State, labels: Labels) -> dict[str, Any]:
    names = {channel.id: channel.name for channel in state.channels}
    groups = []
    for moment in Moment:
        items = [
            {"id": one.id, "title": one.name, "detail": _detail(one, names)}
            for one in state.touchpoints
            if one.moment is moment
        ]
        fields = {"moment": moment.value}
        hint = f"+ {labels('add')}"
        add = addition(
            labels("add"), Touchpoint.KIND, fields, "name", select=True, placeholder=hint
        )
        groups.append(
            {
                "id": moment.value,
                "title": labels.words(f"word.moment.{moment.value}"),
                "items": items,
                "into": {"moment": moment.value},
                "add": add,
            }
        )
    return {"title": labels("form_title"), "groups": groups, "add": None, "order": None}


def _detail(one: Touchpoint, names: dict[str, str]) -> str:
    return ", ".join(names[channel] for channel in one.channels if channel in names)


def _page(
    state: State, one: Touchpoint, labels: Labels, today: date, *, alone: bool
) -> dict[str, Any]:
    """Return the page of a touchpoint; where it stands alone, the form's head says what it is."""
    fields = Fields(state, one, labels, touchpoint_advice(one, labels, today))
    head = {"title": ""} if alone else {"title": one.name, "moves": one.id, "remove": [one.id]}
    return {
        "id": one.id,
        **head,
        "history": one.id,
        "sections": [
            section("", _what(fields, labels)),
            section(labels("section.who"), _who(fields)),
            section(labels("section.tasks"), [_tasks(fields, labels)]),
            section(labels("section.metrics"), [_metrics(fields, labels)], folds=True),
            section(labels("section.files"), [fields.files("files")], folds=True),
            section(labels("section.ground"), _ground(fields, labels), folds=True),
        ],
    }


def _what(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    none = labels.shared("no_channels")
    return [
        fields.picture("picture", beside=True),
        fields.line("name", aside=True),
        fields.choice("moment", choices=labels.moments, aside=True, required=True),
        fields.line("initiator", aside=True),
        fields.links("channels", "channels", chips=True, none=none),
        fields.text("purpose"),
    ]


def _who(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.line("department", half=True),
        fields.line("owner", half=True),
        fields.line("provider", half=True),
    ]


def _tasks(fields: Fields, labels: Labels) -> dict[str, Any]:
    columns: list[dict[str, Any]] = [
        {"field": "done", "label": labels("task_done"), "type": "check"},
        {"field": "text", "label": labels("task_text"), "wide": True},
        {"field": "owner", "label": labels("task_owner")},
        {"field": "due", "label": labels("task_due"), "type": "date"},
    ]
    return fields.rows("tasks", columns=columns)


def _metrics(fields: Fields, labels: Labels) -> dict[str, Any]:
    columns: list[dict[str, Any]] = [
        {"field": "name", "label": labels("metric_name"), "wide": True},
        {"field": "value", "label": labels("metric_value"), "type": "number"},
        {"field": "target", "label": labels("metric_target"), "type": "number"},
        {"field": "unit", "label": labels("metric_unit")},
    ]
    return fields.rows("metrics", columns=columns, heads=True)


def _ground(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    none = labels.shared("no_evidence")
    return [fields.links("evidence", "evidence", none=none), fields.level()]
