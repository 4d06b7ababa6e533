from __future__ import annotations

import re
from dataclasses import astuple, fields
from pathlib import Path

import pytest

import cjm_workshop.draw
from cjm_workshop.draw.theme import DEFAULT, PAGES, Colours, Sizes


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


C = Colours()


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((C.ink, ground) for ground in (C.page, C.zebra, C.bubble, C.truth_band, *C.stickies)),
        *((C.muted, ground) for ground in (C.page, C.zebra, C.truth_band, C.pain_card)),
        *((C.on_dark, ground) for ground in (*C.stages, C.no_stage)),
        (C.truth, C.truth_band),
        (C.pain, C.pain_card),
        (C.opportunity, C.opportunity_card),
    ],
)
def test_text_can_be_read_on_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("mark", [C.ink, C.sticky_border, *C.emotions_strict, *C.stages, C.truth])
def test_marks_stand_out_from_the_page(mark: str) -> None:
    assert contrast(mark, C.page) >= 3
    assert contrast(mark, C.zebra) >= 3


def test_a_scaled_theme_has_every_length_multiplied() -> None:
    double = DEFAULT.scaled(2)
    assert astuple(double.sizes) == tuple(2 * length for length in astuple(DEFAULT.sizes))
    assert double.colours == DEFAULT.colours
    assert DEFAULT.scaled(1) is DEFAULT


def test_small_pages_keep_text_that_can_be_read() -> None:
    assert DEFAULT.for_page("A4").sizes.body_min == pytest.approx(6.5 * 0.85)
    assert DEFAULT.for_page("A3") is DEFAULT
    assert all(width > height for width, height in PAGES.values())


def test_text_sizes_fall_in_quarter_points() -> None:
    assert DEFAULT.body_sizes()[0] == 9.5
    assert DEFAULT.body_sizes()[-1] == 6.5
    assert len(DEFAULT.body_sizes()) == 13


def test_colours_stand_in_the_theme_alone() -> None:
    folder = Path(cjm_workshop.draw.__file__).parent
    for file in folder.rglob("*.py"):
        if file.name == "theme.py":
            continue
        code = re.sub(r'""".*?"""', "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = set(re.findall(r"#[0-9A-Fa-f]{6}\b", code)) - {"#FFFFFF"}
        assert not found, f"{file.name} has colours of its own: {found}"


def test_every_size_is_a_length() -> None:
    assert all(getattr(Sizes(), field.name) > 0 for field in fields(Sizes))
