"""The form of a persona: who travels, told by what research says and not by demographics."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.model import Host, Persona, State
from cjm_workshop.model.values import FIRM
from cjm_workshop.widgets.fields import Advice, Fields, Form, addition, form_view, lists_of, section
from cjm_workshop.widgets.labels import Labels
from cjm_workshop.widgets.views import person_named

__all__ = ["persona_advice", "persona_form", "persona_view"]


def persona_form(host: Host, persona_id: str | None = None, author: str = "") -> Form:
    """Return the form of one persona, or of all with a list to choose from and to add to.

    Parameters
    ----------
    host : Host
        The workshop.
    persona_id : str, optional
        Id or name of the persona; without it all are there.
    author : str, optional
        Who fills it in.

    Raises
    ------
    UnknownName
        If there is no such persona.
    """
    if persona_id is not None:
        persona_id = person_named(host.state(author or None), persona_id).id
    return Form(host, partial(persona_view, persona=persona_id), author=author)


def persona_view(state: State, persona: str | None = None) -> dict[str, Any]:
    """Return the form of personas as the browser shows it.

    Parameters
    ----------
    state : State
        The workshop.
    persona : str, optional
        Id or name of the persona; without it all are there.

    Raises
    ------
    UnknownName
        If there is no such persona.
    """
    labels = Labels(state, "persona")
    shown = state.personas if persona is None else (person_named(state, persona),)
    alone = persona is not None
    return form_view(
        form=f"persona/{shown[0].id if alone else 'all'}",
        title=(shown[0].name or labels("form_title")) if alone else labels("outline"),
        prompt=labels("form_prompt"),
        pages=[_page(state, one, labels, alone=alone) for one in shown],
        outline=None if alone else _outline(state, labels),
        nothing=labels("nothing"),
        lists=lists_of(state),
    )


def _outline(state: State, labels: Labels) -> dict[str, Any]:
    word = labels("add")
    add = addition(word, Persona.KIND, {}, "name", select=True, placeholder=f"+ {word}")
    items = [{"id": one.id, "title": one.name, "detail": one.role} for one in state.personas]
    group = {"id": "all", "title": labels("outline"), "items": items, "into": None, "add": add}
    return {"title": labels("outline"), "groups": [group], "add": None, "order": None}


def _page(state: State, person: Persona, labels: Labels, *, alone: bool) -> dict[str, Any]:
    """Return the page of a persona; where it stands alone, the form's head says who it is."""
    fields = Fields(state, person, labels, persona_advice(person, labels))
    rare = section(labels("section.more"), _rare(fields, labels), folds=True)
    sections = [
        section(labels("section.who"), _who(fields, person)),
        section(labels("section.drive"), _rows(fields, "goals", "needs", "motivations")),
        section(labels("section.hinder"), _rows(fields, "challenges", "barriers", "harms")),
        section(labels("section.life"), _life(fields)),
        rare,
        section(labels("section.ground"), _ground(fields, labels)),
    ]
    head = {"title": ""} if alone else {"title": person.name, "remove": [person.id]}
    return {"id": person.id, **head, "sections": sections, "history": person.id}


def persona_advice(person: Persona, labels: Labels) -> dict[str, Advice]:
    """Return what to say about the values of a persona, by field."""
    said: dict[str, Advice] = {}
    for field in ("name", "role", "quote", "goals", "needs", "challenges"):
        if not getattr(person, field):
            said[field] = {"text": labels(f"missing.{field}"), "always": False}
    if person.quote and not person.quote.evidence:
        said["quote"] = {"text": labels("advice.quote"), "always": True}
    for field in Persona.STATEMENTS:
        loose = sum(one.level in FIRM and not one.evidence for one in getattr(person, field))
        if loose:
            text = labels.words.count("form.persona.advice.loose", loose)
            said[field] = {"text": text, "always": True}
    if person.portrait and not person.portrait.alt:
        said["portrait"] = {"text": labels.shared("picture_needs_words"), "always": True}
    if person.demographics and not (person.goals or person.needs or person.behaviours):
        said["demographics"] = {"text": labels("advice.demographics"), "always": True}
    if person.level in FIRM and not person.evidence:
        said["level"] = {"text": labels.shared("level.unfounded"), "always": True}
    return said


def _who(fields: Fields, person: Persona) -> list[dict[str, Any]]:
    return [
        fields.picture("portrait", draws=True, round=True, whose=person.name, beside=True),
        fields.line("name", aside=True),
        fields.line("role", aside=True),
        fields.quote("quote", aside=True),
        fields.text("bio"),
    ]


def _rows(fields: Fields, *names: str) -> list[dict[str, Any]]:
    return [fields.statements(name) for name in names]


def _life(fields: Fields) -> list[dict[str, Any]]:
    none = fields.labels.shared("no_channels") if fields.labels else ""
    return [
        fields.statements("behaviours"),
        fields.statements("influences"),
        fields.links("channels", "channels", chips=True, none=none),
    ]


def _rare(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [
        {"field": "label", "label": labels("fact_label")},
        {"field": "value", "label": labels("fact_value"), "wide": True},
    ]
    return [
        fields.line("decision_authority"),
        fields.rows("demographics", columns=facts),
    ]


def _ground(fields: Fields, labels: Labels) -> list[dict[str, Any]]:
    none = labels.shared("no_evidence")
    return [fields.links("evidence", "evidence", none=none), fields.level()]
