"""The small values inside records: statements, quotes, pictures, metrics."""

from datetime import date as Date  # noqa: N812 - as in the records
from enum import StrEnum
from typing import Any

from pydantic import Field, model_validator

from cjm_workshop.model.base import FILE_PATTERN, Frozen, Name, Text
from cjm_workshop.model.references import EvidenceId, StepId

__all__ = [
    "FIRM",
    "Attachment",
    "BackstageWork",
    "Fact",
    "JourneyState",
    "Level",
    "Link",
    "MapLevel",
    "Metric",
    "Moment",
    "Picture",
    "Quote",
    "Statement",
    "Status",
    "Task",
    "TeamMember",
    "Term",
]


class Level(StrEnum):
    """How we know a statement, from firm to open."""

    OBSERVED = "observed"
    REPORTED = "reported"
    INFERRED = "inferred"
    ASSUMED = "assumed"


FIRM = frozenset({Level.OBSERVED, Level.REPORTED})
"""The levels that promise a source: somebody saw it, or a customer said so."""


class Moment(StrEnum):
    """When an interaction happens, seen from the core of the experience."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class JourneyState(StrEnum):
    """Whether a journey tells what is or what shall be."""

    CURRENT = "current"
    FUTURE = "future"


class MapLevel(StrEnum):
    """How closely a map looks."""

    STRATEGIC = "strategic"
    TACTICAL = "tactical"


class Status(StrEnum):
    """Where an opportunity or action stands."""

    OPEN = "open"
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Statement(Frozen):
    """Something said about a customer, with how we know it.

    A plain text is read as an assumed statement.
    """

    text: Text
    level: Level = Level.ASSUMED
    evidence: tuple[EvidenceId, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Quote(Frozen):
    """Words that a customer said, and where they come from."""

    text: Text
    evidence: EvidenceId | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Picture(Frozen):
    """An image in ``NAME.files/``, with the words for those who do not see it."""

    file: Name = Field(pattern=f"^{FILE_PATTERN}$")
    alt: Name = ""
    credit: Name = ""


class Attachment(Frozen):
    """A file in ``NAME.files/`` under its hash, and the name that it had."""

    file: Name = Field(pattern=f"^{FILE_PATTERN}$")
    name: Name


class Metric(Frozen):
    """A figure that tells how well something goes."""

    name: Name
    value: float | None = None
    unit: Name = ""
    target: float | None = None
    low: float | None = None
    """Lower end of the 95 % confidence interval, where the evidence has one."""
    high: float | None = None
    count: int | None = Field(default=None, ge=0)
    """How many answers or cases the figure stands on."""
    evidence: EvidenceId | None = None


class Fact(Frozen):
    """A label and its value, such as ``household: two children``."""

    label: Name
    value: Name


class Term(Frozen):
    """A word of the trade and what it means."""

    term: Name
    meaning: Text


class TeamMember(Frozen):
    """A person in the workshop."""

    name: Name
    department: Name = ""
    role: Name = ""


class Task(Frozen):
    """Something to do about a touchpoint."""

    text: Text
    owner: Name = ""
    due: Date | None = None
    done: bool = False


class BackstageWork(Frozen):
    """What the organisation does behind the line of visibility."""

    text: Text
    department: Name = ""
    system: Name = ""


class Link(Frozen):
    """The way from one step to another that is not simply the next: a branch or a loop."""

    step: StepId
    when: Name = ""
    """In which case the customer goes this way."""
