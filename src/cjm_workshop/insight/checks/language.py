"""Checks CJ14-CJ17: whose words stand on the map."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_workshop.insight.checks.base import Check, Finding, Severity
from cjm_workshop.insight.lexicon import (
    Explained,
    departments_in,
    explained,
    funnel_terms,
    is_standard_stage,
    jargon,
    phrases,
    plain,
    unexplained_acronyms,
)
from cjm_workshop.insight.wording import and_list, counted, quoted
from cjm_workshop.languages.sentences import Sentence, sentence
from cjm_workshop.languages.sentences import counted as counted_sentence
from cjm_workshop.model import Record, State, Step

__all__ = ["CJ14", "CJ15", "CJ16", "CJ17"]

_TWO_ACTIONS = re.compile(r"; |\band then\b|\band (?:i|we|she|he|they)\b", re.IGNORECASE)


class CJ14(Check):
    """Stages are named by the customer's aim, not by our departments or our funnel."""

    needs = "stages"

    def find(self, state: State) -> Iterator[Finding]:
        """Compare the names of the stages with the lists and with our own departments."""
        own = _own_departments(state)
        known = explained(state)
        for stage in state.stages:
            terms = [term for term in funnel_terms(stage.name) if not known.covers(term)]
            if terms:
                yield self.finding(state, stage, _our("CJ14", terms))
            elif departments_in(stage.name, own):
                yield self.finding(state, stage, sentence("check.CJ14.department"))
            elif is_standard_stage(stage.name):
                what = sentence("check.CJ14.textbook")
                yield self.finding(state, stage, what, severity=Severity.INFO)


def _own_departments(state: State) -> frozenset[str]:
    named = (
        *(member.department for member in state.charter.team),
        *(touchpoint.department for touchpoint in state.touchpoints),
    )
    return frozenset(plain(name) for name in named if plain(name))


class CJ15(Check):
    """Steps are told in the customer's words."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look for jargon, and for steps that somebody else tells."""
        known = explained(state)
        for step in state.steps:
            said = " . ".join((step.name, step.action, step.thought))
            words = jargon(said, known)
            if words:
                yield self.finding(state, step, _our("CJ15", words))
            subject = self._subject(step, known)
            if subject:
                yield self.finding(state, step, sentence("check.CJ15.about", subject=subject))

    def _subject(self, step: Step, known: Explained) -> str:
        subjects = sorted(phrases("company_subjects"), key=len, reverse=True)
        ours = [known.organisation] if known.organisation else []
        for text in (step.action, step.name):
            said = f"{plain(text)} "
            for subject in (*ours, *subjects):
                if said.startswith(f"{subject} ") and len(said) > len(subject) + 1:
                    return subject
        return ""


def _our(code: str, words: list[str]) -> Sentence:
    return counted_sentence(f"check.{code}", len(words), words=and_list(map(quoted, words)))


class CJ16(Check):
    """Every abbreviation is explained."""

    severity = Severity.INFO

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the words that stand on the map; one finding for each abbreviation."""
        known = explained(state)
        where: dict[str, list[Record]] = {}
        for record, text in _printed(state):
            for acronym in unexplained_acronyms(text, known):
                found = where.setdefault(acronym, [])
                if record not in found:
                    found.append(record)
        for acronym, records in where.items():
            label = "check.CJ16.unknown_more" if len(records) > 1 else "check.CJ16.unknown"
            what = sentence(label, word=acronym, records=counted(len(records), "record"))
            yield self.finding(state, records[0], what)


def _printed(state: State) -> Iterator[tuple[Record, str]]:
    """Walk over our own words on the map; what customers said stays as they said it."""
    for journey in state.journeys:
        yield from ((journey, text) for text in (journey.name, journey.scenario))
    for stage in state.stages:
        yield from ((stage, text) for text in (stage.name, stage.aim))
    for touchpoint in state.touchpoints:
        yield touchpoint, touchpoint.name
    for step in state.steps:
        texts = (step.name, step.action, step.thought, step.emotion_reason, step.moment_label)
        yield from ((step, text) for text in texts)
    for pain in state.pains:
        yield pain, pain.text
    for opportunity in state.opportunities:
        yield opportunity, opportunity.question


class CJ17(Check):
    """One step tells one action."""

    severity = Severity.INFO
    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look for "and then", a semicolon, or "and I" in what a step is called."""
        for step in state.steps:
            if _TWO_ACTIONS.search(step.name or step.action):
                yield self.finding(state, step, sentence("check.CJ17.two"))
