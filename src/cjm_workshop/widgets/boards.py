"""Boards by name, as a notebook asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Host, Record
from cjm_workshop.widgets.empathy_board import empathy_board
from cjm_workshop.widgets.impact_board import impact_board
from cjm_workshop.widgets.journey_board import journey_board
from cjm_workshop.widgets.live import Live
from cjm_workshop.widgets.notes_board import affinity_board, ideas_board
from cjm_workshop.widgets.storyboard import storyboard
from cjm_workshop.widgets.touchpoint_board import touchpoint_board
from cjm_workshop.widgets.wall import Board

__all__ = ["BOARDS", "board"]

_PLAIN: dict[str, Callable[[Host, str], Board]] = {
    "touchpoints": touchpoint_board,
    "affinity": affinity_board,
    "ideas": ideas_board,
    "impact": impact_board,
}
_OF_JOURNEYS: dict[str, Callable[[Host, str, str], Live]] = {
    "journey": journey_board,
    "storyboard": storyboard,
}
BOARDS = (*_PLAIN, "empathy", *_OF_JOURNEYS)


def board(
    host: Host,
    name: str,
    *,
    persona: str | None = None,
    journey: str | None = None,
    author: str = "",
) -> Live:
    """Return a board by its name.

    Parameters
    ----------
    host : Host
        The workshop.
    name : str
        Which board: one of `BOARDS`.
    persona : str, optional
        Id or name of the persona of an empathy map; the first one where it is left out.
    journey : str, optional
        Id of the journey of a journey board or storyboard; the first one where it is left out.
    author : str, optional
        Who works at this board.

    Raises
    ------
    UnknownName
        If there is no such board, persona or journey.
    """
    state = host.state(author)
    if name == "empathy":
        return empathy_board(host, persona or _first(state.personas), author)
    if name in _OF_JOURNEYS:
        return _OF_JOURNEYS[name](host, journey or _first(state.journeys), author)
    if name in _PLAIN:
        return _PLAIN[name](host, author)
    raise UnknownName("board", name, BOARDS)


def _first(records: Sequence[Record]) -> str:
    return records[0].id if records else ""
