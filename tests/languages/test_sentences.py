"""A text is English until somebody is told it in another language."""

from __future__ import annotations

import copy
import pickle
import re
from pathlib import Path

import pytest

import cjm_workshop
from cjm_workshop.languages import words_of
from cjm_workshop.languages.sentences import counted, kind_word, listed, number, said, sentence

DE = words_of("de")
SOURCES = Path(cjm_workshop.__file__).parent
LABEL = re.compile(r'(?:sentence|counted)\(\s*"([^"]+)"')
REFUSED = re.compile(r'\brefused\(\s*"([^"]+)"')


def test_it_is_a_text_like_any_other() -> None:
    reason = sentence("import.left.repeats", row="7")
    assert reason == "repeats row 7"
    assert f"({reason})" == "(repeats row 7)"
    assert reason.said(DE) == "wiederholt Zeile 7"


def test_what_stands_in_it_is_said_in_the_language_too() -> None:
    rows = counted("count.row", 1200)
    assert sentence("import.doubt", what=rows, rows="x").said(DE) == "1.200 Zeilen: x."
    assert listed([kind_word("step"), kind_word("oddity")]).said(DE) == "Schritt, oddity"
    assert number(1234.5, ",.2f").said(DE) == "1.234,50"
    assert said(DE, ["a", kind_word("step")]) == "a; Schritt"


def test_it_survives_a_copy() -> None:
    reason = sentence("import.left.no_text")
    for other in (copy.deepcopy(reason), pickle.loads(pickle.dumps(reason))):
        assert (other, other.said(DE)) == (reason, "kein Text")


def test_a_label_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        sentence("import.left.nobody", n=2)


def test_every_label_that_the_code_names_is_there() -> None:
    texts = [file.read_text("utf-8") for file in SOURCES.rglob("*.py")]
    of_sentences = [text for text in texts if "languages.sentences import" in text]
    names = [name for text in of_sentences for name in LABEL.findall(text)]
    names += [f"refusal.{name}" for text in texts for name in REFUSED.findall(text)]
    english = words_of("en")
    assert len(names) > 200
    assert [name for name in names if name not in english and f"{name}.one" not in english] == []
