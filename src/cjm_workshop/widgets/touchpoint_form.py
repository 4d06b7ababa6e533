"""The form of touchpoints: the same record as on the board, with all of its fields."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Host, Moment, State, Touchpoint
from cjm_workshop.widgets.fields import Fields, Form, addition, form_view, options, section

__all__ = ["touchpoint_form", "touchpoint_view"]

_MOMENTS = options((moment.value, moment.value) for moment in Moment)


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


def touchpoint_view(state: State, touchpoint: str | None = None) -> dict[str, Any]:
    """Return the form of touchpoints as the browser shows it."""
    if touchpoint is None:
        shown = state.touchpoints
    else:
        one = state.get(Touchpoint, touchpoint)
        if one is None:
            raise UnknownName("touchpoint", touchpoint, [t.name for t in state.touchpoints])
        shown = (one,)
    return form_view(
        form=f"touchpoint/{touchpoint or 'all'}",
        title="Touchpoints" if touchpoint is None else shown[0].name,
        prompt="One interaction of the customer with us or with somebody who works for us.",
        pages=[_page(state, one) for one in shown],
        outline=_outline(state) if touchpoint is None else None,
        nothing="There is no touchpoint yet. Type one on the left.",
    )


def _outline(state: State) -> dict[str, Any]:
    groups = []
    for moment in Moment:
        items = [
            {"id": one.id, "title": one.name, "detail": _channels(state, one)}
            for one in state.touchpoints
            if one.moment is moment
        ]
        fields = {"moment": moment.value}
        add = addition("Add a touchpoint", Touchpoint.KIND, fields, "name", select=True)
        groups.append(
            {
                "id": moment.value,
                "title": moment.value.capitalize(),
                "items": items,
                "into": {"moment": moment.value},
                "add": add,
            }
        )
    return {"title": "Touchpoints", "groups": groups, "add": None, "order": None}


def _channels(state: State, touchpoint: Touchpoint) -> str:
    return ", ".join(c.name for c in state.channels if c.id in touchpoint.channels)


def _page(state: State, touchpoint: Touchpoint) -> dict[str, Any]:
    fields = Fields(state, touchpoint)
    return {
        "id": touchpoint.id,
        "title": touchpoint.name,
        "moves": touchpoint.id,
        "remove": [touchpoint.id],
        "sections": [
            section("What happens", _what(fields, state)),
            section("Who answers for it", _who(fields)),
            section("How it goes", _how(fields, state)),
        ],
    }


def _what(fields: Fields, state: State) -> list[dict[str, Any]]:
    channels = options((channel.id, channel.name) for channel in state.channels)
    none = "There are no channels yet; the touchpoint board has a field for them."
    return [
        fields.line("name", "Touchpoint", "What the customer does, in the customer's words."),
        fields.choice("moment", "Moment", _MOMENTS, half=True),
        fields.line("initiator", "Who starts it", "The customer, we, or another?", half=True),
        fields.many("channels", "Channels", channels, none=none),
        fields.text("purpose", "Purpose", "What is it for, seen by the customer?"),
    ]


def _who(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.line("department", "Department", half=True),
        fields.line("owner", "Owner", half=True),
        fields.line("provider", "Run by", "Only where that is not us.", half=True),
    ]


def _how(fields: Fields, state: State) -> list[dict[str, Any]]:
    tasks = [
        {"field": "text", "label": "Task"},
        {"field": "owner", "label": "Owner"},
        {"field": "done", "label": "Done", "type": "check"},
    ]
    evidence = options((one.id, f"{one.title} ({one.type})") for one in state.evidence)
    return [
        fields.rows("tasks", "To do", tasks),
        fields.many("evidence", "Evidence", evidence, none="There is no evidence yet."),
        fields.level(),
    ]
