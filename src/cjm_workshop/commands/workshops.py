"""`new`, `templates`, `show`, `check`, `merge`: a workshop and what is in it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjm_workshop.commands.common import SUFFIX, author_option, existing, opened

if TYPE_CHECKING:
    from cjm_workshop.insight import CheckReport

__all__ = ["COMMANDS", "check", "list_templates", "merge", "new", "show"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--template", default="blank", metavar="NAME", show_default=True, help="See below.")
@author_option
def new(folder: Path, template: str, author: str | None) -> None:
    """Make a new workshop in FOLDER.

    The file gets the folder's name. A FOLDER that ends in .cjm.json is the file itself. What there
    is to start from: "cjm-workshop templates".
    """
    from cjm_workshop import Workshop, templates

    templates.load(template)  # a name that is not there must not leave a folder behind
    file = folder
    if not folder.name.endswith(SUFFIX):
        file = folder / f"{folder.resolve().name}{SUFFIX}"
    file.parent.mkdir(parents=True, exist_ok=True)
    Workshop.new(file, template=template, author=author).close()
    click.echo(f"Made {file}")
    click.echo(f"To work on it in JupyterLab: cjm-workshop start {file.parent}")


@click.command(name="templates")
def list_templates() -> None:
    """List what a new workshop can start from."""
    from cjm_workshop import templates

    about = templates.names()
    width = max(map(len, about))
    for name, sentence in about.items():
        click.echo(f"{name:{width}}  {sentence}")


@click.command()
@click.argument("file", type=existing)
def show(file: Path) -> None:
    """Show what a workshop holds and what comes next."""
    with opened(file) as workshop:
        click.echo(_without_reports(repr(workshop)))


def _without_reports(text: str) -> str:
    """Leave out what was told already when the workshop was opened."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("! "))


@click.command()
@click.argument("file", type=existing)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_context
def check(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Look for what a good map must not miss.

    Says what, where, why it matters and how to mend it. Ends with 1 if there are errors.
    """
    with opened(file) as workshop:
        report = workshop.checks()
    click.echo(_as_json(report) if as_json else str(report))
    ctx.exit(report.exit_code)


def _as_json(report: CheckReport) -> str:
    found = {
        "ok": report.ok,
        "counts": report.counts,
        "findings": [asdict(finding) for finding in report.findings],
        "passed": list(report.passed),
        "skipped": dict(report.skipped),
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


@click.command()
@click.argument("file", type=existing)
@click.argument("other", type=existing)
@author_option
def merge(file: Path, other: Path, author: str | None) -> None:
    """Bring everything of OTHER, another version of the same workshop, into FILE.

    Nothing in FILE is lost: where both changed one text, both are kept, for you to choose.
    """
    with opened(file, author) as workshop:
        before = len(workshop.state().conflicts)
        entry = workshop.merge(other)
        more = len(workshop.state().conflicts) - before
    click.echo(f"Merged {other} into {file}: {len(entry.changes)} changes.")
    if more:
        click.echo(f"To settle: texts that both versions changed: {more}. Both are kept.")


COMMANDS = (new, list_templates, show, check, merge)
