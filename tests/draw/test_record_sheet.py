"""A learner's record on paper: nothing overlaps, no word is lost, however long the texts are."""

from __future__ import annotations

import pytest

from cjm_workshop.draw.layout.record_sheet import record_sheet
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.theme import PAGES

HEAD = ("Lesson", "Tasks", "Quiz", "In your words")
LONG = "What a customer hears, sees, thinks and feels on the way to the counter and back " * 3
TITLE = "What I have learned about the journeys of other people, and about my own"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lessons", [0, 10, 80])
def test_nothing_overlaps_and_no_word_is_lost(page: str, lessons: int) -> None:
    rows = [
        HEAD,
        *(
            (f"{at:02} · {LONG if at % 3 else 'Map'}", "4 / 4", "5 / 5", "1 / 1")
            for at in range(lessons)
        ),
    ]
    foot = (f"Go on with: {LONG}", "Made on this computer; nothing was sent anywhere.")
    (scene,) = record_sheet(TITLE, "Rosa · 2026-06-01", rows, foot, page=page)
    assert scene.overlaps() == []
    edge = Box(0, 0, scene.width, scene.height)
    assert all(edge.holds(line.box, 0.5) for line in scene.lines)
    drawn = " ".join(scene.texts()).split()
    for text in (TITLE, *foot, *(cell for row in rows for cell in row)):
        assert set(text.split()) <= set(drawn), text
