"""Take a picture of every board and form: ``python tools/make_screenshots.py FOLDER [NAME …]``.

Each is shown on a plain page with the finished case, in light and dark, 1280 and 400 pixels wide.
To add a widget, add a line to `SCENES`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cjm_workshop import Workshop
from cjm_workshop.templates import case_file
from plain_page import PlainPage

SCENES: dict[str, Callable[[Workshop], Any]] = {
    "touchpoints": lambda workshop: _last(workshop.board("touchpoints")),
    "empathy": lambda workshop: _last(workshop.board("empathy", persona="Maya")),
    "affinity": lambda workshop: _last(workshop.board("affinity")),
    "ideas": lambda workshop: _last(workshop.board("ideas")),
    "charter-form": lambda workshop: _last(workshop.charter_form()),
    "persona-form": lambda workshop: _last(workshop.persona_form("Maya")),
    "touchpoint-form": lambda workshop: _last(workshop.touchpoint_form()),
    "opportunity-form": lambda workshop: _last(workshop.opportunity_form()),
    "journey-editor": lambda workshop: _last(workshop.journey_editor("Maya")),
    "journey": lambda workshop: _last(workshop.board("journey", "Maya")),
    "impact": lambda workshop: _last(workshop.board("impact")),
    "storyboard": lambda workshop: _last(workshop.board("storyboard", "Maya")),
    "journeys-side-by-side": lambda workshop: _all_journeys(workshop),
    "curve": lambda workshop: _last(workshop.emotion_curve("Maya")),
    "name-form": lambda workshop: _last(workshop.name_form()),
    "import-form": lambda workshop: _last(workshop.import_form()),
    "feedback-form": lambda workshop: _last(workshop.feedback_form()),
    "walk": lambda workshop: _last(workshop.walk("Maya")),
    "timer": lambda workshop: workshop.timer(5, "Write alone"),
    "agenda": lambda workshop: workshop.agenda(),
    "prompts": lambda workshop: workshop.prompts("touchpoints"),
    "progress": lambda workshop: workshop.progress(),
    "private-notes": lambda workshop: workshop.private_notes("ideas"),
    "silent-sort": lambda workshop: workshop.silent_sort(),
    "proposals": lambda workshop: workshop.proposals(),
    "vote": lambda workshop: workshop.vote_on("affinity"),
}
WIDTHS = (1280, 400)
THEMES = ("light", "dark")


def _all_journeys(workshop: Workshop) -> Any:
    board = _last(workshop.board("journey"))
    board.choose(board.view["chooser"]["options"][-1]["value"])
    return board


def _last(widget: Any) -> Any:
    """Return the widget itself where a notebook gets it in a box with advice above."""
    children = getattr(widget, "children", ())
    return _last(children[-1]) if children else widget


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


def take(folder: Path, names: list[str]) -> None:
    """Take the pictures of the scenes of these names; of all where none is named."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, browser() as chromium:
        file = Path(place, "freshcart.cjm.json")
        shutil.copy(case_file(), file)
        with PlainPage(SCENES, file) as served:
            for name in names or SCENES:
                for theme in THEMES:
                    for width in WIDTHS:
                        page = chromium.new_page(viewport={"width": width, "height": 900})
                        page.goto(served.url(name, theme))
                        page.wait_for_selector('[data-ready="1"]')
                        page.screenshot(
                            path=folder / f"{name}-{theme}-{width}.png",
                            full_page=True,
                            animations="disabled",
                        )
                        page.close()


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    take(Path(sys.argv[1]), sys.argv[2:])


if __name__ == "__main__":
    main()
