"""The nine notebooks once more, on a copy of the finished case instead of a blank workshop."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cjm_workshop import Workshop

ROOT = Path(__file__).parents[1]


def _outside() -> dict[str, str]:
    """Return the environment without what the running tests put there for themselves."""
    ours = ("PYTEST_", "COV", "COVERAGE_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def test_all_notebooks_run_on_the_finished_case(tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "play", template="freshcart") as workshop:
        file = workshop.path
        before = len(workshop.state().steps)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "notebooks", "-p", "no:cacheprovider"],
        cwd=ROOT,
        env=_outside() | {"CJM_WORKSHOP": str(file), "CJM_NAME": "Ann"},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-4000:]
    with Workshop.open(file) as workshop:
        assert len(workshop.state().steps) == before
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert {
        "persona.pdf",
        "touchpoints.pdf",
        "map.html",
        "map.pdf",
        "map-1.png",
        "map-2.svg",
    } <= written
