"""What leading a workshop does to a draft: rounds, own sorts, timer and agenda."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, TypeVar

from cjm_workshop.languages.refusals import refused
from cjm_workshop.model.base import Record
from cjm_workshop.model.draft import Draft
from cjm_workshop.model.facilitation import Activity, Agenda, Pile, Round, Timer
from cjm_workshop.model.findings import Note
from cjm_workshop.model.naming import title_of
from cjm_workshop.model.operations import SetAgenda, SetRound, SetTimer, Sort
from cjm_workshop.model.state import board_of

__all__ = [
    "compile_agenda",
    "compile_round",
    "compile_sort",
    "compile_timer",
    "refuse_closed_vote",
]

R = TypeVar("R", bound=Record)


def _only(draft: Draft, kind: type[R]) -> R | None:
    """Return the record of which a workshop has one at most."""
    return next((r for r in draft.index.values() if isinstance(r, kind)), None)


def refuse_closed_vote(records: Iterable[Record], about: Record) -> None:
    """Refuse dots on what hangs on a board whose vote has been closed."""
    board = board_of(about)
    for one in records:
        if isinstance(one, Round) and one.activity is Activity.VOTE and one.board == board:
            if not one.open:
                who = one.closed_by
                raise refused("vote_closed_by" if who else "vote_closed", who=who)
            return


def compile_sort(draft: Draft, operation: Sort) -> None:
    """Take the note out of the author's piles and put it into the one that is meant."""
    if not operation.author:
        raise refused("sort_needs_name")
    note = draft.need(operation.note)
    if not isinstance(note, Note):
        raise refused("only_notes", title=title_of(note))
    target = draft.need(operation.pile) if operation.pile else None
    if target is not None and not (
        isinstance(target, Pile)
        and target.author == operation.author
        and target.board == note.board
    ):
        raise refused("own_pile")
    for pile in list(draft.index.values()):
        if isinstance(pile, Pile) and pile.author == operation.author and pile is not target:
            rest = [one for one in pile.notes if one != note.id]
            draft.edit(pile, {"notes": rest})
    if isinstance(target, Pile) and note.id not in target.notes:
        draft.edit(target, {"notes": [*target.notes, note.id]})


def compile_round(draft: Draft, operation: SetRound) -> None:
    """Open or close a round; the end of writing alone reveals what was written on the board."""
    there = next(
        (
            one
            for one in draft.index.values()
            if isinstance(one, Round)
            and (one.board, one.activity) == (operation.board, operation.activity)
        ),
        None,
    )
    who = {"opened_by" if operation.open else "closed_by": operation.author}
    if there is not None and there.open != operation.open:
        draft.edit(there, {"open": operation.open} | who)
    elif there is None:
        fields: dict[str, Any] = operation.model_dump(
            mode="json", include={"board", "activity", "open"}
        )
        draft.add(draft.build_new(Round.KIND, {"id": operation.round} | fields | who))
    if operation.activity is Activity.WRITE and not operation.open:
        for note in list(draft.index.values()):
            if isinstance(note, Note) and note.private and note.board == operation.board:
                draft.edit(note, {"private": False})


def compile_timer(draft: Draft, operation: SetTimer) -> None:
    """Work out from the time of the operation when the timer ends, or what is left of it."""
    timer = _only(draft, Timer)
    if timer is None and operation.turn != "start":
        return
    running = timer.ends - operation.time if timer and timer.ends else timedelta()
    left = max(int(running.total_seconds()), timer.left if timer else 0)
    fields: dict[str, Any]
    if operation.turn == "start":
        left = operation.seconds or left
        if not left:
            raise refused("no_time_left")
        ends = operation.time + timedelta(seconds=left)
        fields = {"ends": ends.isoformat(), "left": 0}
        if operation.seconds:
            fields |= {"seconds": operation.seconds, "label": operation.label}
    elif operation.turn == "pause":
        fields = {"ends": None, "left": left}
    elif operation.turn == "stop":
        fields = {"ends": None, "left": 0}
    else:
        fields = _more(timer, operation, left)
    if timer is None:
        draft.add(draft.build_new(Timer.KIND, {"id": operation.timer} | fields))
    else:
        draft.edit(timer, fields)


def _more(timer: Timer | None, operation: SetTimer, left: int) -> dict[str, Any]:
    assert timer is not None
    more = operation.seconds or 60
    total = {"seconds": timer.seconds + more}
    if timer.ends is None:
        return total | {"left": left + more}
    ends = max(timer.ends, operation.time) + timedelta(seconds=more)
    return total | {"ends": ends.isoformat()}


def compile_agenda(draft: Draft, operation: SetAgenda) -> None:
    """Note the plan, the notebook that the team is in, and when it got there."""
    fields: dict[str, Any] = {}
    if operation.plan is not None:
        fields["plan"] = operation.plan.value
    if operation.start:
        fields["started"] = operation.time.isoformat()
    if operation.here is not None:
        fields |= {"here": operation.here, "here_since": operation.time.isoformat()}
    agenda = _only(draft, Agenda)
    if agenda is None:
        draft.add(draft.build_new(Agenda.KIND, {"id": operation.agenda} | fields))
    else:
        draft.edit(agenda, fields)
