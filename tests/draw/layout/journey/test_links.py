"""Branches and loops: arrows over the stages, and labels that no other line crosses."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Box, Path, Polygon, Scene
from cjm_workshop.model import Journey, Link, Stage, State, Step


def linked(count: int, links: list[tuple[int, int, str]]) -> State:
    return State(
        stages=(Stage(id="stage-a", name="Here"),),
        journeys=(Journey(id="journey-x", name="Way"),),
        steps=tuple(
            Step(
                id=f"step-{at}", journey="journey-x", stage="stage-a", name=f"Step {at}",
                next=tuple(
                    Link(step=f"step-{end}", when=when) for start, end, when in links if start == at
                ),
            )
            for at in range(count)
        ),
    )  # fmt: skip


def lines_of(path: Path) -> list[Box]:
    """Return the upright and level lines of an arrow as boxes without width."""
    points = [step[-2:] for step in path.commands]
    return [
        Box(min(a, c), min(b, d), abs(c - a), abs(d - b))
        for (a, b), (c, d) in itertools.pairwise(points)
    ]


def crossings(scene: Scene) -> list[str]:
    arrows = [item for item in scene.items if isinstance(item, Path) and item.role == "link"]
    labels = [line for line in scene.lines if line.role == "link"]
    return [
        f"{arrow.alt} crosses {label.text}"
        for label in labels
        for arrow in arrows
        for line in lines_of(arrow)
        if line.x < label.box.right
        and label.box.x < line.right
        and line.y < label.box.bottom - 1
        and label.box.y + 1 < line.bottom
    ]


def test_arrows_lie_over_the_stages() -> None:
    (scene,) = journey_map(linked(8, [(5, 2, "not found"), (3, 3, "looks again")]))
    top = min(y for item in scene.items if isinstance(item, Polygon) and item.role == "stage"
              for _, y in item.points)  # fmt: skip
    labels = [line for line in scene.lines if line.role == "link"]
    assert [line.text for line in labels] == ["4 again: looks again", "6 → 3: not found"]
    assert all(line.baseline < top for line in labels)
    assert crossings(scene) == []


def test_the_way_to_the_next_step_is_no_arrow() -> None:
    (scene,) = journey_map(linked(4, [(0, 1, "as always"), (1, 3, "")]))
    assert [line.text for line in scene.lines if line.role == "link"] == ["2 → 4"]


WORDS = st.sampled_from(["", "again", "no slot in this week", "Unverträglichkeitsbescheinigung"])


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_line_crosses_a_label(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 15))
    place = st.integers(0, count - 1)
    links = data.draw(st.lists(st.tuples(place, place, WORDS), max_size=9))
    for scene in journey_map(linked(count, links), lanes="touchpoints"):
        assert scene.overlaps() == []
        assert crossings(scene) == []
