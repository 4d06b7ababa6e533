"""The wall of sticky notes: one generic board; what hangs on it is for its view to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Unpack

from cjm_workshop.languages import words_of
from cjm_workshop.model import Host, State
from cjm_workshop.widgets.board_types import Area, BoardParts
from cjm_workshop.widgets.live import Live, Look
from cjm_workshop.widgets.patches import patch_of
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.views import colour_options, level_options

__all__ = ["Board", "board_view"]

_BARE: BoardParts = {
    "layout": "columns",
    "corner": "",
    "fold": "",
    "rows": [],
    "columns": [],
    "new_area": None,
    "lead": None,
    "switch": None,
    "chooser": None,
    "fields": [],
    "links": None,
    "missed": [],
}
"""A board that has nothing but its areas."""


class Board(Live):
    """Sticky notes in named areas.

    Parameters
    ----------
    host : Host
        The workshop.
    look : callable
        Makes the view of a state, see `board_view`.
    author : str, optional
        Who works at this board; needed for voting.
    **traits
        Traits of the widget; one that does not exist is a `TypeError`.
    """

    _esm = joined_script("board.js")
    _css = joined_style("board.css", "stage.css")

    _sent: dict[str, Any] | None = None

    def __init__(self, host: Host, look: Look, *, author: str = "", **traits: Any) -> None:
        super().__init__(host, look, author=author, **traits)
        self._sent = self.view

    def send_state(self, key: str | Iterable[str] | None = None) -> None:
        """Send a changed view as what changed in it; a page that opens still gets the whole."""
        if key != "view" or self._sent is None:
            super().send_state(key)
            return
        before, self._sent = self._sent, self.view
        serials = {"from": before["serial"], "to": self.view["serial"]}
        self.send({"type": "patch", **serials, **patch_of(before, self.view)})


def board_view(
    state: State,
    *,
    board: str,
    title: str,
    prompt: str,
    areas: list[Area],
    vote_kind: str = "",
    author: str = "",
    **parts: Unpack[BoardParts],
) -> dict[str, Any]:
    """Return the view of a board.

    Parameters
    ----------
    state : State
        The workshop.
    board, title, prompt : str
        What it is called inside and on the page, and the question that the team answers.
    areas : list of Area
        The places for notes, in reading order.
    vote_kind : str, optional
        The kind of record that gets dots; empty: no voting on this board.
    author : str, optional
        Whose dots are counted as left.
    **parts
        What else the board has, see `BoardParts`.
    """
    words = words_of(state.charter.language)
    return {
        **_BARE,
        "board": board,
        "title": title,
        "prompt": prompt,
        "areas": areas,
        "votes": _dots(state, vote_kind, author) if vote_kind else None,
        "levels": level_options(words),
        "colours": colour_options(words),
        **parts,
    }


def _dots(state: State, kind: str, author: str) -> dict[str, int]:
    """Return how many dots each person has for a kind of record, and how many one has left."""
    own = (vote for vote in state.votes if vote.voter == author)
    used = sum(vote.dots for vote in own if _kind(state, vote.about) == kind)
    each = state.charter.dots_each
    return {"each": each, "left": max(each - used, 0)}


def _kind(state: State, record_id: str) -> str:
    record = state.find(record_id)
    return record.KIND if record else ""
