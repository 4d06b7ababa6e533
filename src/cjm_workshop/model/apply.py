"""`apply(state, operation)`: the one way from a state to the next.

Each operation is compiled into changes, small facts that need no rule to be replayed: what a
journal acknowledged once stays acknowledged, also where a later version of the kit would refuse
the operation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cjm_workshop.errors import Refused
from cjm_workshop.languages.refusals import refused
from cjm_workshop.languages.sentences import a_kind, listed
from cjm_workshop.model.base import Record
from cjm_workshop.model.draft import Draft, no_field
from cjm_workshop.model.findings import Conflict, Vote
from cjm_workshop.model.leading import (
    compile_agenda,
    compile_round,
    compile_sort,
    compile_timer,
    refuse_closed_vote,
)
from cjm_workshop.model.log import Entry
from cjm_workshop.model.merging import compile_merge
from cjm_workshop.model.naming import called
from cjm_workshop.model.operations import (
    END,
    Add,
    AddComment,
    Batch,
    Copy,
    Edit,
    Merge,
    Move,
    Operation,
    Payload,
    Redo,
    Remove,
    SetAgenda,
    SetRound,
    SetTimer,
    SetVotes,
    Sort,
    Undo,
)
from cjm_workshop.model.references import references, without
from cjm_workshop.model.state import State
from cjm_workshop.model.undo import compile_redo, compile_undo

__all__ = ["apply", "payload_of", "replay"]

_PLACING = frozenset(
    [
        *("area", "board", "channels", "cluster", "effort", "impact"),
        *("journey", "moment", "persona", "stage"),
    ]
)
"""Fields that a move may set: they say where a record belongs."""


def apply(state: State, operation: Operation) -> State:
    """Return the state after an operation.

    Parameters
    ----------
    state : State
        Stays as it is.
    operation : Operation
        One that the state knows already has no further effect.

    Returns
    -------
    State
        Its ``log`` ends with the entry of this operation: the operation and its changes.

    Raises
    ------
    Refused
        If the operation does not fit; the message says why.
    """
    if operation.id in state.log:
        return state
    draft = Draft(state)
    _compile(draft, operation)
    draft.check_references()
    return draft.finish(Entry.model_construct(operation=operation, changes=tuple(draft.changes)))


def replay(state: State, entry: Entry, *, incomplete: bool = False) -> State:
    """Return the state after an operation that was acknowledged before.

    Parameters
    ----------
    state : State
        Stays as it is.
    entry : Entry
        The operation and its changes.
    incomplete : bool
        Whether operations before it are missing: then what it points to may be missing, too.

    Raises
    ------
    Refused
        If it does not fit.
    """
    if entry.operation.id in state.log:
        return state
    draft = Draft(state)
    for change in entry.changes:
        draft.replay(change)
    if incomplete:
        draft.check_references()
    return draft.finish(entry)


def _compile(draft: Draft, operation: Operation) -> None:
    _COMPILERS[type(operation)](draft, operation)


def _add(draft: Draft, operation: Add) -> None:
    last = (
        {draft.index[operation.after].KIND: operation.after}
        if operation.after in draft.index
        else {}
    )
    if operation.after not in {"start", "end"}:
        draft.need(operation.after)
    for payload in operation.records:
        if payload.kind == "charter":
            raise refused("one_charter")
        record = draft.build_new(payload.kind, payload.fields)
        first = "start" if operation.after == "start" else END
        draft.add(record, last.get(record.KIND, first))
        last[record.KIND] = record.id


def _edit(draft: Draft, operation: Edit) -> None:
    record = draft.need(operation.record)
    if operation.field not in type(record).model_fields:
        raise Refused(no_field(record.KIND, [operation.field]))
    wanted = draft.build(record.KIND, _fields_with(record, operation.field, operation.new))
    new = wanted.model_dump(mode="json")[operation.field]
    current = record.model_dump(mode="json")[operation.field]
    if current == new:
        return
    draft.check_new(wanted, {operation.field: new}, {operation.field: current})
    if _normal(record, operation.field, operation.old) == current:
        draft.edit(record, {operation.field: new})
    else:
        _keep_both(draft, operation, record, current, new)


def _fields_with(record: Record, field: str, value: Any) -> dict[str, Any]:
    if field == "id":
        raise refused("id_stays")
    dumped = record.model_dump(mode="json")
    return {name: dumped[name] for name in type(record).model_fields} | {field: value}


def _normal(record: Record, field: str, value: Any) -> Any:
    """Return a value as the record would hold it, so that equal values compare equal."""
    try:
        built = type(record).model_validate(_fields_with(record, field, value))
    except ValueError:  # what the author saw was never valid: then it is not the current value
        return value
    return built.model_dump(mode="json")[field]


def _keep_both(draft: Draft, operation: Edit, record: Record, current: Any, new: Any) -> None:
    """Let the first text stand and keep the second beside it."""
    earlier = next(
        (
            entry.operation.author
            for entry in reversed(draft.state.log.of_record(record.id))
            if any(c.after and operation.field in c.after for c in entry.changes)
        ),
        "",
    )
    conflict = Conflict(
        id=f"conflict-{operation.id.split('-', 1)[1]}",
        about=record.id,
        field=operation.field,
        kept=current,
        kept_by=earlier,
        other=new,
        other_by=operation.author,
        time=operation.time,
    )
    draft.add(conflict)


def _batch(draft: Draft, operation: Batch) -> None:
    for part in operation.operations:
        signed = {"author": operation.author, "time": operation.time}
        _compile(draft, part.model_copy(update=signed))


def _move(draft: Draft, operation: Move) -> None:
    record = draft.need(operation.record)
    if record.id == draft.state.charter.id:
        raise refused("charter_not_moved")
    odd = sorted(set(operation.into) - _PLACING)
    if odd:
        raise refused("not_by_move", fields=listed(odd))
    if operation.after not in {"start", "end"}:
        neighbour = draft.need(operation.after)
        if neighbour.KIND != record.KIND:
            kinds = {"kind": a_kind(record.KIND), "other": a_kind(neighbour.KIND)}
            raise refused("other_neighbour", **kinds)
    draft.move(record, operation.after, operation.into)


def _remove(draft: Draft, operation: Remove) -> None:
    going = {record_id: draft.need(record_id) for record_id in operation.records}
    if draft.state.charter.id in going:
        raise refused("charter_stays")
    dependents = _dependents(draft, set(going))
    if dependents and not operation.dependents:
        more = len(dependents) - 8
        raise refused(
            "in_use_and_more" if more > 0 else "in_use",
            titles=[called(record) for record in dependents[:8]],
            more=more,
        )
    for record in dependents:
        if any(ref.required and ref.target in going for ref in references(record)):
            going.setdefault(record.id, record)
    for record in dependents:
        if record.id not in going:
            _unlink(draft, record.id, set(going))
    for record_id in reversed(going):
        draft.remove(draft.need(record_id))


def _dependents(draft: Draft, going: set[str]) -> list[Record]:
    """List the records that point to one of these, and those that would go with them."""
    found: dict[str, Record] = {}
    wanted = set(going)
    while wanted:
        targets, wanted = wanted, set()
        for record in draft.index.values():
            if record.id in going or record.id in found:
                continue
            hits = [ref for ref in references(record) if ref.target in targets]
            if hits:
                found[record.id] = record
                if any(ref.required for ref in hits):
                    wanted.add(record.id)
    return list(found.values())


def _unlink(draft: Draft, record_id: str, going: set[str]) -> None:
    for target in going:
        record = draft.need(record_id)
        fields = without(record, target)
        if fields:
            draft.edit(record, fields)


def _vote(draft: Draft, operation: SetVotes) -> None:
    if not operation.author:
        raise refused("vote_needs_name")
    about = draft.need(operation.about)
    refuse_closed_vote(draft.index.values(), about)
    votes = [r for r in draft.index.values() if isinstance(r, Vote) and r.voter == operation.author]
    own = next((vote for vote in votes if vote.about == about.id), None)
    given = sum(v.dots for v in votes if v is not own and draft.need(v.about).KIND == about.KIND)
    budget = draft.state.charter.dots_each
    if operation.dots and given + operation.dots > budget:
        left = max(budget - given, 0)
        raise refused("dots_left", each=budget, voter=operation.author, left=left)
    if own and operation.dots:
        draft.edit(own, {"dots": operation.dots})
    elif own:
        draft.remove(own)
    elif operation.dots:
        fields = {"id": operation.vote, "about": about.id, "voter": operation.author}
        draft.add(draft.build("vote", fields | {"dots": operation.dots}))


def _comment(draft: Draft, operation: AddComment) -> None:
    draft.need(operation.about)
    said = {"about", "text", "author", "time", "answers"}
    fields = operation.model_dump(mode="json", include=said)
    draft.add(draft.build_new("comment", {"id": operation.comment} | fields))


def _copy(draft: Draft, operation: Copy) -> None:
    for payload in operation.records:
        draft.add(draft.build_brought(payload, operation.origin))


_COMPILERS: dict[type[Any], Callable[[Draft, Any], None]] = {
    Add: _add,
    Edit: _edit,
    Batch: _batch,
    Move: _move,
    Remove: _remove,
    SetVotes: _vote,
    Sort: compile_sort,
    SetRound: compile_round,
    SetTimer: compile_timer,
    SetAgenda: compile_agenda,
    AddComment: _comment,
    Copy: _copy,
    Merge: compile_merge,
    Undo: compile_undo,
    Redo: compile_redo,
}


def payload_of(record: Record) -> Payload:
    """Return a record as it travels in an operation."""
    return Payload(kind=record.KIND, fields=record.model_dump(mode="json", exclude_defaults=True))
