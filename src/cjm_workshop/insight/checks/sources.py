"""Checks CJ40-CJ45 and CJ73: how we know, and whom we must protect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm_workshop.insight.checks.base import MONTH, Check, Finding, Severity
from cjm_workshop.insight.statements import evidence_in_use, levels, statements
from cjm_workshop.insight.wording import and_list, called, counted
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
    """Most of the map is known, not assumed.

    Take the assumption that would hurt most if it were wrong, and ask three customers about it.
    """

    why = "A map of assumptions shows what the team believes, in the shape of a finding."

    def find(self, state: State) -> Iterator[Finding]:
        """Weigh the assumed statements against all of them."""
        counts = levels(state)
        total, assumed = sum(counts.values()), counts[Level.ASSUMED]
        if total >= self.limits.fewest_statements and assumed > self.limits.assumed_share * total:
            share = round(100 * assumed / total)
            what = f"{assumed} of {counted(total, 'statement')} ({share} %) are assumed."
            yield self.finding(state, state.charter, what)


class CJ41(Check):
    """Every quote has a source.

    Link the interview, ticket or answer in which it was said. If nobody said it, move it to
    "thought": it is ours.
    """

    severity = Severity.ERROR
    why = "Invented words between quotation marks pass for research."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the quotes of personas and steps."""
        holders: tuple[Persona | Step, ...] = (*state.personas, *state.steps)
        for record in holders:
            if record.quote and record.quote.text and not record.quote.evidence:
                yield self.finding(state, record, "Its quote has no source.")


class CJ42(Check):
    """Sources are fresh.

    Ask a few customers again whether it is still like that, or set the old source aside.
    """

    needs = "evidence"
    severity = Severity.INFO
    why = "Services change; what was true then may be mended or worse by now."

    def find(self, state: State) -> Iterator[Finding]:
        """Count the dated sources that are old; more than half is a warning."""
        dated = [source for source in state.evidence if source.date]
        age = self.limits.evidence_months * MONTH
        old = [source for source in dated if source.date and self.today - source.date > age]
        if old:
            what = (
                f"{len(old)} of {counted(len(dated), 'dated source')} "
                f"{'is' if len(old) == 1 else 'are'} older than "
                f"{self.limits.evidence_months} months."
            )
            many = len(old) * 2 > len(dated)
            severity = Severity.WARNING if many else Severity.INFO
            yield self.finding(state, old[0], what, severity=severity)


class CJ43(Check):
    """Something on the map comes from customers.

    Bring interviews, a survey or tickets in (notebook 01), and link them to what they tell.
    """

    why = "A map without customers is a picture of ourselves."

    def find(self, state: State) -> Iterator[Finding]:
        """Look for sources, and for one that is used."""
        if not state.evidence:
            yield self.finding(state, state.charter, "There is no source from customers.")
        elif state.steps and not evidence_in_use(state):
            number = counted(len(state.evidence), "source")
            are = "is" if len(state.evidence) == 1 else "are"
            what = f"{number} {are} there, but nothing on the map names one."
            yield self.finding(state, state.charter, what)


class CJ44(Check):
    """Thoughts and feelings are inferred, not observed.

    Set it to "reported" where the customer said so, else to "inferred".
    """

    needs = "notes"
    why = "Nobody can look into a head: what people say and do is all that can be observed."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the notes in the two boxes inside the head."""
        for note in state.notes:
            inside = note.board == "empathy" and note.area.lower() in _INSIDE_THE_HEAD
            if inside and note.level is Level.OBSERVED:
                what = f'It stands under "{note.area}" and is called observed.'
                yield self.finding(state, note, what)


class CJ45(Check):
    """What is called observed or reported names its source.

    Link the source, or call the statement inferred or assumed.
    """

    needs = "steps"
    severity = Severity.INFO
    why = "A reader who wants to look it up must be able to."

    def find(self, state: State) -> Iterator[Finding]:
        """Count such statements about personas, steps and pains."""
        firm = [
            said for said in statements(state) if said.level in FIRM and said.record.KIND != "note"
        ]
        without = [said for said in firm if not said.evidence]
        if without:
            names = dict.fromkeys(f'"{called(state, said.record)}"' for said in without)
            what = (
                f"{len(without)} of {counted(len(firm), 'observed or reported statement')} "
                f"{'names' if len(without) == 1 else 'name'} no source: "
                f"{and_list(names, most=3)}."
            )
            yield self.finding(state, without[0].record, what)


class CJ73(Check):
    """No private data stand in the workshop.

    Replace it by a pseudonym such as "nurse, 34"; the file keeps a history, so use the command
    cjm-workshop forget to take it out of that too.
    """

    why = "People who talked to us did not agree to stand on a wall."

    def find(self, state: State) -> Iterator[Finding]:
        """Look for e-mail addresses and phone numbers in sources, notes and quotes."""
        for record, text in _from_people(state):
            found = _private(text)
            if found:
                yield self.finding(state, record, f"It seems to hold {and_list(found)}.")


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
    found = []
    if any(not _MADE_UP_MAIL.search(mail.lower()) for mail in _MAIL.findall(text)):
        found.append("an e-mail address")
    if any(_is_phone(number) for number in _PHONE.findall(text)):
        found.append("a phone number")
    return found


def _is_phone(number: str) -> bool:
    digits = sum(char.isdigit() for char in number)
    return digits >= _DIGITS_OF_A_PHONE and not _DATE.match(number)
