"""The records of how a workshop is led: rounds, own sorts, the timer, where the agenda stands."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from cjm_workshop.model.base import Name, Record
from cjm_workshop.model.references import NoteId

__all__ = ["Activity", "Agenda", "Pile", "Plan", "Round", "Timer"]


class Activity(StrEnum):
    """What people do unseen by each other, until the facilitator opens it."""

    WRITE = "write"
    SORT = "sort"
    VOTE = "vote"


class Plan(StrEnum):
    """How much time the workshop has."""

    DAY = "day"
    HALF_DAY = "half day"


class Round(Record):
    """A time in which everybody writes, sorts or votes unseen on a board.

    While it is open, people see of that only what is their own; once it is closed, all see all.
    """

    KIND: ClassVar[str] = "round"
    board: Name
    activity: Activity
    open: bool = True
    opened_by: Name = ""
    closed_by: Name = ""
    passed_over: tuple[Name, ...] = ()
    """Groups that were proposed from the sorts and not wanted, see `insight.co_sorting`."""


class Pile(Record):
    """A group of notes in one person's own sort; the sorts of others stay as they are."""

    KIND: ClassVar[str] = "pile"
    board: Name = "affinity"
    author: Name
    name: Name = ""
    notes: tuple[NoteId, ...] = ()


class Timer(Record):
    """The workshop's timer. Nothing counts down: what is left follows from when it ends."""

    KIND: ClassVar[str] = "timer"
    label: Name = ""
    seconds: int = Field(default=0, ge=0)
    """How long it was set to in all."""
    left: int = Field(default=0, ge=0)
    """Seconds left while it is paused."""
    ends: datetime | None = None
    """When it ends, while it runs."""


class Agenda(Record):
    """Where the workshop stands in its notebooks."""

    KIND: ClassVar[str] = "agenda"
    plan: Plan = Plan.DAY
    here: Name = ""
    """The notebook that the team is in: ``03_touchpoints``."""
    here_since: datetime | None = None
    started: datetime | None = None
