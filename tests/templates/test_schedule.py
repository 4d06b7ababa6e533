"""When what begins, by the minutes and breaks of the notebooks."""

from __future__ import annotations

import pytest

from cjm_workshop.templates.guide import Part
from cjm_workshop.templates.schedule import Slot, schedule


def part(number: str, day: tuple[int, int], half: tuple[int, int]) -> Part:
    minutes, pause = ({"day": day[at], "half day": half[at]} for at in (0, 1))
    return Part(number, f"{number} · Title", "Something", minutes, pause)


START, NEXT, LAST = (
    part("00", (20, 15), (10, 0)),
    part("01", (40, 60), (25, 15)),
    part("02", (60, 30), (40, 5)),
)


@pytest.mark.parametrize(
    ("length", "slots"),
    [
        ("day", [(0, 20, START), (20, 15, None), (35, 40, NEXT), (75, 60, None), (135, 60, LAST)]),
        ("half day", [(0, 10, START), (10, 25, NEXT), (35, 15, None), (50, 40, LAST)]),
    ],
)
def test_breaks_stand_between_the_notebooks_and_none_at_the_end(
    length: str, slots: list[tuple[int, int, Part | None]]
) -> None:
    assert schedule((START, NEXT, LAST), length) == tuple(Slot(*slot) for slot in slots)


def test_no_notebooks_take_no_time() -> None:
    assert schedule((), "day") == ()
