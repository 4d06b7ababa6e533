"""notes.csv: the sticky notes of the workshop on 12 May 2026, written by hand."""

from __future__ import annotations

from case.dice import Dice
from case.plan import SEED
from case.texts import fields, lines

HEADER = ["id", "text", "author", "column", "colour", "votes"]
COMPANY, DOUBLE = "company", "double"
COMPANY_WORDS = [
    "conversion",
    "CAC",
    "SSO",
    "upsell",
    "attach rate",
    "KPI",
    "route density",
    "SLA",
    "deflection",
    "churned",
]
"""At least one of these stands on each note in company language, and on no other."""


def rows() -> list[list[str]]:
    """Give one row per note, as they hung on the wall: by column, in no order within it."""
    notes = [fields(line) for line in Dice(f"{SEED}/notes").shuffled(lines("notes.txt"))]
    order = ["Discover", "Plan & choose", "Order", "Receive", "After-care"]
    notes.sort(key=lambda note: order.index(note[0]))
    return [
        [f"N{number:02}", text, author, column, colour, votes]
        for number, (column, colour, author, votes, text, *_) in enumerate(notes, start=1)
    ]
