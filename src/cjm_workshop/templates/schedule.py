"""When what begins: the notebooks and the breaks between them, in minutes from the start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cjm_workshop.templates.guide import Part

__all__ = ["MEAL", "Slot", "schedule"]

MEAL = 45
"""Minutes from which on a break is for a meal."""


@dataclass(frozen=True)
class Slot:
    """A time in an agenda.

    Attributes
    ----------
    start, minutes : int
        When it begins, counted from the start of the meeting, and how long it takes.
    part : Part or None
        The notebook that is worked in; None in a break.
    """

    start: int
    minutes: int
    part: Part | None = None

    @property
    def end(self) -> int:
        """When it is over."""
        return self.start + self.minutes


def schedule(parts: Iterable[Part], length: str) -> tuple[Slot, ...]:
    """Lay out notebooks one after the other, each with the break behind it.

    Parameters
    ----------
    parts : iterable of Part
        The notebooks, in order.
    length : str
        One of `cjm_workshop.templates.guide.LENGTHS`.

    Returns
    -------
    tuple of Slot
        Without a break after the last one: nobody rests after the end.
    """
    slots: list[Slot] = []
    now = pause = 0
    for part in parts:
        if pause:
            slots.append(Slot(now, pause))
            now += pause
        slots.append(Slot(now, part.minutes[length], part))
        now, pause = slots[-1].end, part.pause[length]
    return tuple(slots)
