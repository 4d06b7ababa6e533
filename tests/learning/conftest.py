"""What the tests of the lessons share: a folder for a learner, and a way to run a notebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a learner who has done nothing yet."""
    monkeypatch.setenv("CJM_LEARNING", str(tmp_path))
    monkeypatch.delenv("CJM_STRICT", raising=False)
    return tmp_path


@pytest.fixture
def run(learner: Path, run_notebook: Callable[[Path], dict[str, Any]]) -> Any:
    """Run a notebook's cells in this process, in the folder of a new learner."""
    return run_notebook
