"""The feedback form from the Python side: places, remarks, answers, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.model import AddComment, Journey, Pain, Remove, Stage, Step
from cjm_workshop.widgets import feedback_form
from cjm_workshop.widgets.feedback_form import feedback_view
from waiting import until


@pytest.fixture
def workshop(host: Any) -> Any:
    host.add(
        Stage(id="stage-a", name="Find a slot"),
        Journey(id="journey-a", name="I order food"),
        Step(id="step-a", journey="journey-a", stage="stage-a", name="Pick a day"),
        Pain(id="pain-a", step="step-a", text="No slot\nbefore Thursday"),
    )
    return host


def places(state: Any) -> list[tuple[str, list[str]]]:
    groups = feedback_view(state)["places"]
    return [(group["title"], [one["word"] for one in group["options"]]) for group in groups]


def test_places_stand_in_groups(workshop) -> None:
    assert places(workshop.state()) == [
        ("", ["the whole map"]),
        ("Stages", ["Find a slot"]),
        ("Steps", ["Find a slot · Pick a day"]),
        ("Pains", ["No slot before Thursday"]),
        ("Personas", ["Maya", "Harold"]),
    ]
    workshop.add(
        Journey(id="journey-b", name="I get food"),
        Step(id="step-b", journey="journey-b", name="Eat"),
    )
    assert places(workshop.state())[1:5] == [
        ("Journeys", ["I order food", "I get food"]),
        ("Stages", ["Find a slot"]),
        ("Steps of “I order food”", ["Find a slot · Pick a day"]),
        ("Steps of “I get food”", ["Eat"]),
    ]


def test_a_remark_carries_the_name_that_its_reader_wrote(workshop, browse) -> None:
    form = browse(feedback_form(workshop, "Ana"))
    said = {"kind": "comment", "about": "step-a", "text": "Two clicks too many"}
    form.apply(id="op-a", author="Ben", comment="comment-a", **said)
    form.apply(id="op-b", comment="comment-b", **said)
    assert [comment.author for comment in workshop.state().comments] == ["Ben", "Ana"]
    add = {
        "kind": "add",
        "id": "op-c",
        "author": "Ben",
        "records": [{"kind": "note", "fields": {}}],
    }
    assert form.say(type="apply", operation=add)["type"] == "refused"
    undone = form.apply(kind="undo", id="op-d", of="op-a", author="Ben")
    assert undone["type"] == "ack"
    assert [comment.id for comment in workshop.state().comments] == ["comment-b"]


def test_answers_stand_under_their_remark(workshop, browse) -> None:
    form = browse(feedback_form(workshop))
    ids = iter("abcd")
    for text, about, answers in (
        ("Too long", "step-a", None),
        ("Which part?", "step-a", "comment-a"),
        ("Fine", "charter-main", None),
        ("All of it", "step-a", "comment-b"),
    ):
        one = f"comment-{next(ids)}"
        workshop.apply(
            AddComment(about=about, text=text, answers=answers, comment=one, author="Ben")
        )
    form.apply(
        kind="edit",
        id="op-s",
        record="comment-c",
        field="settled",
        old=False,
        new=True,
        author="Ann",
    )
    until(lambda: form.widget.view["remarks"] and form.widget.view["remarks"][0]["settled"])
    found = [
        (one["text"], one["where"], one["settled"], [answer["text"] for answer in one["answers"]])
        for one in form.widget.view["remarks"]
    ]
    assert found == [
        ("Fine", "the whole map", True, []),
        ("Too long", "step: Find a slot · Pick a day", False, ["Which part?", "All of it"]),
    ]


def test_a_remark_with_answers_is_removed_after_asking(workshop, browse) -> None:
    form = browse(feedback_form(workshop))
    workshop.apply(AddComment(about="step-a", text="Too long", comment="comment-a", author="Ben"))
    workshop.apply(AddComment(about="step-a", text="No", answers="comment-a", author="Ann"))
    remove = {"kind": "remove", "records": ["comment-a"], "author": "Ben"}
    refused = form.apply(id="op-a", **remove)
    assert (refused["type"], refused["offer"]) == ("refused", "dependents")
    assert form.apply(id="op-b", dependents=True, **remove)["type"] == "ack"
    left = [(comment.text, comment.answers) for comment in workshop.state().comments]
    assert left == [("No", None)]


def test_remarks_go_with_what_they_are_about(workshop) -> None:
    workshop.apply(AddComment(about="pain-a", text="True", author="Ben"))
    workshop.apply(Remove(records=("pain-a",), dependents=True))
    assert feedback_view(workshop.state())["remarks"] == []
