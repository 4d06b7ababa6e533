"""The files of labels agree with each other, and give what was asked for."""

from __future__ import annotations

import re
import string
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import cjm_workshop
from cjm_workshop.languages import FALLBACK, languages, words_of

OTHERS = [code for code in languages() if code != FALLBACK]
SOURCES = Path(cjm_workshop.__file__).parent
QUOTED = re.compile(r"""(?<=["'`])[\w.${}()-]+(?=["'`])|(?<=words\.)\w+""")
FIELD = re.compile(r"^\s+(\w+)(?:: |=)|^class (\w+)", re.MULTILINE)
PUT_TOGETHER = re.compile(r"picture\.map\.(lowest|highest)_|form\.month\.|.* ")
"""Labels whose names are put together out of what the code holds elsewhere."""


def labels(code: str) -> dict[str, str]:
    """Return every label of a file by its dotted name, read without the package."""
    text = (files("cjm_workshop.languages") / f"{code}.toml").read_text("utf-8")
    return dict(flat("", tomllib.loads(text)))


def flat(start, table):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(f"{start}{key}.", value)
        else:
            yield f"{start}{key}", value


def braces(label: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(label) if name is not None})


def names_in_code() -> set[str]:
    """Return what may be a part of a label's name: what stands in quotes, fields and classes."""
    found: set[str] = set()
    for file in SOURCES.rglob("*"):
        if file.suffix in {".py", ".js"}:
            text = file.read_text("utf-8")
            for quoted in QUOTED.findall(text):
                found.update(re.findall(r"[\w-]+", quoted))
            for names in FIELD.findall(text):
                found.update(names)
    return found


def parts(name: str) -> set[str]:
    """Return a name, and what it begins or ends with where the code adds the rest: ``_hint``."""
    at = [place for place, char in enumerate(name) if char == "_"]
    return {name, *(name[: place + 1] for place in at), *(name[place:] for place in at)}


def test_no_label_is_left_that_no_code_asks_for():
    known = names_in_code()
    left_over = []
    for label in labels(FALLBACK):
        *_, before, name = label.split(".")
        asked = parts(before) | parts(name) if name in {"one", "other"} else parts(name)
        if not (asked & known or PUT_TOGETHER.match(label)):
            left_over.append(label)
    assert left_over == []
    assert not parts("sorts_asked_again") & known


def test_there_is_english_and_german():
    assert {"en", "de"} <= set(languages())


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_label_and_no_other(code):
    assert sorted(labels(code)) == sorted(labels(FALLBACK))


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_fills_in_the_same_values(code):
    english = {name: braces(label) for name, label in labels(FALLBACK).items()}
    assert {name: braces(label) for name, label in labels(code).items()} == english


@pytest.mark.parametrize("code", languages())
def test_a_label_says_something_and_its_values_have_plain_names(code):
    for name, label in labels(code).items():
        assert isinstance(label, str), name
        assert label == label.strip() != "", name
        assert all(value.isidentifier() for value in braces(label)), name


@pytest.mark.parametrize(
    ("language", "undo"),
    [
        ("en", "Undo"),
        ("de", "Rückgängig"),
        ("de-CH", "Rückgängig"),
        ("DE_at", "Rückgängig"),
        ("tlh", "Undo"),
        ("", "Undo"),
        ("../../etc", "Undo"),
    ],
)
def test_the_charter_says_which_language(language, undo):
    assert words_of(language)("board.undo") == undo


def test_values_are_filled_in_as_they_are():
    words = words_of("en")
    assert words.count("board.new_notes", 1, text="{n} & {text.x}") == "New note: “{n} & {text.x}”"
    assert words.count("board.new_notes", 3) == "3 new notes."


def test_a_label_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError, match=r"board\.undoo"):
        words_of("de")("board.undoo")
    with pytest.raises(KeyError, match="bored"):
        words_of("en").section("bored")


def test_a_browser_gets_a_section_without_its_name():
    assert words_of("en").section("word.moment") == {
        "before": "Before",
        "during": "During",
        "after": "After",
    }
