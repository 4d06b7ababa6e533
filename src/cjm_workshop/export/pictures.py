"""The pages of a picture, and writing them as PNG, SVG or PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.empathy_map import empathy_map
from cjm_workshop.draw.layout.impact_effort import impact_effort
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.layout.persona_card import persona_card
from cjm_workshop.draw.layout.touchpoint_matrix import touchpoint_matrix
from cjm_workshop.export import files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.model import Journey, Persona, State

__all__ = ["save", "scenes"]


def scenes(
    state: State,
    picture: str,
    personas: Sequence[Persona],
    journeys: Sequence[Journey],
    page: str = "A3",
    folder: Path | None = None,
) -> list[Scene]:
    """Return the pages of a picture.

    Parameters
    ----------
    state : State
        The workshop.
    picture : str
        ``journey``, ``persona``, ``touchpoints``, ``empathy``, ``affinity``, ``impact``, or
        ``workshop`` for all of them.
    personas, journeys : sequence of Persona and of Journey
        Those to show; without any, a page that says how to begin.
    page : str
        A page of the theme, such as ``A3``.
    folder : Path, optional
        ``NAME.files`` with the portraits.
    """
    people: list[str | None] = [one.id for one in personas]
    maps: list[str | None] = [one.id for one in journeys]
    makers: dict[str, Callable[[], list[list[Scene]]]] = {
        "persona": lambda: [
            persona_card(state, who, page=page, files=folder) for who in people or [None]
        ],
        "touchpoints": lambda: [touchpoint_matrix(state, page=page)],
        "empathy": lambda: [
            empathy_map(state, who, page=page, files=folder) for who in _with_empathy(state, people)
        ],
        "affinity": lambda: [affinity_diagram(state, page=page)],
        "journey": lambda: [
            journey_map(state, one, page=page, files=folder) for one in maps or people or [None]
        ],
        "impact": lambda: [impact_effort(state, page=page)],
    }
    wanted = list(makers) if picture == "workshop" else [picture]
    return [scene for name in wanted for pages in makers[name]() for scene in pages]


def _with_empathy(state: State, people: Sequence[str | None]) -> Sequence[str | None]:
    """Return those of whom there are notes; of one person alone the map is shown anyway."""
    used = {one.persona for one in state.empathy_maps}
    used |= {note.persona for note in state.notes if note.board == "empathy" and note.persona}
    return [who for who in people if who in used] or people[:1] or [None]


def save(pages: Sequence[Scene], target: Path) -> list[Path]:
    """Write pages in the format that the name ends in; several become numbered files or one PDF.

    Raises
    ------
    NotSaved
        If the disk refused.
    """
    from cjm_workshop.draw import figure  # matplotlib is loaded late: tables and pages need none

    try:
        return figure.save(pages, target)
    except OSError as error:
        raise files.not_saved(target, error) from error
