"""What every import shares: the options, the sifting of rows, and the account of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal, NamedTuple

from cjm_workshop.errors import UnknownName
from cjm_workshop.evidence.cells import key_of, shorten
from cjm_workshop.evidence.columns import Columns, Told
from cjm_workshop.evidence.dates import Dates, dates_in
from cjm_workshop.evidence.reading import Row, Table
from cjm_workshop.evidence.report import ImportReport, NotTaken, doubt
from cjm_workshop.evidence.vocabulary import LEVELS, NON_ANSWERS
from cjm_workshop.languages import words_of
from cjm_workshop.languages.sentences import level_word, sentence
from cjm_workshop.model import Add, Attachment, Level, Operation, Record, State, payload_of
from cjm_workshop.model.base import MAX_NAME, MAX_TEXT
from cjm_workshop.model.scan import is_visible

__all__ = [
    "Imported",
    "Intake",
    "Options",
    "kept_source",
    "level_of",
    "operations_of",
    "persona_of",
    "written",
]

MAX_RECORDS = 5_000
"""Records in one operation; larger imports are cut into several."""


@dataclass(frozen=True)
class Options:
    """What the caller says about an import; see `read_source`."""

    state: State = field(default_factory=State)
    author: str = ""
    columns: Told | None = None
    board: str = "affinity"
    persona: str | None = None
    title: str = ""
    level: str | None = None
    non_answers: Literal["skip", "keep"] = "skip"
    duplicates: Literal["skip", "keep"] = "skip"
    ignore: Sequence[str] = ()
    type: str = "interview"
    comments_as_notes: bool = True
    observations: bool = True
    keep_file: Callable[[bytes, str], str] | None = None


class Imported(NamedTuple):
    """What was read from a source: operations to apply, and the account of every row."""

    operations: tuple[Operation, ...]
    report: ImportReport


class Intake:
    """Keeps account of the rows of a table: each is taken or left out for a reason."""

    def __init__(self, table: Table, options: Options) -> None:
        self.table = table
        self.options = options
        self.taken = 0
        self.warnings: list[str] = []
        self._cut = False
        self._left = [NotTaken(number, sentence("import.left.above"), "") for number in table.above]

    def rows(self) -> Iterator[Row]:
        """Walk over the rows that are neither empty nor repeat an earlier one word for word."""
        seen: dict[tuple[str, ...], int] = {}
        compared = self._compared()
        for row in self.table.rows:
            key = tuple(key_of(row.cells[at]) for at in compared)
            if row.empty:
                self.leave(row, sentence("import.left.empty"))
            elif key in seen and self.options.duplicates == "skip":
                reason = sentence("import.left.repeats", row=str(seen[key]))
                self.leave(row, reason, " · ".join(filter(None, row.cells)))
            else:
                seen.setdefault(key, row.number)
                yield row

    def _compared(self) -> list[int]:
        """Return the columns that make rows the same or different."""
        header = [key_of(name) for name in self.table.header]
        for name in self.options.ignore:
            if key_of(name) not in header:
                raise UnknownName("column", name, self.table.header)
        ignored = set(map(key_of, self.options.ignore))
        return [at for at, name in enumerate(header) if name not in ignored]

    def take(self) -> None:
        """Count a row that went into the workshop."""
        self.taken += 1

    def leave(self, row: Row, reason: str, text: str = "") -> None:
        """Note a row that did not."""
        self._left.append(NotTaken(row.number, reason, shorten(text, 60)))

    def is_answer(self, row: Row, text: str) -> bool:
        """Tell whether a text may become a record; if not, leave its row out and say why."""
        if not is_visible(text):
            self.leave(row, sentence("import.left.no_text"))
        elif len(text) > MAX_TEXT:
            reason = sentence("import.left.too_long", most=MAX_TEXT, length=len(text))
            self.leave(row, reason, text)
        elif self.options.non_answers == "skip" and key_of(text) in NON_ANSWERS:
            self.leave(row, sentence("import.left.no_answer"), text)
        else:
            return True
        return False

    def name(self, text: str) -> str:
        """Return a text that fits where a name stands; the report tells where it had to be cut."""
        self._cut = self._cut or len(" ".join(text.split())) > MAX_NAME
        return shorten(text, MAX_NAME)

    def doubt(self, rows: Iterable[int], what: str) -> None:
        """Warn about rows, if there are any."""
        numbers = list(rows)
        if numbers:
            self.warnings.append(doubt(what, numbers))

    def doubt_levels(self, rows: Iterable[int], default: Level) -> None:
        """Warn about rows whose level is none of the four."""
        self.doubt(rows, sentence("import.odd.levels", level=level_word(default.value)))

    def dates(self, columns: Columns, rows: Sequence[Row]) -> Dates:
        """Read the dates of some rows; warn about those that had to be left out."""
        found = dates_in([columns.cell(row, "date") for row in rows])
        self.doubt((rows[at].number for at in found.unread), sentence("import.odd.dates"))
        self.doubt((rows[at].number for at in found.unsure), sentence("import.odd.two_days"))
        return found

    def report(
        self,
        kind: str,
        records: Sequence[Record],
        guesses: Iterable[str] = (),
        also: tuple[ImportReport, ...] = (),
        *,
        is_part: bool = False,
    ) -> ImportReport:
        """Close the account.

        `is_part` says that this is about something that another report of the same rows has told
        about already, so that what was guessed about the file need not be said again.
        """
        read = len(self.table.rows) + len(self.table.above)
        cut = sentence("import.odd.long_names", most=MAX_NAME)
        shortened = [doubt(cut)] if self._cut else []
        return ImportReport(
            kind=kind,
            source=self.table.name,
            rows=read,
            taken=self.taken,
            made=dict(Counter(record.KIND for record in records)),
            not_taken=tuple(sorted(self._left)),
            guesses=(*(() if is_part else self.table.guesses), *guesses),
            warnings=(*(() if is_part else self.table.warnings), *self.warnings, *shortened),
            also=also,
            language=self.options.state.charter.language,
        )

    def written(self, label: str, **values: object) -> str:
        """Return a name that this import gives, in the language of the workshop."""
        return written(self.options.state, label, **values)


def written(state: State, label: str, /, **values: object) -> str:
    """Return a name that an import gives to what it makes, in the language of the workshop."""
    return sentence(f"import.written.{label}", **values).said(words_of(state.charter.language))


def operations_of(records: Sequence[Record], author: str) -> tuple[Operation, ...]:
    """Return the operations that put records in: one, so that one undo takes all back.

    Very many records are cut into several operations; what others point to must stand first.
    """
    payloads = [payload_of(record) for record in records]
    cuts = range(0, len(payloads), MAX_RECORDS)
    return tuple(Add(records=tuple(payloads[at : at + MAX_RECORDS]), author=author) for at in cuts)


def kept_source(table: Table, options: Options) -> tuple[Attachment, ...]:
    """Keep the file that a table was read from, if it was one and the caller keeps files."""
    if options.keep_file is None or table.data is None:
        return ()
    suffix = PurePath(table.name).suffix
    if not re.fullmatch(r"\.[A-Za-z0-9]{1,5}", suffix):
        suffix = ".xlsx" if table.data.startswith(b"PK") else ".csv"
    return (Attachment(file=options.keep_file(table.data, suffix), name=table.name),)


def persona_of(options: Options) -> str | None:
    """Return the id of the persona whom the caller names.

    Raises
    ------
    UnknownName
        If there is none of this name.
    """
    if options.persona is None:
        return None
    wanted = key_of(options.persona)
    for persona in options.state.personas:
        if wanted in {key_of(persona.name), persona.id}:
            return persona.id
    raise UnknownName("persona", options.persona, [p.name for p in options.state.personas])


def level_of(word: str, default: Level) -> Level | None:
    """Return the level that a word names; the default for no word, None for an unknown one."""
    if not word:
        return default
    known = LEVELS.get(key_of(word))
    return Level(known) if known else None
