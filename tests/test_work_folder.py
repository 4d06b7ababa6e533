"""The folder that `start` makes, and the JupyterLab that it opens there."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cjm_workshop import Workshop
from cjm_workshop.cli import main
from cjm_workshop.errors import ReadOnly
from cjm_workshop.work_folder import is_work_folder, prepare

NOTEBOOKS = [
    "00_start_here.ipynb",
    "01_research.ipynb",
    "02_persona.ipynb",
    "03_touchpoints.ipynb",
    "04_empathy_map.ipynb",
    "05_affinity.ipynb",
    "06_journey_map.ipynb",
    "07_improve.ipynb",
    "08_share.ipynb",
]
CASE = [
    "case/freshcart.cjm.json",
    "case/events.csv",
    "case/interviews.csv",
    "case/notes.csv",
    "case/survey.csv",
    "case/tickets.csv",
]
EXERCISES = Path(__file__).parents[1] / "exercises"
DEADLINE = 60.0
"""Seconds to wait for JupyterLab on a slow machine; it takes 3 to 8."""


@pytest.fixture(autouse=True)
def no_workshop_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CJM_WORKSHOP", raising=False)


def test_a_new_folder_gets_notebooks_a_workshop_and_the_case(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "ours"
    prepared = prepare(folder)
    exercises = [f"exercises/{file.name}" for file in sorted(EXERCISES.glob("*.ipynb"))]
    assert "exercises/00_start_here.ipynb" in exercises
    assert list(prepared.made) == [*NOTEBOOKS, *CASE, *exercises, "my-workshop.cjm.json"]
    assert prepared.kept == ()
    assert prepared.workshop == folder / "my-workshop.cjm.json"
    assert all((folder / name).is_file() for name in prepared.made)
    with Workshop.open(prepared.workshop) as workshop:
        assert workshop.state().steps == ()
    with Workshop.open(folder / "case" / "freshcart.cjm.json") as case:
        assert len(case.state().steps) >= 10


def test_the_notebooks_of_the_checkout_are_used(repository: Path, tmp_path: Path) -> None:
    prepare(tmp_path)
    for name in NOTEBOOKS:
        assert (tmp_path / name).read_bytes() == (repository / "notebooks" / name).read_bytes()


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    prepare(tmp_path)
    mine = {
        "00_start_here.ipynb": "my own words",
        "case/survey.csv": "my own figures",
    }
    for name, text in mine.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "05_affinity.ipynb").unlink()
    again = prepare(tmp_path)
    assert again.made == ("05_affinity.ipynb",)
    assert set(mine) < set(again.kept)
    for name, text in mine.items():
        assert (tmp_path / name).read_text("utf-8") == text


def test_a_workshop_of_another_name_is_enough(tmp_path: Path) -> None:
    Workshop.new(tmp_path / "garden").close()
    prepared = prepare(tmp_path)
    assert prepared.workshop == tmp_path / "garden.cjm.json"
    assert "garden.cjm.json" in prepared.kept
    assert not (tmp_path / "my-workshop.cjm.json").exists()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ReadOnly, match=r"cannot be written .* cjm-workshop start FOLDER"):
        prepare(tmp_path / "file" / "ours")


# -- the command ----------------------------------------------------------------------------


def test_start_makes_the_folder_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = CliRunner().invoke(main, ["start", "--no-lab"])
    assert first.exit_code == 0, first.output
    workshop = "Your workshop: my-workshop/my-workshop.cjm.json\n"
    go_on = "To go on: cjm-workshop start my-workshop\n"
    assert re.fullmatch(
        f"{workshop}New in the folder: 9 notebooks, a blank workshop, the FreshCart case "
        rf"\(\d files\) and \d+ exercises\.\n{go_on}",
        first.stdout,
    )
    second = CliRunner().invoke(main, ["start", "--no-lab"])
    assert second.stdout == f"{workshop}Everything was there already and stays as it is.\n{go_on}"
    (tmp_path / "my-workshop" / "02_persona.ipynb").unlink()
    third = CliRunner().invoke(main, ["start", "--no-lab", "--list"])
    assert third.stdout.startswith(
        f"{workshop}New in the folder: 1 notebook.\nWhat was there already stays as it is.\n"
        "  new        02_persona.ipynb\n  as it was  00_start_here.ipynb\n"
    )


def test_start_wants_the_folder_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "garden.cjm.json").write_text("", "utf-8")
    result = CliRunner().invoke(main, ["start", "garden.cjm.json"])
    assert result.exit_code == 2
    told = "Invalid value for FOLDER: garden.cjm.json is a file. Give the folder that it is in: ."
    assert told in result.stderr


def test_start_inside_a_work_folder_goes_on_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_work_folder(tmp_path)
    prepare(tmp_path)
    assert is_work_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["start", "--no-lab"]).exit_code == 0
    assert not (tmp_path / "my-workshop").exists()


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
        assert isinstance(number, int)
        return number


HEARS_CTRL_C = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""What runs in the background has Ctrl+C switched off, and hands that on; a terminal has not."""


@pytest.fixture
def lab(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Start a workshop as a person does, in a home of its own."""
    own = {
        f"JUPYTER_{name}_DIR": str(tmp_path / name.lower())
        for name in ("CONFIG", "DATA", "RUNTIME")
    }
    home = {"HOME": str(tmp_path), "CJM_NAME": "Ann"}
    words = ["-m", "cjm_workshop", "start", "ours", "--no-browser", f"--port={port}"]
    process = subprocess.Popen(
        [sys.executable, "-c", HEARS_CTRL_C, *words, "--", "--IdentityProvider.token=known"],
        cwd=tmp_path,
        env=os.environ | own | home,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def answer(process: subprocess.Popen[str], address: str) -> str:
    """Return where a web address leads and what it answers, as soon as it does."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        if process.poll() is not None:
            output, _ = process.communicate()
            pytest.fail(f"JupyterLab ended early:\n{output}")
        try:
            with urllib.request.urlopen(address, timeout=5) as reply:
                return f"{reply.geturl()}\n{reply.read().decode()}"
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail("JupyterLab did not answer in time")


def test_start_opens_jupyterlab_and_ends_with_ctrl_c(
    lab: subprocess.Popen[str], port: int, tmp_path: Path
) -> None:
    home = f"http://127.0.0.1:{port}"
    listing = answer(lab, f"{home}/api/contents?token=known")
    assert all(name in listing for name in NOTEBOOKS)
    assert '"python3"' in answer(lab, f"{home}/api/kernelspecs?token=known")
    place, _, page = answer(lab, f"{home}/?token=known").partition("\n")
    assert place.partition("?")[0] == f"{home}/lab/tree/00_start_here.ipynb"
    assert "<title>JupyterLab</title>" in page
    settings = f"{home}/lab/api/settings/@jupyterlab/apputils-extension:notification"
    schema = json.loads(answer(lab, f"{settings}?token=known").partition("\n")[2])["schema"]
    assert schema["properties"]["fetchNews"]["default"] == "false"
    lab.send_signal(signal.SIGINT)
    output, _ = lab.communicate(timeout=DEADLINE)
    assert lab.returncode == 0, output
    assert output.startswith("Your workshop: ours/my-workshop.cjm.json\n")
    assert "Traceback" not in output
