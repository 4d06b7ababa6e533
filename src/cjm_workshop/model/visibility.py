"""Who may see what: private notes, own sorts and open votes, until the facilitator opens them."""

from __future__ import annotations

from typing import Any

from cjm_workshop.model.facilitation import Activity, Pile, Round
from cjm_workshop.model.findings import Note
from cjm_workshop.model.state import COLLECTIONS, State, board_of

__all__ = ["hidden_from", "round_of", "seen_by"]


def round_of(state: State, board: str, activity: Activity) -> Round | None:
    """Return the round of an activity on a board, open or closed; None if there was none."""
    return next(
        (one for one in state.rounds if (one.board, one.activity) == (board, activity)), None
    )


def hidden_from(state: State, viewer: str | None) -> set[str]:
    """Return the ids of the records that a person may not see; None sees all.

    Hidden are the private notes of others, others' sorts until they are opened, others' dots while
    a vote is open, and what is said about a hidden note.
    """
    if viewer is None:
        return set()
    hidden = {note.id for note in state.notes if note.private and note.author != viewer}
    if hidden:
        votes = {vote.id for vote in state.votes if vote.about in hidden}
        hidden |= votes | {one.id for one in state.comments if one.about in hidden}
    opened = {r.board for r in state.rounds if r.activity is Activity.SORT and not r.open}
    hidden |= {p.id for p in state.piles if p.author != viewer and p.board not in opened}
    voting = {r.board for r in state.rounds if r.activity is Activity.VOTE and r.open}
    if voting:
        others = (vote for vote in state.votes if vote.voter != viewer)
        hidden |= {v.id for v in others if board_of(state.index[v.about]) in voting}
    return hidden


def seen_by(state: State, viewer: str | None) -> State:
    """Return the state as a person may see it, without what `hidden_from` names."""
    hidden = hidden_from(state, viewer)
    if not hidden:
        return state
    kinds = {record.KIND for record_id in hidden if (record := state.find(record_id))}
    left: dict[str, Any] = {
        COLLECTIONS[kind]: tuple(r for r in state.of_kind(kind) if r.id not in hidden)
        for kind in kinds
    }
    index = {key: record for key, record in state.index.items() if key not in hidden}
    if Note.KIND in kinds:
        piles = tuple(_without(p, hidden) for p in state.piles if p.id not in hidden)
        left |= {"piles": piles}
        index |= {pile.id: pile for pile in piles}
    return state.with_records(left, index, state.log)


def _without(pile: Pile, hidden: set[str]) -> Pile:
    notes = tuple(note for note in pile.notes if note not in hidden)
    return pile.model_copy(update={"notes": notes})
