"""Numbers, lists and names as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cjm_workshop.model import (
    Charter,
    EmpathyMap,
    Persona,
    Record,
    State,
    Step,
    Touchpoint,
    title_of,
)
from cjm_workshop.model.naming import own_words

__all__ = ["and_list", "called", "counted", "duration", "ending", "first_name", "short", "title_in"]

_ARTICLES = ("the", "a", "an")
_AFTER_A_NAME = (*_ARTICLES, "from", "of", "who", "with", "on", "in", "at", "and", "-")
_IRREGULAR = {
    "person": "people",
    "piece of evidence": "pieces of evidence",
    "moment of truth": "moments of truth",
    "text in conflict": "texts in conflict",
}


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "step"), counted(2, "journey"), counted(3, "opportunity")
    ('1 step', '2 journeys', '3 opportunities')
    """
    if number == 1:
        return f"1 {noun}"
    if noun in _IRREGULAR:
        return f"{number:,} {_IRREGULAR[noun]}"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{number:,} {noun[:-1]}ies"
    return f"{number:,} {noun}s"


def and_list(words: Iterable[str], most: int = 4) -> str:
    """Return words as a list with "and"; what is beyond `most` is counted.

    >>> and_list(["web", "phone"]), and_list("abcdef", most=3)
    ('web and phone', 'a, b, c and 3 more')
    """
    every = list(words)
    shown = every if len(every) <= most else [*every[:most], f"{len(every) - most} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def short(text: str, most: int = 60) -> str:
    """Return a text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0]
    return (cut if len(cut) > most // 2 else line[: most - 1]).rstrip(" ,;:") + "…"


def ending(text: str) -> str:
    """Return a text that ends like a sentence."""
    line = " ".join(text.split())
    return line if not line or line[-1] in ".!?…”\"'»" else f"{line}."


def first_name(persona: Persona | None, otherwise: str = "the customer") -> str:
    """Return what to call a persona within a sentence.

    "Maya, nurse on shifts" is called Maya; "Night nurse" and "The commuter" have no first name,
    so they keep their words.
    """
    words = re.split(r"[,(:–]", persona.name)[0].split() if persona else []
    if not words:
        return otherwise
    if words[0].lower() in _ARTICLES:
        return " ".join([words[0].lower(), *words[1:]])
    named = len(words) == 1 or words[1][0].isupper() or words[1].lower() in _AFTER_A_NAME
    return words[0] if named else f"the {words[0].lower()} {' '.join(words[1:])}"


def called(state: State, record: Record) -> str:
    """Return a record's own words, without its kind: what a reader looks for on the map."""
    if isinstance(record, Step):
        touchpoint = state.get(Touchpoint, record.touchpoint)
        words = record.name or (touchpoint.name if touchpoint else "") or record.action
        return short(words) or "a step without a name"
    return short(own_words(record)) or record.id


def title_in(state: State, record: Record) -> str:
    """Return the kind and the words of a record: ``step "Wait for the van"``."""
    if isinstance(record, Charter):
        return "the charter"
    if isinstance(record, EmpathyMap):
        persona = state.get(Persona, record.persona)
        return f"empathy map of {persona.name if persona else record.persona}"
    words = called(state, record)
    return title_of(record) if words == record.id else f'{record.KIND} "{words}"'


def duration(minutes: float) -> str:
    """Return a time as people say it.

    >>> duration(45), duration(90), duration(4320)
    ('45 minutes', '1½ hours', '3 days')
    """
    if minutes < 1:
        return "less than a minute"
    for size, unit in ((1440, "day"), (60, "hour")):
        if minutes >= size * (2 if unit == "day" else 1):
            halves = round(minutes / size * 2)
            whole, half = divmod(halves, 2)
            return f"{whole}½ {unit}s" if half else counted(whole, unit)
    return counted(round(minutes), "minute")
