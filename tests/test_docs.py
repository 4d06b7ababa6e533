"""What the documents point to is there: files, pictures, commands."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from cjm_workshop.cli import main

HOME = Path(__file__).parents[1]
PAGES = [
    page.relative_to(HOME).as_posix()
    for page in (*HOME.glob("*.md"), *HOME.glob("docs/*.md"), *HOME.glob("exercises/*.md"))
]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"cjm-workshop ([a-z][a-z-]+)(?![\w.:=/-])")
NO_COMMANDS = {"is", "has", "in", "and", "on", "as", "that", "says", "to", "with"}
"""Words that follow the name of the program in a sentence."""


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Path:
    return HOME / str(request.param)


def test_every_page_is_looked_at() -> None:
    assert {"README.md", "docs/facilitate.md", "docs/teach.md", "docs/setup.md"} <= set(PAGES)


def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    targets = [
        unquote(target.partition("#")[0]) for target in LINK.findall(page.read_text("utf-8"))
    ]
    inside = [target for target in targets if target and "://" not in target]
    assert [target for target in inside if not (page.parent / target).exists()] == []


def test_the_commands_that_it_names_are_there(page: Path) -> None:
    code = re.findall(r"`[^`\n]+`|```.*?```", page.read_text("utf-8"), re.DOTALL)
    named = {name for text in code for name in COMMAND.findall(text)}
    assert named - NO_COMMANDS <= set(main.commands)


def test_the_three_doors_lead_to_what_belongs_behind_them() -> None:
    readme = (HOME / "README.md").read_text("utf-8")
    doors = {
        line.split("|")[1].strip(" *"): line for line in readme.splitlines() if "| **I " in line
    }
    assert "(docs/facilitate.md)" in doors["I facilitate"]
    assert "cjm-workshop kit" in doors["I facilitate"]
    assert "(docs/teach.md)" in doors["I facilitate"]
    assert "(exercises/README.md)" in doors["I learn alone"]
    assert "cjm-workshop templates" in doors["I want templates"]
    assert "--template online-shop" in doors["I want templates"]
