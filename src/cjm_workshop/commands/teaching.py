"""`exercises`: the lessons of a course, made from their solutions."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["COMMANDS", "exercises"]


@click.command()
@click.argument(
    "folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if something differs.")
@click.pass_context
def exercises(ctx: click.Context, folder: Path, check: bool) -> None:
    """Make exercises from solved lessons.

    FOLDER holds "solutions" with the lessons, NN_topic.ipynb; the exercises go into "exercises"
    beside it. What stands between "# BEGIN SOLUTION" and "# END SOLUTION stub" becomes the stub;
    cells tagged "solution" or "facilitator" are left out.
    """
    from cjm_workshop.learning.exercises import make_exercises

    made = make_exercises(folder, write=not check)
    different = [one for one in made if one.change != "same"]
    for one in different:
        click.echo(f"{one.change}: exercises/{one.name}")
    same = len(made) - len(different)
    click.echo(f"{len(made)} exercises, {same} of them as they were.")
    if check and different:
        click.echo("Run cjm-workshop exercises, and commit both.", err=True)
        ctx.exit(1)


COMMANDS = (exercises,)
