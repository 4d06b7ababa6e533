from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from cjm_workshop import templates
from cjm_workshop.draw.layout.storyboard import storyboard
from cjm_workshop.draw.scene import Face, Icon, Portrait, Rect
from cjm_workshop.errors import UnknownName
from cjm_workshop.model import (
    Channel,
    Journey,
    JourneyState,
    Level,
    Persona,
    Picture,
    Quote,
    Stage,
    State,
    Step,
)

FILE = "0123456789abcdef.png"
STEPS = (
    Step(
        id="step-1", journey="journey-j", stage="stage-s", name="Looks", action="I look around.",
        emotion=-1, channels=("channel-web",), quote=Quote(text="Where is it?"),
        level=Level.OBSERVED,
    ),
    Step(
        id="step-2", journey="journey-j", name="Pays", moment_of_truth=True,
        moment_label="Is it safe?", level=Level.REPORTED,
        picture=Picture(file=FILE, alt="A hand at a till"),
    ),
    Step(id="step-3", journey="journey-j", name="Waits", thought="How long?"),
)  # fmt: skip
STATE = State(
    personas=(Persona(id="persona-jo", name="Jo Park"),),
    channels=(Channel(id="channel-web", name="Web"),),
    stages=(Stage(id="stage-s", name="I try"),),
    journeys=(Journey(id="journey-j", name="I buy", persona="persona-jo"),),
    steps=STEPS,
)


def test_each_step_has_a_frame_with_caption_and_quote() -> None:
    (scene,) = storyboard(STATE)
    assert scene.overlaps() == []
    frames = [i for i in scene.items if isinstance(i, Rect) and i.role == "frame"]
    assert [frame.record for frame in frames] == ["step-1", "step-2", "step-3"]
    wanted = {"Looks", "I look around.", "“Where is it?”", "“How long?”", "Is it safe?", "Web"}
    assert wanted <= set(scene.texts())
    stages = [p.text for p, _ in scene.paragraphs if p.role == "stage"]
    assert stages == ["I try", "Not in a stage yet", "Not in a stage yet"]
    assert scene.description == "Storyboard of I buy. 1 Looks (unhappy). 2 Pays. 3 Waits."


def test_a_drawn_picture_has_the_face_of_the_moment_and_the_channel() -> None:
    (scene,) = storyboard(STATE)
    faces = [i for i in scene.items if isinstance(i, Face) and i.record]
    assert [(face.record, face.emotion) for face in faces] == [("step-1", -1)]
    icons = [i.name for i in scene.items if isinstance(i, Icon) and i.alt == "Web"]
    assert icons == ["web"]


def test_a_picture_stands_in_its_frame_where_its_file_is_there(tmp_path: Path) -> None:
    (scene,) = storyboard(STATE, files=tmp_path)
    assert not [i for i in scene.items if isinstance(i, Portrait)]
    Image.new("RGB", (40, 20), "red").save(tmp_path / FILE)
    (scene,) = storyboard(STATE, files=tmp_path)
    (picture,) = [i for i in scene.items if isinstance(i, Portrait)]
    assert (picture.record, picture.alt) == ("step-2", "A hand at a till")


def test_an_assumption_is_dashed_and_says_so_but_a_hope_is_none() -> None:
    (scene,) = storyboard(STATE)
    frames = [i for i in scene.items if isinstance(i, Rect) and i.role == "frame"]
    assert [bool(frame.paint.dash) for frame in frames] == [False, False, True]
    assert scene.texts().count("assumption") == 1
    future = STATE.journeys[0].model_copy(update={"state": JourneyState.FUTURE})
    (scene,) = storyboard(State(**{**dict(STATE), "journeys": (future,)}))
    assert "assumption" not in scene.texts()
    assert "Storyboard · as we hope it will be · Jo Park · 3 steps" in scene.texts()
    assert not any("Evidence" in text for text in scene.texts())


def test_a_short_journey_has_large_frames() -> None:
    four = tuple(Step(id=f"step-{at}", journey="journey-j", name=f"Step {at}") for at in range(4))
    for steps in (four, four[:1]):
        (scene,) = storyboard(State(**{**dict(STATE), "steps": steps}))
        frames = [i.box for i in scene.items if isinstance(i, Rect) and i.role == "frame"]
        assert {frame.width for frame in frames} == {frames[0].width}
        assert frames[0].width > scene.width * 0.45
        assert scene.height <= 841.9


def test_a_long_journey_goes_on_several_pages() -> None:
    steps = tuple(
        Step(id=f"step-{at}", journey="journey-j", name=f"Step {at}", action="I do this. " * 9)
        for at in range(60)
    )
    scenes = storyboard(State(**{**dict(STATE), "steps": steps}))
    assert len(scenes) > 1
    assert [one for scene in scenes for one in scene.overlaps()] == []
    shown = [p.text for scene in scenes for p, _ in scene.paragraphs if p.role == "step"]
    assert shown == [step.name for step in steps]
    assert all(scene.height <= 841.9 for scene in scenes)


def test_a_journey_is_found_by_its_persona() -> None:
    state = templates.load("freshcart")
    (scene,) = storyboard(state, "Harold")
    assert scene.title == "My first order on the tablet"
    with pytest.raises(UnknownName):
        storyboard(state, "Hugo")


@pytest.mark.parametrize("state", [State(), State(journeys=(Journey(id="journey-j", name="I"),))])
def test_without_steps_the_page_is_short_and_says_how_to_begin(state: State) -> None:
    (scene,) = storyboard(state)
    assert "No frames yet" in scene.texts()
    assert scene.height == pytest.approx(420)
