"""Checks CJ30-CJ36: how it feels, and why."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.checks.base import Check, Finding, Severity
from cjm_workshop.insight.lexicon import only_generic
from cjm_workshop.insight.reading import current_journeys, pains_by_step, told_journeys
from cjm_workshop.insight.wording import and_list, called, counted, duration, quoted
from cjm_workshop.languages.sentences import counted as counted_sentence
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import State

__all__ = ["CJ30", "CJ31", "CJ32", "CJ34", "CJ35", "CJ36"]


class CJ30(Check):
    """Every emotion has a reason."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the steps that are rated other than neutral; a pain is a reason too."""
        pains = pains_by_step(state)
        for step in state.steps:
            if step.emotion and not step.emotion_reason and step.id not in pains:
                feels = "bad" if step.emotion < 0 else "good"
                what = sentence(f"check.CJ30.{feels}", emotion=f"{step.emotion:+d}")
                yield self.finding(state, step, what)


class CJ31(Check):
    """A reason says more than "good" or "bad"."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the words of each reason."""
        for step in state.steps:
            if only_generic(step.emotion_reason):
                what = sentence("check.CJ31.generic", reason=step.emotion_reason)
                yield self.finding(state, step, what)


class CJ32(Check):
    """Emotions come from customers."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Count the rated steps of today's journeys that name no source."""
        pains = pains_by_step(state)
        for journey, steps in current_journeys(state):
            rated = [step for step in steps if step.emotion is not None]
            without = [
                step
                for step in rated
                if not step.evidence
                and not (step.quote and step.quote.evidence)
                and not any(pain.evidence for pain in pains.get(step.id, ()))
            ]
            if without:
                names = and_list((quoted(called(state, step)) for step in without), most=3)
                of = counted(len(rated), "rated step")
                what = counted_sentence("check.CJ32", len(without), rated=of, steps=names)
                yield self.finding(state, journey, what)


class CJ34(Check):
    """The curve goes up and down."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the range of the emotions on each journey of today."""
        for journey, steps in current_journeys(state):
            rated = [step.emotion for step in steps if step.emotion is not None]
            if len(rated) < self.limits.fewest_rated:
                continue
            if max(rated) - min(rated) <= 1:
                yield self.finding(state, journey, sentence("check.CJ34.flat", range=_range(rated)))
            elif min(rated) >= 0:
                yield self.finding(state, journey, sentence("check.CJ34.up", range=_range(rated)))


def _range(rated: list[int]) -> str:
    low, high = min(rated), max(rated)
    first, last = (f"{mark:+d}" if mark else "0" for mark in (low, high))
    return sentence(
        "check.CJ34.same" if low == high else "check.CJ34.from_to", first=first, last=last
    )


class CJ35(Check):
    """The end is rated, and the moment that decides is marked."""

    severity = Severity.INFO
    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the last step and for a moment of truth on each journey with a curve."""
        for journey, steps in told_journeys(state):
            rated = [step for step in steps if step.emotion is not None]
            if len(rated) < self.limits.fewest_rated:
                continue
            if steps[-1].emotion is None:
                yield self.finding(state, steps[-1], sentence("check.CJ35.last"))
            if not any(step.moment_of_truth for step in steps):
                yield self.finding(state, journey, sentence("check.CJ35.truth"))


class CJ36(Check):
    """Waiting has an emotion."""

    severity = Severity.INFO
    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look for long waits on steps that are not rated."""
        for step in state.steps:
            waits = step.waiting_minutes or 0.0
            if waits >= self.limits.long_wait_minutes and step.emotion is None:
                what = sentence("check.CJ36.wait", time=duration(waits))
                yield self.finding(state, step, what)
