"""Checks of lesson 07: a question that opens a door, and a promise that somebody keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_workshop.insight.lexicon import words, words_of
from cjm_workshop.learning.checks.common import missing_fields, one_owner, says_a_word_of, word_set
from cjm_workshop.model import Opportunity, State

__all__ = ["CHECKS", "promise", "question"]

_ASKS = re.compile(r"\b(?:how|in what way|what) (?:might|could|can|would|do|shall|should)\b", re.I)
_SOLUTIONS = word_set(
    "app apps bot bots chatbot chatbots dashboard faq feature hotline portal tool"
)
_TOO_WIDE = re.compile(
    r"\b(?:customer experience|better experience|satisf\w+|happy|happier|delight\w*|engage\w*|"
    r"improve (?:the )?(?:service|experience|app|shop|process))\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6


def question(text: str) -> Iterator[str]:
    """Yield why a question does not open a door to several answers."""
    said = words_of(text)
    solution = says_a_word_of(text, _SOLUTIONS)
    rest = said[3:] if said[:3] == ["how", "might", "we"] else said
    wide = _TOO_WIDE.search(text)
    if solution:
        yield f"“{solution}” is one answer already. What would be better for her with it?"
    elif rest and rest[0] in words("solution_verbs"):
        yield f"it begins with a solution: “{rest[0]}”. Which pain shall be gone?"
    elif not _ASKS.search(text):
        yield "it is no question yet. Begin with “How might we …”."
    elif wide:
        yield f"“{wide[0]}” is so wide that everything fits. Whom do you help, at which moment?"
    elif len(said) < _FEWEST_WORDS:
        yield "it is short: whom do you help, and at which moment?"


def promise(state: State) -> Iterator[str]:
    """Yield what the best opportunity of a practice workshop lacks to be kept by somebody."""
    best = min(state.opportunities, key=lambda one: len(list(_lacks(one))))
    yield from _lacks(best)


def _lacks(one: Opportunity) -> Iterator[str]:
    yield from (f"“{one.question}”: {why}" for why in question(one.question))
    if not (one.pains or one.steps):
        yield "it hangs in the air: which pain or step is it about?"
    yield from (f"the owner: {why}" for why in one_owner(one.owner))
    yield from missing_fields(
        one, {"metric": "the metric", "baseline": "the figure of today", "target": "the goal"}
    )
    if one.baseline and one.baseline == one.target:
        yield f"today and goal are both “{one.target}”: what shall change?"
    yield from missing_fields(one, {"impact": "the impact", "effort": "the effort"})


CHECKS = {"repair": question, "promise": promise}
