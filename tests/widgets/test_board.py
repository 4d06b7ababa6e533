"""Boards from the Python side: what they show, and what they do with messages."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Add, Charter, Cluster, Edit, Note, State, Touchpoint, payload_of
from cjm_workshop.widgets import (
    affinity_board,
    board,
    empathy_board,
    ideas_board,
    touchpoint_board,
)
from cjm_workshop.widgets.notes_board import affinity_view, ideas_view
from waiting import until


def area(view: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in view["areas"] if one["id"] == name)


def texts(view: dict[str, Any], name: str) -> list[str]:
    return [note["text"] for note in area(view, name)["notes"]]


def add_in(view: dict[str, Any], name: str, text: str, record: str) -> dict[str, Any]:
    """Return the operation that the front end makes of a text typed in an area."""
    make = area(view, name)["make"]
    fields = {**make["fields"], "id": record, make["text_field"]: text}
    return {
        "kind": "add",
        "id": f"op-{record}",
        "records": [{"kind": make["kind"], "fields": fields}],
    }


def test_typing_in_a_cell_adds_a_touchpoint_with_its_moment_and_channel(host, browse) -> None:
    wall = browse(touchpoint_board(host, "Ana"))
    operation = add_in(wall.widget.view, "after/channel-phone", "Asks for a refund", "touchpoint-a")
    answer = wall.apply(**operation)
    assert answer == {"type": "ack", "id": "op-touchpoint-a", "version": 2, "both": False}
    record = host.state().find("touchpoint-a")
    assert record.name == "Asks for a refund"
    assert (record.moment, record.channels) == ("after", ("channel-phone",))
    assert host.state().log[operation["id"]].operation.author == "Ana"
    until(lambda: wall.widget.view["version"] == 2)
    assert texts(wall.widget.view, "after/channel-phone") == ["Asks for a refund"]
    assert area(wall.widget.view, "after/channel-phone")["notes"][0]["author"] == "Ana"


def test_sending_twice_has_one_effect(host, browse) -> None:
    wall = browse(touchpoint_board(host, "Ana"))
    operation = add_in(wall.widget.view, "before/none", "Leaflet", "touchpoint-a")
    assert wall.apply(**operation)["type"] == "ack"
    assert wall.apply(**operation)["type"] == "ack"
    assert [one.name for one in host.state().touchpoints] == ["Leaflet"]


def test_the_name_in_a_message_does_not_count(host, browse) -> None:
    wall = browse(touchpoint_board(host, "Ana"))
    operation = add_in(wall.widget.view, "before/none", "Leaflet", "touchpoint-a")
    wall.apply(**operation, author="Mallory")
    assert host.state().log["op-touchpoint-a"].operation.author == "Ana"


def test_undo_passes_over_what_others_went_on_from(host, browse) -> None:
    wall = browse(touchpoint_board(host, "Ana"))
    for name in ("one", "two"):
        wall.apply(**add_in(wall.widget.view, "before/none", name, f"touchpoint-{name}"))
    host.apply(Edit(record="touchpoint-two", field="name", old="two", new="Ben's", author="Ben"))
    assert wall.say(type="undo", id="op-undo-a")["type"] == "ack"
    assert [one.name for one in host.state().touchpoints] == ["Ben's"]
    answer = wall.say(type="undo", id="op-undo-b")
    assert (answer["type"], answer["reason"].split(";")[0]) == (
        "refused",
        'The touchpoint "Ben\'s" has been changed by Ben since',
    )


def test_a_touchpoint_of_several_channels_hangs_in_each(host, browse) -> None:
    both = ("channel-web", "channel-phone")
    host.add(Touchpoint(id="touchpoint-a", name="Asks", moment="before", channels=both))
    view = browse(touchpoint_board(host)).widget.view
    assert texts(view, "before/channel-web") == texts(view, "before/channel-phone") == ["Asks"]
    assert area(view, "before/channel-web")["notes"][0]["label"] == "Web + Phone"
    assert texts(view, "before/none") == []


def test_a_refusal_says_why_and_what_would_help(host, browse) -> None:
    host.add(Touchpoint(id="touchpoint-a", name="Asks", channels=("channel-web",)))
    wall = browse(touchpoint_board(host, "Ana"))
    answer = wall.apply(kind="remove", id="op-gone", records=["channel-web"], dependents=False)
    assert answer == {
        "type": "refused",
        "id": "op-gone",
        "reason": 'Still in use: touchpoint "Asks".',
        "offer": "dependents",
    }
    again = wall.apply(kind="remove", id="op-again", records=["channel-web"], dependents=True)
    assert again["type"] == "ack"
    assert host.state().find("touchpoint-a").channels == ()


@pytest.mark.parametrize(
    "operation", [{"kind": "dance", "id": "op-x"}, {"kind": "edit", "id": "op-x"}, None]
)
def test_nonsense_is_refused_in_words(host, browse, operation) -> None:
    answer = browse(touchpoint_board(host)).say(type="apply", operation=operation, id="op-x")
    assert answer["type"] == "refused"
    assert answer["reason"].startswith("The workshop does not understand this change (")


def test_a_fault_in_the_kernel_is_answered_too(host, browse, monkeypatch) -> None:
    wall = browse(touchpoint_board(host, "Ana"))
    operation = add_in(wall.widget.view, "before/none", "Leaflet", "touchpoint-a")

    def burn(_: Any) -> None:
        raise OSError("the disk burns")

    monkeypatch.setattr(host, "apply", burn)
    with pytest.raises(OSError, match="the disk burns"):
        wall.widget._answer({"type": "apply", "operation": operation})
    assert wall.got[-1]["reason"] == "Something broke in the kernel: OSError('the disk burns')"


def test_undo_and_redo_are_the_authors_own(host, browse) -> None:
    ana, ben = browse(touchpoint_board(host, "Ana")), browse(touchpoint_board(host, "Ben"))
    ana.apply(**add_in(ana.widget.view, "before/none", "Leaflet", "touchpoint-a"))
    assert ben.say(type="undo", id="op-u")["reason"] == "There is nothing of yours to undo."
    assert ana.say(type="undo", id="op-v")["type"] == "ack"
    assert host.state().touchpoints == ()
    assert ana.say(type="undo", id="op-v")["type"] == "ack"
    assert ana.say(type="redo", id="op-w")["type"] == "ack"
    assert [one.name for one in host.state().touchpoints] == ["Leaflet"]
    until(lambda: ana.widget.view["can_undo"] and not ana.widget.view["can_redo"])


def test_it_answers_a_knock(host, browse) -> None:
    assert browse(touchpoint_board(host)).say(type="hello")["type"] == "here"


def test_others_changes_come_in_one_batch(host, browse, monkeypatch) -> None:
    monkeypatch.setattr("cjm_workshop.widgets.live._INTERVAL", 0.5)  # far longer than 20 changes
    wall = browse(touchpoint_board(host))
    views: list[dict[str, Any]] = []
    wall.widget.observe(lambda change: views.append(change["new"]), "view")
    for number in range(20):
        host.add(Touchpoint(id=f"touchpoint-{number}", name=f"T{number}"))
    until(lambda: views and len(texts(views[-1], "during/none")) == 20)
    assert len(views) <= 3


def test_a_closed_board_follows_no_more(host, browse) -> None:
    wall = browse(touchpoint_board(host))
    wall.widget.close()
    assert host._observers == []
    wall.widget.close()
    host.add(Touchpoint(id="touchpoint-a", name="Late"))
    assert texts(wall.widget.view, "during/none") == []


def test_a_misspelt_trait_is_an_error(host) -> None:
    from cjm_workshop.widgets import Board

    with pytest.raises(TypeError, match="Board has no trait called veiw"):
        Board(host, lambda state: {}, veiw={})


def test_two_texts_are_shown_on_the_note(host, browse) -> None:
    host.add(Note(id="note-a", text="old", board="ideas"))
    wall = browse(ideas_board(host, "Ana"))
    host.apply(Edit(record="note-a", field="text", old="old", new="Ben's", author="Ben"))
    answer = wall.apply(
        kind="edit", id="op-e", record="note-a", field="text", old="old", new="Ana's"
    )
    assert answer["both"] is True
    until(lambda: wall.widget.view["version"] == answer["version"])
    (conflict,) = area(wall.widget.view, "column/")["notes"][0]["conflicts"]
    assert (conflict["now"], conflict["kept_by"]) == ("Ben's", "Ben")
    assert (conflict["other"], conflict["other_by"]) == ("Ana's", "Ana")


def test_the_empathy_map_ends_in_the_head(host, browse) -> None:
    wall = browse(empathy_board(host, "maya", "Ana"))
    boxes = [one["id"] for one in wall.widget.view["areas"]]
    assert boxes == ["says", "does", "thinks", "feels"]
    levels = [one["make"]["fields"]["level"] for one in wall.widget.view["areas"]]
    assert levels == ["observed", "observed", "inferred", "inferred"]
    switch = wall.widget.view["switch"]
    fields = {**switch["make"]["fields"], "id": "empathy-a", "boxes": switch["value"]}
    wall.apply(kind="add", id="op-s", records=[{"kind": "empathy", "fields": fields}])
    until(lambda: wall.widget.view["version"] == 2)
    boxes = [one["id"] for one in wall.widget.view["areas"]]
    assert boxes == ["sees", "says", "does", "hears", "pains", "gains", "inside"]


def test_an_empathy_map_shows_its_persona_only(host, browse) -> None:
    fields = {"board": "empathy", "area": "says"}
    host.add(
        Note(id="note-a", text="mine", persona="persona-maya", **fields),
        Note(id="note-b", text="not mine", persona="persona-harold", **fields),
        Note(id="note-c", text="seen", board="empathy", area="sees", persona="persona-maya"),
        Note(id="note-d", text="lost", board="empathy", persona="persona-maya"),
    )
    view = browse(empathy_board(host, "Maya")).widget.view
    assert texts(view, "says") == ["mine"]
    assert texts(view, "sees") == ["seen"]
    assert texts(view, "unsorted") == ["lost"]


def test_an_unknown_persona_is_told(host) -> None:
    with pytest.raises(UnknownName) as caught:
        empathy_board(host, "Maja")
    assert str(caught.value) == (
        'There is no persona "Maja". Did you mean "Maya"? There are: Maya, Harold.'
    )


def test_notes_are_sorted_into_clusters_and_clusters_get_dots(host, browse) -> None:
    host.add(Note(id="note-a", text="Slot gone", board="affinity"))
    wall = browse(affinity_board(host, "Ana"))
    make = wall.widget.view["new_area"]["make"]
    fields = {**make["fields"], "id": "cluster-a", "name": "I cannot trust the time"}
    wall.apply(kind="add", id="op-a", records=[{"kind": "cluster", "fields": fields}])
    until(lambda: len(wall.widget.view["areas"]) == 2)
    into = area(wall.widget.view, "cluster-a")["into"]
    wall.apply(kind="move", id="op-m", record="note-a", into=into)
    assert wall.widget.view["votes"] is None
    wall.apply(kind="round", id="op-r", board="affinity", activity="vote", open=True)
    wall.apply(kind="vote", id="op-v", about="cluster-a", dots=2)
    until(lambda: wall.widget.view["version"] == 5)
    cluster = area(wall.widget.view, "cluster-a")
    assert [note["text"] for note in cluster["notes"]] == ["Slot gone"]
    assert (cluster["votes"], cluster["mine"]) == (2, 2)
    assert wall.widget.view["votes"] == {"each": 3, "left": 1}
    refused = wall.apply(kind="vote", id="op-w", about="cluster-a", dots=4)
    assert refused["reason"] == "Each person has 3 dots; Ana has 3 left."


def test_private_notes_of_others_stay_hidden(host, browse) -> None:
    host.add(Note(id="note-a", text="secret", author="Ben", private=True))
    assert texts(browse(ideas_board(host, "Ana")).widget.view, "column/") == []
    assert texts(browse(ideas_board(host, "Ben")).widget.view, "column/") == ["secret"]


def test_columns_that_are_used_are_shown(host, browse) -> None:
    host.add(Note(id="note-a", text="a", area="Wild"))
    view = browse(ideas_board(host, columns=("Safe", "Odd"))).widget.view
    assert [one["title"] for one in view["areas"]] == ["Safe", "Odd", "Wild"]


def test_boards_of_notes_speak_the_language_of_the_charter() -> None:
    state = State(charter=Charter(language="de"), clusters=(Cluster(id="cluster-a", name=""),))
    ideas = ideas_view(state)
    assert (ideas["title"], ideas["areas"][0]["title"]) == ("Ideen", "Ideen")
    assert ideas["prompt"] == "Eine Idee pro Zettel. Erst sammeln, noch nicht urteilen."
    assert affinity_view(state)["areas"][1]["title"] == "Eine Gruppe ohne Namen"


def test_boards_by_name(host, browse) -> None:
    titles = {
        name: browse(board(host, name, author="Ana")).widget.view["title"]
        for name in ("touchpoints", "empathy", "affinity", "ideas")
    }
    assert titles == {
        "touchpoints": "Touchpoints",
        "empathy": "Empathy map of Maya",
        "affinity": "Affinity diagram",
        "ideas": "Ideas",
    }
    with pytest.raises(UnknownName, match='There is no board "idea"'):
        board(host, "idea")


def test_many_threads_lose_no_note(host, browse) -> None:
    from concurrent.futures import ThreadPoolExecutor

    wall = browse(touchpoint_board(host, "Ana"))
    view = wall.widget.view
    with ThreadPoolExecutor(8) as pool:
        ids = [f"touchpoint-{number}" for number in range(40)]
        operations = [add_in(view, "before/none", one, one) for one in ids]
        list(pool.map(lambda operation: wall.apply(**operation), operations))
        list(
            pool.map(
                lambda one: host.apply(Add(records=(payload_of(one),))),
                (Touchpoint(id=f"touchpoint-other-{number}", name="x") for number in range(20)),
            )
        )
    until(lambda: len(texts(wall.widget.view, "before/none")) == 40)
    until(lambda: len(texts(wall.widget.view, "during/none")) == 20)
    assert sum(answer["type"] == "ack" for answer in wall.got) == 40


def test_a_board_speaks_the_language_of_the_charter(host, browse) -> None:
    wall = browse(touchpoint_board(host, "Ana"))
    assert wall.widget.words["undo"] == "Undo"
    host.apply(Edit(record="charter-main", field="language", old="en", new="de-AT", author="Ana"))
    until(lambda: wall.widget.words["undo"] == "Rückgängig")
