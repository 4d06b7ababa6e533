"""Notebook 02 from blank in a real JupyterLab: a portrait that comes to stand on the card."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image

from waiting import until

PORTRAIT = (
    "print(__import__('json').dumps([[p.name, p.portrait and p.portrait.file, "
    "p.portrait and p.portrait.alt] for p in workshop.state().personas]))"
)
DANGEROUS = ("x", "b", "a", "d", "d", "z", "Enter", "ArrowDown", "ArrowUp")
RUN_CARD = """() => {
    const { content } = window.jupyterapp.shell.currentWidget;
    const source = (cell) => cell.model.sharedModel.source;
    content.activeCellIndex = content.widgets.findIndex(
        (cell) => source(cell) === "workshop.persona_card()");
    return window.jupyterapp.commands.execute("notebook:run-cell");
}"""
CARD = """() => {
    const { content } = window.jupyterapp.shell.currentWidget;
    const source = (cell) => cell.model.sharedModel.source;
    const cell = content.widgets.find((one) => source(one) === "workshop.persona_card()");
    const image = cell.node.querySelector(".jp-OutputArea img");
    return image && image.src;
}"""
TEAL = (0, 128, 128)


def teal_pixels(address: str) -> int:
    if not address:
        return 0
    data = base64.b64decode(address.split(",", 1)[1])
    with Image.open(BytesIO(data)) as card:
        small = card.convert("RGB").resize((400, 280))
        return sum(
            count
            for count, pixel in small.getcolors(400 * 280)
            if all(abs(one - other) < 12 for one, other in zip(pixel, TEAL, strict=True))
        )


def test_a_persona_gets_a_face(open_notebook: Callable[[str], Any], tmp_path: Any) -> None:
    notebook = open_notebook("02_persona")
    notebook.run_all()
    page = notebook.page
    name = page.get_by_role("textbox", name="Who travels?")
    name.wait_for(timeout=60_000)
    name.fill("Maya")
    name.press("Enter")
    form = page.locator('[data-testid="cjm-form"][data-ready="1"]').first
    form.wait_for()

    photo = tmp_path / "maya.png"
    Image.new("RGB", (400, 400), TEAL).save(photo)
    portrait = form.locator('[data-field="portrait"]')
    portrait.locator('input[type="file"]').set_input_files(photo)
    portrait.locator("img[src^='blob:']").wait_for()
    words = portrait.get_by_role("textbox", name="What does it show?")
    words.fill("Maya on the ward")
    words.press("Tab")
    portrait.get_by_text("saved", exact=True).wait_for()

    ((who, file, alt),) = json.loads(notebook.python(PORTRAIT))
    assert (who, alt) == ("Maya", "Maya on the ward")
    (folder,) = notebook.folder.glob("*.files")
    assert (folder / file).is_file()

    cells = notebook.cells()
    portrait.get_by_role("button", name="Choose a picture …").focus()
    for key in DANGEROUS[:6]:
        page.keyboard.press(key)
    form.locator("summary").last.focus()
    for key in DANGEROUS:
        page.keyboard.press(key)
    assert notebook.cells() == cells

    page.evaluate(RUN_CARD)
    until(lambda: teal_pixels(page.evaluate(CARD) or "") > 100, "the face on the card")
