"""What a workshop holds, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from textwrap import fill

from cjm_workshop.insight.milestones import Milestone, NextStep, milestones_of, next_step
from cjm_workshop.insight.statements import levels
from cjm_workshop.insight.wording import and_list, counted, quoted, title_in
from cjm_workshop.languages import FALLBACK, words_of
from cjm_workshop.languages.sentences import (
    Sentence,
    field_word,
    level_word,
    listed,
    said,
    sentence,
)
from cjm_workshop.model import Level, State

__all__ = ["Overview", "overview"]

_NAMED = 4
"""Personas and journeys that are called by name before the rest is counted."""
_HTML_TABLE = "border-collapse:collapse;margin:0.4em 0;text-align:left"
_HTML_CELL = "padding:0.15em 1em 0.15em 0;text-align:left;vertical-align:top"


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
                level=level_word(level.value),
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
    milestones = milestones_of(state)
    return Overview(
        title=_title(state),
        there=_there(state),
        levels=levels(state),
        conflicts=_conflicts(state),
        milestones=milestones,
        next=next_step(state, milestones, today or date.today()),  # noqa: DTZ011 - the wall's day
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
            field=field_word(record.KIND if record else "", conflict.field),
        )
        for record, conflict in about
    )
