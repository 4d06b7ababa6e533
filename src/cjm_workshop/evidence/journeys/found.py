"""What was found in a file of journeys, before any of it is a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from cjm_workshop.evidence.report import NotTaken
from cjm_workshop.model import JourneyState

__all__ = ["FoundFile", "FoundJourney", "FoundStage", "FoundStep"]


@dataclass
class FoundStage:
    """A section or phase."""

    name: str
    aim: str = ""


@dataclass
class FoundStep:
    """A task or touchpoint."""

    row: int
    name: str
    stage: FoundStage | None = None
    emotion: int | None = None
    channels: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    """Fields of a step that are plain texts, by their names."""
    quote: str = ""
    gains: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    backstage: tuple[str, ...] = ()
    truth: str | None = None
    """The label of a moment of truth; None where it is none."""


@dataclass
class FoundJourney:
    """One journey."""

    name: str = ""
    key: str = ""
    """What other journeys of the file call it."""
    persona: str = ""
    state: JourneyState | None = None
    scenario: str = ""
    goals: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()
    planned: str = ""
    """The key of the journey that was planned instead of this one."""
    stages: list[FoundStage] = field(default_factory=list)
    steps: list[FoundStep] = field(default_factory=list)


@dataclass
class FoundFile:
    """All journeys of a file, and the account of its rows."""

    name: str
    """What to call the source in messages."""
    journeys: list[FoundJourney] = field(default_factory=list)
    left: list[NotTaken] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    doubts: dict[str, list[int]] = field(default_factory=dict)
    """Rows that deserve a look, by what about them."""

    def doubt(self, what: str, row: int) -> None:
        """Note that a row deserves a look."""
        self.doubts.setdefault(what, []).append(row)
