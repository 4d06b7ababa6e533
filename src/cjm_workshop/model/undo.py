"""Undo and redo: the inverse of an operation, per author, refused where others went on."""

from __future__ import annotations

from cjm_workshop.errors import Refused
from cjm_workshop.model.base import Record
from cjm_workshop.model.draft import Draft, title_of
from cjm_workshop.model.log import Change, Entry, Log
from cjm_workshop.model.operations import Redo, Undo
from cjm_workshop.model.references import references

__all__ = ["compile_redo", "compile_undo", "redo_of", "undo_of"]


def undo_of(log: Log, author: str) -> Undo:
    """Return the operation that takes back the author's last one.

    Raises
    ------
    Refused
        If there is nothing left to undo.
    """
    done, _ = _stacks(log, author)
    if not done:
        raise Refused("There is nothing of yours to undo.")
    return Undo(author=author, of=done[-1])


def redo_of(log: Log, author: str) -> Redo:
    """Return the operation that does again what the author's last undo took back.

    Raises
    ------
    Refused
        If nothing was undone, or something else was done since.
    """
    _, undone = _stacks(log, author)
    if not undone:
        raise Refused("There is nothing of yours to do again.")
    return Redo(author=author, of=undone[-1])


def _stacks(log: Log, author: str) -> tuple[list[str], list[str]]:
    """Return the ids of the author's operations that stand, and of those undone, last one last."""
    done: list[str] = []
    undone: list[str] = []
    for entry in log.of_author(author):
        operation = entry.operation
        if isinstance(operation, Undo) and operation.of in done:
            done.remove(operation.of)
            undone.append(operation.of)
        elif isinstance(operation, Redo) and operation.of in undone:
            undone.remove(operation.of)
            done.append(operation.of)
        elif entry.changes and not isinstance(operation, (Undo, Redo)):
            done.append(operation.id)
            undone.clear()
    return done, undone


def compile_undo(draft: Draft, operation: Undo) -> None:
    """Take back the changes of an operation, last one first."""
    entry = _entry(draft, operation)
    done, undone = _stacks(draft.state.log, operation.author)
    if operation.of in undone or operation.of not in done:
        raise Refused("This was undone already.")
    for change in reversed(entry.changes):
        _replay(draft, change.reversed(), operation.author)


def compile_redo(draft: Draft, operation: Redo) -> None:
    """Make the changes of an undone operation again."""
    entry = _entry(draft, operation)
    _, undone = _stacks(draft.state.log, operation.author)
    if operation.of not in undone:
        raise Refused("This was not undone, so it cannot be done again.")
    for change in entry.changes:
        _replay(draft, change, operation.author)


def _entry(draft: Draft, operation: Undo | Redo) -> Entry:
    if operation.of not in draft.state.log:
        raise Refused("The history of this workshop does not reach back that far.")
    entry = draft.state.log[operation.of]
    if entry.operation.author != operation.author:
        who = entry.operation.author or "somebody else"
        raise Refused(f"This was done by {who}; each person undoes their own.")
    return entry


def _replay(draft: Draft, change: Change, author: str) -> None:
    record = draft.index.get(change.record)
    if change.before is None:
        if record is not None:
            raise Refused(f"The {title_of(record)} is there again already.")
    elif record is None:
        who = _who(draft, change, author)
        raise Refused(f"The {change.kind} that this changed has been removed{who}.")
    else:
        _same_as_then(draft, record, change, author)
        if change.after is None:
            _nobody_needs(draft, record)
    draft.replay(change)


def _same_as_then(draft: Draft, record: Record, change: Change, author: str) -> None:
    now = record.model_dump(mode="json", exclude_defaults=change.after is None)
    then = change.before or {}
    same = now == then if change.after is None else all(now[k] == v for k, v in then.items())
    if not same:
        raise Refused(
            f"The {title_of(record)} has been changed{_who(draft, change, author)} since; "
            "undoing would take that away. Edit it instead."
        )


def _nobody_needs(draft: Draft, record: Record) -> None:
    users = [
        r for r in draft.index.values() if any(ref.target == record.id for ref in references(r))
    ]
    if users:
        names = "; ".join(title_of(user) for user in users[:5])
        raise Refused(f"The {title_of(record)} is in use by now: {names}.")


def _who(draft: Draft, change: Change, author: str) -> str:
    for entry in reversed(draft.state.log.of_record(change.record)):
        if entry.operation.author != author:
            return f" by {entry.operation.author or 'somebody else'}"
    return ""
