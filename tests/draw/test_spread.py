from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop.draw.layout.rings import arc, on_circle, piece
from cjm_workshop.draw.layout.spread import spread


@settings(max_examples=60, deadline=None)
@given(
    places=st.lists(st.floats(0, 500), min_size=1, max_size=20),
    size=st.floats(1, 24),
    gap=st.floats(0, 1),
)
def test_labels_keep_their_order_and_stay_inside(
    places: list[float], size: float, gap: float
) -> None:
    wanted = sorted(places)
    starts = spread(wanted, [size] * len(wanted), 0, 500, gap)
    for one, other in itertools.pairwise(starts):
        assert other >= one + size + gap - 1e-6
    assert starts[0] >= -1e-6
    assert starts[-1] + size <= 500 + 1e-6


def test_a_label_alone_stands_where_it_is_wanted() -> None:
    assert spread([40, 200], [10, 30], 0, 300) == [35, 185]


def test_labels_that_want_the_same_place_stand_around_it() -> None:
    assert spread([50, 50, 50], [10, 10, 10], 0, 100) == pytest.approx([35, 45, 55])


def test_labels_that_are_too_many_begin_at_the_start_and_go_on() -> None:
    assert spread([50, 50, 50], [40, 40, 40], 0, 100) == pytest.approx([0, 40, 80])


def test_an_arc_begins_and_ends_on_its_circle_and_stays_on_it() -> None:
    commands = arc(10, 20, 100, 0.3, 4.1)
    assert commands[0][1:] == pytest.approx(on_circle(10, 20, 100, 0.3))
    assert commands[-1][-2:] == pytest.approx(on_circle(10, 20, 100, 4.1))
    start = commands[0][1:]
    for step in commands[1:]:
        x1, y1, x2, y2, x, y = step[1:]
        for at in (0.25, 0.5, 0.75):
            rest = 1 - at
            weights = (rest**3, 3 * rest**2 * at, 3 * rest * at**2, at**3)
            px = sum(w * v for w, v in zip(weights, (start[0], x1, x2, x), strict=True))
            py = sum(w * v for w, v in zip(weights, (start[1], y1, y2, y), strict=True))
            assert ((px - 10) ** 2 + (py - 20) ** 2) ** 0.5 == pytest.approx(100, rel=1e-5)
        start = (x, y)


def test_the_piece_of_a_ring_is_closed() -> None:
    commands = piece(0, 0, 10, 20, 0, 1)
    assert commands[0] == ("M", 0, -20)
    assert commands[-1] == ("Z",)
    assert commands[-2][-2:] == pytest.approx((0, -10))
