"""Worked solutions, taken from the solved lesson itself, so that they cannot disagree with it.

A task's worked solution is every solution cell that belongs to it: a cell with a region in which
``lesson.check("task", …)`` stands, or a cell tagged ``solution`` whose metadata name the task.
"""

from __future__ import annotations

import re
from pathlib import Path

from cjm_workshop.errors import UnknownName
from cjm_workshop.learning.notebook import BEGIN, Cell, Notebook, inside_regions
from cjm_workshop.workshop import Workshop

__all__ = ["fill_in", "tasks_of", "worked_solution"]

_LONG = 20
"""Lines of code from which on they are folded."""
_CHECKED = re.compile(r'lesson\.check\(\s*"([a-z_]+)"')


def worked_solution(notebook: Path, task: str, folded: str) -> str:
    """Return the worked solution of a task as Markdown.

    Parameters
    ----------
    notebook : Path
        The solved lesson.
    task : str
        The task.
    folded : str
        What stands above long code, which is folded: most learners do not program.

    Raises
    ------
    UnknownName
        If the notebook has no solution for this task.
    """
    cells = Notebook.read(notebook).cells
    parts = [_markdown(cell, folded) for cell in cells if task in tasks_of(cell)]
    if not parts:
        known = sorted({name for cell in cells for name in tasks_of(cell)})
        raise UnknownName("worked solution", task, known)
    return "\n\n".join(parts)


def fill_in(notebook: Path, workshop: Workshop) -> None:
    """Do to a workshop what the solved lesson does to it in its cells tagged ``solution``."""
    names = {"workshop": workshop}
    for cell in Notebook.read(notebook).cells:
        if cell.kind == "code" and "solution" in cell.tags:
            exec(compile(cell.source, cell.id, "exec"), names)  # noqa: S102 - the kit's own lesson


def tasks_of(cell: Cell) -> set[str]:
    """Return the tasks to whose solution a cell belongs."""
    if "solution" in cell.tags:
        return {str(cell.about.get("task", ""))} - {""}
    return set(_CHECKED.findall(cell.source)) if BEGIN in cell.source else set()


def _markdown(cell: Cell, folded: str) -> str:
    if cell.kind == "markdown":
        return cell.source
    code = cell.source if "solution" in cell.tags else "\n".join(inside_regions(cell.source))
    shown = f"```python\n{code}\n```"
    if len(code.splitlines()) < _LONG:
        return shown
    return f"<details><summary>{folded}</summary>\n\n{shown}\n\n</details>"
