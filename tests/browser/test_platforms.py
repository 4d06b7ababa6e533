"""The same notebook in Notebook 7 and in Voila: a board shows, and what is typed is in the file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cjm_workshop import Workshop

STEM = "03_touchpoints"


def bring(repository: Path, folder: Path) -> str:
    name = f"{STEM}.ipynb"
    shutil.copy(repository / "notebooks" / name, folder / name)
    return name


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


def on_disk(folder: Path) -> list[str]:
    (file,) = folder.glob("*.cjm.json")
    with Workshop.open(file, author="") as saved:
        return [touchpoint.name for touchpoint in saved.state().touchpoints]


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
    name = bring(repository, work.folder)
    page.goto(f"{work.url}/notebooks/{work.folder.name}/{name}")
    # the toolbar says "idle" before there is a kernel, and what is run then never runs
    page.wait_for_function(connected, timeout=120_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    type_a_channel(page)
    alone_and_back(page)
    assert on_disk(work.folder) == ["Compares prices"]


def test_voila(page: Any, server: Callable[..., Any], repository: Path) -> None:
    work = server("voila", ["--no-browser", "--Voila.ip=127.0.0.1"])
    name = bring(repository, work.folder)
    page.goto(f"{work.url}/voila/render/{work.folder.name}/{name}")
    type_a_channel(page)
    alone_and_back(page)
    assert on_disk(work.folder) == ["Compares prices"]
