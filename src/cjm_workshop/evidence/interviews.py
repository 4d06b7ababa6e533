"""Interviews: one piece of evidence per quote, and one per observation beside it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from cjm_workshop.evidence.cells import key_of, parts_of, shorten
from cjm_workshop.evidence.columns import Columns, find_columns
from cjm_workshop.evidence.intake import (
    Imported,
    Intake,
    Options,
    kept_source,
    level_of,
    operations_of,
)
from cjm_workshop.evidence.reading import Row, Table
from cjm_workshop.languages.sentences import counted, sentence
from cjm_workshop.model import Evidence, Level, new_id
from cjm_workshop.model.base import MAX_NAME, MAX_TEXT

__all__ = ["read_interviews"]

_ROLES = ("quote", "who", "about", "observed", "date", "title", "tags", "level", "url")
_TITLE_WORDS = 60


def read_interviews(table: Table, options: Options) -> Imported:
    """Read interviews: one row per quote.

    Columns: quote (must be there), who, about, observed, date, title, tags, level, url. What was
    observed becomes evidence of its own, of the level *observed*. A quote of the same person that
    the workshop has is not taken again.
    """
    columns = find_columns(table, _ROLES, ("quote",), options.columns)
    reader = _InterviewReader(columns, options)
    for row in reader.intake.rows():
        reader.read(row)
    return reader.finish()


class _InterviewReader:
    """Makes evidence of each row."""

    def __init__(self, columns: Columns, options: Options) -> None:
        self.columns = columns
        self.options = options
        self.intake = Intake(columns.table, options)
        self.records: list[Evidence] = []
        self._level = Level(options.level) if options.level else Level.REPORTED
        self._days, self._doubt = self._dates()
        self._observed = 0
        self._odd_levels: list[int] = []
        self._here = Counter(
            (key_of(e.quote), key_of(e.who)) for e in options.state.evidence if e.quote
        )

    def _dates(self) -> tuple[dict[int, date | None], str]:
        rows = self.columns.table.rows
        found = self.intake.dates(self.columns, rows)
        return dict(zip((row.number for row in rows), found.values, strict=True)), found.guess

    def read(self, row: Row) -> None:
        text = self.columns.cell(row, "quote")
        if not self.intake.is_answer(row, text):
            return
        who = self.intake.name(self.columns.cell(row, "who"))
        key = (key_of(text), key_of(who))
        if self._here[key] > 0:
            self._here[key] -= 1
            self.intake.leave(row, sentence("import.left.in_workshop"), text)
            return
        level = level_of(self.columns.cell(row, "level"), self._level)
        if level is None:
            self._odd_levels.append(row.number)
        self.records.append(self._evidence(row, text, who, self.options.type, level or self._level))
        self.intake.take()
        seen = self.columns.cell(row, "observed")
        if seen and len(seen) <= MAX_TEXT and self.options.observations:
            self._observed += 1
            self.records.append(self._evidence(row, seen, who, "observation", Level.OBSERVED))

    def _evidence(self, row: Row, text: str, who: str, kind: str, level: Level) -> Evidence:
        about = self.intake.name(self.columns.cell(row, "about"))
        title = self.columns.cell(row, "title") or shorten(text, _TITLE_WORDS)
        return Evidence(
            id=new_id(Evidence.KIND),
            title=self.intake.name(f"{who}: {title}" if who else title),
            type=kind,
            quote=text,
            who=who,
            about=about,
            date=self._days.get(row.number),
            url=self.intake.name(self.columns.cell(row, "url")),
            level=level,
            count=1,
            tags=tuple(
                shorten(tag, MAX_NAME)
                for tag in parts_of(self.columns.cell(row, "tags"), commas=True)
            ),
        )

    def finish(self) -> Imported:
        self.intake.doubt_levels(self._odd_levels, self._level)
        said = [*self.columns.guesses, self._doubt]
        if self._observed:
            said.append(
                counted("import.read.observed", self._observed, name=self.columns.name("observed"))
            )
        said += self.columns.about_unused()
        kind = "tickets" if self.options.type == "ticket" else "interviews"
        report = self.intake.report(kind, self.records, filter(None, said))
        files = kept_source(self.intake.table, self.options) if self.records else ()
        records = [record.model_copy(update={"files": files}) for record in self.records]
        return Imported(operations_of(records, self.options.author), report)
