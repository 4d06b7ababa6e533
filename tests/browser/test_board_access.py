"""Boards for everyone: by screen reader, keyboard alone, large type, in light and dark."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from accessibility import violations_by_day_and_night
from board_pages import Tab
from cjm_workshop import Workshop
from cjm_workshop.templates import case_file
from cjm_workshop.widgets import board
from plain_page import PlainPage

ROOT = '[data-testid="cjm-board"]'
NAMES = ("touchpoints", "empathy", "affinity", "ideas")
VISIBLE = """(root) => [...document.querySelectorAll(`${root} button, ${root} summary,
    ${root} input, ${root} select, ${root} textarea`)]
    .filter((one) => one.checkVisibility())
    .map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return [one.getAttribute("aria-label") || one.innerText, width, height];
    })"""
CONTRAST = """(root) => {
    const luminance = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((value) => {
            const part = Number(value) / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const ratio = (one, other) => {
        const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const note = document.querySelector(`${root} .cjm-note[data-note]`);
    note.focus();
    const style = getComputedStyle(note);
    const gap = style.boxShadow.match(/rgba?\\([^)]*\\)/)[0];
    const area = getComputedStyle(note.closest(".cjm-area")).backgroundColor;
    return {
        width: parseFloat(style.outlineWidth), offset: parseFloat(style.outlineOffset),
        gap: ratio(style.outlineColor, gap), area: ratio(style.outlineColor, area),
    };
}"""

ON_PAPER = """(root) => {
    const board = document.querySelector(root);
    const wall = board.querySelector(".cjm-wall");
    const note = wall.querySelector(".cjm-note[data-note]");
    const edge = wall.getBoundingClientRect().right + 1;
    return {
        page: getComputedStyle(board).getPropertyValue("--cjm-page").trim(),
        fill: getComputedStyle(note).printColorAdjust,
        tools: [...board.querySelectorAll("button:not(.cjm-level, .cjm-mark), input, .cjm-add")]
            .filter((one) => one.checkVisibility()).map((one) => one.className),
        "cut off": [...wall.querySelectorAll(".cjm-note")].filter((one) =>
            one.checkVisibility() && one.getBoundingClientRect().right > edge).length,
    };
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlainPage]:
    file = tmp_path_factory.mktemp("case") / "freshcart.cjm.json"
    shutil.copy(case_file(), file)
    with PlainPage({name: _cell(name) for name in NAMES}, file) as page:
        yield page


def _cell(name: str) -> Callable[[Workshop], Any]:
    return lambda workshop: board(workshop, name, author="Ana")


@pytest.fixture
def open_tab(served: PlainPage, open_widget: Callable[..., Any]) -> Callable[..., Tab]:
    def start(name: str, theme: str = "light", **options: Any) -> Tab:
        return Tab(open_widget(served.url(name, theme), **options))

    return start


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(open_tab, axe: str, name: str) -> None:
    tab = open_tab(name, reduced_motion="reduce")
    assert violations_by_day_and_night(tab.page, axe, ROOT) == []
    tab.root.get_by_role("button", name="Filter", exact=True).click()
    if name == "touchpoints":
        tab.root.locator(".cjm-missed summary").click()
    note = tab.root.locator(".cjm-note[data-note]").first
    note.focus()
    tab.press("Control+ ", "Enter")
    assert violations_by_day_and_night(tab.page, axe, ROOT) == []
    tab.press("Escape", "Space")
    tab.root.get_by_role("menu").wait_for()
    assert violations_by_day_and_night(tab.page, axe, ROOT) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_focus_is_seen_on_every_colour(open_tab, theme: str) -> None:
    """The ring stands off the note by a gap, so that the note's own colour does not matter."""
    tab = open_tab("affinity", theme, reduced_motion="reduce")
    tab.press("Tab")  # whoever uses keys sees the ring
    ring = tab.page.evaluate(CONTRAST, ROOT)
    assert (ring["width"], ring["offset"]) == (3, 2)
    assert ring["gap"] >= 3
    assert ring["area"] >= 3


@pytest.mark.parametrize("name", NAMES)
def test_targets_are_large_enough_for_a_finger(open_tab, name: str) -> None:
    tab = open_tab(name)
    tab.root.get_by_role("button", name="Filter", exact=True).click()
    small = [one for one in tab.page.evaluate(VISIBLE, ROOT) if min(one[1], one[2]) < 27.5]
    assert small == []


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_page_needs_no_scrolling_sideways(open_tab, name: str) -> None:
    """1280 pixels at 400 % are 320."""
    tab = open_tab(name, viewport={"width": 320, "height": 900})
    wide = "(root) => [document.documentElement.scrollWidth, innerWidth]"
    assert tab.page.evaluate(wide, ROOT) == [320, 320]
    wall = tab.page.evaluate(
        "() => { const one = document.querySelector('.cjm-wall');"
        " return one.scrollWidth - one.clientWidth; }"
    )
    assert wall <= 1


def test_nothing_moves_for_who_asked_for_that(open_tab) -> None:
    tab = open_tab("affinity", reduced_motion="reduce")
    read = "() => getComputedStyle(document.querySelector('.cjm-note')).transitionDuration"
    assert tab.page.evaluate(read) == "0s"


def test_colours_of_the_system_keep_notes_and_choice_apart(open_tab) -> None:
    tab = open_tab("affinity", forced_colors="active")
    note = tab.root.locator(".cjm-note[data-note]").first
    note.focus()
    tab.press("Control+ ")
    read = "(one) => [getComputedStyle(one).borderStyle, getComputedStyle(one, '::after').content]"
    assert note.evaluate(read) == ["solid", '"✓"']


@pytest.mark.parametrize("name", NAMES)
def test_paper_shows_all_that_was_made_and_no_tools(open_tab, name: str) -> None:
    tab = open_tab(name, "dark", viewport={"width": 718, "height": 1000})  # A4 between its margins
    tab.page.emulate_media(media="print")
    shown = {"page": "#ffffff", "fill": "exact", "tools": [], "cut off": 0}
    assert tab.page.evaluate(ON_PAPER, ROOT) == shown


def test_a_reader_gets_lists_headings_and_one_quiet_status(open_tab) -> None:
    tab = open_tab("affinity")
    assert tab.root.get_by_role("heading", name="Affinity diagram", level=2).count() == 1
    names = tab.root.get_by_role("heading", level=3).all_inner_texts()
    assert "I want dinner, not a project" in names
    area = tab.area("I want dinner, not a project")
    assert area.get_by_role("list").get_by_role("listitem").count() == 5
    assert tab.root.get_by_role("status").count() == 1
    label = area.get_by_role("listitem").first.get_attribute("aria-label")
    assert label == "wants dinner, not groceries, feeling, reported, mauve, by Aylin, 1 dot"
    (pressed,) = tab.page.evaluate(
        """() => new Promise((done) => {
            const status = document.querySelector("[role=status]");
            const heard = [];
            new MutationObserver(() => heard.push(status.textContent))
                .observe(status, { childList: true });
            const add = [...document.querySelectorAll("button")];
            for (let at = 0; at < 3; at += 1) {
                add.find((one) => one.textContent === "Select several").click();
            }
            setTimeout(() => done(heard), 400);
        })"""
    )
    assert pressed == "Click notes to select them, or press Space on them."


def by_keys(tab: Tab, *words: str) -> None:
    """Go through the menu of the focused note by arrow keys."""
    tab.press("Space")
    for word in words:
        for _ in range(20):
            if tab.page.evaluate("document.activeElement.innerText") == word:
                break
            tab.press("ArrowDown")
        tab.press("Enter")


def test_everything_by_keys_alone(open_tab, served: PlainPage) -> None:
    """From the address bar to a note that is added, moved, coloured, tagged, voted and gone."""
    tab = open_tab("ideas")
    for _ in range(40):
        tab.press("Tab")
        if tab.focused().startswith("Add a note to"):
            break
    tab.page.keyboard.type("by keys")
    tab.press("Enter")
    tab.note("by keys").wait_for()
    tab.press("Shift+Tab")
    assert tab.focused().startswith("by keys")
    by_keys(tab, "Colour", "green")
    tab.says("“by keys”: green.")
    by_keys(tab, "Tags", "New tag …")
    tab.page.keyboard.type("keys")
    tab.press("Enter")
    tab.says("“by keys”: keys.")
    tab.press("F2")
    tab.page.keyboard.type("with keys")
    tab.press("Enter")
    tab.note("with keys").wait_for()
    tab.press("Delete")
    tab.note("with keys").wait_for(state="detached")
    tab.press("Control+z")
    tab.note("with keys").wait_for()
    assert served.kernel("ideas").workshop.state().notes[-1].tags == ("keys",)
