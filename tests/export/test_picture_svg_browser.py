"""The SVG in a real browser: the font is there, and every line has the room that was measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cjm_workshop import case
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.export.picture_svg import picture
from cjm_workshop.export.pictures import scenes

pytestmark = pytest.mark.browser
MEASURE = """async () => {
    await document.fonts.ready;
    const faces = [...document.fonts].map((face) => face.status);
    const there = ["", "bold ", "italic "].map((one) => document.fonts.check(one + "12px Arimo"));
    const texts = [...document.querySelectorAll("text")].map((text) => {
        const ink = text.getBBox();
        const ends = [...Array(text.getNumberOfChars()).keys()].flatMap((at) =>
            [text.getStartPositionOfChar(at).x, text.getEndPositionOfChar(at).x]);
        return [Math.min(...ends), Math.max(...ends), ink.x, ink.y, ink.width, ink.height];
    });
    return { faces, there, texts };
}"""
SLACK = 0.6
"""Points by which a line may differ from its measured width; or a hundredth of the width."""
ROUNDED = 1.5
"""Points: the browser rounds the box of what is inked outwards to whole pixels."""
PLACES = """() => [...document.querySelectorAll("text")].map((text) =>
    [...text.textContent].map((_, at) => text.getStartPositionOfChar(at).x))"""


@pytest.fixture
def browser(chromium: Any) -> Any:
    return chromium


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def pages_of_the_case() -> list[Scene]:
    state = case.state()
    return scenes(state, "workshop", state.personas, state.journeys)


def test_every_line_of_the_case_has_the_room_that_the_layout_gave_it(page: Any) -> None:
    faults: list[str] = []
    lines = 0
    for scene in pages_of_the_case():
        page.set_content(picture(scene))
        found = page.evaluate(MEASURE)
        assert set(found["faces"]) == {"loaded"}
        assert found["there"] == [True, True, True]
        assert len(found["texts"]) == len(scene.lines)
        for line, (left, right, *ink) in zip(scene.lines, found["texts"], strict=True):
            lines += 1
            box, cell = line.box, line.paragraph.cell
            measured = Box(left, box.y, right - left, box.height)
            if not box.holds(measured, max(SLACK, box.width * 0.01)):
                faults.append(f"{line.text!r} stands in {measured}, not {box}")
            if not cell.holds(Box(*ink), ROUNDED):
                faults.append(f"{line.text!r} leaves {cell}: {ink}")
    assert not faults
    assert lines > 1000


def test_lines_from_right_to_left_begin_at_the_right_edge(page: Any) -> None:
    canvas = Canvas(DEFAULT)
    canvas.text("שלום לך SMS אבג", Box(10, 10, 48, 30), 10)
    canvas.text("SMS שלום", Box(10, 50, 280, 15), 10)
    scene = Scene(300, 80, "T", "D", tuple(canvas.items))
    assert [line.text for line in scene.lines] == ["שלום לך", "SMS אבג", "SMS שלום"]
    page.set_content(picture(scene))
    hebrew, mixed, latin = page.evaluate(PLACES)
    assert hebrew[1] == max(hebrew[1:]) == pytest.approx(58, abs=0.2)
    # the Latin word stands first, that is on the right, and reads from left to right
    assert 30 < mixed[1] < mixed[2] < mixed[3] < 58
    assert max(mixed[5:]) < mixed[1]
    assert latin[0] == pytest.approx(10, abs=0.2)
    assert max(latin[:3]) < min(latin[4:])
