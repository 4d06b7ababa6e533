"""Checks of lesson 00: the decision, and the charter around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cjm_workshop.insight.lexicon import words_of
from cjm_workshop.learning.checks.common import (
    missing_fields,
    one_owner,
    remarks,
    says_a_word_of,
    word_set,
)
from cjm_workshop.model import State

__all__ = ["CHECKS", "charter", "decision"]

_WISHES = word_set(
    """
    appreciate better delight empathise empathize enhance explore focus greater grow improve
    increase insight insights know learn optimise optimize raise see understand
    """
)
_CHOICES = re.compile(
    r"\b(?:or|whether|which|if|between|either|instead of|rather than|versus|vs|how many|how much|"
    r"how long|(?:do|shall|should|will|can|must) (?:we|i|freshcart)|yes/no|keep|stop|drop)\b",
    re.IGNORECASE,
)
_AT_OUR_DOOR = re.compile(
    r"\b(?:open|visit|enter|log|sign|land|click|download|install)\w*\b.*"
    r"\b(?:app|site|website|web ?site|page|shop|account|freshcart|in|up)\b|\bwe (?:send|contact)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 5
_LONGEST = timedelta(days=400)


def decision(text: str) -> Iterator[str]:
    """Yield why a sentence is no decision that a map can inform."""
    if len(words_of(text)) < _FEWEST_WORDS:
        yield "it is too short to tell what can be chosen."
        return
    chooses = _CHOICES.search(text)
    wish = says_a_word_of(text, _WISHES)
    if wish and not re.search(r"\bor\b", text, re.IGNORECASE):
        yield (
            f"“{wish}” is a wish: nobody could say on a Friday whether it was done. "
            "What would you do differently on Monday?"
        )
    elif not chooses:
        yield "it does not say what there is to choose from: this or that, which, how many."


def charter(state: State) -> Iterator[str]:
    """Yield what a charter lacks to keep a map honest."""
    card = state.charter
    if card.decision:
        yield from (f"the decision: {why}" for why in decision(card.decision))
    yield from remarks(state, "CJ07", "CJ03", "CJ04")
    yield from missing_fields(card, {"scenario": "the scenario"})
    if _AT_OUR_DOOR.search(card.scope_start):
        yield (
            f"“{card.scope_start}” is where the customer meets us. The need arose before that: "
            "what had happened at home?"
        )
    yield from (f"the owner: {why}" for why in one_owner(card.owner))
    yield from _review(card.review_date)


def _review(day: date | None) -> Iterator[str]:
    today = date.today()  # noqa: DTZ011 - the day on the wall of the room
    if day is None:
        yield "there is no review date: a map that nobody opens again is a poster."
    elif day <= today:
        yield f"the review date {day.isoformat()} has passed."
    elif day - today > _LONGEST:
        yield f"{day.isoformat()} is more than a year away; services change faster than that."


CHECKS = {"repair": decision, "charter": charter}
