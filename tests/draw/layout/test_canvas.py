from __future__ import annotations

from cjm_workshop.draw.layout.canvas import common_size, own_size

WIDTH = 60.0
LONG = "Lebensmittelverschwendungsvermeidung"


def test_a_title_is_smaller_where_that_keeps_its_longest_word_whole() -> None:
    assert common_size(["Web", "Confirmation"], WIDTH, 10, 7) == 9.5
    assert own_size("Confirmation", WIDTH, 10, 7) == 9.5
    assert own_size("Web", WIDTH, 10, 7) == 10


def test_a_word_too_long_for_every_size_makes_nothing_small() -> None:
    assert common_size([LONG], WIDTH, 10, 7) == 10
    assert common_size([LONG, "Confirmation"], WIDTH, 10, 7) == 9.5
    assert own_size(LONG, WIDTH, 10, 7) == 10
