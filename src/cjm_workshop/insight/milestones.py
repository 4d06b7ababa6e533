"""What each notebook leaves behind in a workshop, and which one comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cjm_workshop.insight.wording import and_list, counted
from cjm_workshop.languages.sentences import Sentence, named, sentence
from cjm_workshop.model import Moment, State

__all__ = ["Milestone", "NextStep", "milestones_of", "next_step"]

_BOXES = ("says", "thinks", "does", "feels")
_CHARTER = ("goal", "decision", "scope_start", "scope_end", "state", "owner")


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

    @property
    def said(self) -> Sentence:
        """All of it in one text."""
        return sentence("insight.next", notebook=self.notebook, do=self.do, why=self.why)

    def __str__(self) -> str:
        return self.said


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


def milestones_of(state: State) -> tuple[Milestone, ...]:
    """Return the notebooks in order, each with what is missing in a workshop."""
    return tuple(
        Milestone(
            notebook,
            sentence(f"insight.milestone.{name}.result"),
            sentence(f"insight.milestone.{name}.do"),
            missing(state),
        )
        for notebook, name, missing in _NOTEBOOKS
    )


def next_step(state: State, milestones: tuple[Milestone, ...], today: date) -> NextStep:
    """Return the first notebook whose result is missing; where none is, what keeps a map alive.

    Parameters
    ----------
    state : State
        The workshop.
    milestones : tuple of Milestone
        Its milestones, in order.
    today : date
        The day on which a review date counts as past.
    """
    for milestone in milestones:
        if not milestone.done:
            return NextStep(milestone.notebook, milestone.do, milestone.missing)
    review = state.charter.review_date
    if review and review < today:
        why = sentence("insight.review_due", day=_day(review))
        return NextStep("07_improve", sentence("insight.look_again"), why)
    all_there = sentence("insight.all_there")
    if review:
        all_there = sentence("insight.all_there_until", day=_day(review))
    return NextStep("08_share", sentence("insight.settle"), all_there)


def _day(day: date) -> Sentence:
    month = sentence(f"form.month.{day.month}")
    return sentence("form.day", day=day.day, month=month, year=str(day.year))


def _no_charter(state: State) -> str:
    missing = [
        sentence(f"insight.charter.{field}")
        for field in _CHARTER
        if not getattr(state.charter, field)
    ]
    fields = and_list(missing, most=6)
    return sentence("insight.missing.charter", fields=fields) if missing else ""


def _no_research(state: State) -> str:
    return "" if state.evidence else sentence("insight.missing.research")


def _no_persona(state: State) -> str:
    if not state.personas:
        return sentence("insight.missing.persona")
    if any(persona.goals or persona.needs for persona in state.personas):
        return ""
    return sentence("insight.missing.goals")


def _no_touchpoints(state: State) -> str:
    if not state.touchpoints:
        return sentence("insight.missing.touchpoints")
    moments = {touchpoint.moment for touchpoint in state.touchpoints}
    empty = [
        named(moment.value, f"word.moment.{moment.value}")
        for moment in Moment
        if moment not in moments
    ]
    return sentence("insight.missing.moments", moments=and_list(empty)) if empty else ""


def _no_empathy(state: State) -> str:
    areas: dict[str | None, set[str]] = {}
    for note in state.notes:
        if note.board == "empathy":
            areas.setdefault(note.persona, set()).add(note.area.lower())
    if not areas:
        return sentence("insight.missing.empathy")
    least = min(([box for box in _BOXES if box not in found] for found in areas.values()), key=len)
    boxes = and_list(named(box, f"empathy.{box}") for box in least)
    return sentence("insight.missing.boxes", boxes=boxes) if least else ""


def _no_clusters(state: State) -> str:
    used = {note.cluster for note in state.notes if note.cluster}
    if not used:
        return sentence("insight.missing.clusters")
    unnamed = sum(not cluster.name for cluster in state.clusters if cluster.id in used)
    clusters = counted(unnamed, "cluster")
    return sentence("insight.missing.names", clusters=clusters) if unnamed else ""


def _no_journey(state: State) -> str:
    if not state.steps:
        return sentence("insight.missing.journey")
    rated = sum(step.emotion is not None for step in state.steps)
    if rated * 2 >= len(state.steps):
        return ""
    steps = counted(len(state.steps), "step")
    return sentence("insight.missing.feelings", rated=rated, steps=steps)


def _no_improvement(state: State) -> str:
    if not state.pains:
        return sentence("insight.missing.pains")
    if not state.opportunities:
        pains = counted(len(state.pains), "pain")
        return sentence("insight.missing.opportunities", pains=pains)
    rated = [found for found in state.opportunities if found.impact and found.effort]
    if not rated:
        return sentence("insight.missing.rating")
    owned = any(found.owner for found in rated)
    return "" if owned else sentence("insight.missing.owner")


def _not_shared(state: State) -> str:
    missing = [
        words
        for words, there in (
            (sentence("insight.missing.review"), state.charter.review_date),
            (sentence("insight.missing.comment"), state.comments),
        )
        if not there
    ]
    return sentence("insight.missing.sharing", missing=and_list(missing)) if missing else ""


_NOTEBOOKS: tuple[tuple[str, str, Callable[[State], str]], ...] = (
    ("00_start_here", "charter", _no_charter),
    ("01_research", "research", _no_research),
    ("02_persona", "persona", _no_persona),
    ("03_touchpoints", "touchpoints", _no_touchpoints),
    ("04_empathy_map", "empathy", _no_empathy),
    ("05_affinity", "affinity", _no_clusters),
    ("06_journey_map", "journey", _no_journey),
    ("07_improve", "improve", _no_improvement),
    ("08_share", "share", _not_shared),
)
