"""Forms on a plain page, with a kernel that fails: nothing typed is lost, all is said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from accessibility import violations_by_day_and_night
from cjm_workshop import Workshop
from cjm_workshop.model import Edit
from plain_page import Kernel, PlainPage
from waiting import until

FORM = '[data-testid="cjm-form"][data-ready="1"]'
CUT = """() => [...document.querySelectorAll(".cjm-field input, .cjm-field textarea")]
    .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
    .map((one) => one.value)"""
"""What is written in fields that are too narrow for it."""
CELLS: dict[str, Any] = {
    "charter": lambda workshop: workshop.charter_form(),
    "persona": lambda workshop: workshop.persona_form("Maya"),
    "personas": lambda workshop: workshop.persona_form(),
    "touchpoints": lambda workshop: workshop.touchpoint_form(),
    "touchpoint": lambda workshop: workshop.touchpoint_form("Leaflet"),
    "opportunities": lambda workshop: workshop.opportunity_form(),
    "import": lambda workshop: workshop.import_form(),
    "feedback": lambda workshop: workshop.feedback_form(),
    "walk": lambda workshop: workshop.walk(),
    "name": lambda workshop: workshop.name_form(),
    "board": lambda workshop: workshop.board("touchpoints"),
}


def last(widget: Any) -> Any:
    """Return the widget itself where a notebook gets it in a box with advice above."""
    children = getattr(widget, "children", ())
    return last(children[-1]) if children else widget


def cell(make: Callable[[Workshop], Any]) -> Callable[[Workshop], Any]:
    return lambda workshop: last(make(workshop))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "garden.cjm.json"
    with Workshop.new(path, author="Ana") as workshop:
        workshop.add("persona", name="Maya", role="A nurse on shifts")
        workshop.add("channel", name="Post")
        workshop.add("evidence", title="Interview 3", quote="No free evening before Thursday")
        workshop.add("touchpoint", name="Leaflet", channels=["Post"], moment="before")
        workshop.add("journey", name="I order food", persona="Maya")
        workshop.add("step", journey="Maya", name="Read the leaflet", emotion=1)
        workshop.add("pain", step="Read the leaflet", text="The fee is nowhere", severity=3)
        workshop.add(
            "opportunity",
            question="How might we say the fee?",
            owner="Ben",
            due="2020-01-31",
            metric="Calls about the fee for each hundred orders, by the phone log",
        )
        workshop.add("opportunity", question="How might we wait for them?", owner="Cem")
    return path


@pytest.fixture
def served(file: Path) -> Iterator[PlainPage]:
    with PlainPage({name: cell(make) for name, make in CELLS.items()}, file) as page:
        yield page


@pytest.fixture
def open_form(served: PlainPage, chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open a form in a tab of its own; all tabs must have worked without an error."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    faults: list[str] = []

    def start(name: str, *, ready: str = FORM) -> Any:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(served.url(name))
        page.locator(ready).first.wait_for()
        return page

    yield start
    context.close()
    assert faults == []


def kernel_of(served: PlainPage, name: str) -> Kernel:
    served.url(name)
    return served.kernel(name)


def state(kernel: Kernel) -> Any:
    assert kernel.workshop is not None
    return kernel.workshop.state()


def field(page: Any, name: str) -> Any:
    return page.locator(f'.cjm-field[data-field="{name}"]').first


def said(page: Any, name: str, words: str) -> None:
    field(page, name).locator(".cjm-saved").filter(has_text=words).wait_for()


def png(colour: str = "teal") -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 200), colour).save(out, "PNG")
    return out.getvalue()


def test_a_field_is_saved_when_it_is_left_and_undo_takes_it_back(open_form, served) -> None:
    page = open_form("charter")
    goal = page.get_by_role("textbox", name="Goal")
    goal.fill("Fewer <b>calls</b>")
    goal.press("Tab")
    said(page, "goal", "saved")
    page.get_by_role("status").filter(has_text="Goal: saved").wait_for()
    assert state(kernel_of(served, "charter")).charter.goal == "Fewer <b>calls</b>"
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("() => !document.querySelector('[data-field=goal] textarea').value")


def test_what_is_typed_while_something_is_saved_stays(open_form, served) -> None:
    page = open_form("charter")
    kernel = kernel_of(served, "charter")
    kernel.delay = 0.3
    page.get_by_role("textbox", name="Name, Team 1").fill("Tom")
    page.keyboard.press("Tab")
    page.keyboard.type("Front")
    page.wait_for_function("() => !Object.keys(sessionStorage).some((key) => key.includes(':op:'))")
    department = page.get_by_role("textbox", name="Department, Team 1")
    assert department.input_value() == "Front"
    page.keyboard.type(" desk")
    page.keyboard.press("Tab")
    said(page, "team", "saved")
    (tom,) = state(kernel).charter.team
    assert (tom.name, tom.department) == ("Tom", "Front desk")


def test_what_is_missing_is_told_once_it_was_passed_by(open_form) -> None:
    page = open_form("charter")
    advice = field(page, "decision").locator(".cjm-advice")
    assert not advice.is_visible()
    page.get_by_role("textbox", name="Scenario").fill("A nurse buys food")
    page.get_by_role("textbox", name="Scenario").press("Tab")
    advice.filter(has_text="Name the decision that waits for this map").wait_for()
    box = page.get_by_role("textbox", name="Decision")
    described = box.get_attribute("aria-describedby").split()
    assert advice.get_attribute("id") in described
    review = page.get_by_label("Next review")
    review.fill("2020-05-01")
    review.press("Tab")
    field(page, "review_date").locator(".cjm-advice").filter(
        has_text="1 May 2020 is over. When do you look at it next?"
    ).wait_for()


def test_what_is_refused_is_told_at_its_field_and_can_be_put_back(open_form, served) -> None:
    page = open_form("charter")
    page.locator("summary", has_text="Votes, language and words").click()
    dots = page.get_by_role("spinbutton", name="Dots each person may give")
    dots.fill("99")
    dots.press("Tab")
    fault = field(page, "dots_each").locator(".cjm-fault")
    fault.filter(has_text="found 99").wait_for()
    assert dots.get_attribute("aria-invalid") == "true"
    assert fault.get_attribute("id") in dots.get_attribute("aria-describedby")
    assert dots.input_value() == "99"
    fault.get_by_role("button", name="Put back what was saved").click()
    assert dots.input_value() == "3"
    assert not fault.is_visible()
    assert state(kernel_of(served, "charter")).charter.dots_each == 3


def test_two_tabs_see_each_other_and_nobody_is_written_over(open_form, served) -> None:
    one, other = open_form("charter"), open_form("charter")
    one.get_by_role("textbox", name="Goal").fill("Theirs")
    one.get_by_role("textbox", name="Goal").press("Tab")
    other.wait_for_function(
        "() => document.querySelector('[data-field=goal] textarea').value === 'Theirs'"
    )
    typing = other.get_by_role("textbox", name="Decision")
    typing.click()
    typing.press_sequentially("Half a")
    kernel = kernel_of(served, "charter")
    edit = Edit(author="Ben", record="charter-main", field="decision", old="", new="Ben's words")
    assert kernel.workshop is not None
    kernel.workshop.apply(edit)
    said(other, "decision", "Somebody else changed this meanwhile")
    assert typing.input_value() == "Half a"
    typing.press("Tab")
    conflict = field(other, "decision").get_by_role("group", name="two texts")
    conflict.filter(has_text="Ben's words").filter(has_text="Half a").wait_for()
    conflict.locator(".cjm-version", has_text="Half a").get_by_role("button").click()
    conflict.wait_for(state="detached")
    assert state(kernel).charter.decision == "Half a"


def test_a_dead_kernel_says_so_and_loses_nothing_not_even_over_a_reload(open_form, served) -> None:
    page = open_form("charter")
    kernel = kernel_of(served, "charter")
    kernel.kill()
    goal = page.get_by_role("textbox", name="Goal")
    goal.fill("Written into the void")
    goal.press("Tab")
    page.get_by_role("alert").filter(has_text="The kernel does not answer").wait_for()
    said(page, "goal", "kept in this tab until the kernel answers")
    half = page.get_by_role("textbox", name="Decision")
    half.click()
    half.press_sequentially("Half typed")
    kernel.restart()
    page.reload()
    served.url("charter")  # runs the cell again, as its person does
    page.locator(FORM).wait_for()
    page.wait_for_function(
        "() => document.querySelector('[data-field=decision] textarea').value === 'Half typed'"
    )
    said(page, "decision", "not saved yet")
    page.wait_for_function("() => !Object.keys(sessionStorage).some((key) => key.includes(':op:'))")
    assert state(kernel).charter.goal == "Written into the void"
    page.get_by_role("textbox", name="Decision").press("Tab")
    page.get_by_role("textbox", name="Decision").click()
    page.get_by_role("textbox", name="Goal").click()
    said(page, "decision", "saved")
    assert state(kernel).charter.decision == "Half typed"


def test_a_portrait_is_chosen_described_drawn_and_removed(open_form, served, tmp_path) -> None:
    page = open_form("persona")
    kernel = kernel_of(served, "persona")
    portrait = field(page, "portrait")
    chooser = portrait.locator('input[type="file"]')
    wrong = tmp_path / "notes.txt"
    wrong.write_text("no picture", "utf-8")
    chooser.set_input_files(wrong)
    portrait.locator(".cjm-fault").filter(has_text="“notes.txt” is no picture").wait_for()

    photo = tmp_path / "maya.png"
    photo.write_bytes(png())
    chooser.set_input_files(photo)
    portrait.locator("img[src^='blob:']").wait_for()
    portrait.locator(".cjm-advice").filter(has_text="Say in a few words what").wait_for()
    words = portrait.get_by_role("textbox", name="What does it show?")
    assert words.evaluate("(one) => one === document.activeElement")
    words.fill("Maya on the ward")
    words.press("Tab")
    said(page, "portrait", "saved")
    (maya,) = state(kernel).personas
    assert maya.portrait.alt == "Maya on the ward"
    assert kernel.workshop is not None
    assert (kernel.workshop.files_folder / maya.portrait.file).is_file()

    portrait.get_by_role("button", name="Draw a portrait").click()
    page.wait_for_function(
        "() => document.querySelector('[data-field=portrait] .cjm-alt input').value"
        " === 'A drawn portrait of Maya'"
    )
    portrait.get_by_role("button", name="Remove the picture").click()
    portrait.locator(".cjm-initials", has_text="M").wait_for()
    said(page, "portrait", "saved")
    assert state(kernel).personas[0].portrait is None


def test_a_file_arrives_in_its_record_after_its_page_was_left(open_form, served, tmp_path) -> None:
    page = open_form("touchpoints")
    kernel = kernel_of(served, "touchpoints")
    kernel.workshop.add("touchpoint", name="Poster", moment="after")
    listed = page.get_by_role("navigation", name="Touchpoints")
    poster = listed.get_by_role("button", name="Poster")
    poster.wait_for()
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7")
    page.locator("summary", has_text="Files").click()
    kernel.delay = 1.0
    field(page, "files").locator('input[type="file"]').set_input_files(letter)
    poster.click()
    until(lambda: any(one.files for one in state(kernel).touchpoints), "the file")
    files = {one.name: [file.name for file in one.files] for one in state(kernel).touchpoints}
    assert files == {"Leaflet": ["letter.pdf"], "Poster": []}


def test_a_drawn_portrait_is_named_after_the_persona_that_is_chosen(open_form, served) -> None:
    page = open_form("personas")
    field(page, "portrait").get_by_role("button", name="Draw a portrait").click()
    until(lambda: state(kernel_of(served, "personas")).personas[0].portrait, "the portrait")
    (maya,) = state(kernel_of(served, "personas")).personas
    assert maya.portrait.alt == "A drawn portrait of Maya"


def test_another_persona_is_added_in_the_list_and_filled_in(open_form, served) -> None:
    page = open_form("personas")
    kernel = kernel_of(served, "personas")
    listed = page.get_by_role("navigation", name="Personas")
    new = listed.get_by_role("textbox", name="Add a persona")
    new.fill("Joe")
    new.press("Enter")
    listed.locator('[aria-current="true"]', has_text="Joe").wait_for()
    field(page, "role").get_by_role("textbox").fill("A driver")
    field(page, "role").get_by_role("textbox").press("Tab")
    listed.get_by_role("button", name="Joe A driver").wait_for()
    listed.get_by_role("button", name="Maya").click()
    assert field(page, "role").get_by_role("textbox").input_value() == "A nurse on shifts"
    people = [(one.name, one.role) for one in state(kernel).personas]
    assert people == [("Maya", "A nurse on shifts"), ("Joe", "A driver")]


def test_a_statement_gets_its_level_and_its_evidence(open_form, served) -> None:
    page = open_form("persona")
    kernel = kernel_of(served, "persona")
    goals = field(page, "goals")
    goals.get_by_role("textbox", name="Write a statement, Goals 1").fill("Eat well")
    page.keyboard.press("Enter")
    said(page, "goals", "saved")
    goals.get_by_role("combobox", name="How do we know?, Goals 1").select_option("reported")
    goals.locator(".cjm-advice").filter(has_text="without evidence").wait_for()
    goals.get_by_role("button", name="+ evidence").first.click()
    goals.get_by_role("checkbox", name="Interview 3").check()
    goals.get_by_role("button", name="1 source").wait_for()
    goals.locator(".cjm-advice").wait_for(state="hidden")
    page.keyboard.press("Escape")
    assert goals.get_by_role("button", name="1 source").evaluate(
        "(one) => one === document.activeElement"
    )
    (goal,) = state(kernel).personas[0].goals
    assert (goal.text, goal.level.value, len(goal.evidence)) == ("Eat well", "reported", 1)

    quote = field(page, "quote")
    quote.get_by_role("textbox", name="Quote").fill("No free evening")
    quote.get_by_role("textbox", name="Quote").press("Tab")
    quote.locator(".cjm-advice").filter(has_text="Say where this was said").wait_for()
    quote.get_by_role("button", name="Add …").click()
    quote.get_by_role("radio", name="Interview 3").click()
    quote.locator(".cjm-advice").wait_for(state="hidden")
    assert state(kernel).personas[0].quote.evidence == state(kernel).evidence[0].id


def test_the_record_opens_over_the_board_with_all_that_belongs_to_it(
    open_form, served, tmp_path
) -> None:
    page = open_form("board", ready='[data-testid="cjm-board"][data-ready="1"]')
    kernel = kernel_of(served, "board")
    note = page.locator(".cjm-note[data-note]", has_text="Leaflet")
    note.get_by_role("button", name="Actions for Leaflet").click()
    page.get_by_role("menuitem", name="Open the record").click()
    panel = page.get_by_role("dialog", name="Record")
    panel.locator(FORM).wait_for()
    panel.get_by_role("textbox", name="Task, Tasks 1").fill("Ask the printer")
    panel.get_by_role("textbox", name="Who, Tasks 1").fill("Ben")
    panel.get_by_label("Until, Tasks 1").fill("2020-02-01")
    panel.get_by_label("Until, Tasks 1").press("Tab")
    field(panel, "tasks").locator(".cjm-advice").filter(has_text="overdue by").wait_for()
    panel.locator("summary", has_text="Files").click()
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7")
    field(panel, "files").locator('input[type="file"]').set_input_files(letter)
    panel.get_by_role("textbox", name="Name of file 1").wait_for()
    with page.expect_download() as saved:
        panel.get_by_role("button", name="Download letter.pdf").click()
    assert saved.value.suggested_filename == "letter.pdf"
    assert Path(saved.value.path()).read_bytes() == b"%PDF-1.7"
    panel.locator("summary", has_text="History of changes").click()
    past = panel.locator(".cjm-past")
    past.filter(has_text="Files: added “letter.pdf”").wait_for()
    past.filter(has_text="Tasks: added “Ask the printer”").wait_for()
    panel.get_by_role("textbox", name="Touchpoint").fill("Leaflet in the letter box")
    page.keyboard.press("Escape")
    page.locator(".cjm-note[data-note]", has_text="Leaflet in the letter box").wait_for()
    assert page.evaluate("document.activeElement.className").startswith("cjm-note")
    (touchpoint,) = state(kernel).touchpoints
    assert [file.name for file in touchpoint.files] == ["letter.pdf"]
    assert touchpoint.tasks[0].due is not None
    assert page.get_by_role("dialog").count() == 0


def test_the_register_is_narrowed_and_says_what_is_late(open_form, served) -> None:
    page = open_form("opportunities")
    outline = page.get_by_role("navigation", name="Opportunities and actions")
    outline.get_by_text("overdue by", exact=False).first.wait_for()
    outline.get_by_label("Status").select_option(label="overdue")
    assert outline.locator(".cjm-itemlink").count() == 1
    outline.get_by_label("Status").select_option(label="all")
    outline.get_by_label("Owner").select_option(label="Cem")
    outline.get_by_text("1 of 2 shown").wait_for()
    outline.get_by_label("Owner").select_option(label="all")
    outline.get_by_role("button", name="How might we wait for them?").click()
    add = page.locator(".cjm-records").get_by_role("textbox", name="Add an action")
    add.fill("Ring three of them")
    add.press("Enter")
    page.locator(".cjm-item").get_by_role("textbox", name="Who").fill("Cem")
    page.locator(".cjm-item").get_by_role("textbox", name="Who").press("Tab")
    outline.get_by_role("button", name="Ring three of them").filter(has_text="Cem").wait_for()
    (action,) = state(kernel_of(served, "opportunities")).actions
    assert (action.text, action.owner) == ("Ring three of them", "Cem")


def test_another_language_changes_every_label_and_keeps_what_is_typed(open_form, served) -> None:
    page = open_form("charter")
    kernel = kernel_of(served, "charter")
    typing = page.get_by_role("textbox", name="Decision")
    typing.click()
    typing.press_sequentially("Half a")
    assert kernel.workshop is not None
    kernel.workshop.edit("charter", language="de")
    page.get_by_role("heading", name="Auftrag").wait_for()
    decision = page.get_by_role("textbox", name="Entscheidung")
    assert decision.input_value() == "Half a"
    page.get_by_role("button", name="Rückgängig").wait_for()


@pytest.mark.parametrize("name", [name for name in CELLS if name != "board"])
def test_a_form_keeps_nobody_out(open_form, axe, name) -> None:
    page = open_form(name, ready=".cjm-board[data-ready='1']")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, f"{beyond} px wider than a page of {width} px"
    assert page.evaluate(CUT) == []
    assert violations_by_day_and_night(page, axe, ".cjm-board") == []


def test_an_opened_record_keeps_nobody_out(open_form, axe) -> None:
    page = open_form("board", ready='[data-testid="cjm-board"][data-ready="1"]')
    page.get_by_role("button", name="Actions for Leaflet").click()
    page.get_by_role("menuitem", name="Open the record").click()
    page.locator(f"dialog {FORM}").wait_for()
    page.evaluate("document.querySelectorAll('dialog details').forEach((one) => (one.open = true))")
    assert violations_by_day_and_night(page, axe, "dialog") == []
