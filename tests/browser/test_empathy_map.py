"""Notebook 04 in a real JupyterLab: an empathy map, and keys that stay on the board."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from board_pages import Tab
from cjm_workshop import Workshop

NOTES = (
    "print(__import__('json').dumps([[n.text, n.area, n.level.value] "
    "for n in workshop.state().notes]))"
)
MAPS = "print(__import__('json').dumps([[m.goal, m.boxes] for m in workshop.state().empathy_maps]))"
LISTEN = """() => {
    window.ran = [];
    window.jupyterapp.commands.commandExecuted.connect((_, { id }) => window.ran.push(id));
}"""
DIRTY = "() => window.jupyterapp.shell.currentWidget.context.model.dirty"
COUNTS = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .map(({ model }) => model.executionCount)"""
ON_A_NOTE = ("x", "b", "a", "d", "d", "z", "m", "y", "ArrowDown", "ArrowUp", "ArrowLeft")
TO_RUN = ("Enter", "Control+Enter", "Shift+Enter", "Alt+Enter")


def test_a_team_fills_an_empathy_map(open_notebook: Callable[[str], Any]) -> None:
    notebook = open_notebook("04_empathy_map")
    with Workshop.new(notebook.folder / "maya", author="Ana") as workshop:
        workshop.add("persona", name="Maya")
    notebook.run_all()
    tab = Tab(notebook.page)
    tab.root.get_by_role("heading", name="Empathy map of Maya").wait_for(timeout=60_000)

    tab.type_in("Says", "No free evening", "I <b>give</b> up")
    tab.note("I <b>give</b> up").wait_for()
    tab.drag("I <b>give</b> up", "Does")
    tab.choose("I <b>give</b> up", "How do we know?", "reported")
    tab.root.get_by_role("button", name="Seven boxes").click()
    tab.type_in("Hears", "Just order it")
    tab.note("Just order it").wait_for()
    goal = tab.root.get_by_role("textbox", name="What does this person want to get done?")
    goal.fill("Eat well on late shifts")
    goal.press("Enter")
    tab.root.get_by_role("button", name="Four boxes").wait_for()
    tab.note("Just order it").focus()
    tab.press("Alt+ArrowRight")
    tab.quiet()
    assert tab.focused().startswith("Just order it")

    keys_stay_on_the_board(notebook, tab)
    the_notebook_is_saved_from_a_note(notebook, tab)
    assert json.loads(notebook.python(MAPS)) == [["Eat well on late shifts", 7]]
    notes = {text: (area, level) for text, area, level in json.loads(notebook.python(NOTES))}
    assert notes["No free evening"] == ("says", "observed")
    assert notes["I <b>give</b> up"] == ("does", "reported")
    (file,) = notebook.folder.glob("*.cjm.json")
    with Workshop.open(file, author="") as saved:
        assert {note.text for note in saved.state().notes} == set(notes)


def keys_stay_on_the_board(notebook: Any, tab: Tab) -> None:
    """Press what runs, cuts, adds and deletes cells: on a note, while editing, while adding."""
    page = notebook.page
    cells, counts = notebook.cells(), page.evaluate(COUNTS)
    page.evaluate(LISTEN)
    for key in ON_A_NOTE:
        tab.note("No free evening").focus()
        tab.press(key)
    for key in TO_RUN:
        tab.note("No free evening").focus()
        tab.press(key)
        tab.press("Escape")
    tab.note("No free evening").dblclick(position={"x": 40, "y": 22})
    tab.press("End", "Control+Enter", "Shift+Enter", "Alt+Enter", "Escape")
    tab.field("Says").click()
    tab.press("Control+Enter", "Shift+Enter", "Alt+Enter", "Enter")
    assert page.evaluate("window.ran") == []
    assert notebook.cells() == cells
    assert page.evaluate(COUNTS) == counts


def the_notebook_is_saved_from_a_note(notebook: Any, tab: Tab) -> None:
    page = notebook.page
    assert page.evaluate(DIRTY)
    tab.note("No free evening").focus()
    tab.press("Control+s")
    page.wait_for_function(f"() => !({DIRTY})()")
    tab.field("Says").focus()
    tab.press("Control+s")
    page.wait_for_function("() => window.ran.length > 1")
    assert page.evaluate("window.ran") == ["docmanager:save"] * 2
    (file,) = notebook.folder.glob("*.ipynb")
    (board,) = (one for one in json.loads(file.read_text("utf-8"))["cells"] if one["id"] == "board")
    assert board["outputs"]
