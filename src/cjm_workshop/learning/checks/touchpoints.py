"""Checks of lesson 03: the customer's words, and an inventory that leaves the screen."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.lexicon import (
    channel_word,
    departments_in,
    explained,
    funnel_terms,
    jargon,
    words_of,
)
from cjm_workshop.insight.wording import and_list, counted
from cjm_workshop.learning.checks.common import remarks, says_a_word_of, word_set
from cjm_workshop.model import Channel, Moment, State, Touchpoint

__all__ = ["CHECKS", "company_words", "inventory", "rewrite"]

_PROCESS = word_set(
    """
    acquisition administration conversion dispatch fulfillment fulfilment handling logistics
    management onboarding operations optimisation optimization procedure process processing
    provisioning scheduling shipment transaction workflow
    """
)
"""Words of work that the map checks let pass within a longer name."""

_TELLERS = word_set("we our freshcart customer customers user users")
_FEWEST_WORDS = 2
_NOTES = 3
_FEWEST = 8
_EACH_END = 2
_OFF_SCREEN = 2
_BY_OTHERS = 2


def company_words(text: str) -> Iterator[str]:
    """Yield why a note tells of our work rather than of what the customer does."""
    ours = [*jargon(text, explained(State())), *funnel_terms(text)]
    process = says_a_word_of(text, _PROCESS)
    if ours or process:
        yield f"“{text}”: “{(ours or [process])[0]}” is our word. What does the customer do?"
    elif departments_in(text):
        yield f"“{text}” is a department. What does the customer do there?"
    elif words_of(text)[:1] and words_of(text)[0] in _TELLERS:
        yield f"“{text}” is told by us. Leave out the first word, and begin with what is done."


def rewrite(notes: list[str]) -> Iterator[str]:
    """Yield why three notes are not in the customer's words yet."""
    for note in notes:
        yield from company_words(note)
        if len(words_of(note)) < _FEWEST_WORDS:
            yield f"“{note}” names a thing. What does somebody do with it?"
    if len(notes) < _NOTES:
        yield f"{counted(len(notes), 'note')} so far; each of the three wants one."
    elif len({note.casefold() for note in notes}) < len(notes):
        yield "two of the notes say the same."


def inventory(state: State) -> Iterator[str]:
    """Yield what an inventory of touchpoints leaves out."""
    found = state.touchpoints
    for touchpoint in found:
        yield from company_words(touchpoint.name)
    if len(found) < _FEWEST:
        yield f"{counted(len(found), 'touchpoint')}; with fewer than {_FEWEST} a map has holes."
    for moment in (Moment.BEFORE, Moment.AFTER):
        number = sum(touchpoint.moment is moment for touchpoint in found)
        if number < _EACH_END:
            there = counted(number, "note") if number else "nothing"
            yield f"“{moment}” holds {there} so far. What happens there, away from us?"
    yield from remarks(state, "CJ20")
    off = [touchpoint for touchpoint in found if _off_screen(state, touchpoint)]
    if len(off) < _OFF_SCREEN:
        yield f"off the screen so far: {_names(off)}. Think of door, paper and phone."
    others = [touchpoint for touchpoint in found if touchpoint.provider]
    if len(others) < _BY_OTHERS:
        yield f"run by others so far: {_names(others)}. Whom else does she meet?"


def _off_screen(state: State, touchpoint: Touchpoint) -> bool:
    """Tell whether a touchpoint has a channel that needs no screen."""
    for channel_id in touchpoint.channels:
        channel = state.get(Channel, channel_id)
        word = channel_word(channel.name) if channel else None
        if channel and (word is None or not word.digital):
            return True
    return False


def _names(found: list[Touchpoint]) -> str:
    return and_list(f"“{touchpoint.name}”" for touchpoint in found) or "nothing"


CHECKS = {"rewrite": rewrite, "inventory": inventory}
