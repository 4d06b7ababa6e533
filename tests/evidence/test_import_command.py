from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cjm_workshop import Workshop
from cjm_workshop.commands.exchange import import_source

Run = Callable[..., Result]
ROWS = "id,Ease,Pace,Comment\n1,4,2,More benches\n2,5,3,Longer hours\n3,4,2,More benches\n"


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    with Workshop.new(tmp_path / "garden", author="Ann") as workshop:
        return workshop.path


@pytest.fixture
def run(garden: Path, tmp_path: Path) -> Run:
    """Return what imports a table into the workshop."""

    def invoke(table: str, *words: str) -> Result:
        (tmp_path / "table.csv").write_text(table, "utf-8")
        source = str(tmp_path / "table.csv")
        return CliRunner().invoke(import_source, [str(garden), source, *words])

    return invoke


def test_several_figures_ignored_columns_and_comments(run: Run, garden: Path) -> None:
    which = ("--column", "score=Ease", "--column", "score=Pace", "--ignore", "id")
    result = run(ROWS, "--as", "survey", *which)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Survey from table.csv: 3 rows read, 2 taken, 1 not.")
    assert '  - 2 comments of "Comment" became notes' in result.stdout
    with Workshop.open(garden) as workshop:
        (evidence,) = workshop.state().evidence
        assert [metric.name for metric in evidence.metrics] == ["Ease", "Pace"]
        assert len(workshop.state().notes) == 2


def test_a_survey_without_its_comments(run: Run, garden: Path) -> None:
    result = run(ROWS, "--as", "survey", "--no-comments-as-notes")
    assert '  - 3 comments of "Comment" were not taken; ' in result.stdout
    with Workshop.open(garden) as workshop:
        assert not workshop.state().notes


def test_an_ignored_column_that_is_not_there(run: Run) -> None:
    result = run(ROWS, "--as", "survey", "--ignore", "idd")
    assert result.exit_code == 1
    assert 'There is no column "idd". Did you mean "id"?' in str(result.exception)


def test_an_encoding_that_is_told(run: Run, garden: Path, tmp_path: Path) -> None:
    table = tmp_path / "japanese.csv"
    table.write_bytes("text\n配達が遅い\n".encode("shift_jis"))
    words = [str(garden), str(table), "--as", "notes", "--encoding", "shift_jis"]
    result = CliRunner().invoke(import_source, words)
    assert result.exit_code == 0, result.output
    with Workshop.open(garden) as workshop:
        assert [note.text for note in workshop.state().notes] == ["配達が遅い"]


def test_tickets(run: Run, garden: Path) -> None:
    result = run("subject,body\nHose,It leaks again\n", "--as", "tickets")
    assert result.stdout.startswith("Tickets from table.csv: 1 row read, 1 taken"), result.output
    with Workshop.open(garden) as workshop:
        assert [evidence.type for evidence in workshop.state().evidence] == ["ticket"]
