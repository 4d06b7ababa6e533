"""The wall of sticky notes: one generic board; what hangs on it is for its view to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjm_workshop.languages import words_of
from cjm_workshop.model import Host, State
from cjm_workshop.widgets.live import Live, Look
from cjm_workshop.widgets.patches import patch_of
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.views import Area, colour_options, level_options

__all__ = ["Board", "board_view"]


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
    layout: str = "columns",
    corner: str = "",
    rows: list[dict[str, str]] | None = None,
    columns: list[dict[str, str]] | None = None,
    new_area: dict[str, Any] | None = None,
    lead: dict[str, Any] | None = None,
    switch: dict[str, Any] | None = None,
    chooser: dict[str, Any] | None = None,
    fields: list[dict[str, Any]] | None = None,
    links: dict[str, Any] | None = None,
    missed: list[dict[str, Any]] | None = None,
    vote_kind: str = "",
    author: str = "",
) -> dict[str, Any]:
    """Return the view of a board.

    Parameters
    ----------
    board, title, prompt : str
        What it is called inside and on the page, and the question that the team answers.
    areas : list of Area
        The places for notes, in reading order.
    layout : {"columns", "matrix", "quadrants", "clusters"}
        How areas are laid out; a matrix needs `rows` and `columns` with ``id`` and ``title``.
        An area of a matrix that is in no row stands before them.
    corner : str, optional
        What rows and columns stand for, where their titles do not say it.
    new_area : dict, optional
        ``label`` of the field that makes an area by typing its name, and its `Make`;
        ``also={"record", "field", "value"}`` puts the new id at the end of a list; ``gather``
        names the field by which notes say that they are in the area, so that several notes can be
        made a group.
    lead : dict, optional
        A line at the head of the board: ``label``, ``value``, and the ``record`` and ``field``
        that it edits, or the `Make` of the record where there is none yet.
    switch : dict, optional
        A button that sets a field: ``word``, ``value``, and as with `lead`.
    chooser : dict, optional
        ``label``, ``value`` and ``options`` of what the board can show instead; the browser
        answers with ``{type: "choose", id}``.
    fields : list of dict, optional
        What a note's menu sets in the notes that have the field: ``field``, ``word`` and
        ``options``, or ``on`` and ``off`` for what is either so or not.
    links : dict, optional
        How a note leads to others: ``word``, the ``field`` of the note, the names ``to`` and
        ``when`` inside each link, the ``targets`` there are, the question ``ask`` for when the
        link is taken, and the words ``go`` and ``off``.
    missed : list of dict, optional
        Questions on what may be missing, each answered in place: ``id``, ``question``, how many
        answers were ``found``, the ``area`` and the `Make` of an answer, and what else it ``asks``
        for: ``field`` and ``label``.
    vote_kind : str, optional
        The kind of record that gets dots; empty: no voting on this board.
    author : str, optional
        Whose dots are counted as left.
    """
    words = words_of(state.charter.language)
    return {
        "board": board,
        "title": title,
        "prompt": prompt,
        "layout": layout,
        "areas": areas,
        "corner": corner,
        "rows": rows or [],
        "columns": columns or [],
        "new_area": new_area,
        "lead": lead,
        "switch": switch,
        "chooser": chooser,
        "fields": fields or [],
        "links": links,
        "missed": missed or [],
        "votes": _dots(state, vote_kind, author) if vote_kind else None,
        "levels": level_options(words),
        "colours": colour_options(words),
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
