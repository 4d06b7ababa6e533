"""Boards by name, as a notebook asks for them."""

from __future__ import annotations

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Host
from cjm_workshop.widgets.empathy_board import empathy_board
from cjm_workshop.widgets.impact_board import impact_board
from cjm_workshop.widgets.journey_board import journey_board
from cjm_workshop.widgets.notes_board import affinity_board, ideas_board
from cjm_workshop.widgets.touchpoint_board import touchpoint_board
from cjm_workshop.widgets.wall import Board

__all__ = ["BOARDS", "board"]

BOARDS = ("touchpoints", "empathy", "affinity", "ideas", "journey", "impact")


def board(
    host: Host,
    name: str,
    *,
    persona: str | None = None,
    journey: str | None = None,
    author: str = "",
) -> Board:
    """Return a board by its name.

    Parameters
    ----------
    host : Host
        The workshop.
    name : {"touchpoints", "empathy", "affinity", "ideas", "journey", "impact"}
        Which board.
    persona : str, optional
        Id or name of the persona of an empathy map; the first one where it is left out.
    journey : str, optional
        Id of the journey of a journey board; the first one where it is left out.
    author : str, optional
        Who works at this board.

    Raises
    ------
    UnknownName
        If there is no such board, persona or journey.
    """
    if name == "empathy":
        people = host.state(author or None).personas
        return empathy_board(host, persona or (people[0].id if people else ""), author)
    if name == "journey":
        journeys = host.state(author or None).journeys
        return journey_board(host, journey or (journeys[0].id if journeys else ""), author)
    if name == "touchpoints":
        return touchpoint_board(host, author)
    if name == "affinity":
        return affinity_board(host, author)
    if name == "impact":
        return impact_board(host, author)
    if name == "ideas":
        return ideas_board(host, author)
    raise UnknownName("board", name, BOARDS)
