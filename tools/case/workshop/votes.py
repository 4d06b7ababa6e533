"""What the nine gave their dots to, and what readers said of the map afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import cycle

from .frame import TEAM
from .notes import STICKIES
from .research import rows

Dots = tuple[str, str, int]
"""Who, for which record, how many."""

_ON_CLUSTERS = {
    "cluster-evenings": 14,
    "cluster-right": 9,
    "cluster-price": 8,
    "cluster-money": 8,
    "cluster-read": 3,
    "cluster-dinner": 2,
    "cluster-people": 1,
}
_ON_OPPORTUNITIES = {
    "opportunity-waiting-list": 10,
    "opportunity-slot-first": 8,
    "opportunity-small-refunds": 8,
    "opportunity-whole-price": 6,
    "opportunity-card-words": 6,
    "opportunity-ask-first": 3,
    "opportunity-readable": 2,
    "opportunity-keep-the-door": 2,
}


def dots() -> Iterator[Dots]:
    """Deal the dots round the table, so that each of the nine gives five for each kind."""
    hung = {note.id for note in STICKIES}
    on_notes = {f"note-{row['id'].lower()}": int(row["votes"]) for row in rows("notes")}
    gone = [note for note, count in on_notes.items() if count and note not in hung]
    if gone:
        raise ValueError(f"notes with dots that hang nowhere: {', '.join(gone)}")
    for wanted in (on_notes, _ON_CLUSTERS, _ON_OPPORTUNITIES):
        people = cycle(member.name for member in TEAM)
        for about, count in wanted.items():
            given = Counter(next(people) for _ in range(count))
            yield from ((who, about, number) for who, number in given.items())


COMMENTS = (
    ("petra", "Petra, store manager", "step-harold-counter", "2026-05-19T10:12:00+02:00",
     "My people at the counter are happy to read this. Six minutes of checking are fine on a "
     "Tuesday, but not on a Saturday. Can we say which hours are quiet?", ""),
    ("petra-answer", "Ruben", "step-harold-counter", "2026-05-19T14:40:00+02:00",
     "Good point: the letter now proposes Tuesday to Thursday, ten to twelve.", "petra"),
    ("yusuf", "Yusuf, driver", "step-maya-door", "2026-05-20T21:05:00+02:00",
     "We do this because we want to. If the plan gives us three minutes less, we cannot.", ""),
    ("finance", "Joost", "opportunity-small-refunds", "2026-05-21T09:30:00+02:00",
     "I reckoned it: checking the photos costs more than all refunds below five euros together.",
     ""),
    ("nurse", "Reader from the ward", "step-maya-slot", "2026-05-22T05:25:00+02:00",
     "That is me. One thing is missing: after a night shift I sleep until three.", ""),
    ("nurse-answer", "Lena", "step-maya-slot", "2026-05-22T11:02:00+02:00",
     "Thank you. It is in the tickets too; we ask about it in the next interviews.", "nurse"),
    ("harold-level", "Aylin", "step-harold-again", "2026-05-26T16:20:00+02:00",
     "Dashed for a reason: we have one call and no second order. Three visits in autumn?", ""),
)  # fmt: skip
"""Id, author, about which record, when, the words, and which comment it answers."""
SETTLED = ("petra", "finance")
