"""The command, as somebody types it."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from cjm_workshop import Workshop, __version__, export
from cjm_workshop.cli import main
from cjm_workshop.commands import exchange
from cjm_workshop.draw.themes import THEMES
from cjm_workshop.evidence import KINDS_OF_SOURCE

Run = Callable[..., Result]


@pytest.fixture
def garden(run: Run, tmp_path: Path) -> Path:
    """Return a workshop with one persona and a short journey."""
    with Workshop.new(tmp_path / "garden", author="Ann") as workshop:
        workshop.add("persona", name="Rosa Weber", role="balcony gardener")
        workshop.add("stage", name="Find out")
        workshop.add("journey", name="My first tomatoes", persona="Rosa Weber", state="current")
        workshop.add(
            "step", journey="My first tomatoes", stage="Find out", name="Asks in the shop",
            action="Asks which plant likes shade", emotion=-1, emotion_reason="Nobody has time",
        )  # fmt: skip
        workshop.add("note", text="Who waters them in August?", author="Ann", board="affinity")
        return workshop.path


# -- help, version, faults of all kinds -------------------------------------------------


def test_the_version(run: Run) -> None:
    assert run("--version").output == f"cjm-workshop, version {__version__}\n"


def test_the_help_lists_the_commands_in_the_order_of_a_workshop(run: Run) -> None:
    text = run("-h").output
    names = [line.split()[0] for line in text.partition("Commands:\n")[2].splitlines()]
    assert names == [
        "start", "doctor", "new", "templates", "save-template", "show", "check", "merge", "import",
        "export", "demo", "restore", "bundle", "unbundle", "forget", "kit", "exercises",
    ]  # fmt: skip


def test_no_line_about_a_command_is_cut_off(run: Run) -> None:
    about = run("-h").output.partition("Commands:\n")[2]
    assert "..." not in about


@pytest.mark.parametrize("name", list(main.commands))
def test_every_command_explains_itself(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: cjm-workshop {name} ")
    command = main.commands[name]
    options = [item for item in command.params if isinstance(item, click.Option)]
    untold = [item.name for item in options if not (item.help or item.metavar or item.type)]
    assert not untold


def test_the_choices_are_those_of_the_parts() -> None:
    assert set(exchange.PICTURES) == set(export.PICTURES)
    assert {kind.replace("-", "_") for kind in exchange.KINDS} == set(KINDS_OF_SOURCE)


def test_the_help_of_export_names_every_format(run: Run) -> None:
    text = " ".join(run("export", "--help").output.split())
    assert [
        ending for ending in export.FORMATS if f" {ending}" not in f" {text}".replace("OUT", " ")
    ] == []


def test_a_wrong_command_line_ends_with_2(run: Run) -> None:
    result = run("export")
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: cjm-workshop export [OPTIONS] FILE\n")


def test_a_workshop_that_is_not_there_names_those_that_are(run: Run, garden: Path) -> None:
    result = run("show", "gardn")
    assert result.exit_code == 2
    last = result.stderr.splitlines()[-1]
    assert last == (
        "Error: Invalid value for 'FILE': There is no workshop \"gardn\". "
        'Did you mean "garden.cjm.json"? There are: garden.cjm.json.'
    )


@pytest.mark.parametrize("name", ["garden.cjm.json", "garden", "."])
def test_a_workshop_by_file_by_name_and_by_folder(run: Run, garden: Path, name: str) -> None:
    assert run("show", name).exit_code == 0


def test_two_workshops_in_one_folder(run: Run, garden: Path) -> None:
    Workshop.new("balcony").close()
    result = run("show", ".")
    assert result.exit_code == 2
    assert (
        "Say which workshop is meant. There are: balcony.cjm.json, garden.cjm.json."
        in result.stderr
    )


def test_an_empty_folder(run: Run) -> None:
    result = run("show", ".")
    assert result.exit_code == 2
    assert "There is no workshop in the folder .. Make one" in result.stderr
    assert "in a terminal: cjm-workshop new ." in result.stderr


def test_a_broken_file_is_an_error_without_a_traceback(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "broken.cjm.json"
    file.write_text('{"format": "cjm-workshop", "version": "1.0", "personas": 3}\n', "utf-8")
    result = run("show", "broken")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: broken.cjm.json cannot be opened; it has 1 fault:\n")
    assert "Traceback" not in result.stderr


def test_a_newer_file_is_opened_with_a_note(run: Run, garden: Path) -> None:
    text = garden.read_text("utf-8").replace('"version": "1.0"', '"version": "1.9"')
    garden.write_text(text, "utf-8")
    result = run("show", "garden")
    assert result.exit_code == 0
    assert "Note: garden.cjm.json was written by a newer version of the kit" in result.stderr
    assert result.stderr.count("newer version") == 1
    assert ".py:" not in result.stderr


def test_a_fault_of_the_kit_says_where_to_report_it(
    run: Run, garden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Workshop) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(Workshop, "checks", fail)
    result = run("check", "garden")
    assert result.exit_code == 1
    assert "ZeroDivisionError: division by zero" in result.stderr
    assert "This is a fault of the kit, not yours." in result.stderr
    assert result.stdout == ""


def test_a_file_that_cannot_be_written(run: Run, garden: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = run("export", "garden", "-o", "file/out.json")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr


# -- new, templates, show, check, merge ---------------------------------------------------


def test_new_makes_a_folder_with_a_workshop_of_its_name(run: Run, tmp_path: Path) -> None:
    result = run("new", "garden")
    assert result.exit_code == 0
    assert result.stdout.startswith("Made garden/garden.cjm.json\n")
    with Workshop.open(tmp_path / "garden" / "garden.cjm.json") as workshop:
        assert workshop.state().personas == ()


@pytest.mark.parametrize("name", ["garden", "garden.cjm.json", "garden/garden"])
def test_what_new_made_is_found_by_its_name(run: Run, name: str) -> None:
    run("new", "garden")
    assert run("show", name).stdout.startswith("garden.cjm.json\n")


def test_new_takes_a_file_too_and_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    assert run("new", "garden.cjm.json").exit_code == 0
    before = (tmp_path / "garden.cjm.json").read_bytes()
    again = run("new", "garden.cjm.json")
    assert again.exit_code == 1
    assert "garden.cjm.json" in again.stderr
    assert (tmp_path / "garden.cjm.json").read_bytes() == before


def test_new_in_the_current_folder(run: Run, tmp_path: Path) -> None:
    assert run("new", ".").exit_code == 0
    assert (tmp_path / f"{tmp_path.name}.cjm.json").is_file()


def test_new_with_a_template_that_is_not_there_leaves_nothing(run: Run, tmp_path: Path) -> None:
    result = run("new", "garden", "--template", "frschcart")
    assert result.exit_code == 1
    assert 'There is no template "frschcart". Did you mean "freshcart"?' in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_templates_are_listed_with_a_sentence(run: Run) -> None:
    lines = run("templates").stdout.splitlines()
    assert lines[0].split(maxsplit=1) == ["blank", "Nothing but an empty charter."]
    assert all(len(line.split(maxsplit=1)) == 2 for line in lines)
    assert "freshcart" in [line.split()[0] for line in lines]
    assert any(line.endswith(" (service blueprint)") for line in lines)


def test_a_workshop_is_saved_as_a_template(
    run: Run, garden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CJM_TEMPLATES", str(tmp_path / "shared"))
    first = run("save-template", "garden", "our-garden")
    assert first.exit_code == 0
    assert first.stdout.startswith('Saved as the template "our-garden" (')
    again = run("save-template", "garden", "our-garden")
    assert again.exit_code == 1
    assert "--replace" in again.stderr
    assert run("save-template", "garden", "our-garden", "--replace").exit_code == 0
    assert "(your own)" in run("templates").stdout
    assert run("new", "next", "--template", "our-garden").exit_code == 0


def test_show_tells_what_is_there_and_what_comes_next(run: Run, garden: Path) -> None:
    text = run("show", "garden").stdout
    assert text.startswith("garden.cjm.json\n")
    assert "Rosa Weber" in text
    assert "Next" in text


def test_check_ends_with_1_where_there_are_errors(run: Run, garden: Path) -> None:
    result = run("check", "garden")
    assert result.exit_code == 1
    first = result.stdout.splitlines()[0]
    assert first.startswith("1 error, ")
    assert "\n  Mend: " in result.stdout


def test_check_for_programs(run: Run, garden: Path) -> None:
    result = run("check", "garden", "--json")
    found = json.loads(result.stdout)
    assert found["ok"] is (result.exit_code == 0)
    assert sum(found["counts"].values()) == len(found["findings"])
    assert set(found["findings"][0]) == {"code", "severity", "what", "where", "why", "mend"}
    assert set(found["findings"][0]["where"]) == {"id", "name"}


def test_merge_brings_in_what_the_other_has(run: Run, garden: Path) -> None:
    with Workshop.new("other", author="Ben") as other:
        other.add("persona", name="Emil")
    result = run("merge", "garden", "other")
    assert result.exit_code == 0, result.output
    with Workshop.open(garden) as workshop:
        assert [persona.name for persona in workshop.state().personas] == ["Rosa Weber", "Emil"]


def test_merge_says_that_there_is_nothing_new(run: Run, garden: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.cjm.json").write_bytes(garden.read_bytes())
    result = run("merge", "garden", "copy")
    assert result.stdout == "Merged copy.cjm.json into garden.cjm.json: nothing new in it.\n"
    same = run("merge", "garden", "garden.cjm.json")
    assert same.exit_code == 2
    assert "garden.cjm.json and garden.cjm.json are the same workshop." in same.stderr


# -- import, export, demo -------------------------------------------------------------------


def test_import_reports_what_was_taken(run: Run, garden: Path, tmp_path: Path) -> None:
    table = "Note,Writer\nToo little sun,Ben\n,Ben\nNo time,Cleo\n"
    (tmp_path / "wall.csv").write_text(table, "utf-8")
    result = run("import", "garden", "wall.csv", "--as", "notes", "--column", "text=Note")
    assert result.exit_code == 0, result.output
    with Workshop.open(garden) as workshop:
        texts = [str(note.text) for note in workshop.state().notes]
    assert texts == ["Who waters them in August?", "Too little sun", "No time"]
    assert result.stdout.startswith("Notes from wall.csv: 3 rows read, 2 taken, 1 not.\n")
    assert "  - 1 row: no text (row 3)\n" in result.stdout


def test_import_of_a_table_without_a_header(run: Run, garden: Path, tmp_path: Path) -> None:
    (tmp_path / "wall.csv").write_text("Too wet,Ben\nNo time,Cleo\n", "utf-8")
    column = ("--column", "text=column 1")
    result = run("import", "garden", "wall.csv", "--as", "notes", "--no-header", *column)
    assert result.exit_code == 0, result.output
    with Workshop.open(garden) as workshop:
        texts = [str(note.text) for note in workshop.state().notes]
    assert texts == ["Who waters them in August?", "Too wet", "No time"]


def test_a_sheet_of_a_file_that_has_none(run: Run, garden: Path, tmp_path: Path) -> None:
    (tmp_path / "wall.csv").write_text("Note\nToo wet\n", "utf-8")
    result = run("import", "garden", "wall.csv", "--as", "notes", "--sheet", "May")
    assert result.exit_code == 1
    assert result.stderr == (
        'Error: wall.csv cannot be read.\n  - sheet: found "May"; expected none: only a workbook '
        "has sheets\n"
    )


def test_import_of_piped_text(run: Run, garden: Path) -> None:
    result = run("import", "garden", "-", "--as", "notes", typed="Snails\nHail\n")
    assert result.exit_code == 0, result.output
    with Workshop.open(garden) as workshop:
        assert [str(note.text) for note in workshop.state().notes][1:] == ["Snails", "Hail"]


def test_import_of_a_column_that_is_not_there(run: Run, garden: Path, tmp_path: Path) -> None:
    (tmp_path / "wall.csv").write_text("Note\nSnails\n", "utf-8")
    before = garden.read_bytes()
    result = run("import", "garden", "wall.csv", "--as", "notes", "--column", "text=Remark")
    assert result.exit_code == 1
    assert "Remark" in result.stderr
    assert garden.read_bytes() == before


def test_a_column_without_a_header(run: Run, garden: Path, tmp_path: Path) -> None:
    (tmp_path / "wall.csv").write_text("Note\nSnails\n", "utf-8")
    result = run("import", "garden", "wall.csv", "--as", "notes", "--column", "text")
    assert result.exit_code == 2
    assert '"text" is not of the form text=HEADER' in result.stderr


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "html", "json", "csv"])
def test_export_in_every_format(run: Run, garden: Path, tmp_path: Path, ending: str) -> None:
    result = run("export", "garden", "-o", f"out/map.{ending}")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"out/map.{ending}\n"
    assert (tmp_path / "out" / f"map.{ending}").stat().st_size > 200


@pytest.mark.parametrize("theme", THEMES)
def test_export_in_every_look(run: Run, garden: Path, tmp_path: Path, theme: str) -> None:
    result = run("export", "garden", "-o", "map.svg", "--theme", theme, "--direction", "rtl")
    assert result.exit_code == 0, result.output
    drawn = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert f'fill="{THEMES[theme].colours.page}"' in drawn


def test_a_look_that_is_not_there_is_refused(run: Run, garden: Path) -> None:
    result = run("export", "garden", "-o", "map.svg", "--theme", "sepia")
    assert result.exit_code == 2
    assert "'default', 'high-contrast', 'greyscale', 'dark'" in result.stderr


def test_export_lies_where_one_stands_not_beside_the_workshop(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "garden")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run("export", "../garden", "-o", "all.json").stdout == "all.json\n"
    assert (tmp_path / "elsewhere" / "all.json").is_file()


def test_export_of_a_persona_that_is_not_there(run: Run, garden: Path) -> None:
    words = ("export", "garden", "-o", "card.svg", "--picture", "persona", "--persona", "Rose")
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr.startswith('Error: There is no persona "Rose". Did you mean')


def test_export_in_a_format_that_is_not_there(run: Run, garden: Path) -> None:
    result = run("export", "garden", "-o", "map.docx")
    assert result.exit_code == 1
    assert '"map.docx" ends in ".docx"' in result.stderr


def test_demo_writes_everything(run: Run, tmp_path: Path) -> None:
    result = run("demo", "-o", "case")
    assert result.exit_code == 0, result.output
    written = result.stdout.splitlines()
    assert all((tmp_path / name).stat().st_size > 0 for name in written)
    names = {Path(name).name for name in written}
    for ending in ("png", "svg", "pdf"):
        assert any(n.startswith("journey-map-maya") and n.endswith(ending) for n in names)
        assert any(n.startswith("persona-card-harold") and n.endswith(ending) for n in names)
    assert {"freshcart.html", "freshcart.json", "steps.csv"} <= names
    assert (tmp_path / "case" / "tables").is_dir()


# -- restore, bundle, unbundle, forget ------------------------------------------------------


@pytest.fixture
def with_backup(run: Run, garden: Path) -> Path:
    """Return the workshop after a change; the version before it is the only backup."""
    with Workshop.open(garden, author="Ann") as workshop:
        workshop.add("persona", name="Emil")
        workshop.save()
    return garden


def test_restore_lists_the_backups(run: Run, with_backup: Path) -> None:
    result = run("restore", "garden", "--list")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    assert lines
    assert lines[0].endswith(" kB")


@pytest.mark.parametrize(("words", "typed"), [(("--which", "2"), ""), ((), "2\n")])
def test_restore_goes_back(run: Run, with_backup: Path, words: tuple[str, ...], typed: str) -> None:
    result = run("restore", "garden", *words, typed=typed)
    assert result.exit_code == 0, result.output
    with Workshop.open(with_backup) as workshop:
        assert "Emil" not in [persona.name for persona in workshop.state().personas]


def test_restore_brings_a_lost_file_back(run: Run, with_backup: Path) -> None:
    with_backup.unlink()
    assert run("restore", "garden", "--which", "1").exit_code == 0
    assert with_backup.is_file()


def test_restore_of_a_number_that_is_not_there(run: Run, with_backup: Path) -> None:
    before = with_backup.read_bytes()
    result = run("restore", "garden", "--which", "99")
    assert result.exit_code == 2
    assert with_backup.read_bytes() == before


def test_restore_without_backups(run: Run) -> None:
    run("new", "garden.cjm.json")
    result = run("restore", "garden")
    assert result.exit_code == 1
    assert result.stderr == "Error: There is no backup of garden.cjm.json yet.\n"


def test_a_bundle_travels(run: Run, garden: Path, tmp_path: Path) -> None:
    assert run("bundle", "garden", "-o", "garden.zip").stdout == "Made garden.zip\n"
    with zipfile.ZipFile("garden.zip") as packed:
        assert "garden.cjm.json" in packed.namelist()
    result = run("unbundle", "garden.zip", "there")
    assert result.exit_code == 0, result.output
    with Workshop.open(tmp_path / "there" / "garden.cjm.json") as workshop:
        assert [persona.name for persona in workshop.state().personas] == ["Rosa Weber"]
    again = run("unbundle", "garden.zip", "there")
    assert again.exit_code == 1


def test_forget_asks_first(run: Run, garden: Path) -> None:
    before = garden.read_bytes()
    result = run("forget", "garden", "Ann", typed="n\n")
    assert result.exit_code == 1
    assert "This cannot be undone" in result.output
    assert garden.read_bytes() == before


def test_forget_reports_what_went(run: Run, garden: Path) -> None:
    result = run("forget", "garden", "Ann", "--yes")
    assert result.exit_code == 0, result.output
    with Workshop.open(garden) as workshop:
        assert workshop.state().notes == ()
    files = [file for file in garden.parent.rglob("*") if file.is_file()]
    assert not [file for file in files if b'"Ann"' in file.read_bytes()]


# -- as a program ---------------------------------------------------------------------------


def test_python_dash_m(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "cjm_workshop", "--version"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"cjm-workshop, version {__version__}\n"
