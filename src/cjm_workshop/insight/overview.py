"""What a workshop holds, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from textwrap import fill

from cjm_workshop.insight.statements import levels
from cjm_workshop.insight.wording import and_list, counted, title_in
from cjm_workshop.model import Level, State

__all__ = ["Milestone", "NextStep", "Overview", "overview"]

_NAMED = 4
"""Personas and journeys that are called by name before the rest is counted."""
_BOXES = ("says", "thinks", "does", "feels")
_CHARTER = {
    "goal": "the goal",
    "decision": "the decision that the map must inform",
    "scope_start": "where the journey starts",
    "scope_end": "where it ends",
    "state": "current or future",
    "owner": "who owns the map",
}
_HTML_TABLE = "border-collapse:collapse;margin:0.4em 0;text-align:left"
_HTML_CELL = "padding:0.15em 1em 0.15em 0;text-align:left;vertical-align:top"


@dataclass(frozen=True)
class NextStep:
    """What to do next.

    Attributes
    ----------
    notebook : str
        The notebook in which to do it: ``"03_touchpoints"``.
    do : str
        What to do there, as a sentence.
    why : str
        What is missing so far, as a sentence.
    """

    notebook: str
    do: str
    why: str

    def __str__(self) -> str:
        return f"{self.notebook}: {self.do} {self.why}"


@dataclass(frozen=True)
class Milestone:
    """One notebook of the workshop, and whether its result is there.

    Attributes
    ----------
    notebook : str
        Name of the notebook without its ending.
    result : str
        What the team has made when it is done.
    do : str
        What to do there, as a sentence.
    missing : str
        What is not there yet, as a sentence; empty when it is done.
    """

    notebook: str
    result: str
    do: str
    missing: str

    @property
    def done(self) -> bool:
        """Whether the result is there."""
        return not self.missing


@dataclass(frozen=True)
class Overview:
    """What is there and what comes next; shown where a workshop is the result of a cell.

    Attributes
    ----------
    title : str
        The workshop's title.
    there : tuple of str
        What it holds, in words: ``"2 personas: Maya and Harold"``.
    levels : dict
        How many statements about customers are observed, reported, inferred and assumed.
    conflicts : tuple of str
        The records with a text that two people changed at once.
    milestones : tuple of Milestone
        The notebooks in order.
    next : NextStep
        What to do next.
    """

    title: str
    there: tuple[str, ...]
    levels: dict[Level, int]
    conflicts: tuple[str, ...]
    milestones: tuple[Milestone, ...]
    next: NextStep

    @property
    def how_we_know(self) -> str:
        """The share of statements by evidence level, as a sentence; empty without statements."""
        total = sum(self.levels.values())
        if not total:
            return ""
        shares = [
            f"{round(100 * count / total)} % {level.value}"
            for level, count in self.levels.items()
            if count
        ]
        return f"{counted(total, 'statement')} about customers: {and_list(shares)}."

    @property
    def to_settle(self) -> str:
        """The open conflicts as a sentence; empty where there are none."""
        if not self.conflicts:
            return ""
        number = counted(len(self.conflicts), "text in conflict")
        return f"{number}, both versions are kept: {and_list(self.conflicts)}."

    def lines(self) -> list[tuple[str, str]]:
        """Return what to show, as pairs of a heading and a text."""
        rows = [
            ("There is", "; ".join(self.there) + "." if self.there else "Nothing yet."),
            ("Done", and_list([m.result for m in self.milestones if m.done], most=9)),
            ("How we know", self.how_we_know),
            ("To settle", self.to_settle),
            ("Next", str(self.next)),
        ]
        return [(heading, text) for heading, text in rows if text]

    def __str__(self) -> str:
        rows = [
            fill(text, 96, initial_indent=f"  {heading + ':':<13}", subsequent_indent=" " * 15)
            for heading, text in self.lines()
        ]
        return "\n".join([f"Workshop: {self.title}", *rows])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row" style="{_HTML_CELL};white-space:nowrap">{heading}</th>'
            f'<td style="{_HTML_CELL}">{escape(text)}</td></tr>'
            for heading, text in self.lines()
        )
        title = f'<caption style="text-align:left"><b>{escape(self.title)}</b></caption>'
        return f'<table style="{_HTML_TABLE}">{title}<tbody>{rows}</tbody></table>'


def overview(state: State, *, today: date | None = None) -> Overview:
    """Say what a workshop holds and which notebook to open next.

    Parameters
    ----------
    state : State
        The workshop.
    today : date, optional
        The day on which a review date counts as past; default is the present day.

    Returns
    -------
    Overview
        With a plain text and an HTML form.
    """
    milestones = tuple(
        Milestone(notebook, result, do, missing(state))
        for notebook, result, do, missing in _NOTEBOOKS
    )
    return Overview(
        title=_title(state),
        there=_there(state),
        levels=levels(state),
        conflicts=_conflicts(state),
        milestones=milestones,
        next=_next(state, milestones, today or date.today()),  # noqa: DTZ011 - the wall's day
    )


def _title(state: State) -> str:
    names = [journey.name for journey in state.journeys if journey.name]
    return state.charter.title or (names[0] if names else "not named yet")


def _there(state: State) -> tuple[str, ...]:
    rated = sum(step.emotion is not None for step in state.steps)
    told = [
        _and_names(len(state.personas), "persona", [p.name for p in state.personas]),
        _count(len(state.evidence), "piece of evidence"),
        _count(len(state.touchpoints), "touchpoint"),
        _count(len(state.channels), "channel"),
        _count(len(state.empathy_maps), "empathy map"),
        _count(len(state.notes), "sticky note"),
        _count(len(state.clusters), "cluster"),
        _and_names(len(state.journeys), "journey", [f'"{j.name}"' for j in state.journeys]),
        f"{counted(len(state.steps), 'step')}, {rated} with an emotion" if state.steps else "",
        _count(len(state.pains), "pain"),
        _count(len(state.opportunities), "opportunity"),
        _count(len(state.actions), "action"),
        _count(len(state.contacts), "planned contact"),
        _count(len(state.comments), "comment"),
    ]
    return tuple(words for words in told if words)


def _count(number: int, noun: str) -> str:
    return counted(number, noun) if number else ""


def _and_names(number: int, noun: str, names: list[str]) -> str:
    return f"{counted(number, noun)}: {and_list(names, most=_NAMED)}" if number else ""


def _conflicts(state: State) -> tuple[str, ...]:
    about = ((state.find(conflict.about), conflict) for conflict in state.conflicts)
    return tuple(
        f"{title_in(state, record) if record else conflict.about} ({conflict.field})"
        for record, conflict in about
    )


def _next(state: State, milestones: tuple[Milestone, ...], today: date) -> NextStep:
    for milestone in milestones:
        if not milestone.done:
            return NextStep(milestone.notebook, milestone.do, milestone.missing)
    review = state.charter.review_date
    if review and review < today:
        why = f"The review was due on {_day(review)}."
        return NextStep("07_improve", "Look at the map again and set a new review date.", why)
    until = f" The next review is on {_day(review)}." if review else ""
    return NextStep("08_share", "Share the map and settle the comments.", f"All is there.{until}")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _no_charter(state: State) -> str:
    missing = [words for field, words in _CHARTER.items() if not getattr(state.charter, field)]
    return f"The charter does not say yet: {and_list(missing, most=6)}." if missing else ""


def _no_research(state: State) -> str:
    return "" if state.evidence else "So far nothing here comes from a customer."


def _no_persona(state: State) -> str:
    if not state.personas:
        return "Nobody travels yet: there is no persona."
    if any(persona.goals or persona.needs for persona in state.personas):
        return ""
    return "The personas have neither goals nor needs yet."


def _no_touchpoints(state: State) -> str:
    if not state.touchpoints:
        return "There is no touchpoint yet."
    moments = {touchpoint.moment.value for touchpoint in state.touchpoints}
    empty = [moment for moment in ("before", "during", "after") if moment not in moments]
    return f"Nothing hangs under {and_list(empty)} yet." if empty else ""


def _no_empathy(state: State) -> str:
    areas: dict[str | None, set[str]] = {}
    for note in state.notes:
        if note.board == "empathy":
            areas.setdefault(note.persona, set()).add(note.area.lower())
    if not areas:
        return "There is no note on an empathy map yet."
    least = min(([box for box in _BOXES if box not in found] for found in areas.values()), key=len)
    return f"No empathy map is complete: {and_list(least)} still empty." if least else ""


def _no_clusters(state: State) -> str:
    used = {note.cluster for note in state.notes if note.cluster}
    if not used:
        return "No notes have been grouped yet."
    unnamed = sum(not cluster.name for cluster in state.clusters if cluster.id in used)
    return f"{counted(unnamed, 'cluster')} without a name." if unnamed else ""


def _no_journey(state: State) -> str:
    if not state.steps:
        return "There is no journey with steps yet."
    rated = sum(step.emotion is not None for step in state.steps)
    if rated * 2 >= len(state.steps):
        return ""
    return f"Only {rated} of {counted(len(state.steps), 'step')} say how it feels."


def _no_improvement(state: State) -> str:
    if not state.pains:
        return "No pain is marked on the journey yet."
    if not state.opportunities:
        return f"{counted(len(state.pains), 'pain')}, but no opportunity yet."
    rated = [found for found in state.opportunities if found.impact and found.effort]
    if not rated:
        return "No opportunity has both impact and effort yet."
    return "" if any(found.owner for found in rated) else "No opportunity has an owner yet."


def _not_shared(state: State) -> str:
    missing = [
        words
        for words, there in (
            ("a review date", state.charter.review_date),
            ("a comment from a reader", state.comments),
        )
        if not there
    ]
    return f"There is not yet {and_list(missing)}." if missing else ""


_NOTEBOOKS: tuple[tuple[str, str, str, Callable[[State], str]], ...] = (
    ("00_start_here", "charter", "Fill in the charter.", _no_charter),
    ("01_research", "research", "Put evidence on the table.", _no_research),
    ("02_persona", "persona", "Describe who travels.", _no_persona),
    ("03_touchpoints", "touchpoints", "Collect the touchpoints.", _no_touchpoints),
    ("04_empathy_map", "empathy map", "See it through the customer's eyes.", _no_empathy),
    ("05_affinity", "clusters", "Group the notes and name the groups.", _no_clusters),
    ("06_journey_map", "journey", "Lay out the steps and rate them.", _no_journey),
    ("07_improve", "improvements", "Turn pains into owned opportunities.", _no_improvement),
    ("08_share", "sharing", "Share the map and ask for feedback.", _not_shared),
)
