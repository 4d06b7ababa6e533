from __future__ import annotations

import pytest

from cjm_workshop.draw.layout.persona_card import persona_card
from cjm_workshop.draw.scene import Circle, Rect
from cjm_workshop.errors import UnknownName
from cjm_workshop.model import Fact, Level, Persona, Quote, State, Statement

NOUR = Persona(
    id="persona-nour",
    name="Nour El-Sayed",
    role="Carer for two",
    quote=Quote(text="I order between two appointments."),
    goals=(Statement(text="Get it done in one go", level=Level.OBSERVED), Statement(text="Calm")),
    demographics=(Fact(label="Age", value="51"),),
)
STATE = State(personas=(NOUR, Persona(id="persona-jo", name="Jo Park")))


def words(state: State, persona: str | None = None) -> list[str]:
    (scene,) = persona_card(state, persona)
    assert scene.overlaps() == []
    return scene.texts()


def test_everything_written_about_the_person_stands_on_the_card() -> None:
    found = words(STATE)
    assert found[:2] == ["Nour El-Sayed", "Persona · Carer for two · assumed, not researched yet"]
    for text in ("“I order between two appointments.”", "Get it done in one go", "Calm", "Age: 51"):
        assert text in found
    assert "What did you see them do?" in found  # an empty box asks


def test_an_assumption_is_dashed_and_says_so_and_an_observation_is_not() -> None:
    (scene,) = persona_card(STATE)
    cards = [item for item in scene.items if isinstance(item, Rect) and item.role == "statement"]
    assert [bool(card.paint.dash) for card in cards] == [False, True]
    assert scene.texts().count("assumption") == 1
    marks = [item for item in scene.items if isinstance(item, Circle) and item.role == "level"]
    assert {mark.alt for mark in marks} == {"observed", "assumption"}


def test_facts_about_the_person_come_after_what_they_want() -> None:
    (scene,) = persona_card(STATE)
    of = {paragraph.text: lines[0].baseline for paragraph, lines in scene.paragraphs}
    assert of["Age: 51"] > of["“I order between two appointments.”"]
    sizes = {paragraph.text: paragraph.size for paragraph, _ in scene.paragraphs}
    assert sizes["Age: 51"] < sizes["Get it done in one go"]


def test_a_persona_is_found_by_first_name() -> None:
    assert words(STATE, "jo")[0] == "Jo Park"


def test_an_unknown_persona_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnknownName) as caught:
        persona_card(STATE, "Nur")
    assert str(caught.value) == ('There is no persona "Nur". There are: Nour El-Sayed, Jo Park.')


def test_without_a_persona_the_page_says_how_to_begin() -> None:
    assert "Nobody travels yet" in words(State())


def test_a_card_with_very_much_on_it_grows_taller_and_loses_nothing() -> None:
    many = tuple(Statement(text=f"Statement {at} " + "with many words " * 12) for at in range(40))
    person = NOUR.model_copy(update={"goals": many, "bio": "A long life. " * 90})
    (scene,) = persona_card(State(personas=(person,)), page="A4")
    assert scene.overlaps() == []
    assert scene.height > 595.28
    assert all(one.text in scene.texts() for one in many)


def test_an_unknown_page_is_told() -> None:
    with pytest.raises(UnknownName, match='There is no page "A9"'):
        persona_card(STATE, page="A9")


@pytest.mark.parametrize(("extra", "wide"), [({"influences": ("Her sister",)}, 1), ({}, 3)])
def test_the_last_row_of_boxes_takes_the_whole_width(
    extra: dict[str, tuple[str]], wide: int
) -> None:
    person = Persona(id="persona-p", name="Nour", **extra)
    (scene,) = persona_card(State(personas=(person,)))
    fields = {"goals", "needs", "challenges", "motivations", "behaviours", "barriers", "influences"}
    boxes = [i.box for i in scene.items if isinstance(i, Rect) and i.role in fields]
    boxes = [box for box in boxes if box.width > 20]  # not the bars
    last = max(box.y for box in boxes)
    row = [box for box in boxes if box.y == last]
    assert len(row) == wide
    assert max(b.right for b in row) - min(b.x for b in row) == pytest.approx(
        max(b.right for b in boxes) - min(b.x for b in boxes)
    )
