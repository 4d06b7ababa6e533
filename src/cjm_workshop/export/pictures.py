"""The pages of a picture, and writing them as PNG, SVG or PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from cjm_workshop.draw import missing
from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.communication_plan import communication_plan
from cjm_workshop.draw.layout.empathy_map import empathy_map
from cjm_workshop.draw.layout.impact_effort import impact_effort
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.layout.overview import overview
from cjm_workshop.draw.layout.persona_card import persona_card
from cjm_workshop.draw.layout.storyboard import storyboard
from cjm_workshop.draw.layout.touchpoint_matrix import touchpoint_matrix
from cjm_workshop.draw.layout.touchpoint_wheel import touchpoint_wheel
from cjm_workshop.draw.theme import DEFAULT, Theme
from cjm_workshop.errors import WorkshopError
from cjm_workshop.export import files, picture_svg
from cjm_workshop.languages.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjm_workshop.draw.layout.journey.view import Asked
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.model import Journey, Persona, State

__all__ = ["save", "scenes", "wanted"]

_ALL = (
    "persona",
    "touchpoints",
    "wheel",
    "empathy",
    "affinity",
    "journey",
    "storyboard",
    "overview",
    "impact",
    "plan",
)


class _Look(TypedDict):
    theme: Theme
    page: str


_OF_THE_WORKSHOP: dict[str, Callable[..., list[Scene]]] = {
    "touchpoints": touchpoint_matrix,
    "affinity": affinity_diagram,
    "impact": impact_effort,
}
_OF_A_PERSON: dict[str, Callable[..., list[Scene]]] = {
    "persona": persona_card,
    "wheel": touchpoint_wheel,
    "empathy": empathy_map,
}


def scenes(
    state: State,
    picture: str,
    personas: Sequence[Persona],
    journeys: Sequence[Journey],
    page: str = "A3",
    folder: Path | None = None,
    theme: Theme = DEFAULT,
    view: Asked | None = None,
) -> list[Scene]:
    """Return the pages of a picture.

    Parameters
    ----------
    state : State
        The workshop.
    picture : str
        ``journey``, ``persona``, ``touchpoints``, ``wheel``, ``empathy``, ``affinity``,
        ``impact``, ``storyboard``, ``overview``, ``plan``, or ``workshop`` for all of them.
    personas, journeys : sequence of Persona and of Journey
        Those to show; without any, a page that says how to begin.
    page : str
        A page of the theme, such as ``A3``.
    folder : Path, optional
        ``NAME.files`` with the portraits.
    theme : Theme
        The look.
    view : Asked, optional
        What is asked of a journey map: other journeys beside it, level, stage, lanes.
    """
    look: _Look = {"theme": theme, "page": page}
    people: list[str | None] = [one.id for one in personas]
    maps = [one.id for one in journeys]
    found: list[Scene] = []
    for name in wanted(state, picture):
        if name in _OF_THE_WORKSHOP:
            found += _OF_THE_WORKSHOP[name](state, **look)
        elif name in _OF_A_PERSON:
            for who in _with_empathy(state, people) if name == "empathy" else people or [None]:
                found += _OF_A_PERSON[name](state, who, files=folder, **look)
        elif name == "plan":
            found += communication_plan(state, people[0] if len(people) == 1 else None, **look)
        elif name == "overview":
            found += overview(state, maps or None, files=folder, **look)
        else:
            for one in [*maps] or people or [None]:
                found += (
                    journey_map(state, one, files=folder, **look, **(view or {}))
                    if name == "journey"
                    else storyboard(state, one, files=folder, **look)
                )
    return found


def wanted(state: State, picture: str) -> tuple[str, ...]:
    """Return the pictures that a name means.

    The whole workshop holds a plan of contacts only where there are any: many teams need none.
    """
    if picture != "workshop":
        return (picture,)
    return _ALL if state.contacts else tuple(name for name in _ALL if name != "plan")


def _with_empathy(state: State, people: Sequence[str | None]) -> Sequence[str | None]:
    """Return those of whom there are notes; of one person alone the map is shown anyway."""
    used = {one.persona for one in state.empathy_maps}
    used |= {note.persona for note in state.notes if note.board == "empathy" and note.persona}
    return [who for who in people if who in used] or people[:1] or [None]


def save(pages: Sequence[Scene], target: str | Path, dpi: float = 150) -> list[Path]:
    """Write the pages of one picture in the format that the name ends in.

    Parameters
    ----------
    pages : sequence of Scene
        The pages of one layout, or of several.
    target : path
        Ends in ``.png``, ``.svg`` or ``.pdf``. Several pages become one PDF, or several pictures
        ``NAME-1.png``, ``NAME-2.png`` …
    dpi : float
        Pixels per inch, for PNG only.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    WorkshopError
        If the ending is none of the three.
    NotSaved
        If the disk refused.

    Warns
    -----
    MissingCharacters
        If no font on this machine has a character.
    """
    target = Path(target)
    makers: dict[str, Callable[[], Iterator[str | bytes]]] = {
        ".png": lambda: _png(pages, dpi),
        ".svg": lambda: map(picture_svg.picture, pages),
        ".pdf": lambda: _pdf(pages),
    }
    kind = target.suffix.lower()
    if kind not in makers:
        raise WorkshopError(sentence("refusal.no_picture_ending", name=target.name))
    missing.tell_missing(pages, missing.AS_SQUARES if kind != ".svg" else missing.ELSEWHERE)
    many = len(pages) > 1 and kind != ".pdf"
    return [
        files.put(target.with_stem(f"{target.stem}-{at}") if many else target, content)
        for at, content in enumerate(makers[kind](), 1)
    ]


def _png(pages: Sequence[Scene], dpi: float) -> Iterator[bytes]:
    from cjm_workshop.draw import figure  # matplotlib is loaded late: SVG and tables need none

    return (figure.png(page, dpi) for page in pages)


def _pdf(pages: Sequence[Scene]) -> Iterator[bytes]:
    from cjm_workshop.draw import figure

    yield figure.pdf(pages)
