"""Take a picture of every board and form: ``python tools/make_screenshots.py FOLDER [NAME …]``.

Each is shown on a plain page with the finished case, in light and dark, 1280 and 400 pixels wide.
To add a widget, add a line to `SCENES`; where somebody has to do something first for what shall be
seen, say it in `STEPS`.
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
from cjm_workshop.learning import Lesson
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
    "record-panel": lambda workshop: _last(workshop.board("journey", "Maya")),
    "touchpoint-of-step": lambda workshop: _last(workshop.board("journey", "Maya")),
    "menu": lambda workshop: _last(workshop.board("affinity")),
    "selection": lambda workshop: _last(workshop.board("affinity")),
    "missed": lambda workshop: _last(workshop.board("touchpoints")),
    "seven-boxes": lambda workshop: _last(workshop.board("empathy", persona="Maya")),
    "import-report": lambda workshop: _last(workshop.import_form()),
    "timer-running": lambda workshop: workshop.timer(1, "Write alone"),
    "agenda-running": lambda workshop: workshop.agenda(),
    "written-alone": lambda workshop: workshop.private_notes("ideas"),
    "own-piles": lambda workshop: workshop.silent_sort(),
    "voting": lambda workshop: workshop.vote_on("affinity"),
    "voted": lambda workshop: workshop.vote_on("affinity"),
    "quiz": lambda workshop: _lesson(workshop).quiz(),
    "rubric": lambda workshop: _lesson(workshop).reflect("gap"),
}


def _press(*names: str) -> Callable[[Any], None]:
    """Return the way through buttons of these names."""

    def walk(page: Any) -> None:
        for name in names:
            page.get_by_role("button", name=name).first.click()

    return walk


def _take_in(page: Any) -> None:
    table = b"participant,quote\nP1,No slot\nP2,I gave up\nP3,\n"
    file = {"name": "interviews.csv", "mimeType": "text/csv", "buffer": table}
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_role("button", name="Take it in").click()
    page.locator("[data-result]").first.wait_for()


def _write_alone(page: Any) -> None:
    page.locator("textarea.cjm-add").first.click()
    for text in ("A window of four hours", "Pay at the door", "Name of the driver"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.locator(".cjm-note:not(.is-pending)", has_text="Name of the driver").wait_for()


def _sort(page: Any) -> None:
    page.get_by_placeholder("New pile").fill("Slots")
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Slots").wait_for()


def _vote(page: Any) -> None:
    _press("Start the vote", "Give a dot to The evenings", "Give a dot to Put it right")(page)
    page.get_by_role("status").filter(has_text="Put it right").wait_for()


def _close_the_vote(page: Any) -> None:
    _vote(page)
    page.get_by_role("button", name="Close the vote").click()
    page.locator(".cjm-result").first.wait_for()


def _answer(page: Any) -> None:
    page.get_by_role("radio").first.check()
    page.locator(".cjm-verdict").first.wait_for()


def _reflect(page: Any) -> None:
    page.get_by_role("textbox").fill("Nobody owns what happens between the order and the door.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".cjm-sample").wait_for()


def _open_record(page: Any) -> None:
    page.get_by_role("button", name="Actions for").nth(5).click()
    page.get_by_role("menuitem", name="Open").first.click()
    page.locator(".cjm-drawer .cjm-form").wait_for()


def _open_touchpoint(page: Any) -> None:
    _open_record(page)
    page.get_by_role("button", name="Open the touchpoint").click()
    page.locator('.cjm-field[data-field="department"]').wait_for()


def _pick(page: Any) -> None:
    page.get_by_role("button", name="Select several").click()
    for at in range(3):
        page.locator(".cjm-note .cjm-text").nth(at).click()


STEPS: dict[str, Callable[[Any], None]] = {
    "record-panel": _open_record,
    "touchpoint-of-step": _open_touchpoint,
    "menu": lambda page: page.get_by_role("button", name="Actions for").nth(3).click(),
    "selection": _pick,
    "missed": lambda page: page.locator(".cjm-missed summary").click(),
    "seven-boxes": _press("Seven boxes"),
    "import-report": _take_in,
    "timer-running": _press("Start"),
    "agenda-running": _press("Start the workshop now"),
    "written-alone": _write_alone,
    "own-piles": _sort,
    "voting": _vote,
    "voted": _close_the_vote,
    "quiz": _answer,
    "rubric": _reflect,
}
WIDTHS = (1280, 400)
THEMES = ("light", "dark")


def _all_journeys(workshop: Workshop) -> Any:
    board = _last(workshop.board("journey"))
    board.choose(board.view["chooser"]["options"][-1]["value"])
    return board


def _lesson(workshop: Workshop) -> Lesson:
    return Lesson("03", folder=workshop.path.parent)


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


@contextmanager
def scene(name: str) -> Iterator[PlainPage]:
    """Serve one scene with a case of its own, as it was written."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "freshcart.cjm.json")
        shutil.copy(case_file(), file)
        with PlainPage({name: SCENES[name]}, file) as served:
            yield served


def take(folder: Path, names: list[str]) -> None:
    """Take the pictures of the scenes of these names; of all where none is named."""
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as chromium:
        for name in names or SCENES:
            for theme in THEMES:
                for width in WIDTHS:
                    with scene(name) as served:
                        page = chromium.new_page(viewport={"width": width, "height": 900})
                        page.goto(served.url(name, theme))
                        page.wait_for_selector('[data-ready="1"]')
                        if name in STEPS:
                            STEPS[name](page)
                            page.evaluate("scrollTo(0, 0)")  # what is out of sight is not painted
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
