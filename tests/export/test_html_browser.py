"""The page in a real browser: without faults of accessibility, on screens and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from accessibility import COLOURS, violations
from cjm_workshop.draw.branding import brand
from cjm_workshop.export import export
from cjm_workshop.model import State

pytestmark = pytest.mark.browser


@pytest.fixture
def browser(chromium: Any) -> Any:
    return chromium


@pytest.fixture(scope="module")
def address(workshop: State, tmp_path_factory: pytest.TempPathFactory) -> str:
    target: Path = tmp_path_factory.mktemp("page") / "all.html"
    export(workshop, target, "workshop")
    return target.as_uri()


@pytest.mark.parametrize("width", [1600, 390])
def test_axe_finds_nothing(browser: Any, axe: str, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="light")
    page.goto(address)
    light = violations(page, axe, passes=30)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, axe, rules=COLOURS)
    page.close()
    assert (light, dark) == ([], [])


LOOKS = {
    "high-contrast": "high-contrast",
    "greyscale": "greyscale",
    "dark": "dark",
    "brand": brand(primary="#FFD400", secondary="#004B87"),
}


@pytest.mark.parametrize("name", LOOKS)
def test_the_colours_of_every_look_can_be_read(
    browser: Any, axe: str, workshop: State, tmp_path: Path, name: str
) -> None:
    (path,) = export(workshop, tmp_path / "all.html", "workshop", theme=LOOKS[name])
    page = browser.new_page()
    page.goto(path.as_uri())
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        ground = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
        is_dark = name == "dark" or (name == "brand" and scheme == "dark")
        assert ground == ("rgb(18, 23, 31)" if is_dark else "rgb(255, 255, 255)")
        assert violations(page, axe, rules=COLOURS) == [], scheme
    page.close()


def test_a_dark_page_is_printed_on_white(browser: Any, workshop: State, tmp_path: Path) -> None:
    (path,) = export(workshop, tmp_path / "map.html", theme="dark")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    ground = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    page.close()
    assert ground == "rgb(255, 255, 255)"


def test_on_paper_too_notes_are_smaller_than_what_they_belong_to(
    browser: Any, workshop: State, tmp_path: Path
) -> None:
    (path,) = export(workshop, tmp_path / "map.html")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "() => [...document.querySelectorAll("
        "'table.map :is(small, .sources, .severity, .owner, .metric, blockquote footer)')]"
        ".map(note => [note, note.closest('table')].map(one =>"
        " parseFloat(getComputedStyle(one).fontSize)))"
    )
    page.close()
    assert sizes
    assert all(note < text for note, text in sizes)


def test_a_page_may_run_from_right_to_left(
    browser: Any, axe: str, workshop: State, tmp_path: Path
) -> None:
    (path,) = export(workshop, tmp_path / "map.html", direction="rtl")
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto(path.as_uri())
    found = violations(page, axe, passes=25)
    steps = page.evaluate(
        "() => [...document.querySelectorAll('table.map th.step')]"
        ".map(step => step.getBoundingClientRect().x)"
    )
    flipped = page.evaluate("() => getComputedStyle(document.querySelector('svg.curve')).transform")
    page.close()
    assert found == []
    assert len(steps) > 3
    assert steps == sorted(steps, reverse=True)
    assert flipped == "matrix(-1, 0, 0, 1, 0, 0)"


def test_on_a_small_screen_each_step_follows_whole_without_scrolling_sideways(
    browser: Any, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(address)
    wide = page.evaluate("document.documentElement.scrollWidth")
    places = page.evaluate(
        """() => [...document.querySelectorAll('table.map [style^="--order"]')]
             .filter(cell => cell.offsetParent)
             .map(cell => [+cell.style.getPropertyValue('--order'),
                           cell.getBoundingClientRect().top])"""
    )
    page.close()
    assert wide <= 390
    by_place = [order for order, _ in sorted(places, key=lambda pair: pair[1])]
    assert by_place == sorted(by_place)
    assert len(by_place) > 60


def test_the_page_asks_the_network_for_nothing(browser: Any, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.close()
    assert asked == [address]


def test_no_word_of_the_map_is_cut_off_on_a_wide_screen(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto(address)
    cut = page.evaluate(
        """() => [...document.querySelectorAll('table.map td, table.map th')]
             .filter(cell => cell.scrollWidth > cell.clientWidth + 1)
             .map(cell => cell.textContent.slice(0, 40))"""
    )
    page.close()
    assert cut == []
