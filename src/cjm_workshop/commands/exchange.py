"""`import`, `export`, `demo`: what comes into a workshop and what goes out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cjm_workshop.commands.common import author_option, existing, opened

if TYPE_CHECKING:
    from cjm_workshop.model import State

__all__ = ["COMMANDS", "KINDS", "PICTURES", "demo", "export", "import_source"]

KINDS = ("notes", "survey", "interviews", "tickets", "touchpoints", "event-log", "journey")
PICTURES = (
    "journey",
    "persona",
    "empathy",
    "affinity",
    "touchpoints",
    "wheel",
    "impact",
    "storyboard",
    "overview",
    "plan",
    "workshop",
)
THEMES = ("default", "high-contrast", "greyscale", "dark")
MOST_WORKERS = 4
"""Processes that draw at once; each holds 240 MB, and more than these save little."""


def _columns(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> dict[str, str | list[str]]:
    """Read ``text=Answer`` as what a column holds, and its header; repeated, its headers."""
    del ctx, param
    pairs = [value.partition("=") for value in values]
    for what, equals, header in pairs:
        if not (what and equals and header):
            raise click.BadParameter(f'"{what}" is not of the form text=HEADER')
    found: dict[str, list[str]] = {}
    for what, _, header in pairs:
        found.setdefault(what, []).append(header)
    return {what: names if len(names) > 1 else names[0] for what, names in found.items()}


@click.command(name="import")
@click.argument("file", type=existing)
@click.argument("source", type=click.Path(exists=True, allow_dash=True, dir_okay=False))
@click.option(
    "--as",
    "kind",
    type=click.Choice(KINDS),
    help="What SOURCE is; a Mermaid (.mmd) or CJML (.xml) file is known as a journey.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=HEADER",
    callback=_columns,
    help="Which column holds what, where it is not found by itself: text=Answer. Repeatable.",
)
@click.option("--sheet", help="The sheet of an XLSX workbook.")
@click.option(
    "--encoding",
    metavar="NAME",
    help="How a text file was written, where that is not found by itself: cp1250, shift_jis …",
)
@click.option(
    "--header/--no-header",
    default=None,
    help="Whether the first row names the columns, where that is not found by itself.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="HEADER",
    help="A column that does not count when rows are compared, such as an id. Repeatable.",
)
@click.option(
    "--comments-as-notes/--no-comments-as-notes",
    default=True,
    show_default=True,
    help="Survey: each comment becomes a note too.",
)
@author_option
def import_source(
    file: Path,
    source: str,
    kind: str | None,
    columns: dict[str, str | list[str]],
    sheet: str | None,
    encoding: str | None,
    header: bool | None,
    ignore: tuple[str, ...],
    comments_as_notes: bool,
    author: str | None,
) -> None:
    """Take SOURCE into the workshop FILE.

    SOURCE is a CSV, TSV, XLSX or text file, one note per line, or a journey in Mermaid or CJML; "-"
    reads text that is piped in.
    The report says what was taken and what was not. One undo takes it all back.
    """
    kind = kind or _kind_of(Path(source))
    read: Any = sys.stdin.read() if source == "-" else Path(source)
    options: dict[str, Any] = {
        "sheet": sheet,
        "encoding": encoding,
        "header": header,
        "columns": columns or None,
        "ignore": ignore or None,
    }
    said = {name: value for name, value in options.items() if value is not None}
    with opened(file, author) as workshop:
        report = workshop.import_from(read, kind, comments_as_notes=comments_as_notes, **said)
    click.echo(str(report))


def _kind_of(source: Path) -> str:
    """Return what a file is by its ending, where that says it."""
    from cjm_workshop.evidence.journeys import SUFFIXES

    if source.suffix.lower() in SUFFIXES:
        return "journey"
    known = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
    raise click.UsageError(f"Say what {source} is: --as {known}.")


@click.command()
@click.argument("file", type=existing)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="OUT.png, .svg, .pdf, .pptx, .html, .md, .xlsx, .mmd (Mermaid), .xml (CJML), .json or "
    ".csv; a folder gets one CSV per table.",
)
@click.option("--picture", type=click.Choice(PICTURES), default="journey", show_default=True)
@click.option("--persona", metavar="NAME", help="Whose; all of them without it.")
@click.option("--journey", metavar="NAME", help="Which journey; all of them without it.")
@click.option("--page", metavar="SIZE", default="A3", show_default=True, help="Such as A4, A1.")
@click.option("--theme", type=click.Choice(THEMES), default="default", show_default=True)
@click.option(
    "--direction",
    type=click.Choice(("auto", "ltr", "rtl")),
    default="auto",
    show_default=True,
    help="Which way it runs; by itself as the charter's language does.",
)
@click.option(
    "--compare",
    multiple=True,
    metavar="NAME",
    help="Journey map: draw another journey or persona beside it, the future of this one "
    '("future"), or what was measured ("measured"). Repeatable.',
)
@click.option(
    "--level",
    type=click.Choice(("strategic", "tactical")),
    help="Journey map: a column per stage, or a page per stage.",
)
@click.option("--stage", multiple=True, metavar="NAME", help="Journey map: zoom in. Repeatable.")
@click.option(
    "--lane",
    "lanes",
    multiple=True,
    metavar="NAME",
    help="Journey map: one more lane, such as metrics, backstage, evidence or all. Repeatable.",
)
def export(
    file: Path,
    output: Path,
    picture: str,
    persona: str | None,
    journey: str | None,
    page: str,
    theme: str,
    direction: str,
    compare: tuple[str, ...],
    level: str | None,
    stage: tuple[str, ...],
    lanes: tuple[str, ...],
) -> None:
    """Write a picture, a web page or tables of the workshop FILE.

    Several pages become one PDF, or OUT-1.png, OUT-2.png and so on.
    """
    with opened(file) as workshop:
        written = workshop.export(
            output.absolute(), picture, persona=persona, journey=journey, page=page, theme=theme,
            direction=direction, compare=compare, level=level, stage=stage, lanes=lanes,
        )  # fmt: skip
    _list(written)


def _list(written: Iterable[Path]) -> None:
    here = Path.cwd()
    for path in written:
        click.echo(path.relative_to(here) if path.is_relative_to(here) else path)


@click.command()
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where to put it all.",
)
def demo(output: Path) -> None:
    """Write all pictures of the finished FreshCart case.

    In every format, with its tables and the web page.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from cjm_workshop import case

    folder = output.absolute()
    pieces = _pieces(case.state())
    written: list[Path] = []
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(_write_piece, folder, *piece) for piece in pieces]
        with click.progressbar(jobs, label="Drawing", file=sys.stderr) as bar:
            for job in bar:
                written += job.result()
    _list(written)


