"""Notebook 03 from blank, by mouse and keyboard, in a real JupyterLab."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from cjm_workshop import Workshop

EVERYTHING = (
    "print(__import__('json').dumps([[t.name, t.moment, "
    "[c.name for c in workshop.state().channels if c.id in t.channels]] "
    "for t in workshop.state().touchpoints]))"
)


class Wall:
    """The touchpoint board as a person sees it."""

    def __init__(self, notebook: Any) -> None:
        self.notebook, self.page = notebook, notebook.page
        self.root = self.page.locator('[data-testid="cjm-board"][data-ready="1"]').first

    def note(self, text: str) -> Any:
        return self.root.locator(".cjm-note[data-note]:not(.is-pending)", has_text=text)

    def cell(self, moment: str, channel: str) -> Any:
        return self.root.get_by_role("region", name=f"{moment} · {channel}", exact=True)

    def type_in(self, moment: str, channel: str, *texts: str) -> None:
        self.cell(moment, channel).get_by_role("textbox").click()
        for text in texts:
            self.page.keyboard.type(text)
            self.page.keyboard.press("Enter")

    def drag(self, text: str, moment: str, channel: str) -> None:
        start = self.note(text).bounding_box()
        target = self.cell(moment, channel)
        end = target.bounding_box()
        self.page.mouse.move(start["x"] + 40, start["y"] + 30)
        self.page.mouse.down()
        self.page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
        self.page.mouse.up()
        target.locator(".cjm-note:not(.is-pending)", has_text=text).wait_for()

    def touchpoints(self) -> list[list[Any]]:
        return list(json.loads(self.notebook.python(EVERYTHING)))

    def says(self, words: str) -> None:
        self.root.get_by_role("status").filter(has_text=words).wait_for()


def test_a_team_collects_touchpoints(open_notebook: Callable[[str], Any]) -> None:
    notebook = open_notebook("03_touchpoints")
    notebook.run_all()
    wall = Wall(notebook)
    wall.root.wait_for(timeout=60_000)
    cells = notebook.cells()

    add = wall.root.get_by_role("textbox", name="Add a channel")
    for channel in ("Web", "Shop"):
        add.fill(channel)
        add.press("Enter")
        wall.cell("Before", channel).wait_for()

    wall.type_in("Before", "Web", "Compares prices", "Reads <b>reviews</b>")
    wall.note("Reads <b>reviews</b>").wait_for()
    wall.type_in("After", "no channel yet", "Tells a friend")
    wall.note("Tells a friend").wait_for()
    wall.drag("Compares prices", "During", "Shop")

    wall.note("Tells a friend").focus()
    notebook.page.keyboard.press("Alt+ArrowLeft")
    wall.cell("After", "Shop").locator(".cjm-note", has_text="Tells a friend").wait_for()
    wall.says("“Tells a friend” moved to After · Shop, position 1.")
    assert notebook.page.evaluate("document.activeElement.innerText").startswith("Tells a friend")

    for key in ("x", "b", "a", "d", "d", "z", "ArrowDown", "ArrowUp"):
        notebook.page.keyboard.press(key)
    assert notebook.cells() == cells

    wall.note("Compares prices").focus()
    notebook.page.keyboard.press("Delete")
    wall.note("Compares prices").wait_for(state="detached")
    notebook.page.keyboard.press("Control+z")
    wall.note("Compares prices").wait_for()
    assert notebook.cells() == cells

    expected = [
        ["Compares prices", "during", ["Shop"]],
        ["Reads <b>reviews</b>", "before", ["Web"]],
        ["Tells a friend", "after", ["Shop"]],
    ]
    assert sorted(wall.touchpoints()) == expected

    (file,) = notebook.folder.glob("*.cjm.json")
    saved = Workshop.open(file, author="")
    names = {channel.id: channel.name for channel in saved.state().channels}
    found = [[t.name, t.moment, [names[c] for c in t.channels]] for t in saved.state().touchpoints]
    assert sorted(found) == expected
    saved.close()
