"""From a file, a DataFrame or a pasted text to a table of clean texts."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.cells import clean, key_of, text_of
from cjm_workshop.evidence.delimited import DELIMITERS, NO_DELIMITER, find_delimiter, records_of
from cjm_workshop.evidence.encoding import decode, refuse_other_texts
from cjm_workshop.evidence.files import bytes_of, check_size, too_large
from cjm_workshop.evidence.headers import header_among, is_data
from cjm_workshop.evidence.report import doubt, row_list
from cjm_workshop.languages.sentences import sentence

__all__ = ["MAX_ROWS", "Row", "Sheetlike", "Table", "is_made_up", "read_table"]

MAX_ROWS = 200_000
"""Longer tables are refused."""
_SUFFIXES = {".csv", ".tsv", ".tab", ".txt", ".md", ".xlsx", ".xlsm"}
_MOJIBAKE = re.compile("Ã[¤¶¼Ÿ©¨ª«§¡³±]|â€[™œ“”\u009d]|Â[ £°]")


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    number: int
    """As a spreadsheet counts, from 1; in a DataFrame and a pasted text the first is 1 too."""
    cells: tuple[str, ...]
    """As many as the table has columns."""

    @property
    def empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.cells)


@dataclass(frozen=True)
class Table:
    """A table of clean texts, as it came."""

    name: str
    """What to call the source in messages and titles."""
    header: tuple[str, ...]
    """Names of the columns, each different; without a header ``column 1`` …"""
    rows: tuple[Row, ...]
    """All rows below the header, empty ones too."""
    has_header: bool = True
    decimal_comma: bool = False
    pasted: bool = False
    guesses: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    above: tuple[int, ...] = ()
    """Numbers of the filled rows above the header, such as a title."""
    data: bytes | None = field(default=None, repr=False)
    """The file itself, where it was one."""

    def column(self, name: str) -> list[str]:
        """Return the cells of a column."""
        at = self.header.index(name)
        return [row.cells[at] for row in self.rows]


@dataclass(frozen=True)
class Sheetlike:
    """Rows of texts on the way to a table."""

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]
    """Row number and cells."""
    header: tuple[str, ...] | None = None
    """Where it is known, as in a DataFrame."""
    decimal_comma: bool = False
    pasted: bool = False
    lines_only: bool = False
    """Whether each row is a line of text, so that there can be no header."""
    guesses: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    data: bytes | None = None


def read_table(
    source: Any,
    *,
    sheet: str | int | None = None,
    encoding: str | None = None,
    header: bool | None = None,
    known: frozenset[str] = frozenset(),
    as_table: bool = False,
) -> Table:
    """Read any source as a table.

    Parameters
    ----------
    source : path, str, bytes, pandas.DataFrame or pandas.Series
        A file (CSV, TSV, TXT or XLSX), a table, or a pasted text. A str with one line that names
        a file is a path, any other str is a pasted text.
    sheet : str or int, optional
        The sheet of a workbook.
    encoding : str, optional
        The encoding of a text file, where it is known.
    header : bool, optional
        Whether the first filled row names the columns; left out, it is guessed.
    known : frozenset of str
        Words that name a column, see `columns`; they tell a header from data.
    as_table : bool
        Whether a pasted text must be a table; else it is one only if it looks like one.

    Raises
    ------
    ImportFaults
        If there is no such file, it is too large, or it cannot be read.
    """
    if hasattr(source, "isna"):
        return _finish(_from_frame(source), True if header is None else header, known)
    if isinstance(source, bytes):
        return _finish(
            _from_bytes(source, sentence("import.the_file"), sheet, encoding, known), header, known
        )
    path = _path_of(source)
    if path is None:
        text, lost = clean(source)
        raw = _from_text(
            text,
            sentence("import.the_text"),
            known,
            pasted=True,
            is_table=as_table or header is True,
        )
        return _finish(raw, header, known, lost=lost)
    return _finish(
        _from_bytes(bytes_of(path, _SUFFIXES), path.name, sheet, encoding, known), header, known
    )


def _path_of(source: Any) -> Path | None:
    if isinstance(source, os.PathLike):
        return Path(source)
    if not isinstance(source, str):
        what = type(source).__name__
        fault = Fault("source", f"a {what}", "a file, a DataFrame or a pasted text")
        raise ImportFaults("This source cannot be imported.", [fault], "")
    line = source.strip()
    if "\n" in line or len(line) > 1_000 or not line:
        return None
    is_path = Path(line).suffix.casefold() in _SUFFIXES
    return Path(line).expanduser() if is_path else None


def _from_frame(source: Any) -> Sheetlike:
    from cjm_workshop.evidence.frames import cells_of

    header, rows = cells_of(source)
    texts = [(at, [text_of(cell) for cell in row]) for at, row in enumerate(rows, 1)]
    return Sheetlike("the DataFrame", texts, header=tuple(header))


def _from_bytes(
    data: bytes, name: str, sheet: str | int | None, encoding: str | None, known: frozenset[str]
) -> Sheetlike:
    check_size(name, data)
    if data.startswith(b"PK\x03\x04"):
        from cjm_workshop.evidence.sheets import read_workbook

        book = read_workbook(data, name, sheet, MAX_ROWS)
        rows = list(enumerate(book.rows, 1))
        guess = (sentence("import.read.sheet", name=book.name),)
        return Sheetlike(name, rows, guesses=guess, warnings=book.warnings, data=data)
    if sheet is not None:
        fault = Fault("sheet", f'"{sheet}"', sentence("import.fault.no_sheets"))
        raise ImportFaults(sentence("import.fault.unreadable", name=name), [fault], "")
    decoded = decode(data, name, encoding)
    refuse_other_texts(decoded.text, name)
    is_table = Path(name).suffix.casefold() not in {".txt", ".md"}
    raw = _from_text(decoded.text, name, known, pasted=False, is_table=is_table)
    guesses = (decoded.guess, *raw.guesses) if decoded.guess else raw.guesses
    return Sheetlike(**{**vars(raw), "guesses": guesses, "data": data})


def _from_text(
    text: str, name: str, known: frozenset[str], *, pasted: bool, is_table: bool
) -> Sheetlike:
    told = re.match(r"sep=(.)\r?\n", text)
    delimiter = told.group(1) if told else find_delimiter(text, known)
    if not is_table and not told and not _is_pasted_table(text, delimiter, known):
        lines = [(at, [line]) for at, line in enumerate(text.splitlines(), 1)]
        return Sheetlike(name, lines, pasted=pasted, lines_only=True)
    body = text[told.end() :] if told else text
    rows, warnings = records_of(body, delimiter or NO_DELIMITER, name, first=2 if told else 1)
    guesses = (sentence(f"import.read.{DELIMITERS[delimiter]}"),) if delimiter in DELIMITERS else ()
    return Sheetlike(
        name, rows, None, delimiter == ";", pasted, guesses=guesses, warnings=tuple(warnings)
    )


def _is_pasted_table(text: str, delimiter: str | None, known: frozenset[str]) -> bool:
    """Tell a pasted table from notes that happen to hold commas: by tabs, or by a known header."""
    lines = [line for line in text.splitlines() if line.strip()]
    if delimiter is None or len(lines) < 2:
        return False
    widths = {len(cells) for cells in csv.reader(lines, delimiter=delimiter)}
    first = next(csv.reader(lines[:1], delimiter=delimiter))
    heads = sum(key_of(cell.replace("_", " ")) in known for cell in first)
    return delimiter == "\t" or heads >= 2 or (heads == 1 and len(widths) == 1)


def _finish(
    raw: Sheetlike, header: bool | None, known: frozenset[str], *, lost: bool = False
) -> Table:
    """Clean the cells, find the header, make rows equally long."""
    rows, strange = _cleaned(raw)
    while rows and not any(rows[-1][1]):
        rows.pop()
    if len(rows) > MAX_ROWS:
        found = sentence("import.fault.rows_or_more", rows=len(rows))
        raise too_large(raw.name, found, sentence("import.fault.most_rows", rows=MAX_ROWS))
    guesses, warnings = list(raw.guesses), list(raw.warnings)
    if strange or lost:
        warnings.append(doubt(sentence("import.odd.hidden"), strange))
    names, body, above, guess = _headed(raw, rows, header, known)
    guesses.extend([guess] if guess else [])
    width = max([len(names), *(len(cells) for _, cells in body)], default=0)
    ragged = [number for number, cells in body if any(cells[len(names) :])]
    if ragged and names:
        warnings.append(doubt(sentence("import.odd.ragged"), ragged))
    table = Table(
        name=raw.name,
        header=_distinct(names, width, warnings),
        rows=tuple(Row(n, (*cells, *[""] * (width - len(cells)))) for n, cells in body),
        has_header=bool(names),
        decimal_comma=raw.decimal_comma,
        pasted=raw.pasted,
        guesses=tuple(guesses),
        warnings=(*warnings, *_spoiled(body)),
        above=above,
        data=raw.data,
    )
    _refuse_empty(table)
    return table


def _refuse_empty(table: Table) -> None:
    if all(row.empty for row in table.rows):
        found = sentence("import.fault.header_only" if table.has_header else "import.fault.none")
        fault = Fault(sentence("import.fault.rows"), found, sentence("import.fault.one_row"))
        raise ImportFaults(sentence("import.fault.nothing_in", name=table.name), [fault], "")


def _cleaned(raw: Sheetlike) -> tuple[list[tuple[int, tuple[str, ...]]], list[int]]:
    rows, strange = [], []
    for number, cells in raw.rows:
        texts = [clean(cell) for cell in cells]
        if any(gone for _, gone in texts):
            strange.append(number)
        rows.append((number, tuple(text for text, _ in texts)))
    return rows, strange


def _spoiled(body: list[tuple[int, tuple[str, ...]]]) -> list[str]:
    rows = [number for number, cells in body if any(_MOJIBAKE.search(cell) for cell in cells)]
    if not rows:
        return []
    return [sentence("import.odd.spoiled", rows=row_list(rows))]


_Numbered = list[tuple[int, tuple[str, ...]]]


def _headed(
    raw: Sheetlike, rows: _Numbered, header: bool | None, known: frozenset[str]
) -> tuple[tuple[str, ...], _Numbered, tuple[int, ...], str]:
    """Return the names of the columns, the rows below, the numbers of those above, a guess."""
    if raw.header is not None:
        return raw.header, rows, (), ""
    filled = [at for at, (_, cells) in enumerate(rows) if any(cells)]
    if not filled or raw.lines_only or header is False:
        return (), rows, (), ""
    top = [rows[at][1] for at in filled]
    best = header_among(top, known)
    if best is None and header is None and is_data(top[0], top[1:]):
        return (), rows, (), sentence("import.read.no_header", code=_in_code(True))
    at = filled[best or 0]
    above = tuple(rows[i][0] for i in filled if i < at)
    names = rows[at][1]
    while names and not names[-1]:
        names = names[:-1]
    row, guess = str(rows[at][0]), ""
    if best is None and header is None:
        guess = sentence("import.read.header_guessed", row=row, code=_in_code(False))
    elif above:
        guess = sentence("import.read.header", row=row)
    return names, rows[at + 1 :], above, guess


def _in_code(header: bool) -> str:
    shell = "--header" if header else "--no-header"
    return sentence("import.code", code=f"header={header}", shell=shell)


def _made_up(at: int) -> str:
    return f"column {at + 1}"


def is_made_up(name: str) -> bool:
    """Tell whether a column has its name from here, as it has no header."""
    return re.fullmatch(r"column \d+", name) is not None


def _distinct(names: Sequence[str], width: int, warnings: list[str]) -> tuple[str, ...]:
    """Give every column a name of its own."""
    found: list[str] = []
    for at in range(width):
        wanted = " ".join(names[at].split()) if at < len(names) else ""
        name = wanted or _made_up(at)
        again = 2
        while name in found:
            name = f"{wanted} ({again})"
            again += 1
        if wanted and name != wanted:
            warnings.append(sentence("import.odd.same_name", wanted=wanted, name=name))
        found.append(name)
    return tuple(found)
