"""Finding the persona that a name means, and drawing a face for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import label
from cjm_workshop.draw.scene import Box, Circle, Paint, Portrait
from cjm_workshop.errors import UnknownName
from cjm_workshop.insight.wording import initials

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.model.records import Persona
    from cjm_workshop.model.state import State

__all__ = ["avatar", "find_persona"]


def find_persona(state: State, wanted: str | None = None) -> Persona | None:
    """Return the persona that a name, first name or id means; the first without one.

    Raises
    ------
    UnknownName
        If nobody is called so.
    """
    if wanted is None:
        return state.personas[0] if state.personas else None
    asked = wanted.strip().casefold()
    for person in state.personas:
        if asked in {person.id, person.name.casefold()}:
            return person
    for person in state.personas:
        if asked in person.name.casefold().split()[:1]:
            return person
    raise UnknownName("persona", wanted, [person.name for person in state.personas])


def avatar(
    canvas: Canvas, persona: Persona | None, x: float, y: float, radius: float, files: Path | None
) -> None:
    """Draw the initials around (x, y), and the portrait over them where there is one."""
    colours = canvas.colours
    canvas.add(Circle(x, y, radius, Paint(fill=colours.stages[1]), role="avatar"))
    letters = initials(persona.name) if persona else ""
    if letters:
        size = radius * 0.78
        cell = Box(x - radius, y - size * 0.63, 2 * radius, size * 1.3)
        canvas.text(
            letters, cell, size, style="bold", colour=colours.on_dark, align="centre",
            role="initials",
        )  # fmt: skip
    else:
        canvas.icon("persona", x - radius * 0.6, y - radius * 0.6, radius * 1.2, colours.on_dark)
    if persona and persona.portrait and files:
        box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        alt = persona.portrait.alt or label("portrait", name=persona.name)
        file = str(files / persona.portrait.file)
        canvas.add(Portrait(file, box, round=True, role="portrait", alt=alt))
