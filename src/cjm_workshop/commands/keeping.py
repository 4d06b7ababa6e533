"""`restore`, `bundle`, `unbundle`, `forget`: keeping a workshop, and keeping promises."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjm_workshop.commands.common import existing, existing_or_lost

if TYPE_CHECKING:
    from cjm_workshop.storage import AboutBackup

__all__ = ["COMMANDS", "bundle", "forget", "restore", "unbundle"]


@click.command()
@click.argument("file", type=existing_or_lost)
@click.option("--list", "only_list", is_flag=True, help="List the backups, change nothing.")
@click.option("--which", type=click.IntRange(min=1), metavar="N", help="Number in the list.")
def restore(file: Path, only_list: bool, which: int | None) -> None:
    """Go back to a backup of the workshop FILE.

    Without --which it lists the backups and asks. The present file is kept as a backup first, for
    good; `cjm-workshop merge FILE BACKUP` brings in what only it has.
    """
    from cjm_workshop import storage

    backups = storage.about_backups(file)
    if not backups:
        raise click.ClickException(f"There is no backup of {file} yet.")
    if which is None:
        _list(backups)
    if only_list:
        return
    wanted = which or click.prompt("Which one", type=click.IntRange(1, len(backups)))
    if wanted > len(backups):
        raise click.BadParameter(f"there are {len(backups)} backups.", param_hint="--which")
    chosen = backups[wanted - 1]
    for report in storage.restore(file, chosen.backup.name):
        click.echo(str(report))


def _list(backups: Sequence[AboutBackup]) -> None:
    for number, about in enumerate(backups, 1):
        kept = f"{about.backup.time.astimezone():%Y-%m-%d %H:%M:%S}"
        click.echo(f"{number:3}  {kept}  {_contents(about)}  {about.backup.size / 1000:,.1f} kB")


def _contents(about: AboutBackup) -> str:
    if not about.readable:
        return "cannot be read"
    parts = [f"{about.steps:4,} steps, {about.notes:4,} notes"]
    if about.changed:
        by = f" by {about.author}" if about.author else ""
        parts.append(f"last change {about.changed.astimezone():%Y-%m-%d %H:%M}{by}")
    if about.present:
        parts.append("as the file is now")
    return ", ".join(parts)


@click.command()
@click.argument("file", type=existing)
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    metavar="ZIP",
    help="Where to put it; beside the workshop without this.",
)
def bundle(file: Path, output: Path | None) -> None:
    """Pack the workshop FILE, its pictures and history into a ZIP.

    A ZIP of this name that is there is written anew.
    """
    from cjm_workshop import storage

    click.echo(f"Made {storage.bundle(file, output or '')}")


@click.command()
@click.argument("bundle", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def unbundle(bundle: Path, folder: Path) -> None:
    """Unpack a ZIP made by "bundle" into FOLDER.

    Overwrites nothing.
    """
    from cjm_workshop import storage

    click.echo(f"Made {storage.unbundle(bundle, folder)}")


@click.command()
@click.argument("file", type=existing)
@click.argument("person")
@click.option(
    "--mentions",
    is_flag=True,
    help="Also replace the name in what others wrote: where it stands as whole words, but not "
    'inside a longer name that is known there. "Ann" leaves "Ann Lee", and says so.',
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(file: Path, person: str, mentions: bool, yes: bool) -> None:
    """Remove PERSON from the workshop FILE and all its backups.

    Also from its journal and history. Notes, comments, votes and quotes by this name go, and the
    name itself wherever it stands as author, owner or team member. PERSON is the whole name as it
    stands there; capitals do not count. Shows what it found and asks. This cannot be undone.
    """
    from cjm_workshop import storage

    there = storage.forget(file, person, mentions=mentions, only_look=True)
    if not there.found:
        raise click.ClickException(str(there))
    if not yes:
        click.echo(str(there))
        click.confirm(
            f"Remove this from {file}, its history and all its backups? This cannot be undone",
            abort=True,
        )
    click.echo(str(storage.forget(file, person, mentions=mentions)))


COMMANDS = (restore, bundle, unbundle, forget)
