"""Boards of plain notes: ideas in columns, and the affinity diagram with its clusters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import Activity, Cluster, Host, Note, State, round_of
from cjm_workshop.widgets.board_types import Area, Card, Make
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.views import (
    COLOURS,
    area_of,
    conflicts_of,
    name_by,
    note_card,
    votes_of,
)
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["AffinityBoard", "affinity_board", "affinity_view", "ideas_board", "ideas_view"]


class AffinityBoard(Board):
    """Notes in named clusters, which can be merged and split."""

    SECTIONS = ("board", "affinity")
    _esm = joined_script("clusters.js")
    _css = joined_style("board.css", "stage.css", "clusters.css")


def affinity_board(host: Host, author: str = "", board: str = "affinity") -> AffinityBoard:
    """Return the board on which a team sorts notes into named clusters.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who works at this board; needed for the dots on clusters.
    board : str, optional
        Which notes: those whose `Note.board` is this.
    """
    return AffinityBoard(host, partial(affinity_view, board=board, author=author), author=author)


def affinity_view(state: State, board: str = "affinity", author: str = "") -> dict[str, Any]:
    """Return the affinity diagram as the browser shows it."""
    words = words_of(state.charter.language)
    return board_view(
        state,
        board=f"affinity/{board}",
        title=words("affinity.title"),
        prompt=state.charter.focus_question or words("affinity.prompt"),
        layout="clusters",
        areas=_clusters(state, board, author),
        new_area={
            "label": words("affinity.new_cluster"),
            "placeholder": words("affinity.new_cluster_hint"),
            "make": {
                "kind": Cluster.KIND,
                "fields": {"board": board, "named_by": author},
                "text_field": "name",
            },
            "gather": "cluster",
        },
        vote_kind=Cluster.KIND if _is_voting(state, board) else "",
        author=author,
    )


def _is_voting(state: State, board: str) -> bool:
    """Tell whether dots can be given now: while the facilitator has opened a vote."""
    about = round_of(state, board, Activity.VOTE)
    return about is not None and about.open


def _clusters(state: State, board: str, author: str) -> list[Area]:
    cards: dict[str, list[Card]] = {}
    conflicts = conflicts_of(state)
    total, own = votes_of(state, author)
    words = words_of(state.charter.language)
    voting = _is_voting(state, board)
    clusters = [cluster for cluster in state.clusters if cluster.board == board]
    known = {cluster.id for cluster in clusters}
    for note in state.notes:
        if note.board == board:
            card = note_card(note, conflicts)
            card["votes"] = total.get(note.id, 0)
            where = note.cluster if note.cluster in known else None
            cards.setdefault(where or "", []).append(card)
    areas = [
        area_of(
            "unsorted",
            words("affinity.not_sorted"),
            cards.get("", []),
            {"cluster": None},
            prompt=words("affinity.not_sorted_hint"),
            make=_make(board, author, {}),
        )
    ]
    for at, cluster in enumerate(clusters):
        area = _cluster(cluster, board, author, cards.get(cluster.id, []), words)
        area["colour"] = cluster.colour or COLOURS[at % len(COLOURS)]
        area["votes"], area["mine"] = total.get(cluster.id, 0), own.get(cluster.id, 0)
        area["conflicts"] = conflicts.get(cluster.id, [])
        if voting:
            area["vote"] = cluster.id
        areas.append(area)
    return areas


def _cluster(cluster: Cluster, board: str, author: str, cards: list[Card], words: Words) -> Area:
    area = area_of(
        cluster.id,
        cluster.name or words("affinity.unnamed"),
        cards,
        {"cluster": cluster.id},
        prompt=cluster.insight,
        make=_make(board, author, {"cluster": cluster.id}),
    )
    return name_by(area, cluster)


def _make(board: str, author: str, fields: dict[str, Any]) -> Make:
    given = {"board": board, "author": author} | fields
    return {"kind": Note.KIND, "fields": given, "text_field": "text"}


def ideas_board(
    host: Host, author: str = "", board: str = "ideas", columns: Sequence[str] = ()
) -> Board:
    """Return a board of notes in plain columns, with dots.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who works at this board; needed for the dots.
    board : str, optional
        Which notes: those whose `Note.board` is this; new ones get it.
    columns : sequence of str, optional
        Names of the columns. Columns that notes hang in already are shown in any case.
    """
    look = partial(ideas_view, board=board, columns=tuple(columns), author=author)
    return Board(host, look, author=author)


def ideas_view(
    state: State, board: str = "ideas", columns: Sequence[str] = (), author: str = ""
) -> dict[str, Any]:
    """Return a board of ideas as the browser shows it."""
    words = words_of(state.charter.language)
    cards: dict[str, list[Card]] = {name: [] for name in columns}
    conflicts = conflicts_of(state)
    total, own = votes_of(state, author)
    voting = _is_voting(state, board)
    for note in state.notes:
        if note.board == board:
            card = note_card(note, conflicts)
            card["votes"] = total.get(note.id, 0)
            if voting:
                card["mine"] = own.get(note.id, 0)
            cards.setdefault(note.area, []).append(card)
    names = list(cards) or [""]
    return board_view(
        state,
        board=f"ideas/{board}",
        title=words("ideas.title") if board == "ideas" else board[:1].upper() + board[1:],
        prompt=state.charter.focus_question or words("ideas.prompt"),
        areas=[_column(board, author, name, cards.get(name, []), words) for name in names],
        vote_kind=Note.KIND if voting else "",
        author=author,
    )


def _column(board: str, author: str, name: str, cards: list[Card], words: Words) -> Area:
    make = _make(board, author, {"area": name})
    title = name or words("ideas.title")
    return area_of(f"column/{name}", title, cards, {"area": name}, make=make)
