"""What boards, rooms and importers know of a workshop: four methods, no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from cjm_workshop.model.facilitation import Activity, Pile, Round
from cjm_workshop.model.findings import Note
from cjm_workshop.model.log import Entry
from cjm_workshop.model.operations import Operation
from cjm_workshop.model.state import COLLECTIONS, State, board_of

__all__ = ["Host", "KeepsFiles", "hidden_from", "round_of", "seen_by"]


@runtime_checkable
class Host(Protocol):
    """Holds the truth about one workshop."""

    def state(self, viewer: str | None = None) -> State:
        """Return the workshop as this person may see it; None sees all."""
        ...

    def apply(self, operation: Operation) -> Entry:
        """Make a change and return once it is safe on disk.

        Raises
        ------
        Refused
            If it does not fit the workshop as it is now.
        NotSaved
            If it could not be written; then it was not made.
        """
        ...

    def observe(
        self, callback: Callable[[State, Sequence[Entry]], None], viewer: str | None = None
    ) -> Callable[[], None]:
        """Call back after every change, wherever it came from; return the way to stop that.

        The callback gets the state as the viewer may see it and the new entries. It may come
        from another thread.
        """
        ...

    def history(self, record: str) -> Sequence[Entry]:
        """Return what happened to a record, oldest first."""
        ...


@runtime_checkable
class KeepsFiles(Protocol):
    """Keeps pictures and attachments beside a workshop; a `Host` on a disk does."""

    @property
    def files_folder(self) -> Path:
        """The folder that they lie in, each under its hash; it exists once there is one."""
        ...

    def keep_file(self, source: str | Path | bytes, suffix: str = "") -> str:
        """Keep a copy of a file; return the name to put into a record.

        Raises
        ------
        Refused
            If it is too large, empty, missing, or has no usable ending.
        ReadOnly, NotSaved
            As `Host.apply`.
        """
        ...


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
    """Return the state as a person may see it, see `hidden_from`."""
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
