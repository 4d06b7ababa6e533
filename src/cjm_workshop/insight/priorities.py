"""From pains to opportunities, and which of them to take up first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight.reading import live_opportunities
from cjm_workshop.insight.voting import in_ties, is_tie
from cjm_workshop.insight.wording import counted, first_name, short
from cjm_workshop.model import (
    Journey,
    Opportunity,
    Pain,
    Persona,
    State,
    Status,
    Step,
    new_id,
)

__all__ = [
    "EFFORT_LINE",
    "IMPACT_LINE",
    "Priority",
    "Quadrant",
    "opportunity_from_pain",
    "priorities",
    "quadrant",
    "quadrant_at",
]

IMPACT_LINE = 3.5
"""Impact above this line is high: the middle mark is not."""
EFFORT_LINE = 2.5
"""Effort below this line is low: the middle mark is not."""
_LONGEST = 200  # characters of a pain that go into its question


class Quadrant(StrEnum):
    """Where an opportunity lies between impact and effort."""

    QUICK_WIN = "quick win"
    BIG_BET = "big bet"
    FILL_IN = "fill-in"
    NOT_NOW = "not now"


@dataclass(frozen=True)
class Priority:
    """One opportunity in the order in which to take them up.

    Attributes
    ----------
    rank : int or None
        From 1; the same for a tie; None while impact or effort is missing.
    tied : bool
        Whether another opportunity has the same rank.
    opportunity : Opportunity
        The record.
    quadrant : Quadrant or None
        Where it lies between impact and effort.
    score : float or None
        Impact divided by effort, 0.2 to 5.
    severity : int
        The worst severity among its pains, 0 to 3.
    votes : int
        Dots for it.
    """

    rank: int | None
    tied: bool
    opportunity: Opportunity
    quadrant: Quadrant | None
    score: float | None
    severity: int
    votes: int

    @property
    def place(self) -> str:
        """The rank in words: ``"1"``, ``"2 (tie)"``, or ``"not rated"``."""
        if self.rank is None:
            return "not rated"
        return f"{self.rank} (tie)" if self.tied else str(self.rank)

    def __str__(self) -> str:
        weight = f"impact {self.opportunity.impact or '?'}, effort {self.opportunity.effort or '?'}"
        kind = f"{self.quadrant.value}, " if self.quadrant else ""
        dots = f", {counted(self.votes, 'vote')}" if self.votes else ""
        return f"{self.place}: {self.opportunity.question} ({kind}{weight}{dots})"


def quadrant(opportunity: Opportunity) -> Quadrant | None:
    """Return where an opportunity lies, or None while impact or effort is missing."""
    if opportunity.impact is None or opportunity.effort is None:
        return None
    return quadrant_at(opportunity.impact, opportunity.effort)


def quadrant_at(impact: int, effort: int) -> Quadrant:
    """Return what lies at an impact and an effort, each from 1 to 5.

    The middle mark counts neither as high impact nor as low effort: in doubt an opportunity has
    to earn its place.
    """
    low_effort = effort < EFFORT_LINE
    if impact > IMPACT_LINE:
        return Quadrant.QUICK_WIN if low_effort else Quadrant.BIG_BET
    return Quadrant.FILL_IN if low_effort else Quadrant.NOT_NOW


def priorities(state: State) -> list[Priority]:
    """Order the open opportunities: most impact for the effort first.

    Between equals the worse pain decides, then the votes. Votes in a tie, see
    `cjm_workshop.insight.voting`, decide nothing: these opportunities share a rank and are marked
    so. Opportunities that are done or dropped are left out; those without impact or effort stand
    at the end.
    """
    waiting = [found for found in live_opportunities(state) if found.status is not Status.DONE]
    votes = state.dots()
    weighed = [_unranked(state, found, votes.get(found.id, 0)) for found in waiting]
    weighed.sort(key=_weight, reverse=True)
    ranked: list[Priority] = []
    for group in in_ties(weighed, _are_tied):
        rank = len(ranked) + 1 if group[0].score is not None else None
        tied = rank is not None and len(group) > 1
        ranked += [
            Priority(rank, tied, p.opportunity, p.quadrant, p.score, p.severity, p.votes)
            for p in group
        ]
    return ranked


def _unranked(state: State, opportunity: Opportunity, votes: int) -> Priority:
    pains = [pain for name in opportunity.pains if (pain := state.get(Pain, name))]
    worst = max((pain.severity or 0 for pain in pains), default=0)
    kind = quadrant(opportunity)
    impact, effort = opportunity.impact, opportunity.effort
    score = impact / effort if impact and effort else None
    return Priority(None, False, opportunity, kind, score, worst, votes)


def _weight(priority: Priority) -> tuple[float, int, int]:
    score = -1.0 if priority.score is None else priority.score
    return score, priority.severity, priority.votes


def _are_tied(first: Priority, other: Priority) -> bool:
    if (first.score, first.severity) != (other.score, other.severity):
        return False
    return is_tie(first.votes, other.votes)


# What a pain may begin with, and the question it becomes. The rest of the pain follows, seen
# from outside. Singular "they" takes the verb as "I" does, so the rest keeps its grammar.
_OPENINGS: tuple[tuple[str, str], ...] = (
    (r"I (?:can ?not|can[’']t|could not|couldn[’']t|am unable to) ", "make it possible for {} to "),
    (r"I (?:do not|don[’']t|did not|didn[’']t) (know|understand) ", "help {} to {verb} "),
    (r"I (?:have to|had to|must(?! not)|need to) ", "make it unnecessary for {} to "),
    (r"I(?: am|[’']m) afraid (of|that) ", "make {} less afraid {verb} "),
    (r"(?=[A-Za-z]{3,}ing (?:to|for|on|in|at|the|a|an|my|through|with)\b)", "spare {} "),
)
_FURTHER_CLAUSE = re.compile(r"[,;:]|\b(?:and|but) (?:I|we|it|they|she|he)\b")
_OUTSIDE = (
    (r"\bI[’']m\b|\bI am\b", "they are"),
    (r"\bI was\b", "they were"),
    (r"\bI[’']ve\b", "they have"),
    (r"\bI[’']ll\b", "they will"),
    (r"\bI[’']d\b", "they would"),
    (r"\bI\b", "they"),
    (r"\bmyself\b", "themselves"),
    (r"\bmine\b", "theirs"),
    (r"\bmy\b", "their"),
    (r"\bme\b", "them"),
)


def opportunity_from_pain(state: State, pain_id: str) -> Opportunity:
    """Draft the opportunity that answers a pain; the team rewrites it.

    The question turns common beginnings round ("I cannot find …" becomes "How might we make it
    possible for Maya to find …?"); any other pain is quoted as it stands.

    Parameters
    ----------
    state : State
        The workshop.
    pain_id : str
        The pain.

    Returns
    -------
    Opportunity
        A new record, linked to the pain and its step; not part of the workshop yet.

    Raises
    ------
    UnknownName
        If there is no such pain.
    """
    pain = state.get(Pain, pain_id)
    if pain is None:
        raise UnknownName("pain", pain_id, [known.id for known in state.pains])
    return Opportunity(
        id=new_id("opportunity"),
        question=_question(pain.text, _who(state, pain)),
        pains=(pain.id,),
        steps=(pain.step,),
    )


def _who(state: State, pain: Pain) -> str:
    step = state.get(Step, pain.step)
    journey = state.get(Journey, step.journey) if step else None
    return first_name(state.get(Persona, journey.persona) if journey else None, "our customers")


def _question(pain: str, who: str) -> str:
    text = short(re.split(r"(?<=[.!?])\s", pain.strip())[0], _LONGEST).rstrip(".!? ")
    for opening, turned in _OPENINGS:
        match = re.match(opening, text, re.IGNORECASE)
        if match and not _FURTHER_CLAUSE.search(text):
            verb = (match.groups() or ("",))[0]
            rest = text[match.end() :]
            inside = rest if match.end() else rest[:1].lower() + rest[1:]
            return f"How might we {turned.format(who, verb=verb)}{_from_outside(inside)}?"
    return f"How might we spare {who} this: “{text}”?"


def _from_outside(text: str) -> str:
    for inside, outside in _OUTSIDE:
        text = re.sub(inside, outside, text)
    return text
