"""Boards on which notes have the colours that they have in the picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import Workshop
from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.empathy_map import empathy_map
from cjm_workshop.draw.scene import Rect, Scene
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.widgets.empathy_board import EMPATHY_BOXES, empathy_view
from cjm_workshop.widgets.notes_board import affinity_view
from cjm_workshop.widgets.views import COLOURS


@pytest.mark.parametrize("names", [("says", "does", "thinks", "feels"), tuple(EMPATHY_BOXES)])
def test_a_box_has_the_colour_of_the_picture(tmp_path: Path, names: tuple[str, ...]) -> None:
    with Workshop.new(tmp_path / "garden") as workshop:
        rosa = workshop.add("persona", name="Rosa").id
        workshop.add("empathy", persona="Rosa", boxes=min(len(names), 7))
        for box in names:
            workshop.add("note", board="empathy", area=box, persona="Rosa", text=f"It {box}")
        state = workshop.state()
    (scene,) = empathy_map(state)
    expect_the_same(scene, empathy_view(state, rosa)["areas"])


def test_a_cluster_has_the_colour_of_the_picture(tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "garden") as workshop:
        for name in "abcdefgh":
            cluster = workshop.add("cluster", name=name, colour="blue" if name == "b" else "").id
            workshop.add("note", board="affinity", cluster=cluster, text=f"It is {name}")
        state = workshop.state()
    (scene,) = affinity_diagram(state)
    expect_the_same(scene, affinity_view(state)["areas"][1:])


def expect_the_same(scene: Scene, areas: list[Any]) -> None:
    rects = [item for item in scene.items if isinstance(item, Rect) and item.role == "sticky"]
    fills = {rect.record: rect.paint.fill for rect in rects}
    for area in areas:
        assert area["notes"]
        for note in area["notes"]:
            wanted = DEFAULT.colours.stickies[COLOURS.index(area["colour"])]
            assert fills[note["id"]] == wanted, area["id"]
