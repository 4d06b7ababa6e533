"""What to ask at a step, depending on what stands there and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cjm_workshop.insight.lexicon import speaks_as_customer
from cjm_workshop.insight.reading import channels_of, is_future, lowest, opened_steps, pains_by_step
from cjm_workshop.insight.voice import told_by_the_customer
from cjm_workshop.insight.wording import called, duration, first_name, short
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import Journey, Level, Pain, Persona, State, Step

__all__ = ["MOST_QUESTIONS", "Asker"]

MOST_QUESTIONS = 4
"""Questions per step; a room that is asked more answers none."""
_WAITING = re.compile(
    r"\b(?:wait\w*|queue\w*|on hold|delay\w*|pending|the next day)\b",
    re.IGNORECASE,
)
_LONG_MINUTES = 60.0
_SEVERE = 3


class Asker:
    """Knows what is there on one journey, and asks at each step.

    Parameters
    ----------
    state : State
        The workshop.
    journey : Journey
        The journey.
    steps : sequence of Step
        Its steps in order.
    """

    def __init__(self, state: State, journey: Journey, steps: Sequence[Step]) -> None:
        self._state = state
        self._steps = steps
        self._persona = state.get(Persona, journey.persona)
        self._who = first_name(self._persona, sentence("picture.the_customer"))
        self._future = is_future(state, journey)
        self._opened = opened_steps(state)
        self._lowest = {step.id for step in lowest(steps)}
        self._pains = pains_by_step(state)

    def questions(self, at: int) -> tuple[str, ...]:
        """Return what to ask at the step at this place, from 0; the most telling first."""
        step = self._steps[at]
        asked = [
            *self._about_telling(step),
            *_about_feeling(step),
            *self._about_the_low(step),
            *self._about_the_ends(at),
            *self._about_gaps(step),
        ]
        return tuple(dict.fromkeys(asked))[:MOST_QUESTIONS]

    def _about_telling(self, step: Step) -> Iterator[str]:
        text = step.action or called(self._state, step)
        if not speaks_as_customer(told_by_the_customer(text, self._persona)):
            yield sentence("insight.ask.told_about", who=self._who)

    def _about_the_low(self, step: Step) -> Iterator[str]:
        pains = self._pains.get(step.id, [])
        answered = step.id in self._opened
        if step.moment_of_truth:
            yield sentence("insight.ask.truth")
        if step.id in self._lowest and not answered:
            yield sentence("insight.ask.lowest")
        elif step.emotion is not None and step.emotion < 0 and not pains:
            yield sentence("insight.ask.no_pain")
        yield from _about_pains(pains, answered=answered)

    def _about_the_ends(self, at: int) -> Iterator[str]:
        if at == 0:
            yield sentence("insight.ask.before")
        if at == len(self._steps) - 1 and not self._steps[at].next:
            yield sentence("insight.ask.after")

    def _about_gaps(self, step: Step) -> Iterator[str]:
        told = " ".join((called(self._state, step), step.action, step.experience))
        waits = step.waiting_minutes or 0.0
        if step.waiting_minutes is None and _WAITING.search(told):
            yield sentence("insight.ask.how_long", who=self._who)
        elif waits >= _LONG_MINUTES:
            yield sentence("insight.ask.meanwhile", who=self._who, time=duration(waits))
        if step.touchpoint and not channels_of(self._state, step):
            yield sentence("insight.ask.channel")
        if not self._future and step.level is Level.ASSUMED and not step.evidence:
            yield sentence("insight.ask.assumed")
        if step.expectation and not step.experience and not self._future:
            yield sentence("insight.ask.experience")
        if not step.thought and not step.quote:
            yield sentence("insight.ask.thought", who=self._who)


def _about_feeling(step: Step) -> Iterator[str]:
    if step.emotion is None:
        yield sentence("insight.ask.feeling")
    elif step.emotion and not step.emotion_reason:
        yield sentence(f"insight.ask.why_{'bad' if step.emotion < 0 else 'good'}")


def _about_pains(pains: Sequence[Pain], *, answered: bool) -> Iterator[str]:
    for pain in pains:
        text = short(pain.text).rstrip(".")
        if pain.severity is None:
            yield sentence("insight.ask.how_bad", pain=text)
        elif pain.severity >= _SEVERE and not answered:
            yield sentence("insight.ask.give_up", pain=text)
