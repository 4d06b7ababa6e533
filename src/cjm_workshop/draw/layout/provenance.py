"""The line at the foot of a picture: what it stands on, who made it, and when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjm_workshop.model.findings import Evidence
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cjm_workshop.model.state import State

__all__ = ["day", "evidence_line", "levels_line", "plural", "workshop_line"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COUNTED = {
    "survey": "survey answer",
    "event log": "case in the event log",
    "ticket": "support ticket",
}


def day(when: date) -> str:
    """Return a date as people write it, in every locale the same: ``12 May 2026``."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def plural(count: int, word: str) -> str:
    """Return a count with its noun.

    >>> plural(1, "case in the event log"), plural(1200, "case in the event log")
    ('1 case in the event log', '1,200 cases in the event log')
    """
    first, *rest = word.split(" in ")
    ending = "" if count == 1 else "s"
    return " in ".join([f"{count:,} {first}{ending}", *rest])


def evidence_line(state: State, ids: Iterable[str]) -> str:
    """Return how much evidence of which kind, and from when.

    Parameters
    ----------
    state : State
        The workshop.
    ids : iterable of str
        The evidence that the picture stands on; repetitions count once.
    """
    index = state.index
    every = (index.get(name) for name in dict.fromkeys(ids))
    found = [record for record in every if isinstance(record, Evidence)]
    if not found:
        return "Evidence: none linked to this picture yet"
    kinds: dict[str, list[Evidence]] = {}
    for record in found:
        kinds.setdefault(record.type.lower() or "other source", []).append(record)
    counts = ", ".join(_counted(kind, records) for kind, records in kinds.items())
    return f"Evidence: {counts}{_span(found)}"


def _counted(kind: str, records: list[Evidence]) -> str:
    if kind in _COUNTED and any(record.count for record in records):
        return plural(sum(record.count or 1 for record in records), _COUNTED[kind])
    people = {record.who for record in records if record.who}
    if kind == "interview" and people:
        return plural(len(people), kind)
    if kind == "event log":
        return plural(len(records), kind)
    return plural(len(records), _COUNTED.get(kind, kind))


def _span(records: list[Evidence]) -> str:
    dates = sorted(record.date for record in records if record.date)
    if not dates:
        return ""
    first, last = dates[0], dates[-1]
    if (first.year, first.month) == (last.year, last.month):
        return f" ({_MONTHS[last.month - 1]} {last.year})"
    start = _MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
    return f" ({start} – {_MONTHS[last.month - 1]} {last.year})"


def levels_line(levels: Iterable[Level]) -> str:
    """Return how many statements are observed, reported, inferred and assumed."""
    counts = Counter(levels)
    total = sum(counts.values())
    if not total:
        return ""
    known = ", ".join(f"{counts[level]} {level.value}" for level in Level if counts[level])
    share = round(100 * counts[Level.ASSUMED] / total)
    return f"Statements: {known}" + (f" ({share} %)" if counts[Level.ASSUMED] else "")


def workshop_line(state: State) -> str:
    """Return when the workshop was, with how many people, and who answers for the result."""
    charter = state.charter
    parts = []
    if charter.workshop_date:
        parts.append(f"Workshop {day(charter.workshop_date)}")
    if charter.team:
        parts.append(plural(len(charter.team), "participant"))
    if charter.facilitator:
        parts.append(f"facilitator {charter.facilitator}")
    first = ", ".join(parts)
    rest = [
        f"Owner {charter.owner}" if charter.owner else "",
        f"Review {day(charter.review_date)}" if charter.review_date else "",
        charter.licence,
    ]
    return " · ".join(part for part in (first, *rest) if part)
