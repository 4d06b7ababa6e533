"""How a map is read: which channels a step uses, where the way goes on, where it hurts most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cjm_workshop.model import (
    Channel,
    Journey,
    JourneyState,
    Link,
    Opportunity,
    Pain,
    State,
    Status,
    Step,
    Touchpoint,
)

__all__ = [
    "channels_of",
    "current_journeys",
    "is_future",
    "live_opportunities",
    "lowest",
    "opened_steps",
    "pains_by_step",
    "reachable",
    "told_journeys",
    "ways_on",
]


def told_journeys(state: State) -> Iterator[tuple[Journey, tuple[Step, ...]]]:
    """Walk over the journeys that have steps, each with its steps in order."""
    for journey in state.journeys:
        steps = state.steps_of(journey.id)
        if steps:
            yield journey, steps


def is_future(state: State, journey: Journey) -> bool:
    """Return whether a journey tells what shall be; the charter counts where it does not say."""
    return (journey.state or state.charter.state) is JourneyState.FUTURE


def current_journeys(state: State) -> Iterator[tuple[Journey, tuple[Step, ...]]]:
    """Walk over the journeys of today that have steps; a wish is no finding."""
    return (told for told in told_journeys(state) if not is_future(state, told[0]))


def channels_of(state: State, step: Step) -> tuple[Channel, ...]:
    """Return the channels of a step: its own, else those of its touchpoint."""
    touchpoint = state.get(Touchpoint, step.touchpoint)
    ids = step.channels or (touchpoint.channels if touchpoint else ())
    return tuple(channel for channel in (state.get(Channel, name) for name in ids) if channel)


def ways_on(steps: Sequence[Step]) -> dict[str, tuple[Link, ...]]:
    """Return where each step of one journey leads, within that journey.

    A step without links leads to the next one. A link that says when it is taken is a branch
    beside the usual way; where one link does not, the links replace the usual way.

    Parameters
    ----------
    steps : sequence of Step
        The steps of a journey in order.

    Returns
    -------
    dict
        By the id of the step; empty at the end of the journey. The usual way has an empty
        ``when``.
    """
    here = {step.id for step in steps}
    ways: dict[str, tuple[Link, ...]] = {}
    for at, step in enumerate(steps):
        links = tuple(link for link in step.next if link.step in here)
        usual = [Link(step=steps[at + 1].id)] if at + 1 < len(steps) else []
        branches = all(link.when for link in links)
        already = {link.step for link in links}
        extra = tuple(way for way in usual if branches and way.step not in already)
        ways[step.id] = (*links, *extra)
    return ways


def reachable(ways: Mapping[str, Iterable[str]], start: Iterable[str]) -> set[str]:
    """Return every step that can be reached from these, themselves included."""
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting.extend(ways.get(step, ()))
    return seen


def lowest(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps with the lowest emotion, where any is below neutral."""
    low = [(step.emotion, step) for step in steps if step.emotion is not None and step.emotion < 0]
    worst = min((emotion for emotion, _ in low), default=0)
    return tuple(step for emotion, step in low if emotion == worst)


def pains_by_step(state: State) -> dict[str, list[Pain]]:
    """Return the pains under the id of their step."""
    found: dict[str, list[Pain]] = {}
    for pain in state.pains:
        found.setdefault(pain.step, []).append(pain)
    return found


def live_opportunities(state: State) -> tuple[Opportunity, ...]:
    """Return the opportunities that are not dropped."""
    return tuple(found for found in state.opportunities if found.status is not Status.DROPPED)


def opened_steps(state: State) -> set[str]:
    """Return the ids of the steps that an opportunity is about, directly or through a pain."""
    opened: set[str] = set()
    for opportunity in live_opportunities(state):
        opened.update(opportunity.steps)
        pains = (state.get(Pain, name) for name in opportunity.pains)
        opened.update(pain.step for pain in pains if pain)
    return opened
