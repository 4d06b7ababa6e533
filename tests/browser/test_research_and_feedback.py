"""Notebooks 01 and 08 by mouse and keyboard, in a real JupyterLab: research in, remarks out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from waiting import until

DANGEROUS = ("x", "b", "a", "z", "d", "d", "m")
EVIDENCE = "print(len(workshop.state().evidence), len(workshop.state().log))"
NOTES = "print(sum(bool(note.evidence) for note in workshop.state().notes))"
REMARKS = (
    "print(__import__('json').dumps([[c.text, c.author, bool(c.answers), c.settled] "
    "for c in workshop.state().comments]))"
)
OBSERVERS = "print(len(workshop._store._observers._callbacks))"
RUN_AGAIN = """(code) => {
    const { content } = window.jupyterapp.shell.currentWidget;
    const source = (cell) => cell.model.sharedModel.source;
    content.activeCellIndex = content.widgets.findIndex((cell) => source(cell) === code);
    return window.jupyterapp.commands.execute("notebook:run-cell");
}"""


def press_dangerous(notebook: Any, button: Any) -> None:
    """Press what cuts, adds and deletes cells in JupyterLab, with a button focused."""
    cells = notebook.cells()
    button.focus()
    for key in DANGEROUS:
        notebook.page.keyboard.press(key)
    assert notebook.cells() == cells


def form_in(notebook: Any, name: str) -> Any:
    form = notebook.page.locator(f'[data-testid="{name}"][data-ready="1"]').first
    form.wait_for(timeout=60_000)
    return form


def test_research_is_taken_in(open_notebook: Callable[[str], Any], tmp_path: Any) -> None:
    notebook = open_notebook("01_research")
    notebook.run_all()
    form = form_in(notebook, "cjm-import")
    go = form.get_by_role("button", name="Take it in")
    press_dangerous(notebook, go)

    go.click()
    form.get_by_role("status").filter(has_text="Choose a file or paste some text first.").wait_for()

    good, odd = tmp_path / "interviews.csv", tmp_path / "nothing.csv"
    good.write_text("participant,quote\nP1,<b>No slot</b>\nP2,I gave up\nP3,\n", "utf-8")
    odd.write_text("", "utf-8")
    form.locator('input[type="file"]').set_input_files([good, odd])
    form.get_by_role("radio", name="Interviews").check()
    form.get_by_role("textbox", name="Or paste text").fill("It took for ever\nNobody answered")
    go.click()
    form.get_by_role("status").filter(has_text="Not everything was taken in").wait_for()
    results = form.locator("[data-result]")
    assert results.count() == 3
    assert "2 of 3 rows" in results.nth(0).inner_text()
    assert "not taken in" in results.nth(1).inner_text()
    assert "2 of 2 rows" in results.nth(2).inner_text()
    assert form.get_by_role("textbox", name="Or paste text").input_value() == ""
    assert form.get_by_role("list", name="Chosen files").inner_text().startswith("nothing.csv")
    press_dangerous(notebook, form.get_by_role("button", name="Leave out nothing.csv"))
    assert notebook.python(EVIDENCE).split()[0] == "4"

    form.get_by_role("button", name="Leave out nothing.csv").click()
    bare = tmp_path / "bare.csv"
    bare.write_text("x,y\n1,so\n2,no\n", "utf-8")
    form.locator('input[type="file"]').set_input_files([bare])
    go.click()
    which = form.get_by_role("combobox", name="Which column holds the words that were said?")
    which.select_option("y")
    press_dangerous(notebook, form.get_by_role("button", name="Use this choice"))
    form.get_by_role("button", name="Use this choice").click()
    form.get_by_role("status").filter(has_text="taken in").wait_for()
    form.locator("[data-result]", has_text="bare.csv").filter(has_text="2 of 2 rows").wait_for()
    # the button went away with its question: keys must not fall on the cell
    cells = notebook.cells()
    for key in DANGEROUS:
        notebook.page.keyboard.press(key)
    assert notebook.cells() == cells
    assert notebook.python(EVIDENCE).split()[0] == "6"

    comments = form.get_by_role("checkbox", name="Comments become sticky notes")
    assert not comments.is_visible()
    form.get_by_role("radio", name="A survey").check()
    assert comments.is_checked()
    comments.uncheck()
    form.get_by_role("textbox", name="Or paste text").fill("ease,comment\n4,fine\n5,good\n")
    go.click()
    form.get_by_text("2 comments of", exact=False).first.wait_for()
    assert notebook.python(NOTES).strip() == "0"


def test_readers_say_what_they_think(open_notebook: Callable[[str], Any]) -> None:
    notebook = open_notebook("08_share")
    notebook.run_all()
    form = form_in(notebook, "cjm-feedback")
    form.scroll_into_view_if_needed()
    form.get_by_role("textbox", name="Your name").fill("Ben")
    remark = form.get_by_role("textbox", name="Remark")
    remark.fill("Two <b>clicks</b> too many")
    go = form.get_by_role("button", name="Add the remark")
    press_dangerous(notebook, go)
    go.click()
    thread = form.locator(".cjm-thread", has_text="Two <b>clicks</b> too many")
    thread.wait_for()
    assert remark.input_value() == ""

    press_dangerous(notebook, thread.get_by_role("button", name="Settle"))
    thread.get_by_role("button", name="Answer").click()
    thread.get_by_role("textbox", name="Answer").fill("Which ones?")
    notebook.page.keyboard.press("Control+Enter")
    thread.locator(".cjm-reply", has_text="Which ones?").wait_for()
    form.get_by_role("status").filter(has_text="Answer added.").wait_for()
    assert thread.get_by_role("textbox", name="Answer").count() == 0
    focused = notebook.page.evaluate("document.activeElement.innerText")
    assert focused == "Answer"
    thread.get_by_role("button", name="Settle").click()
    form.get_by_text("1 settled remark", exact=True).wait_for()
    # the button went away with its remark: keys must not fall on the cell
    cells = notebook.cells()
    for key in DANGEROUS:
        notebook.page.keyboard.press(key)
    assert notebook.cells() == cells
    assert json.loads(notebook.python(REMARKS)) == [
        ["Two <b>clicks</b> too many", "Ben", False, True],
        ["Which ones?", "Ben", True, False],
    ]

    # a form whose cell is run again must not follow the workshop for ever
    before = notebook.python(OBSERVERS)
    notebook.page.evaluate(RUN_AGAIN, "workshop.feedback_form()")
    until(lambda: thread.is_visible() is False, "the leave of the old form")
    form_in(notebook, "cjm-feedback")
    until(lambda: notebook.python(OBSERVERS) == before, "the end of following")
