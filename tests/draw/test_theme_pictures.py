"""Every text of every picture can be read on what lies under it, in every theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cjm_workshop import case
from cjm_workshop.draw.branding import brand
from cjm_workshop.draw.colour import contrast
from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.communication_plan import communication_plan
from cjm_workshop.draw.layout.empathy_map import empathy_map
from cjm_workshop.draw.layout.impact_effort import impact_effort
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.layout.overview import overview
from cjm_workshop.draw.layout.persona_card import persona_card
from cjm_workshop.draw.layout.storyboard import storyboard
from cjm_workshop.draw.layout.touchpoint_matrix import touchpoint_matrix
from cjm_workshop.draw.layout.touchpoint_wheel import touchpoint_wheel
from cjm_workshop.draw.scene import Box, Circle, Item, Path, Polygon, Rect, Scene, TextLine
from cjm_workshop.draw.theme import Theme
from cjm_workshop.draw.themes import THEMES

PICTURES: tuple[Callable[..., list[Scene]], ...] = (
    affinity_diagram,
    communication_plan,
    empathy_map,
    impact_effort,
    journey_map,
    overview,
    persona_card,
    storyboard,
    touchpoint_matrix,
    touchpoint_wheel,
)
LOOKS = {**THEMES, "brand": brand(primary="#FFD400", secondary="#004B87")}


def around(points: list[tuple[float, float]]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def filled(item: Item) -> Box | None:
    """Return the extent of a shape that hides what lies under it."""
    paint = getattr(item, "paint", None)
    if paint is None or not paint.fill or paint.opacity < 1:
        return None
    if isinstance(item, Rect):
        return item.box
    if isinstance(item, Circle):
        r = item.radius
        return Box(item.x - r, item.y - r, 2 * r, 2 * r)
    if isinstance(item, Polygon):
        return around(list(item.points))
    if isinstance(item, Path) and item.commands[-1] == ("Z",):
        return around([(step[-2], step[-1]) for step in item.commands if len(step) > 2])  # type: ignore[misc]
    return None


def weak(page: Scene, least: float) -> list[tuple[str, str, str, float]]:
    """Return role, colour, ground and contrast of the texts that have too little of it."""
    found, shapes = [], []
    for item in page.items:
        if isinstance(item, TextLine):
            middle = Box(item.box.centre, item.box.y + item.box.height / 2, 0, 0)
            under = [fill for box, fill in shapes if box.holds(middle)]
            ground = under[-1] if under else page.background
            ratio = contrast(item.colour, ground)
            found += [(item.role, item.colour, ground, ratio)] if ratio < least else []
        elif (box := filled(item)) is not None:
            shapes.append((box, item.paint.fill))  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("name", LOOKS)
def test_every_text_can_be_read(picture: Callable[..., list[Scene]], name: str) -> None:
    look: Theme = LOOKS[name]
    for page in picture(case.state(), theme=look):
        assert weak(page, 7 if name == "high-contrast" else 4.5) == []
        assert page.overlaps() == []
