"""What a workshop holds, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from textwrap import fill

from cjm_workshop.insight.statements import levels
from cjm_workshop.insight.wording import and_list, counted, quoted, title_in
from cjm_workshop.languages import FALLBACK, words_of
from cjm_workshop.languages.sentences import Sentence, listed, named, said, sentence
from cjm_workshop.model import Level, Moment, State

__all__ = ["Milestone", "NextStep", "Overview", "overview"]

_NAMED = 4
"""Personas and journeys that are called by name before the rest is counted."""
_BOXES = ("says", "thinks", "does", "feels")
_CHARTER = ("goal", "decision", "scope_start", "scope_end", "state", "owner")
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
    language : str
        In which a notebook shows it; printed it is English.
    """

    title: str
    there: tuple[str, ...]
    levels: dict[Level, int]
    conflicts: tuple[str, ...]
    milestones: tuple[Milestone, ...]
    next: NextStep
    language: str = FALLBACK

    @property
    def how_we_know(self) -> str:
        """The share of statements by evidence level, as a sentence; empty without statements."""
        total = sum(self.levels.values())
        if not total:
            return ""
        shares = [
            sentence(
                "insight.share",
                percent=round(100 * count / total),
                level=named(level.value, f"word.level.{level.value}"),
            )
            for level, count in self.levels.items()
            if count
        ]
        statements = counted(total, "statement")
        return sentence("insight.about_customers", statements=statements, shares=and_list(shares))

    @property
    def to_settle(self) -> str:
        """The open conflicts as a sentence; empty where there are none."""
        if not self.conflicts:
            return ""
        number = counted(len(self.conflicts), "text in conflict")
        return sentence("insight.both_kept", number=number, where=and_list(self.conflicts))

    def lines(self) -> list[tuple[Sentence, str]]:
        """Return what to show, as pairs of a heading and a text."""
        rows = [
            ("there", self.all_there or sentence("insight.nothing_yet")),
            ("done", and_list([m.result for m in self.milestones if m.done], most=9)),
            ("how_we_know", self.how_we_know),
            ("to_settle", self.to_settle),
            ("next", self.next.said),
        ]
        return [(sentence(f"insight.heading.{heading}"), text) for heading, text in rows if text]

    @property
    def all_there(self) -> str:
        """What it holds, as a sentence; empty where it holds nothing."""
        there = listed(self.there, "; ")
        return sentence("insight.sentence", text=there) if self.there else ""

    def __str__(self) -> str:
        rows = [
            fill(text, 96, initial_indent=f"  {heading + ':':<13}", subsequent_indent=" " * 15)
            for heading, text in self.lines()
        ]
        return "\n".join([f"Workshop: {self.title}", *rows])

    def _repr_html_(self) -> str:
        words = words_of(self.language)
        rows = "".join(
            f'<tr><th scope="row" style="{_HTML_CELL};white-space:nowrap">'
            f"{heading.said(words)}</th>"
            f'<td style="{_HTML_CELL}">{escape(said(words, text))}</td></tr>'
            for heading, text in self.lines()
        )
        title = (
            f'<caption style="text-align:left"><b>{escape(said(words, self.title))}</b></caption>'
        )
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
        Milestone(
            notebook,
            sentence(f"insight.milestone.{name}.result"),
            sentence(f"insight.milestone.{name}.do"),
            missing(state),
        )
        for notebook, name, missing in _NOTEBOOKS
    )
    return Overview(
        title=_title(state),
        there=_there(state),
        levels=levels(state),
        conflicts=_conflicts(state),
        milestones=milestones,
        next=_next(state, milestones, today or date.today()),  # noqa: DTZ011 - the wall's day
        language=state.charter.language,
    )


def _title(state: State) -> str:
    names = [journey.name for journey in state.journeys if journey.name]
    return state.charter.title or (names[0] if names else sentence("insight.not_named"))


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
        _and_names(len(state.journeys), "journey", [quoted(j.name) for j in state.journeys]),
        sentence("insight.rated", steps=counted(len(state.steps), "step"), rated=rated)
        if state.steps
        else "",
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
    called = and_list(names, most=_NAMED)
    return sentence("insight.by_name", number=counted(number, noun), names=called) if number else ""


def _conflicts(state: State) -> tuple[str, ...]:
    about = ((state.find(conflict.about), conflict) for conflict in state.conflicts)
    return tuple(
        sentence(
            "insight.where",
            record=title_in(state, record) if record else conflict.about,
            field=named(conflict.field, f"form.{record.KIND if record else ''}.{conflict.field}"),
        )
        for record, conflict in about
    )


def _next(state: State, milestones: tuple[Milestone, ...], today: date) -> NextStep:
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
    moments = {touchpoint.moment.value for touchpoint in state.touchpoints}
    empty = [
        named(moment.value, f"word.moment.{moment.value}")
        for moment in Moment
        if moment.value not in moments
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
