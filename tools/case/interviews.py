"""interviews.csv: what people said, written by hand."""

from __future__ import annotations

from case.texts import fields, lines

HEADER = [
    "quote_id",
    "participant",
    "age_band",
    "household",
    "segment",
    "date",
    "interviewer",
    "stage",
    "moment",
    "topic",
    "quote",
    "observed",
    "follow_up",
]


def rows() -> list[list[str]]:
    """Give one row per quote, in the order of the interviews."""
    found: list[list[str]] = []
    for line in lines("interviews.txt"):
        if line.startswith("== "):
            person = fields(line.removeprefix("== "))
        elif line.startswith("-- "):
            found.append([f"Q{len(found) + 1:02}", *person, *fields(line.removeprefix("-- "))])
        else:
            found[-1].append(line)
    return [row + [""] * (len(HEADER) - len(row)) for row in found]
