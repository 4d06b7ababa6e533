"""The command: what is kept aside, backups, bundles, forgetting, and how a workshop is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from cjm_workshop import Workshop

Run = Callable[..., Result]


@pytest.fixture
def garden(run: Run, tmp_path: Path) -> Path:
    """Return a workshop with two notes, by Ann."""
    with Workshop.new(tmp_path / "garden", author="Ann") as workshop:
        workshop.add("note", text="Who waters them?", author="Ann")
        workshop.add("note", text="Snails", author="Ann")
    return workshop.path


# -- what is kept aside ------------------------------------------------------------------


@pytest.fixture
def older(run: Run, garden: Path) -> str:
    """Go back to the blank version; return the name of what is kept aside."""
    run("restore", "garden", "--which", "2")
    (aside,) = (garden.parent / "garden.history" / "aside").iterdir()
    return aside.name


def test_restore_tells_what_waits_and_how_to_bring_it_in(run: Run, garden: Path) -> None:
    lines = run("restore", "garden", "--which", "2").stdout.splitlines()
    (aside,) = (garden.parent / "garden.history" / "aside").iterdir()
    assert "2 changes were made on the other version" in lines[1]
    assert lines[1].endswith(f"cjm-workshop merge garden.cjm.json --aside {aside.name}")


def test_what_waits_aside_is_told_by_every_command(run: Run, older: str) -> None:
    for _ in range(2):
        assert f"--aside {older}" in run("show", "garden").stderr


@pytest.mark.parametrize("ending", ["", ".jsonl"])
def test_merge_lists_and_brings_in_what_waits(run: Run, older: str, ending: str) -> None:
    listed = run("merge", "garden", "--aside")
    assert listed.exit_code == 0
    assert f"--aside {older}" in listed.stdout
    done = run("merge", "garden", "--aside", older.removesuffix(".jsonl") + ending)
    assert done.exit_code == 0, done.output
    assert done.stdout == f"Changes from {older}: 2 merged.\n"
    with Workshop.open("garden.cjm.json") as workshop:
        assert len(workshop.state().notes) == 2
    assert run("merge", "garden", "--aside").stdout == "Nothing waits beside garden.cjm.json.\n"


def test_merge_of_what_is_not_kept(run: Run, older: str) -> None:
    result = run("merge", "garden", "--aside", "yesterday")
    assert result.exit_code == 1
    assert 'There is no file kept aside "yesterday.jsonl".' in result.stderr


@pytest.mark.parametrize("words", [(), ("garden", "--aside", "x")])
def test_merge_wants_one_source(run: Run, garden: Path, words: tuple[str, ...]) -> None:
    result = run("merge", "garden", *words)
    assert result.exit_code == 2
    assert "Say what to bring in: OTHER, or --aside NAME." in result.stderr


def test_merge_leaves_nothing_beside_the_other_version(run: Run, garden: Path) -> None:
    run("restore", "garden", "--which", "2")
    backups = garden.parent / "garden.history" / "backups"
    before = {one: one.read_bytes() for one in backups.iterdir()}
    kept = next(one for one in before if "-kept" in one.name)
    merged = run("merge", "garden", str(kept))
    assert merged.exit_code == 0, merged.output
    assert [one.name for one in backups.iterdir() if one.is_dir()] == []
    assert {one: one.read_bytes() for one in before} == before
    with Workshop.open(garden) as workshop:
        assert len(workshop.state().notes) == 2


# -- backups, bundles ------------------------------------------------------------------------


def test_restore_lists_what_each_backup_holds(run: Run, garden: Path) -> None:
    backups = garden.parent / "garden.history" / "backups"
    (backups / "2020-01-01T120000Z.cjm.json").write_text("{broken", "utf-8")
    newest, blank, broken = run("restore", "garden", "--list").stdout.splitlines()
    assert re.fullmatch(
        r"  1  [-0-9]+ [:0-9]+     0 steps,    2 notes, last change [-0-9]+ [:0-9]+ by Ann, "
        r"as the file is now  [.0-9]+ kB",
        newest,
    )
    assert re.fullmatch(r"  2  [-0-9]+ [:0-9]+     0 steps,    0 notes  [.0-9]+ kB", blank)
    assert re.fullmatch(r"  3  [-0-9]+ [:0-9]+  cannot be read  0.0 kB", broken)


def test_a_bundle_makes_its_folder(run: Run, garden: Path) -> None:
    assert run("bundle", "garden", "-o", "new/deep/z.zip").stdout == "Made new/deep/z.zip\n"
    assert Path("new/deep/z.zip").is_file()


def test_a_bundle_never_takes_the_place_of_another_file(run: Run, garden: Path) -> None:
    before = garden.read_bytes()
    result = run("bundle", "garden", "-o", "garden.cjm.json")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: A bundle is a zip: garden.cjm.json does not end in .zip. Choose such a name.\n"
    )
    assert garden.read_bytes() == before


def test_a_bundle_that_cannot_be_written_names_the_zip(run: Run, garden: Path) -> None:
    Path("wall").write_text("", "utf-8")
    result = run("bundle", "garden", "-o", "wall/z.zip")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {Path('wall/z.zip').resolve()} could not be written (")
    assert "The workshop is as it was; choose another place for the zip." in result.stderr


# -- how a workshop is named -------------------------------------------------------------------


def test_a_folder_without_a_workshop_does_not_hide_the_file(run: Run, garden: Path) -> None:
    Path("garden").mkdir()
    assert run("show", "garden").stdout.startswith("garden.cjm.json\n")


# -- forgetting ------------------------------------------------------------------------------


def test_forgetting_somebody_who_was_never_there(run: Run, garden: Path) -> None:
    result = run("forget", "garden", "Nobody")
    assert result.exit_code == 1
    assert result.stdout == ""  # nothing is asked
    assert result.stderr == ("Error: There is no trace of Nobody.\nNames that are there: Ann.\n")


def test_forget_shows_what_there_is_before_it_asks(run: Run, garden: Path) -> None:
    before = garden.read_bytes()
    result = run("forget", "garden", "ann", typed="n\n")
    assert result.exit_code == 1
    found, *_, question, _ = result.output.splitlines()
    assert found == "Of ann there is in the file: 2 notes."
    assert question == (
        "Remove this from garden.cjm.json, its history and all its backups? This cannot be undone "
        "[y/N]: n"
    )
    assert garden.read_bytes() == before
    assert run("forget", "garden", "ann", typed="y\n").exit_code == 0
    with Workshop.open(garden) as workshop:
        assert workshop.state().notes == ()


def test_forget_says_how_to_replace_mentions(run: Run, garden: Path) -> None:
    with Workshop.open(garden, author="Ann") as workshop:
        workshop.add("persona", name="Ask Zoe")
    result = run("forget", "garden", "Zoe", "--yes")
    assert result.exit_code == 0
    assert "in a terminal with --mentions." in result.stdout
