from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop.draw.curve import areas, beziers, clip, slopes, split

emotions = st.lists(st.integers(-2, 2).map(float), min_size=2, max_size=30)
anything = st.lists(st.floats(-1e3, 1e3).map(lambda y: round(y, 3)), min_size=2, max_size=20)
widths = st.lists(st.floats(0.5, 50), min_size=20, max_size=30)


def running(steps: list[float]) -> list[float]:
    return [sum(steps[: at + 1]) for at in range(len(steps))]


@given(emotions | anything, widths)
@settings(max_examples=60, deadline=None)
def test_the_slopes_are_those_of_scipy(ys: list[float], steps: list[float]) -> None:
    pytest.importorskip("scipy")
    from scipy.interpolate import PchipInterpolator

    ys = ys[: len(steps)]
    xs = running(steps)[: len(ys)]
    expected = PchipInterpolator(xs, ys).derivative()(xs)
    # scipy takes the derivative from rounded coefficients; 1e-12 of the steepest rise is its noise
    steepest = max(1.0, *(abs(b - a) for a, b in itertools.pairwise(ys)))
    assert slopes(xs, ys) == pytest.approx(list(expected), rel=1e-12, abs=1e-12 * steepest)


@given(emotions | anything)
@settings(max_examples=60, deadline=None)
def test_the_curve_stays_between_its_neighbours(ys: list[float]) -> None:
    for start, one, two, end in beziers(list(enumerate(ys))):
        low, high = sorted((start[1], end[1]))
        for _, y in (one, two):
            assert low - 1e-9 <= y <= high + 1e-9


def test_the_curve_goes_through_its_points() -> None:
    points = [(0.0, 1.0), (1.0, -1.0), (2.0, 2.0)]
    pieces = beziers(points)
    assert [piece[0] for piece in pieces] + [pieces[-1][3]] == points


def test_two_points_make_a_straight_line_and_one_point_makes_nothing() -> None:
    assert slopes([0, 2], [1, 5]) == [2, 2]
    assert slopes([3], [1]) == [0]
    assert beziers([(3, 1)]) == []
    assert slopes([], []) == []


def test_what_cannot_be_a_curve_is_refused() -> None:
    with pytest.raises(ValueError, match="the x values must increase"):
        slopes([0, 0], [1, 2])
    with pytest.raises(ValueError, match="2 x values for 1 y values"):
        slopes([0, 1], [1])


def test_a_piece_is_cut_without_changing_it() -> None:
    (piece,) = beziers([(0, 0), (4, 8)])
    left, right = split(piece, 0.25)
    assert left[0] == piece[0]
    assert right[3] == piece[3]
    assert left[3] == right[0] == pytest.approx((1, 2))


@given(emotions)
@settings(max_examples=60, deadline=None)
def test_areas_touch_the_line_where_the_curve_crosses_it(ys: list[float]) -> None:
    for area in areas(beziers(list(enumerate(ys))), 0):
        heights = [y for piece in area.pieces for _, y in piece]
        assert all(y <= 1e-9 for y in heights) if area.above else all(y >= -1e-9 for y in heights)


def test_areas_of_a_curve_that_crosses_twice() -> None:
    found = areas(beziers([(0, -1), (1, 1), (2, -1)]), 0)
    assert [area.above for area in found] == [True, False, True]
    assert found[0].pieces[-1][3][1] == pytest.approx(0, abs=1e-9)
    assert found[0].pieces[-1][3] == found[1].pieces[0][0]


def test_a_part_of_the_curve_lies_on_the_whole() -> None:
    whole = beziers([(0, 0), (2, 2), (4, -1), (6, 0)])
    part = clip(whole, 1, 5)
    assert part[0][0][0] == pytest.approx(1)
    assert part[-1][3][0] == pytest.approx(5)
    assert part[0][0] == pytest.approx(split(whole[0], 0.5)[0][3])
    assert part[1] == whole[1]
    assert clip(whole, -9, 9) == whole
    assert clip(whole, 7, 9) == []
