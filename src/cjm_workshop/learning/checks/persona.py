"""Checks of lesson 02: what somebody wants and what is in their way; a card that stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_workshop.insight import statements
from cjm_workshop.insight.wording import counted
from cjm_workshop.learning.checks.common import remarks
from cjm_workshop.learning.checks.voices import said_in
from cjm_workshop.model import Evidence, Level, Persona, State
from cjm_workshop.model.values import FIRM

__all__ = ["CHECKS", "persona", "repair"]

_AIM = re.compile(
    r"\b(?:want|need|try|tries|hope|wish|like|love|prefer|look|must|has to|have to|would|aim|plan|"
    r"get|make sure|be sure|so that|in order to|without)(?:s|ing|ed)?\b",
    re.IGNORECASE,
)
_OBSTACLE = re.compile(
    r"\b(?:but|yet|however|although|though|because|while|until|unless|cannot|can't|can not|"
    r"no one|nobody|nothing|never|no|not|without|afraid|fears?|hard|difficult|too)\b",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"\b(?:not (?:so |very )?good (?:with|at)|bad (?:with|at)|technophob\w*|old-fashioned|stubborn|"
    r"confused|clueless|illiterate|digital(?:ly)? \w+|(?:can't|cannot) (?:use|handle) \w+|"
    r"does(?:n't| not) (?:understand|get) (?:computers?|technology|apps?|the internet))\b",
    re.IGNORECASE,
)
_LISTS = ("goals", "needs", "challenges", "motivations", "behaviours", "barriers")
_FEWEST = 5


def repair(text: str) -> Iterator[str]:
    """Yield why a sentence about somebody does not help to decide anything."""
    blame = _BLAME.search(text)
    if blame:
        yield f"“{blame[0]}” puts the blame on him. What is it that stands in his way?"
    if not _AIM.search(text):
        yield "it does not say what he wants to have done."
    elif not _OBSTACLE.search(text):
        yield "it does not say what stands in his way."


def persona(state: State) -> Iterator[str]:
    """Yield what the persona of a practice workshop lacks; the fullest card counts."""
    if not state.personas:
        yield "there is no persona any more."
        return
    card = max(state.personas, key=_fullness)
    said = [one for one in statements(state) if one.record is card]
    wants = card.goals or card.needs
    hinders = card.challenges or card.barriers
    if not wants:
        yield "there is no goal and no need on the card: what do they want to get done?"
    if not hinders:
        yield "there is no challenge and no barrier: what stands in their way?"
    if not card.behaviours:
        yield "there is no behaviour: what can be watched?"
    if not (wants or hinders or card.behaviours) and card.demographics:
        yield "so far it is age and household alone. They rarely explain what somebody does."
    if wants and hinders and len(said) < _FEWEST:
        yield f"{counted(len(said), 'line')} so far; with fewer than {_FEWEST} it is a sketch."
    yield from _quote(state, card)
    assumed = sum(one.level is Level.ASSUMED for one in said)
    if assumed * 2 > len(said):
        yield f"{assumed} of {len(said)} lines are assumed. For at least half, say how you know."
    for one in said:
        if one.level in FIRM and not one.evidence:
            yield f"“{one.text}” is called {one.level}, and no source is linked."


def _fullness(card: Persona) -> int:
    return sum(len(getattr(card, field)) for field in _LISTS)


def _quote(state: State, card: Persona) -> Iterator[str]:
    if card.quote is None or not card.quote.text:
        yield "there is no quote yet."
        return
    yield from remarks(state.model_copy(update={"personas": (card,)}), "CJ41")
    source = state.get(Evidence, card.quote.evidence)
    if source and not said_in(card.quote.text, source.quote):
        yield f"“{card.quote.text}” does not stand in {source.title}: copy it word for word."


CHECKS = {"repair": repair, "persona": persona}
