"""Showing one journey of several: the list it is chosen from, and what a choice does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import words_of
from cjm_workshop.model import Host, Journey, Persona, State
from cjm_workshop.widgets.board_types import Choice
from cjm_workshop.widgets.labels import options
from cjm_workshop.widgets.live import Live

__all__ = [
    "ChoosesJourney",
    "JourneyLook",
    "journey_and_choice",
    "journey_chooser",
    "journey_words",
]

JourneyLook = Callable[..., dict[str, Any]]
"""A pure function from a state and ``journey_id`` to what the browser shows."""


class ChoosesJourney(Live):
    """A widget that shows one journey at a time; where there are several, one is chosen.

    Parameters
    ----------
    host : Host
        The workshop.
    look : callable
        Makes the view of a state and a journey.
    journey_id : str
        Id of the journey that is shown first.
    author : str, optional
        Who works here.
    **traits
        Traits of the widget.

    Raises
    ------
    UnknownName
        If there is no such journey.
    """

    def __init__(
        self, host: Host, look: JourneyLook, journey_id: str, *, author: str = "", **traits: Any
    ) -> None:
        state = host.state(author)
        if state.get(Journey, journey_id) is None:
            raise UnknownName("journey", journey_id, [one.name for one in state.journeys])
        self._look_at = look
        super().__init__(host, partial(look, journey_id=journey_id), author=author, **traits)

    def _received(self, widget: Any, content: Any, buffers: Any) -> None:
        if isinstance(content, dict) and content.get("type") == "choose":
            self.choose(str(content.get("id", "")))
        else:
            super()._received(widget, content, buffers)

    def choose(self, journey_id: str) -> None:
        """Show another journey from now on.

        Parameters
        ----------
        journey_id : str
            Id of the journey; where it was removed meanwhile, the widget says so.
        """
        self._look = partial(self._look_at, journey_id=journey_id)
        self._fresh_view()


def journey_and_choice(state: State, journey_id: str) -> tuple[Journey | None, Choice | None]:
    """Return a journey, and what a head needs for choosing another, see `journey_chooser`.

    Raises
    ------
    UnknownName
        If the journey was removed meanwhile and there is no other.
    """
    journey, chooser = state.get(Journey, journey_id), journey_chooser(state, journey_id)
    if journey is None and chooser is None:
        raise UnknownName("journey", journey_id, [])
    return journey, chooser


def journey_words(state: State, journey: Journey) -> str:
    """Return a journey in words: who travels, what it is called, today's or tomorrow's."""
    words = words_of(state.charter.language)
    person = state.get(Persona, journey.persona)
    who = person.name if person and person.name else words("journey.nobody")
    parts = [who, journey.name or words("journey.unnamed")]
    if journey.state:
        parts.append(words(f"journey.state.{journey.state.value}"))
    return " · ".join(parts)


def journey_chooser(state: State, chosen: str) -> Choice | None:
    """Return what a head needs for choosing a journey; None where there is no choice.

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
    label = words_of(state.charter.language)("journey.choose")
    return {"label": label, "value": chosen, "options": choices}
