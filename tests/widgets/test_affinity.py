"""Writing alone, everybody's own sort, what the sorts propose, and the vote."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Cluster, Note, Opportunity, Pile, SetRound, SetVotes, Sort
from cjm_workshop.widgets import alone_board, sort_board, sorts_panel, vote_panel


@pytest.fixture
def wall(host: Any) -> Any:
    host.add(*(Note(id=f"note-{name}", text=name, board="affinity") for name in "abcd"))
    return host


def view_of(browser: Any) -> dict[str, Any]:
    browser.widget._draw()
    return dict(browser.widget.view)


def areas(browser: Any) -> dict[str, list[str]]:
    shown = view_of(browser)["areas"]
    return {area["title"]: [note["id"] for note in area["notes"]] for area in shown}


def pile(board: Any, name: str) -> str:
    make = board.widget.view["new_area"]["make"]
    fields = make["fields"] | {"id": f"pile-{name.lower()}", make["text_field"]: name}
    answer = board.apply(
        kind="add", id=f"op-{name.lower()}", records=[{"kind": "pile", "fields": fields}]
    )
    assert answer["type"] == "ack", answer
    return f"pile-{name.lower()}"


# -- the own sort ----------------------------------------------------------------------------


def test_moving_a_note_in_an_own_sort_moves_it_for_nobody_else(wall: Any, browse: Any) -> None:
    ann, ben = browse(sort_board(wall, author="Ann")), browse(sort_board(wall, author="Ben"))
    one = pile(ann, "Waiting")
    move = {"kind": "move", "record": "note-a", "into": {"pile": one}}
    assert ann.apply(id="op-m", **move)["type"] == "ack"
    assert ann.apply(id="op-m", **move)["type"] == "ack"
    assert areas(ann) == {"Not sorted yet": ["note-b", "note-c", "note-d"], "Waiting": ["note-a"]}
    assert areas(ben) == {"Not sorted yet": ["note-a", "note-b", "note-c", "note-d"]}
    assert all(note.cluster is None for note in wall.state().notes)


def test_removing_a_note_from_an_own_sort_takes_it_out_of_its_pile_alone(
    wall: Any, browse: Any
) -> None:
    ann = browse(sort_board(wall, author="Ann"))
    one = pile(ann, "Waiting")
    for name in "ab":
        ann.apply(kind="move", id=f"op-m{name}", record=f"note-{name}", into={"pile": one})
    ann.apply(kind="remove", id="op-r", records=["note-a"], dependents=True)
    assert areas(ann)["Waiting"] == ["note-b"]
    parts = [{"kind": "move", "record": "note-c", "into": {"pile": one}}]
    ann.apply(kind="batch", id="op-b", operations=parts)
    ann.apply(kind="remove", id="op-s", records=["note-b", "note-c"])
    assert areas(ann)["Waiting"] == []
    assert len(wall.state().notes) == 4
    ann.say(type="undo", id="op-u")
    assert areas(ann)["Waiting"] == ["note-b", "note-c"]


def test_without_a_name_there_is_no_own_sort(wall: Any, browse: Any) -> None:
    board = browse(sort_board(wall))
    assert board.widget.view["new_area"] is None
    assert board.widget.view["prompt"].startswith("Say who you are first")
    refused = board.apply(kind="move", id="op-m", record="note-a", into={"pile": None})
    assert refused["reason"] == "A sort of your own needs a name; say who you are first."


# -- what the sorts propose ------------------------------------------------------------------


def sort(host: Any, who: str, notes: str, name: str = "") -> None:
    made = f"pile-{who.lower()}-{notes}"
    host.add(Pile(id=made, author=who, name=name), author=who)
    for note in notes:
        host.apply(Sort(author=who, note=f"note-{note}", pile=made))


def test_nothing_is_proposed_before_the_sorts_are_opened(wall: Any, browse: Any) -> None:
    sort(wall, "Ann", "ab")
    sort(wall, "Ann", "c")
    sort(wall, "Ben", "abc")
    panel = browse(sorts_panel(wall, author="Fay"))
    view = panel.widget.view
    assert (view["people"], view["sorted"], view["of"], view["opened"]) == (2, 3, 4, False)
    assert view["proposals"] == {"half": [], "most": [], "nearly": []}
    panel.apply(kind="round", id="op-o", board="affinity", activity="sort", open=False)
    (found,) = view_of(panel)["proposals"]["nearly"]
    assert [note["id"] for note in found["notes"]] == ["note-a", "note-b"]


def test_a_proposal_is_taken_or_passed_over_and_no_sort_changes(wall: Any, browse: Any) -> None:
    sort(wall, "Ann", "ab", "Waiting")
    sort(wall, "Ann", "cd")
    piles = wall.state().piles
    panel = browse(sorts_panel(wall, author="Fay"))
    panel.apply(kind="round", id="op-o", board="affinity", activity="sort", open=False)
    first, second = view_of(panel)["proposals"]["half"]
    assert first["names"] == ["Waiting"]
    view = panel.widget.view
    fields = view["make"]["fields"] | {"id": "cluster-new", "name": "We wait"}
    added = {"kind": "add", "records": [{"kind": "cluster", "fields": fields}]}
    moved = [
        {"kind": "edit", "record": n["id"], "field": "cluster", "old": None, "new": "cluster-new"}
        for n in first["notes"]
    ]
    panel.apply(kind="batch", id="op-t", operations=[added, *moved])
    assert [one["key"] for one in view_of(panel)["proposals"]["half"]] == [second["key"]]
    edit = {"record": view["record"], "field": "passed_over", "old": [], "new": [second["key"]]}
    panel.apply(kind="edit", id="op-p", **edit)
    view = view_of(panel)
    assert (view["proposals"]["half"], view["settled"]) == ([], True)
    assert wall.state().piles == piles
    assert [note.cluster for note in wall.state().notes] == ["cluster-new"] * 2 + [None] * 2


def test_notes_that_hang_in_a_cluster_are_named_in_a_proposal(wall: Any, browse: Any) -> None:
    wall.add(Cluster(id="cluster-x", name="Late again"))
    wall.add(Note(id="note-e", text="e", board="affinity", cluster="cluster-x"))
    sort(wall, "Ann", "abe")
    panel = browse(sorts_panel(wall, author="Fay"))
    panel.apply(kind="round", id="op-o", board="affinity", activity="sort", open=False)
    (found,) = view_of(panel)["proposals"]["half"]
    assert [note["cluster"] for note in found["notes"]] == ["", "", "Late again"]


# -- the vote --------------------------------------------------------------------------------


@pytest.fixture
def ballot(wall: Any) -> Any:
    wall.add(
        Cluster(id="cluster-x", name="I never know when"), Cluster(id="cluster-y", name="Help")
    )
    return wall


def test_dots_of_others_are_seen_once_the_vote_is_closed(ballot: Any, browse: Any) -> None:
    ann, ben = (browse(vote_panel(ballot, author=who)) for who in ("Ann", "Ben"))
    assert view_of(ann)["state"] == "none"
    ann.apply(kind="round", id="op-o", board="affinity", activity="vote", open=True)
    ann.apply(kind="vote", id="op-a", about="cluster-x", dots=2)
    ben.apply(kind="vote", id="op-b", about="cluster-y", dots=3)
    view = view_of(ben)
    assert [(item["name"], item["mine"]) for item in view["items"]] == [
        ("I never know when", 0),
        ("Help", 3),
    ]
    assert (view["state"], view["left"], view["voters"], view["results"]) == ("open", 0, 2, [])
    ben.apply(kind="round", id="op-c", board="affinity", activity="vote", open=False)
    assert view_of(ann)["results"] == [
        {"name": "Help", "dots": 3, "people": 1, "rank": 1, "tied": False},
        {"name": "I never know when", "dots": 2, "people": 1, "rank": 2, "tied": False},
    ]
    refused = ann.apply(kind="vote", id="op-d", about="cluster-x", dots=1)
    assert refused["reason"].startswith("This vote was closed by Ben: the dots stay as they are.")


def test_opportunities_are_voted_on_too(host: Any, browse: Any) -> None:
    host.add(Opportunity(id="opportunity-a", question="How might we?"))
    host.apply(SetRound(board="opportunities", activity="vote", open=True))
    host.apply(SetVotes(author="Ben", about="opportunity-a", dots=1))
    panel = browse(vote_panel(host, "opportunities", "Ann"))
    view = panel.widget.view
    assert (view["items"][0]["name"], view["voters"]) == ("How might we?", 1)
    with pytest.raises(UnknownName, match="opportunities"):
        vote_panel(host, "weather")


# -- writing alone ---------------------------------------------------------------------------


def test_all_notes_are_revealed_at_once(wall: Any, browse: Any) -> None:
    ann, ben = (browse(alone_board(wall, "ideas", who)) for who in ("Ann", "Ben"))
    for board, name in ((ann, "one"), (ben, "two")):
        make = board.widget.view["areas"][0]["make"]
        fields = make["fields"] | {"id": f"note-{name}", "text": name}
        board.apply(kind="add", id=f"op-{name}", records=[{"kind": "note", "fields": fields}])
    assert areas(ann) == {"Yours, unseen by the others": ["note-one"]}
    assert (view_of(ann)["hidden"], view_of(ann)["people"]) == (2, 2)
    ann.apply(kind="round", id="op-r", board="ideas", activity="write", open=False)
    assert areas(ben) == {"Yours, unseen by the others": [], "Revealed": ["note-one", "note-two"]}
    assert view_of(ben)["hidden"] == 0


def test_who_gives_no_name_writes_nothing_and_sees_nothing_hidden(wall: Any, browse: Any) -> None:
    wall.add(Note(id="note-x", text="x", board="ideas", author="Ann", private=True))
    board = browse(alone_board(wall, "ideas"))
    (own,) = board.widget.view["areas"]
    assert (own["make"], own["notes"], board.widget.view["hidden"]) == (None, [], 1)
    assert board.widget.view["prompt"].startswith("Say who you are first")
