from __future__ import annotations

import pytest

from cjm_workshop.draw.layout.empathy_map import empathy_map
from cjm_workshop.draw.scene import Rect
from cjm_workshop.model import EmpathyMap, Level, Note, Persona, State

PERSON = Persona(id="persona-nour", name="Nour El-Sayed", role="Carer for two")


def note(at: int, area: str, level: Level = Level.REPORTED) -> Note:
    return Note(
        id=f"note-n{at}", text=f"Thought {at}", board="empathy", area=area, level=level,
        persona="persona-nour",
    )  # fmt: skip


def state(*notes: Note, boxes: int = 4) -> State:
    head = EmpathyMap(id="empathy-one", persona="persona-nour", goal="Rest.", boxes=boxes)
    return State(personas=(PERSON,), empathy_maps=(head,), notes=notes)


def titles(made: State) -> list[str]:
    (scene,) = empathy_map(made)
    assert scene.overlaps() == []
    return [p.text for p, _ in scene.paragraphs if p.role == "area"]


def test_the_short_map_has_four_boxes() -> None:
    assert titles(state()) == ["Says", "Thinks", "Does", "Feels"]


def test_the_long_map_has_seven_boxes_with_thinks_and_feels_between_pains_and_gains() -> None:
    assert titles(state(boxes=7)) == [
        "Sees", "Hears", "Says", "Does", "Pains", "Thinks and feels", "Gains",
    ]  # fmt: skip


def test_no_note_is_left_out_whatever_box_it_is_in() -> None:
    notes = [note(at, area) for at, area in enumerate(("says", "sees", "thinks", "elsewhere", ""))]
    (scene,) = empathy_map(state(*notes))
    assert all(one.text in scene.texts() for one in notes)
    assert "Not sorted yet" in scene.texts()
    assert "Sees" in scene.texts()  # a note from the longer map brings its boxes


def test_notes_of_others_do_not_hang_here() -> None:
    other = note(1, "says").model_copy(update={"persona": None})
    (scene,) = empathy_map(state(other))
    assert other.text not in scene.texts()
    assert scene.texts().count("No notes yet") == 4


def test_an_assumed_note_is_dashed_and_says_so() -> None:
    (scene,) = empathy_map(state(note(1, "says"), note(2, "does", Level.ASSUMED)))
    cards = [item for item in scene.items if isinstance(item, Rect) and item.role == "sticky"]
    assert {card.record: bool(card.paint.dash) for card in cards} == {
        "note-n1": False,
        "note-n2": True,
    }
    assert "assumption" in scene.texts()


@pytest.mark.parametrize("page", ["A4", "A3"])
def test_seventy_notes_keep_their_room(page: str) -> None:
    areas = ("says", "thinks", "does", "feels", "sees", "hears", "pains", "gains")
    notes = [note(at, areas[at % 8]) for at in range(70)]
    (scene,) = empathy_map(state(*notes, boxes=7), page=page)
    assert scene.overlaps() == []
    assert all(one.text in scene.texts() for one in notes)


def test_without_a_persona_the_page_says_how_to_begin() -> None:
    (scene,) = empathy_map(State())
    assert "Nobody to feel with yet" in scene.texts()


def test_the_notes_fill_their_boxes() -> None:
    """Nine tenths of a box's width, and most of the height of the fullest box in a row."""
    areas = ("says", "thinks", "does", "feels")
    (scene,) = empathy_map(state(*(note(at, areas[at % 4]) for at in range(24))))
    rects = [item for item in scene.items if isinstance(item, Rect)]
    boxes = [one.box for one in rects if one.role == "area"]
    notes = [one.box for one in rects if one.role == "sticky"]
    for box in boxes:
        inside = [one for one in notes if box.holds(one)]
        right, low = max(one.right for one in inside), max(one.bottom for one in inside)
        assert right - min(one.x for one in inside) > box.width * 0.9
        assert low > box.y + box.height * 0.8
