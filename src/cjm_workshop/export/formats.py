"""The formats that a workshop is written in, each loaded when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_workshop.errors import WorkshopError
from cjm_workshop.export import csv_folder, files, html, json_file, tables
from cjm_workshop.export.words import contacts_for
from cjm_workshop.insight.affinity import sorted_notes
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import COLLECTIONS, Journey, Persona, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_workshop.draw.layout.journey.view import Asked
    from cjm_workshop.draw.theme import Theme

__all__ = ["FORMATS", "PICTURE_FORMATS", "WRITERS", "Order", "put_folder"]

FORMATS: dict[str, str] = {
    ".png": "picture",
    ".svg": "picture that stays sharp at every size",
    ".pdf": "for printing",
    ".pptx": "slides with shapes and texts that can be edited",
    ".html": "web page",
    ".md": "report in Markdown",
    ".xlsx": "workbook with one sheet per table",
    ".mmd": "journey in Mermaid",
    ".xml": "journeys in CJML 2.0",
    ".json": "all records",
    ".csv": "one table; without an ending: a folder with one CSV per table",
}
_TABLES = {
    "persona": "persona",
    "touchpoints": "touchpoint",
    "wheel": "touchpoint",
    "empathy": "note",
    "affinity": "note",
    "impact": "opportunity",
    "plan": "contact",
}
_OF_JOURNEYS = ("journey", "storyboard", "overview")
PICTURE_FORMATS = frozenset({".png", ".svg", ".pdf", ".pptx"})


@dataclass(frozen=True)
class Order:
    """What is to be written, once everything that was asked for is known to be there.

    Attributes
    ----------
    state : State
        The workshop, without what is private.
    target : Path
        The file.
    picture : str
        What of the workshop.
    personas, journeys : tuple of Persona and of Journey
        Those to show.
    named : bool
        Whether one of them was asked for by its name.
    page, look, view
        The paper, the theme, and what a journey map shows besides.
    files : Path or None
        The folder of the workshop's pictures.
    """

    state: State
    target: Path
    picture: str
    personas: tuple[Persona, ...]
    journeys: tuple[Journey, ...]
    named: bool
    page: str
    look: Theme
    view: Asked
    files: Path | None

    def put(self, data: str | bytes) -> list[Path]:
        """Write the file."""
        return [files.put(self.target, data)]

    @property
    def drawn(self) -> tuple[Journey, ...]:
        """The journeys with a picture of their own: of a comparison without a name the first."""
        return self.journeys[: 1 if self.view["compare"] and not self.named else None]


def _put_csv(order: Order) -> list[Path]:
    if order.picture == "workshop":
        return put_folder(order, order.target.with_suffix(""))
    return order.put(csv_folder.sheet(_table(order)))


def _put_json(order: Order) -> list[Path]:
    return order.put(json_file.document(order.state))


def _put_html(order: Order) -> list[Path]:
    return order.put(
        html.page(
            order.state, order.picture, order.personas, order.journeys, order.page, order.look
        )
    )


# what follows is asked for more rarely, so each loads what it needs late


def _put_picture(order: Order) -> list[Path]:
    from cjm_workshop.export import pictures

    scenes = pictures.scenes(
        order.state, order.picture, order.personas, order.drawn,
        order.page, order.files, order.look, order.view,
    )  # fmt: skip
    return pictures.save(scenes, order.target)


def _put_slides(order: Order) -> list[Path]:
    from cjm_workshop.export import pictures, slides

    wanted = pictures.wanted(order.state, order.picture)
    return order.put(
        slides.document(
            order.state, wanted, order.personas, order.drawn, order.files, order.look, order.view
        )
    )


def _put_report(order: Order) -> list[Path]:
    from cjm_workshop.export import markdown

    return order.put(markdown.report(order.state, order.picture, order.personas, order.journeys))


def _put_workbook(order: Order) -> list[Path]:
    from cjm_workshop.export import xlsx

    picture, of_journeys = order.picture, order.picture in _OF_JOURNEYS
    if picture == "workshop" or (of_journeys and not order.named):
        sheets = tables.all_tables(order.state)
    else:
        name = "steps" if of_journeys else COLLECTIONS[_TABLES[picture]]
        sheets = {name: _table(order)}
    return order.put(xlsx.workbook(sheets, order.state.charter.title))


def _put_cjml(order: Order) -> list[Path]:
    from cjm_workshop.export import cjml

    _check_journeys_alone(order)
    return order.put(cjml.document(order.state, order.journeys))


def _put_mermaid(order: Order) -> list[Path]:
    from cjm_workshop.export import mermaid

    _check_journeys_alone(order)
    target = order.target
    diagrams = [mermaid.diagram(order.state, journey) for journey in order.journeys or (None,)]
    names = [
        f"{target.stem}-{at}" if len(diagrams) > 1 else target.stem
        for at in range(1, len(diagrams) + 1)
    ]
    return [files.put(target.with_stem(n), text) for n, text in zip(names, diagrams, strict=True)]


def _check_journeys_alone(order: Order) -> None:
    """Refuse another picture where the format holds journeys and nothing else."""
    if order.picture not in (*_OF_JOURNEYS, "workshop"):
        format_ = FORMATS[order.target.suffix.lower()].split(" in ")[1]
        name = order.target.name
        raise WorkshopError(sentence("refusal.journeys_alone", name=name, format=format_))


def put_folder(order: Order, folder: Path) -> list[Path]:
    """Write every table as a file of its own."""
    return [
        files.put(folder / f"{name}.csv", csv_folder.sheet(table))
        for name, table in tables.all_tables(order.state).items()
    ]


def _table(order: Order) -> tables.Table:
    """Return the main table behind a picture."""
    state, picture = order.state, order.picture
    if picture in _OF_JOURNEYS:
        return tables.steps_table(state, order.journeys)
    columns, rows = tables.table_of(state, _TABLES[picture])
    keep: set[str] | None = None
    of = {one.id for one in order.personas}
    if picture == "persona":
        keep = of
    elif picture == "empathy":
        keep = {n.id for n in state.notes if n.board == "empathy" and n.persona in of}
    elif picture == "affinity":
        keep = {note.id for note in sorted_notes(state)}
    elif picture == "plan":
        keep = {one.id for one in contacts_for(state, order.personas)}
    at = columns.index("id")
    return columns, [row for row in rows if keep is None or row[at] in keep]


WRITERS: dict[str, Callable[[Order], list[Path]]] = {
    ".png": _put_picture,
    ".svg": _put_picture,
    ".pdf": _put_picture,
    ".pptx": _put_slides,
    ".html": _put_html,
    ".md": _put_report,
    ".xlsx": _put_workbook,
    ".mmd": _put_mermaid,
    ".xml": _put_cjml,
    ".json": _put_json,
    ".csv": _put_csv,
}
"""How each of `FORMATS` is written."""
