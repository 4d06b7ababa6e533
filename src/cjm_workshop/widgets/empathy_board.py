"""The empathy map as a board: what one persona says, does, thinks and feels."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import EmpathyMap, Host, Level, Note, Persona, State
from cjm_workshop.widgets.board_types import Area, Card, Lead, Make
from cjm_workshop.widgets.views import area_of, conflicts_of, note_card, person_named
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["EMPATHY_BOXES", "empathy_board", "empathy_view"]

EMPATHY_BOXES: dict[str, tuple[Level, str]] = {
    "sees": (Level.OBSERVED, "blue"),
    "says": (Level.OBSERVED, "yellow"),
    "does": (Level.OBSERVED, "green"),
    "hears": (Level.REPORTED, "violet"),
    "pains": (Level.INFERRED, "orange"),
    "gains": (Level.INFERRED, "green"),
    "thinks": (Level.INFERRED, "blue"),
    "feels": (Level.INFERRED, "pink"),
}
"""Where a note can hang, in the order of work: outside first, the head last. Level; colour, as
in the picture."""

_FEWEST, _MOST = 4, 7
_SHORT = ("says", "does", "thinks", "feels")
_LONG = ("sees", "says", "does", "hears", "pains", "gains", "inside")
_INSIDE = ("thinks", "feels")
"""One box on the longer canvas."""


def empathy_board(host: Host, persona: str, author: str = "") -> Board:
    """Return the empathy map of a persona as a board.

    Four boxes: says, does, thinks, feels. Or seven, where the map's `EmpathyMap.boxes` says more
    than four: sees, says, does, hears, pains, gains, and last what goes on inside. What a note in
    *says* or *does* stands for is observed unless said otherwise, what it stands for in *thinks*
    and *feels* inferred.

    Parameters
    ----------
    host : Host
        The workshop.
    persona : str
        Id or name of the persona.
    author : str, optional
        Who works at this board.

    Raises
    ------
    UnknownName
        If there is no such persona.
    """
    person = person_named(host.state(author or None), persona)
    return Board(host, partial(empathy_view, persona=person.id, author=author), author=author)


def empathy_view(state: State, persona: str, author: str = "") -> dict[str, Any]:
    """Return the empathy map as the browser shows it."""
    person = person_named(state, persona)
    words = words_of(state.charter.language)
    head = next((m for m in state.empathy_maps if m.persona == person.id), None)
    long = head is not None and head.boxes > _FEWEST
    return board_view(
        state,
        board=f"empathy/{person.id}",
        title=words("empathy.title", name=person.name),
        prompt=words("empathy.prompt"),
        layout="canvas" if long else "quadrants",
        areas=_areas(state, person, long, author, words),
        lead=_goal(person, head, words),
        switch=_switch(person, head, words),
        author=author,
    )


def _goal(person: Persona, head: EmpathyMap | None, words: Words) -> Lead:
    return {
        "label": words("empathy.goal"),
        "value": head.goal if head else "",
        "record": head.id if head else None,
        "field": "goal",
        "make": _make_head(person, "goal"),
    }


def _switch(person: Persona, head: EmpathyMap | None, words: Words) -> Lead:
    boxes = head.boxes if head else _FEWEST
    return {
        "word": words("empathy.more" if boxes == _FEWEST else "empathy.fewer"),
        "old": boxes,
        "value": _MOST if boxes == _FEWEST else _FEWEST,
        "record": head.id if head else None,
        "field": "boxes",
        "make": _make_head(person, "boxes"),
    }


def _make_head(person: Persona, field: str) -> Make:
    """Return how a map gets its record, with the first thing that is not a note on it."""
    return {"kind": EmpathyMap.KIND, "fields": {"persona": person.id}, "text_field": field}


def _areas(state: State, person: Persona, long: bool, author: str, words: Words) -> list[Area]:
    hung = [n for n in state.notes if n.board == "empathy" and n.persona == person.id]
    used = {note.area for note in hung}
    # a note keeps its place on the wall, also in a box that the short map does not have
    shown = _LONG if long else [name for name in EMPATHY_BOXES if name in {*_SHORT, *used}]
    conflicts = conflicts_of(state)
    fields = {"board": "empathy", "persona": person.id, "author": author}
    areas = []
    for name in shown:
        places = _INSIDE if name == "inside" else (name,)
        cards = [note_card(note, conflicts) for note in hung if note.area in places]
        areas.append(_area(name, cards, fields, words))
    stray = [note_card(note, conflicts) for note in hung if note.area not in EMPATHY_BOXES]
    if stray:
        areas.append(_area("", stray, fields, words))
    return areas


def _area(name: str, notes: list[Card], fields: dict[str, Any], words: Words) -> Area:
    """Return a box; what goes on inside is typed as a thought and keeps its feelings."""
    where = _INSIDE[0] if name == "inside" else name
    level, colour = EMPATHY_BOXES.get(where, (Level.ASSUMED, "yellow"))
    if name == "inside":
        colour = EMPATHY_BOXES[_INSIDE[-1]][1]
    given = fields | {"area": where, "level": level.value}
    area = area_of(
        name or "unsorted",
        words(f"empathy.{name or 'stray'}"),
        notes,
        {"area": where},
        prompt=words(f"empathy.{name}_ask") if name else "",
        make={"kind": Note.KIND, "fields": given, "text_field": "text"},
    )
    area["colour"], area["zone"] = colour, name
    return area
