"""Checks CJ50-CJ55: from pains to opportunities that somebody owns."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.checks.base import Check, Finding, Severity
from cjm_workshop.insight.lexicon import words, words_of
from cjm_workshop.insight.priorities import Quadrant, quadrant
from cjm_workshop.insight.reading import current_journeys, live_opportunities, lowest, opened_steps
from cjm_workshop.insight.wording import and_list, counted
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import Opportunity, State, Status

__all__ = ["CJ50", "CJ51", "CJ52", "CJ53", "CJ54", "CJ55"]

_NUISANCE = 1
_FEWEST_TO_COMPARE = 4  # with fewer, equal figures are no sign of anything


class CJ50(Check):
    """Every pain is weighed and answered."""

    needs = "pains"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at each pain's severity and for its opportunity."""
        live = live_opportunities(state)
        asked = {pain for found in live for pain in found.pains}
        steps = {step for found in live for step in found.steps}
        for pain in state.pains:
            missing: list[str] = []
            if pain.severity is None:
                missing.append(sentence("check.CJ50.severity"))
            answered = pain.id in asked or pain.step in steps
            if not answered and (pain.severity is None or pain.severity > _NUISANCE):
                missing.append(sentence("check.CJ50.opportunity"))
            if missing:
                yield self.finding(
                    state, pain, sentence("check.CJ50.missing", missing=and_list(missing))
                )


class CJ51(Check):
    """Every opportunity has an owner."""

    severity = Severity.ERROR
    needs = "opportunities"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at each opportunity that is not dropped."""
        for opportunity in live_opportunities(state):
            if not opportunity.owner:
                yield self.finding(state, opportunity, sentence("check.CJ51.none"))


class CJ52(Check):
    """Every opportunity says how we will know."""

    needs = "opportunities"

    def find(self, state: State) -> Iterator[Finding]:
        """Look for metric, baseline and target."""
        for opportunity in live_opportunities(state):
            if not opportunity.metric:
                yield self.finding(state, opportunity, sentence("check.CJ52.none"))
            elif not opportunity.baseline:
                what = sentence("check.CJ52.today", metric=opportunity.metric)
                yield self.finding(state, opportunity, what)


class CJ53(Check):
    """An opportunity is a question, not a solution."""

    severity = Severity.INFO
    needs = "opportunities"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the first verb of each question."""
        for opportunity in live_opportunities(state):
            said = words_of(opportunity.question)
            rest = said[3:] if said[:3] == ["how", "might", "we"] else said
            if rest and rest[0] in words("solution_verbs"):
                what = sentence("check.CJ53.verb", verb=rest[0])
                yield self.finding(state, opportunity, what)


class CJ54(Check):
    """The lowest point of the curve has an opportunity."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the lowest steps of each journey of today."""
        opened = opened_steps(state)
        for _, steps in current_journeys(state):
            for step in lowest(steps):
                if step.id not in opened:
                    what = sentence("check.CJ54.lowest", emotion=step.emotion)
                    yield self.finding(state, step, what)


class CJ55(Check):
    """A few priorities stand out."""

    needs = "opportunities"

    def find(self, state: State) -> Iterator[Finding]:
        """Count the promising opportunities, and look for marks and votes that do not differ."""
        rated = [
            found
            for found in live_opportunities(state)
            if found.status is not Status.DONE and quadrant(found) is not None
        ]
        high = [f for f in rated if quadrant(f) in (Quadrant.QUICK_WIN, Quadrant.BIG_BET)]
        if len(high) > self.limits.most_priorities:
            number, most = counted(len(high), "opportunity"), self.limits.most_priorities
            what = sentence("check.CJ55.high", opportunities=number, most=most)
            yield self.finding(state, state.charter, what)
        if len(rated) >= _FEWEST_TO_COMPARE and _all_alike(rated):
            number = counted(len(rated), "opportunity")
            what = sentence("check.CJ55.alike", opportunities=number)
            yield self.finding(state, state.charter, what)
        dots = _dots(state)
        if len(dots) >= _FEWEST_TO_COMPARE and len(set(dots.values())) == 1:
            what = sentence("check.CJ55.votes", count=len(dots))
            yield self.finding(state, state.charter, what)


def _all_alike(rated: list[Opportunity]) -> bool:
    return len({(found.impact, found.effort) for found in rated}) == 1


def _dots(state: State) -> dict[str, int]:
    live = {found.id for found in live_opportunities(state)}
    return {about: dots for about, dots in state.dots().items() if about in live}
