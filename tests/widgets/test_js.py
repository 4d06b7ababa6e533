"""The pure parts of the boards' and forms' scripts, run by node."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_workshop.widgets.alone_board import AloneBoard
from cjm_workshop.widgets.asking import Question
from cjm_workshop.widgets.ballot import VotePanel
from cjm_workshop.widgets.emotion_curve import EmotionCurve
from cjm_workshop.widgets.feedback_form import FeedbackForm
from cjm_workshop.widgets.fields import Form
from cjm_workshop.widgets.import_form import ImportForm
from cjm_workshop.widgets.notes_board import AffinityBoard
from cjm_workshop.widgets.panel import AgendaPanel, ProgressPanel, PromptCards, TimerPanel
from cjm_workshop.widgets.quiz import Quiz
from cjm_workshop.widgets.reflection import ReflectionForm
from cjm_workshop.widgets.scripts import STATIC, joined_script
from cjm_workshop.widgets.sorting import SortBoard, SortsPanel
from cjm_workshop.widgets.storyboard import Storyboard
from cjm_workshop.widgets.touchpoint_board import TouchpointBoard
from cjm_workshop.widgets.walk_through import WalkThrough
from cjm_workshop.widgets.wall import Board

SVG = "http://www.w3.org/2000/svg"
"""The name of a language; nothing is got from there."""
TESTS = sorted((Path(__file__).parent.parent / "js").glob("*.test.mjs"))


@pytest.fixture(scope="module")
def node(program: Callable[[str], Path]) -> str:
    return str(program("node"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name)
def test_scripts(node: str, file: Path) -> None:
    done = run(node, "--test", str(file))
    assert done.returncode == 0, done.stdout + done.stderr


WIDGETS = [
    *(Board, EmotionCurve, Form, WalkThrough, FeedbackForm, ImportForm, Question),
    *(TimerPanel, AgendaPanel, PromptCards, ProgressPanel, TouchpointBoard),
    *(AffinityBoard, AloneBoard, SortBoard, SortsPanel, VotePanel),
    *(Quiz, ReflectionForm, Storyboard),
]


@pytest.mark.parametrize("widget", WIDGETS)
def test_joined_scripts_are_one_module(node: str, widget: type, tmp_path: Path) -> None:
    file = tmp_path / "widget.mjs"
    file.write_text(widget._esm, "utf-8")
    done = run(node, "--check", str(file))
    assert done.returncode == 0, done.stderr
    assert 'from "./' not in widget._esm
    assert widget._esm.count("export default") == 1


def test_joining_leaves_out_nothing_but_comments() -> None:
    def code(text: str) -> str:
        without = re.sub(r"/\*.*?\*/|^\s*//[^\n]*|^import [^;]*;", "", text, flags=re.DOTALL | re.M)
        return re.sub(r"\s+", "", without)

    for file in STATIC.glob("*.js"):
        assert code(file.read_text("utf-8")) in code(joined_script(file.name)), file.name


def test_template_literals_stay_on_a_line() -> None:
    """A widget's script loses its indentation, which must carry no meaning."""
    for file in STATIC.glob("*.js"):
        code = re.sub(r"/\*.*?\*/|^\s*//.*", "", file.read_text("utf-8"), flags=re.DOTALL | re.M)
        for line in code.splitlines():
            assert line.count("`") % 2 == 0, f"{file.name}: {line}"


def test_the_types_of_the_scripts_hold(node: str, npm_package: Callable[[str], Path]) -> None:
    """The types told in the comments of all modules, held by TypeScript without a build.

    Nothing may be left untold. What may be missing is not held: elements are looked up by the
    module that made them.
    """
    tsc = npm_package("typescript@5") / "bin" / "tsc"
    options = ["--allowJs", "--checkJs", "--noEmit", "--skipLibCheck", "--moduleResolution"]
    options += ["bundler", "--module", "es2022", "--target", "es2022"]
    options += ["--lib", "es2023,dom,dom.iterable", "--strict", "--noUnusedLocals"]
    options += ["--strictNullChecks", "false", "--strictPropertyInitialization", "false"]
    done = run(node, str(tsc), *options, *map(str, sorted(STATIC.glob("*.js"))))
    assert done.returncode == 0, done.stdout


def test_no_script_makes_markup_of_what_people_wrote() -> None:
    for file in STATIC.glob("*.js"):
        text = file.read_text("utf-8")
        assert "innerHTML" not in text, file.name
        assert "insertAdjacentHTML" not in text, file.name


def test_scripts_are_small_and_need_nothing_from_outside() -> None:
    for file in STATIC.glob("*.js"):
        text = file.read_text("utf-8")
        assert len(text.encode()) < 60_000, file.name
        assert "http" not in text.replace(SVG, ""), file.name
