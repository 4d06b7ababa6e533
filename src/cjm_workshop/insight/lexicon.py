"""Tells channels, departments, jargon and the customer's voice by their words.

The word lists stand beside this module in ``lexicon.toml``. A workshop extends them by its
glossary: a term that stands there is explained, so no check remarks on it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cjm_workshop.model import State

__all__ = [
    "ChannelWord",
    "Explained",
    "channel_word",
    "departments_in",
    "explained",
    "funnel_terms",
    "is_standard_stage",
    "jargon",
    "known_channels",
    "only_generic",
    "phrases",
    "plain",
    "speaks_as_customer",
    "unexplained_acronyms",
    "words",
    "words_of",
]

_LEAD_AS_VERB = re.compile(r"\b(?:leads?) (?:me|us|to|into|nowhere|back|on|the way)\b")
_ACRONYM = re.compile(r"(?<![\w@#./-])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?(?![\w@-])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the lists of single words."""
    return frozenset(_lists()[name].split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return one of the lists of phrases."""
    return tuple(_lists()[name])


class ChannelWord(NamedTuple):
    """A channel of the vocabulary.

    Attributes
    ----------
    name : str
        Its usual name.
    digital : bool
        Whether it needs a screen and a connection.
    words : tuple of str
        Other names for it; a channel whose name contains one of them is known.
    """

    name: str
    digital: bool
    words: tuple[str, ...]


@cache
def _channels() -> tuple[ChannelWord, ...]:
    rows = _lists()["channels"]
    return tuple(
        ChannelWord(row["name"], row["digital"], (row["name"], *row["also"])) for row in rows
    )


def plain(text: str) -> str:
    """Return a text in lower case with single blanks for everything that is no letter or digit.

    >>> plain("E-mail / Newsletter (monthly)")
    'e mail newsletter monthly'
    """
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return plain(text).split()


@cache
def _channel_phrases() -> tuple[tuple[str, ChannelWord], ...]:
    pairs = [(f" {plain(phrase)} ", word) for word in _channels() for phrase in word.words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def channel_word(name: str) -> ChannelWord | None:
    """Return the channel of the vocabulary that a name means, or None.

    The longest phrase that the name contains decides.

    >>> channel_word("Phone (hotline)").name, channel_word("Carrier pigeon")
    ('phone', None)
    """
    said = plain(name)
    singular = " ".join(word.removesuffix("s") for word in said.split())
    inside = f" {said} | {singular} "
    return next((word for phrase, word in _channel_phrases() if phrase in inside), None)


def known_channels() -> list[str]:
    """Return every name of the vocabulary, for a guess at what was meant."""
    return [phrase for word in _channels() for phrase in word.words]


@dataclass(frozen=True)
class Explained:
    """What a workshop's glossary explains, and the name of its organisation."""

    terms: frozenset[str]
    organisation: str

    def covers(self, word: str) -> bool:
        """Return whether a word or phrase is explained, in any spelling of its capitals."""
        wanted = plain(word)
        return wanted in self.terms or wanted in self.organisation.split()


def explained(state: State) -> Explained:
    """Return what the workshop explains itself."""
    charter = state.charter
    terms = frozenset(plain(term.term) for term in charter.glossary)
    return Explained(terms, plain(charter.organisation))


def departments_in(name: str, own: frozenset[str] = frozenset()) -> bool:
    """Return whether a name consists of departments alone.

    Parameters
    ----------
    name : str
        The name of a stage.
    own : frozenset of str
        The departments of this organisation, as `plain` gives them.
    """
    text = plain(name)
    if text in own:
        return True
    rest = f" {text} "
    for phrase in sorted((*phrases("department_phrases"), *own), key=len, reverse=True):
        rest = rest.replace(f" {phrase} ", "  ") if phrase else rest
    found = rest != f" {text} "
    left = [word for word in rest.split() if word not in words("frame_words")]
    return (
        bool(text) and (found or bool(left)) and all(word in words("departments") for word in left)
    )


def funnel_terms(name: str) -> list[str]:
    """Return the words of the sales funnel in a name."""
    said = words_of(name)
    found = [word for word in said if word in words("funnel")]
    rest = [word for word in said if word not in words("frame_words")]
    if not found and rest and all(word in words("funnel_whole") for word in rest):
        found = rest
    return found


def is_standard_stage(name: str) -> bool:
    """Return whether a stage has the name that it has in every text book."""
    return "-".join(w for w in words_of(name) if w not in words("frame_words")) in words(
        "standard_stages"
    )


def jargon(text: str, known: Explained) -> list[str]:
    """Return the words of our process in a text, without those that the glossary explains."""
    inside = f" {plain(_LEAD_AS_VERB.sub(' ', text.lower()))} "
    found = [p for p in phrases("jargon") if f" {p} " in inside and not known.covers(p)]
    return [p for p in found if not any(p != other and p in other.split() for other in found)]


def speaks_as_customer(text: str) -> bool:
    """Return whether a text begins as somebody who speaks of themselves.

    >>> speaks_as_customer("I order groceries"), speaks_as_customer("Order process")
    (True, False)
    """
    return any(word in words("first_person") for word in words_of(text)[:1])


def only_generic(text: str) -> bool:
    """Return whether a reason names a feeling and nothing else.

    >>> only_generic("She is happy"), only_generic("happy that the slot was kept")
    (True, False)
    """
    said = [word for word in words_of(text) if word not in words("fillers")]
    return bool(said) and all(word in words("generic_emotions") for word in said)


def unexplained_acronyms(text: str, known: Explained) -> list[str]:
    """Return the acronyms in a text that are neither common nor explained.

    A text in capitals throughout has none: it is shouted.
    """
    if not any(char.islower() for char in text):
        return []
    found = []
    for match in _ACRONYM.findall(text):
        bare = match.removesuffix("s")
        ordinary = bare in words("common_acronyms") or bare.lower() in words("shouted")
        if not ordinary and not known.covers(bare) and bare not in found:
            found.append(bare)
    return found
