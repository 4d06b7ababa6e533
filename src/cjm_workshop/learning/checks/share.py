"""Checks of lesson 08: words for those who do not see the map, and remarks that help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_workshop.insight.lexicon import words_of
from cjm_workshop.insight.wording import counted, short
from cjm_workshop.learning.checks.common import says_a_word_of, word_set
from cjm_workshop.model import Comment, State

__all__ = ["CHECKS", "alternative", "remark"]

_PICTURE_OF = re.compile(
    r"^(?:an? |the |this )?(?:image|picture|photo|graphic|diagram|chart|screenshot|png|figure)\b",
    re.IGNORECASE,
)
_FILE = re.compile(r"\w\.(?:png|svg|pdf|jpe?g|html)\b", re.IGNORECASE)
_WHOSE = word_set(
    """
    maya maya's nurse nurse's customer customer's customers somebody someone woman she her shopper
    shopper's order orders ordering groceries grocery
    """
)
_FEELING = re.compile(
    r"\b(?:low\w*|worst|fall\w*|fell|drop\w*|down|sink\w*|dip\w*|bad|hurts?|frustrat\w*|hard\w*|"
    r"trough\w*|bottom|high\w*|best|rise\w*|peak\w*|up|delight\w*|unhappy|angr\w*|annoy\w*)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS, _MOST_WORDS = 8, 80
_POLITE = word_set(
    """
    a and all are awesome beautiful colours everything excellent fine for good great i is it job
    like looks love lovely map me nice ok okay perfect really right so super team thank thanks the
    this to very well work you
    """
)


def alternative(text: str) -> Iterator[str]:
    """Yield why a text does not stand in for the picture of a map."""
    said = words_of(text)
    if _FILE.search(text):
        yield "it is the name of a file. What does one learn from the picture?"
    elif len(said) < _FEWEST_WORDS:
        yield f"{counted(len(said), 'word')}: somebody who does not see it knows nothing yet."
    elif len(said) > _MOST_WORDS:
        yield f"{len(said)} words are read aloud for half a minute. Say the main thing."
    elif _PICTURE_OF.search(text):
        yield f"that it is a picture, “{short(text, 30)}”, is said by the reader's program already."
    if not says_a_word_of(text, _WHOSE):
        yield "it does not say whose journey this is."
    if not _FEELING.search(text):
        yield "it does not say where the curve goes: what is the low, what is the high?"


def remark(state: State) -> Iterator[str]:
    """Yield why no remark of a practice workshop can be worked with; the best one counts."""
    if state.comments:
        yield from min((list(_lacks(one, state)) for one in state.comments), key=len)


def _lacks(one: Comment, state: State) -> Iterator[str]:
    said = words_of(one.text)
    about = state.find(one.about)
    if about is None or about.KIND not in ("step", "pain", "opportunity", "touchpoint", "evidence"):
        yield f"“{short(one.text)}” is about everything. Choose the step that you mean."
    if all(word in _POLITE for word in said):
        yield f"“{short(one.text)}” is kind. What could anybody change because of it?"
    elif len(said) < _FEWEST_WORDS // 2:
        yield f"“{short(one.text)}” will be a riddle next week. Write a whole sentence."


CHECKS = {"alternative": alternative, "remark": remark}
