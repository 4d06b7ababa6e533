"""What customers of the case really said, and whether somebody's words are among it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from cjm_workshop import templates
from cjm_workshop.insight.lexicon import plain

__all__ = ["Voice", "quoted_from", "said_in", "voices"]

_LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.|\[[^\]]*\])\s*")


class Voice(NamedTuple):
    """A quote of the case's interviews."""

    participant: str
    topic: str
    quote: str


@cache
def voices() -> tuple[Voice, ...]:
    """Return all quotes of the case's interviews."""
    file = templates.research_folder() / "interviews.csv"
    with file.open(encoding="utf-8", newline="") as rows:
        return tuple(
            Voice(row["participant"], row["topic"], row["quote"]) for row in csv.DictReader(rows)
        )


def said_in(words: str, source: str) -> bool:
    """Tell whether words stand in a source, in their order; dots may stand for what is left out.

    Capitals and punctuation do not count.
    """
    rest = f" {plain(source)} "
    parts = [plain(part) for part in _LEFT_OUT.split(words) if plain(part)]
    for part in parts:
        at = rest.find(f" {part} ")
        if at < 0:
            return False
        rest = rest[at + len(part) + 1 :]
    return bool(parts)


def quoted_from(words: str, among: Iterable[Voice] | None = None) -> Voice | None:
    """Return the quote in which words stand, or None."""
    return next((one for one in among or voices() if said_in(words, one.quote)), None)
