"""What a reader asks of a journey map: which lanes, whose curves, how near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from cjm_workshop.errors import UnknownName, WorkshopError
from cjm_workshop.languages.sentences import sentence

__all__ = [
    "DEFAULT_LANES",
    "LEVELS",
    "MEASURED",
    "MOST_CURVES",
    "OPTIONAL_LANES",
    "Asked",
    "View",
    "view_of",
]

DEFAULT_LANES = (
    "stages",
    "touchpoints",
    "doing",
    "thinking",
    "feeling",
    "channels",
    "pains",
    "opportunities",
)
"""The lanes of a map unless others are asked for."""
OPTIONAL_LANES = (
    "storyboard",
    "expectation",
    "arc",
    "waiting",
    "metrics",
    "backstage",
    "departments",
    "evidence",
)
"""The lanes that a map has where they are asked for."""
LEVELS = ("strategic", "tactical")
MOST_CURVES = 4
"""More lines in one lane cannot be told apart."""
MEASURED, FUTURE, TODAY = "measured", "future", "today"
_OTHER_WORDS = {
    "step pictures": "storyboard",
    "pictures": "storyboard",
    "experience": "expectation",
    "expectation against experience": "expectation",
    "dramatic arc": "arc",
    "line of visibility": "backstage",
    "sources": "evidence",
    "pain points": "pains",
    "emotions": "feeling",
    "feelings": "feeling",
}


class Asked(TypedDict, total=False):
    """The options of `cjm_workshop.draw.layout.journey_map.journey_map` on their way there."""

    compare: str | Sequence[str]
    level: str | None
    stage: str | Sequence[str] | None
    lanes: str | Sequence[str] | None


@dataclass(frozen=True)
class View:
    """What is asked of a map, checked.

    Attributes
    ----------
    compare : tuple of str
        Names of the other journeys or personas, ``future``, ``today``; never ``measured``.
    measured : bool
        Whether to draw what was measured beside what is believed.
    strategic : bool
        Whether a column is a stage.
    stages : tuple of str
        Names of the stages to zoom in on; empty for all.
    each : bool
        Whether each stage has a page of its own.
    lanes : frozenset of str
        Names out of `DEFAULT_LANES` and `OPTIONAL_LANES`.
    """

    compare: tuple[str, ...] = ()
    measured: bool = False
    strategic: bool = False
    stages: tuple[str, ...] = ()
    each: bool = False
    lanes: frozenset[str] = frozenset(DEFAULT_LANES)


def view_of(
    compare: str | Sequence[str] = (),
    level: str | None = None,
    stage: str | Sequence[str] | None = None,
    lanes: str | Sequence[str] | None = None,
) -> View:
    """Check what is asked of a map.

    Raises
    ------
    UnknownName
        If there is no such level or lane.
    WorkshopError
        If more journeys than `MOST_CURVES` are asked for, or a stage of a map that has stages only.
    """
    asked = dict.fromkeys(name.strip() for name in _several(compare))
    others = tuple(name for name in asked if name.casefold() != MEASURED)
    measured = len(others) < len(asked)
    if len(others) + 1 + measured > MOST_CURVES:
        many = {"most": MOST_CURVES, "asked": len(others) + 1 + measured}
        raise WorkshopError(sentence("refusal.too_many_curves", **many))
    known = (level or "tactical").strip().casefold()
    if known not in LEVELS:
        raise UnknownName("level", level or "", LEVELS)
    stages = tuple(name.strip() for name in _several(stage))
    if stages and known == "strategic":
        raise WorkshopError(sentence("refusal.strategic_stage"))
    each = level is not None and known == "tactical" and not stages
    return View(others, measured, known == "strategic", stages, each, _lanes(lanes))


def _several(names: str | Sequence[str] | None) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names or ())


def _lanes(names: str | Sequence[str] | None) -> frozenset[str]:
    """Return the lanes to show: optional ones are added, usual ones chosen from."""
    wanted = set()
    for name in _several(names):
        plain = name.strip().casefold()
        found = _OTHER_WORDS.get(plain, plain)
        if found == "all":
            wanted |= {*DEFAULT_LANES, *OPTIONAL_LANES}
        elif found in DEFAULT_LANES or found in OPTIONAL_LANES:
            wanted.add(found)
        else:
            raise UnknownName("lane", name, ("all", *DEFAULT_LANES, *OPTIONAL_LANES))
    if not wanted & set(DEFAULT_LANES):
        wanted |= set(DEFAULT_LANES)
    return frozenset(wanted | {"stages", "touchpoints"})
