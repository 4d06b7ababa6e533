"""The check itself: it finds what is wrong, in light and in dark, and says so of an empty page."""

from __future__ import annotations

from typing import Any

import pytest

from accessibility import violations, violations_by_day_and_night

FAULTY = """<!doctype html><html lang="en"><title>T</title><style>
    .ink { color: #222 } [data-jp-theme-light="false"] { background: #111 }</style>
    <body><main><h1 class="ink">Words</h1><p>Links: <a href="/">here</a></p><ul><li>One</li></ul>
    <img src="data:,"><button class="ink">Go</button></main></body></html>"""


def test_faults_are_found_in_both_themes(page: Any, axe: str) -> None:
    page.set_content(FAULTY)
    light, dark = violations_by_day_and_night(page, axe, "main")
    assert light.startswith('image-alt: ["<img src')
    assert dark.startswith("dark: color-contrast: ")
    assert "Words" in dark
    assert violations(page, axe, "h1") == []  # the theme is light again


def test_where_nothing_was_looked_at_nothing_is_proven(page: Any, axe: str) -> None:
    page.set_content("<main></main>")
    with pytest.raises(AssertionError, match="only 0 rules found anything in main"):
        violations(page, axe, "main", rules=["image-alt"])