def _write_piece(folder: Path, name: str, picture: str, who: dict[str, str]) -> list[Path]:
    """Write one file of the demonstration, in a process of its own: drawing fills one core."""
    from cjm_workshop import case  # read once per process

    return list(case.export(folder / name, picture, **who))


def _pieces(state: State) -> list[tuple[str, str, dict[str, str]]]:
    """Return what the demonstration consists of: file, picture, of whom."""
    pieces: list[tuple[str, str, dict[str, str]]] = []
    for ending in ("png", "svg", "pdf"):
        for persona in state.personas:
            name = persona.name.split()[0].lower()
            who = {"persona": persona.id}
            pieces += [
                (f"{file}-{name}.{ending}", picture, who)
                for file, picture in (
                    ("journey-map", "journey"),
                    ("persona-card", "persona"),
                    ("empathy-map", "empathy"),
                    ("touchpoint-wheel", "wheel"),
                    ("storyboard", "storyboard"),
                )
            ]
        pieces += [
            (f"touchpoints.{ending}", "touchpoints", {}),
            (f"affinity-diagram.{ending}", "affinity", {}),
            (f"impact-effort.{ending}", "impact", {}),
            (f"overview.{ending}", "overview", {}),
            (f"communication-plan.{ending}", "plan", {}),
        ]
    pieces += [(name, "journey", {}) for name in ("journey-map.html", "steps.csv")]
    pieces += [(name, "workshop", {}) for name in ("freshcart.html", "freshcart.json", "tables")]
    return pieces


COMMANDS = (import_source, export, demo)
