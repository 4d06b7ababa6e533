"""Checks of lesson 06: a step in the customer's voice, and a map that holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_workshop.insight.lexicon import Explained, jargon, words_of
from cjm_workshop.insight.wording import counted
from cjm_workshop.learning.checks.common import remarks, says_a_word_of, word_set
from cjm_workshop.model import Journey, State

__all__ = ["CHECKS", "journey_map", "longest", "voice"]

_OURS = word_set("system systems backend dispatch dispatches dispatched automatic automatically")
_PERSON = word_set("i i'm i've i'd i'll me my mine we us our she her he him his maya maya's")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been) (?:\w+ed|sent|made|given|shown) to\b", re.IGNORECASE
)
_UNEXPLAINED = Explained(frozenset(), "")
_FEWEST_STEPS, _FEWEST_WORDS = 5, 4
_LAYING_OUT = ("CJ10", "CJ15", "CJ30", "CJ31", "CJ34")
"""A step in every stage, in her words; feelings with reasons, ups and downs."""


def voice(text: str) -> Iterator[str]:
    """Yield why a step is not told by the customer."""
    said = words_of(text)
    ours = says_a_word_of(text, _OURS) or next(iter(jargon(text, _UNEXPLAINED)), "")
    if len(said) < _FEWEST_WORDS:
        yield f"{counted(len(said), 'word')}: who does what, and where?"
    elif ours:
        yield f"“{ours}” is a word of ours. What does she see of it?"
    elif not says_a_word_of(text, _PERSON):
        yield f"“{text}”: who is telling it? Nobody is there."
    elif _PASSIVE.search(text):
        yield "something is done to her. What does she do, see or hear herself?"


def longest(state: State) -> Journey:
    """Return the journey with the most steps: the one that its learner has worked on."""
    return max(state.journeys, key=lambda one: len(state.steps_of(one.id)))


def journey_map(state: State) -> Iterator[str]:
    """Yield what the journey of a practice workshop lacks; the longest journey counts."""
    journey = longest(state)
    steps = state.steps_of(journey.id)
    own = state.model_copy(update={"journeys": (journey,), "steps": tuple(steps)})
    if len(steps) < _FEWEST_STEPS:
        found = counted(len(steps), "step")
        yield f"there is no way to see yet: {found} so far, {_FEWEST_STEPS} would be one."
    silent = sum(step.emotion is None for step in steps)
    if len(steps) - silent < _FEWEST_STEPS and silent:
        yield f"{silent} of {counted(len(steps), 'step')} say nothing of how it feels."
    yield from remarks(own, *_LAYING_OUT)
    if not any(step.evidence or (step.quote and step.quote.evidence) for step in steps):
        yield "no step names a source. Choose an interview that tells of one of them."
    if not any(step.moment_of_truth for step in steps):
        yield "there is no moment of truth. Where does she decide whether she stays?"
    yield from remarks(own, "CJ41")


CHECKS = {"voice": voice, "map": journey_map}
