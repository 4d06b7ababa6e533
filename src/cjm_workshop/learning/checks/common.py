"""What the checks of several lessons share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cjm_workshop.insight import run_checks
from cjm_workshop.model import State

__all__ = ["missing_fields", "one_owner", "remarks", "says_a_word_of", "word_set"]

_SEVERAL = re.compile(r"\s(?:and|und|or)\s|[&/+;]")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, parted by blanks: a list that stays easy to read and extend."""
    return frozenset(text.split())


_NOBODY = word_set(
    """
    all anybody anyone company council crew customers department each everybody everyone
    freshcart group management nobody office others people somebody someone staff tbd team they
    us we you
    """
)


def remarks(state: State, *codes: str) -> Iterator[str]:
    """Yield what the kit's own map checks of these codes remark on, as reasons."""
    for finding in run_checks(state, only=codes).findings:
        yield f"{finding.where}: {finding.what} {finding.mend}"


def one_owner(name: str) -> Iterator[str]:
    """Yield why a name does not make one person answer for something; a role may stand behind it.

    >>> list(one_owner("Aylin, Product"))
    []
    """
    said = " ".join(name.split())
    if not said:
        yield "nobody is named as owner."
    elif _SEVERAL.search(said):
        yield f"“{said}” is more than one: where two answer for it, each waits for the other."
    elif says_a_word_of(said.partition(",")[0], _NOBODY):
        yield f"“{said}” is a group: nobody can ring a group. Name one person in it."


def says_a_word_of(text: str, words: Iterable[str]) -> str:
    """Return the first word of a text that is among these, in any case; empty without one."""
    wanted = frozenset(words)
    said = (
        word.casefold().strip("'’") for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    )
    return next((word for word in said if word in wanted), "")


def missing_fields(record: object, fields: dict[str, str]) -> Iterator[str]:
    """Yield the fields of a record that are still empty, by what a person calls them."""
    for field, called in fields.items():
        if not getattr(record, field):
            yield f"{called} is still empty."
