"""The form of the charter: what the workshop is for and who answers for the map."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from cjm_workshop.model import Charter, Host, JourneyState, MapLevel, State
from cjm_workshop.widgets.fields import Advice, Fields, Form, form_view, section
from cjm_workshop.widgets.labels import Labels, day_of, this_day

__all__ = ["charter_advice", "charter_form", "charter_view"]

_MISSING = ("goal", "decision", "scenario", "scope_start", "scope_end", "state", "owner")
_SOON = timedelta(days=92)


def charter_form(host: Host, author: str = "") -> Form:
    """Return the form of the charter.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who fills it in.
    """
    return Form(host, partial(charter_view, today=day_of(host)), author=author)


def charter_view(state: State, today: date | None = None) -> dict[str, Any]:
    """Return the form of the charter as the browser shows it.

    Parameters
    ----------
    state : State
        The workshop.
    today : date, optional
        The day by which dates are judged, and the form says so; the day of the call where it is
        left out.
    """
    labels = Labels(state, "charter")
    advice = charter_advice(state.charter, labels, today or this_day())
    fields = Fields(state, state.charter, labels, advice)
    sections = [
        section(labels("section.purpose"), _purpose(fields)),
        section(labels("section.scope"), _scope(fields, labels)),
        section(labels("section.people"), _people(fields, labels)),
        section(labels("section.rules"), _rules(fields, labels), folds=True, open_if_filled=False),
    ]
    return form_view(
        form="charter",
        title=labels("form_title"),
        prompt=labels.dated(labels("form_prompt"), today),
        pages=[{"id": state.charter.id, "title": "", "sections": sections}],
    )


def charter_advice(charter: Charter, labels: Labels, today: date) -> dict[str, Advice]:
    """Return what to say about the values of a charter, by field.

    What is missing is said once it was passed by; what contradicts itself at once.
    """
    said: dict[str, Advice] = {}
    for field in _MISSING:
        if not getattr(charter, field):
            said[field] = {"text": labels(f"missing.{field}"), "always": False}
    start, end = charter.scope_start.casefold(), charter.scope_end.casefold()
    if start and start == end:
        said["scope_end"] = {"text": labels("advice.same_scope"), "always": True}
    review = _review_advice(charter, labels, today)
    if review:
        said["review_date"] = review
    return said


def _review_advice(charter: Charter, labels: Labels, today: date) -> Advice | None:
    review, day = charter.review_date, charter.workshop_date
    if review is None:
        return {"text": labels("missing.review_date"), "always": False}
    if day and review < day:
        text = labels("advice.review_before_workshop", day=labels.day(day))
    elif review < today:
        text = labels("advice.review_past", day=labels.day(review))
    elif review - max(day or today, today) > 4 * _SOON:
        text = labels("advice.review_far")
    else:
        return None
    return {"text": text, "always": True}


def _purpose(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.line("title", half=True),
        fields.line("organisation", half=True),
        fields.text("goal"),
        fields.text("decision"),
        fields.text("focus_question"),
    ]


def _scope(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    return [
        fields.text("scenario"),
        fields.line("scope_start", half=True),
        fields.line("scope_end", half=True),
        fields.choice("state", choices=labels.choices("states", JourneyState), half=True),
        fields.choice("level", choices=labels.choices("levels", MapLevel), half=True),
    ]


def _people(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    columns = [
        {"field": name, "label": labels(f"team_{name}")} for name in ("name", "department", "role")
    ]
    return [
        fields.line("owner", half=True),
        fields.field("review_date", kind="date", half=True),
        fields.line("facilitator", half=True),
        fields.field("workshop_date", kind="date", half=True),
        fields.rows("team", columns=columns),
    ]


def _rules(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    terms: list[dict[str, Any]] = [
        {"field": "term", "label": labels("glossary_term")},
        {"field": "meaning", "label": labels("glossary_meaning"), "wide": True},
    ]
    return [
        fields.field("dots_each", kind="number", min=1, max=20, half=True, required=True),
        fields.choice("language", choices=labels.languages, half=True, required=True),
        fields.rows("glossary", columns=terms),
    ]
