"""Sheets to print and write on: every word in its box, every box on the page and empty."""

from __future__ import annotations

import pytest

from cjm_workshop.draw.layout.handout import handout
from cjm_workshop.draw.layout.paper import TO_WRITE
from cjm_workshop.draw.layout.paper_canvases import CANVASES, paper_canvas
from cjm_workshop.draw.scene import Box, Line, Rect, Scene
from cjm_workshop.languages import languages, words_of

PAGES = ("A4", "A3", "A1")


def boxes(scene: Scene) -> list[Box]:
    return [i.box for i in scene.items if isinstance(i, Rect) and i.role == TO_WRITE]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", CANVASES)
def test_every_word_stands_in_its_box(name: str, language: str) -> None:
    for page in PAGES:
        scene = paper_canvas(name, words_of(language), page=page)
        assert scene.overlaps() == []
        edge = Box(0, 0, scene.width, scene.height)
        for box in boxes(scene):
            assert edge.holds(box)
        for line in scene.lines:
            touched = [box for box in boxes(scene) if box.meets(line.box, 0.5)]
            assert all(box.holds(line.box, 0.5) for box in touched), line.text


@pytest.mark.parametrize("name", CANVASES)
def test_there_is_room_to_write(name: str) -> None:
    scene = paper_canvas(name, words_of("en"))
    found = boxes(scene)
    space = sum(box.width * box.height for box in found)
    assert space > 0.45 * scene.width * scene.height or name in ("journey", "impact")
    for at, one in enumerate(found):
        assert not any(one.meets(other, 0.5) for other in found[at + 1 :])
    rules = [item for item in scene.items if isinstance(item, Line) and "write" in item.role]
    assert len(rules) >= 2


def test_a_sheet_says_what_it_is_and_where_it_is_typed_in() -> None:
    for name, (notebook, _) in CANVASES.items():
        texts = paper_canvas(name, words_of("en")).texts()
        assert words_of("en")(f"canvas.{name}.title") in texts
        assert f"Type it in afterwards: notebook {notebook}." in texts


def test_the_journey_grid_has_eight_columns_in_six_lanes_and_five_faces() -> None:
    scene = paper_canvas("journey", words_of("en"))
    assert len(boxes(scene)) == 8 * 6
    assert len([item for item in scene.items if item.role == "face"]) == 5


@pytest.mark.parametrize("language", languages())
def test_the_participants_page_is_one_page_with_every_rule(language: str) -> None:
    words = words_of(language)
    scene = handout(words)
    assert scene.height == pytest.approx(595.28)
    assert scene.overlaps() == []
    texts = scene.texts()
    for at in range(1, 6):
        assert words(f"handout.rule_{at}") in texts
    assert min(line.size for line in scene.lines) >= 5.5
