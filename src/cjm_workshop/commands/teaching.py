"""`kit`, `exercises`: what a facilitator takes along, and the lessons of a course."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["COMMANDS", "exercises", "kit"]


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


@click.command()
@click.option(
    "-o", "--output", "folder", default="facilitator-kit", show_default=True, metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path), help="Where to put it.",
)  # fmt: skip
@click.option("--language", default="en", show_default=True, help="Of the sheets, such as de.")
@click.option("--theme", default="default", show_default=True, help="The look, as for export.")
def kit(folder: Path, language: str, theme: str) -> None:
    """Write the facilitator's guide, sheets to print and slides.

    The guide has agendas for 90 minutes, half a day, a day and two times two hours online, what to
    say and what goes wrong at each notebook, and checklists. The sheets are A3, for teams who
    write on paper.
    """
    from cjm_workshop.draw import themes
    from cjm_workshop.errors import UnknownName
    from cjm_workshop.facilitation import write_kit
    from cjm_workshop.languages import code_of, languages

    if code_of(language) not in languages():
        raise UnknownName("language", language, languages())
    for file in write_kit(folder, language=language, theme=themes.theme(theme)):
        click.echo(f"Wrote {file}")


COMMANDS = (kit, exercises)
