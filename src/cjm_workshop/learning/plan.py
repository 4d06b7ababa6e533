"""What a facilitator needs of a lesson: its minutes, aims, materials and notes.

All of it stands in the solved lesson, ``solutions/NN_topic.ipynb``. Under ``cjm`` in the metadata
of the notebook:

=============  ==============================================================================
``lesson``     its number
``alone``      minutes for somebody who learns alone
``teach``      minutes in a room in which the facilitator speaks
``exercise``   minutes in a room in which people work
``mode``       ``solo``, ``pairs`` or ``table``: who works together
``materials``  what must lie ready, as a list
``when_late``  what to cut
=============  ==============================================================================

The aims are the list in its first cell. The notes are cells tagged ``facilitator``, each with a
``note`` in its metadata under ``cjm``: ``say``, ``goes_wrong``, ``debrief`` or ``expected``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cjm_workshop.errors import Fault, FileFaults
from cjm_workshop.learning.notebook import Notebook
from cjm_workshop.templates.material import material

__all__ = ["NOTES", "Plan", "plan_of", "plans"]

NOTES = ("say", "goes_wrong", "debrief", "expected")
"""What a facilitator's note may be about."""


@dataclass(frozen=True)
class Plan:
    """A lesson as its facilitator sees it.

    Attributes
    ----------
    stem : str
        Of the notebook: ``03_touchpoints``.
    title : str
        The heading of the lesson, with its number.
    aims : tuple of str
        What one can do after it.
    alone, teach, exercise : int
        Minutes: alone; in a room, of talk and of work.
    mode : str
        Who works together.
    materials : tuple of str
        What must lie ready.
    when_late : str
        What to cut.
    notes : dict of str to str
        Markdown, by what it is about; see `NOTES`.
    """

    stem: str
    title: str
    aims: tuple[str, ...]
    alone: int
    teach: int
    exercise: int
    mode: Literal["solo", "pairs", "table"]
    materials: tuple[str, ...]
    when_late: str
    notes: dict[str, str]

    @property
    def minutes(self) -> int:
        """Minutes in a room."""
        return self.teach + self.exercise


def plans(folder: Path | None = None) -> list[Plan]:
    """Return the plans of all lessons in a folder of solved ones; of the kit's without it."""
    home = folder or material("solutions")
    return [plan_of(lesson) for lesson in sorted(home.glob("*.ipynb"))]


def plan_of(lesson: Path) -> Plan:
    """Return the plan of a solved lesson.

    Raises
    ------
    FileFaults
        If something of it is missing.
    """
    solved = Notebook.read(lesson)
    first = solved.cells[0].source.splitlines() if solved.cells else []
    notes = {
        str(cell.about.get("note", "")): cell.source
        for cell in solved.cells
        if "facilitator" in cell.tags
    }
    faults = [*_faults(solved.about), *(_no_note(name) for name in NOTES if name not in notes)]
    if faults:
        advice = "The module cjm_workshop.learning.plan tells what stands in a lesson."
        raise FileFaults(f"{lesson} is no lesson that can be taught.", faults, advice)
    about = solved.about
    return Plan(
        stem=lesson.stem,
        title=first[0].removeprefix("# ") if first else lesson.stem,
        aims=tuple(line[2:].rstrip(",.") for line in first if line.startswith("- ")),
        materials=tuple(about["materials"]),
        notes=notes,
        **{key: about[key] for key in ("alone", "teach", "exercise", "mode", "when_late")},
    )


_WANTED: dict[str, tuple[type, str]] = {
    "lesson": (str, 'its number, such as "03"'),
    "alone": (int, "minutes for one person alone"),
    "teach": (int, "minutes of talk in a room"),
    "exercise": (int, "minutes of work in a room"),
    "mode": (str, '"solo", "pairs" or "table"'),
    "materials": (list, "a list of what must lie ready"),
    "when_late": (str, "a sentence on what to cut"),
}


def _faults(about: dict[str, Any]) -> list[Fault]:
    return [
        Fault(f"metadata.cjm.{key}", repr(about.get(key)), expected)
        for key, (kind, expected) in _WANTED.items()
        if not isinstance(about.get(key), kind)
    ]


def _no_note(name: str) -> Fault:
    return Fault("cells", f'no facilitator\'s cell with the note "{name}"', "one of each kind")
