"""The form of a persona: who travels, told by what research says and not by demographics."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.model import Host, State
from cjm_workshop.widgets.fields import Fields, Form, form_view, options, section
from cjm_workshop.widgets.views import person_named

__all__ = ["persona_form", "persona_view"]


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
    fields = Fields(state, person)
    sections = [
        section("Who", _who(fields)),
        section("What drives them", _drive(fields), "One statement per line, and how we know it."),
        section("What gets in the way", _hinder(fields)),
        section("How they live", _life(fields, state)),
        section("What this rests on", _ground(fields, state)),
    ]
    return form_view(
        form=f"persona/{person.id}",
        title=person.name or "Persona",
        prompt="A pattern that you found in research. Age and job alone explain nothing.",
        pages=[{"id": person.id, "title": "", "sections": sections}],
    )


def _who(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.line("name", "Name", half=True),
        fields.line("role", "Role", "In one line: a nurse on shifts", half=True),
        fields.quote("quote", "Quote", "One sentence that a customer really said."),
        fields.text("bio", "Story", "Two or three sentences from this person's day."),
    ]


def _drive(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.statements("goals", "Goals", "What are they trying to get done?"),
        fields.statements("needs", "Needs", "What must be true for them on the way?"),
        fields.statements("motivations", "Motivations", "Why does it matter to them?"),
    ]


def _hinder(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.statements("challenges", "Challenges", "What makes it hard?"),
        fields.statements("barriers", "Barriers", "Sight, hearing, language, money, time, trust …"),
        fields.statements("harms", "Possible harm", "What happens to them if we get it wrong?"),
    ]


def _life(fields: Fields, state: State) -> list[dict[str, Any]]:
    facts = [{"field": "label", "label": "What"}, {"field": "value", "label": "Answer"}]
    channels = options((channel.id, channel.name) for channel in state.channels)
    return [
        fields.statements("behaviours", "Behaviours", "What do they do, seen or told?"),
        fields.statements("influences", "Influences", "Whom do they listen to?"),
        fields.many("channels", "Channels they use", channels, none=_NO_CHANNELS),
        fields.line("decision_authority", "Who decides", "They alone? With whom?", half=True),
        fields.rows("demographics", "Facts", facts, "Only what matters for the journey."),
    ]


_NO_CHANNELS = "There are no channels yet; the touchpoint board has a field for them."


def _ground(fields: Fields, state: State) -> list[dict[str, Any]]:
    evidence = options((one.id, f"{one.title} ({one.type})") for one in state.evidence)
    none = "There is no evidence yet; notebook 01 takes it in. Until then this is an assumption."
    return [
        fields.many("evidence", "Evidence", evidence, "What did we see or hear?", none=none),
        fields.level(),
    ]
