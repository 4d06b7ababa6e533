"""The list from which a journey is chosen where there are several."""

from __future__ import annotations

from typing import Any

from cjm_workshop.model import Journey, JourneyState, Persona, State
from cjm_workshop.widgets.fields import options

__all__ = ["journey_chooser", "journey_words"]

_STATE_WORDS = {JourneyState.CURRENT: "as it is now", JourneyState.FUTURE: "as it shall be"}


def journey_words(state: State, journey: Journey) -> str:
    """Return a journey in words: who travels, what it is called, today's or tomorrow's."""
    person = state.get(Persona, journey.persona)
    who = person.name if person and person.name else "nobody yet"
    parts = [who, journey.name or "no name yet"]
    if journey.state:
        parts.append(_STATE_WORDS[journey.state])
    return " · ".join(parts)


def journey_chooser(state: State, chosen: str) -> dict[str, Any] | None:
    """Return what a form's head needs for choosing a journey; None where there is no choice.

    Parameters
    ----------
    state : State
        The workshop.
    chosen : str
        Id of the journey that is shown; it may be gone.
    """
    if not any(one.id != chosen for one in state.journeys):
        return None
    choices = options((one.id, journey_words(state, one)) for one in state.journeys)
    return {"label": "Journey", "value": chosen, "options": choices}
