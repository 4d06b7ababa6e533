from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from cjm_workshop.export import svg


@pytest.mark.parametrize("emotion", [-2, -1, 0, 1, 2])
def test_a_face_is_an_image_without_words(emotion: int) -> None:
    drawn = ET.fromstring(svg.face(emotion))
    assert drawn.get("aria-hidden") == "true"
    assert len(drawn.findall("circle")) == 3


def test_the_curve_stays_inside_its_picture() -> None:
    drawn = ET.fromstring(svg.curve([2, -2, 2, None, -2, -2, 2], "c", "Up and down."))
    _, _, width, height = map(float, (drawn.get("viewBox") or "").split())
    assert width == 7 * svg.COLUMN
    lines = [one for one in drawn.findall("path") if one.get("class") == "curve-line"]
    numbers = [
        float(number)
        for line in lines
        for number in (line.get("d") or "").replace("M", " ").replace("C", " ").split()
    ]
    assert len(lines) == 2
    assert min(numbers[1::2]) >= 20
    assert max(numbers[1::2]) <= height - 20
    assert drawn.findtext("title") == "Up and down."


def test_icons_take_the_colour_of_the_text() -> None:
    (line,) = ET.fromstring(svg.icon("web")).findall("path")
    assert line.get("stroke") == "currentColor"
