"""The slides of the method: texts from ``deck.toml``, pictures from the case."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cjm_workshop import templates
from cjm_workshop.draw.labels import signed
from cjm_workshop.draw.layout.lecture import Point, cover, pair, points, scale, steps
from cjm_workshop.draw.scene import Scene
from cjm_workshop.draw.theme import DEFAULT, Theme
from cjm_workshop.export.pictures import scenes
from cjm_workshop.export.slide_file import PAGE, Slide, presentation
from cjm_workshop.facilitation.sessions import Session
from cjm_workshop.languages import words_of
from cjm_workshop.model import Level, State

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.journey.view import Asked

__all__ = ["deck", "slides"]

_LEVELS = {
    Level.OBSERVED: ("sees", "Somebody saw or measured it."),
    Level.REPORTED: ("hears", "A customer told us, in these words."),
    Level.INFERRED: ("thinks", "We conclude it from something that we can show."),
    Level.ASSUMED: ("assumption", "We believe it. Dashed on the map, and our next research."),
}
_DECIDES = "I place the order"
"""The stage of the case in which most people turn back: near enough to read from the last row."""
_READ_FROM_AFAR = 6
"""Opportunities on a slide."""
_FEELINGS = (
    "I waited at the window, and it rang next door",
    "I had to tell it a second time",
    "it went as I thought it would",
    "they said when, and it was then",
    "they saw it before I did",
)
"""A because for each mark, from -2 to +2."""


def deck(found: Sequence[Session], *, theme: Theme = DEFAULT) -> bytes:
    """Return the slides of the method as a PPTX file.

    Parameters
    ----------
    found : sequence of Session
        The parts of the workshop, for the slide that names them.
    theme : Theme
        The look.

    Raises
    ------
    MissingProgram
        Without python-pptx.
    """
    return presentation(slides(found, theme=theme), _texts()["title"], "en")


def slides(found: Sequence[Session], *, theme: Theme = DEFAULT) -> list[Slide]:
    """Return the slides in order; what to say stands in each one's description."""
    return list(_slides(found, theme))


def _slides(found: Sequence[Session], theme: Theme) -> Iterator[Slide]:
    case = templates.load(templates.CASE)
    for told in _texts()["slides"]:
        if told["kind"] == "picture":
            yield _picture(told, case, theme)
        else:
            scene = _MAKERS[told["kind"]](told, found, theme)
            yield Slide(scene, told["title"])


def _picture(told: dict[str, Any], case: State, theme: Theme) -> Slide:
    """Return a picture of the case under a title of its own; what it shows stays in the notes."""
    kind = told["picture"]
    view: Asked = {"stage": _DECIDES}
    scene = scenes(
        _few(case), kind, case.personas[:1], case.journeys[:1], PAGE, theme=theme, view=view
    )[0]
    notes = f"{told['say']}\n\nThe picture: {scene.description}"
    return Slide(replace(scene, description=notes), told["title"])


def _few(case: State) -> State:
    """Return the case with as many opportunities as can be read from the last row."""
    best = sorted(case.opportunities, key=lambda one: -(one.impact or 0))[:_READ_FROM_AFAR]
    return case.model_copy(update={"opportunities": tuple(best)})


def _cover(told: dict[str, Any], _: Sequence[Session], theme: Theme) -> Scene:
    return cover(told["title"], told["subtitle"], told["say"], theme=theme)


def _points(told: dict[str, Any], _: Sequence[Session], theme: Theme) -> Scene:
    items = [Point(one["icon"], one["lead"], one["text"]) for one in told["items"]]
    return points(told["title"], items, told["say"], theme=theme)


def _pair(told: dict[str, Any], _: Sequence[Session], theme: Theme) -> Scene:
    (weak, *avoid), (strong, *do) = told["weak"], told["strong"]
    return pair(told["title"], (weak, avoid), (strong, do), told["say"], theme=theme)


def _sessions(told: dict[str, Any], found: Sequence[Session], theme: Theme) -> Scene:
    items = [
        Point(one.number, one.title.partition("· ")[2] or one.title, one.deliverable)
        for one in found
    ]
    return steps(told["title"], items, told["say"], theme=theme)


def _levels(told: dict[str, Any], _: Sequence[Session], theme: Theme) -> Scene:
    words = words_of("en")
    items = [
        Point(icon, words(f"word.level.{level.value}").capitalize(), text)
        for level, (icon, text) in _LEVELS.items()
    ]
    return points(told["title"], items, told["say"], theme=theme)


def _faces(told: dict[str, Any], _: Sequence[Session], theme: Theme) -> Scene:
    words = words_of("en")
    items = []
    for at, text in enumerate(_FEELINGS):
        emotion = at - len(_FEELINGS) // 2
        word = words(f"word.emotion.{emotion}").capitalize()
        items.append(Point(signed(emotion), word, f"… because {text}"))
    return scale(told["title"], items, told["say"], theme=theme)


_MAKERS: dict[str, Callable[[dict[str, Any], Sequence[Session], Theme], Scene]] = {
    "cover": _cover,
    "points": _points,
    "pair": _pair,
    "sessions": _sessions,
    "levels": _levels,
    "faces": _faces,
}


def _texts() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "deck.toml").read_text("utf-8"))
