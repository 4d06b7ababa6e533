"""The silent sort: everybody's own piles, and the groups that all of them together propose."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.insight.co_sorting import Proposal, co_sorting
from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import (
    Activity,
    Batch,
    Cluster,
    Host,
    Move,
    Note,
    Operation,
    Pile,
    Remove,
    Sort,
    State,
    round_of,
)
from cjm_workshop.widgets.board_types import Area, Card, NewArea
from cjm_workshop.widgets.panel import Panel
from cjm_workshop.widgets.scripts import joined_script
from cjm_workshop.widgets.views import area_of, conflicts_of, name_by, note_card
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["SortBoard", "SortsPanel", "sort_board", "sorts_panel"]

LEVELS = {"half": 0.5, "most": 2 / 3, "nearly": 0.9}
"""How much people have to agree for a proposal; the middle of each pair of notes counts."""


class SortBoard(Board):
    """One person's own sort of the notes of a board; the board itself stays as it is."""

    SECTIONS = ("board", "affinity")

    def _operation(self, value: Any) -> Operation:
        """Read what moves or removes a note as what it means here: into a pile, or out of all."""
        return self._meant(super()._operation(value))

    def _meant(self, operation: Operation) -> Operation:
        if isinstance(operation, Move) and self._is_note(operation.record):
            return self._sort(operation, operation.record, operation.into.get("pile"))
        if isinstance(operation, Remove) and all(map(self._is_note, operation.records)):
            if len(operation.records) == 1:
                return self._sort(operation, operation.records[0], None)
            parts = tuple(self._sort(None, note, None) for note in operation.records)
            return Batch(id=operation.id, operations=parts, author=self.author)
        if isinstance(operation, Batch):
            meant = [self._meant(part) for part in operation.operations]
            return operation.model_copy(update={"operations": tuple(meant)})
        return operation

    def _is_note(self, record: str) -> bool:
        return isinstance(self._host.state().find(record), Note)

    def _sort(self, operation: Operation | None, note: str, pile: str | None) -> Sort:
        known = {"id": operation.id, "time": operation.time} if operation else {}
        return Sort(note=note, pile=pile, author=self.author, **known)


def sort_board(host: Host, board: str = "affinity", author: str = "") -> SortBoard:
    """Return the board on which one person sorts the notes for themselves.

    Parameters
    ----------
    host : Host
        The workshop.
    board : str
        Whose notes.
    author : str, optional
        Whose sort; without a name nothing can be sorted.
    """
    return SortBoard(host, partial(_sort_view, board=board, author=author), author=author)


def _sort_view(state: State, board: str, author: str) -> dict[str, Any]:
    words = words_of(state.charter.language)
    piles = [p for p in state.piles if p.board == board and p.author == author and author]
    where = {note: pile.id for pile in piles for note in pile.notes}
    cards: dict[str, list[Card]] = {}
    conflicts = conflicts_of(state)
    for note in state.notes:
        if note.board == board and not note.private:
            cards.setdefault(where.get(note.id, ""), []).append(note_card(note, conflicts))
    free = area_of(
        "unsorted",
        words("affinity.not_sorted"),
        cards.get("", []),
        {"pile": None},
        prompt=words("affinity.sort_hint"),
    )
    return board_view(
        state,
        board=f"sort/{board}",
        title=words("affinity.my_sort"),
        prompt=words("affinity.my_sort_prompt" if author else "affinity.needs_name"),
        layout="clusters",
        areas=[free, *(_pile(pile, cards.get(pile.id, [])) for pile in piles)],
        new_area=_new_pile(board, author, words) if author else None,
        author=author,
    )


def _pile(pile: Pile, cards: list[Card]) -> Area:
    return name_by(area_of(pile.id, pile.name or "…", cards, {"pile": pile.id}), pile)


def _new_pile(board: str, author: str, words: Words) -> NewArea:
    fields = {"board": board, "author": author}
    return {
        "label": words("affinity.new_pile"),
        "placeholder": words("affinity.new_pile_hint"),
        "make": {"kind": Pile.KIND, "fields": fields, "text_field": "name"},
        "gather": "pile",
    }


class SortsPanel(Panel):
    """What the sorts propose together; taking a proposal makes a cluster of it."""

    SECTIONS = ("board", "facilitation", "vote", "affinity")
    _esm = joined_script("sorts.js")


def sorts_panel(host: Host, board: str = "affinity", author: str = "") -> SortsPanel:
    """Return the groups that everybody's own sorts propose.

    Parameters
    ----------
    host : Host
        The workshop.
    board : str
        Whose notes.
    author : str, optional
        Who opens the sorts and takes or passes over what is proposed.
    """

    def look(state: State) -> dict[str, Any]:
        # how many have sorted may be known; the sorts of others are not in `state`
        piles = [p for p in host.state().piles if p.board == board and p.notes]
        counts = {
            "people": len({pile.author for pile in piles}),
            "sorted": len({note for pile in piles for note in pile.notes}),
        }
        return _sorts_view(state, board, author) | counts

    return SortsPanel(host, look, author=author)


def _sorts_view(state: State, board: str, author: str) -> dict[str, Any]:
    about = round_of(state, board, Activity.SORT)
    opened = about is not None and not about.open
    passed = list(about.passed_over) if about else []
    proposals: dict[str, list[dict[str, Any]]] = {}
    settled = False
    found = co_sorting(state, board) if opened else None
    for name, level in LEVELS.items():
        groups = found.proposals(level) if found else ()
        open_ = [one for one in groups if one.key not in passed and _is_open(state, one)]
        settled = settled or len(open_) < len(groups)
        proposals[name] = [_proposal(state, one) for one in open_]
    return {
        "form": f"sorts/{board}",
        "board": board,
        "opened": opened,
        "of": sum(note.board == board and not note.private for note in state.notes),
        "proposals": proposals,
        "settled": settled,
        "record": about.id if about else "",
        "passed": passed,
        "make": {
            "kind": Cluster.KIND,
            "fields": {"board": board, "named_by": author},
            "text_field": "name",
        },
    }


def _is_open(state: State, proposal: Proposal) -> bool:
    """Tell whether two of its notes at least hang in no cluster yet."""
    notes = (state.get(Note, note) for note in proposal.notes)
    return sum(note is not None and note.cluster is None for note in notes) > 1


def _proposal(state: State, proposal: Proposal) -> dict[str, Any]:
    notes = [note for name in proposal.notes if (note := state.get(Note, name))]
    return {
        "key": proposal.key,
        "agreement": proposal.agreement,
        "names": list(proposal.names),
        "notes": [
            {
                "id": note.id,
                "text": note.text,
                "cluster": cluster.name if (cluster := state.get(Cluster, note.cluster)) else "",
            }
            for note in notes
        ],
    }
