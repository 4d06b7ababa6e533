"""Checks CJ30-CJ36: how it feels, and why."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.checks.base import Check, Finding, Severity
from cjm_workshop.insight.lexicon import only_generic
from cjm_workshop.insight.reading import current_journeys, pains_by_step, told_journeys
from cjm_workshop.insight.wording import and_list, called, counted, duration
from cjm_workshop.model import State

__all__ = ["CJ30", "CJ31", "CJ32", "CJ34", "CJ35", "CJ36"]


class CJ30(Check):
    """Every emotion has a reason.

    Finish the sentence: "I feel like this because …".
    """

    needs = "steps"
    why = "The number says that it hurts; only the reason says what to change."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the steps that are rated other than neutral; a pain is a reason too."""
        pains = pains_by_step(state)
        for step in state.steps:
            if step.emotion and not step.emotion_reason and step.id not in pains:
                feels = "bad" if step.emotion < 0 else "good"
                what = f"Nobody said why this feels {feels} ({step.emotion:+d})."
                yield self.finding(state, step, what)


class CJ31(Check):
    """A reason says more than "good" or "bad".

    Say what makes it so: what happened, and what had been expected.
    """

    needs = "steps"
    why = "A general word fits every step, so it explains none."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the words of each reason."""
        for step in state.steps:
            if only_generic(step.emotion_reason):
                what = f'The reason "{step.emotion_reason}" names a feeling, no reason.'
                yield self.finding(state, step, what)


class CJ32(Check):
    """Emotions come from customers.

    Link the interview, the survey or the observation that tells it; ask the next customer about
    the steps that nothing tells of.
    """

    needs = "steps"
    why = "Only the people who travel know how it feels; the rest is our guess."

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
                names = and_list((f'"{called(state, step)}"' for step in without), most=3)
                number = f"{len(without)} of {counted(len(rated), 'rated step')}"
                verb = "names" if len(without) == 1 else "name"
                yield self.finding(state, journey, f"{number} {verb} no source: {names}.")


class CJ34(Check):
    """The curve goes up and down.

    Ask where it was hardest and where it was a relief; look into the complaints.
    """

    needs = "steps"
    why = "A journey on which nothing ever hurts was drawn by those who sell it."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the range of the emotions on each journey of today."""
        for journey, steps in current_journeys(state):
            rated = [step.emotion for step in steps if step.emotion is not None]
            if len(rated) < self.limits.fewest_rated:
                continue
            if max(rated) - min(rated) <= 1:
                yield self.finding(state, journey, f"The curve is flat: {_range(rated)}.")
            elif min(rated) >= 0:
                yield self.finding(state, journey, f"The curve never falls: {_range(rated)}.")


def _range(rated: list[int]) -> str:
    low, high = min(rated), max(rated)
    first, last = (f"{mark:+d}" if mark else "0" for mark in (low, high))
    return f"{first} on every step" if low == high else f"from {first} to {last}"


class CJ35(Check):
    """The end is rated, and the moment that decides is marked.

    Rate the last step; mark the step at which the customer stays or leaves as moment of truth.
    """

    severity = Severity.INFO
    needs = "steps"
    why = "People remember the strongest moment and the end (the peak-end rule)."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the last step and for a moment of truth on each journey with a curve."""
        for journey, steps in told_journeys(state):
            rated = [step for step in steps if step.emotion is not None]
            if len(rated) < self.limits.fewest_rated:
                continue
            if steps[-1].emotion is None:
                yield self.finding(state, steps[-1], "The last step is not rated.")
            if not any(step.moment_of_truth for step in steps):
                yield self.finding(state, journey, "No moment of truth is marked.")


class CJ36(Check):
    """Waiting has an emotion.

    Ask how it feels to wait that long, and what the customer does meanwhile.
    """

    severity = Severity.INFO
    needs = "steps"
    why = "Much of a journey is waiting, and it is where people give up."

    def find(self, state: State) -> Iterator[Finding]:
        """Look for long waits on steps that are not rated."""
        for step in state.steps:
            waits = step.waiting_minutes or 0.0
            if waits >= self.limits.long_wait_minutes and step.emotion is None:
                what = f"{duration(waits).capitalize()} of waiting, and nobody said how it feels."
                yield self.finding(state, step, what)
