"""The storyboard from the Python side: frames, their order, and pictures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import Workshop
from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Edit, Journey, Stage, Step
from cjm_workshop.widgets import storyboard


@pytest.fixture
def journey(host: Any) -> Any:
    host.add(
        Stage(id="stage-a", name="Find a slot"),
        Stage(id="stage-b", name="Get it home"),
        Journey(id="journey-a", name="I order food", persona="persona-maya"),
        Step(id="step-c", journey="journey-a", stage="stage-b", name="Eats", emotion=2),
        Step(id="step-a", journey="journey-a", stage="stage-a", name="Looks", action="I look."),
        Step(id="step-b", journey="journey-a", stage="stage-a", name="Waits", emotion=2),
    )
    return host


def names(host: Any) -> list[tuple[str, str | None]]:
    return [(step.name, step.stage) for step in host.state().steps_of("journey-a")]


def page(view: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in view["pages"] if one["id"] == name)


def test_each_step_is_a_frame_in_the_order_of_the_map(journey, browse) -> None:
    board = browse(storyboard(journey, "journey-a", "Ana"))
    view = board.widget.view
    assert [(one["title"], one["stage"]) for one in view["pages"]] == [
        ("Looks", "Find a slot"), ("Waits", "Find a slot"), ("Eats", "Get it home"),
    ]  # fmt: skip
    picture, caption = page(view, "step-a")["sections"][0]["fields"]
    assert (picture["type"], picture["field"], picture["value"]) == ("picture", "picture", None)
    assert (caption["field"], caption["value"]) == ("action", "I look.")
    board.apply(
        kind="edit", id="op-a", record="step-a", field="action", old="I look.", new="I search."
    )
    assert journey.state().find("step-a").action == "I search."


def test_frames_that_look_alike_share_their_drawing(journey, browse) -> None:
    widget = browse(storyboard(journey, "journey-a")).widget
    looks, waits, eats = (one["still"] for one in widget.view["pages"])
    assert waits == eats != looks
    assert set(widget.stills) == {looks, waits}
    assert "stills" not in widget.view
    journey.apply(Edit(record="step-b", field="emotion", old=2, new=-2))
    widget._draw()
    assert len(widget.stills) == 3


@pytest.mark.parametrize(
    ("step", "way", "expected"),
    [
        ("step-b", "earlier", [("Waits", "stage-a"), ("Looks", "stage-a"), ("Eats", "stage-b")]),
        ("step-a", "later", [("Waits", "stage-a"), ("Looks", "stage-a"), ("Eats", "stage-b")]),
        ("step-c", "earlier", [("Looks", "stage-a"), ("Waits", "stage-a"), ("Eats", "stage-a")]),
        ("step-b", "later", [("Looks", "stage-a"), ("Waits", "stage-b"), ("Eats", "stage-b")]),
    ],
)
def test_a_frame_takes_its_step_along(journey, browse, step, way, expected) -> None:
    board = browse(storyboard(journey, "journey-a", "Ana"))
    move = page(board.widget.view, step)["moves"][way]
    assert board.apply(id="op-m", **move)["type"] == "ack"
    assert names(journey) == expected


def test_the_ends_move_no_further(journey, browse) -> None:
    view = browse(storyboard(journey, "journey-a")).widget.view
    assert page(view, "step-a")["moves"]["earlier"] is None
    assert page(view, "step-c")["moves"]["later"] is None


def test_there_is_no_storyboard_of_a_journey_that_is_not_there(host) -> None:
    with pytest.raises(UnknownName, match="journey"):
        storyboard(host, "journey-x")


def test_a_picture_is_kept_beside_the_workshop_under_its_hash(tmp_path: Path, browse) -> None:
    image = pytest.importorskip("PIL.Image")
    held = BytesIO()
    image.new("RGB", (40, 20), "#1f5a7a").save(held, "png")
    data = held.getvalue()
    with Workshop.new(tmp_path / "play", author="Ana") as workshop:
        way = workshop.add("journey", name="I order food")
        step = workshop.add("step", journey=way.id, name="Looks")
        board = browse(workshop.board("storyboard"))
        board.widget._handle_custom_msg({"type": "piece", "id": "keep-a", "file": 0}, [data])
        keep = {"type": "keep", "id": "keep-a", "name": "slot.png", "size": len(data)}
        answer = board.say(**keep, picture=True)
        assert answer["type"] == "ack"
        picture = {"file": answer["file"], "alt": "The slot picker", "credit": ""}
        edit = {"kind": "edit", "record": step.id, "field": "picture", "old": None}
        assert board.apply(id="op-p", **edit, new=picture)["type"] == "ack"
        assert (tmp_path / "play.files" / answer["file"]).is_file()
        assert workshop.find("step", "Looks").picture.alt == "The slot picker"


def test_without_a_journey_it_says_where_to_make_one(tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "play", author="Ana") as workshop:
        shown = workshop.board("storyboard")
        assert "notebook 06" in shown.value
        assert workshop.state().journeys == ()
