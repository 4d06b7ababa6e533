"""Agendas: when what begins, counted from the start, with breaks at least once an hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cjm_workshop.facilitation.sessions import Session
from cjm_workshop.templates.schedule import MEAL, Slot, schedule

__all__ = ["AT_MOST", "Agenda", "Entry", "Meeting", "agendas", "clock", "lines"]

AT_MOST = 60
"""Minutes without a break."""
_SHORT = 5
Kind = Literal["part", "break", "frame"]


@dataclass(frozen=True)
class Entry:
    """A line of an agenda.

    Attributes
    ----------
    start, minutes : int
        When it begins, counted from the start of the meeting, and how long it takes.
    what : str
        What happens.
    kind : str
        ``part`` of the workshop, ``break``, or ``frame``: arriving and closing.
    result : str
        What leaves the room.
    """

    start: int
    minutes: int
    what: str
    kind: Kind
    result: str = ""

    @property
    def end(self) -> int:
        """When it is over."""
        return self.start + self.minutes


@dataclass(frozen=True)
class Meeting:
    """One time that a team meets: its lines, in order."""

    entries: tuple[Entry, ...]

    @property
    def minutes(self) -> int:
        """How long it takes, breaks counted."""
        return sum(entry.minutes for entry in self.entries)

    @property
    def longest_stretch(self) -> int:
        """The most minutes between two breaks."""
        longest = now = 0
        for entry in self.entries:
            now = 0 if entry.kind == "break" else now + entry.minutes
            longest = max(longest, now)
        return longest


@dataclass(frozen=True)
class Agenda:
    """A length of the workshop.

    Attributes
    ----------
    name : str
        ``half day``.
    promised : int
        Minutes of each meeting that are announced; none takes longer.
    about : str
        For whom it is, and what it cannot do.
    meetings : tuple of Meeting
        One, or several on different days.
    sessions : tuple of Session
        The notebooks in it.
    before, after : tuple of Session
        Notebooks that people do by themselves before and after.
    """

    name: str
    promised: int
    about: str
    meetings: tuple[Meeting, ...]
    sessions: tuple[Session, ...]
    before: tuple[Session, ...] = ()
    after: tuple[Session, ...] = ()


def clock(minutes: int) -> str:
    """Return minutes from the start as hours.

    >>> clock(5), clock(75)
    ('0:05', '1:15')
    """
    return f"{minutes // 60}:{minutes % 60:02d}"


def agendas(found: Sequence[Session]) -> tuple[Agenda, ...]:
    """Return the agendas, shortest first."""
    return (
        _in_one(
            found, "90", "90 minutes", 90,
            "A first sketch for a team that has research and a charter already. What it makes is "
            "a hypothesis, and says so.",
        ),
        _in_one(
            found, "half day", "half day", 240,
            "The whole way at a brisk pace, for 4 to 8 people who know the customers.",
        ),
        _in_one(
            found, "day", "full day", 480,
            "The whole way with time to read, to argue and to eat. For up to 30 people at tables "
            "of six.",
        ),
        _online(found),
    )  # fmt: skip


def _in_one(found: Sequence[Session], length: str, name: str, promised: int, about: str) -> Agenda:
    """Return an agenda of one meeting, with the breaks that the notebooks name."""
    inside = tuple(session for session in found if session.minutes[length])
    entries = tuple(_entry(slot) for slot in schedule(inside, length))
    return Agenda(name, promised, about, (Meeting(entries),), inside)


def _entry(slot: Slot) -> Entry:
    if slot.part is None:
        return Entry(slot.start, slot.minutes, _pause(slot.minutes), "break")
    return Entry(slot.start, slot.minutes, slot.part.title, "part", slot.part.deliverable)


def _online(found: Sequence[Session]) -> Agenda:
    """Return two meetings on two days; research and sharing are done alone, before and after."""
    first = [one for one in found if one.number in ("00", "02", "03", "04")]
    second = [one for one in found if one.number in ("05", "06", "07")]
    return Agenda(
        "2 × 2 hours online",
        120,
        "Two mornings with a night between them. Everybody at their own machine, one shared "
        "workshop; keep to 8 people, or make two groups.",
        (_call(first), _call(second)),
        (*first, *second),
        tuple(one for one in found if one.number == "01"),
        tuple(one for one in found if one.number == "08"),
    )


def _call(inside: Iterable[Session]) -> Meeting:
    entries: list[Entry] = []
    _append(entries, 5, "Arrive: sound, names, everybody sees the board", "frame")
    worked = 5
    for session in inside:
        minutes = session.minutes["half day"]
        if worked + minutes > AT_MOST:
            _append(entries, _SHORT, _pause(_SHORT), "break")
            worked = 0
        _append(entries, minutes, session.title, "part", session.deliverable)
        worked += minutes
    _append(entries, 5, "Close: one word each, what happens next", "frame")
    return Meeting(tuple(entries))


def _append(entries: list[Entry], minutes: int, what: str, kind: Kind, result: str = "") -> None:
    start = entries[-1].end if entries else 0
    entries.append(Entry(start, minutes, what, kind, result))


def _pause(minutes: int) -> str:
    return "Lunch" if minutes >= MEAL else "Break"


def lines(meeting: Meeting) -> Iterator[str]:
    """Yield a meeting as the rows of a Markdown table."""
    yield "| from | minutes | what | leaves the room |"
    yield "|---|---|---|---|"
    for entry in meeting.entries:
        what = f"*{entry.what}*" if entry.kind != "part" else entry.what
        yield f"| {clock(entry.start)} | {entry.minutes} | {what} | {entry.result} |"
    yield f"| {clock(meeting.minutes)} | | *The end* | |"
