"""How quick boards are: ``python benchmarks/boards.py``.

A real board on a plain page in Chromium, its kernel in this process, its workshop on disk. Beside
each figure stands the time of a bare message to the kernel and back in the same run, so that a slow
machine does not look like a slow kit.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from cjm_workshop import Workshop
from cjm_workshop.model import Add, Note, payload_of
from cjm_workshop.widgets import board
from make_screenshots import browser
from plain_page import PlainPage

PRESSES = 100
PRESS = """async (name) => {
    // nobody types the next note before the last one is painted
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
    return new Promise((done) => {
        const add = document.querySelector("textarea.cjm-add");
        const list = add.closest(".cjm-area").querySelector(".cjm-notes");
        const saved = (note) => note.dataset?.note && note.textContent.includes(name);
        const watch = new MutationObserver((changes) => {
            if (!changes.some((change) => [...change.addedNodes].some(saved))) return;
            watch.disconnect();
            done(performance.now() - start);
        });
        watch.observe(list, { childList: true });
        const start = performance.now();
        add.value = name;
        add.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    });
}"""
KNOCK = """() => new Promise((done) => {
    const start = performance.now();
    const { model } = window.plain;
    const take = () => { model.off("msg:custom", take); done(performance.now() - start); };
    model.on("msg:custom", take);
    model.send({ type: "hello" });
})"""
FRAMES = """() => {
    window.frames_ = [];
    const look = (at) => { window.frames_.push(at); window.looking = requestAnimationFrame(look); };
    window.looking = requestAnimationFrame(look);
}"""


def filled(folder: Path, count: int) -> Path:
    """Make a workshop with this many notes in five columns."""
    file = folder / f"notes-{count}.cjm.json"
    with Workshop.new(file, author="Ana") as workshop:
        notes = (
            Note(
                id=f"note-{n}",
                text=f"Note {n}, as long as notes are",
                author="Ana",
                area=f"Part {n % 5}",
            )
            for n in range(count)
        )
        workshop.apply(Add(records=tuple(payload_of(note) for note in notes)))
    return file


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def measure(chromium: Any, file: Path, count: int) -> None:
    with PlainPage({"ideas": lambda workshop: board(workshop, "ideas", author="Ana")}, file) as on:
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        url = on.url("ideas")
        start = time.perf_counter()
        page.goto(url)
        page.wait_for_selector('[data-ready="1"]')
        opened = 1000 * (time.perf_counter() - start)
        knocks = [page.evaluate(KNOCK) for _ in range(PRESSES)]
        presses = [page.evaluate(PRESS, f"typed {n}!") for n in range(PRESSES)]
        knock, half = statistics.median(knocks), statistics.median(presses)
        print(
            f"{count:5} notes  open {opened:6.0f} ms   key to saved note: median {half:5.0f} ms, "
            f"p95 {quantile(presses, 0.95):5.0f} ms   bare message: median {knock:4.1f} ms, "
            f"p95 {quantile(knocks, 0.95):4.1f} ms"
        )
        if count == 300:
            drag(page)
        page.close()


def drag(page: Any) -> None:
    box = page.locator(".cjm-note[data-note]").first.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 40, steps=3)
    page.evaluate(FRAMES)
    for at in range(120):
        page.mouse.move(120 + at * 8, 300 + 2 * (at % 90))
    frames = page.evaluate("() => { cancelAnimationFrame(window.looking); return window.frames_; }")
    page.mouse.up()
    gaps = [after - before for before, after in pairwise(frames)]
    print(f"      drag over 300 notes: {1000 / statistics.mean(gaps):.0f} frames a second")


def main() -> None:
    with tempfile.TemporaryDirectory() as place, browser() as chromium:
        for count in (200, 300, 1000):
            measure(chromium, filled(Path(place), count), count)


if __name__ == "__main__":
    main()
