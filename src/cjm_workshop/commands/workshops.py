"""`new`, `templates`, `save-template`, `show`, `check`, `merge`: a workshop and what is in it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjm_workshop.commands.common import SUFFIX, author_option, existing, opened

if TYPE_CHECKING:
    from cjm_workshop.insight import CheckReport

__all__ = ["COMMANDS", "check", "list_templates", "merge", "new", "save_template", "show"]

_ASIDE = "Changes that were kept aside; without a name, list them."


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
    """List what a new workshop can start from.

    The kind of map stands in brackets. In a notebook, Workshop.templates() shows them with
    pictures.
    """
    from cjm_workshop import templates

    found = templates.all_templates()
    width = max(map(len, found))
    for name, template in found.items():
        kind = f" ({template.kind})" if template.kind else ""
        click.echo(f"{name:{width}}  {template.about}{kind}")


@click.command(name="save-template")
@click.argument("file", type=existing)
@click.argument("name")
@click.option("--replace", is_flag=True, help="Write over your template of this name.")
def save_template(file: Path, name: str, replace: bool) -> None:
    """Save the workshop FILE as a template NAME of your own.

    Names of people, votes, comments and the history stay out of it. It is listed beside the kit's.
    """
    with opened(file) as workshop:
        click.echo(str(workshop.save_as_template(name, replace=replace)))


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
@click.argument("other", type=existing, required=False)
@click.option("--aside", is_flag=False, flag_value="", metavar="[NAME]", help=_ASIDE)
@author_option
def merge(file: Path, other: Path | None, aside: str | None, author: str | None) -> None:
    """Bring all of OTHER, another version of FILE, into FILE.

    Nothing in FILE is lost: where both changed one text, both are kept, for you to choose. With
    --aside NAME instead of OTHER: bring in the changes that were kept aside under this name.
    """
    if (other is None) == (aside is None):
        raise click.UsageError("Say what to bring in: OTHER, or --aside NAME.")
    if other is not None and other.samefile(file):
        raise click.UsageError(f"{file} and {other} are the same workshop.")
    if other is not None:
        _merge_other(file, other, author)
    elif aside:
        _merge_aside(file, aside, author)
    else:
        _list_asides(file)


def _merge_other(file: Path, other: Path, author: str | None) -> None:
    from cjm_workshop.insight.wording import counted

    with opened(file, author) as workshop:
        before = len(workshop.state().conflicts)
        entry = workshop.merge(other)
        more = len(workshop.state().conflicts) - before
    changes = counted(len(entry.changes), "change") if entry.changes else "nothing new in it"
    click.echo(f"Merged {other} into {file}: {changes}.")
    _tell_conflicts(more)


def _merge_aside(file: Path, name: str, author: str | None) -> None:
    from cjm_workshop import Workshop

    with Workshop.open(file, author=author) as workshop:
        before = len(workshop.state().conflicts)
        report = workshop.merge_aside(name if name.endswith(".jsonl") else f"{name}.jsonl")
        more = len(workshop.state().conflicts) - before
    click.echo(str(report))
    _tell_conflicts(more)


def _tell_conflicts(more: int) -> None:
    if more:
        click.echo(f"To settle: texts that both versions changed: {more}. Both are kept.")


def _list_asides(file: Path) -> None:
    from cjm_workshop.storage import Store

    with Store.open(file) as store:
        waiting = [report for report in store.reports if report.kind == "aside"]
    for report in waiting:
        click.echo(str(report))
    if not waiting:
        click.echo(f"Nothing waits beside {file}.")


COMMANDS = (new, list_templates, save_template, show, check, merge)
