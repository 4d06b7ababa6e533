"""A learner's record as a page: everybody can read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from accessibility import violations
from cjm_workshop import Lesson

pytestmark = pytest.mark.browser


def test_the_record_is_there_for_everybody(chromium: Any, axe: str, learner: Path) -> None:
    lesson = Lesson("00")
    lesson.check("beginning", "b")
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(lesson.progress().export().as_uri())
    assert page.get_by_role("cell", name="1 / 4").count() == 1
    assert violations(page, axe, passes=10) == []
    page.set_viewport_size({"width": 360, "height": 700})
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    page.close()
    assert wide <= 360
