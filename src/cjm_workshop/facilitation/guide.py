"""The guide as Markdown: agendas, checklists, and each notebook's notes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from cjm_workshop.facilitation.agenda import Agenda, agendas, lines
from cjm_workshop.facilitation.sessions import Session
from cjm_workshop.learning.plan import plans

__all__ = ["SHEETS", "guide", "overview"]

SHEETS = ("Agenda: ", "The room", "Notebook by notebook", "A course on the case")
"""How the headings begin that deserve a sheet of their own on paper."""

_NOTES = {
    "say": "What to say",
    "goes_wrong": "What goes wrong here",
    "debrief": "How to debrief",
    "expected": "What comes out, on the case",
}
_COLUMNS = {"90": "90 minutes", "half day": "half day", "day": "full day"}
_MODES = {"solo": "alone", "pairs": "in pairs", "table": "at tables"}


def guide(found: Sequence[Session]) -> str:
    """Return the whole guide.

    Parameters
    ----------
    found : sequence of Session
        The parts of the workshop.
    """
    blocks = [
        "# Facilitator's guide",
        _texts()["intro"].strip(),
        "## Which length?",
        overview(found),
        *(block for agenda in agendas(found) for block in _agenda(agenda)),
        *_checklists(),
        "## Notebook by notebook",
        *(block for session in found for block in _session(session)),
        *_course(),
        *_afterwards(),
    ]
    return "\n\n".join(blocks) + "\n"


def overview(found: Sequence[Session]) -> str:
    """Return the minutes of each notebook in each length as a Markdown table."""
    rows = [
        f"| notebook | {' | '.join(_COLUMNS.values())} | what leaves the room |",
        f"|---|{'---|' * len(_COLUMNS)}---|",
    ]
    for session in found:
        minutes = " | ".join(str(session.minutes[key] or "–") for key in _COLUMNS)
        rows.append(f"| {session.title} | {minutes} | {session.deliverable} |")
    work = [sum(one.minutes[key] for one in found) for key in _COLUMNS]
    rest = [sum(one.pause[key] for one in found) for key in _COLUMNS]
    rows.append(f"| *breaks* | {' | '.join(f'*{one}*' for one in rest)} | |")
    both = [f"**{one + other}**" for one, other in zip(work, rest, strict=True)]
    rows.append(f"| **minutes** | {' | '.join(both)} | |")
    return "\n".join(rows)


def _agenda(agenda: Agenda) -> Iterator[str]:
    yield f"## Agenda: {agenda.name}"
    yield f"{agenda.about} Times count from the start."
    if agenda.before:
        yield f"**Before, each alone:** {_named(agenda.before)}."
    for at, meeting in enumerate(agenda.meetings, 1):
        if len(agenda.meetings) > 1:
            yield f"### Meeting {at}"
        yield "\n".join(lines(meeting))
    if agenda.after:
        yield f"**Afterwards, two people:** {_named(agenda.after)}."
    yield "**If you are late**, cut in this order:"
    cuts = [session for session in _by_worth(agenda.sessions) if session.when_late]
    yield "\n".join(f"{at}. {one.title}: {one.when_late}" for at, one in enumerate(cuts, 1))


def _by_worth(found: Sequence[Session]) -> list[Session]:
    """Return the sessions with what can best be missed first: the middle before both ends."""
    order = ("04", "05", "03", "01", "02", "08", "06", "00", "07")
    return sorted(found, key=lambda session: order.index(session.number))


def _named(found: Sequence[Session]) -> str:
    return ", ".join(f"{one.title} ({one.deliverable})" for one in found)


def _checklists() -> Iterator[str]:
    texts = _texts()
    for part in ("room", "remote"):
        yield f"## {texts[part]['title']}"
        yield "**The day before**"
        yield _ticks(texts[part]["day_before"])
        if "bring" in texts[part]:
            yield "**What to bring**"
            yield _ticks(texts[part]["bring"])
        yield "**When you set up**"
        yield _ticks(texts[part]["set_up"])
    yield f"## {texts['always']['title']}"
    yield _bullets(texts["always"]["say"])
    yield f"## {texts['trouble']['title']}"
    yield _bullets([text for key, text in texts["trouble"].items() if key != "title"])


def _afterwards() -> Iterator[str]:
    yield f"## {_texts()['after']['title']}"
    yield _bullets(_texts()["after"]["steps"])


def _session(session: Session) -> Iterator[str]:
    yield f"### {session.title}"
    told = [f"{name} {session.minutes[key]}" for key, name in _COLUMNS.items()
            if session.minutes[key]]  # fmt: skip
    yield f"**Leaves the room:** {session.deliverable}. **Minutes:** {', '.join(told)}."
    plan = session.plan
    if plan:
        yield f"**Ready on the table:** {'; '.join(plan.materials)}."
        for note, heading in _NOTES.items():
            yield f"**{heading}**"
            yield plan.notes[note].strip()
        yield (
            f"**As a lesson on the case:** {plan.title}; {plan.teach} minutes of talk, "
            f"{plan.exercise} of work {_MODES[plan.mode]}. Late? {plan.when_late}"
        )
    yield f"**If you are late:** {session.when_late}"


def _course() -> Iterator[str]:
    yield "## A course on the case"
    yield (
        "The same steps on FreshCart, where answers can be checked: one lesson at a time, in a "
        "room or alone. In a room, take a break after every lesson."
    )
    yield "\n".join(
        [
            "| lesson | talk | work | together | alone |",
            "|---|---|---|---|---|",
            *(
                f"| {one.title} | {one.teach} | {one.exercise} | {_MODES[one.mode]} | {one.alone} |"
                for one in plans()
            ),
        ]
    )


def _ticks(items: Sequence[str]) -> str:
    return "\n".join(f"- ☐ {item}" for item in items)


def _bullets(items: Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "texts.toml").read_text("utf-8"))
