"""Take a picture of every board and form: ``python tools/make_screenshots.py FOLDER [NAME …]``.

Each is shown on a plain page with the finished case, in the themes and widths of `LOOKS`. What is
shown stands in `scenes.py`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cjm_workshop import Workshop
from cjm_workshop.templates import case_file
from plain_page import PlainPage
from scenes import FAULTS, SCENES, STEPS

LOOKS: dict[str, dict[str, Any]] = {
    "light-1280": {"viewport": {"width": 1280, "height": 900}},
    "light-400": {"viewport": {"width": 400, "height": 900}},
    "dark-1280": {"viewport": {"width": 1280, "height": 900}},
    "dark-400": {"viewport": {"width": 400, "height": 900}},
    "contrast-1280": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}
PAINTED = ".cjm-note { content-visibility: visible !important; }"
"""What is out of sight is painted, too."""


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@contextmanager
def scene(name: str) -> Iterator[PlainPage]:
    """Serve one scene with a case of its own, as it was written."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "freshcart.cjm.json")
        if name.startswith("empty-"):
            Workshop.new(file).close()
        else:
            shutil.copy(case_file(), file)
        with PlainPage({name: SCENES[name]}, file) as served:
            yield served


def take(folder: Path, names: list[str]) -> None:
    """Take the pictures of the scenes of these names; of all where none is named."""
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as chromium:
        for name in names or SCENES:
            for looks, options in LOOKS.items():
                context = chromium.new_context(**options)
                with scene(name) as served:
                    _take(context.new_page(), name, served, folder / f"{name}-{looks}.png")
                context.close()


def _take(page: Any, name: str, served: PlainPage, file: Path) -> None:
    page.goto(served.url(name, "dark" if "-dark-" in file.name else "light"))
    page.wait_for_selector('[data-ready="1"]')
    if name in FAULTS:
        FAULTS[name](served.kernel(name))
    if name in STEPS:
        STEPS[name](page)
    page.add_style_tag(content=PAINTED)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=file, full_page=True, animations="disabled")


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    take(Path(sys.argv[1]), sys.argv[2:])


if __name__ == "__main__":
    main()
