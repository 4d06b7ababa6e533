"""What axe-core finds on a page that would keep somebody out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that ask for colours: where nothing else differs, such as in a dark theme, the rest
was tried already."""
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# What is fine is counted here: to hand over every element of it takes far longer than to try it.
LOOK = """async ([root, runOnly]) => {
    const found = await axe.run({ include: [[root]] }, { runOnly, resultTypes: ["violations"] });
    const say = ({ id, nodes }) =>
        `${id}: ${JSON.stringify(nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)))}`;
    return [found.violations.map(say), found.passes.length];
}"""
DARK = "(dark) => { document.body.dataset.jpThemeLight = String(!dark); }"


def violations(
    page: Any, axe: str, root: str = "html", *, rules: Sequence[str] = (), passes: int = 1
) -> list[str]:
    """Return what axe-core has to say about a part of a page.

    Parameters
    ----------
    page : playwright.sync_api.Page
    axe : str
        The script of axe-core, as the fixture of that name gives it.
    root : str
        The part of the page, as a selector.
    rules : sequence of str
        Names of rules; without any, all of WCAG 2.2 AA and of good practice are tried.
    passes : int
        How many rules must have found something to look at, so that an empty page is no success.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe)
    names = list(rules or STANDARDS)
    asked = {"type": "rule" if rules else "tag", "values": names}
    found, passed = page.evaluate(LOOK, [root, asked])
    assert passed >= passes, f"only {passed} rules found anything in {root}"
    return list(found)


def violations_by_day_and_night(page: Any, axe: str, root: str) -> list[str]:
    """Return what is wrong in Jupyter's light theme, and with the colours of its dark one."""
    light = violations(page, axe, root, passes=10)
    page.evaluate(DARK, True)
    dark = violations(page, axe, root, rules=COLOURS)
    page.evaluate(DARK, False)
    return [*light, *(f"dark: {fault}" for fault in dark)]
