from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop.draw.colour import contrast, is_colour, nearest

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#FFFFFF", "#000000", 21.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#1B2430", "#FBFC81", 14.4),
    ],
)
def test_contrast_is_that_of_the_guideline(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.06)
    assert contrast(one, other) == contrast(other, one)


@given(colours, st.sampled_from([3.0, 4.5, 7.0]), st.sampled_from(["#FFFFFF", "#12171F"]))
@settings(max_examples=60, deadline=None)
def test_the_nearest_colour_meets_the_demand(colour: str, least: float, ground: str) -> None:
    found = nearest(colour, [(ground, least)])
    assert found is not None
    assert contrast(found, ground) >= least
    if contrast(colour, ground) >= least:
        assert found == colour


def test_no_colour_meets_what_cannot_be() -> None:
    assert nearest("#808080", [("#FFFFFF", 7), ("#000000", 7)]) is None


def test_the_hue_is_kept() -> None:
    found = nearest("#FFD400", [("#FFFFFF", 4.5)])
    assert found is not None
    red, green, blue = (int(found[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue


def test_a_colour_is_six_digits() -> None:
    assert is_colour("#0b6E4f")
    assert not any(map(is_colour, ("red", "#FFF", "0B6E4F", "#0B6E4F;", "#GGGGGG", "")))
