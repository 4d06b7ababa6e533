"""Journeys by pointer, by keys and by clicks: board, curve, impact and effort, storyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from accessibility import violations_by_day_and_night
from board_pages import Tab
from cjm_workshop import Workshop
from cjm_workshop.widgets.journey_board import ALL
from plain_page import PlainPage

CELLS: dict[str, Callable[[Workshop], Any]] = {
    "journey": lambda workshop: workshop.board("journey", "Maya"),
    "all": lambda workshop: all_journeys(workshop),
    "impact": lambda workshop: workshop.board("impact"),
    "storyboard": lambda workshop: workshop.board("storyboard", "Maya"),
    "curve": lambda workshop: workshop.emotion_curve("Maya"),
}
SMALL = """() => [...document.querySelectorAll(
        'main button, main input, main select, [role=slider]')]
    .filter((one) => one.checkVisibility() && one.type !== "file")
    .map((one) => [one.getAttribute("aria-label") || one.innerText, one.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < 27.5).map(([name]) => name)"""
ENDS = """() => [...document.querySelectorAll(".cjm-arrows path:not(.cjm-arrow)")].map((head) => {
    const note = document.querySelector('.cjm-note[aria-label^="Opens the door"]');
    const [tip, box] = [head.getBoundingClientRect(), note.getBoundingClientRect()];
    return Math.abs(tip.right - box.left) < 2 && tip.top > box.top && tip.bottom < box.bottom;
})"""
"""Whether each arrow points at the step at which the door is opened."""
CUT_OFF = """() => {
    const plot = document.querySelector(".cjm-scroll");
    return plot.scrollWidth - plot.clientWidth;
}"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"


def all_journeys(workshop: Workshop) -> Any:
    board: Any = workshop.board("journey")
    board.choose(ALL)
    return board


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "garden.cjm.json"
    with Workshop.new(path, author="Ana") as workshop:
        workshop.add("persona", name="Maya")
        workshop.add("persona", name="Harold")
        workshop.add("touchpoint", name="Slot page")
        for name in ("Find a slot", "Get it home"):
            workshop.add("stage", name=name)
        workshop.add("journey", name="I order food", persona="Maya")
        workshop.add("journey", name="I return it", persona="Harold")
        steps = [("Looks", "Find a slot", -1), ("Waits", "Find a slot", None)]
        steps.append(("Opens the door", "Get it home", 2))
        for name, stage, emotion in steps:
            workshop.add("step", journey="Maya", stage=stage, name=name, emotion=emotion)
        workshop.add("step", journey="Harold", stage="Get it home", name="Rings the bell")
        workshop.add("opportunity", question="How might we show free slots?", owner="Ben")
        workshop.add("opportunity", question="How might we call back?", impact=5, effort=2)
    return path


@pytest.fixture
def served(file: Path) -> Iterator[PlainPage]:
    with PlainPage(CELLS, file) as page:
        yield page


@pytest.fixture
def open_page(served: PlainPage, open_widget: Callable[..., Any]) -> Callable[[str], Any]:
    return lambda name: open_widget(served.url(name))


def workshop_of(served: PlainPage, name: str) -> Workshop:
    found = served.kernel(name).workshop
    assert found is not None
    return found


def steps(served: PlainPage, name: str) -> dict[str, Any]:
    return {step.name: step for step in workshop_of(served, name).state().steps}


def test_steps_move_by_drag_keys_and_clicks(served: PlainPage, open_page: Any) -> None:
    tab = Tab(open_page("journey"))
    tab.type_in("Find a slot", "Gives up")
    tab.note("Gives up").wait_for()
    tab.drag("Gives up", "Get it home")
    tab.note("Gives up").focus()
    tab.press("Alt+ArrowUp")
    tab.says("position 1")
    assert tab.texts("Get it home") == ["Gives up", "Opens the door"]
    assert tab.focused().startswith("Gives up")
    tab.press("Alt+ArrowLeft")
    tab.area("Find a slot").locator(".cjm-note:not(.is-pending)", has_text="Gives up").wait_for()
    tab.choose("Gives up", "Move to …", "Get it home")
    tab.area("Get it home").locator(".cjm-note:not(.is-pending)", has_text="Gives up").wait_for()
    tab.press("Control+z")
    tab.area("Find a slot").locator(".cjm-note:not(.is-pending)", has_text="Gives up").wait_for()
    stages = {one.id: one.name for one in workshop_of(served, "journey").state().stages}
    found = steps(served, "journey")
    assert {name: stages[step.stage] for name, step in found.items()} == {
        "Looks": "Find a slot",
        "Waits": "Find a slot",
        "Gives up": "Find a slot",
        "Opens the door": "Get it home",
        "Rings the bell": "Get it home",
    }


def test_a_branch_a_feeling_and_a_moment_of_truth_come_from_the_menu(
    served: PlainPage, open_page: Any
) -> None:
    tab = Tab(open_page("journey"))
    tab.choose("Looks", "Goes on at …", "3 Opens the door")
    tab.root.get_by_role("dialog").get_by_role("textbox").fill("the <b>slot</b> is free")
    tab.press("Enter")
    way = tab.note("Looks").get_by_role("button", name="on to 3 Opens the door")
    way.wait_for()
    assert "the <b>slot</b> is free" in way.inner_text()
    points = f"() => {{ const ends = ({ENDS})(); return ends.length === 1 && ends[0]; }}"
    tab.page.wait_for_function(points)
    tab.type_in("Get it home", "Says thanks")
    tab.note("Says thanks").focus()
    tab.press("Alt+ArrowUp")  # before the door is opened, which goes down for it
    tab.says("“Says thanks” moved to Get it home, position 1.")
    tab.page.wait_for_function(points)
    tab.root.get_by_role("button", name="Smaller").click()
    tab.page.wait_for_function(points)
    tab.press("Control+z", "Control+z")
    tab.note("Says thanks").wait_for(state="detached")
    tab.choose("Looks", "Mark as a moment of truth")
    tab.note("Looks").locator('[data-kind="truth"]').wait_for()
    tab.choose("Looks", "How does it feel?", "delighted")
    tab.note("Looks").locator('[data-value="2"]').wait_for()
    tab.quiet()
    found = steps(served, "journey")
    looks = found["Looks"]
    assert [(link.step, link.when) for link in looks.next] == [
        (found["Opens the door"].id, "the <b>slot</b> is free")
    ]
    assert (looks.moment_of_truth, looks.emotion) == (True, 2)
    way.click()
    assert tab.focused().startswith("Opens the door")
    tab.choose("Looks", "Goes on at …", "3 Opens the door")
    case = tab.root.get_by_role("dialog").get_by_role("textbox")
    assert case.input_value() == "the <b>slot</b> is free"
    case.fill("on Fridays")
    tab.press("Enter")
    way.filter(has_text="on Fridays").wait_for()
    tab.choose("Looks", "Goes on at …", "3 Opens the door")
    tab.press("Tab", "Tab")  # from the line past "Save the case"
    assert tab.page.evaluate("document.activeElement.innerText") == "Do not lead there"
    tab.press("Enter")
    way.wait_for(state="detached")
    tab.root.locator(".cjm-arrows").wait_for(state="detached")


def test_a_step_opens_its_own_record_and_leads_to_its_touchpoint(
    served: PlainPage, open_page: Any, axe: str
) -> None:
    page = open_page("journey")
    tab = Tab(page)
    tab.choose("Looks", "Open the step")
    panel = page.get_by_role("dialog", name="Record")
    panel.get_by_role("heading", name="Looks").wait_for()
    for name, words in (
        ("I do", "I scroll through grey evenings"),
        ("I think", "Is there none at all?"),
        ("I say", "No slot before Thursday"),
        ("Because", "I work late"),
        ("Add a pain", "Nothing is free"),
    ):
        panel.get_by_role("textbox", name=name).fill(words)
        page.keyboard.press("Enter" if name == "Add a pain" else "Tab")
    panel.locator(".cjm-item").get_by_role("textbox", name="Pain").wait_for()
    opener = panel.get_by_role("button", name="Open the touchpoint")
    assert opener.count() == 0  # it has none yet
    panel.get_by_role("combobox", name="Touchpoint").select_option(label="Slot page")
    opener.click()
    panel.get_by_role("textbox", name="Department").fill("Logistics")
    panel.get_by_role("button", name="Back to “Looks”").click()
    opener.wait_for()
    assert tab.page.evaluate("document.activeElement.innerText") == "Open the touchpoint →"
    panel.locator("summary", has_text="History of changes").click()
    panel.locator(".cjm-past").filter(has_text="Touchpoint: wrote “Slot page”").wait_for()
    panel.locator("details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    assert violations_by_day_and_night(page, axe, "dialog") == []
    tab.press("Escape")
    tab.note("Looks").locator('[data-kind="pain"]').wait_for()
    assert tab.focused().startswith("Looks")
    looks = steps(served, "journey")["Looks"]
    assert (looks.action, looks.thought) == (
        "I scroll through grey evenings",
        "Is there none at all?",
    )
    assert (looks.quote.text, looks.emotion_reason) == ("No slot before Thursday", "I work late")
    state = workshop_of(served, "journey").state()
    assert [(pain.step, pain.text) for pain in state.pains] == [(looks.id, "Nothing is free")]
    (touchpoint,) = state.touchpoints
    assert (looks.touchpoint, touchpoint.department) == (touchpoint.id, "Logistics")


def test_a_stage_is_added_and_moves(served: PlainPage, open_page: Any) -> None:
    tab = Tab(open_page("journey"))
    tab.root.get_by_role("textbox", name="Add a stage").fill("Make it right")
    tab.press("Enter")
    tab.area("Make it right").wait_for()
    tab.choose_area("Make it right", "Move this stage earlier")
    tab.says("“Make it right” comes earlier now.")
    names = [one.name for one in workshop_of(served, "journey").state().stages]
    assert names == ["Find a slot", "Make it right", "Get it home"]


def test_journeys_stand_side_by_side_and_back(served: PlainPage, open_page: Any) -> None:
    tab = Tab(open_page("journey"))
    chooser = tab.root.get_by_role("combobox", name="Journey")
    chooser.select_option(label="All journeys side by side")
    tab.area("Harold · I return it · Get it home").wait_for()
    tab.note("Rings the bell").focus()
    tab.press("Alt+ArrowUp")
    tab.area("Maya · I order food · Get it home").locator(
        ".cjm-note:not(.is-pending)", has_text="Rings the bell"
    ).wait_for()
    chooser.select_option(label="Maya · I order food")
    tab.area("Get it home").wait_for()
    assert tab.texts("Get it home") == ["Opens the door", "Rings the bell"]


def point(page: Any, name: str) -> Any:
    return page.get_by_role("slider", name=name)


def feels(page: Any, name: str, words: str) -> None:
    page.locator(f'[role="slider"][aria-label*="{name}"][aria-valuetext="{words}"]').wait_for()
    page.locator(f'[role="slider"][aria-label*="{name}"]:not(.is-pending)').wait_for()


def test_feelings_are_set_by_keys_by_drag_and_by_a_click(served: PlainPage, open_page: Any) -> None:
    page = open_page("curve")
    feels(page, "Waits", "not said yet")
    point(page, "Waits").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    feels(page, "Waits", "frustrated, −2")
    feels(page, "Looks", "neutral, 0")
    box = point(page, "Opens the door").bounding_box()
    page.mouse.move(box["x"] + 18, box["y"] + 18)
    page.mouse.down()
    page.mouse.move(box["x"] + 18, box["y"] + 18 + 148, steps=6)
    feels(page, "Opens the door", "unhappy, −1")  # while it is being dragged
    page.mouse.up()
    page.get_by_role("status").filter(has_text="“Opens the door”").wait_for()
    page.get_by_role("button", name="delighted, +2").click()
    feels(page, "Opens the door", "delighted, +2")
    track = page.locator(".cjm-track").first.bounding_box()
    page.mouse.click(track["x"] + track["width"] / 2, track["y"] + 30)
    feels(page, "Looks", "delighted, +2")
    page.keyboard.press("Delete")
    feels(page, "Looks", "not said yet")
    # alone on a projector it is enlarged, and a click still means the place that is clicked
    page.get_by_role("button", name="Show only this").click()
    track = page.locator(".cjm-track").nth(2).bounding_box()
    page.mouse.click(track["x"] + track["width"] / 2, track["y"] + 0.5 * track["height"])
    feels(page, "Opens the door", "neutral, 0")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show only this").wait_for()
    # in another language, too
    workshop_of(served, "curve").edit("charter", language="de")
    page.get_by_role("heading", name="Wie es sich anfühlt").wait_for()
    point(page, "Opens the door").press("Home")
    feels(page, "Opens the door", "begeistert, +2")
    found = steps(served, "curve")
    assert [found[name].emotion for name in ("Looks", "Waits", "Opens the door")] == [None, -2, 2]


def test_a_reason_survives_a_dead_kernel_and_a_reload(served: PlainPage, open_page: Any) -> None:
    page = open_page("curve")
    point(page, "Looks").focus()
    page.keyboard.press("Enter")
    reason = page.get_by_role("textbox", name="Why?")
    assert reason.evaluate("(one) => one === document.activeElement")
    served.kernel("curve").kill()
    reason.fill("Every evening is grey")
    point(page, "Waits").focus()
    page.keyboard.press("ArrowUp")
    page.get_by_role("alert").filter(has_text="The kernel does not answer").wait_for()
    served.kernel("curve").run()
    page.reload()
    page.locator('[data-ready="1"]').wait_for()
    feels(page, "Waits", "content, +1")
    page.get_by_role("button", name="Every evening is grey").wait_for()
    found = steps(served, "curve")
    assert (found["Looks"].emotion_reason, found["Waits"].emotion) == ("Every evening is grey", 1)


def test_a_curve_is_whole_on_a_narrow_page_and_on_paper(served: PlainPage, open_page: Any) -> None:
    page = open_page("curve")
    kernel = workshop_of(served, "curve")
    kernel.edit("step", "Looks", emotion_reason="Every evening is grey")
    page.get_by_role("button", name="Every evening is grey").wait_for()
    for at in range(6):
        kernel.add("step", journey="Maya", stage="Get it home", name=f"Eats {at}", emotion=1)
    told = page.locator(".cjm-told").get_by_text
    for width, room in ((820, "names"), (400, "numbers")):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator(f'[data-room="{room}"] [aria-label$="Eats 5"]').wait_for()
        assert page.evaluate(CUT_OFF) == 0
        told("Every evening is grey").wait_for()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator('[data-room="words"]').wait_for()
    assert not told("Every evening is grey").is_visible()
    page.emulate_media(media="print")
    page.locator('[data-room="numbers"]').wait_for()
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 between its margins
    assert page.evaluate(CUT_OFF) == 0
    told("Every evening is grey").wait_for()
    assert not page.get_by_role("button", name="delighted, +2").is_visible()


def test_opportunities_are_placed_by_drag_and_by_menu(served: PlainPage, open_page: Any) -> None:
    tab = Tab(open_page("impact"))
    note = "How might we show free slots?"
    tab.drag(note, "Impact 4, effort 3")
    tab.note(note).focus()
    tab.press("Alt+ArrowLeft")
    tab.area("Impact 4, effort 2").locator(".cjm-note:not(.is-pending)", has_text=note).wait_for()
    tab.choose(note, "Effort for us", "1 · an afternoon")
    tab.area("Impact 4, effort 1").locator(".cjm-note:not(.is-pending)", has_text=note).wait_for()
    tab.type_in("Not placed yet", "keep the best moment?")
    tab.note("How might we keep the best moment?").wait_for()
    found = {one.question: one for one in workshop_of(served, "impact").state().opportunities}
    assert (found[note].impact, found[note].effort) == (4, 1)
    assert found["How might we keep the best moment?"].impact is None


def test_a_frame_takes_a_picture_and_moves_its_step(
    served: PlainPage, open_page: Any, file: Path
) -> None:
    image = pytest.importorskip("PIL.Image")
    held = BytesIO()
    image.new("RGB", (64, 32), "#1f5a7a").save(held, "png")
    page = open_page("storyboard")
    frame = page.get_by_role("listitem").filter(has_text="Looks").first
    frame.locator(".cjm-still").wait_for()
    picture = {"name": "slot.png", "mimeType": "image/png", "buffer": held.getvalue()}
    frame.locator('input[type="file"]').set_input_files(picture)
    frame.locator(".cjm-frame img:not(.cjm-still)").wait_for()
    frame.get_by_role("textbox", name="What does it show?").fill("The slot picker")
    page.keyboard.press("Tab")
    frame.get_by_role("textbox", name="What happens").fill("I look for a slot.")
    move = frame.get_by_role("button", name="Move “Looks” one place later")
    move.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="“Looks” comes one place later.").wait_for()
    assert move.evaluate("(one) => one === document.activeElement")
    state = workshop_of(served, "storyboard").state()
    looks = steps(served, "storyboard")["Looks"]
    assert looks.action == "I look for a slot."
    assert looks.picture.alt == "The slot picker"
    assert (file.parent / "garden.files" / looks.picture.file).is_file()
    way = looks.journey
    assert [step.name for step in state.steps_of(way)] == ["Waits", "Looks", "Opens the door"]


@pytest.mark.parametrize("name", sorted(CELLS))
def test_everybody_can_use_it(open_page: Any, axe: str, name: str) -> None:
    page = open_page(name)
    assert violations_by_day_and_night(page, axe, "main") == []
    assert page.evaluate(SMALL) == []
    page.set_viewport_size({"width": 400, "height": 900})
    assert page.evaluate(WIDER) <= 0
