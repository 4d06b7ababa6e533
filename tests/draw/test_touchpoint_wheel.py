from __future__ import annotations

import itertools
from math import hypot

import pytest

from cjm_workshop import templates
from cjm_workshop.draw.layout.touchpoint_wheel import touchpoint_wheel
from cjm_workshop.draw.scene import Circle, Face, Icon, Path, Scene, Star
from cjm_workshop.errors import UnknownName
from cjm_workshop.model import (
    Channel,
    Journey,
    JourneyState,
    Level,
    Moment,
    Persona,
    State,
    Step,
    Touchpoint,
)

NOUR = Persona(id="persona-nour", name="Nour El-Sayed", role="Carer")
CHANNELS = (Channel(id="channel-web", name="Web"), Channel(id="channel-tel", name="Phone"))
JOURNEYS = (
    Journey(id="journey-now", name="I order", persona="persona-nour"),
    Journey(
        id="journey-then", name="I shall order", persona="persona-nour", state=JourneyState.FUTURE
    ),
)
TOUCHPOINTS = (
    Touchpoint(id="touchpoint-help", name="Help", moment=Moment.AFTER, channels=("channel-tel",)),
    Touchpoint(
        id="touchpoint-ad", name="Advert", moment=Moment.BEFORE, level=Level.OBSERVED,
        channels=("channel-web", "channel-tel"),
    ),
    Touchpoint(id="touchpoint-shop", name="Shop", moment=Moment.BEFORE, level=Level.OBSERVED),
)  # fmt: skip
STEPS = (
    Step(id="step-1", journey="journey-now", touchpoint="touchpoint-shop", emotion=1),
    Step(
        id="step-2", journey="journey-now", touchpoint="touchpoint-shop", emotion=-2,
        moment_of_truth=True, moment_label="Here I stay",
    ),
    Step(id="step-3", journey="journey-then", touchpoint="touchpoint-ad", emotion=2),
)  # fmt: skip
STATE = State(
    personas=(NOUR,), channels=CHANNELS, touchpoints=TOUCHPOINTS, journeys=JOURNEYS, steps=STEPS
)


def spokes(scene: Scene) -> list[str]:
    return [i.alt for i in scene.items if isinstance(i, Path) and i.role == "spoke"]


def test_the_spokes_run_clockwise_and_the_journey_comes_first() -> None:
    (scene,) = touchpoint_wheel(STATE)
    assert scene.overlaps() == []
    assert spokes(scene) == [
        "1 Shop (frustrated, make or break: Here I stay)",
        "2 Advert (Web, Phone)",
        "3 Help (Phone)",
    ]
    assert scene.description == (
        "Touchpoint wheel of Nour El-Sayed, clockwise. Before: 1 Shop (frustrated, make or break: "
        "Here I stay); 2 Advert (Web, Phone). During: none. After: 3 Help (Phone)."
    )


def test_what_is_to_come_does_not_count_as_what_is() -> None:
    (scene,) = touchpoint_wheel(STATE)
    faces = [i for i in scene.items if isinstance(i, Face) and i.record]
    assert [(face.record, face.emotion) for face in faces] == [("touchpoint-shop", -2)]


def test_make_or_break_has_a_star_a_band_and_its_reason() -> None:
    (scene,) = touchpoint_wheel(STATE)
    stars = {i.record for i in scene.items if isinstance(i, Star) and i.role == "truth"}
    assert stars == {"touchpoint-shop"}
    assert "Here I stay" in scene.texts()
    assert "make or break: they stay or leave here" in scene.texts()


def test_every_channel_has_its_icon_on_the_spoke_and_its_word_on_the_card() -> None:
    (scene,) = touchpoint_wheel(STATE)
    named = [i.alt for i in scene.items if isinstance(i, Icon) and i.role == "channel" and i.alt]
    assert named == ["Web", "Phone", "Phone"]
    assert [t for t in scene.texts() if t in ("Web", "Phone")].count("Phone") == 2


def test_a_moment_without_touchpoints_says_so() -> None:
    (scene,) = touchpoint_wheel(STATE)
    words = scene.texts()
    assert words[words.index("During") + 1] == "nothing yet"
    assert words[words.index("Before") + 1] == "2 touchpoints"


def test_an_assumption_is_dashed_and_says_so() -> None:
    (scene,) = touchpoint_wheel(STATE)
    assert scene.texts().count("assumption") == 1  # Help


@pytest.mark.parametrize("counts", [(1, 0, 0), (0, 1, 0), (30, 1, 1), (2, 40, 0), (20, 20, 20)])
@pytest.mark.parametrize("page", ["A4", "A3"])
def test_lines_to_the_cards_meet_neither_each_other_nor_the_wheel(
    counts: tuple[int, int, int], page: str
) -> None:
    many = tuple(
        Touchpoint(id=f"touchpoint-{moment.value}{at}", name=f"Thing {at}", moment=moment)
        for moment, count in zip(Moment, counts, strict=True)
        for at in range(count)
    )
    (scene,) = touchpoint_wheel(State(touchpoints=many), page=page)
    assert scene.overlaps() == []
    lines = [i for i in scene.items if isinstance(i, Path) and i.role == "leader"]
    assert len(lines) == len(many)
    rims = [i for i in scene.items if isinstance(i, Path) and i.role == "rim"]
    x = next(i.x for i in scene.items if isinstance(i, Circle) and i.role == "centre")
    y = next(i.y for i in scene.items if isinstance(i, Circle) and i.role == "centre")
    radius = hypot(rims[0].commands[0][1] - x, rims[0].commands[0][2] - y)
    segments = []
    for line in lines:
        points = [(step[1], step[2]) for step in line.commands]
        segments.append(list(itertools.pairwise(points)))
        for (x1, y1), (x2, y2) in segments[-1]:
            for share in (0.1, 0.3, 0.5, 0.7, 0.9):
                far = hypot(x1 + (x2 - x1) * share - x, y1 + (y2 - y1) * share - y)
                assert far >= radius - 1
    for one, other in itertools.combinations(segments, 2):
        assert not any(crosses(a, b) for a in one for b in other)


def crosses(a: tuple, b: tuple) -> bool:  # type: ignore[type-arg]
    def side(p: tuple, q: tuple, r: tuple) -> float:  # type: ignore[type-arg]
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(*a, b[0]) * side(*a, b[1]) < -1e-6 and side(*b, a[0]) * side(*b, a[1]) < -1e-6


def test_of_the_case_each_persona_has_another_wheel() -> None:
    state = templates.load("freshcart")
    (maya,), (harold,) = touchpoint_wheel(state, "Maya"), touchpoint_wheel(state, "Harold")
    for scene in (maya, harold):
        assert len(spokes(scene)) == len(state.touchpoints)
    assert "No slot, no order" in maya.texts()
    assert "No slot, no order" not in harold.texts()
    assert "on Harold Beck's journey" in harold.texts()


def test_without_touchpoints_the_page_is_short_and_says_how_to_begin() -> None:
    (scene,) = touchpoint_wheel(State())
    assert "No touchpoints yet" in scene.texts()
    assert scene.height == pytest.approx(420)


def test_an_unknown_persona_is_told() -> None:
    with pytest.raises(UnknownName, match='There is no persona "Mia"'):
        touchpoint_wheel(STATE, "Mia")
