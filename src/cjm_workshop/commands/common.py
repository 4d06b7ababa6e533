"""What the commands share: how a workshop is named, and how it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cjm_workshop import Workshop

__all__ = ["SUFFIX", "author_option", "existing", "existing_or_lost", "opened"]

SUFFIX = ".cjm.json"


def existing(value: str) -> Path:
    """Return a workshop by its file, its name without the ending, or the folder it is in.

    Raises
    ------
    click.BadParameter
        If there is none, or several; the message names those that are near.
    """
    path = Path(value)
    if path.is_dir():
        return _only_one_in(path)
    named = _named(path)
    of_new = named.with_name(named.name.removesuffix(SUFFIX)) / named.name  # where "new" puts it
    for file in (path, named, of_new):
        if file.is_file():
            return file
    raise click.BadParameter(f"There is no workshop {path}.{_others(path.parent)}")


def existing_or_lost(value: str) -> Path:
    """Return a workshop as `existing` does, or one whose file is lost and whose history is not."""
    file = _named(Path(value))
    return file if not file.exists() and _history_of(file).is_dir() else existing(value)


def _named(path: Path) -> Path:
    return path if path.name.endswith(SUFFIX) else path.with_name(f"{path.name}{SUFFIX}")


def _only_one_in(folder: Path) -> Path:
    found = sorted(folder.glob(f"*{SUFFIX}"))
    if not found:
        make = f"Make one: cjm-workshop new {folder}"
        raise click.BadParameter(f"There is no workshop in the folder {folder}. {make}")
    if len(found) > 1:
        raise click.BadParameter(f"Say which one.{_others(folder)}")
    return found[0]


def _history_of(file: Path) -> Path:
    from cjm_workshop.storage import Places

    return Places.of(file).history_folder


def _others(folder: Path) -> str:
    """Name the workshops that are in a folder."""
    found = sorted(str(file) for file in folder.glob(f"*{SUFFIX}"))
    return f" There are: {', '.join(found)}." if found else ""


author_option = click.option(
    "--author", metavar="NAME", help="Your name; without it, the one you gave in a notebook."
)


@contextmanager
def opened(file: Path, author: str | None = None) -> Iterator[Workshop]:
    """Open a workshop for one command, and tell what opening had to say."""
    from cjm_workshop import Workshop

    with Workshop.open(file, author=author) as workshop:
        for report in workshop.reports:
            click.echo(f"Note: {report}", err=True)
        yield workshop
