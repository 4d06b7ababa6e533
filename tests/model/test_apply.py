from __future__ import annotations

import pytest

from cjm_workshop.errors import Refused
from cjm_workshop.model import (
    Add,
    AddComment,
    Batch,
    Charter,
    Cluster,
    Edit,
    Journey,
    Move,
    Note,
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
    payload_of,
    replay,
    seen_by,
)


def add(*records: Record, author: str = "Ann", after: str = "end") -> Add:
    return Add(records=tuple(payload_of(record) for record in records), author=author, after=after)


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


@pytest.fixture
def journey() -> State:
    return apply(
        State(),
        add(
            Persona(id="persona-maya", name="Maya"),
            Stage(id="stage-find", name="Find out"),
            Journey(id="journey-now", name="I order groceries", persona="persona-maya"),
            Step(id="step-look", journey="journey-now", stage="stage-find", name="Looks around"),
            Pain(id="pain-fee", step="step-look", text="The fee is hidden"),
        ),
    )


@pytest.fixture
def wall() -> State:
    notes = [Note(id=f"note-{name}", text=name, board="affinity") for name in ("a1", "b2", "c3")]
    return apply(State(), add(Cluster(id="cluster-time", name="It takes too long"), *notes))


def test_an_operation_leaves_the_state_it_came_from_alone() -> None:
    before = State()
    after = apply(before, add(Note(id="note-a1", text="hello")))
    assert before.notes == ()
    assert ids(after.notes) == ["note-a1"]


def test_sending_an_operation_again_has_no_effect(wall: State) -> None:
    edit = Edit(record="note-a1", field="text", old="a1", new="later", author="Ann")
    once = apply(wall, edit)
    assert apply(once, edit) is once


def test_sending_an_add_again_after_a_remove_does_not_bring_it_back() -> None:
    first = add(Note(id="note-a1", text="hello"))
    state = apply(apply(State(), first), Remove(records=("note-a1",)))
    assert apply(state, first).notes == ()


def test_records_go_where_they_were_sent(wall: State) -> None:
    state = apply(wall, add(Note(id="note-x9", text="x"), after="note-a1"))
    state = apply(
        state, add(Note(id="note-y9", text="y"), Note(id="note-z9", text="z"), after="start")
    )
    assert ids(state.notes) == ["note-y9", "note-z9", "note-a1", "note-x9", "note-b2", "note-c3"]


def test_every_fault_of_an_added_record_is_named() -> None:
    bad = Payload(
        kind="step", fields={"id": "step-x", "journey": "journey-x", "emotion": 7, "engagement": 0}
    )
    with pytest.raises(Refused) as refusal:
        apply(State(), Add(records=(bad,)))
    assert str(refusal.value) == (
        "This step cannot be taken: emotion: found 7; expected a number from -2 to 2; "
        "engagement: found 0; expected a number from 1 to 5"
    )


def test_a_pointer_to_nothing_is_refused(wall: State) -> None:
    with pytest.raises(Refused, match=r'cluster of the note points to "cluster-gone"'):
        apply(wall, add(Note(id="note-x9", text="x", cluster="cluster-gone")))


def test_a_pointer_to_the_wrong_kind_is_refused(wall: State) -> None:
    with pytest.raises(Refused, match="which is no cluster of this workshop"):
        apply(wall, Move(record="note-b2", into={"cluster": "note-a1"}))


def test_a_refused_operation_changes_nothing(wall: State) -> None:
    good, bad = Note(id="note-x9", text="x"), Note(id="note-a1", text="taken")
    with pytest.raises(Refused, match="already a record with the id note-a1"):
        apply(wall, add(good, bad))
    assert wall.find("note-x9") is None


def test_two_edits_of_one_text_lose_neither(wall: State) -> None:
    state = apply(wall, Edit(record="note-a1", field="text", old="a1", new="Ann's", author="Ann"))
    state = apply(state, Edit(record="note-a1", field="text", old="a1", new="Ben's", author="Ben"))
    (conflict,) = state.conflicts
    assert state.get(Note, "note-a1").text == "Ann's"
    assert (conflict.kept, conflict.kept_by) == ("Ann's", "Ann")
    assert (conflict.other, conflict.other_by) == ("Ben's", "Ben")


def test_two_people_who_write_the_same_agree(wall: State) -> None:
    state = apply(wall, Edit(record="note-a1", field="text", old="a1", new="same", author="Ann"))
    state = apply(state, Edit(record="note-a1", field="text", old="a1", new="same", author="Ben"))
    assert state.conflicts == ()


def test_an_edit_of_several_lines_meets_no_conflict_of_its_own(wall: State) -> None:
    state = apply(wall, Edit(record="note-a1", field="text", old="a1", new="one\ntwo"))
    state = apply(state, Edit(record="note-a1", field="text", old="one\ntwo", new="one\n2"))
    assert state.get(Note, "note-a1").text == "one\n2"
    assert state.conflicts == ()


