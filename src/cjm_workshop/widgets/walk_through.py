"""Walking a journey as the customer, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import words_of
from cjm_workshop.languages.sentences import said
from cjm_workshop.model import Host, Journey, State
from cjm_workshop.widgets.live import Live
from cjm_workshop.widgets.scripts import joined_script, joined_style

if TYPE_CHECKING:
    from cjm_workshop.insight import WalkStep

__all__ = ["WalkThrough", "walk_through"]

Texts = Callable[[State], "Iterable[WalkStep]"]


class WalkThrough(Live):
    """Shows the steps of a journey one after the other, with the words of the customer."""

    SECTIONS: ClassVar[tuple[str, ...]] = ("form.walk",)

    _esm = joined_script("walk.js")
    _css = joined_style("board.css", "walk.css")


def walk_through(host: Host, journey_id: str, texts: Texts) -> WalkThrough:
    """Return the walk through a journey.

    Parameters
    ----------
    host : Host
        The workshop.
    journey_id : str
        Id of the journey.
    texts : callable
        Makes the steps with their words from a state, such as
        ``lambda state: insight.walk(state, journey_id)``.

    Raises
    ------
    UnknownName
        If there is no such journey.
    """
    return WalkThrough(host, partial(_walk_view, journey_id=journey_id, texts=texts))


def _walk_view(state: State, journey_id: str, texts: Texts) -> dict[str, Any]:
    journey = state.get(Journey, journey_id)
    if journey is None:
        raise UnknownName("journey", journey_id, [one.name for one in state.journeys])
    words = words_of(state.charter.language)
    steps = []
    for step in texts(state):
        shown = asdict(step)
        shown["name"], shown["words"] = said(words, step.name), said(words, step.words)
        for way in shown["ways"]:
            way["name"] = said(words, way["name"])
        shown["ask"] = [said(words, question) for question in step.ask]
        feeling = step.emotion
        shown["feeling"] = "" if feeling is None else words(f"word.emotion.{feeling}")
        shown["forks"] = step.forks
        steps.append(shown)
    return {"walk": journey.id, "title": journey.name, "steps": steps}
