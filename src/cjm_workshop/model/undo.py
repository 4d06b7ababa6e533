"""Undo and redo: the inverse of an operation, per author, refused where others went on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cjm_workshop.errors import Refused
from cjm_workshop.languages.refusals import refused
from cjm_workshop.languages.sentences import kind_word
from cjm_workshop.model.base import Record
from cjm_workshop.model.draft import Draft
from cjm_workshop.model.log import Change, Entry, Log
from cjm_workshop.model.naming import called
from cjm_workshop.model.operations import Redo, SetAgenda, SetRound, SetTimer, Undo
from cjm_workshop.model.state import State

__all__ = [
    "Possible",
    "compile_redo",
    "compile_undo",
    "next_redo",
    "next_undo",
    "redo_of",
    "undo_of",
]


_NOT_TAKEN_BACK = (Undo, Redo, SetAgenda, SetRound, SetTimer)
"""Leading a workshop has buttons of its own; undo is for what somebody made."""


class Possible(NamedTuple):
    """An undo or redo that is possible now, and what had to be passed over for it."""

    operation: Undo | Redo
    passed_over: tuple[str, ...] = ()
    """Why later operations could not be taken back, in words; the latest first."""


def undo_of(past: State | Log, author: str, session: str = "") -> Undo:
    """Return the operation that takes back the author's last one that can be taken back.

    Parameters
    ----------
    past : State or Log
        With a state, operations that others went on from are passed over; with a log, which is
        quick, the last one is meant, whatever became of it.
    author : str
        Who asks.
    session : str, optional
        Where nobody signed in, only operations of this session count.

    Raises
    ------
    Refused
        If there is nothing left to undo, or nothing that can be undone; then with the reason
        for the last operation.
    """
    operation = next_undo(past, author, session).operation
    assert isinstance(operation, Undo)
    return operation


def redo_of(past: State | Log, author: str, session: str = "") -> Redo:
    """Return the operation that does again what the author's last undo took back.

    Parameters and errors are those of `undo_of`.
    """
    operation = next_redo(past, author, session).operation
    assert isinstance(operation, Redo)
    return operation


def next_undo(past: State | Log, author: str, session: str = "") -> Possible:
    """Return what `undo_of` returns, and what was passed over."""
    done, _ = _stacks(_log(past), author, session)
    if not done:
        raise refused("no_undo")
    return _first_possible(past, [Undo(author=author, session=session, of=o) for o in done[::-1]])


def next_redo(past: State | Log, author: str, session: str = "") -> Possible:
    """Return what `redo_of` returns, and what was passed over."""
    _, undone = _stacks(_log(past), author, session)
    if not undone:
        raise refused("no_redo")
    return _first_possible(past, [Redo(author=author, session=session, of=o) for o in undone[::-1]])


def _log(past: State | Log) -> Log:
    return past.log if isinstance(past, State) else past


def _first_possible(past: State | Log, tries: Sequence[Undo | Redo]) -> Possible:
    """Try operations on a draft that is thrown away."""
    if isinstance(past, Log):
        return Possible(tries[0])
    reasons: list[Refused] = []
    for operation in tries:
        draft = Draft(past)
        try:
            _replay_all(draft, _entry(draft, operation), operation)
            draft.check_references()
        except Refused as error:
            reasons.append(error)
        else:
            return Possible(operation, tuple(map(str, reasons)))
    raise reasons[0]


def _stacks(log: Log, author: str, session: str) -> tuple[list[str], list[str]]:
    """Return the ids of the author's operations that stand, and of those undone, last one last."""
    done: dict[str, None] = {}  # in the order in which they were done; taken out at no cost
    undone: dict[str, None] = {}
    for entry in log.of_author(author):
        operation = entry.operation
        if not author and operation.session != session:
            continue
        if isinstance(operation, Undo) and operation.of in done:
            del done[operation.of]
            undone[operation.of] = None
        elif isinstance(operation, Redo) and operation.of in undone:
            del undone[operation.of]
            done[operation.of] = None
        elif entry.changes and not isinstance(operation, _NOT_TAKEN_BACK):
            done[operation.id] = None
            undone.clear()
    return list(done), list(undone)


def compile_undo(draft: Draft, operation: Undo) -> None:
    """Take back the changes of an operation, last one first."""
    entry = _entry(draft, operation)
    done, undone = _stacks(draft.state.log, operation.author, operation.session)
    if operation.of in undone or operation.of not in done:
        raise refused("undone_already")
    _replay_all(draft, entry, operation)


def compile_redo(draft: Draft, operation: Redo) -> None:
    """Make the changes of an undone operation again."""
    entry = _entry(draft, operation)
    _, undone = _stacks(draft.state.log, operation.author, operation.session)
    if operation.of not in undone:
        raise refused("not_undone")
    _replay_all(draft, entry, operation)


def _replay_all(draft: Draft, entry: Entry, by: Undo | Redo) -> None:
    changes = entry.changes
    if isinstance(by, Undo):
        changes = tuple(change.reversed() for change in reversed(changes))
    for change in changes:
        _replay(draft, change, by)


def _entry(draft: Draft, operation: Undo | Redo) -> Entry:
    if operation.of not in draft.state.log:
        raise refused("too_long_ago")
    entry = draft.state.log[operation.of]
    another = not operation.author and entry.operation.session != operation.session
    if another or entry.operation.author != operation.author:
        who = entry.operation.author
        raise refused("done_by" if who else "done_by_another", who=who)
    return entry


def _replay(draft: Draft, change: Change, by: Undo | Redo) -> None:
    record = draft.index.get(change.record)
    if change.before is None:
        if record is not None:
            raise refused("there_again", title=called(record))
    elif record is None:
        raise _since("removed", draft, change, by, kind=kind_word(change.kind))
    else:
        _same_as_then(draft, record, change, by)
    draft.replay(change)


def _same_as_then(draft: Draft, record: Record, change: Change, by: Undo | Redo) -> None:
    now = record.model_dump(mode="json", exclude_defaults=change.after is None)
    then = change.before or {}
    same = now == then if change.after is None else all(now[k] == v for k, v in then.items())
    if not same:
        raise _since("changed", draft, change, by, title=called(record))


def _since(label: str, draft: Draft, change: Change, by: Undo | Redo, **values: object) -> Refused:
    """Return the refusal of a change on which somebody else went on, with their name if known."""
    who = _who(draft, change, by)
    if who is None:
        return refused(label, **values)
    return refused(f"{label}_by" if who else f"{label}_by_another", who=who, **values)


def _who(draft: Draft, change: Change, by: Undo | Redo) -> str | None:
    """Return who changed the record since; None where nobody else did, empty without a name."""
    for entry in reversed(draft.state.log.of_record(change.record)):
        other = entry.operation
        if other.author != by.author or (not by.author and other.session != by.session):
            return other.author
    return None
