"""What a check is and what it finds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from cjm_workshop.insight.wording import title_in
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import Record, State

__all__ = ["MONTH", "Check", "Finding", "Limits", "Severity", "Where"]

MONTH = timedelta(days=30.44)
"""A month on average, for the ages that the limits name."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The map misleads or cannot be used before this is mended."""
    WARNING = "warning"
    """The map is weaker than it looks."""
    INFO = "info"
    """Worth a look; it may well be right as it is."""


@dataclass(frozen=True)
class Where:
    """The record that a finding is about.

    Attributes
    ----------
    id : str
        Its id.
    name : str
        What a person calls it: ``step "Wait for the van"``.
    """

    id: str
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Finding:
    """One thing that a check remarks on.

    Attributes
    ----------
    code : str
        The check: ``"CJ51"``.
    severity : Severity
        How much it matters.
    what : str
        What is the matter, as a sentence.
    where : Where
        The record to look at.
    why : str
        Why it matters.
    mend : str
        What to do about it.
    """

    code: str
    severity: Severity
    what: str
    where: Where
    why: str
    mend: str

    def __str__(self) -> str:
        return f"{self.code} {self.severity.value}, {self.where}: {self.what} {self.mend}"


@dataclass(frozen=True)
class Limits:
    """The thresholds of the checks, all in one place.

    They are this kit's own and meant to be set::

        run_checks(state, limits=Limits(most_steps=80))
    """

    fewest_stages: int = 3
    most_stages: int = 9
    most_steps: int = 60
    """More than these steps on one journey are a warning …"""
    far_too_many_steps: int = 150
    """… and more than these an error."""
    alike: float = 0.8
    """Share of words that two steps of a stage have in common to count as the same."""
    assumed_share: float = 0.5
    """Share of assumed statements that a map may have."""
    fewest_statements: int = 8
    """With fewer statements than this, shares say nothing."""
    fewest_rated: int = 4
    """With fewer rated steps than this, the shape of the curve says nothing."""
    long_wait_minutes: float = 60.0
    evidence_months: int = 24
    """Sources older than this are old."""
    map_months: int = 12
    """A map without a review date is old after this."""
    most_priorities: int = 7


@dataclass(frozen=True)
class Check(ABC):
    """Looks for one kind of weakness; its name is its code.

    Its docstring is its title. What it finds, why that matters and how to mend it stand under
    ``[check.CODE]`` in the language files.

    Attributes
    ----------
    limits : Limits
        The thresholds.
    today : date
        The day of the check.
    """

    severity: ClassVar[Severity] = Severity.WARNING
    needs: ClassVar[str] = ""
    """The collection of the state without which the check has no ground and is skipped."""

    limits: Limits = field(default_factory=Limits)
    today: date = field(default_factory=date.today)

    @abstractmethod
    def find(self, state: State) -> Iterator[Finding]:
        """Walk over what there is to remark on in a workshop."""

    @classmethod
    def title(cls) -> str:
        """Return what the check looks for, in one line."""
        return cls.__doc__ or ""

    def finding(
        self,
        state: State,
        record: Record,
        what: str,
        *,
        severity: Severity | None = None,
        mend: str = "",
    ) -> Finding:
        """Make a finding about a record; the check gives what is not said."""
        code = type(self).__name__
        return Finding(
            code=code,
            severity=severity or self.severity,
            what=what,
            where=Where(record.id, title_in(state, record)),
            why=sentence(f"check.{code}.why"),
            mend=mend or sentence(f"check.{code}.mend"),
        )
