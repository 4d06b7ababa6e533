"""The ways in which journeys of other tools come: files, texts, the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import Workshop
from journeys_elsewhere import BOOKS, DAY, brought, faults_of


def test_files_by_their_ending(host: Any, tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(DAY, "utf-8")
    (tmp_path / "books.xml").write_text(BOOKS, "utf-8")
    _, first = brought(host, tmp_path / "day.mmd")
    state, second = brought(host, str(tmp_path / "books.xml"))
    assert (first.source, second.source) == ("day.mmd", "books.xml")
    assert len(state.journeys) == 2


def test_a_file_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(DAY, "utf-8")
    (tmp_path / "survey.csv").write_text("a", "utf-8")
    assert faults_of(tmp_path / "dai.mmd") == (
        "Nothing could be imported.\n"
        f"  - {tmp_path / 'dai.mmd'}: found no such file; expected a file that is there; in that "
        "folder there are: day.mmd"
    )


def test_a_source_of_another_kind_is_refused() -> None:
    assert faults_of(17) == (
        "No journey can be read from this.\n  - source: found a int; expected a file or a text"
    )


@pytest.fixture
def garden(run: Callable[..., Any], tmp_path: Path) -> None:
    Workshop.new(tmp_path / "garden", author="Ann").close()


@pytest.mark.usefixtures("garden")
@pytest.mark.parametrize("ending", ["mmd", "xml", "md", "xlsx"])
def test_the_command_brings_in_and_writes(
    run: Callable[..., Any], tmp_path: Path, ending: str
) -> None:
    (tmp_path / "day.mmd").write_text(DAY, "utf-8")
    done = run("import", "garden", "day.mmd")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Journey from day.mmd: 3 rows read, 3 taken, none left out.")
    done = run("export", "garden", "-o", f"out.{ending}")
    assert (done.exit_code, done.output) == (0, f"out.{ending}\n")
    if ending in ("mmd", "xml"):
        again = run("import", "garden", f"out.{ending}")
        assert again.exit_code == 0
        assert "3 rows: is in the workshop already" in again.output


@pytest.mark.usefixtures("garden")
def test_the_command_asks_what_another_file_is(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "talks.csv").write_text("quote\nHello\n", "utf-8")
    done = run("import", "garden", "talks.csv")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == (
        "Error: Say what talks.csv is: --as notes, survey, interviews, tickets, touchpoints, "
        "event-log or journey."
    )
