"""Checks CJ00-CJ07, CJ60 and CJ61: who travels, from where to where, and who owns the map."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.checks.base import MONTH, Check, Finding, Severity
from cjm_workshop.insight.lexicon import speaks_as_customer
from cjm_workshop.insight.reading import is_future, told_journeys
from cjm_workshop.insight.wording import and_list, counted
from cjm_workshop.model import State

__all__ = ["CJ00", "CJ01", "CJ02", "CJ03", "CJ04", "CJ05", "CJ06", "CJ07", "CJ60", "CJ61"]


class CJ00(Check):
    """There is a journey with steps.

    Lay out the first journey in notebook 06: a persona, a scenario, three stages, one step each.
    """

    severity = Severity.ERROR
    why = "Without steps there is no map to look at."

    def find(self, state: State) -> Iterator[Finding]:
        """Look for any step."""
        if not state.steps:
            yield self.finding(state, state.charter, "There is no journey with steps yet.")


class CJ01(Check):
    """Somebody travels.

    Say who travels: make a persona in notebook 02 and choose it for the journey.
    """

    severity = Severity.ERROR
    why = "A map of nobody in particular is true of nobody."

    def find(self, state: State) -> Iterator[Finding]:
        """Look for personas, then for journeys without one."""
        if not state.personas:
            yield self.finding(state, state.charter, "There is no persona yet.")
            return
        for journey in state.journeys:
            if journey.persona is None:
                yield self.finding(state, journey, "This journey has no persona.")


class CJ02(Check):
    """Each journey has a scenario, a goal and an expectation.

    Write down the situation in which it starts, what the customer wants to get done, and what
    they expect before they begin.
    """

    severity = Severity.ERROR
    why = "Whether a step goes well depends on what the customer came for."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at each journey; at the charter while there is none."""
        for journey in state.journeys:
            expects = journey.expectations or any(s.expectation for s in state.steps_of(journey.id))
            parts = {
                "scenario": journey.scenario or state.charter.scenario,
                "goal": journey.goals,
                "expectation": expects,
            }
            missing = [f"no {part}" for part, there in parts.items() if not there]
            if missing:
                yield self.finding(state, journey, f"It has {and_list(missing)} yet.")
        if not state.journeys and not state.charter.scenario:
            yield self.finding(state, state.charter, "There is no scenario yet.")


class CJ03(Check):
    """The map says whether it shows today or a wish.

    Choose "current" or "future" in the charter, or on the journey itself.
    """

    severity = Severity.ERROR
    why = "A reader who takes a wish for a finding decides wrongly."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the charter and at each journey."""
        if state.charter.state is not None:
            return
        if not state.journeys:
            yield self.finding(state, state.charter, "It says neither current nor future.")
        for journey in state.journeys:
            if journey.state is None:
                yield self.finding(state, journey, "It says neither current nor future.")


class CJ04(Check):
    """The journey has a beginning and an end.

    Write in the charter where the need arises and where it is gone; both lie mostly outside
    of our own service.
    """

    why = "Without bounds a map grows until nobody can act on it."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the scope in the charter."""
        bounds = {"start": state.charter.scope_start, "end": state.charter.scope_end}
        missing = [f"no {bound}" for bound, there in bounds.items() if not there]
        if missing:
            yield self.finding(state, state.charter, f"The scope has {and_list(missing)}.")


class CJ05(Check):
    """The journey is named as the customer would name it.

    Begin with "I": "I order groceries for the first time".
    """

    severity = Severity.INFO
    needs = "journeys"
    why = "The name decides whose story the room tells."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the first word of each journey."""
        for journey in state.journeys:
            if journey.name and not speaks_as_customer(journey.name):
                yield self.finding(state, journey, "The name is not in the customer's voice.")


class CJ06(Check):
    """Somebody owns the map and looks at it again.

    Name one person as owner and a day for the next review in the charter.
    """

    why = "A map that nobody owns is a poster within a month."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the owner, the review date and the age."""
        charter = state.charter
        owned = [journey.owner for journey in state.journeys]
        if not charter.owner and not (owned and all(owned)):
            yield self.finding(state, charter, "The map has no owner.")
        if charter.review_date is None:
            made = charter.workshop_date
            old = made is not None and self.today - made > self.limits.map_months * MONTH
            age = f", and it is older than {self.limits.map_months} months" if old else ""
            yield self.finding(state, charter, f"The map has no review date{age}.")
        elif charter.review_date < self.today:
            due = charter.review_date.isoformat()
            yield self.finding(
                state,
                charter,
                f"The review was due on {due}.",
                mend="Walk the map again, then set the next review date.",
            )


class CJ07(Check):
    """The map informs a decision.

    Write in the charter which decision will be made differently because of this map.
    """

    why = "Without a decision in view nobody can tell what may be left out."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the decision in the charter."""
        if not state.charter.decision:
            yield self.finding(state, state.charter, "It names no decision to inform.")


class CJ60(Check):
    """A future journey is compared with one of today.

    Choose the journey of today that it wants to better, under "compared with".
    """

    needs = "journeys"
    why = "A future without a present is a wish list."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at each future journey."""
        for journey in state.journeys:
            if is_future(state, journey) and journey.compared_with is None:
                yield self.finding(state, journey, "It is compared with no journey of today.")


class CJ61(Check):
    """Every persona travels on a journey of their own.

    Lay out one journey for each persona, or set aside the persona that this map is not about.
    """

    needs = "steps"
    why = "One curve for two people averages away what each of them feels."

    def find(self, state: State) -> Iterator[Finding]:
        """Look for personas without a journey, where another one has one."""
        told = {journey.persona for journey, _ in told_journeys(state)}
        if len(state.personas) < 2 or not told - {None}:
            return
        for persona in state.personas:
            if persona.id not in told:
                others = counted(len(state.personas), "persona")
                yield self.finding(state, persona, f"One of {others}, but without a journey.")
