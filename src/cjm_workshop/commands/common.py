"""What the commands share: how a workshop is named, and how it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjm_workshop.errors import WorkshopError

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
    from cjm_workshop.storage import places

    try:
        return places.existing(value)
    except WorkshopError as error:
        raise click.BadParameter(str(error)) from None


def existing_or_lost(value: str) -> Path:
    """Return a workshop as `existing` does, or one whose file is lost and whose history is not."""
    file = _named(Path(value))
    return file if not file.exists() and _history_of(file).is_dir() else existing(value)


def _named(path: Path) -> Path:
    return path if path.name.endswith(SUFFIX) else path.with_name(f"{path.name}{SUFFIX}")


def _history_of(file: Path) -> Path:
    from cjm_workshop.storage import Places

    return Places.of(file).history_folder


author_option = click.option(
    "--author", metavar="NAME", help="Your name; without it, the one you gave in a notebook."
)


@contextmanager
def opened(file: Path, author: str | None = None) -> Iterator[Workshop]:
    """Open a workshop for one command, and tell what opening had to say."""
    from cjm_workshop import Workshop

    with Workshop.open(file, author=author) as workshop:
        for report in workshop.reports:
            if report.kind != "newer":  # a warning has said so
                click.echo(f"Note: {report}", err=True)
        yield workshop
