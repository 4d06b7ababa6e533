"""What the screenshots show: every board, form and panel, and what somebody did there before.

To add a widget, add a line to `SCENES`; where somebody has to do something first for what shall be
seen, say it in `STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cjm_workshop import Workshop
from cjm_workshop.learning import Lesson
from cjm_workshop.model import Add, Pile, SetRound, Sort, payload_of
from plain_page import Kernel

__all__ = ["FAULTS", "SCENES", "STEPS"]

SCENES: dict[str, Callable[[Workshop], Any]] = {
    "touchpoints": lambda workshop: _last(workshop.board("touchpoints")),
    "empathy": lambda workshop: _last(workshop.board("empathy", persona="Maya")),
    "affinity": lambda workshop: _last(workshop.board("affinity")),
    "ideas": lambda workshop: _last(workshop.board("ideas")),
    "charter-form": lambda workshop: _last(workshop.charter_form()),
    "persona-form": lambda workshop: _last(workshop.persona_form()),
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
    "revealed": lambda workshop: workshop.private_notes("ideas"),
    "proposals-shown": lambda workshop: _sorted_by_two(workshop),
    "voting-on-the-wall": lambda workshop: _open_vote(workshop),
    "search": lambda workshop: _last(workshop.board("affinity")),
    "filter": lambda workshop: _last(workshop.board("affinity")),
    "editing": lambda workshop: _last(workshop.board("affinity")),
    "zoomed-in": lambda workshop: _last(workshop.board("affinity")),
    "alone": lambda workshop: _last(workshop.board("empathy", persona="Maya")),
    "second-tab": lambda workshop: _last(workshop.board("ideas")),
    "refused": lambda workshop: _last(workshop.persona_form("Maya")),
    "dead-kernel": lambda workshop: _last(workshop.board("ideas")),
    "dead-kernel-form": lambda workshop: _last(workshop.charter_form()),
    "empty-touchpoints": lambda workshop: _last(workshop.board("touchpoints")),
    "empty-affinity": lambda workshop: _last(workshop.board("affinity")),
    "empty-journey": lambda workshop: _last(workshop.board("journey")),
    "empty-journey-editor": lambda workshop: _last(workshop.journey_editor()),
    "empty-curve": lambda workshop: _last(workshop.emotion_curve()),
    "empty-impact": lambda workshop: _last(workshop.board("impact")),
    "empty-opportunities": lambda workshop: _last(workshop.opportunity_form()),
    "empty-feedback": lambda workshop: _last(workshop.feedback_form()),
    "empty-vote": lambda workshop: workshop.vote_on("affinity"),
    "empty-progress": lambda workshop: workshop.progress(),
}
"""What a cell shows, by name; `empty-…` on a blank workshop, the others on the finished case."""


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


def _reveal(page: Any) -> None:
    _write_alone(page)
    page.get_by_role("button", name="Reveal all").click()
    page.get_by_role("button", name="Nothing to reveal yet").wait_for()


def _search(page: Any) -> None:
    page.get_by_role("searchbox").fill("slot")
    page.locator(".cjm-found").wait_for()


def _edit(page: Any) -> None:
    page.locator(".cjm-note").nth(3).focus()
    page.keyboard.press("Enter")
    page.locator(".cjm-edit").wait_for()


def _zoom(page: Any) -> None:
    larger = page.get_by_role("button", name="Larger")
    while larger.is_enabled():
        larger.click()


def _open_twice(page: Any) -> None:
    page.context.new_page().goto(page.url)
    page.locator(".cjm-elsewhere:not([hidden])").wait_for()


def _leave_nameless(page: Any) -> None:
    page.get_by_role("textbox", name="Name").first.fill("")
    page.keyboard.press("Tab")
    page.locator(".cjm-fault:not([hidden])").first.wait_for()


def _write_in_vain(page: Any) -> None:
    page.locator("textarea.cjm-add").first.click()
    page.keyboard.type("Written while nobody answers")
    page.keyboard.press("Enter")
    page.get_by_role("alert").filter(has_text="does not answer").wait_for()


def _fill_in_vain(page: Any) -> None:
    page.get_by_role("textbox", name="Goal").fill("Written while nobody answers")
    page.keyboard.press("Tab")
    page.get_by_role("alert").filter(has_text="does not answer").wait_for()


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
    "revealed": _reveal,
    "search": _search,
    "filter": _press("Filter"),
    "editing": _edit,
    "zoomed-in": _zoom,
    "alone": _press("Show only this"),
    "second-tab": _open_twice,
    "refused": _leave_nameless,
    "dead-kernel": _write_in_vain,
    "dead-kernel-form": _fill_in_vain,
}
"""What somebody does before the picture is taken."""
FAULTS: dict[str, Callable[[Kernel], None]] = {
    "dead-kernel": Kernel.kill,
    "dead-kernel-form": Kernel.kill,
}
"""What breaks before somebody does it."""


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


def _sorted_by_two(workshop: Workshop) -> Any:
    """Let two people sort nearly alike what hangs in no cluster yet, and open their sorts."""
    wall = [note for note in workshop.state().notes if note.board == "affinity"]
    loose = [note.id for note in wall if note.cluster is None]
    for who, first in (("Ines", 2), ("Tomasz", 3)):
        for name, part in (("In my street", loose[:first]), ("Heard", loose[first:])):
            pile = Pile(id=f"pile-{who}-{len(part)}".lower(), author=who, name=name)
            workshop.apply(Add(author=who, records=(payload_of(pile),)))
            for note in part:
                workshop.apply(Sort(author=who, note=note, pile=pile.id))
    workshop.apply(SetRound(board="affinity", activity="sort", open=False))
    return workshop.proposals()


def _open_vote(workshop: Workshop) -> Any:
    workshop.apply(SetRound(board="affinity", activity="vote", open=True))
    return _last(workshop.board("affinity"))
