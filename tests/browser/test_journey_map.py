"""Notebook 06 from blank, by mouse and keyboard, in a real JupyterLab."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from board_pages import Tab

STEPS = (
    "print(__import__('json').dumps([[s.name, s.emotion, s.emotion_reason, "
    "workshop.state().find(s.stage).name] for s in workshop.state().steps]))"
)
DANGEROUS = ("x", "b", "a", "d", "d", "z")


def press_dangerous(notebook: Any) -> None:
    """Press what cuts, adds and deletes cells in JupyterLab."""
    cells = notebook.cells()
    for key in DANGEROUS:
        notebook.page.keyboard.press(key)
    assert notebook.cells() == cells


def test_a_team_puts_steps_under_stages_and_says_how_they_feel(
    open_notebook: Callable[[str], Any],
) -> None:
    notebook = open_notebook("06_journey_map")
    notebook.run_all()
    tab = Tab(notebook.page)
    tab.root.wait_for(timeout=60_000)
    curve = notebook.page.locator('[data-testid="cjm-curve"][data-ready="1"]')
    curve.wait_for(timeout=60_000)
    curve.get_by_text("There are no steps yet.").wait_for()

    stages = tab.root.get_by_role("textbox", name="Add a stage")
    for stage in ("Find a slot", "Get it home"):
        stages.fill(stage)
        stages.press("Enter")
        tab.area(stage).wait_for()
    tab.type_in("Find a slot", "Looks for a slot", "Gives up")
    tab.note("Gives up").wait_for()
    tab.drag("Gives up", "Get it home")
    tab.note("Gives up").focus()
    press_dangerous(notebook)

    slider = curve.get_by_role("slider", name="Looks for a slot")
    slider.focus()
    press_dangerous(notebook)
    notebook.page.keyboard.press("ArrowDown")
    curve.locator('[role="slider"][aria-valuetext="unhappy, −1"]:not(.is-pending)').wait_for()
    notebook.page.keyboard.press("Enter")
    notebook.page.keyboard.type("Every evening is grey")
    curve.get_by_role("slider", name="Gives up").focus()
    curve.get_by_role("button", name="Every evening is grey").wait_for()
    tab.note("Looks for a slot").locator('[data-kind="feeling"]').wait_for()

    assert json.loads(notebook.python(STEPS)) == [
        ["Looks for a slot", -1, "Every evening is grey", "Find a slot"],
        ["Gives up", None, "", "Get it home"],
    ]
