"""Sticky notes: the table of any whiteboard, or a pasted text with one note per line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from cjm_workshop.evidence.cells import key_of, number_in, parts_of, shorten, without_markup
from cjm_workshop.evidence.columns import Columns, find_columns
from cjm_workshop.evidence.intake import (
    Imported,
    Intake,
    Options,
    level_of,
    operations_of,
    persona_of,
)
from cjm_workshop.evidence.reading import Row, Table
from cjm_workshop.evidence.themes import Themes
from cjm_workshop.evidence.vocabulary import AREAS
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import Level, Note, Record, Vote, new_id
from cjm_workshop.model.base import MAX_NAME

__all__ = ["read_notes"]

_ROLES = (*("text", "author", "area", "cluster", "tags", "votes", "colour", "topic", "level"),)
_BULLET = re.compile(r"\s*(?:[-*•·–—▪◦‣+]|\[[ xX]?\]|\(?\d{1,3}[.)])\s+")
_MAX_DOTS = 20


def read_notes(table: Table, options: Options) -> Imported:
    """Read sticky notes.

    Columns: text (must be there), author, area (the column or frame of the board), cluster, tags,
    votes, colour, topic, level. A note that hangs on the board already is not taken again.
    """
    table, bullets = _without_bullets(table)
    columns = find_columns(_unboxed(table), _ROLES, ("text",), options.columns)
    reader = _NoteReader(columns, options)
    for row in reader.intake.rows():
        reader.read(row)
    return reader.finish([bullets] if bullets else [])


class _NoteReader:
    """Makes a note of each row."""

    def __init__(self, columns: Columns, options: Options) -> None:
        self.columns = columns
        self.options = options
        self.intake = Intake(columns.table, options)
        self.themes = Themes(options.state, options.board)
        self.persona = persona_of(options)
        self.notes: list[Record] = []
        self.votes: list[Record] = []
        self._level = Level(options.level) if options.level else Level.ASSUMED
        self._odd_votes: list[int] = []
        self._odd_levels: list[int] = []
        self._here = Counter(
            (key_of(note.text), key_of(note.author))
            for note in options.state.notes
            if note.board == options.board and note.persona == self.persona
        )

    def read(self, row: Row) -> None:
        text = without_markup(self.columns.cell(row, "text"))
        if not self.intake.is_answer(row, text):
            return
        author = self.intake.name(self.columns.cell(row, "author")) or self.options.author
        key = (key_of(text), key_of(author))
        if self._here[key] > 0:
            self._here[key] -= 1
            self.intake.leave(row, sentence("import.left.on_board"), text)
            return
        self.notes.append(self._note(row, text, author))
        self._vote(row, self.notes[-1].id)
        self.intake.take()

    def _note(self, row: Row, text: str, author: str) -> Note:
        cluster, besides = self.themes.of(self.columns.cell(row, "cluster"))
        tags = [*besides, *parts_of(self.columns.cell(row, "tags"), commas=True)]
        level = level_of(self.columns.cell(row, "level"), self._level)
        if level is None:
            self._odd_levels.append(row.number)
        return Note(
            id=new_id(Note.KIND),
            text=text,
            author=author,
            board=self.options.board,
            area=self._area(row),
            topic=self.intake.name(self.columns.cell(row, "topic")),
            persona=self.persona,
            cluster=cluster,
            colour=self.intake.name(self.columns.cell(row, "colour")),
            tags=tuple(shorten(tag, MAX_NAME) for tag in tags),
            level=level or self._level,
        )

    def _area(self, row: Row) -> str:
        area = self.intake.name(self.columns.cell(row, "area"))
        return AREAS.get(key_of(area), area) if self.options.board == "empathy" else area

    def _vote(self, row: Row, note: str) -> None:
        cell = self.columns.cell(row, "votes")
        count = number_in(cell) if cell else 0
        if count is None or count < 0 or count != int(count) or count > 10_000:
            self._odd_votes.append(row.number)
            return
        voter = self.intake.name(self.intake.written("votes_in", name=self.intake.table.name))
        for start in range(0, int(count), _MAX_DOTS):
            dots = min(_MAX_DOTS, int(count) - start)
            self.votes.append(Vote(id=new_id(Vote.KIND), about=note, voter=voter, dots=dots))

    def finish(self, guesses: list[str]) -> Imported:
        self.intake.doubt(self._odd_votes, sentence("import.odd.votes"))
        self.intake.doubt_levels(self._odd_levels, self._level)
        said = [*guesses, *self.columns.guesses, *self.themes.guesses()]
        said += self.columns.about_unused()
        records = [*self.themes.new, *self.notes, *self.votes]
        report = self.intake.report("notes", records, said)
        return Imported(operations_of(records, self.options.author), report)


def _without_bullets(table: Table) -> tuple[Table, str]:
    """Take list marks off the lines of a text where half of its lines or more have one."""
    lines = [row.cells[0] for row in table.rows if not row.empty]
    if len(table.header) > 1 or table.has_header:
        return table, ""
    marked = sum(_BULLET.match(line) is not None for line in lines)
    if not lines or marked * 2 < len(lines):
        return table, ""
    rows = tuple(
        replace(row, cells=(_BULLET.sub("", row.cells[0], count=1).strip(),)) for row in table.rows
    )
    return replace(table, rows=rows), sentence("import.read.bullets")


_BOXES = {"document", "page", "line", "swimlane", "container"}


def _unboxed(table: Table) -> Table:
    """Leave the texts to the notes where a diagram's shapes were exported.

    Such a table (``Shape Library``, ``Contained By``) holds pages and lines as rows too: their
    names are no notes; and a note names the shape that it lies in by its number.
    """
    names = {key_of(name): at for at, name in enumerate(table.header)}
    if not {"id", "name", "shape library", "text area 1"} <= set(names):
        return table
    text, kind, inside = names["text area 1"], names["name"], names.get("contained by")
    called = {row.cells[names["id"]]: row.cells[text] for row in table.rows}
    rows = []
    for row in table.rows:
        cells = list(row.cells)
        if key_of(cells[kind]) in _BOXES:
            cells[text] = ""
        if inside is not None:
            cells[inside] = called.get(cells[inside].split("|")[-1], "")
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows))
