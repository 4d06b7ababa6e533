"""What a reader takes for one character, and where the writing systems of the world allow a break.

A character is what the eye sees: a letter with its marks, a conjunct of Devanagari, a family of
emoji. Python's strings are made of code points, so the borders are found by the ``regex`` library,
which follows Unicode Standard Annex 29 and is kept up to date with it.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["borders", "characters", "is_wide", "runs_of_words", "takes_hyphen"]

_CHARACTER = regex.compile(r"\X")
_SOUTH_EAST = regex.compile(
    r"[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]"
    r"[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u200c\u200d]*"
)
"""Written without blanks between words."""
_NOT_BEFORE = set("ะาำๅๆฯ\u0eb0\u0eb2\u0eb3\u0ec6\u0eaf")
"""Thai and Lao vowels and signs that belong to the letter before them."""
_NOT_AFTER = set("เแโใไ\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
"""Vowels written before the letter that they belong to."""


@lru_cache(maxsize=16384)
def characters(text: str) -> tuple[str, ...]:
    """Return what a reader takes for the characters of a text.

    >>> characters("ne\u0301e")
    ('n', 'é', 'e')
    """
    if text.isascii():
        return tuple(text)
    return tuple(_CHARACTER.findall(text))


@lru_cache(maxsize=16384)
def borders(text: str) -> frozenset[int]:
    """Return where one character ends and the next begins, as places in the string."""
    found, at = set(), 0
    for character in characters(text):
        at += len(character)
        found.add(at)
    return frozenset(found)


def is_wide(character: str) -> bool:
    """Tell whether a line may break on both sides: Han and Kana with their punctuation, emoji.

    Hangul is as wide, but has blanks between its words.

    Parameters
    ----------
    character : str
        One character; its first code point decides.
    """
    first = character[0]
    if first < "\u2e80" or "\uac00" <= first <= "\ud7ff" or "\u3130" <= first <= "\u318f":
        return False
    return unicodedata.east_asian_width(first) in "WF"


def takes_hyphen(before: str, after: str) -> bool:
    """Tell whether a break between two letters is shown by a hyphen.

    It is in Latin, Greek and Cyrillic; writing without upper and lower case has no hyphen, or
    another one.
    """
    return all(one.isalpha() and one.lower() != one.upper() for one in (before, after))


@cache
def _thai() -> Callable[[str], list[str]] | None:
    """Return what parts a Thai text into words, where the library is installed."""
    try:
        library = import_module("budoux")
    except ImportError:
        return None
    parse: Callable[[str], list[str]] = library.load_default_thai_parser().parse
    return parse


@lru_cache(maxsize=8192)
def runs_of_words(text: str) -> tuple[str, ...]:
    """Part a text where Thai, Lao, Khmer or Burmese may break, which have no blanks for that.

    Thai is parted into words where ``budoux`` is installed (``pip install cjm-workshop[breaks]``).
    Otherwise, and in the other scripts, a line may end between any two characters.

    Parameters
    ----------
    text : str
        Without blanks.
    """
    parts: list[str] = []
    end = 0
    for found in _SOUTH_EAST.finditer(text):
        parts += [text[end : found.start()]] if found.start() > end else []
        parts += _parted(found.group())
        end = found.end()
    parts += [text[end:]] if end < len(text) else []
    return tuple(parts)


def _parted(run: str) -> list[str]:
    parse = _thai()
    if parse is not None and "\u0e00" <= run[0] <= "\u0e7f":
        whole = borders(run)
        return _joined_at(run, parse(run), whole)
    parts: list[str] = []
    for character in characters(run):
        held = parts and (character[0] in _NOT_BEFORE or parts[-1][-1] in _NOT_AFTER)
        if held:
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _joined_at(run: str, words: list[str], whole: frozenset[int]) -> list[str]:
    """Return the words of a run, joined where one would begin inside a character."""
    parts, start, at = [], 0, 0
    for word in words:
        at += len(word)
        if at in whole:
            parts.append(run[start:at])
            start = at
    return parts
