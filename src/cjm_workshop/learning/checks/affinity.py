"""Checks of lesson 05: what a group of notes is called, and how notes are sorted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cjm_workshop.insight.lexicon import Explained, funnel_terms, jargon, words_of
from cjm_workshop.insight.wording import counted
from cjm_workshop.learning.checks.common import says_a_word_of, word_set
from cjm_workshop.model import State

__all__ = ["CHECKS", "message", "sorting"]

_DRAWERS = word_set(
    """
    accessibility aspects category challenges communication concerns feedback general
    issues misc miscellaneous other others pain pains point points problem problems
    stuff theme themes topic topics usability ux various
    """
)
_TOPICS = word_set(
    """
    account app availability bank basket card cards chat checkout cost costs customer customers
    data delivery design door driver evening evenings experience fee fees food fraud help helpline
    information letters money online order ordering orders page pages payment payments people
    photo photos price prices pricing process quality readability refund refunds safety screen
    search security service shopping size slot slots staff substitution substitutions support swap
    swaps text time times transparency trust van vans voice wait waiting web website window windows
    """
)
_SMALL = word_set("a an and at by for from in of on or our the to with")
_SPEAKS = re.compile(
    r"\b(?:i|i'm|i'd|i'll|me|my|mine|we|us|you|your|he|his|she|her|they|them|their|nobody|no one|"
    r"nothing|never|not|cannot|without|who|why|what|where|when|how|if|is|are|was|has|have|do|does|"
    r"\w+n't)\b|[?!]",
    re.IGNORECASE,
)
_FEWEST_WORDS, _MOST_WORDS = 3, 12
_FEWEST_GROUPS, _SMALLEST = 3, 2
_SORTED_SHARE, _LARGEST_SHARE = 0.75, 0.5
_OURS = Explained(frozenset(), "")


def message(name: str) -> Iterator[str]:
    """Yield why the name of a group does not say what the people behind its notes mean."""
    text = name.replace("’", "'")
    said = words_of(text)
    ours = [*funnel_terms(text), *jargon(text, _OURS)]
    if ours:
        yield f"“{ours[0]}” is a word of ours. What would the customer say?"
    elif len(said) > _MOST_WORDS:
        yield f"{len(said)} words are a paragraph. Say it in one breath."
    elif _is_a_label(text, said):
        yield (
            f"“{name}” is the label of a drawer: it tells what the notes are about. "
            "What do the people say about it?"
        )


def _is_a_label(text: str, said: list[str]) -> bool:
    if len(said) < _FEWEST_WORDS:
        return True
    if _SPEAKS.search(text):
        return False
    return bool(says_a_word_of(text, _DRAWERS)) or all(word in _TOPICS | _SMALL for word in said)


def sorting(state: State) -> Iterator[str]:
    """Yield what an affinity diagram lacks: groups, notes in them, names that say something."""
    notes = [note for note in state.notes if note.board == "affinity"]
    groups = [cluster for cluster in state.clusters if cluster.board == "affinity"]
    if len(groups) < _FEWEST_GROUPS:
        yield f"{counted(len(groups), 'group')} so far. With twenty notes expect four or five."
        return
    size = Counter(note.cluster for note in notes if note.cluster)
    placed = sum(size.values())
    if placed < _SORTED_SHARE * len(notes):
        yield f"{len(notes) - placed} of {len(notes)} notes are not sorted yet."
    for group in groups:
        count = size[group.id]
        if count < _SMALLEST:
            yield f"“{group.name}” holds {counted(count, 'note')}: no group yet."
        elif count > _LARGEST_SHARE * len(notes):
            yield f"“{group.name}” holds {count} of {len(notes)} notes. What parts them?"
        yield from message(group.name)


CHECKS = {"rename": message, "sort": sorting}
