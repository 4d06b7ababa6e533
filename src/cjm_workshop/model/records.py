"""The records of a workshop about the customer: who travels, through what, on which journey."""

from datetime import date as Date  # noqa: N812 - fields are called `date`
from typing import ClassVar

from pydantic import Field

from cjm_workshop.model.base import Name, Record, RecordId, Text
from cjm_workshop.model.references import (
    ChannelId,
    EvidenceId,
    JourneyId,
    PersonaId,
    StageId,
    TouchpointId,
)
from cjm_workshop.model.values import (
    Attachment,
    BackstageWork,
    Fact,
    JourneyState,
    Level,
    Link,
    MapLevel,
    Metric,
    Moment,
    Picture,
    Quote,
    Statement,
    Task,
    TeamMember,
    Term,
)

__all__ = ["Channel", "Charter", "Journey", "Persona", "Stage", "Step", "Touchpoint"]


class Charter(Record):
    """What the workshop is for, and who answers for the map. There is exactly one."""

    KIND: ClassVar[str] = "charter"
    id: RecordId = "charter-main"
    title: Name = ""
    organisation: Name = ""
    goal: Text = ""
    decision: Text = ""
    """The decision that the map must inform."""
    scenario: Text = ""
    scope_start: Name = ""
    """Where the need arises."""
    scope_end: Name = ""
    """Where the need is gone."""
    state: JourneyState | None = None
    level: MapLevel | None = None
    owner: Name = ""
    review_date: Date | None = None
    team: tuple[TeamMember, ...] = ()
    facilitator: Name = ""
    workshop_date: Date | None = None
    focus_question: Text = ""
    """The question that brainstorming and sorting answer."""
    glossary: tuple[Term, ...] = ()
    dots_each: int = Field(default=3, ge=1, le=20)
    """Votes that each person may give away."""
    language: Name = "en"
    licence: Name = ""


class Persona(Record):
    """Who travels: a pattern found in research, never demographics alone."""

    KIND: ClassVar[str] = "persona"
    STATEMENTS: ClassVar[tuple[str, ...]] = (
        *("goals", "needs", "challenges", "motivations"),
        *("behaviours", "barriers", "influences", "harms"),
    )
    """The fields that hold statements, in the order in which they are read."""
    name: Name
    role: Name = ""
    quote: Quote | None = None
    portrait: Picture | None = None
    bio: Text = ""
    demographics: tuple[Fact, ...] = ()
    goals: tuple[Statement, ...] = ()
    needs: tuple[Statement, ...] = ()
    challenges: tuple[Statement, ...] = ()
    motivations: tuple[Statement, ...] = ()
    behaviours: tuple[Statement, ...] = ()
    barriers: tuple[Statement, ...] = ()
    """What makes things harder for this person, access needs among them."""
    influences: tuple[Statement, ...] = ()
    harms: tuple[Statement, ...] = ()
    """What could go wrong for this person if we get it wrong."""
    decision_authority: Name = ""
    channels: tuple[ChannelId, ...] = ()
    evidence: tuple[EvidenceId, ...] = ()
    level: Level = Level.ASSUMED


class Channel(Record):
    """The medium of an interaction, such as web, phone, shop counter or letter."""

    KIND: ClassVar[str] = "channel"
    name: Name
    icon: Name = ""
    """Name of an icon; empty means the one that fits the channel's name."""


class Touchpoint(Record):
    """One interaction of the customer with the organisation or a third party."""

    KIND: ClassVar[str] = "touchpoint"
    name: Name
    moment: Moment = Moment.DURING
    channels: tuple[ChannelId, ...] = ()
    department: Name = ""
    provider: Name = ""
    """Who runs it, where that is not us."""
    initiator: Name = ""
    """Who starts it: the customer, us, or another party."""
    purpose: Text = ""
    picture: Picture | None = None
    files: tuple[Attachment, ...] = ()
    metrics: tuple[Metric, ...] = ()
    tasks: tuple[Task, ...] = ()
    owner: Name = ""
    level: Level = Level.ASSUMED
    evidence: tuple[EvidenceId, ...] = ()


class Stage(Record):
    """A phase of the journey, named by the customer's aim."""

    KIND: ClassVar[str] = "stage"
    name: Name
    aim: Text = ""
    """What the customer wants to have reached at its end."""
    duration: Name = ""
    """As a person says it: ``1-7 days``."""
    moment: Moment | None = None


class Journey(Record):
    """The ordered steps of one persona, as they are now or as they shall be."""

    KIND: ClassVar[str] = "journey"
    name: Name
    """In the customer's voice: ``I order groceries for the first time``."""
    persona: PersonaId | None = None
    state: JourneyState | None = None
    scenario: Text = ""
    goals: tuple[Name, ...] = ()
    expectations: tuple[Name, ...] = ()
    stages: tuple[StageId, ...] = ()
    """The stages of this journey; empty means all stages of the workshop."""
    compared_with: JourneyId | None = None
    """The journey of today that a future journey wants to better."""
    owner: Name = ""
    lanes: tuple[Name, ...] = ()
    """Lanes that its map shows beside the usual ones, such as ``backstage`` for a blueprint."""


class Step(Record):
    """One occurrence of a touchpoint on one persona's journey."""

    KIND: ClassVar[str] = "step"
    journey: JourneyId
    stage: StageId | None = None
    touchpoint: TouchpointId | None = None
    name: Name = ""
    """What happens, in a few words; empty means the touchpoint's name."""
    channels: tuple[ChannelId, ...] = ()
    """The channels used this time; empty means all of the touchpoint's."""
    action: Text = ""
    thought: Text = ""
    quote: Quote | None = None
    emotion: int | None = Field(default=None, ge=-2, le=2)
    """From -2 (frustrated) to +2 (delighted)."""
    emotion_reason: Text = ""
    engagement: int | None = Field(default=None, ge=1, le=5)
    """Dramatic arc: how much is at stake, 1 to 5; neither good nor bad."""
    expectation: Text = ""
    experience: Text = ""
    """What really happened."""
    gains: tuple[Statement, ...] = ()
    waiting_minutes: float | None = Field(default=None, ge=0)
    metrics: tuple[Metric, ...] = ()
    picture: Picture | None = None
    backstage: tuple[BackstageWork, ...] = ()
    next: tuple[Link, ...] = ()
    """Where the journey goes on, where that is not simply the next step."""
    moment_of_truth: bool = False
    moment_label: Name = ""
    """Why the customer stays or leaves here, in a few words."""
    level: Level = Level.ASSUMED
    evidence: tuple[EvidenceId, ...] = ()
