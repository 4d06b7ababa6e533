"""Whatever two people do to two versions of a workshop, in whatever order, these things hold."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from cjm_workshop.errors import Refused
from cjm_workshop.model import (
    Add,
    AddComment,
    Cluster,
    Edit,
    Entry,
    Journey,
    Move,
    Note,
    Operation,
    Pain,
    Payload,
    Persona,
    Record,
    Remove,
    SetVotes,
    Stage,
    State,
    Step,
    apply,
    copy_of,
    future_of,
    merge_of,
    new_id,
    payload_of,
    redo_of,
    replay,
    undo_of,
)
from cjm_workshop.model.scan import cross_reference_faults

OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)
RECORDS = (
    Persona(id="persona-maya", name="Maya"),
    Stage(id="stage-find", name="Find out"),
    Stage(id="stage-buy", name="Buy"),
    Journey(id="journey-now", name="I order", persona="persona-maya"),
    Step(id="step-look", journey="journey-now", stage="stage-find", name="Looks"),
    Pain(id="pain-fee", step="step-look", text="The fee is hidden"),
    Cluster(id="cluster-time", name="It takes too long"),
    Note(id="note-a", text="a", cluster="cluster-time"),
    Note(id="note-b", text="b"),
)
START = apply(State(), Add(author="Zoe", records=tuple(map(payload_of, RECORDS))))
INTO = {"step": {"stage": "stage-buy"}, "note": {"cluster": "cluster-time"}}


class Sender:
    """What one person may send about the state that they see, chosen by a number."""

    def __init__(self, at: int, author: str, now: State, seen: State, other: State) -> None:
        self.at, self.author, self.now, self.seen, self.other = at, author, now, seen, other

    def one(self, *kinds: str, of: State | None = None) -> Record:
        records = [r for r in (of or self.seen).records() if not kinds or r.KIND in kinds]
        if not records:
            raise Refused("There is none.")
        return records[self.at % len(records)]

    def add(self) -> Operation:
        fields = {"id": new_id("note"), "text": f"t{self.at}", "author": self.author}
        after = self.one("note").id if self.at % 2 else "start"
        return Add(records=(Payload(kind="note", fields=fields),), after=after, author=self.author)

    def edit(self) -> Operation:
        record = self.one("charter", "step", "cluster")  # few: so that two meet in one text
        field = "goal" if record.KIND == "charter" else "name"
        old, new = getattr(record, field), f"{self.author}{self.at}"
        return Edit(record=record.id, field=field, old=old, new=new, author=self.author)

    def move(self) -> Operation:
        record = self.one()
        places = ["start", "end", *(r.id for r in self.seen.of_kind(record.KIND))]
        into = INTO.get(record.KIND, {}) if self.at % 3 else {}
        after = places[self.at % len(places)]
        return Move(record=record.id, after=after, into=into, author=self.author)

    def remove(self) -> Operation:
        dependents = self.at % 3 > 0
        return Remove(records=(self.one().id,), dependents=dependents, author=self.author)

    def vote(self) -> Operation:
        return SetVotes(about=self.one().id, dots=self.at % 4, author=self.author)

    def comment(self) -> Operation:
        return AddComment(about=self.one().id, text=f"c{self.at}", author=self.author)

    def undo(self) -> Operation:
        return undo_of(self.now if self.at % 2 else self.now.log, self.author)

    def redo(self) -> Operation:
        return redo_of(self.now if self.at % 2 else self.now.log, self.author)

    def merge(self) -> Operation:
        return merge_of(self.other, origin="other.cjm.json", author=self.author)

    def copy(self) -> Operation:
        persona = self.one("persona", of=self.other)
        return copy_of(self.other, persona.id, self.now, origin="other", author=self.author)

    def future(self) -> Operation:
        journey = self.one("journey", of=self.now)
        assert isinstance(journey, Journey)
        return future_of(self.now, journey, author=self.author)


WAYS: list[Callable[[Sender], Operation]] = [
    *(Sender.add, Sender.edit, Sender.edit, Sender.edit, Sender.move, Sender.remove, Sender.vote),
    *(Sender.comment, Sender.undo, Sender.redo, Sender.merge, Sender.copy, Sender.future),
]
turns = st.tuples(
    st.sampled_from(WAYS),
    st.integers(0, 60),
    st.sampled_from(["Ann", "Ben"]),
    st.sampled_from([0, 1]),
    st.integers(1, 6),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(turns, min_size=4, max_size=14))
def test_whatever_two_people_do_to_two_versions(tried: list[tuple]) -> None:
    pasts = [[START], [START]]
    for way, at, author, version, behind in tried:
        past = pasts[version]
        other = pasts[1 - version][-1]
        sender = Sender(at, author, past[-1], past[-min(behind, len(past))], other)
        with contextlib.suppress(Refused):
            operation = way(sender)
            past.append(_applied(past[-1], operation))
            _judge(past[-2], past[-1], operation, other)
    for past in pasts:
        again = START
        for entry in list(past[-1].log)[1:]:
            again = replay(again, Entry.model_validate_json(entry.model_dump_json()))
        assert again == past[-1]


def _applied(state: State, operation: Operation) -> State:
    """Apply an operation; the state it came from stays, and sending it again changes nothing."""
    before, known = state.model_dump_json(), len(list(state.log))
    try:
        after = apply(state, operation)
    finally:
        assert (state.model_dump_json(), len(list(state.log))) == (before, known)
    assert apply(after, operation) is after
    assert apply(state, OPERATION.validate_json(OPERATION.dump_json(operation))) == after
    return after


def _judge(before: State, after: State, operation: Operation, other: State) -> None:
    ids = [record.id for record in after.records()]
    assert len(ids) == len(set(ids))
    assert cross_reference_faults(after) == []
    if isinstance(operation, Edit):
        _keeps_both(before, after, operation)
    if operation.kind == "merge":
        again = merge_of(other, origin="other.cjm.json", author=operation.author)
        assert apply(after, again) == after
    if operation.kind not in {"undo", "redo"} and list(after.log)[-1].changes:
        _goes_back_and_forth(before, after, operation.author)


def _goes_back_and_forth(before: State, after: State, author: str) -> None:
    back = forth = None
    with contextlib.suppress(Refused):  # else it would count as a turn that was refused
        back = apply(after, undo_of(after.log, author))
        forth = apply(back, redo_of(back.log, author))
    assert back == before
    assert forth == after


def _keeps_both(before: State, after: State, edit: Edit) -> None:
    """Hold that an edit loses neither the text that was there nor the new one."""
    there = getattr(before.index[edit.record], edit.field)
    kept = {getattr(after.index[edit.record], edit.field)}
    for conflict in after.conflicts:
        if (conflict.about, conflict.field) == (edit.record, edit.field):
            kept |= {conflict.kept, conflict.other}
    assert edit.new in kept
    assert there in kept or there == edit.old
