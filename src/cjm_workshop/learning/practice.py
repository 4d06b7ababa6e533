"""The practice workshop of a lesson: what the case holds up to there, and nothing further.

It is cut from the finished case, or from material of the lesson's own, so a lesson never depends on
the one before.
"""

from __future__ import annotations

from pathlib import Path

from cjm_workshop import templates
from cjm_workshop.learning.content import Content, Practice
from cjm_workshop.model import State
from cjm_workshop.storage import SUFFIX, Store
from cjm_workshop.templates.sources import read_source
from cjm_workshop.workshop import Workshop

__all__ = ["open_practice", "start_state", "untouched"]

_SOURCES = Path(__file__).parent / "sources"


def start_state(lesson: Content) -> State:
    """Return the state that a lesson's practice workshop begins with."""
    whole = _whole(lesson.workshop)
    parts = {collection: getattr(whole, collection) for collection in lesson.workshop.keep}
    if lesson.workshop.unsorted:
        notes = {note.id: note.model_copy(update={"cluster": None}) for note in whole.notes}
        parts["notes"] = tuple(notes[note_id] for note_id in lesson.workshop.unsorted)
    return State(**parts, **({"charter": whole.charter} if lesson.workshop.charter else {}))


def open_practice(lesson: Content, folder: Path, *, fresh: bool = False) -> Workshop:
    """Open the practice workshop in the learner's folder; made where it is missing.

    Parameters
    ----------
    lesson : Content
        The lesson.
    folder : Path
        The learner's folder; practice workshops lie in ``practice`` there.
    fresh : bool
        Begin again: in a new file, beside the one of before, which stays.
    """
    home = folder / "practice"
    home.mkdir(parents=True, exist_ok=True)
    tried = sorted(home.glob(f"{lesson.stem}*{SUFFIX}"), key=_number)
    if tried and not fresh:
        return Workshop.open(tried[-1])
    name = f"{lesson.stem}-{_number(tried[-1]) + 1}" if tried else lesson.stem
    file = home / f"{name}{SUFFIX}"
    Store.create(file, start_state(lesson)).close()
    if not lesson.workshop.source:
        templates.copy_files(lesson.workshop.template, file)
    return Workshop.open(file)


def untouched(lesson: Content, state: State, collections: tuple[str, ...]) -> bool:
    """Tell whether parts of a practice workshop are as they were at the start."""
    start = start_state(lesson)
    return all(getattr(state, part) == getattr(start, part) for part in collections)


def _whole(practice: Practice) -> State:
    """Return the workshop from which a practice workshop is cut."""
    if practice.source:
        return read_source(_SOURCES / f"{practice.source}.toml").state
    return templates.load(practice.template)


def _number(file: Path) -> int:
    """Return which attempt a file is: 1 for ``03_touchpoints``, 2 for ``03_touchpoints-2``."""
    last = file.name.removesuffix(SUFFIX).rpartition("-")[2]
    return int(last) if last.isdigit() else 1
