"""Checks CJ40-CJ45 and CJ73: how we know, and whom we must protect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_workshop.insight.checks.base import MONTH, Check, Finding, Severity
from cjm_workshop.insight.statements import evidence_in_use, levels, statements
from cjm_workshop.insight.wording import and_list, called, counted, quoted
from cjm_workshop.languages.sentences import counted as counted_sentence
from cjm_workshop.languages.sentences import named, sentence
from cjm_workshop.model import Level, Persona, Record, State, Step
from cjm_workshop.model.values import FIRM

__all__ = ["CJ40", "CJ41", "CJ42", "CJ43", "CJ44", "CJ45", "CJ73"]

_INSIDE_THE_HEAD = ("thinks", "feels", "think", "feel", "think & feel", "thinks & feels")
_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-zA-Z]{2,}")
_MADE_UP_MAIL = re.compile(r"@(?:[\w-]+\.)*example(?:\.[a-z]+)?$|\.(?:example|invalid|test)$")
_PHONE = re.compile(r"(?<![\w.+/-])(?:\+|00|0|\()\d[\d ()./-]{6,17}\d(?![\w-])")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_DIGITS_OF_A_PHONE = 9


class CJ40(Check):
    """Most of the map is known, not assumed."""

    def find(self, state: State) -> Iterator[Finding]:
        """Weigh the assumed statements against all of them."""
        counts = levels(state)
        total, assumed = sum(counts.values()), counts[Level.ASSUMED]
        if total >= self.limits.fewest_statements and assumed > self.limits.assumed_share * total:
            share = round(100 * assumed / total)
            what = sentence(
                "check.CJ40.assumed",
                count=assumed,
                statements=counted(total, "statement"),
                share=share,
            )
            yield self.finding(state, state.charter, what)


class CJ41(Check):
    """Every quote has a source."""

    severity = Severity.ERROR

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the quotes of personas and steps."""
        holders: tuple[Persona | Step, ...] = (*state.personas, *state.steps)
        for record in holders:
            if record.quote and record.quote.text and not record.quote.evidence:
                yield self.finding(state, record, sentence("check.CJ41.none"))


class CJ42(Check):
    """Sources are fresh."""

    needs = "evidence"
    severity = Severity.INFO

    def find(self, state: State) -> Iterator[Finding]:
        """Count the dated sources that are old; more than half is a warning."""
        dated = [source for source in state.evidence if source.date]
        age = self.limits.evidence_months * MONTH
        old = [source for source in dated if source.date and self.today - source.date > age]
        if old:
            what = counted_sentence(
                "check.CJ42",
                len(old),
                sources=counted(len(dated), "dated source"),
                months=self.limits.evidence_months,
            )
            many = len(old) * 2 > len(dated)
            severity = Severity.WARNING if many else Severity.INFO
            yield self.finding(state, old[0], what, severity=severity)


class CJ43(Check):
    """Something on the map comes from customers."""

    def find(self, state: State) -> Iterator[Finding]:
        """Look for sources, and for one that is used."""
        if not state.evidence:
            yield self.finding(state, state.charter, sentence("check.CJ43.none"))
        elif state.steps and not evidence_in_use(state):
            what = counted_sentence("check.CJ43", len(state.evidence))
            yield self.finding(state, state.charter, what)


class CJ44(Check):
    """Thoughts and feelings are inferred, not observed."""

    needs = "notes"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the notes in the two boxes inside the head."""
        for note in state.notes:
            inside = note.board == "empathy" and note.area.lower() in _INSIDE_THE_HEAD
            if inside and note.level is Level.OBSERVED:
                what = sentence(
                    "check.CJ44.inside", area=named(note.area, f"empathy.{note.area.lower()}")
                )
                yield self.finding(state, note, what)


class CJ45(Check):
    """What is called observed or reported names its source."""

    needs = "steps"
    severity = Severity.INFO

    def find(self, state: State) -> Iterator[Finding]:
        """Count such statements about personas, steps and pains."""
        firm = [
            said for said in statements(state) if said.level in FIRM and said.record.KIND != "note"
        ]
        without = [said for said in firm if not said.evidence]
        if without:
            names = dict.fromkeys(quoted(called(state, said.record)) for said in without)
            what = counted_sentence(
                "check.CJ45",
                len(without),
                statements=counted(len(firm), "observed or reported statement"),
                records=and_list(names, most=3),
            )
            yield self.finding(state, without[0].record, what)


class CJ73(Check):
    """No private data stand in the workshop."""

    def find(self, state: State) -> Iterator[Finding]:
        """Look for e-mail addresses and phone numbers in sources, notes and quotes."""
        for record, text in _from_people(state):
            found = _private(text)
            if found:
                yield self.finding(
                    state, record, sentence("check.CJ73.holds", what=and_list(found))
                )


def _from_people(state: State) -> Iterator[tuple[Record, str]]:
    for source in state.evidence:
        yield source, "\n".join((source.title, source.who, source.about, source.quote))
    for note in state.notes:
        yield note, note.text
    for step in state.steps:
        yield step, step.quote.text if step.quote else ""
    for persona in state.personas:
        words = persona.quote.text if persona.quote else ""
        yield persona, "\n".join((words, persona.bio))


def _private(text: str) -> list[str]:
    found: list[str] = []
    if any(not _MADE_UP_MAIL.search(mail.lower()) for mail in _MAIL.findall(text)):
        found.append(sentence("check.CJ73.mail"))
    if any(_is_phone(number) for number in _PHONE.findall(text)):
        found.append(sentence("check.CJ73.phone"))
    return found


def _is_phone(number: str) -> bool:
    digits = sum(char.isdigit() for char in number)
    return digits >= _DIGITS_OF_A_PHONE and not _DATE.match(number)
