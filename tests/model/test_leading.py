"""Rounds in which nobody sees the others, own sorts, the timer and the agenda."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cjm_workshop.errors import Refused
from cjm_workshop.model import (
    Add,
    Cluster,
    Comment,
    Edit,
    Note,
    Pile,
    Remove,
    SetAgenda,
    SetRound,
    SetTimer,
    SetVotes,
    Sort,
    State,
    apply,
    merge_of,
    payload_of,
    seen_by,
    undo_of,
)

NINE = datetime(2026, 5, 19, 9, 0, tzinfo=UTC)


def added(state: State, *records: object, author: str = "") -> State:
    return apply(state, Add(records=tuple(payload_of(r) for r in records), author=author))


@pytest.fixture
def wall() -> State:
    notes = [Note(id=f"note-{name}", text=name, board="affinity") for name in "abc"]
    clusters = [Cluster(id=f"cluster-{name}", name=name) for name in "xy"]
    return added(State(), *notes, *clusters)


# -- voting -----------------------------------------------------------------------------


def vote(state: State, who: str, about: str = "cluster-x", dots: int = 1) -> State:
    return apply(state, SetVotes(author=who, about=about, dots=dots))


def round_(state: State, activity: str, opened: bool, who: str = "Fay") -> State:
    operation = SetRound(board="affinity", activity=activity, open=opened, author=who)
    return apply(state, operation)


def test_while_a_vote_is_open_each_sees_their_own_dots_alone(wall: State) -> None:
    state = vote(vote(round_(wall, "vote", True), "Ann", dots=2), "Ben")
    assert [(v.voter, v.dots) for v in seen_by(state, "Ann").votes] == [("Ann", 2)]
    assert seen_by(state, "").votes == ()
    assert len(seen_by(state, None).votes) == 2
    closed = round_(state, "vote", False)
    assert [v.voter for v in seen_by(closed, "Cleo").votes] == ["Ann", "Ben"]
    (told,) = closed.rounds
    assert (told.opened_by, told.closed_by, told.open) == ("Fay", "Fay", False)


def test_a_closed_vote_takes_no_more_dots_until_it_is_opened_again(wall: State) -> None:
    closed = round_(vote(round_(wall, "vote", True), "Ann"), "vote", False)
    with pytest.raises(Refused) as refusal:
        vote(closed, "Ben")
    assert str(refusal.value) == (
        "This vote was closed by Fay: the dots stay as they are. "
        "To change them, open the vote again."
    )
    again = vote(round_(closed, "vote", True), "Ben")
    assert len(again.rounds) == 1
    assert [v.voter for v in again.votes] == ["Ann", "Ben"]


def test_dots_on_other_boards_are_seen_while_one_votes(wall: State) -> None:
    state = added(wall, Note(id="note-idea", text="An idea", board="ideas"))
    state = round_(vote(state, "Ann", "note-idea"), "vote", True)
    assert len(seen_by(state, "Ben").votes) == 1


# -- writing alone ------------------------------------------------------------------------


def test_all_private_notes_of_a_board_are_revealed_at_once(wall: State) -> None:
    mine = Note(id="note-mine", text="Mine", author="Ann", board="affinity", private=True)
    other = Note(id="note-other", text="Other", author="Ben", board="affinity", private=True)
    elsewhere = Note(id="note-else", text="Else", author="Ben", board="ideas", private=True)
    state = added(round_(wall, "write", True), mine, other, elsewhere)
    state = added(state, Comment(id="comment-c", about="note-other", text="Why?"))
    seen = seen_by(state, "Ann")
    assert {n.id for n in seen.notes} == {"note-a", "note-b", "note-c", "note-mine"}
    assert seen.comments == ()
    assert seen.find("note-other") is None
    revealed = round_(state, "write", False)
    assert [n.id for n in revealed.notes if n.private] == ["note-else"]
    assert len(revealed.log[next(reversed(list(revealed.log))).operation.id].changes) == 3


# -- own sorts ----------------------------------------------------------------------------


def sort(state: State, who: str, note: str, pile: str | None) -> State:
    return apply(state, Sort(author=who, note=note, pile=pile))


@pytest.fixture
def piles(wall: State) -> State:
    state = added(wall, Pile(id="pile-one", author="Ann"), Pile(id="pile-two", author="Ann"))
    return added(state, Pile(id="pile-ben", author="Ben"))


def test_a_note_is_in_one_pile_of_each_sort(piles: State) -> None:
    state = sort(sort(piles, "Ann", "note-a", "pile-one"), "Ann", "note-b", "pile-one")
    state = sort(sort(state, "Ben", "note-a", "pile-ben"), "Ann", "note-a", "pile-two")
    held = {pile.id: pile.notes for pile in state.piles}
    assert held == {
        "pile-one": ("note-b",),
        "pile-two": ("note-a",),
        "pile-ben": ("note-a",),
    }
    out = sort(state, "Ann", "note-a", None)
    assert [pile.notes for pile in out.piles] == [("note-b",), (), ("note-a",)]
    assert apply(out, undo_of(out, "Ann")) == state


def test_nobody_sorts_for_others_or_without_a_name(piles: State) -> None:
    with pytest.raises(Refused, match="a pile of your own sort"):
        sort(piles, "Ann", "note-a", "pile-ben")
    with pytest.raises(Refused, match="say who you are first"):
        sort(piles, "", "note-a", None)
    with pytest.raises(Refused, match='Only notes are sorted, not the cluster "x"'):
        sort(piles, "Ann", "cluster-x", "pile-one")


def test_sorts_are_unseen_until_they_are_opened(piles: State) -> None:
    assert [p.id for p in seen_by(piles, "Ben").piles] == ["pile-ben"]
    open_round = round_(piles, "sort", True)
    assert len(seen_by(open_round, "Ben").piles) == 1
    assert len(seen_by(round_(open_round, "sort", False), "Ben").piles) == 3


def test_a_removed_note_leaves_the_piles(piles: State) -> None:
    state = sort(piles, "Ann", "note-a", "pile-one")
    gone = apply(state, Remove(records=("note-a",), dependents=True))
    assert [pile.notes for pile in gone.piles] == [(), (), ()]


def test_a_pile_shows_no_note_that_its_reader_may_not_see(piles: State) -> None:
    state = added(
        piles, Note(id="note-own", text="x", author="Ann", board="affinity", private=True)
    )
    state = round_(sort(state, "Ann", "note-own", "pile-one"), "sort", False)
    assert seen_by(state, "Ben").piles[0].notes == ()
    assert seen_by(state, "Ann").piles[0].notes == ("note-own",)


# -- the timer ----------------------------------------------------------------------------


def turn(state: State, what: str, at: int, seconds: int | None = None) -> State:
    time = NINE + timedelta(seconds=at)
    return apply(state, SetTimer(turn=what, seconds=seconds, label="Write", time=time))


def test_the_timer_starts_pauses_goes_on_and_gets_more_time() -> None:
    state = turn(State(), "start", 0, 300)
    assert state.timers[0].ends == NINE + timedelta(seconds=300)
    paused = turn(state, "pause", 100)
    assert (paused.timers[0].ends, paused.timers[0].left) == (None, 200)
    more = turn(paused, "more", 110, 60)
    assert more.timers[0].left == 260
    going = turn(more, "start", 120)
    assert going.timers[0].ends == NINE + timedelta(seconds=380)
    late = turn(going, "more", 400, 60)
    assert late.timers[0].ends == NINE + timedelta(seconds=460)
    (stopped,) = turn(late, "stop", 410).timers
    assert (stopped.ends, stopped.left, stopped.seconds) == (None, 0, 420)


def test_what_has_not_started_is_not_paused_and_nothing_left_is_not_started() -> None:
    assert turn(State(), "pause", 0).timers == ()
    with pytest.raises(Refused, match="no time left"):
        turn(State(), "start", 0)


# -- the agenda -----------------------------------------------------------------------------


def test_the_agenda_says_where_the_team_is_and_since_when() -> None:
    state = apply(State(), SetAgenda(start=True, here="00_start_here", time=NINE))
    later = NINE + timedelta(minutes=20)
    state = apply(state, SetAgenda(here="01_research", time=later))
    state = apply(state, SetAgenda(plan="half day", time=later))
    (agenda,) = state.agendas
    assert (agenda.here, agenda.started, agenda.here_since) == ("01_research", NINE, later)
    assert agenda.plan == "half day"


# -- what leading does not touch ---------------------------------------------------------------


def test_undo_is_for_what_somebody_made_not_for_leading(wall: State) -> None:
    state = apply(wall, Edit(record="note-a", field="text", old="a", new="changed", author="Fay"))
    state = round_(turn(state, "start", 0, 60), "vote", True)
    back = apply(state, undo_of(state, "Fay"))
    assert back.notes[0].text == "a"
    assert back.rounds == state.rounds


def test_a_merge_brings_no_timer_agenda_or_round(wall: State) -> None:
    theirs = round_(turn(wall, "start", 0, 60), "vote", True)
    assert {item.kind for item in merge_of(theirs, origin="x").records} == {
        *("charter", "note", "cluster"),
    }
