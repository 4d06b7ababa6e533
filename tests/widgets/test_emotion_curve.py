"""The emotion curve from the Python side, and its line against the picture's."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop.draw.curve import beziers
from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Edit, Journey, Stage, Step
from cjm_workshop.widgets import emotion_curve
from cjm_workshop.widgets.scripts import STATIC


@pytest.fixture
def journey(host: Any) -> Any:
    host.add(
        Stage(id="stage-a", name="Find a slot"),
        Stage(id="stage-b", name="Get it home"),
        Journey(id="journey-a", name="I order food", persona="persona-maya"),
        Step(id="step-a", journey="journey-a", stage="stage-a", name="Looks"),
        Step(id="step-b", journey="journey-a", stage="stage-a", name="Waits", emotion=-2),
        Step(id="step-c", journey="journey-a", stage="stage-b", name="Eats", emotion=2),
        Step(id="step-d", journey="journey-a", action="I wonder", moment_of_truth=True),
    )
    return host


def point(view: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in view["steps"] if one["id"] == name)


def test_each_step_is_a_point_and_asks_for_its_reason(journey, browse) -> None:
    curve = browse(emotion_curve(journey, "journey-a", "Ana"))
    view = curve.widget.view
    assert [(one["name"], one["emotion"]) for one in view["steps"]] == [
        ("Looks", None), ("Waits", -2), ("Eats", 2), ("I wonder", None),
    ]  # fmt: skip
    assert [(one["name"], one["steps"]) for one in view["stages"]] == [
        ("Find a slot", 2), ("Get it home", 1), ("No stage yet", 1),
    ]  # fmt: skip
    assert [one["value"] for one in view["emotions"]] == [-2, -1, 0, 1, 2]
    assert point(view, "step-d")["truth"]
    reason = point(view, "step-b")["reason"]
    assert (reason["record"], reason["field"], reason["label"]) == (
        "step-b", "emotion_reason", "Why?",
    )  # fmt: skip
    edit = {"kind": "edit", "record": "step-a"}
    assert curve.apply(**edit, id="op-a", field="emotion", old=None, new=1)["type"] == "ack"
    assert journey.state().find("step-a").emotion == 1
    refused = curve.apply(**edit, id="op-b", field="emotion", old=1, new=3)
    assert "Emotion: found 3; expected a number from -2 to 2" in refused["reason"]


def test_two_who_set_a_point_at_once_are_both_kept(journey, browse) -> None:
    curve = browse(emotion_curve(journey, "journey-a", "Ana"))
    journey.apply(Edit(record="step-b", field="emotion", old=-2, new=0, author="Ben"))
    answer = curve.apply(kind="edit", id="op-a", record="step-b", field="emotion", old=-2, new=1)
    assert answer["both"]
    curve.widget._draw()
    (conflict,) = point(curve.widget.view, "step-b")["conflicts"]
    assert (conflict["now"], conflict["other"]) == (0, 1)


def test_the_faces_are_drawn_once_for_each_emotion(journey, browse) -> None:
    faces = browse(emotion_curve(journey, "journey-a")).widget.faces
    assert list(faces) == ["-2", "-1", "0", "1", "2"]
    assert all(face.startswith("data:image/svg+xml;base64,") for face in faces.values())


def test_a_journey_without_steps_says_so_and_one_that_is_not_there_is_an_error(
    host, browse
) -> None:
    host.add(Journey(id="journey-a", name="I order food"))
    assert browse(emotion_curve(host, "journey-a")).widget.view["steps"] == []
    with pytest.raises(UnknownName, match="journey"):
        emotion_curve(host, "journey-x")


def rows() -> list[list[int]]:
    dice = random.Random(7)
    drawn = [[dice.randint(-2, 2) for _ in range(dice.randint(1, 24))] for _ in range(300)]
    return [[], [0], [2, 2], [-2, 2], [2, -2, 2], *drawn]


def test_the_curve_is_that_of_the_picture(program: Callable[[str], Path], tmp_path: Path) -> None:
    """The script's Bézier pieces on uneven columns, number by number."""
    dice = random.Random(11)
    curves = []
    for row in rows():
        x = 0.0
        points = []
        for emotion in row:
            x += dice.uniform(20, 140)
            points.append((x, 130 - 50.0 * emotion))
        curves.append(points)
    script = tmp_path / "curves.mjs"
    script.write_text(
        f'import {{ beziers }} from "{(STATIC / "bezier.js").as_uri()}";\n'
        "let text = '';\n"
        "for await (const part of process.stdin) text += part;\n"
        "console.log(JSON.stringify(JSON.parse(text).map(beziers)));\n",
        "utf-8",
    )
    done = subprocess.run(
        [str(program("node")), str(script)],
        input=json.dumps(curves),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    drawn = json.loads(done.stdout)
    flat = [number for curve in drawn for piece in curve for place in piece for number in place]
    expected = [
        number
        for points in curves
        for piece in beziers(points)
        for place in piece
        for number in place
    ]
    assert len(expected) > 20_000
    assert flat == pytest.approx(expected, rel=1e-12, abs=1e-12)
