"""Checks CJ00-CJ07, CJ60 and CJ61: who travels, from where to where, and who owns the map."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.checks.base import MONTH, Check, Finding, Severity
from cjm_workshop.insight.lexicon import speaks_as_customer
from cjm_workshop.insight.reading import is_future, told_journeys
from cjm_workshop.insight.wording import and_list, counted
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import State

__all__ = ["CJ00", "CJ01", "CJ02", "CJ03", "CJ04", "CJ05", "CJ06", "CJ07", "CJ60", "CJ61"]


class CJ00(Check):
    """There is a journey with steps."""

    severity = Severity.ERROR

    def find(self, state: State) -> Iterator[Finding]:
        """Look for any step."""
        if not state.steps:
            yield self.finding(state, state.charter, sentence("check.CJ00.none"))


class CJ01(Check):
    """Somebody travels."""

    severity = Severity.ERROR

    def find(self, state: State) -> Iterator[Finding]:
        """Look for personas, then for journeys without one."""
        if not state.personas:
            yield self.finding(state, state.charter, sentence("check.CJ01.none"))
            return
        for journey in state.journeys:
            if journey.persona is None:
                yield self.finding(state, journey, sentence("check.CJ01.one"))


class CJ02(Check):
    """Each journey has a scenario, a goal and an expectation."""

    severity = Severity.ERROR

    def find(self, state: State) -> Iterator[Finding]:
        """Look at each journey; at the charter while there is none."""
        goals = {persona.id: persona.goals for persona in state.personas}
        for journey in state.journeys:
            expects = journey.expectations or any(s.expectation for s in state.steps_of(journey.id))
            parts = {
                "scenario": journey.scenario or state.charter.scenario,
                "goal": journey.goals or goals.get(journey.persona or "", ()),
                "expectation": expects,
            }
            missing = [sentence(f"check.CJ02.{part}") for part, there in parts.items() if not there]
            if missing:
                yield self.finding(
                    state, journey, sentence("check.CJ02.missing", missing=and_list(missing))
                )
        if not state.journeys and not state.charter.scenario:
            yield self.finding(state, state.charter, sentence("check.CJ02.none"))


class CJ03(Check):
    """The map says whether it shows today or a wish."""

    severity = Severity.ERROR

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the charter and at each journey."""
        if state.charter.state is not None:
            return
        if not state.journeys:
            yield self.finding(state, state.charter, sentence("check.CJ03.unsaid"))
        for journey in state.journeys:
            if journey.state is None:
                yield self.finding(state, journey, sentence("check.CJ03.unsaid"))


class CJ04(Check):
    """The journey has a beginning and an end."""

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the scope in the charter."""
        bounds = {"start": state.charter.scope_start, "end": state.charter.scope_end}
        missing = [sentence(f"check.CJ04.{bound}") for bound, there in bounds.items() if not there]
        if missing:
            yield self.finding(
                state, state.charter, sentence("check.CJ04.missing", missing=and_list(missing))
            )


class CJ05(Check):
    """The journey is named as the customer would name it."""

    severity = Severity.INFO
    needs = "journeys"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the first word of each journey."""
        for journey in state.journeys:
            if journey.name and not speaks_as_customer(journey.name):
                yield self.finding(state, journey, sentence("check.CJ05.voice"))


class CJ06(Check):
    """Somebody owns the map and looks at it again."""

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the owner, the review date and the age."""
        charter = state.charter
        owned = [journey.owner for journey in state.journeys]
        if not charter.owner and not (owned and all(owned)):
            yield self.finding(state, charter, sentence("check.CJ06.owner"))
        if charter.review_date is None:
            made = charter.workshop_date
            old = made is not None and self.today - made > self.limits.map_months * MONTH
            label = "check.CJ06.review_old" if old else "check.CJ06.review"
            what = sentence(label, months=self.limits.map_months)
            yield self.finding(state, charter, what)
        elif charter.review_date < self.today:
            due = charter.review_date.isoformat()
            yield self.finding(
                state,
                charter,
                sentence("check.CJ06.due", day=due),
                mend=sentence("check.CJ06.walk"),
            )


class CJ07(Check):
    """The map informs a decision."""

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the decision in the charter."""
        if not state.charter.decision:
            yield self.finding(state, state.charter, sentence("check.CJ07.none"))


class CJ60(Check):
    """A future journey is compared with one of today."""

    needs = "journeys"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at each future journey."""
        for journey in state.journeys:
            if is_future(state, journey) and journey.compared_with is None:
                yield self.finding(state, journey, sentence("check.CJ60.none"))


class CJ61(Check):
    """Every persona travels on a journey of their own."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look for personas without a journey, where another one has one."""
        told = {journey.persona for journey, _ in told_journeys(state)}
        if len(state.personas) < 2 or not told - {None}:
            return
        for persona in state.personas:
            if persona.id not in told:
                others = counted(len(state.personas), "persona")
                yield self.finding(state, persona, sentence("check.CJ61.none", others=others))
