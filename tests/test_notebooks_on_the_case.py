"""The nine notebooks once more, on a copy of the finished case instead of a blank workshop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import Workshop

NOTEBOOKS = sorted(Path(__file__).parents[1].joinpath("notebooks").glob("*.ipynb"))


def test_all_notebooks_run_on_the_finished_case(
    tmp_path: Path,
    run_notebook: Callable[[Path], dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Workshop.new(tmp_path / "play", template="freshcart") as workshop:
        file = workshop.path
        before = len(workshop.state().steps)
    monkeypatch.setenv("CJM_WORKSHOP", str(file))
    shown = {}
    for notebook in NOTEBOOKS:
        given = run_notebook(notebook)
        shown[notebook.stem] = {name: look(value) for name, value in given.items()}
    assert len(shown) == 9
    assert all(any(cells.values()) for cells in shown.values())
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


def look(value: Any) -> Any:
    """Return what a notebook would show of a value, drawn as it would be there."""
    for way in ("_repr_mimebundle_", "_repr_html_"):
        if hasattr(value, way):
            return getattr(value, way)()
    return value
