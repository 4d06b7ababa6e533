"""Words at a point of the curve: clear of curve and scale, and near their point."""

from __future__ import annotations

import pytest

from cjm_workshop.draw import curve
from cjm_workshop.draw.layout.journey.places import Place, Spot, find_place

LINES = (0.0, 100.0, 200.0)  # delighted, neutral, frustrated


def place_at(points: list[tuple[float, float]], at: int, area: float = 2400.0) -> Place | None:
    """Find a place for words of this area at one of some points, 120 apart."""
    x, _ = points[at]
    spot = Spot(points[at], 9, x - 55, x + 55, LINES[1], LINES, 5)
    return find_place(spot, curve.beziers(points), lambda width: area / width)


@pytest.mark.parametrize(
    ("points", "at", "side"),
    [
        ([(0, 150), (120, 50), (240, 150)], 1, "over"),  # a peak
        ([(0, 50), (120, 150), (240, 50)], 1, "under"),  # a valley
        ([(0, 50), (120, 50), (240, 150)], 0, "over"),  # the beginning, outside of the tint
        ([(0, 150), (120, 150), (240, 50)], 0, "under"),
    ],
)
def test_words_stand_on_the_free_side(
    points: list[tuple[float, float]], at: int, side: str
) -> None:
    place = place_at(points, at)
    assert place is not None
    assert ("over" if place.box.bottom < points[at][1] else "under") == side


def test_words_on_a_steep_way_up_stand_beside_the_face_under_the_curve() -> None:
    place = place_at([(0, 200), (120, 110), (240, 0)], 1)
    assert place is not None
    assert place.align == "left"
    assert place.box.x > 120 + 9
    assert place.box.y > 110


def test_words_keep_clear_of_the_curve_and_of_the_lines_of_the_scale() -> None:
    points = [(0.0, 170.0), (120.0, 100.0), (240.0, 40.0), (360.0, 100.0), (480.0, 165.0)]
    for at in range(5):
        place = place_at(points, at)
        assert place is not None
        box = place.box
        assert not [line for line in LINES if box.y < line < box.bottom]
        for piece in curve.clip(curve.beziers(points), box.x, box.right):
            assert box.bottom <= min(piece[0][1], piece[3][1]) or box.y >= max(
                piece[0][1], piece[3][1]
            )


def test_words_without_room_nearby_have_no_place() -> None:
    assert place_at([(0, 150), (120, 50), (240, 150)], 1, area=6000.0) is None
