"""The parts of a workshop as a facilitator sees them, read from the notebooks and the lessons.

In a notebook's metadata under ``cjm``: ``deliverable``; ``minutes_90``, ``minutes_half_day`` and
``minutes_day``; ``break_90``, ``break_half_day`` and ``break_day``, the break behind it; and
``when_late``, what to cut. Without minutes for a length, the notebook is left out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cjm_workshop.errors import Fault, FileFaults
from cjm_workshop.learning.notebook import Notebook
from cjm_workshop.learning.plan import Plan, plans
from cjm_workshop.templates.guide import Part, parts
from cjm_workshop.templates.material import material

__all__ = ["Session", "sessions"]


@dataclass(frozen=True)
class Session(Part):
    """One notebook in a room.

    Attributes
    ----------
    when_late : str
        What to cut.
    plan : Plan or None
        The facilitator's notes, from the lesson of the same number.
    """

    when_late: str
    plan: Plan | None

    @property
    def number(self) -> str:
        """The two digits in front of its name."""
        return self.id[:2]


def sessions(folder: Path | None = None) -> tuple[Session, ...]:
    """Return the parts of a workshop in order.

    Parameters
    ----------
    folder : Path, optional
        With the notebooks; without it the kit's.

    Raises
    ------
    FileFaults
        If a notebook does not say what to cut when late, or a lesson lacks a note.
    """
    return _sessions(folder or material("notebooks"))


@lru_cache(maxsize=4)
def _sessions(folder: Path) -> tuple[Session, ...]:
    lessons = {plan.stem[:2]: plan for plan in plans()}
    found = []
    for part in parts(folder):
        file = folder / f"{part.id}.ipynb"
        late = Notebook.read(file).about.get("when_late")
        if not isinstance(late, str):
            fault = Fault("metadata.cjm.when_late", repr(late), "a sentence on what to cut")
            advice = "Write it into the metadata of the notebook."
            raise FileFaults(f"{file.name} cannot be facilitated.", [fault], advice)
        found.append(Session(**vars(part), when_late=late, plan=lessons.get(part.id[:2])))
    return tuple(found)
