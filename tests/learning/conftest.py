"""What the tests of the lessons share: a folder for a learner, and a way to run a notebook."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a learner who has done nothing yet."""
    monkeypatch.setenv("CJM_LEARNING", str(tmp_path))
    monkeypatch.delenv("CJM_STRICT", raising=False)
    return tmp_path


@pytest.fixture
def run(learner: Path) -> Callable[[Path], dict[str, Any]]:
    """Run a notebook's cells in this process; return what each cell's last line gave, by its id.

    A kernel takes seconds to start; the exercises run in real ones too, as tests of their own.
    """

    def go(file: Path) -> dict[str, Any]:
        names: dict[str, Any] = {"__name__": "__main__"}
        given: dict[str, Any] = {}
        for cell in nbformat.read(file, as_version=4).cells:
            if cell.cell_type == "code":
                given[cell.id] = run_cell(cell.source, cell.id, names)
        return given

    return go


def run_cell(source: str, name: str, names: dict[str, Any]) -> Any:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), name, "eval"), names)
    return None
