"""Mermaid: the text as a whole, and what the real Mermaid reads in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platformdirs import user_cache_path

from cjm_workshop import Workshop
from cjm_workshop.errors import WorkshopError
from cjm_workshop.export import export
from cjm_workshop.export.mermaid import diagram
from cjm_workshop.model import Journey, JourneyState, Persona, Stage, State, Step

HOSTILE = [
    "Journey on foot",
    "Section 5 opens",
    "title check",
    "accTitle",
    "accDescr {",
    "Call 10:30",
    "Order #4; then wait",
    "a &amp; b",
    "<script>alert(1)</script>",
    "one<br/>two",
    "%% a comment",
    "% of my pay",
    "%%{init: {}}%% x",
    "---",
    "```",
    "$x$ $$y$$ \\n",
    "\"quoted\" 'and' `code`",
    "]]> } { | [ ]",
    "#quot;",
    "journey",
    "5",
    "graph TD",
    "مرحبا: بك",
    "订购：完成",
    "\ufeff",
]


def workshop_of(*names: str, emotion: int | None = 1, persona: str = "Maya") -> State:
    """Return a journey in which every text is hostile."""
    return State(
        personas=(Persona(id="persona-a", name=persona),),
        stages=tuple(Stage(id=f"stage-s{at}", name=name) for at, name in enumerate(names)),
        journeys=(Journey(id="journey-a", name=names[0], persona="persona-a"),),
        steps=tuple(
            Step(id=f"step-s{at}", journey="journey-a", stage=f"stage-s{at}", name=name,
                 emotion=emotion)
            for at, name in enumerate(names)
        ),
    )  # fmt: skip


def test_the_whole_text() -> None:
    state = State(
        personas=(Persona(id="persona-a", name="Obi, Ada"),),
        stages=(Stage(id="stage-a", name="Find: a shop"), Stage(id="stage-b", name="Order")),
        journeys=(
            Journey(id="journey-a", name="My #1 order: a try", persona="persona-a",
                    state=JourneyState.FUTURE),
        ),
        steps=(
            Step(id="step-a", journey="journey-a", stage="stage-a", name="Title check; again",
                 emotion=-2),
            Step(id="step-b", journey="journey-a", stage="stage-a", name="Calls at 10:30"),
            Step(id="step-c", journey="journey-a", name="Waits", emotion=2),
        ),
    )  # fmt: skip
    assert diagram(state, state.journeys[0]) == (
        "journey\n"
        "    accTitle: My ＃1 order: a try\n"
        "    accDescr: Customer journey of Obi, Ada, future state, 3 steps. "
        "Worst moment: Title check, again (1 of 5). Best moment: Waits (5 of 5). "
        "Nobody noted how 1 step felt.\n"
        "    title My ＃1 order: a try\n"
        "    section Find∶ a shop\n"
        "      “Title” check, again: 1: Obi Ada\n"
        "      %% no emotion noted: Calls at 10∶30\n"
        "      Calls at 10∶30: 3: Obi Ada\n"
        "    section Order\n"
        "    section Not in a stage yet\n"
        "      Waits: 5: Obi Ada\n"
    )


def test_several_journeys_become_numbered_files(workshop: State, tmp_path: Path) -> None:
    written = export(workshop, tmp_path / "map.mmd")
    assert [path.name for path in written] == ["map-1.mmd", "map-2.mmd"]
    (one,) = export(workshop, tmp_path / "map.mmd", persona="Harold")
    assert one.name == "map.mmd"
    assert "title I pick up my order" in one.read_text("utf-8")


@pytest.mark.parametrize(("ending", "name"), [(".mmd", "Mermaid"), (".xml", "CJML 2.0")])
def test_another_picture_is_refused(
    workshop: State, tmp_path: Path, ending: str, name: str
) -> None:
    with pytest.raises(WorkshopError) as caught:
        export(workshop, tmp_path / f"card{ending}", "persona")
    assert str(caught.value) == (
        f'"card{ending}": {name} holds journeys and nothing else. Ask for the picture "journey", '
        "or choose another ending."
    )
    assert list(tmp_path.iterdir()) == []


# -- what the real Mermaid reads -----------------------------------------------------


@pytest.fixture(scope="module")
def mermaid(program: Callable[[str], Path], repository: Path) -> Path:
    """Return Mermaid's script, installed once outside of the checkout."""
    wanted = repository / "tests" / "mermaid" / "package.json"
    version = json.loads(wanted.read_text("utf-8"))["dependencies"]["mermaid"]
    folder = user_cache_path("cjm-workshop-tests") / f"mermaid-{version}"
    script = folder / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
    if script.is_file():
        return script
    npm = program("npm")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(wanted, folder)
    options = ("--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")
    got = subprocess.run(
        [npm, "install", *options], cwd=folder, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip
    if got.returncode or not script.is_file():
        reason = f"Mermaid could not be installed with npm: {got.stderr.strip()[-300:]}"
        if os.environ.get("CJM_ALL_TESTS") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return script


@pytest.fixture(scope="module")
def page(mermaid: Path, chromium: Any, repository: Path) -> Iterator[Any]:
    """Return an empty page that has loaded Mermaid."""
    shown = chromium.new_page()
    shown.add_script_tag(path=mermaid)
    shown.add_script_tag(path=repository / "tests" / "mermaid" / "read.js")
    yield shown
    shown.close()


def read(page: Any, state: State) -> Any:
    return page.evaluate("text => read(text)", diagram(state, state.journeys[0]))


@pytest.mark.browser
@pytest.mark.parametrize("name", HOSTILE)
def test_mermaid_reads_hostile_texts_as_texts(page: Any, name: str) -> None:
    found = read(page, workshop_of(name, "Then", persona=name))
    actors = found["tasks"][0][3]
    assert len(found["sections"]) == 2
    assert [task[0] for task in found["tasks"]] == found["sections"]
    assert [task[2] for task in found["tasks"]] == [4, 4]
    assert found["tasks"][1][1] == "Then"
    assert len(actors) == (name != "\ufeff")
    assert found["accTitle"]
    assert found["accDescr"].startswith("Customer journey")
    assert found["accDescr"].endswith("of 5).")


@pytest.mark.browser
@pytest.mark.parametrize("name", HOSTILE)
def test_mermaid_draws_hostile_texts_as_texts(page: Any, name: str) -> None:
    state = workshop_of(name, "Then")
    drawn = page.evaluate("text => draw(text)", diagram(state, state.journeys[0]))
    text = diagram(state, state.journeys[0])
    (task,) = [line.strip() for line in text.split("\n") if line.endswith(": 4: Maya")][:1]
    assert task.removesuffix(": 4: Maya") in drawn["text"]
    title = next(line for line in text.split("\n") if line.startswith("    title "))
    assert title.removeprefix("    title ") in drawn["text"]
    assert drawn["live"] == 0


@pytest.mark.browser
def test_mermaid_reads_an_empty_workshop(page: Any) -> None:
    found = page.evaluate("text => read(text)", diagram(State(), None))
    assert found == {
        "title": "Customer journey",
        "accTitle": "Customer journey",
        "accDescr": "No journey has been written yet.",
        "sections": [],
        "tasks": [],
    }


@pytest.mark.browser
def test_mermaid_reads_the_case(page: Any) -> None:
    state = Workshop.case().state()
    for journey in state.journeys:
        found = page.evaluate("text => read(text)", diagram(state, journey))
        steps = state.steps_of(journey.id)
        assert found["title"] == journey.name
        assert len(found["sections"]) == len(state.stages_of(journey.id))
        assert [task[2] for task in found["tasks"]] == [3 + (step.emotion or 0) for step in steps]


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
WORDS = st.sampled_from([*HOSTILE, ":", "#", ";", "%%", "<", "title ", "section ", "{", "\u2028"])
NAMES = st.lists(st.one_of(WORDS, st.text(LETTERS, max_size=12)), max_size=4).map("".join)


@st.composite
def workshops(draw: st.DrawFn) -> State:
    stages = draw(st.lists(NAMES, max_size=4))
    places = st.sampled_from([None, *(f"stage-s{at}" for at in range(len(stages)))])
    emotions = st.one_of(st.none(), st.integers(-2, 2))
    steps = draw(st.lists(st.tuples(NAMES, places, emotions), max_size=8))
    return State(
        personas=(Persona(id="persona-a", name=draw(NAMES)),),
        stages=tuple(Stage(id=f"stage-s{at}", name=name) for at, name in enumerate(stages)),
        journeys=(Journey(id="journey-a", name=draw(NAMES), persona="persona-a"),),
        steps=tuple(
            Step(id=f"step-s{at}", journey="journey-a", name=name, stage=stage, emotion=emotion)
            for at, (name, stage, emotion) in enumerate(steps)
        ),
    )


@pytest.mark.browser
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(state=workshops())
def test_mermaid_reads_as_many_sections_and_tasks_as_there_are(page: Any, state: State) -> None:
    found = read(page, state)
    steps = state.steps_of("journey-a")
    outside = any(step.stage is None for step in steps)
    assert len(found["sections"]) == len(state.stages) + outside
    assert [task[2] for task in found["tasks"]] == [3 + (step.emotion or 0) for step in steps]
    sections = [int((step.stage or f"stage-s{len(state.stages)}")[7:]) for step in steps]
    assert [task[0] for task in found["tasks"]] == [found["sections"][at] for at in sections]
    assert all(len(task[3]) <= 1 for task in found["tasks"])
    assert found["accTitle"]
    assert found["accDescr"]
