"""The wheel: somebody without a clone can start a workshop from it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

MATERIAL = ("notebooks", "exercises", "solutions")
"""Folders beside the package that travel inside the wheel."""


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of the checkout, without a network."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = folder.glob("cjm_workshop-*.whl")
    return file


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def test_everything_in_the_package_is_in_the_wheel(names: set[str], repository: Path) -> None:
    source = repository / "src"
    tracked = subprocess.run(
        ["git", "ls-files", "src/cjm_workshop", *MATERIAL],
        cwd=repository, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if tracked.returncode:
        pytest.skip("this is not a clone made by git")
    files = [repository / line for line in tracked.stdout.splitlines()]
    expected = {
        file.relative_to(source).as_posix()
        if file.is_relative_to(source)
        else f"cjm_workshop/{file.relative_to(repository).as_posix()}"
        for file in files
        if file.is_file()
    }
    for folder in MATERIAL:
        assert f"cjm_workshop/{folder}/00_start_here.ipynb" in expected
    assert "cjm_workshop/py.typed" in expected
    assert expected <= names


def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    tops = {name.split("/")[0].split("-")[0] for name in names}
    assert tops == {"cjm_workshop"}
    strays = [n for n in names if "checkpoint" in n or n.endswith((".pyc", ".part", ".jsonl"))]
    assert not strays


def test_the_licences_travel(names: set[str], unpacked: Path) -> None:
    (folder,) = unpacked.glob("*.dist-info")
    assert (folder / "licenses" / "LICENSE").is_file()
    assert (folder / "licenses" / "LICENSE-TEXT").is_file()
    metadata = (folder / "METADATA").read_text("utf-8")
    assert "License-Expression: MIT AND CC-BY-4.0 AND OFL-1.1 AND ISC\n" in metadata
    assert len(list((folder / "licenses").rglob("LICENSE*"))) == 4
    assert "cjm-workshop = cjm_workshop.cli:main" in (folder / "entry_points.txt").read_text()


def run_unpacked(unpacked: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command from the unpacked wheel; the checkout is out of reach."""
    code = (
        f"import sys; sys.path.insert(0, {str(unpacked)!r}); "
        "import cjm_workshop; from cjm_workshop.cli import main; "
        f"assert cjm_workshop.__file__.startswith({str(unpacked)!r}); "
        "main(sys.argv[1:], prog_name='cjm-workshop')"
    )
    environment = {key: value for key, value in os.environ.items() if key != "CJM_WORKSHOP"}
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_an_installed_package_can_start(unpacked: Path, tmp_path: Path) -> None:
    done = run_unpacked(unpacked, tmp_path, "start", "--no-lab")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "my-workshop"
    assert len(list(folder.glob("0[0-8]_*.ipynb"))) == 9
    assert (folder / "my-workshop.cjm.json").is_file()
    assert (folder / "case" / "freshcart.cjm.json").is_file()
    assert (folder / "exercises" / "00_start_here.ipynb").is_file()


def test_an_installed_package_draws_with_its_own_fonts(unpacked: Path, tmp_path: Path) -> None:
    made = run_unpacked(unpacked, tmp_path, "new", "trial", "--template", "freshcart")
    assert made.returncode == 0, made.stderr
    words = ("export", "trial", "-o", "card.svg", "--picture", "persona", "--persona", "Maya")
    drawn = run_unpacked(unpacked, tmp_path, *words)
    assert drawn.returncode == 0, drawn.stderr
    assert (tmp_path / "card.svg").stat().st_size > 10_000