@pytest.mark.parametrize(
    ("field", "new", "why"),
    [
        ("colour2", "red", "There is no field colour2 in a note"),
        ("id", "note-z", "The id of a record never changes"),
        ("text", "", "expected something here; it must not be empty"),
        ("text", "a\x00b", "holds a character that cannot be shown"),
        ("text", "x" * 1_000_000, "expected at most 20,000 characters"),
        ("level", "certain", "expected one of observed, reported, inferred or assumed"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(wall: State, field: str, new: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        apply(wall, Edit(record="note-a1", field=field, old="a1", new=new))


def test_the_charter_is_edited_like_any_record() -> None:
    state = apply(State(), Edit(record="charter-main", field="goal", old="", new="Fewer calls"))
    assert state.charter.goal == "Fewer calls"
    with pytest.raises(Refused, match="one charter"):
        apply(state, add(Charter(id="charter-two")))
    with pytest.raises(Refused, match="cannot be moved; edit its fields instead"):
        apply(state, Move(record="charter-main"))


def test_a_move_sets_place_and_cluster_at_once(wall: State) -> None:
    state = apply(wall, Move(record="note-a1", after="note-c3", into={"cluster": "cluster-time"}))
    assert ids(state.notes) == ["note-b2", "note-c3", "note-a1"]
    assert state.get(Note, "note-a1").cluster == "cluster-time"
    assert len(state.log[state.log.last].changes) == 1


def test_several_moves_at_once_are_all_noted_where_one_stays_in_its_cluster(wall: State) -> None:
    there = {"cluster": "cluster-time"}
    wall = apply(wall, Move(record="note-b2", after="note-a1", into=there, author="Ann"))
    moves = (
        Move(record="note-a1", after="note-c3", into=there),
        Move(record="note-b2", after="note-a1", into=there),
    )
    operation = Batch(operations=moves, author="Ann")
    after = apply(wall, operation)
    assert [change.record for change in after.log[operation.id].changes] == ["note-a1", "note-b2"]
    assert replay(wall, after.log[operation.id]) == after


def test_a_move_says_where_not_what(wall: State) -> None:
    with pytest.raises(Refused, match="A move cannot change text"):
        apply(wall, Move(record="note-a1", into={"text": "sneaky"}))


def test_a_removal_names_what_depends_on_it(journey: State) -> None:
    with pytest.raises(Refused) as refusal:
        apply(journey, Remove(records=("stage-find",)))
    assert 'Still in use: step "Looks around"' in str(refusal.value)
    assert journey.find("stage-find")


def test_a_removal_on_request_takes_along_what_makes_no_sense_alone(journey: State) -> None:
    state = apply(journey, Remove(records=("journey-now",), dependents=True))
    assert (state.journeys, state.steps, state.pains) == ((), (), ())
    assert ids(state.stages) == ["stage-find"]


def test_a_removal_on_request_frees_what_only_mentions_it(wall: State) -> None:
    state = apply(wall, Move(record="note-a1", into={"cluster": "cluster-time"}))
    state = apply(state, Remove(records=("cluster-time",), dependents=True))
    assert state.get(Note, "note-a1").cluster is None


def test_votes_stay_within_the_dots_that_each_person_has(wall: State) -> None:
    state = apply(wall, SetVotes(about="note-a1", dots=2, author="Ann"))
    state = apply(state, SetVotes(about="note-b2", dots=1, author="Ann"))
    with pytest.raises(Refused, match="Each person has 3 dots; Ann has 0 left"):
        apply(state, SetVotes(about="note-c3", dots=1, author="Ann"))
    state = apply(state, SetVotes(about="note-a1", dots=0, author="Ann"))
    assert [(vote.about, vote.dots) for vote in state.votes] == [("note-b2", 1)]


def test_a_vote_that_somebody_commented_on_is_not_taken_back(wall: State) -> None:
    wall = apply(wall, SetVotes(about="note-a1", dots=2, vote="vote-ann", author="Ann"))
    wall = apply(wall, AddComment(about="vote-ann", text="Why two?", author="Ben"))
    with pytest.raises(Refused, match='vote-ann is in use by now: comment "Why two\\?"'):
        apply(wall, SetVotes(about="note-a1", dots=0, author="Ann"))


def test_a_comment_belongs_to_a_record_and_a_person(wall: State) -> None:
    state = apply(wall, AddComment(about="note-a1", text="Really?", author="Ben"))
    (comment,) = state.comments
    assert (comment.about, comment.text, comment.author) == ("note-a1", "Really?", "Ben")
    assert comment.time is not None


def test_replaying_the_entries_leads_to_the_same_state(journey: State) -> None:
    state = apply(journey, Move(record="step-look", into={"stage": None}))
    state = apply(state, Remove(records=("persona-maya",), dependents=True))
    again = State()
    for entry in state.log:
        again = replay(again, type(entry).model_validate_json(entry.model_dump_json()))
    assert again == state


def test_private_notes_are_for_their_author_alone(wall: State) -> None:
    state = apply(wall, add(Note(id="note-p1", text="psst", author="Ann", private=True)))
    assert seen_by(state, "Ann").find("note-p1")
    assert seen_by(state, "Ben").find("note-p1") is None
    assert "note-p1" not in ids(seen_by(state, "Ben").notes)
    assert seen_by(state, None) is state
