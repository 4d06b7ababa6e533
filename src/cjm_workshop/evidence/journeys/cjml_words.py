"""What CJML has no element for, as labelled lines of a comment: readable there, and read back."""

from __future__ import annotations

import re

from cjm_workshop.evidence.cells import key_of, number_in

__all__ = [
    "BACKSTAGE",
    "COMMUNICATION",
    "EXPECTATION",
    "GAIN",
    "GOAL",
    "NOBODY",
    "PAIN",
    "QUOTE",
    "SHALL_FEEL",
    "STEP_LABELS",
    "TRUTH",
    "UNKNOWN_CHANNEL",
    "labelled",
    "rating_of",
    "sorted_lines",
]

NOBODY = "customer"
"""Id of the end user of a journey that has no persona."""
UNKNOWN_CHANNEL = "unknown"
"""CJML's word for a channel that nobody noted; a communication point must have one."""
COMMUNICATION = "communicationpoint"
"""Ends the names of touchpoints between two actors; the others are actions of one."""

QUOTE, PAIN, GAIN, TRUTH = "Says", "Hurts", "Helps", "Moment of truth"
SHALL_FEEL, BACKSTAGE = "Shall feel", "Behind the scenes"
GOAL, EXPECTATION = "Goal", "Expectation"
STEP_LABELS = {
    "thought": "Thinks",
    "expectation": "Expected",
    "experience": "Happened",
    "emotion_reason": "Because",
}
"""Labels of the fields of a step that are plain texts."""

_LINE = re.compile(r"(?P<label>[A-Z][a-z]+(?: [a-z]+){0,2}): ?(?P<text>.*)", re.DOTALL)
_RATINGS = {
    "very dissatisfied": 1,
    "dissatisfied": 2,
    "neutral": 3,
    "satisfied": 4,
    "very satisfied": 5,
}


def labelled(label: str, text: str) -> list[str]:
    """Return a text as lines that all begin with its label.

    >>> labelled("Thinks", "Late again.")
    ['Thinks: Late again.']
    """
    return [f"{label}: {line}" for line in text.split("\n")] if text else []


def sorted_lines(text: str, labels: set[str]) -> dict[str, list[str]]:
    """Return the lines of a comment by their label; those without a known one under ``""``."""
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        told = _LINE.fullmatch(line.strip())
        if told and told["label"] in labels:
            found.setdefault(told["label"], []).append(told["text"])
        else:
            found.setdefault("", []).append(line)
    return found


def rating_of(text: str) -> int | None:
    """Return a rating in CJML, a number of 1 to 5 or its words, as an emotion of -2 to +2.

    >>> rating_of("very satisfied"), rating_of("1"), rating_of("9")
    (2, -2, None)
    """
    number = number_in(text)
    rating = _RATINGS.get(key_of(text), 0) if number is None else number
    return int(rating) - 3 if rating in _RATINGS.values() else None
