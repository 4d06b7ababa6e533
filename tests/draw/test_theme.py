from __future__ import annotations

import re
from dataclasses import astuple, fields
from pathlib import Path
from types import ModuleType

import pytest

import cjm_workshop.draw
from cjm_workshop.draw.colour import contrast
from cjm_workshop.draw.theme import DEFAULT, PAGES, Colours, Sizes
from cjm_workshop.draw.themes import THEMES, theme
from cjm_workshop.errors import UnknownName

C = Colours()
THEME_NAMES = pytest.mark.parametrize("name", THEMES)


def pairs(c: Colours) -> list[tuple[str, str]]:
    """Return every text colour with the grounds that it stands on."""
    grounds = (c.page, c.zebra, c.panel, c.bubble, c.truth_band, c.pain_card, c.opportunity_card)
    return [
        *((c.ink, ground) for ground in (*grounds, *c.stickies)),
        *((c.muted, ground) for ground in (c.page, c.zebra, c.panel, c.truth_band, c.pain_card)),
        *((c.on_dark, ground) for ground in (*c.stages, c.no_stage)),
        *((c.truth, ground) for ground in (c.page, c.truth_band, *c.stickies)),
        (c.pain, c.pain_card),
        (c.pain, c.page),
        (c.opportunity, c.opportunity_card),
        (c.opportunity, c.page),
        *((c.on(fill), fill) for fill in (c.pain, c.opportunity, c.truth, *c.stages)),
    ]


@THEME_NAMES
def test_text_can_be_read_on_its_ground(name: str) -> None:
    least = 7 if name == "high-contrast" else 4.5
    weak = [(*pair, contrast(*pair)) for pair in pairs(THEMES[name].colours)]
    assert [found for found in weak if found[2] < least] == []


@THEME_NAMES
def test_marks_stand_out_from_the_page(name: str) -> None:
    c = THEMES[name].colours
    marks = (c.ink, c.sticky_border, *c.stages, c.truth, c.pain, c.opportunity)
    weak = [
        (mark, ground, contrast(mark, ground))
        for mark in (*marks, c.neutral_line, *c.curves, c.focus)
        for ground in (c.page, c.zebra)
    ]
    assert [found for found in weak if found[2] < 3] == []


@THEME_NAMES
def test_a_smiley_s_features_and_outline_stand_out(name: str) -> None:
    c = THEMES[name].colours
    for at, fill in enumerate(c.emotions):
        features = "#FFFFFF" if at in (0, 4) else c.ink
        assert contrast(features, fill) >= 3
        assert contrast(c.ink, c.page) >= 3


def test_the_difference_of_colours_is_that_of_the_published_examples(vision: ModuleType) -> None:
    one = vision.ciede2000((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485))
    other = vision.ciede2000((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619))
    assert (round(one, 4), round(other, 4)) == (2.0425, 2.0373)


@pytest.mark.parametrize(
    ("name", "stickies", "emotions"),
    [("default", 13.4, 11.2), ("high-contrast", 11.0, 11.2), ("dark", 13.4, 11.2)],
)
def test_colours_are_told_apart_with_every_kind_of_colour_vision(
    name: str, stickies: float, emotions: float, vision: ModuleType
) -> None:
    c = THEMES[name].colours
    assert vision.closest(c.stickies) >= stickies
    assert vision.closest(c.emotions) >= emotions
    assert vision.closest((c.pain, c.opportunity, c.truth)) >= 9


def test_the_greyscale_theme_has_greys_alone() -> None:
    c = THEMES["greyscale"].colours
    every = [value for value in astuple(c) if isinstance(value, str)]
    every += [one for value in astuple(c) if isinstance(value, tuple) for one in value]
    assert [one for one in every if one and len({one[1:3], one[3:5], one[5:7]}) > 1] == []


def test_a_theme_is_asked_for_by_name() -> None:
    assert list(THEMES) == ["default", "high-contrast", "greyscale", "dark"]
    assert theme() is DEFAULT
    assert theme("High contrast") is theme("high-contrast")
    assert theme(theme("dark")) is THEMES["dark"]
    with pytest.raises(UnknownName, match='no theme "sepia"'):
        theme("sepia")


def test_light_text_stands_on_dark_fills_and_dark_text_on_light_ones() -> None:
    assert C.on("#1F5A7A") == "#FFFFFF"
    assert C.on("#FBFC81") == C.ink
    assert THEMES["dark"].colours.on("#7FDDB0") == "#12171F"


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
        if file.name in ("theme.py", "themes.py"):
            continue
        code = re.sub(
            r'""".*?"""|"[^"]*such as[^"]*"|\'[^\']*such as[^\']*\'',
            "",
            file.read_text(encoding="utf-8"),
            flags=re.DOTALL,
        )
        found = set(re.findall(r"#[0-9A-Fa-f]{6}\b", code)) - {"#FFFFFF"}
        assert not found, f"{file.name} has colours of its own: {found}"


def test_every_size_is_a_length() -> None:
    assert all(getattr(Sizes(), field.name) > 0 for field in fields(Sizes))
