"""The form of a persona: who travels, told by what research says and not by demographics."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.model import Host, Persona, State
from cjm_workshop.model.values import FIRM
from cjm_workshop.widgets.fields import Advice, Fields, Form, form_view, lists_of, section
from cjm_workshop.widgets.labels import Labels
from cjm_workshop.widgets.views import person_named

__all__ = ["persona_advice", "persona_form", "persona_view"]


def persona_form(host: Host, persona_id: str, author: str = "") -> Form:
    """Return the form of a persona.

    Parameters
    ----------
    host : Host
        The workshop.
    persona_id : str
        Id or name of the persona.
    author : str, optional
        Who fills it in.

    Raises
    ------
    UnknownName
        If there is no such persona.
    """
    person = person_named(host.state(author or None), persona_id)
    return Form(host, partial(persona_view, persona=person.id), author=author)


def persona_view(state: State, persona: str) -> dict[str, Any]:
    """Return the form of a persona as the browser shows it."""
    person = person_named(state, persona)
    labels = Labels(state, "persona")
    fields = Fields(state, person, labels, persona_advice(person, labels))
    rare = section(labels("section.more"), _rare(fields, labels), folds=True)
    sections = [
        section(labels("section.who"), _who(fields)),
        section(labels("section.drive"), _rows(fields, "goals", "needs", "motivations")),
        section(labels("section.hinder"), _rows(fields, "challenges", "barriers", "harms")),
        section(labels("section.life"), _life(fields)),
        rare,
        section(labels("section.ground"), _ground(fields, labels)),
    ]
    return form_view(
        form=f"persona/{person.id}",
        title=person.name or labels("form_title"),
        prompt=labels("form_prompt"),
        pages=[{"id": person.id, "title": "", "sections": sections, "history": person.id}],
        lists=lists_of(state),
    )


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


def _who(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.picture("portrait", draws=True, round=True, beside=True),
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
