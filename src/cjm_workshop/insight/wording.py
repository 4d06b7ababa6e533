"""Numbers, lists and names as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile

from cjm_workshop.languages import FALLBACK, sentences, words_of
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

__all__ = [
    "and_list",
    "called",
    "counted",
    "duration",
    "ending",
    "first_name",
    "initials",
    "quoted",
    "short",
    "short_name",
    "title_in",
]

_ARTICLES = ("the", "a", "an", "der", "die", "das", "ein", "eine")
_AFTER_A_NAME = (
    *_ARTICLES, "from", "of", "who", "with", "on", "in", "at", "and", "-",
    "al", "bin", "da", "de", "del", "di", "la", "van", "von", "zu",
)  # fmt: skip
_TITLES = ("mr", "mrs", "ms", "dr", "prof", "herr", "frau")
_IRREGULAR = {"person": "people"}


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "step"), counted(2, "journey"), counted(3, "opportunity")
    ('1 step', '2 journeys', '3 opportunities')
    """
    label = f"count.{noun.replace(' ', '_')}"
    if f"{label}.one" in words_of(FALLBACK):
        return sentences.counted(label, number)
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
    rest = sentences.sentence("insight.more", count=len(every) - most)
    shown = every if len(every) <= most else [*every[:most], rest]
    if len(shown) < 2:
        return shown[0] if shown else ""
    return sentences.sentence("picture.and", first=sentences.listed(shown[:-1]), last=shown[-1])


def quoted(text: str) -> sentences.Sentence:
    """Return a text between the quotation marks of a language."""
    return sentences.sentence("insight.quoted", text=text)


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


def short_name(name: str) -> str:
    """Return what to call a persona in few words: the first name, without a title.

    A surname keeps its title, and "Night nurse" and "The commuter", who have no first name, keep
    their words.

    >>> short_name("Dr. Maya Lindqvist, nurse"), short_name("Dr. Weber"), short_name("Night nurse")
    ('Maya', 'Dr. Weber', 'Night nurse')
    """
    words = _name_alone(name)
    first, *others = list(dropwhile(_is_title, words)) or words or [""]
    named = first.lower() not in _ARTICLES and (
        not others or not others[0][0].islower() or others[0].lower() in _AFTER_A_NAME
    )
    return first if named and others else " ".join(words)


def initials(name: str) -> str:
    """Return one or two letters for a name; none for a name without letters.

    >>> initials("Maya Ann Lindqvist"), initials("Prof. Dr. Weber"), initials("Jo")
    ('ML', 'W', 'J')
    """
    words = [word for word in _name_alone(name) if word[0].isalpha()]
    words = list(dropwhile(_is_title, words)) or words
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


def _name_alone(name: str) -> list[str]:
    """Return the words of a name without what is told after it: ``Maya, nurse on shifts``."""
    return re.split(r"[,(:–]", name)[0].split()


def _is_title(word: str) -> bool:
    return word.rstrip(".").lower() in _TITLES


def first_name(persona: Persona | None, otherwise: str = "the customer") -> str:
    """Return what to call a persona within a sentence.

    "Maya, nurse on shifts" is called Maya; "Night nurse" and "The commuter" have no first name,
    so they keep their words.
    """
    name = short_name(persona.name) if persona else ""
    first, *others = name.split() or [""]
    if first.lower() in _ARTICLES:
        return " ".join([first.lower(), *others])
    if not others or _is_title(first):
        return name or otherwise
    return f"the {first.lower()} {' '.join(others)}"


def called(state: State, record: Record) -> str:
    """Return a record's own words, without its kind: what a reader looks for on the map."""
    if isinstance(record, Step):
        touchpoint = state.get(Touchpoint, record.touchpoint)
        words = record.name or (touchpoint.name if touchpoint else "") or record.action
        return short(words) or sentences.sentence("insight.unnamed_step")
    return short(own_words(record)) or record.id


def title_in(state: State, record: Record) -> str:
    """Return the kind and the words of a record: ``step "Wait for the van"``."""
    if isinstance(record, Charter):
        return sentences.sentence("insight.the_charter")
    if isinstance(record, EmpathyMap):
        persona = state.get(Persona, record.persona)
        whose = persona.name if persona else record.persona
        return sentences.sentence("insight.empathy_map_of", name=whose)
    words = called(state, record)
    if words == record.id:
        return title_of(record)
    kind = sentences.kind_word(record.KIND)
    return sentences.sentence("refusal.called", kind=kind, name=words)


def duration(minutes: float) -> str:
    """Return a time as people say it.

    >>> duration(45), duration(90), duration(4320)
    ('45 minutes', '1½ hours', '3 days')
    """
    if minutes < 1:
        return sentences.sentence("insight.less_than_a_minute")
    for size, unit in ((1440, "day"), (60, "hour")):
        if minutes >= size * (2 if unit == "day" else 1):
            halves = round(minutes / size * 2)
            whole, half = divmod(halves, 2)
            if half:
                return sentences.sentence(f"insight.half.{unit}", whole=str(whole))
            return counted(whole, unit)
    return counted(round(minutes), "minute")
