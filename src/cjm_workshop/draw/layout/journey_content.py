"""What a journey map says, gathered from the state: texts and links, no geometry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjm_workshop.errors import UnknownName
from cjm_workshop.model.records import Persona

if TYPE_CHECKING:
    from cjm_workshop.model.records import Journey
    from cjm_workshop.model.state import State

__all__ = [
    "EMOTIONS",
    "ChannelMark",
    "Column",
    "Lens",
    "LinkMark",
    "MapContent",
    "OpportunityCard",
    "PainCard",
    "StageGroup",
    "find_journey",
]

EMOTIONS = {-2: "frustrated", -1: "unhappy", 0: "neutral", 1: "content", 2: "delighted"}
"""The word for each emotion."""


@dataclass(frozen=True)
class ChannelMark:
    """A channel as it is shown: an icon and a word."""

    id: str
    name: str
    icon: str


@dataclass(frozen=True)
class PainCard:
    """A pain point as it is shown."""

    id: str
    text: str
    severity: int | None
    doubt: str
    """``assumption`` or ``no evidence yet``; empty where the pain is backed."""


@dataclass(frozen=True)
class OpportunityCard:
    """An opportunity as it is shown, under the first step that it concerns."""

    id: str
    text: str
    owner: str
    also: tuple[int, ...] = ()
    """Numbers of the other steps that it concerns."""


@dataclass(frozen=True)
class Column:
    """One step of the journey: everything in its column."""

    id: str
    number: int
    name: str
    action: str = ""
    thoughts: tuple[str, ...] = ()
    emotion: int | None = None
    reason: str = ""
    channels: tuple[ChannelMark, ...] = ()
    pains: tuple[PainCard, ...] = ()
    opportunities: tuple[OpportunityCard, ...] = ()
    truth: bool = False
    truth_label: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class StageGroup:
    """A stage with the columns under it."""

    id: str
    name: str
    duration: str
    tone: int
    """Place of its colour in the palette; -1 for steps without a stage."""
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class LinkMark:
    """A way that is not simply the next step; numbers of the steps at its ends."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Lens:
    """Whose journey it is, and what they came for."""

    name: str = ""
    role: str = ""
    quote: str = ""
    portrait: str = ""
    portrait_alt: str = ""
    scenario: str = ""
    goals: str = ""
    expectations: str = ""

    @property
    def first_name(self) -> str:
        """The name to ask questions with."""
        return self.name.split()[0] if self.name.split() else "the customer"

    @property
    def initials(self) -> str:
        """One or two letters for the avatar."""
        words = [word for word in self.name.split() if word[0].isalpha()]
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@dataclass(frozen=True)
class MapContent:
    """The whole map in words."""

    journey: str
    title: str
    subtitle: str
    lens: Lens
    groups: tuple[StageGroup, ...]
    links: tuple[LinkMark, ...]
    provenance: tuple[str, ...]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every column from left to right."""
        return tuple(column for group in self.groups for column in group.columns)

    @cached_property
    def stage_of(self) -> dict[str, StageGroup]:
        """The stage of each column, by the id of its step."""
        return {column.id: group for group in self.groups for column in group.columns}

    @cached_property
    def description(self) -> str:
        """The map in a few sentences, for those who do not see it."""
        felt = [column for column in self.columns if column.emotion is not None]
        who = self.lens.name or "the customer"
        parts = [f"Journey map of {who}: {len(self.columns)} steps in {len(self.groups)} stages."]
        if felt:
            low = min(felt, key=lambda column: column.emotion or 0)
            high = max(felt, key=lambda column: column.emotion or 0)
            parts.append(f"Lowest: step {low.number}, {low.name} ({EMOTIONS[low.emotion or 0]}).")
            parts.append(
                f"Highest: step {high.number}, {high.name} ({EMOTIONS[high.emotion or 0]})."
            )
        truths = [f"{column.number} {column.name}" for column in self.columns if column.truth]
        if truths:
            parts.append(f"Moments of truth: {'; '.join(truths)}.")
        return " ".join(parts)


def find_journey(state: State, wanted: str | None = None) -> tuple[Journey | None, Persona | None]:
    """Return the journey and persona that a name or id means.

    Parameters
    ----------
    state : State
        The workshop.
    wanted : str, optional
        Id or name of a journey or persona, upper or lower case; without it the first journey.

    Returns
    -------
    (Journey or None, Persona or None)
        A persona may be without a journey, and a journey without a persona.

    Raises
    ------
    UnknownName
        If nothing is called so.
    """
    if wanted is None:
        journey = state.journeys[0] if state.journeys else None
        persona = state.get(Persona, journey.persona) if journey else None
        return journey, persona or (state.personas[0] if state.personas and not journey else None)
    asked = wanted.strip().casefold()
    for record in state.journeys:
        if asked in (record.id, record.name.casefold()):
            return record, state.get(Persona, record.persona)
    for person in state.personas:
        names = {person.id, person.name.casefold(), *person.name.casefold().split()[:1]}
        if asked in names:
            own = (record for record in state.journeys if record.persona == person.id)
            return next(own, None), person
    known = [person.name for person in state.personas]
    known += [record.name for record in state.journeys]
    raise UnknownName("persona or journey", wanted, known)
