"""Checks of lesson 04: a feeling with its reason, and the four boxes around a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cjm_workshop.insight.lexicon import only_generic, words, words_of
from cjm_workshop.learning.checks.common import remarks
from cjm_workshop.learning.checks.voices import quoted_from, said_in
from cjm_workshop.model import Evidence, Note, State

__all__ = ["CHECKS", "empathy_map", "feeling"]

_REASON = re.compile(
    r"\b(?:because|since|as|when|that|after|while|by|of|for|at|to have|to be|although)\b|[:,;—–]",
    re.IGNORECASE,
)
_BOXES = ("says", "does", "thinks", "feels")
_EACH = 3
_WORDS_OF_A_REASON = 2


def feeling(text: str) -> Iterator[str]:
    """Yield why a note on a feeling does not tell what to change."""
    said = words_of(text)
    reason = _REASON.search(text)
    after = words_of(text[reason.end() :]) if reason else []
    if only_generic(text):
        yield f"“{text}” names a feeling that fits anything. Which one is it, and why?"
    elif len(after) < _WORDS_OF_A_REASON:
        yield f"“{text}” has no reason yet. Finish the sentence: because …"
    elif all(word in words("generic_emotions") | words("fillers") for word in after):
        yield f"the reason in “{text}” is another feeling. What happened?"
    elif said[0] in ("i", "she", "he", "maya") and said[1:2] == ["think"]:
        yield f"“{text}” is a thought. Which feeling goes with it?"


def empathy_map(state: State) -> Iterator[str]:
    """Yield what an empathy map lacks."""
    notes = [note for note in state.notes if note.board == "empathy"]
    if not any(one.goal for one in state.empathy_maps):
        yield "the goal is empty. It comes first: what does she want to have done?"
    for box in _BOXES:
        number = sum(note.area == box for note in notes)
        if number < _EACH:
            yield f"“{box}” holds {number} of {_EACH} notes."
    for note in notes:
        if note.area == "feels":
            yield from feeling(note.text)
    yield from _not_said(state, (note for note in notes if note.area == "says"))
    yield from remarks(state, "CJ44")


def _not_said(state: State, notes: Iterable[Note]) -> Iterator[str]:
    """Yield what stands under “says” and was said by nobody."""
    quotes = [source.quote for source in state.evidence]
    for note in notes:
        text = note.text.strip("“”„\"' ")
        linked = [source.quote for one in note.evidence if (source := state.get(Evidence, one))]
        known = any(said_in(text, quote) for quote in (*linked, *quotes)) or quoted_from(text)
        if not known:
            yield f"“{text}” stands under “says”, and nobody in the research said it."


CHECKS = {"reason": feeling, "map": empathy_map}
