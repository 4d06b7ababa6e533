from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop.errors import Refused
from cjm_workshop.model import (
    Add,
    Cluster,
    Edit,
    Move,
    Note,
    Remove,
    State,
    apply,
    next_undo,
    payload_of,
    redo_of,
    undo_of,
)


def note(name: str, author: str = "Ann") -> Add:
    return Add(records=(payload_of(Note(id=f"note-{name}", text=name)),), author=author)


def edit(state: State, text: str, author: str) -> State:
    old = state.get(Note, "note-a").text
    return apply(state, Edit(record="note-a", field="text", old=old, new=text, author=author))


def undo(state: State, author: str = "Ann") -> State:
    return apply(state, undo_of(state.log, author))


def redo(state: State, author: str = "Ann") -> State:
    return apply(state, redo_of(state.log, author))


@pytest.fixture
def state() -> State:
    return apply(State(), note("a"))


def test_undo_and_redo_walk_back_and_forth(state: State) -> None:
    first = edit(state, "one", "Ann")
    second = edit(first, "two", "Ann")
    back = undo(undo(second))
    assert back == state
    assert redo(redo(back)) == second


def test_each_person_undoes_their_own(state: State) -> None:
    state = apply(state, note("b", "Ben"))
    state = undo(state, "Ann")
    assert [n.id for n in state.notes] == ["note-b"]
    with pytest.raises(Refused, match="nothing of yours to undo"):
        undo_of(state.log, "Ann")


def test_undo_is_refused_where_somebody_went_on(state: State) -> None:
    state = edit(edit(state, "Ann's", "Ann"), "Ben's", "Ben")
    with pytest.raises(Refused) as refusal:
        undo(state, "Ann")
    assert str(refusal.value) == (
        'The note "Ben\'s" has been changed by Ben since; undoing would take that away. '
        "Edit it instead."
    )


def test_undo_of_an_add_is_refused_where_it_is_in_use(state: State) -> None:
    cluster = Add(records=(payload_of(Cluster(id="cluster-x", name="x")),), author="Ann")
    state = apply(state, cluster)
    state = apply(state, Move(record="note-a", into={"cluster": "cluster-x"}, author="Ben"))
    with pytest.raises(Refused, match='The cluster "x" is in use by now: note "a"'):
        undo(state, "Ann")


def test_redo_is_gone_after_something_new(state: State) -> None:
    state = undo(edit(state, "one", "Ann"))
    state = edit(state, "other", "Ann")
    with pytest.raises(Refused, match="nothing of yours to do again"):
        redo_of(state.log, "Ann")


def test_an_undo_twice_is_refused(state: State) -> None:
    changed = edit(state, "one", "Ann")
    first, again = undo_of(changed.log, "Ann"), undo_of(changed.log, "Ann")
    state = apply(changed, first)
    with pytest.raises(Refused, match="undone already"):
        apply(state, again)


def test_undo_passes_over_what_others_went_on_from(state: State) -> None:
    state = apply(apply(state, note("b")), note("c"))
    edit_of_c = Edit(record="note-c", field="text", old="c", new="Ben's", author="Ben")
    state = apply(state, edit_of_c)
    step = next_undo(state, "Ann")
    assert step.passed_over == (
        'The note "Ben\'s" has been changed by Ben since; undoing would take that away. '
        "Edit it instead.",
    )
    state = apply(state, step.operation)
    assert [n.id for n in state.notes] == ["note-a", "note-c"]
    state = apply(state, undo_of(state, "Ann"))
    assert [n.id for n in state.notes] == ["note-c"]
    with pytest.raises(Refused, match="changed by Ben since"):
        undo_of(state, "Ann")
    state = apply(state, redo_of(state, "Ann"))
    state = apply(state, redo_of(state, "Ann"))
    assert {n.id for n in state.notes} == {"note-a", "note-b", "note-c"}


def test_what_was_passed_over_is_undone_once_it_can_be(state: State) -> None:
    state = apply(state, note("b"))
    theirs = Edit(record="note-b", field="text", old="b", new="Ben's", author="Ben")
    state = apply(state, theirs)
    state = apply(state, undo_of(state, "Ann"))
    state = apply(state, undo_of(state, "Ben"))
    assert undo_of(state, "Ann").of == state.log.of_record("note-b")[0].operation.id


def test_who_gave_no_name_undoes_within_a_session() -> None:
    first, second = (
        note(name, "").model_copy(update={"session": session})
        for name, session in (("a", "one"), ("b", "two"))
    )
    state = apply(apply(State(), first), second)
    undo = undo_of(state, "", "one")
    assert (undo.of, undo.session) == (first.id, "one")
    with pytest.raises(Refused, match="nothing of yours to undo"):
        undo_of(state, "", "three")
    foreign = undo.model_copy(update={"of": second.id})
    with pytest.raises(Refused, match="done by somebody else; each person undoes their own"):
        apply(state, foreign)
    assert [n.id for n in apply(state, undo).notes] == ["note-b"]


def test_who_gave_a_name_undoes_over_sessions() -> None:
    added = note("a", "Ann").model_copy(update={"session": "one"})
    state = apply(State(), added)
    assert apply(state, undo_of(state, "Ann", "two")).notes == ()


moves = st.sampled_from(["add", "edit", "move", "into", "remove", "undo", "redo"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(moves, st.integers(0, 5)), max_size=14))
def test_undoing_everything_leads_back_to_the_start(steps: list[tuple[str, int]]) -> None:
    start = apply(
        State(), Add(records=(payload_of(Cluster(id="cluster-x", name="x")),), author="Zoe")
    )
    state = start
    for number, (what, at) in enumerate(steps):
        state = _step(state, what, at, number)
    while True:
        try:
            operation = undo_of(state.log, "Ann")
        except Refused:
            break
        state = apply(state, operation)
    assert state == start


def _step(state: State, what: str, at: int, number: int) -> State:
    if what == "add":
        return apply(state, note(f"n{number}"))
    if what in {"undo", "redo"}:
        try:
            return undo(state) if what == "undo" else redo(state)
        except Refused:
            return state
    if not state.notes:
        return state
    target = state.notes[at % len(state.notes)]
    if what == "remove":
        return apply(state, Remove(records=(target.id,), author="Ann"))
    if what == "edit":
        new = Edit(record=target.id, field="text", old=target.text, new=f"t{number}", author="Ann")
        return apply(state, new)
    place = "start" if what == "move" else "end"
    into = {"cluster": "cluster-x"} if what == "into" else {}
    return apply(state, Move(record=target.id, after=place, into=into, author="Ann"))
