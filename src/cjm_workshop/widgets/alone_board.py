"""Writing alone: everybody's own notes, unseen by others until all are revealed at once."""

from __future__ import annotations

from typing import Any

from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import Host, Note, State
from cjm_workshop.widgets.board_types import Area, Card, Make
from cjm_workshop.widgets.scripts import joined_script
from cjm_workshop.widgets.views import area_of, conflicts_of, note_card
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["AloneBoard", "alone_board"]


class AloneBoard(Board):
    """A board on which nobody sees what others write, until the facilitator reveals all notes."""

    SECTIONS = ("board", "alone")
    _esm = joined_script("alone.js")


def alone_board(host: Host, board: str = "affinity", author: str = "") -> AloneBoard:
    """Return a place to write alone for a board.

    Parameters
    ----------
    host : Host
        The workshop.
    board : str
        Where the notes hang once they are revealed: ``"affinity"``, ``"ideas"`` …
    author : str, optional
        Who writes here. Without a name nothing can be written, as nobody could say whose it is.
    """

    def look(state: State) -> dict[str, Any]:
        # how much waits may be known; the notes of others are not in `state`
        waiting = [n for n in host.state().notes if n.board == board and n.private]
        view = _alone_view(state, board, author)
        return view | {"hidden": len(waiting), "people": len({note.author for note in waiting})}

    return AloneBoard(host, look, author=author)


def _alone_view(state: State, board: str, author: str) -> dict[str, Any]:
    words = words_of(state.charter.language)
    conflicts = conflicts_of(state)
    mine: list[Card] = []
    shown: list[Card] = []
    for note in state.notes:
        if note.board == board:
            (mine if note.private else shown).append(note_card(note, conflicts))
    areas = [_own(mine, board, author, words)]
    if shown:
        areas.append(area_of("shown", words("alone.shown"), shown, {}))
    question = state.charter.focus_question or words("alone.prompt")
    view = board_view(
        state,
        board=f"alone/{board}",
        title=words("alone.title"),
        prompt=question if author else words("alone.needs_name"),
        areas=areas,
        author=author,
    )
    return view | {"writes_on": board}


def _own(cards: list[Card], board: str, author: str, words: Words) -> Area:
    """Return the place in which one person writes; nobody can without a name."""
    fields = {"board": board, "author": author, "private": True}
    make: Make = {"kind": Note.KIND, "fields": fields, "text_field": "text"}
    prompt = words("alone.mine_prompt")
    title = words("alone.mine")
    return area_of("mine", title, cards, {}, prompt=prompt, make=make if author else None)
