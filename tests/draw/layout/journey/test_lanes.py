"""The lanes that are asked for, and the codes of the sources."""

from __future__ import annotations

from pathlib import Path

import matplotlib.image
import numpy as np
import pytest

from cjm_workshop import case
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Circle, Line, Portrait, Rect, Scene
from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Picture, State


@pytest.fixture(scope="module")
def state() -> State:
    return case.state()


@pytest.fixture(scope="module")
def page(state: State) -> Scene:
    (only,) = journey_map(state, "Maya", lanes="all")
    return only


def of_role(scene: Scene, role: str) -> list[str]:
    return [paragraph.text for paragraph, _ in scene.paragraphs if paragraph.role == role]


def gutter(scene: Scene) -> list[str]:
    return of_role(scene, "gutter")


def test_all_sixteen_lanes_stand_in_their_order(page: Scene) -> None:
    assert gutter(page) == [
        "Stages", "Storyboard", "Touchpoints", "Doing", "Thinking", "Expectation", "Feeling",
        "Dramatic arc", "Waiting", "Channels", "Metrics", "Pain points", "Opportunities",
        "Backstage", "Departments", "Evidence",
    ]  # fmt: skip
    assert page.overlaps() == []


def test_optional_lanes_are_added_and_usual_ones_chosen_from(state: State) -> None:
    (more,) = journey_map(state, "Maya", lanes="waiting")
    assert len(gutter(more)) == 9
    (few,) = journey_map(state, "Maya", lanes=["feeling", "Line of visibility"])
    assert gutter(few) == ["Stages", "Touchpoints", "Feeling", "Backstage"]
    with pytest.raises(UnknownName, match='Did you mean "backstage"'):
        journey_map(state, "Maya", lanes="backstge")


def test_a_figure_says_what_it_stands_on(page: Scene) -> None:
    figures = of_role(page, "metric")
    at = figures.index("Ease of finding a slot")
    assert figures[at - 1] == "2.3 points of 5 (mean)"
    assert figures[at + 1].startswith("95 % CI 2.2–2.42, n 324 [S")


def test_every_code_on_the_map_is_explained_at_its_foot(page: Scene) -> None:
    (key,) = of_role(page, "sources")
    codes = {code for text in of_role(page, "evidence") for code in text.split(", ")} - {"none yet"}
    assert len(codes) > 20
    assert all(f"{code}\xa0" in key for code in codes)
    pains = " ".join(of_role(page, "pain"))
    assert "The fee comes last: 22 % leave without paying [" in pains


def test_without_the_lane_of_evidence_no_code_is_shown(state: State) -> None:
    for plain in journey_map(state, "Maya", lanes="metrics"):
        assert of_role(plain, "sources") == []
        texts = (*of_role(plain, "pain"), *of_role(plain, "metric"))
        assert texts
        assert not any("[" in text for text in texts)


def test_waiting_is_a_bar_as_long_as_its_share(page: Scene, state: State) -> None:
    assert of_role(page, "waiting") == ["6 min", "3 days", "14 min"]
    bars = [item.box.width for item in page.items if isinstance(item, Rect)
            and item.role == "waiting"][1::2]  # fmt: skip
    assert bars[1] == max(bars)


def test_the_arc_is_a_thin_curve_with_its_figures(page: Scene, state: State) -> None:
    steps = state.steps_of("journey-maya")
    assert of_role(page, "arc") == [str(step.engagement) for step in steps]
    dots = [item for item in page.items if isinstance(item, Circle) and item.role == "arc"]
    heights = {step.engagement: dot.y for step, dot in zip(steps, dots, strict=True)}
    assert heights[5] < heights[3] < heights[1]


def test_the_line_of_visibility_lies_above_the_work_behind_it(page: Scene) -> None:
    (line,) = [i for i in page.items if isinstance(i, Line) and i.role == "line of visibility"]
    assert line.paint.dash
    work = [text.baseline for text in page.lines if text.role == "backstage"]
    front = [text.baseline for text in page.lines if text.role == "opportunity"]
    assert max(front) < line.y1 < min(work)


def test_expectation_stands_over_experience(page: Scene, state: State) -> None:
    expected = [step.expectation for step in state.steps_of("journey-maya") if step.expectation]
    assert of_role(page, "expected") == expected
    assert of_role(page, "heading").count("EXPERIENCED") == len(of_role(page, "experienced"))


def test_a_step_shows_its_picture(state: State, tmp_path: Path) -> None:
    name = "0123456789abcdef.png"
    matplotlib.image.imsave(tmp_path / name, np.zeros((4, 6, 3)))
    picture = Picture(file=name, alt="A full box")
    first = state.steps[0].model_copy(update={"picture": picture})
    shown = state.model_copy(update={"steps": (first, *state.steps[1:])})
    (scene,) = journey_map(shown, "Maya", lanes="storyboard", files=tmp_path)
    (drawn,) = [item for item in scene.items if isinstance(item, Portrait)]
    assert (drawn.alt, drawn.file) == ("A full box", str(tmp_path / name))
    (without,) = journey_map(state, "Maya", lanes="storyboard", files=tmp_path)
    assert "No pictures yet. Add a photo or a drawing to each step." in of_role(without, "invite")
