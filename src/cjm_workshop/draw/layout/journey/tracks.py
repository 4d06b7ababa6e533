"""Which journeys a map holds, and how their steps share its columns.

::

    Maya      account  basket  slot  checkout
                 │        │      ╲
    Harold    account  basket  calls  pays       one column per touchpoint and stage
    columns      1        2    3  4   5  6
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.journey.view import FUTURE, TODAY
from cjm_workshop.errors import UnknownName
from cjm_workshop.insight.wording import initials
from cjm_workshop.model.records import Persona, Touchpoint
from cjm_workshop.model.values import JourneyState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_workshop.model.records import Journey, Stage, Step
    from cjm_workshop.model.state import State

__all__ = ["Slot", "Track", "find_journey", "slots_of", "stages_of", "tracks_of"]


@dataclass(frozen=True)
class Track:
    """One journey on the map.

    Attributes
    ----------
    journey : Journey or None
        None for a persona without a journey.
    persona : Persona or None
        Who travels.
    steps : tuple of Step
        In order.
    hoped : bool
        It is a journey of the future.
    mark : str
        A few letters that tell it from the others.
    """

    journey: Journey | None
    persona: Persona | None
    steps: tuple[Step, ...]
    hoped: bool
    mark: str = ""


@dataclass(frozen=True)
class Slot:
    """A column before it is filled: a stage, and the step of each journey there, if it has one."""

    stage: str
    steps: tuple[Step | None, ...]

    @property
    def first(self) -> Step:
        """The step that gives the column its name."""
        return next(step for step in self.steps if step)


def find_journey(state: State, wanted: str | None = None) -> tuple[Journey | None, Persona | None]:
    """Return the journey and persona that a name or id means.

    Parameters
    ----------
    state : State
        The workshop.
    wanted : str, optional
        Id or name of a journey or persona, upper or lower case; without it the first journey.

    Returns
    -------
    (Journey or None, Persona or None)
        A persona may be without a journey, and a journey without a persona.

    Raises
    ------
    UnknownName
        If nothing is called so.
    """
    if wanted is None:
        journey = state.journeys[0] if state.journeys else None
        persona = state.get(Persona, journey.persona) if journey else None
        return journey, persona or (state.personas[0] if state.personas and not journey else None)
    asked = wanted.strip().casefold()
    for record in state.journeys:
        if asked in (record.id, record.name.casefold()):
            return record, state.get(Persona, record.persona)
    for person in state.personas:
        names = {person.id, person.name.casefold(), *person.name.casefold().split()[:1]}
        if asked in names:
            own = (record for record in state.journeys if record.persona == person.id)
            return next(own, None), person
    known = [person.name for person in state.personas]
    known += [record.name for record in state.journeys]
    raise UnknownName("persona or journey", wanted, known)


# ── which journeys ───────────────────────────────────────────────────────────────────────────


def tracks_of(
    state: State, journey: Journey | None, persona: Persona | None, compare: Sequence[str]
) -> tuple[Track, ...]:
    """Return the journeys of a map, that of `journey` first.

    Parameters
    ----------
    state : State
        The workshop.
    journey, persona : Journey or None, Persona or None
        Whom the map is about.
    compare : sequence of str
        Names or ids of journeys or personas; ``future`` and ``today`` mean the journeys that
        belong to the first one.

    Raises
    ------
    UnknownName
        If there is no such journey.
    """
    found = [(journey, persona)]
    for name in compare:
        for one in _meant(state, journey, name):
            if one[0] is None:
                raise UnknownName("journey of", name, [record.name for record in state.journeys])
            if one[0] not in (journey for journey, _ in found):
                found.append(one)
    tracks = [
        Track(one, who, state.steps_of(one.id) if one else (), _is_hoped(state, one))
        for one, who in found
    ]
    marks = _marks(tracks)
    return tuple(
        Track(track.journey, track.persona, track.steps, track.hoped, mark)
        for track, mark in zip(tracks, marks, strict=True)
    )


def _is_hoped(state: State, journey: Journey | None) -> bool:
    kind = (journey.state if journey else None) or state.charter.state
    return kind is JourneyState.FUTURE


def _meant(
    state: State, journey: Journey | None, name: str
) -> list[tuple[Journey | None, Persona | None]]:
    word = name.strip().casefold()
    if word not in (FUTURE, TODAY) or journey is None:
        return [find_journey(state, name)]
    if word == FUTURE:
        found = [one for one in state.journeys if one.compared_with == journey.id]
    else:
        found = [one for one in state.journeys if one.id == journey.compared_with]
    wanted = word == FUTURE
    found = found or [
        one
        for one in state.journeys
        if one.persona == journey.persona and one != journey and _is_hoped(state, one) is wanted
    ]
    if not found:
        raise UnknownName(f"journey of {word} for", journey.name, [])
    return [(one, state.get(Persona, one.persona)) for one in found[:1]]


def _marks(tracks: Sequence[Track]) -> list[str]:
    """Return a few letters for each journey: initials, now and hoped, or numbers."""
    people = [track.persona.id if track.persona else "" for track in tracks]
    letters = [initials(track.persona.name) if track.persona else "" for track in tracks]
    times = [label("mark.hoped" if track.hoped else "mark.now") for track in tracks]
    if len(set(people)) == 1 and len(set(times)) == len(tracks):
        return times
    pairs = zip(letters, times, strict=True)
    alone = len(set(letters)) == len(tracks) and all(letters)
    wanted = letters if alone else [" ".join(filter(None, pair)) for pair in pairs]
    return [
        word if wanted.count(word) == 1 else f"{letters[at] or 'J'} {at + 1}"
        for at, word in enumerate(wanted)
    ]


# ── shared columns ───────────────────────────────────────────────────────────────────────────


def stages_of(state: State, tracks: Iterable[Track]) -> tuple[dict[str, str], tuple[Stage, ...]]:
    """Return which stage each stage id counts as, and the stages of the map in order.

    Stages of two journeys that have the same name are one.
    """
    alias: dict[str, str] = {}
    found: dict[str, Stage] = {}
    for track in tracks:
        for stage in state.stages_of(track.journey.id) if track.journey else ():
            name = stage.name.strip().casefold()
            same = stage.id if stage.id in found else ""
            if track.journey and track.journey.stages and not same:
                same = next(
                    (one.id for one in found.values() if one.name.strip().casefold() == name), ""
                )
            alias[stage.id] = same or stage.id
            if not same:
                found[stage.id] = stage
    return alias, tuple(found.values())


def slots_of(
    state: State, tracks: Sequence[Track], alias: dict[str, str], order: Sequence[str]
) -> tuple[Slot, ...]:
    """Return the columns in the order of the stages: steps at the same touchpoint share one.

    Within a stage the order of every journey is kept; where two journeys meet the same touchpoints
    in another order, the first one's order counts and the other gets a column of its own.
    """
    found: list[Slot] = []
    under: list[dict[str, list[Step]]] = []
    for track in tracks:
        under.append({})
        for step in track.steps:
            under[-1].setdefault(alias.get(step.stage or "", ""), []).append(step)
    for stage in (*order, ""):
        shared: list[list[Step | None]] = [[step] for step in under[0].get(stage, ())]
        if len(tracks) > 1:
            shared = _shared(state, [steps.get(stage, []) for steps in under])
        found += [Slot(stage, tuple(steps)) for steps in shared]
    return tuple(found)


def _shared(state: State, journeys: Sequence[list[Step]]) -> list[list[Step | None]]:
    """Return the columns of a stage for several journeys."""
    shared: list[list[Step | None]] = []
    keys: list[str] = []
    for at, own in enumerate(journeys):
        shared, keys = _joined(state, shared, keys, own, at)
    return shared


def _joined(
    state: State, shared: list[list[Step | None]], keys: list[str], own: list[Step], at: int
) -> tuple[list[list[Step | None]], list[str]]:
    """Put the steps of one more journey into the columns of those before it."""
    mine = [_key(state, step) for step in own]
    steps: list[list[Step | None]] = []
    names: list[str] = []
    match = SequenceMatcher(None, keys, mine, autojunk=False)
    for what, left, right, low, high in match.get_opcodes():
        for number in range(left, right):
            same = own[low + number - left] if what == "equal" else None
            steps.append([*shared[number], same])
            names.append(keys[number])
        if what != "equal":
            alone: list[Step | None] = [None] * at
            steps += [[*alone, step] for step in own[low:high]]
            names += mine[low:high]
    return steps, names


def _key(state: State, step: Step) -> str:
    """Return what makes two steps the same column: the touchpoint, else the name."""
    if state.get(Touchpoint, step.touchpoint):
        return step.touchpoint or ""
    return f"name {step.name.strip().casefold()}" if step.name.strip() else step.id
