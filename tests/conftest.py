"""What all tests share: programs that may be missing, and the repository's own folder."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import nbformat
import pytest
from click.testing import CliRunner, Result

# What is tried is the same in every run, so that a change is told by its own faults alone;
# HYPOTHESIS_PROFILE=explore tries new values, and is worth an evening now and then.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ALL_TESTS = "CJM_ALL_TESTS"
"""Set to 1, a missing program is a failure: nothing may stay untested without anybody noticing."""

HOW_TO_GET = {
    "chromium": "Debian and Ubuntu: apt-get install chromium; or set CHROMIUM to a Chrome's path",
    "fc-match": "Debian and Ubuntu: apt-get install fontconfig",
    "git": "Debian and Ubuntu: apt-get install git",
    "node": "Debian and Ubuntu: apt-get install nodejs; or from nodejs.org",
    "npm": "Debian and Ubuntu: apt-get install npm; or with node from nodejs.org",
    "pdftotext": "Debian and Ubuntu: apt-get install poppler-utils",
    "soffice": "Debian and Ubuntu: apt-get install libreoffice-impress libreoffice-calc",
}

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
"""How Chromium is started: it asks nobody outside, and runs where there is no screen."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return what runs a command line in an empty folder, by Ann."""
    from cjm_workshop.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CJM_NAME", "Ann")
    monkeypatch.delenv("CJM_WORKSHOP", raising=False)

    def invoke(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, list(words), input=typed, prog_name="cjm-workshop")

    return invoke


@pytest.fixture(scope="session")
def program() -> Callable[[str], Path]:
    """Return the path of a program by its name; skip, or fail with CJM_ALL_TESTS=1, without it."""

    def find(name: str) -> Path:
        found = os.environ.get(name.upper()) or shutil.which(name)
        if found:
            return Path(found)
        return missing(f"{name} is not installed. {HOW_TO_GET[name]}.")

    return find


@pytest.fixture(scope="session")
def office(program: Callable[[str], Path]) -> Path:
    """Return LibreOffice, with a font that is as wide as the Arial that slides ask for."""
    path = program("soffice")
    found = subprocess.run(
        [str(program("fc-match")), "--format=%{family}", "Arial"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    if not {"Arial", "Arimo", "Liberation Sans"} & set(found.split(",")):
        missing("No font is as wide as Arial. Debian and Ubuntu: apt-get install fonts-liberation.")
    return path


def missing(reason: str) -> NoReturn:
    """Skip a test that lacks something outside; fail with CJM_ALL_TESTS=1."""
    if os.environ.get(ALL_TESTS) == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def npm_package(
    program: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Return the folder of a package of npm, installed for this run; skip or fail without it."""

    def install(name: str) -> Path:
        folder = tmp_path_factory.mktemp("npm")
        command = [
            str(program("npm")),
            "install",
            "--prefix",
            str(folder),
            "--no-audit",
            "--no-fund",
        ]
        got = subprocess.run([*command, name], capture_output=True, check=False, timeout=180)
        package = folder / "node_modules" / name.rsplit("@", 1)[0]
        if got.returncode or not package.is_dir():
            missing(f"{name} could not be installed with npm: check the network connection.")
        return package

    return install


@pytest.fixture(scope="session")
def axe(npm_package: Callable[[str], Path]) -> str:
    """Return the script that finds what would keep people out of a page."""
    return (npm_package("axe-core@4") / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder of the checkout."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def chromium(program: Callable[[str], Path]) -> Iterator[Any]:
    """Start Chromium once for all tests that need a browser; Playwright allows no second one."""
    path = program("chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def run_notebook() -> Callable[[Path], dict[str, Any]]:
    """Run a notebook's cells in this process; return what each cell's last line gave, by its id.

    A kernel takes seconds to start; the notebooks run in real ones too, as tests of their own.
    """

    def run(file: Path) -> dict[str, Any]:
        names: dict[str, Any] = {"__name__": "__main__"}
        given: dict[str, Any] = {}
        for cell in nbformat.read(file, as_version=4).cells:
            if cell.cell_type == "code":
                given[cell.id] = run_cell(cell.source, cell.id, names)
        return given

    return run


def run_cell(source: str, name: str, names: dict[str, Any]) -> Any:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), name, "eval"), names)
    return None
