"""Checks of lesson 01: evidence of several kinds, and a quote that was really said."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from cjm_workshop.insight.lexicon import plain, words_of
from cjm_workshop.insight.wording import and_list
from cjm_workshop.learning.checks.voices import Voice, quoted_from, voices
from cjm_workshop.model import State

__all__ = ["CHECKS", "quote", "sources"]

_TOPIC = "slot"
_NO_TROUBLE = "P10"
_FEWEST_WORDS = 5
_ALIKE = 0.5


def sources(state: State) -> Iterator[str]:
    """Yield what is missing among the evidence of a workshop."""
    there = {source.type for source in state.evidence}
    if "interview" not in there:
        yield "there is no interview yet: nobody's own words."
    if there <= {"interview", "observation"}:
        kinds = and_list(sorted(there)) or "nothing"
        yield f"so far there is {kinds}: few people, seen closely. What tells how many there are?"


def quote(text: str) -> Iterator[str]:
    """Yield why some words do not shake the belief that customers do not plan."""
    words = text.strip("“”„\"' ")
    if len(words_of(words)) < _FEWEST_WORDS:
        yield "it is too short to be told from chance: take the whole sentence."
        return
    found = [one for one in voices() if quoted_from(words, [one])]
    if not found:
        yield _nearest(words)
    elif all(one.topic != _TOPIC for one in found):
        yield (
            f"{found[0].participant} did say that, but about another matter "
            f"({found[0].topic}). Does it tell anything about planning and slots?"
        )
    elif all(one.participant == _NO_TROUBLE for one in found):
        yield (
            f"{_NO_TROUBLE} did say that; he is at home all day and gets any slot. "
            "Who has to plan, and still gets none?"
        )


def _nearest(words: str) -> str:
    share, near = max(((_alike(words, one), one) for one in voices()), key=lambda pair: pair[0])
    if share >= _ALIKE:
        return (
            f"nobody said it quite so. {near.participant} said something like it: "
            "compare word by word, and copy it as it stands."
        )
    return "nobody in the interviews said that. Take the words out of the table."


def _alike(words: str, one: Voice) -> float:
    """Return how much of some words stands in a quote, from 0 to 1."""
    said, source = plain(words).split(), plain(one.quote).split()
    blocks = SequenceMatcher(None, said, source, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(said)


CHECKS = {"sources": sources, "quote": quote}
