"""The writing systems of the world: nothing overlaps, no character is split or lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import ModuleType

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop.draw import characters, fallback, metrics, wrap
from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.layout.persona_card import persona_card
from cjm_workshop.draw.scene import Scene, TextLine

Picture = Callable[..., list[Scene]]
LANGUAGES = ("ar", "he", "de", "zh", "ja", "hi", "th", "emoji")
PACKAGE = {"क": "fonts-noto-core", "ก": "fonts-noto-core", "漢": "fonts-droid-fallback"}


@pytest.fixture
def fonts() -> None:
    """Skip where this computer lacks the fonts; fail with CJM_ALL_TESTS=1."""
    lacking = sorted({PACKAGE[char] for char in PACKAGE if fallback.font_for(char) is None})
    if lacking:
        reason = f"Fonts are missing. Debian and Ubuntu: apt-get install {' '.join(lacking)}."
        pytest.fail(reason) if os.environ.get("CJM_ALL_TESTS") == "1" else pytest.skip(reason)


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("picture", [journey_map, persona_card, affinity_diagram])
@pytest.mark.parametrize("page", ["A4", "A3"])
def test_pictures_hold_every_script(
    language: str, picture: Picture, page: str, scripts: ModuleType
) -> None:
    for scene in picture(scripts.written_in(language), page=page):
        assert scene.overlaps() == []
        assert scene.direction == ("rtl" if language in ("ar", "he") else "ltr")
        lost = metrics.missing("".join(line.text for line in scene.lines))
        assert lost == [] or language == "emoji"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("limit", [30, 50, 80, 160])
def test_no_line_splits_a_character_and_none_is_lost(
    language: str, limit: float, scripts: ModuleType
) -> None:
    for text in (words for words in scripts.TEXTS[language] if isinstance(words, str)):
        lines = wrap.wrap(text, limit, 9).lines
        hyphens = "".join(lines).count("-") - text.count("-")
        assert len("".join(lines).replace(" ", "")) - hyphens == len(text.replace(" ", ""))
        shown = [one for line in lines for one in characters.characters(line) if one != "-"]
        whole = [one for one in characters.characters(text) if one != "-"]
        assert [one for one in shown if one != " "] == [one for one in whole if one != " "]


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_characters_are_those_of_unicode(text: str) -> None:
    assert "".join(characters.characters(text)) == text
    if not text.isascii():
        assert list(characters.characters(text)) == regex.findall(r"\X", text)


@pytest.mark.parametrize(
    "text",
    ["क्षि", "👩\u200d👩\u200d👧", "👍🏽", "❤\ufe0f", "🇩🇪", "e\u0301", "นี้", "กำ", "한", "한\u302e"],
)
def test_what_a_reader_takes_for_one_character_stays_whole(text: str) -> None:
    assert characters.characters(text) == (text,)
    assert set(wrap.wrap(text * 4, 1, 9).lines) == {text}


@pytest.mark.usefixtures("fonts")
def test_punctuation_keeps_to_its_side_in_chinese_and_japanese() -> None:
    text = "「速く」配達してほしい。（でも）高い、って？……うーん！"
    for limit in range(45, 100, 4):
        lines = wrap.wrap(text, limit, 9).lines
        assert "".join(lines) == text
        assert not any(line[0] in "」。）、？…ー！っ" for line in lines)
        assert not any(line[-1] in "「（" for line in lines)


def test_korean_breaks_at_blanks() -> None:
    assert wrap.wrap("배송 시간을 찾습니다", metrics.width("배송 시간", 9), 9).lines == (
        "배송",
        "시간을",
        "찾습니다",
    )


def test_german_compounds_are_hyphenated_only_where_they_do_not_fit() -> None:
    text = "eine Lebensmittelunverträglichkeit"
    assert wrap.wrap(text, 200, 9).lines == (text,)
    assert wrap.wrap(text, 128, 9).lines == ("eine", "Lebensmittelunverträglichkeit")
    lines = wrap.wrap(text, 70, 9).lines
    assert all(line.endswith("-") for line in lines[1:-1])
    assert "".join(lines).replace("-", "") == text.replace(" ", "")


def test_thai_is_parted_into_words() -> None:
    assert characters.runs_of_words("วันนี้อากาศดี") == ("วัน", "นี้", "อากาศ", "ดี")
    assert characters.runs_of_words("slotตอนเย็น!")[0] == "slot"


def test_without_the_library_thai_breaks_between_characters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(characters, "_thai", lambda: None)
    characters.runs_of_words.cache_clear()
    parts = characters.runs_of_words("เวลาจัดส่งกำไร")
    characters.runs_of_words.cache_clear()
    assert parts == ("เว", "ลา", "จั", "ด", "ส่", "ง", "กำ", "ไร")


@pytest.mark.usefixtures("fonts")
def test_a_text_is_drawn_in_the_fonts_that_it_was_measured_in() -> None:
    """The first font of the list that has a character is the one that its width came from."""
    text = "“明日の「三日後」…” ★ समय เวลา ・、。①"
    needed = [char for char in text if not metrics.covered(char) and not char.isspace()]
    order = fallback.fonts_for(needed)
    for char in needed:
        first = next(path for path in order if ord(char) in fallback.advances(path))
        assert first == fallback.font_for(char)
        if char in "「」・、。":
            assert fallback.advance(char) == 1.0


def test_right_to_left_pages_are_mirrored(scripts: ModuleType) -> None:
    page = journey_map(scripts.written_in("ar"))[0]
    stage = {line.text: line.box.x for line in page.lines if line.role == "stage"}
    first, second = scripts.TEXTS["ar"][2]
    assert stage[first] > stage[second]
    gutter = [line for line in page.lines if line.text == "Touchpoints"]
    assert gutter[0].box.x > page.width * 0.85
    title = next(line for line in page.lines if line.role == "title")
    assert title.align == "right"
    assert title.box.right == pytest.approx(page.width - 28)


def test_a_page_mirrored_twice_is_in_its_place_again(scripts: ModuleType) -> None:
    from cjm_workshop.draw.mirror import mirrored

    page = journey_map(scripts.written_in("de"))[0]
    again = mirrored(mirrored(page))
    for one, other in zip(page.items, again.items, strict=True):
        if isinstance(one, TextLine):
            assert isinstance(other, TextLine)
            assert (other.text, other.align) == (one.text, one.align)
            assert other.x == pytest.approx(one.x)
            assert other.paragraph.cell.x == pytest.approx(one.paragraph.cell.x)
        else:
            assert type(one) is type(other)
            assert one.role == other.role


def test_the_direction_may_be_asked_for(scripts: ModuleType) -> None:
    from dataclasses import replace

    from cjm_workshop.draw.theme import DEFAULT

    arabic, german = scripts.written_in("ar"), scripts.written_in("de")
    assert journey_map(arabic, theme=replace(DEFAULT, direction="ltr"))[0].direction == "ltr"
    (page, *_) = journey_map(german, theme=replace(DEFAULT, direction="rtl"))
    assert page.direction == "rtl"
    assert page.overlaps() == []
