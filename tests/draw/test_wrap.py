from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop.draw.metrics import width
from cjm_workshop.draw.wrap import HYPHEN, SOFT_HYPHEN, balanced, fits_words, wrap

letters = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["Cc", "Cf", "Zs"]),
    min_size=1,
    max_size=24,
)
texts = st.lists(letters, min_size=0, max_size=12).map(" ".join)


def bare(text: str) -> str:
    return "".join(text.split()).replace(HYPHEN, "").replace(SOFT_HYPHEN, "")


@given(texts, st.floats(12, 200))
@settings(max_examples=80, deadline=None)
def test_no_word_is_lost_and_every_line_fits(text: str, limit: float) -> None:
    lines = wrap(text, limit, 8).lines
    assert bare("".join(lines)) == bare(text)
    for line in lines:
        assert width(line, 8) <= limit + 0.01 or len(line) <= 2


@given(st.lists(letters, min_size=1, max_size=8), st.floats(40, 200))
@settings(max_examples=40, deadline=None)
def test_words_that_fit_are_left_whole(words: list[str], limit: float) -> None:
    plain = ["".join(char for char in word if char.isalpha()) or "a" for word in words]
    text = " ".join(plain)
    if all(width(word, 8) <= limit for word in plain):
        broken = wrap(text, limit, 8)
        assert broken.hyphenated == 0
        assert " ".join(broken.lines).split() == plain


def test_lines_break_at_blanks_and_line_ends() -> None:
    assert wrap("Looks for an evening slot", 60, 9.5).lines == ("Looks for an", "evening slot")
    assert wrap("one\ntwo\r\n\nthree", 200, 9).lines == ("one", "two", "", "three")
    assert wrap("  wide \t blanks  ", 200, 9).lines == ("wide blanks",)
    assert wrap("", 50, 9).lines == ("",)


@pytest.mark.parametrize(
    ("word", "limit", "expected"),
    [
        ("confirmation", 45, ("confirma-", "tion")),
        ("Recommends", 45, ("Recom-", "mends")),
        ("Gesellschaft", 40, ("Gesell-", "schaft")),
        (f"Bind{SOFT_HYPHEN}faden", 35, ("Bind-", "faden")),
        ("hard\xa0bound", 35, ("hard", "bound")),
        ("self-service", 45, ("self-", "service")),
        ("https://example.org/a?b=1", 55, ("https://", "example.org/", "a?b=1")),
        ("x" * 12, 20, ("xxx-", "xxx-", "xxx-", "xxx")),
    ],
)
def test_long_words_break_where_a_reader_would(
    word: str, limit: float, expected: tuple[str, ...]
) -> None:
    assert wrap(word, limit, 9).lines == expected


def test_a_word_is_not_broken_where_it_fits_on_the_next_line() -> None:
    assert wrap("a confirmation", 54, 9).lines == ("a", "confirmation")
    assert fits_words("a confirmation", 54, 9)
    assert not fits_words("a confirmation", 40, 9)


def test_ideographs_break_anywhere_but_before_a_full_stop() -> None:
    lines = wrap("速く配達してほしい。でも高い。", 46, 9).lines
    assert "".join(lines) == "速く配達してほしい。でも高い。"
    assert len(lines) > 1
    assert not any(line.startswith("。") for line in lines)


def test_joined_characters_stay_together() -> None:
    family = "👩\u200d👩\u200d👧"
    assert set(wrap(family * 3, 24, 9).lines) == {family}
    assert wrap("e\u0301" * 8, 12, 9).lines[0].startswith("e\u0301")
    assert not any(line.startswith("\u0301") for line in wrap("e\u0301" * 8, 12, 9).lines)


@given(texts, st.floats(12, 200))
@settings(max_examples=60, deadline=None)
def test_balanced_lines_are_as_many_and_lose_no_word(text: str, limit: float) -> None:
    even = balanced(text, limit, 8)
    assert len(even.lines) == len(wrap(text, limit, 8).lines)
    assert bare("".join(even.lines)) == bare(text)
    for line in even.lines:
        assert width(line, 8) <= limit + 0.01 or len(line) <= 2


def test_balanced_lines_leave_no_word_alone() -> None:
    text = "I am the first at home to go to university"
    assert wrap(text, 150, 9).lines == ("I am the first at home to go to", "university")
    assert balanced(text, 150, 9).lines == ("I am the first at home", "to go to university")
