from __future__ import annotations

from cjm_workshop.draw.layout.canvas import Canvas, height_of
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import DEFAULT


def scene_of(canvas: Canvas) -> Scene:
    return Scene(200, 100, "Title", "Description", tuple(canvas.items))


def test_boxes_know_what_they_hold_and_meet() -> None:
    box = Box(10, 10, 20, 10)
    assert (box.right, box.bottom, box.centre) == (30, 20, 20)
    assert box.inset(2, 3) == Box(12, 13, 16, 4)
    assert box.holds(box.inset(1))
    assert not box.holds(Box(9, 10, 5, 5))
    assert box.holds(Box(9, 10, 5, 5), slack=1)
    assert box.meets(Box(29, 19, 5, 5))
    assert not box.meets(Box(30, 10, 5, 5))


def test_a_text_in_its_cell_is_fine() -> None:
    canvas = Canvas(DEFAULT)
    cell = Box(10, 10, 60, height_of("an evening slot", 60, 10))
    below = canvas.text("an evening slot", cell, 10)
    assert below == cell.bottom
    assert scene_of(canvas).overlaps() == []
    assert scene_of(canvas).texts() == ["an evening slot"]


def test_a_text_that_leaves_its_cell_or_the_page_is_told() -> None:
    canvas = Canvas(DEFAULT)
    canvas.text("an evening slot", Box(150, 90, 45, 5), 10, role="doing")
    faults = scene_of(canvas).overlaps()
    assert [fault.split(":")[0] for fault in faults] == [
        '"an evening slot" (doing) leaves its cell',
        '"an evening slot" (doing) leaves the page',
    ]


def test_texts_on_each_other_are_told() -> None:
    canvas = Canvas(DEFAULT)
    canvas.text("below", Box(10, 10, 60, 20), 10, role="doing")
    canvas.text("on top", Box(15, 14, 60, 20), 10, role="pain")
    assert scene_of(canvas).overlaps() == ['"below" (doing) lies on "on top" (pain)']


def test_right_to_left_paragraphs_stand_at_the_right_edge() -> None:
    canvas = Canvas(DEFAULT)
    canvas.text("العميل يبحث", Box(10, 10, 100, 20), 10)
    (line,) = scene_of(canvas).lines
    assert line.rtl
    assert line.align == "right"
    assert line.x == 110


def test_lines_of_a_paragraph_keep_their_text_and_leading() -> None:
    canvas = Canvas(DEFAULT)
    canvas.text("one two three", Box(0, 0, 26, 100), 10, record="step-1")
    ((paragraph, lines),) = scene_of(canvas).paragraphs
    assert paragraph.text == "one two three"
    assert [line.text for line in lines] == ["one", "two", "three"]
    assert {line.record for line in lines} == {"step-1"}
    assert round(lines[1].baseline - lines[0].baseline, 6) == 10 * DEFAULT.leading


def test_an_empty_text_leaves_nothing() -> None:
    canvas = Canvas(DEFAULT)
    assert canvas.text("  ", Box(0, 5, 20, 100), 10) == 5
    assert canvas.items == []
