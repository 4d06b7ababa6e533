"""The command `cjm-workshop`: gathers the commands, and says in words what went wrong.

::

    cli.py ── commands/folder.py    start, doctor
           ├─ commands/workshops.py new, templates, save-template, show, check, merge
           ├─ commands/exchange.py  import, export, demo
           ├─ commands/keeping.py   restore, bundle, unbundle, forget
           └─ commands/teaching.py  kit, exercises
"""

from __future__ import annotations

import traceback
import warnings
from typing import Any, TextIO

import click

from cjm_workshop import __version__
from cjm_workshop.commands import exchange, folder, keeping, teaching, workshops
from cjm_workshop.errors import WorkshopError

__all__ = ["main"]

_OUR_FAULT = (
    "\nThis is a fault of the kit, not yours. Your workshop is safe: every confirmed change is on "
    "the disk.\nPlease report it where the project keeps its issues, with the lines above and the "
    "command you typed."
)


class _Kit(click.Group):
    """The group of all commands; errors of the kit become messages, without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a workshop needs them."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with warnings.catch_warnings():
            warnings.simplefilter("always", UserWarning)
            warnings.showwarning = _note
            try:
                return super().invoke(ctx)
            except WorkshopError as error:
                raise click.ClickException(str(error)) from error
            except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
                raise
            except OSError as error:
                if error.filename is None:
                    return _report(ctx)
                raise click.ClickException(f"{error.filename}: {error.strerror}") from error
            except Exception:
                return _report(ctx)


def _report(ctx: click.Context) -> None:
    """Show what nobody expected, with all that a report of it needs."""
    click.echo(traceback.format_exc(), err=True)
    click.echo(_OUR_FAULT, err=True)
    ctx.exit(1)


def _note(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Show a warning as a sentence; where in the code it arose helps nobody here."""
    del category, filename, lineno, file, line
    click.echo(f"Note: {message}", err=True)


@click.group(cls=_Kit, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cjm-workshop")
def main() -> None:
    """Run customer journey mapping workshops in Jupyter.

    Begin with "cjm-workshop start". FILE is a workshop, NAME.cjm.json; its name without the
    ending, or the folder that it is in, will do.
    """


for _part in (folder, workshops, exchange, keeping, teaching):
    for _command in _part.COMMANDS:
        main.add_command(_command)
