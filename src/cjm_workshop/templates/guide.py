"""The guided workshop as its notebooks tell it: titles, minutes, breaks, prompts."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import FALLBACK, code_of

__all__ = ["LENGTHS", "Part", "Prompt", "parts", "prompts", "steps_with_prompts"]

LENGTHS = ("90", "half day", "day")
"""The lengths of a workshop for which its notebooks say their minutes; ``"90"`` is a short look."""

_PROMPTS = Path(__file__).parent / "prompts"


@dataclass(frozen=True)
class Part:
    """One notebook of the workshop.

    Attributes
    ----------
    id : str
        Its name without the ending: ``03_touchpoints``.
    title : str
        Its heading: ``03 · Touchpoints and channels``.
    deliverable : str
        What the team has made when it is done.
    minutes, pause : dict of str to int
        For each of `LENGTHS`: how long it takes, none where it is left out, and the break behind
        it.
    """

    id: str
    title: str
    deliverable: str
    minutes: dict[str, int]
    pause: dict[str, int]


@dataclass(frozen=True)
class Prompt:
    """A question that gets a team going, and one sentence on it."""

    text: str
    hint: str = ""


def parts(folder: Path) -> tuple[Part, ...]:
    """Return the notebooks of a workshop in their order.

    Parameters
    ----------
    folder : Path
        Where the notebooks are. Minutes stand in each notebook's metadata under ``cjm``; one
        without them is passed over.
    """
    found = (_part(file) for file in sorted(folder.glob("[0-9][0-9]_*.ipynb")))
    return tuple(part for part in found if part)


def _part(file: Path) -> Part | None:
    try:
        notebook = json.loads(file.read_bytes())
        plan = notebook["metadata"]["cjm"]
        title = "".join(notebook["cells"][0]["source"]).splitlines()[0].lstrip("# ")
        return Part(
            file.stem,
            title,
            str(plan.get("deliverable", "")),
            _each(plan, "minutes"),
            _each(plan, "break"),
        )
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return None  # not one of the kit's notebooks, or one that somebody spoilt


def _each(plan: dict[str, Any], what: str) -> dict[str, int]:
    return {one: int(plan.get(f"{what}_{one.replace(' ', '_')}", 0)) for one in LENGTHS}


def steps_with_prompts() -> tuple[str, ...]:
    """Return the names of the steps that have prompt cards."""
    return tuple(_prompts(FALLBACK))


def prompts(step: str, language: str = FALLBACK) -> tuple[Prompt, ...]:
    """Return the prompt cards of a step.

    Parameters
    ----------
    step : str
        Such as ``"touchpoints"``; see `steps_with_prompts`.
    language : str
        As in the charter; where there are no cards in it they are English.

    Raises
    ------
    UnknownName
        If there is no such step.
    """
    code = code_of(language)
    cards = _prompts(code if (_PROMPTS / f"{code}.toml").is_file() else FALLBACK)
    if step not in cards:
        raise UnknownName("set of prompt cards", step, steps_with_prompts())
    return cards[step]


@cache
def _prompts(code: str) -> dict[str, tuple[Prompt, ...]]:
    held = tomllib.loads((_PROMPTS / f"{code}.toml").read_text("utf-8"))
    return {step: tuple(Prompt(**card) for card in cards) for step, cards in held.items()}
