"""The empathy map as a board: what one persona says, does, thinks and feels."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.model import EmpathyMap, Host, Level, Note, Persona, State
from cjm_workshop.widgets.views import Area, conflicts_of, note_card, person_named
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["EMPATHY_BOXES", "empathy_board", "empathy_view"]

EMPATHY_BOXES: dict[str, tuple[str, str, Level, str]] = {
    "sees": ("Sees", "What is in front of them? What do others around them do?", Level.OBSERVED,
             "blue"),
    "says": ("Says", "What did we hear, word for word?", Level.OBSERVED, "yellow"),
    "does": ("Does", "What did we see them do? Which way around a problem?", Level.OBSERVED,
             "orange"),
    "hears": ("Hears", "What do family, friends, colleagues, the news tell them?",
              Level.REPORTED, "violet"),
    "pains": ("Pains", "What frightens, annoys or costs them?", Level.INFERRED, "pink"),
    "gains": ("Gains", "What do they hope for? What would be a good day?", Level.INFERRED,
              "green"),
    "thinks": ("Thinks", "What goes through their head that they would not say aloud?",
               Level.INFERRED, "blue"),
    "feels": ("Feels", "Which feeling, and because of what?", Level.INFERRED, "green"),
}  # fmt: skip
"""Boxes in the order of work: outside first, the head last. Title, prompt, level, colour."""

_FEWEST, _MOST = 4, 7
_SHORT = ("says", "does", "thinks", "feels")


def empathy_board(host: Host, persona: str, author: str = "") -> Board:
    """Return the empathy map of a persona as a board.

    Four boxes, or all with sees, hears, pains and gains where the map's `EmpathyMap.boxes` says
    more than four. What a note in *says* or *does* stands for is observed unless said otherwise,
    what it stands for in *thinks* and *feels* inferred.

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
    head = next((m for m in state.empathy_maps if m.persona == person.id), None)
    return board_view(
        state,
        board=f"empathy/{person.id}",
        title=f"Empathy map of {person.name}",
        prompt="First what can be seen and heard; thoughts and feelings come last.",
        layout="quadrants",
        areas=_areas(state, person, head, author),
        lead=_goal(person, head),
        switch=_switch(person, head),
        author=author,
    )


def _goal(person: Persona, head: EmpathyMap | None) -> dict[str, Any]:
    return {
        "label": "What does this person want to get done?",
        "value": head.goal if head else "",
        "record": head.id if head else None,
        "field": "goal",
        "make": {"kind": EmpathyMap.KIND, "fields": {"persona": person.id}, "text_field": "goal"},
    }


def _switch(person: Persona, head: EmpathyMap | None) -> dict[str, Any]:
    boxes = head.boxes if head else _FEWEST
    return {
        "word": "Add sees, hears, pains, gains" if boxes == _FEWEST else "Four boxes only",
        "old": boxes,
        "value": _MOST if boxes == _FEWEST else _FEWEST,
        "record": head.id if head else None,
        "field": "boxes",
        "make": {"kind": EmpathyMap.KIND, "fields": {"persona": person.id}, "text_field": "boxes"},
    }


def _areas(state: State, person: Persona, head: EmpathyMap | None, author: str) -> list[Area]:
    names = _SHORT if head is None or head.boxes == _FEWEST else tuple(EMPATHY_BOXES)
    hung = [n for n in state.notes if n.board == "empathy" and n.persona == person.id]
    used = {note.area for note in hung}
    # a note keeps its place on the wall, also in a box that the short map does not have
    shown = [name for name in EMPATHY_BOXES if name in names or name in used]
    conflicts = conflicts_of(state)
    fields = {"board": "empathy", "persona": person.id, "author": author}
    areas = []
    for name in shown:
        title, prompt, level, colour = EMPATHY_BOXES[name]
        areas.append(_area(name, title, prompt, colour, fields | {"level": level.value}))
        areas[-1]["notes"] = [note_card(note, conflicts) for note in hung if note.area == name]
    stray = [note_card(note, conflicts) for note in hung if note.area not in EMPATHY_BOXES]
    if stray:
        areas.append(_area("", "Not in a box yet", "", "yellow", fields))
        areas[-1]["notes"] = stray
    return areas


def _area(name: str, title: str, prompt: str, colour: str, fields: dict[str, Any]) -> Area:
    return {
        "id": name or "unsorted",
        "title": title,
        "prompt": prompt,
        "colour": colour,
        "make": {"kind": Note.KIND, "fields": fields | {"area": name}, "text_field": "text"},
        "into": {"area": name},
        "swap": None,
    }
