"""What to ask at a step, depending on what stands there and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cjm_workshop.insight.reading import channels_of, is_future, lowest, opened_steps
from cjm_workshop.insight.voice import is_told_by_the_customer, told_by_the_customer
from cjm_workshop.insight.wording import called, duration, first_name
from cjm_workshop.model import Journey, Level, Pain, Persona, State, Step

__all__ = ["MOST_QUESTIONS", "questions"]

MOST_QUESTIONS = 4
"""Questions per step; a room that is asked more answers none."""
_WAITING = re.compile(
    r"\b(?:wait\w*|queue\w*|on hold|delay\w*|pending|the next day)\b",
    re.IGNORECASE,
)
_LONG_MINUTES = 60.0
_SEVERE = 3


def questions(state: State, journey: Journey, steps: Sequence[Step], at: int) -> tuple[str, ...]:
    """Return what to ask at one step of a journey, the most telling first.

    Parameters
    ----------
    state : State
        The workshop.
    journey : Journey
        The journey.
    steps : sequence of Step
        Its steps in order.
    at : int
        Which of them, from 0.
    """
    step = steps[at]
    who = first_name(state.get(Persona, journey.persona))
    asked = [
        *_about_telling(state, journey, step, who),
        *_about_feeling(step),
        *_about_the_low(state, steps, step),
        *_about_the_ends(steps, at),
        *_about_gaps(state, journey, step, who),
    ]
    return tuple(dict.fromkeys(asked))[:MOST_QUESTIONS]


def _about_telling(state: State, journey: Journey, step: Step, who: str) -> Iterator[str]:
    text = step.action or called(state, step)
    spoken = told_by_the_customer(text, state.get(Persona, journey.persona))
    if not is_told_by_the_customer(spoken):
        yield f'This is told about {who}. How would {who} say it, beginning with "I"?'


def _about_feeling(step: Step) -> Iterator[str]:
    if step.emotion is None:
        yield "Nobody said how this feels. Where between -2 and +2 is it?"
    elif step.emotion and not step.emotion_reason:
        feels = "bad" if step.emotion < 0 else "good"
        yield f"Nobody said why this feels {feels}. What makes it so?"


def _about_the_low(state: State, steps: Sequence[Step], step: Step) -> Iterator[str]:
    pains = [pain for pain in state.pains if pain.step == step.id]
    opened = opened_steps(state)
    if step.moment_of_truth:
        yield "Here it is decided whether the customer stays. What would make you leave?"
    if step in lowest(steps) and step.id not in opened:
        yield "This is the lowest point. What would have to be different here?"
    elif step.emotion is not None and step.emotion < 0 and not pains:
        yield "It feels bad, but no pain is noted. Where exactly does it hurt?"
    yield from _about_pains(pains, answered=step.id in opened)


def _about_pains(pains: Sequence[Pain], *, answered: bool) -> Iterator[str]:
    for pain in pains:
        if pain.severity is None:
            yield f'How bad is "{pain.text}": a nuisance, a detour, or do people give up?'
        elif pain.severity >= _SEVERE and not answered:
            yield f'People give up over "{pain.text}". What do they do instead?'


def _about_the_ends(steps: Sequence[Step], at: int) -> Iterator[str]:
    if at == 0:
        yield "What had happened just before? What made the need arise?"
    if at == len(steps) - 1 and not steps[at].next:
        yield "Is the need gone now? What do you do next, with us or without?"


def _about_gaps(state: State, journey: Journey, step: Step, who: str) -> Iterator[str]:
    told = " ".join((called(state, step), step.action, step.experience))
    waits = step.waiting_minutes or 0.0
    if step.waiting_minutes is None and _WAITING.search(told):
        yield f"How long does {who} wait here?"
    elif waits >= _LONG_MINUTES:
        yield f"What does {who} do during these {duration(waits)}?"
    if step.touchpoint and not channels_of(state, step):
        yield "Through which channel does this happen?"
    future = is_future(state, journey)
    if not future and step.level is Level.ASSUMED and not step.evidence:
        yield "We assume this. Who has seen it or heard it from a customer?"
    if step.expectation and not step.experience and not future:
        yield "We know what was expected. What really happened?"
    if not step.thought and not step.quote:
        yield f"What goes through the head of {who} here?"
