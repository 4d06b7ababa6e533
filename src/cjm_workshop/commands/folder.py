"""`start` and `doctor`: the folder in which a team works, and the installation."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cjm_workshop.work_folder import Prepared

__all__ = ["COMMANDS", "doctor", "start"]

_LAB_CONFIG = Path(__file__).parent / "jupyter"
"""Defaults for JupyterLab, which anybody can change in its settings: no questions about news."""


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--lab/--no-lab", default=True, help="Open JupyterLab, or only make the folder.")
@click.option("--browser/--no-browser", default=True, help="Open a browser window.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port of JupyterLab. [8888]")
@click.option("--list", "listed", is_flag=True, help="Name every file that it puts there.")
@click.argument("more", nargs=-1, type=click.UNPROCESSED, metavar="[-- JUPYTERLAB OPTIONS]")
def start(
    folder: Path | None,
    lab: bool,
    browser: bool,
    port: int | None,
    listed: bool,
    more: tuple[str, ...],
) -> None:
    """Start a workshop in FOLDER, in JupyterLab.

    Puts the notebooks, a blank workshop and the FreshCart case into the folder (my-workshop,
    unless you are in a workshop's folder). What is there already stays as it is. Ctrl+C ends it.
    """
    from cjm_workshop.work_folder import FIRST, is_work_folder, prepare

    here = Path()
    if folder and folder.is_file():
        message = f"{folder} is a file. Give the folder that it is in: {folder.parent}"
        raise click.BadParameter(message, param_hint="FOLDER")
    chosen = folder or (here if is_work_folder(here) else Path("my-workshop"))
    prepared = prepare(chosen)
    _tell(prepared)
    if listed:
        _list(prepared)
    if not lab:
        click.echo(f"To go on: cjm-workshop start {chosen}")
        return
    click.echo("JupyterLab starts; Ctrl+C here ends it.")
    _run_lab(prepared.folder, FIRST, [*_options(browser, port), *more])


def _tell(prepared: Prepared) -> None:
    """Say what was made and what was left."""
    click.echo(f"Your workshop: {prepared.workshop}")
    if prepared.made:
        click.echo(f"New in the folder: {_summary(prepared.made)}.")
    if prepared.kept:
        some = "What was there already" if prepared.made else "Everything was there already and"
        click.echo(f"{some} stays as it is.")


def _summary(made: Sequence[str]) -> str:
    """Say in one line what was made: ``9 notebooks, a blank workshop and 8 exercises``."""
    from cjm_workshop.work_folder import CASE, EXERCISES

    folders = Counter(str(Path(name).parent) for name in made)
    notebooks = sum("/" not in name and name.endswith(".ipynb") for name in made)
    parts = [
        _counted(notebooks, "notebook") if notebooks else "",
        "a blank workshop" if folders["."] > notebooks else "",
        f"the FreshCart case ({_counted(folders[CASE], 'file')})" if folders[CASE] else "",
        _counted(folders[EXERCISES], "exercise") if folders[EXERCISES] else "",
    ]
    *first, last = filter(None, parts)
    return f"{', '.join(first)} and {last}" if first else last


def _list(prepared: Prepared) -> None:
    for name in prepared.made:
        click.echo(f"  new        {name}")
    for name in prepared.kept:
        click.echo(f"  as it was  {name}")


def _options(browser: bool, port: int | None) -> list[str]:
    # -y: Ctrl+C ends it at once, everything is saved by then; and no log, but the address
    options = ["-y", "--log-level=WARN"]
    if not browser:
        options.append("--no-browser")
    if port:
        options.append(f"--port={port}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        click.echo("Note: you are the administrator (root); JupyterLab is told that.", err=True)
        options.append("--allow-root")
    return options


def _run_lab(folder: Path, notebook: str, options: list[str]) -> None:
    """Become JupyterLab, in the folder; returns when it has ended."""
    os.chdir(folder)
    # the kernel of this environment, also where another one is registered for the user
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    others = os.environ.get("JUPYTER_CONFIG_PATH")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, [others, str(_LAB_CONFIG)]))
    from jupyterlab.labapp import LabApp  # reads the variables above when it is imported

    LabApp.launch_instance([f"--LabApp.default_url=/lab/tree/{notebook}", *options])


@click.command()
@click.argument("folder", default=".", type=click.Path(exists=True, path_type=Path))
@click.pass_context
def doctor(ctx: click.Context, folder: Path) -> None:
    """Find what is wrong with the installation.

    Says how to mend it. FOLDER is where your workshop is. Ends with 1 if something keeps the kit
    from working.
    """
    from cjm_workshop.doctor import examine

    marks = {"ok": "ok     ", "warning": "WARNING", "fault": "FAULT  "}
    found = list(examine(folder))
    for result in found:
        click.echo(f"{marks[result.grade]}  {result.what}")
        if result.fix:
            click.echo(f"         -> {result.fix}")
    faults = sum(result.grade == "fault" for result in found)
    warned = sum(result.grade == "warning" for result in found)
    told = f"{_counted(faults, 'fault')}, {_counted(warned, 'warning')}"
    click.echo(f"\n{told}, {len(found) - faults - warned} ok.")
    if faults:
        ctx.exit(1)


def _counted(number: int, noun: str) -> str:
    # not the kit's own counting: what that imports may be what is broken here
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


COMMANDS = (start, doctor)
