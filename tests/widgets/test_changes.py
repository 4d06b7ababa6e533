"""What happened to a record, in plain words and in the language of the charter."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.model import Edit, Journey, Move, Redo, Step, Touchpoint, Undo
from cjm_workshop.widgets import touchpoint_form
from cjm_workshop.widgets.changes import history_lines


@pytest.fixture
def lines(host: Any) -> Any:
    host.add(Touchpoint(id="touchpoint-a", name="Leaflet"), author="Ana")
    host.add(Touchpoint(id="touchpoint-b", name="Letter"))

    def told() -> list[tuple[str, list[str]]]:
        found = history_lines(host.state(), "touchpoint-a", host.history("touchpoint-a"))
        return [(line["who"], line["what"]) for line in found]

    return told


def edit(host: Any, field: str, old: Any, new: Any, **more: Any) -> None:
    host.apply(Edit(author="Ben", record="touchpoint-a", field=field, old=old, new=new, **more))


def test_each_kind_of_change_has_its_words_newest_first(host, lines) -> None:
    edit(host, "department", "", "Shop")
    edit(host, "department", "Shop", "Care")
    edit(host, "department", "Care", "")
    edit(host, "moment", "during", "before")
    edit(host, "channels", [], ["channel-web", "channel-phone"])
    edit(host, "channels", ["channel-web", "channel-phone"], ["channel-phone"])
    assert lines() == [
        ("Ben", ["Channels: took out “Web”"]),
        ("Ben", ["Channels: added “Web, Phone”"]),
        ("Ben", ["Moment: from “During” to “Before”"]),
        ("Ben", ["Department: emptied, was “Care”"]),
        ("Ben", ["Department: from “Shop” to “Care”"]),
        ("Ben", ["Department: wrote “Shop”"]),
        ("Ana", ["made it"]),
    ]


def test_tasks_pictures_and_moves_are_told(host, lines) -> None:
    task = {"text": "Ask the printer", "owner": "", "due": None, "done": False}
    edit(host, "tasks", [], [task])
    edit(host, "tasks", [task], [task | {"done": True}])
    picture = {"file": f"{'a' * 16}.png", "alt": "The leaflet", "credit": ""}
    edit(host, "picture", None, picture)
    host.apply(Move(record="touchpoint-a", after="touchpoint-b"))
    assert lines()[:4] == [
        ("Somebody", ["moved it"]),
        ("Ben", ["Picture: wrote “The leaflet”"]),
        ("Ben", ["Tasks: changed"]),
        ("Ben", ["Tasks: added “Ask the printer”"]),
    ]


def test_taking_back_is_told_as_such(host, lines) -> None:
    edit(host, "owner", "", "Ines", id="op-a")
    host.apply(Undo(author="Ben", id="op-b", of="op-a"))
    host.apply(Redo(author="Ben", id="op-c", of="op-a"))
    assert lines()[:2] == [
        ("Ben", ["did it again:", "Owner: wrote “Ines”"]),
        ("Ben", ["took a change back:", "Owner: emptied, was “Ines”"]),
    ]


def test_the_form_tells_it_in_the_language_of_the_charter(host, lines, browse) -> None:
    edit(host, "department", "", "Laden")
    host.apply(Edit(record="charter-main", field="language", old="en", new="de"))
    form = browse(touchpoint_form(host, "touchpoint-a"))
    answer = form.say(type="history", record="touchpoint-a")
    assert (answer["type"], answer["record"]) == ("history", "touchpoint-a")
    assert [line["what"] for line in answer["lines"]] == [
        ["Abteilung: „Laden“ geschrieben"], ["hat es angelegt"],
    ]  # fmt: skip


def test_what_happened_to_a_step_is_told(host) -> None:
    host.add(
        Journey(id="journey-a", name="I order"),
        Step(id="step-a", journey="journey-a", name="Looks"),
    )

    def change(field: str, old: Any, new: Any) -> None:
        host.apply(Edit(record="step-a", field=field, old=old, new=new))

    change("emotion", None, 0)
    change("emotion", 0, -2)
    change("next", [], [{"step": "step-a", "when": "no slot is free"}])
    change("moment_of_truth", False, True)
    lines = history_lines(host.state(), "step-a", host.history("step-a"))
    assert [what for line in lines for what in line["what"]] == [
        "A moment of truth: here customers stay or leave: from “no” to “yes”",
        "Goes on at: added “Looks”",
        "Emotion: from “neutral” to “frustrated”",
        "Emotion: wrote “neutral”",
        "made it",
    ]
