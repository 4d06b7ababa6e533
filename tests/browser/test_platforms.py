"""Notebooks in Notebook 7 and in Voila: board and forms show, and what is typed is in the file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

from cjm_workshop import Workshop

TOUCHPOINTS, FORMS = "03_touchpoints.ipynb", "forms.ipynb"
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def bring(repository: Path, folder: Path) -> None:
    """Put notebook 03 into a folder, and one that shows nothing but two forms."""
    shutil.copy(repository / "notebooks" / TOUCHPOINTS, folder)
    lines = (
        "from cjm_workshop import Workshop",
        "workshop = Workshop.open()",
        "workshop.charter_form()",
        "workshop.persona_form()",
    )
    cells = [nbformat.v4.new_code_cell(line) for line in lines]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL), folder / FORMS)


def type_a_channel(page: Any) -> None:
    """Make a channel and a note in it, as a person does."""
    board = page.locator('[data-testid="cjm-board"][data-ready="1"]').first
    board.wait_for(timeout=120_000)
    add = board.get_by_role("textbox", name="Add a channel")
    add.fill("Web")
    add.press("Enter")
    cell = board.get_by_role("region", name="Before · Web", exact=True)
    cell.get_by_role("textbox").fill("Compares prices")
    cell.get_by_role("textbox").press("Enter")
    note = cell.locator(".cjm-note[data-note]:not(.is-pending)", has_text="Compares prices")
    note.wait_for()


def set_a_goal(page: Any) -> None:
    """Fill a field of the charter, as a person does."""
    form = page.locator('[data-testid="cjm-form"][data-ready="1"]').first
    form.wait_for(timeout=120_000)
    form.get_by_role("textbox", name="Goal").fill("Fewer <b>calls</b>")
    form.get_by_role("textbox", name="Goal").press("Tab")
    form.locator('[data-field="goal"] .cjm-saved', has_text="saved").wait_for()


def name_a_persona(page: Any) -> None:
    """Say who travels, and let her be drawn."""
    who = page.get_by_role("textbox", name="Who travels?")
    who.wait_for(timeout=120_000)
    who.fill("Maya")
    who.press("Enter")
    form = page.locator('[data-testid="cjm-form"][data-ready="1"]').last
    portrait = form.locator('[data-field="portrait"]')
    portrait.get_by_role("button", name="Draw a portrait").click()
    portrait.locator("img").wait_for()
    portrait.get_by_text("saved", exact=True).wait_for()


def all_is_on_disk(folder: Path) -> None:
    (file,) = folder.glob("*.cjm.json")
    with Workshop.open(file, author="") as saved:
        state = saved.state()
    assert [touchpoint.name for touchpoint in state.touchpoints] == ["Compares prices"]
    assert state.charter.goal == "Fewer <b>calls</b>"
    (maya,) = state.personas
    assert maya.name == "Maya"
    assert maya.portrait is not None


def alone_and_back(page: Any) -> None:
    """Show only the timer, and go back by Escape."""
    timer = page.locator('[data-testid="cjm-timer"][data-ready="1"]').first
    button = timer.get_by_role("button", name="Show only this")
    button.click()
    page.locator(".cjm-timer.is-alone").wait_for()
    size = page.locator(".cjm-timer.is-alone").bounding_box()
    assert (size["x"], size["y"]) == (0, 0)
    assert size["width"] >= 1280
    page.evaluate("document.fullscreenElement && document.exitFullscreen()")
    page.keyboard.press("Escape")
    page.locator(".cjm-timer:not(.is-alone)").first.wait_for()


def test_notebook_7(
    page: Any, server: Callable[..., Any], repository: Path, connected: str
) -> None:
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--IdentityProvider.token="]
    exposed = "--JupyterNotebookApp.expose_app_in_browser=True"
    work = server("notebook", [*options, exposed, "--ServerApp.port_retries=0"], "/api")
    bring(repository, work.folder)

    def run(name: str) -> None:
        page.goto(f"{work.url}/notebooks/{work.folder.name}/{name}")
        # the toolbar says "idle" before there is a kernel, and what is run then never runs
        page.wait_for_function(connected, timeout=120_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    run(TOUCHPOINTS)
    type_a_channel(page)
    alone_and_back(page)
    run(FORMS)
    set_a_goal(page)
    name_a_persona(page)
    all_is_on_disk(work.folder)


def test_voila(page: Any, server: Callable[..., Any], repository: Path) -> None:
    work = server("voila", ["--no-browser", "--Voila.ip=127.0.0.1"])
    bring(repository, work.folder)
    pages = f"{work.url}/voila/render/{work.folder.name}"
    page.goto(f"{pages}/{TOUCHPOINTS}")
    type_a_channel(page)
    alone_and_back(page)
    page.goto(f"{pages}/{FORMS}")
    set_a_goal(page)
    name_a_persona(page)
    all_is_on_disk(work.folder)
