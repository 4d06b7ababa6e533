"""The form of opportunities: from a pain to "How might we …" with owner, metric and effort."""

from __future__ import annotations

from typing import Any

from cjm_workshop.model import Host, Opportunity, Pain, State, Status, Step
from cjm_workshop.widgets.fields import Fields, Form, addition, form_view, options, section
from cjm_workshop.widgets.step_page import title_of_step

__all__ = ["opportunity_form", "opportunity_view"]

_PREFIX = "How might we "
_IMPACT = options(
    [(1, "hardly felt"), (2, "a little"), (3, "clearly felt"), (4, "a lot"), (5, "changes it all")]
)
_EFFORT = options(
    [(1, "an afternoon"), (2, "some days"), (3, "some weeks"), (4, "months"), (5, "a year or more")]
)
_STATUS = options((status.value, status.value) for status in Status)


def opportunity_form(host: Host, author: str = "") -> Form:
    """Return the form in which pains become opportunities.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who fills it in.
    """
    return Form(host, opportunity_view, author=author)


def opportunity_view(state: State) -> dict[str, Any]:
    """Return the form of opportunities as the browser shows it."""
    answered = {pain for one in state.opportunities for pain in one.pains}
    waiting = sorted(
        (pain for pain in state.pains if pain.id not in answered),
        key=lambda pain: -(pain.severity or 0),
    )
    pages = [_opportunity_page(state, one) for one in state.opportunities]
    pages += [_pain_page(state, pain) for pain in waiting]
    return form_view(
        form="opportunities",
        title="Opportunities",
        prompt="Turn what hurts into a question worth answering; then say who answers it.",
        pages=pages,
        outline=_outline(state, waiting),
        nothing="There is no pain yet. Write pains into the journey editor, or add a question "
        "on the left.",
    )


def _outline(state: State, waiting: list[Pain]) -> dict[str, Any]:
    add = addition(
        "Add a question: How might we …",
        Opportunity.KIND,
        {},
        "question",
        prefix=_PREFIX,
        select=True,
        placeholder="+ How might we …",
    )
    opportunities = {
        "id": "opportunities",
        "title": "Questions",
        "items": [_item(one) for one in state.opportunities],
        "into": {},
        "add": add,
    }
    pains = {
        "id": "pains",
        "title": "Pains that wait for a question",
        "items": [
            {"id": p.id, "title": p.text, "detail": _where(state, p.step, p.severity)}
            for p in waiting
        ],
    }
    return {
        "title": "Opportunities and pains",
        "groups": [opportunities, *([pains] if waiting else [])],
        "add": None,
        "order": None,
    }


def _item(one: Opportunity) -> dict[str, Any]:
    missing = [
        word
        for word, value in (
            ("owner", one.owner),
            ("metric", one.metric),
            ("impact", one.impact),
            ("effort", one.effort),
        )
        if not value
    ]
    detail = f"{one.owner} · {one.metric}" if not missing else f"missing: {', '.join(missing)}"
    return {"id": one.id, "title": one.question, "detail": detail}


def _where(state: State, step_id: str, severity: int | None) -> str:
    step = state.get(Step, step_id)
    name = title_of_step(state, step) if step else ""
    return f"severity {severity} · {name}" if severity else name


def _pain_page(state: State, pain: Pain) -> dict[str, Any]:
    fields = {"pains": [pain.id], "steps": [pain.step]}
    add = addition("How might we …", Opportunity.KIND, fields, "question", prefix=_PREFIX)
    add |= {"select": True, "placeholder": "How might we … (Enter makes it an opportunity)"}
    return {
        "id": pain.id,
        "title": pain.text,
        "prompt": f"It hurts at: {_where(state, pain.step, pain.severity)}. "
        "Ask for the change that the customer would feel, not for a feature.",
        "sections": [],
        "adds": [add],
    }


def _opportunity_page(state: State, one: Opportunity) -> dict[str, Any]:
    fields = Fields(state, one)
    pains = options((pain.id, pain.text) for pain in state.pains)
    none = "There are no pains yet; the journey editor takes them."
    return {
        "id": one.id,
        "title": one.question,
        "moves": one.id,
        "remove": [one.id],
        "sections": [
            section(
                "The question",
                [
                    fields.text("question", "How might we …"),
                    fields.many("pains", "It answers these pains", pains, none=none),
                    fields.statements("ideas", "Ideas", "Several answers before one is chosen."),
                ],
            ),
            section("Is it worth it?", _worth(fields)),
            section("Who does it, and how will we know?", _plan(fields)),
        ],
    }


def _worth(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.scale("impact", "Impact for the customer", _IMPACT, half=True),
        fields.scale("effort", "Effort for us", _EFFORT, half=True),
    ]


def _plan(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.line("owner", "Owner", "One person by name.", half=True),
        fields.line("metric", "Metric", "What will be different, counted?", half=True),
        fields.line("baseline", "Today it is", half=True),
        fields.line("target", "It shall be", half=True),
        fields.field("due", "By", "date", half=True),
        fields.choice("status", "Status", _STATUS, half=True),
    ]
