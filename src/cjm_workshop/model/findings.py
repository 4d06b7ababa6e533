"""The records of a workshop about what the team found: notes, evidence, pains, opportunities."""

from datetime import date as Date  # noqa: N812 - fields are called `date`
from datetime import datetime
from typing import Any, ClassVar

from pydantic import Field

from cjm_workshop.model.base import Name, Record, Text
from cjm_workshop.model.references import (
    AnyId,
    ChannelId,
    ClusterId,
    CommentId,
    EvidenceId,
    OpportunityId,
    PainId,
    PersonaId,
    StepId,
    TouchpointId,
)
from cjm_workshop.model.values import Attachment, Level, Metric, Statement, Status

__all__ = [
    "Action",
    "Cluster",
    "Comment",
    "Conflict",
    "Contact",
    "EmpathyMap",
    "Evidence",
    "Note",
    "Opportunity",
    "Pain",
    "Vote",
]


class Note(Record):
    """A sticky note."""

    KIND: ClassVar[str] = "note"
    text: Text = Field(min_length=1)
    author: Name = ""
    board: Name = "ideas"
    """The board it hangs on: ``touchpoints``, ``empathy``, ``affinity``, ``ideas`` …"""
    area: Name = ""
    """The part of the board: a quadrant of the empathy map, a column, a cell."""
    topic: Name = ""
    """What kind of note it is: question, pain, idea, quote …"""
    persona: PersonaId | None = None
    cluster: ClusterId | None = None
    touchpoint: TouchpointId | None = None
    colour: Name = ""
    tags: tuple[Name, ...] = ()
    level: Level = Level.ASSUMED
    evidence: tuple[EvidenceId, ...] = ()
    private: bool = False
    """Seen by its author alone until the reveal."""


class Cluster(Record):
    """A named group of notes in an affinity diagram."""

    KIND: ClassVar[str] = "cluster"
    name: Name
    """What the people behind the notes mean, in three to seven words."""
    insight: Text = ""
    board: Name = "affinity"
    colour: Name = ""
    named_by: Name = ""


class EmpathyMap(Record):
    """Head of an empathy map; its notes hang on the board ``empathy`` with the same persona."""

    KIND: ClassVar[str] = "empathy"
    persona: PersonaId
    goal: Text = ""
    """What this person wants to get done; written first."""
    boxes: int = Field(default=4, ge=4, le=7)
    """4: says, thinks, does, feels. 7: sees, hears, pains, gains as well; thinks and feels last."""


class Evidence(Record):
    """Where statements come from."""

    KIND: ClassVar[str] = "evidence"
    title: Name
    type: Name = "interview"
    """``interview``, ``survey``, ``event log``, ``ticket``, ``observation`` …"""
    quote: Text = ""
    """The words themselves, where the source is somebody's words."""
    who: Name = ""
    """Whom it comes from, as a pseudonym."""
    about: Name = ""
    """What it is about: a moment, touchpoint or theme in the source's own words."""
    date: Date | None = None
    url: Name = ""
    files: tuple[Attachment, ...] = ()
    level: Level = Level.REPORTED
    count: int | None = Field(default=None, ge=0)
    """How many people, answers or cases it stands on."""
    metrics: tuple[Metric, ...] = ()
    tags: tuple[Name, ...] = ()


class Pain(Record):
    """Where it hurts on a step."""

    KIND: ClassVar[str] = "pain"
    step: StepId
    text: Text = Field(min_length=1)
    severity: int | None = Field(default=None, ge=1, le=3)
    """1: a nuisance; 2: people work around it; 3: people give up."""
    level: Level = Level.ASSUMED
    evidence: tuple[EvidenceId, ...] = ()


class Opportunity(Record):
    """``How might we …``: what could be better, who owns it, how we will know."""

    KIND: ClassVar[str] = "opportunity"
    question: Text = Field(min_length=1)
    pains: tuple[PainId, ...] = ()
    steps: tuple[StepId, ...] = ()
    ideas: tuple[Statement, ...] = ()
    owner: Name = ""
    metric: Name = ""
    baseline: Name = ""
    target: Name = ""
    impact: int | None = Field(default=None, ge=1, le=5)
    effort: int | None = Field(default=None, ge=1, le=5)
    status: Status = Status.OPEN
    due: Date | None = None


class Action(Record):
    """Who does what by when about an opportunity."""

    KIND: ClassVar[str] = "action"
    text: Text = Field(min_length=1)
    opportunity: OpportunityId | None = None
    owner: Name = ""
    due: Date | None = None
    status: Status = Status.OPEN


class Contact(Record):
    """A planned contact in a communication plan, such as an e-mail of an onboarding series."""

    KIND: ClassVar[str] = "contact"
    name: Name
    day: int = 0
    """Days from the start of the plan; may be negative."""
    channel: ChannelId | None = None
    persona: PersonaId | None = None
    touchpoint: TouchpointId | None = None
    purpose: Text = ""
    message: Text = ""
    owner: Name = ""
    trigger: Name = ""


class Comment(Record):
    """A remark by a named reader on any record."""

    KIND: ClassVar[str] = "comment"
    about: AnyId
    text: Text = Field(min_length=1)
    author: Name = ""
    time: datetime | None = None
    answers: CommentId | None = None
    """The comment that this one answers."""
    settled: bool = False


class Vote(Record):
    """Dots that one person gave to one record."""

    KIND: ClassVar[str] = "vote"
    about: AnyId
    voter: Name
    dots: int = Field(default=1, ge=1, le=20)


class Conflict(Record):
    """Two people changed the same field at once: both texts are kept until somebody settles it."""

    KIND: ClassVar[str] = "conflict"
    about: AnyId
    field: Name
    kept: Any = None
    """What stands in the field."""
    kept_by: Name = ""
    other: Any = None
    """What the other person wrote."""
    other_by: Name = ""
    time: datetime | None = None
