"""The notebooks as they lie in the repository: what a reader meets before anything runs."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
GUIDE = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))
RUN_BY_PEOPLE = [*GUIDE, *EXERCISES]
NOTEBOOKS = [*RUN_BY_PEOPLE, *sorted((ROOT / "solutions").glob("*.ipynb"))]
STEMS = [
    "00_start_here",
    "01_research",
    "02_persona",
    "03_touchpoints",
    "04_empathy_map",
    "05_affinity",
    "06_journey_map",
    "07_improve",
    "08_share",
]


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "path", paths, ids=lambda path: f"{path.parent.name}-{path.stem}"
    )


every = each(NOTEBOOKS)


def test_the_notebooks_are_those_of_the_plan() -> None:
    assert [path.stem for path in GUIDE] == STEMS


def test_their_minutes_add_up_to_the_day_and_the_half_day() -> None:
    plans = [nbformat.read(path, as_version=4).metadata["cjm"] for path in GUIDE]
    assert sum(plan["minutes_day"] for plan in plans) == 350
    assert sum(plan["minutes_half_day"] for plan in plans) == 205


@every
def test_it_is_sound_and_has_no_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert notebook.metadata.kernelspec.name == "python3"


@every
def test_its_cell_ids_are_words_that_stay(path: Path) -> None:
    ids = [cell.id for cell in nbformat.read(path, as_version=4).cells]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", cell_id) for cell_id in ids), ids


@each(RUN_BY_PEOPLE)
def test_each_code_cell_is_one_short_line(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) == 1, cell.source
            assert len(cell.source) <= 60, cell.source


@each(GUIDE)
def test_it_opens_as_every_lesson_does(path: Path) -> None:
    first = nbformat.read(path, as_version=4).cells[0].source
    assert first.startswith(f"# {path.stem[:2]} · ")
    for part in ("**What we make:**", "**Why:**", "**How"):
        assert part in first


@every
def test_its_links_lead_somewhere(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        for target in re.findall(r"\]\(([^)#]+)\)", cell.source):
            assert (path.parent / target).exists(), target
