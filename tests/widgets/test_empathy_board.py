"""The empathy map as a board: its boxes have the colours that they have in the picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_workshop import Workshop
from cjm_workshop.draw.layout.empathy_map import empathy_map
from cjm_workshop.draw.scene import Rect
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.languages import words_of
from cjm_workshop.widgets.empathy_board import EMPATHY_BOXES, empathy_view
from cjm_workshop.widgets.views import colour_options

NAMES = [option["value"] for option in colour_options(words_of("en"))]


@pytest.mark.parametrize("names", [("says", "does", "thinks", "feels"), tuple(EMPATHY_BOXES)])
def test_a_box_has_the_colour_of_the_picture(tmp_path: Path, names: tuple[str, ...]) -> None:
    with Workshop.new(tmp_path / "garden") as workshop:
        rosa = workshop.add("persona", name="Rosa").id
        workshop.add("empathy", persona="Rosa", boxes=min(len(names), 7))
        for box in names:
            workshop.add("note", board="empathy", area=box, persona="Rosa", text=f"It {box}")
        state = workshop.state()
    (scene,) = empathy_map(state)
    rects = [item for item in scene.items if isinstance(item, Rect) and item.role == "sticky"]
    fills = {rect.record: rect.paint.fill for rect in rects}
    for area in empathy_view(state, rosa)["areas"]:
        for note in area["notes"]:
            wanted = DEFAULT.colours.stickies[NAMES.index(area["colour"])]
            assert fills[note["id"]] == wanted, area["id"]
