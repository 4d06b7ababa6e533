"""A notebook shows many widgets on one page, each with its own styles: none may reach another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import anywidget
import pytest

from cjm_workshop.widgets.scripts import STATIC

SHEETS = sorted(STATIC.glob("*.css"))
OWN_STYLE = "is-alone"
"""Is put on a widget by the button that shows it alone, and by nothing else."""


def widgets() -> list[Any]:
    """Return every kind of widget that brings a script and styles."""
    names = sorted(file.stem for file in STATIC.parent.glob("[a-z]*.py"))
    modules = [import_module(f"cjm_workshop.widgets.{name}") for name in names]
    found: dict[str, Any] = {
        kind.__name__: kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, anywidget.AnyWidget)
    }
    return [kind for _, kind in sorted(found.items()) if is_whole(kind)]


def is_whole(kind: type) -> bool:
    return all(isinstance(getattr(kind, name, None), str) for name in ("_esm", "_css"))


@cache
def selectors(sheet: Path) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the selectors of a sheet, each with the classes in it."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"@\w+[^{]*\{", "", text)
    parts = (part for found in re.findall(r"([^{}]+)\{", text) for part in alone(found))
    return tuple((part, frozenset(re.findall(r"\.([a-z][\w-]*)", part))) for part in parts)


def alone(selector: str) -> Iterator[str]:
    yield from (part.strip() for part in re.split(r",(?![^()]*\))", selector))


@pytest.mark.parametrize("kind", widgets(), ids=lambda kind: kind.__name__)
def test_the_styles_of_other_widgets_leave_it_alone(kind: Any) -> None:
    used = set(re.findall(r"(?:cjm|is)-[\w-]+", kind._esm))
    reached = [
        f"{sheet.name}: {selector}"
        for sheet in SHEETS
        if sheet.read_text("utf-8") not in kind._css
        for selector, classes in selectors(sheet)
        if classes and classes <= used and OWN_STYLE not in classes
    ]
    assert not reached
