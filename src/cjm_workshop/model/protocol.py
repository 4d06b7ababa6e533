"""What boards, rooms and importers know of a workshop: four methods, no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from cjm_workshop.model.log import Entry
from cjm_workshop.model.operations import Operation
from cjm_workshop.model.state import State

__all__ = ["Host", "seen_by"]


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


def seen_by(state: State, viewer: str | None) -> State:
    """Return the state as a person may see it: without the private notes of others."""
    if viewer is None:
        return state
    hidden = {note.id for note in state.notes if note.private and note.author != viewer}
    if not hidden:
        return state
    notes = tuple(note for note in state.notes if note.id not in hidden)
    votes = tuple(vote for vote in state.votes if vote.about not in hidden)
    comments = tuple(comment for comment in state.comments if comment.about not in hidden)
    index = {key: record for key, record in state.index.items() if key not in hidden}
    return state.with_records(
        {"notes": notes, "votes": votes, "comments": comments}, index, state.log
    )
