"""The evidence: every interview quote in use, what was seen there, the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from cjm_workshop.model import Evidence, Level, Record, references

from .research import answers, figure, interviews, rows

_TICKETS = {
    "refund": ("T061", "no butter to photograph"),
    "slot": ("T064", "a nurse who searches at night"),
    "payment": ("T138", "a voice before the card"),
    "account": ("T098", "three mails that cancel each other"),
    "substitution": ("T023", "nuts in spite of the note"),
    "delivery": ("T065", "thanks to a driver"),
    "pick-up": ("T101", "a shelf that nobody finds"),
}
"""One ticket of each category that speaks for many."""

_FIGURES = {
    "survey": "ease-account ease-basket ease-slot ease-payment ease-handover older-payment "
    "helped swap-asked swap-not-asked",
    "log": "searches searches-others three-days mail fee call call-open collect refund-chat "
    "refund-phone again-fast again-slow again-no-fault score-door score-slot",
    "tickets-refund": "photos",
}


def evidence_for(records: Iterable[Record]) -> tuple[Evidence, ...]:
    """Give the evidence that these records name, in the order of the research."""
    named = {ref.target for r in records for ref in references(r) if ref.kind == "evidence"}
    found = (*_quotes(), *_seen(), *_tickets(), _survey(), _log())
    missing = named - {record.id for record in found}
    if missing:
        raise ValueError(f"no such evidence: {', '.join(sorted(missing))}")
    return tuple(record for record in found if record.id in named)


def _quotes() -> Iterable[Evidence]:
    for name, row in interviews().items():
        yield Evidence(
            id=f"evidence-{name}",
            title=f"{row['participant']} on: {row['topic']}",
            type="interview",
            quote=row["quote"],
            who=row["participant"],
            about=row["moment"],
            date=date.fromisoformat(row["date"]),
            tags=(row["segment"], row["stage"]),
        )


def _seen() -> Iterable[Evidence]:
    for name, row in interviews().items():
        yield Evidence(
            id=f"evidence-seen-{name}",
            title=f"Seen at {row['participant']}'s: {row['moment']}",
            type="observation",
            who=row["participant"],
            about=row["observed"],
            date=date.fromisoformat(row["date"]),
            level=Level.OBSERVED,
            tags=(row["segment"], row["stage"]),
        )


def _tickets() -> Iterable[Evidence]:
    counts = Counter(row["category"] for row in rows("tickets"))
    bodies = {row["id"]: row["body"] for row in rows("tickets")}
    for category, (ticket, about) in _TICKETS.items():
        name = f"tickets-{category}"
        yield Evidence(
            id=f"evidence-{name}",
            title=f"Tickets: {category}",
            type="ticket",
            quote=bodies[ticket],
            who=ticket,
            about=about,
            date=date(2026, 5, 28),
            count=counts[category],
            metrics=tuple(figure(one) for one in _FIGURES.get(name, "").split()),
        )


def _survey() -> Evidence:
    return Evidence(
        id="evidence-survey",
        title="Survey after the first order",
        type="survey",
        about="Ratings from 1 to 5 some days after the first order; answers sent twice count once",
        date=date(2026, 5, 22),
        count=len(answers()),
        metrics=tuple(figure(one) for one in _FIGURES["survey"].split()),
    )


def _log() -> Evidence:
    return Evidence(
        id="evidence-log",
        title="Event log of first orders",
        type="event log",
        about="What customers did from 2 March to 19 May 2026, touchpoint by touchpoint",
        date=date(2026, 5, 19),
        level=Level.OBSERVED,
        count=len({row["customer"] for row in rows("events")}),
        metrics=tuple(figure(one) for one in _FIGURES["log"].split()),
    )
