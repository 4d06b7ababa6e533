"""The form of the charter: what the workshop is for and who answers for the map."""

from __future__ import annotations

from typing import Any

from cjm_workshop.model import Host, JourneyState, MapLevel, State
from cjm_workshop.widgets.fields import Fields, Form, form_view, options, section

__all__ = ["charter_form", "charter_view"]

_STATES = options(
    [
        (JourneyState.CURRENT.value, "the journey as it is now"),
        (JourneyState.FUTURE.value, "the journey as it shall be"),
    ]
)
_LEVELS = options(
    [
        (MapLevel.STRATEGIC.value, "the whole of it, from far away"),
        (MapLevel.TACTICAL.value, "one part of it, up close"),
    ]
)


def charter_form(host: Host, author: str = "") -> Form:
    """Return the form of the charter.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who fills it in.
    """
    return Form(host, charter_view, author=author)


def charter_view(state: State) -> dict[str, Any]:
    """Return the form of the charter as the browser shows it."""
    fields = Fields(state, state.charter)
    sections = [
        section("What for", _purpose(fields)),
        section("What the map covers", _scope(fields)),
        section("Who", _people(fields)),
    ]
    return form_view(
        form="charter",
        title="Charter",
        prompt="Ten minutes now save an hour later: agree on what this map must help to decide.",
        pages=[{"id": state.charter.id, "title": "", "sections": sections}],
    )


def _purpose(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.line("title", "Name of the workshop", half=True),
        fields.line("organisation", "Organisation", half=True),
        fields.text("goal", "Goal", "What do we want to understand or improve?"),
        fields.text(
            "decision", "Decision", "Which decision will this map change, and whose is it?"
        ),
        fields.text(
            "focus_question",
            "Focus question",
            "The one question that brainstorming and sorting answer.",
        ),
    ]


def _scope(fields: Fields) -> list[dict[str, Any]]:
    return [
        fields.text("scenario", "Scenario", "Who wants to get what done, in which situation?"),
        fields.line("scope_start", "It starts when", "Where does the need arise?", half=True),
        fields.line("scope_end", "It ends when", "Where is the need gone?", half=True),
        fields.choice("state", "We map", _STATES, half=True),
        fields.choice("level", "We look at", _LEVELS, half=True),
    ]


def _people(fields: Fields) -> list[dict[str, Any]]:
    columns = [
        {"field": "name", "label": "Name"},
        {"field": "department", "label": "Department"},
        {"field": "role", "label": "Role"},
    ]
    return [
        fields.line("owner", "Owner of the map", "Who keeps it alive after today?", half=True),
        fields.field(
            "review_date", "Next review", "date", "When do we look at it again?", half=True
        ),
        fields.line("facilitator", "Facilitator", half=True),
        fields.field("workshop_date", "Day of the workshop", "date", half=True),
        fields.rows("team", "Team", columns, "Everybody who works on the map."),
        fields.field("dots_each", "Dots each person may give", "number", min=1, max=20, half=True),
    ]
