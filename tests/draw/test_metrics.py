from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from cjm_workshop.draw import fallback, metrics


@pytest.mark.parametrize("style", ["regular", "bold", "italic"])
def test_the_table_is_that_of_the_bundled_font(style: metrics.Style) -> None:
    with TTFont(metrics.font_file(style)) as font:
        unit, cmap = font["head"].unitsPerEm, font.getBestCmap()
        for char in "AgÄßéőλЖ“”–…€→□ש":
            advance = font["hmtx"][cmap[ord(char)]][0] / unit
            assert metrics.width(char, 10, style) == pytest.approx(10 * advance)
        assert font["hhea"].ascent / unit == metrics.ASCENT
        assert -font["hhea"].descent / unit == metrics.DESCENT
        assert "fvar" not in font


def test_a_text_is_as_wide_as_its_characters() -> None:
    assert metrics.width("Maya", 20) == 2 * metrics.width("Maya", 10)
    assert metrics.width("", 10) == 0
    assert metrics.width("Maya", 10, "bold") > metrics.width("Maya", 10)


def test_the_measure_is_never_narrower_than_what_is_drawn() -> None:
    from matplotlib.ft2font import FT2Font, LoadFlags

    font = FT2Font(str(metrics.font_file("regular")))
    font.set_size(100, 72)
    for text, kerning in (("AVATAR To Ty", 0.08), ("The refund tells me", 0.005)):
        font.set_text(text, 0, flags=LoadFlags.NO_HINTING)
        drawn = font.get_width_height()[0] / 64
        assert drawn <= metrics.width(text, 100) * 1.002
        assert drawn >= metrics.width(text, 100) * (1 - kerning)


def test_characters_outside_the_font_are_measured_in_the_font_that_draws_them() -> None:
    assert not metrics.covered("★")
    assert "DejaVu" in str(fallback.font_for("★"))
    assert metrics.width("★", 10) == pytest.approx(10 * (fallback.advance("★") or 0))


def test_what_nobody_can_draw_becomes_a_square_and_is_reported() -> None:
    assert metrics.missing("a\ue0f0b\x07c") == ["\x07", "\ue0f0"]
    assert metrics.drawable("a\ue0f0b") == "a□b"
    assert metrics.width("\ue0f0", 10) == metrics.width("□", 10)


def test_marks_that_take_no_room_are_not_missing() -> None:
    assert metrics.width("\u200d\ufe0f", 10) == 0
    assert metrics.missing("\u200d\ufe0f") == []
    assert metrics.drawable("plain") == "plain"


def test_a_paragraph_runs_as_its_first_letter_does() -> None:
    assert metrics.is_rtl("12 العميل SMS")
    assert metrics.is_rtl("שלום")
    assert not metrics.is_rtl("SMS العميل")
    assert not metrics.is_rtl("12 …")
