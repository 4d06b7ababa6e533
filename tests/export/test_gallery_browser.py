"""The templates on a page of a notebook: every picture is drawn, in any width, for everybody."""

from __future__ import annotations

from typing import Any

import pytest

from accessibility import violations_by_day_and_night
from cjm_workshop import Workshop, templates

pytestmark = pytest.mark.browser
LOOK = """async () => {
    const pictures = [...document.images];
    await Promise.all(pictures.map((picture) => picture.decode()));
    const { scrollWidth, clientWidth } = document.documentElement;
    const inside = pictures.every((one) => one.getBoundingClientRect().right <= clientWidth);
    const drawn = pictures.filter((one) => one.naturalWidth > 200).length;
    return [drawn, inside, scrollWidth <= clientWidth];
}"""


def test_the_templates_are_there_for_everybody(chromium: Any, axe: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    gallery = Workshop.templates()._repr_html_()
    page.set_content(
        f'<html lang="en"><title>Templates</title><main><h1>Templates</h1>{gallery}</main>'
    )
    drawn = len(templates.names()) - 1
    assert page.evaluate(LOOK) == [drawn, True, True]
    assert violations_by_day_and_night(page, axe, "main") == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate(LOOK) == [drawn, True, True]
    page.close()
