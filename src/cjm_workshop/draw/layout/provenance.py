"""The line at the foot of a picture: what it stands on, who made it, and when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, day, figure, known, label, month, term
from cjm_workshop.model.findings import Evidence
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_workshop.model.findings import Note
    from cjm_workshop.model.records import Touchpoint
    from cjm_workshop.model.state import State

__all__ = ["evidence_line", "foot_lines", "levels_line", "workshop_line"]

_MANY = ("survey", "event log", "ticket")
"""One record of these stands for many answers, cases or tickets."""


def foot_lines(state: State, records: Sequence[Note | Touchpoint]) -> list[str]:
    """Return what stands at the foot of a picture of these records.

    Parameters
    ----------
    state : State
        The workshop.
    records : sequence
        Those that the picture shows; each with its level and its evidence.
    """
    known = [name for record in records for name in record.evidence]
    lines = (
        evidence_line(state, known) if records else "",
        levels_line(record.level for record in records),
        workshop_line(state),
    )
    return [line for line in lines if line]


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
        return label("provenance.no_evidence")
    kinds: dict[str, list[Evidence]] = {}
    for record in found:
        kinds.setdefault(record.type.lower(), []).append(record)
    counts = ", ".join(_counted(kind, records) for kind, records in kinds.items())
    return label("provenance.evidence", counts=counts, span=_span(found))


def _counted(kind: str, records: list[Evidence]) -> str:
    many = kind in _MANY and any(record.count for record in records)
    count = sum(record.count or 1 for record in records) if many else len(records)
    people = {record.who for record in records if record.who}
    if kind == "interview" and people:
        count = len(people)
    key = kind.replace(" ", "_") + ("_cases" if many and kind == "event log" else "")
    if kind and known(f"provenance.kind.{key}.one"):
        return counted(f"provenance.kind.{key}", count)
    return counted("provenance.kind.other", count, kind=kind or label("provenance.some_source"))


def _span(records: list[Evidence]) -> str:
    dates = sorted(record.date for record in records if record.date)
    if not dates:
        return ""
    first, last = dates[0], dates[-1]
    if (first.year, first.month) == (last.year, last.month):
        return f" ({month(last.month)} {last.year})"
    start = month(first.month) + ("" if first.year == last.year else f" {first.year}")
    return f" ({start} – {month(last.month)} {last.year})"


def levels_line(levels: Iterable[Level]) -> str:
    """Return how many statements are observed, reported, inferred and assumed."""
    counts = Counter(levels)
    total = sum(counts.values())
    if not total:
        return ""
    levels_known = ", ".join(
        f"{figure(counts[level])} {term(f'level.{level.value}')}"
        for level in Level
        if counts[level]
    )
    share = round(100 * counts[Level.ASSUMED] / total)
    share_words = f" ({share} %)" if counts[Level.ASSUMED] else ""
    return label("provenance.statements", counts=levels_known + share_words)


def workshop_line(state: State) -> str:
    """Return when the workshop was, with how many people, and who answers for the result."""
    charter = state.charter
    parts = []
    if charter.workshop_date:
        parts.append(label("provenance.workshop", date=day(charter.workshop_date)))
    if charter.team:
        parts.append(counted("count.participant", len(charter.team)))
    if charter.facilitator:
        parts.append(label("provenance.facilitator", name=charter.facilitator))
    first = ", ".join(parts)
    rest = [
        label("provenance.owner", name=charter.owner) if charter.owner else "",
        label("provenance.review", date=day(charter.review_date)) if charter.review_date else "",
        charter.licence,
    ]
    return " · ".join(part for part in (first, *rest) if part)
