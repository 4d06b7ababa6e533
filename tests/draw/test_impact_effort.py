from __future__ import annotations

import itertools
from math import hypot

from cjm_workshop.draw.layout.impact_effort import impact_effort
from cjm_workshop.draw.scene import Box, Circle, Rect, Scene
from cjm_workshop.insight import Quadrant, quadrant
from cjm_workshop.model import Opportunity, State


def opportunity(at: int, impact: int | None, effort: int | None, owner: str = "") -> Opportunity:
    return Opportunity(
        id=f"opportunity-o{at}", question=f"How might we mend {at}?", impact=impact,
        effort=effort, owner=owner,
    )  # fmt: skip


def in_field(scene: Scene) -> list[Circle]:
    quadrants = [i for i in scene.items if isinstance(i, Rect) and i.role == "quadrant"]
    right = max(rect.box.right for rect in quadrants)
    badges = [i for i in scene.items if isinstance(i, Circle) and i.role == "badge"]
    return [badge for badge in badges if badge.x < right]


def test_most_impact_for_least_effort_comes_first_and_what_is_not_rated_last() -> None:
    made = (
        opportunity(1, None, None),
        opportunity(2, 2, 1),
        opportunity(3, 5, 4),
        opportunity(4, 5, 2, "Ada"),
    )
    (scene,) = impact_effort(State(opportunities=made))
    assert scene.overlaps() == []
    asked = [p.text for p, _ in scene.paragraphs if p.role == "opportunity"]
    assert asked == [f"How might we mend {at}?" for at in (4, 3, 2, 1)]
    assert {"Ada", "no owner yet", "no metric yet · not rated yet"} <= set(scene.texts())
    assert "Impact and effort · 4 opportunities · 1 not rated yet" in scene.texts()


def test_an_opportunity_stands_where_its_numbers_say() -> None:
    made = (opportunity(1, 5, 1), opportunity(2, 1, 5))
    (scene,) = impact_effort(State(opportunities=made))
    first, second = in_field(scene)
    assert (first.record, second.record) == ("opportunity-o1", "opportunity-o2")
    assert first.x < second.x
    assert first.y < second.y


def test_an_opportunity_is_named_in_its_cell_where_there_is_room() -> None:
    (scene,) = impact_effort(State(opportunities=(opportunity(1, 5, 1), opportunity(2, 5, 1))))
    short = [p.text for p, _ in scene.paragraphs if p.role == "short"]
    assert short == ["… mend 1?", "… mend 2?"]
    assert scene.overlaps() == []
    crowd = tuple(opportunity(at, 4, 2) for at in range(30))
    (scene, *_) = impact_effort(State(opportunities=crowd))
    assert [p.text for p, _ in scene.paragraphs if p.role == "short"] == []


def test_thirty_opportunities_of_one_cell_do_not_lie_on_each_other() -> None:
    made = tuple(opportunity(at, 4, 2) for at in range(30))
    scenes = impact_effort(State(opportunities=made))
    assert [one for scene in scenes for one in scene.overlaps()] == []
    circles = in_field(scenes[0])
    assert len(circles) == 30
    for one, other in itertools.combinations(circles, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius


def test_a_crowded_cell_leaves_the_names_of_others_their_size() -> None:
    lone = opportunity(99, 5, 1)
    (alone,) = impact_effort(State(opportunities=(lone,)))
    crowd = tuple(opportunity(at, 4, 2) for at in range(30))
    scene, *_ = impact_effort(State(opportunities=(lone, *crowd)))
    sizes = [{p.size for p, _ in one.paragraphs if p.role == "short"} for one in (alone, scene)]
    assert sizes[0] == sizes[1]
    radius = {badge.record: badge.radius for badge in in_field(scene)}
    assert max(radius.values()) == radius["opportunity-o99"]


def test_a_long_list_goes_on_several_pages_with_the_field_on_each() -> None:
    made = tuple(opportunity(at, 1 + at % 5, 1 + at % 4) for at in range(60))
    scenes = impact_effort(State(opportunities=made), page="A4")
    assert len(scenes) > 1
    asked = [p.text for scene in scenes for p, _ in scene.paragraphs if p.role == "opportunity"]
    assert sorted(asked) == sorted(one.question for one in made)
    assert all("Quick wins" in scene.texts() for scene in scenes)
    assert {len(in_field(scene)) for scene in scenes} == {60}


def test_without_opportunities_the_page_says_how_to_begin() -> None:
    (scene,) = impact_effort(State())
    assert "No opportunities yet" in scene.texts()


def test_the_field_is_parted_as_the_list_of_priorities_is() -> None:
    made = tuple(opportunity(i * 10 + e, i, e) for i in range(1, 6) for e in range(1, 6))
    (scene, *_) = impact_effort(State(opportunities=made))
    parts = {i.alt: i.box for i in scene.items if isinstance(i, Rect) and i.role == "quadrant"}
    assert list(parts) == list(Quadrant)
    where = {one.record: (one.x, one.y) for one in in_field(scene)}
    for one in made:
        kind = quadrant(one)
        assert kind
        x, y = where[one.id]
        assert parts[kind].holds(Box(x, y, 0, 0))
    names = [p.text for p, _ in scene.paragraphs if p.role == "quadrant"]
    assert names[::2] == ["Quick wins", "Big bets", "Fill-ins", "Not now"]
    assert "How might we mend 41? (impact 4, effort 1, quick win)" in scene.description
