"""Exercises, made from solved lessons: one source, so that the two cannot drift apart.

In a solved lesson

- a region of a code cell, from ``# BEGIN SOLUTION`` to ``# END SOLUTION stub``, becomes its stub;
- a cell tagged ``solution`` or ``facilitator`` is left out;
- of the metadata only the lesson's number stays, with the name of the source.

Ids of cells stay. What was left out must not survive elsewhere in the exercise.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cjm_workshop.errors import Fault, FileFaults, WorkshopError
from cjm_workshop.learning.notebook import Cell, Notebook, inside_regions, regions, wrong_marks
from cjm_workshop.storage import Disk

__all__ = ["EXERCISES", "SOLUTIONS", "Made", "exercise_of", "make_exercises"]

SOLUTIONS = "solutions"
EXERCISES = "exercises"
_LEFT_OUT = frozenset(("solution", "facilitator"))
_MARK = "generated_from"
_WORDS_OF_AN_ANSWER = 4
"""A text of so many words is an answer that would give itself away; a name may stand twice."""
_ADVICE = "Mend the solved lesson, then run cjm-workshop exercises again."


@dataclass(frozen=True)
class Made:
    """What became of one exercise.

    Attributes
    ----------
    name : str
        Of the notebook.
    change : str
        ``"new"``, ``"changed"``, ``"same"``, or ``"without source"``: a notebook that was made
        before from a lesson which is gone; it is left where it is.
    """

    name: str
    change: str


def exercise_of(lesson: Path) -> bytes:
    """Return the exercise of a solved lesson, as the bytes of a notebook.

    Raises
    ------
    FileFaults
        If marks are not closed, nested or misspelt, two cells have one id, or an answer survives;
        each fault names the cell and the line.
    """
    solved = Notebook.read(lesson)
    kept = [_without_regions(cell) for cell in solved.cells if not cell.tags & _LEFT_OUT]
    about = {key: value for key, value in solved.about.items() if key == "lesson"}
    made = Notebook(tuple(kept), {**about, _MARK: f"{lesson.parent.name}/{lesson.name}"})
    faults = [*_twice(solved), *_wrong_marks(solved), *_survivors(solved, made)]
    if faults:
        raise FileFaults(f"No exercise can be made of {lesson}.", faults, _ADVICE)
    return made.written()


def make_exercises(folder: Path, *, write: bool = True) -> list[Made]:
    """Make the exercises of all solved lessons in a folder.

    Parameters
    ----------
    folder : Path
        Holds ``solutions``; the exercises go into ``exercises`` beside it.
    write : bool
        Whether to write them, or only to tell what would change.

    Raises
    ------
    WorkshopError
        If there are no solved lessons.
    FileFaults
        If one of them is faulty; then none is written.
    """
    lessons = sorted((folder / SOLUTIONS).glob("*.ipynb"))
    if not lessons:
        raise WorkshopError(
            f"There are no solved lessons in {folder / SOLUTIONS}. "
            f"Put notebooks there, NN_topic.ipynb, or name the folder that holds {SOLUTIONS}."
        )
    home = folder / EXERCISES
    texts = {home / lesson.name: exercise_of(lesson) for lesson in lessons}
    made = [Made(file.name, _change(file, text)) for file, text in texts.items()]
    if write:
        home.mkdir(exist_ok=True)
        for file, text in texts.items():
            if _change(file, text) != "same":
                Disk().write_atomic(file, text)
    return [*made, *_orphans(home, set(texts))]


def _change(file: Path, text: bytes) -> str:
    if not file.exists():
        return "new"
    return "same" if file.read_bytes() == text else "changed"


def _orphans(home: Path, known: set[Path]) -> Iterator[Made]:
    for file in sorted(home.glob("*.ipynb")):
        if file not in known and _MARK in Notebook.read(file).about:
            yield Made(file.name, "without source")


def _without_regions(cell: Cell) -> Cell:
    lines = [line for line, inside in regions(cell.source) if not inside]
    return replace(cell, source="\n".join(lines), about={}, tags=frozenset())


def _wrong_marks(solved: Notebook) -> Iterator[Fault]:
    for at, cell in enumerate(solved.cells, 1):
        for line, what in wrong_marks(cell.source):
            where = f'cell {at} ("{cell.id}"), line {line}'
            yield Fault(where, what, "one region after the other, each with both marks")


def _twice(solved: Notebook) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, cell in enumerate(solved.cells, 1):
        if cell.id in seen:
            yield Fault(f"cell {at}", f'the id "{cell.id}" a second time', "an id of its own")
        seen.add(cell.id)


def _survivors(solved: Notebook, made: Notebook) -> Iterator[Fault]:
    """Look for answers of the solved lesson in the text of the exercise."""
    kept = _flat(" ".join(cell.source for cell in made.cells))
    for at, cell in enumerate(solved.cells, 1):
        for answer in _answers(cell):
            if _flat(answer) in kept:
                where = f'cell {at} ("{cell.id}")'
                what = f'the answer "{answer[:60]}" elsewhere in the exercise too'
                yield Fault(where, what, "an answer that the exercise does not tell")


def _answers(cell: Cell) -> Iterator[str]:
    """Walk over the texts in what is left out of a code cell."""
    if cell.kind != "code" or "facilitator" in cell.tags:
        return
    code = cell.source if "solution" in cell.tags else "\n".join(inside_regions(cell.source))
    try:
        tree = ast.parse(code)
    except SyntaxError:  # a magic of IPython, or a region within a line: take it as it stands
        yield from (line.strip() for line in code.splitlines() if _is_answer(line))
        return
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and _is_answer(node.value)
        ):
            yield node.value


def _is_answer(text: str) -> bool:
    return len(text.split()) >= _WORDS_OF_AN_ANSWER


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
