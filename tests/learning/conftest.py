"""What the tests of the lessons share: a folder for a learner, and a way to run a notebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop.learning import TODO, Lesson, Verdict

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


@pytest.fixture
def reasons(learner: Path) -> Callable[[str, str, Any], str]:
    """Return what is said about an answer: ``correct``, ``not_attempted``, or the reasons."""

    def say(lesson: str, task: str, answer: Any = TODO) -> str:
        outcome = Lesson(lesson).check(task, answer)
        if outcome.verdict is Verdict.NOT_YET:
            assert outcome.reasons, "not yet, without a reason"
            return "\n".join(outcome.reasons)
        assert not outcome.reasons
        return outcome.verdict.value

    return say
