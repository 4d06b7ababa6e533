"""The facilitator's panels on a plain page: in two tabs, by keys alone, for screen readers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from accessibility import violations_by_day_and_night
from cjm_workshop.templates import case_file
from plain_page import PlainPage

CELLS = {
    "timer": lambda workshop: workshop.timer(5, "Write alone"),
    "agenda": lambda workshop: workshop.agenda(),
    "prompts": lambda workshop: workshop.prompts("touchpoints"),
    "progress": lambda workshop: workshop.progress(),
    "vote": lambda workshop: workshop.vote_on("affinity"),
    "sorts": lambda workshop: workshop.proposals(),
}
TARGETS = """() => [...document.querySelectorAll(".cjm-panel :is(button, input, select)")]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
    .every((box) => box.width >= 28 && box.height >= 28)"""
WIDE = "() => document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlainPage]:
    file = tmp_path_factory.mktemp("led") / "freshcart.cjm.json"
    shutil.copy(case_file(), file)
    with PlainPage(CELLS, file) as page:
        yield page


@pytest.fixture
def show(served: PlainPage, open_widget: Callable[..., Any]) -> Callable[..., Any]:
    return lambda name, **options: open_widget(served.url(name), **options)


def test_a_timer_is_the_same_in_two_tabs_and_after_a_reload(show: Callable[..., Any]) -> None:
    one, other = show("timer"), show("timer")
    one.get_by_role("button", name="Start", exact=True).focus()
    one.keyboard.press("Enter")
    for page in (one, other):
        page.locator('.cjm-timer[data-state="running"]').wait_for()
    one.get_by_role("status").filter(has_text="Timer started: 5 minutes.").wait_for()
    other.get_by_role("button", name="Pause", exact=True).click()
    one.locator('.cjm-timer[data-state="paused"]').wait_for()
    one.reload()
    one.locator('.cjm-timer[data-state="paused"]').wait_for()
    assert one.get_by_role("timer").inner_text() == other.get_by_role("timer").inner_text()
    one.get_by_role("button", name="Stop", exact=True).click()
    other.locator('.cjm-timer[data-state="idle"]').wait_for()


def test_a_vote_by_keys_alone(show: Callable[..., Any], axe: str) -> None:
    page = show("vote")
    page.get_by_role("button", name="Start the vote").focus()
    page.keyboard.press("Enter")
    give = page.get_by_role("button", name="Give a dot to The evenings are gone before mine")
    give.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="1 dot on").wait_for()
    assert give.evaluate("(one) => one === document.activeElement")
    assert violations_by_day_and_night(page, axe, '[data-testid="cjm-vote"]') == []  # open
    page.get_by_role("button", name="Close the vote").focus()
    page.keyboard.press("Enter")
    page.locator(".cjm-result", has_text="a tie").first.wait_for()
    assert page.locator(".cjm-result").first.inner_text().startswith("1.")
    assert violations_by_day_and_night(page, axe, '[data-testid="cjm-vote"]') == []  # closed


@pytest.mark.parametrize("name", CELLS)
def test_a_panel_serves_everyone(show: Callable[..., Any], axe: str, name: str) -> None:
    page = show(name, viewport={"width": 400, "height": 900})
    assert violations_by_day_and_night(page, axe, f'[data-testid="cjm-{name}"]') == []
    assert page.evaluate(TARGETS)
    assert not page.evaluate(WIDE)
