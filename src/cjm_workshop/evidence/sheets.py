"""Workbooks: the one module that loads openpyxl."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.cells import text_of
from cjm_workshop.evidence.report import doubt, plural, row_list, times_said
from cjm_workshop.languages.sentences import number, sentence

__all__ = ["Sheet", "read_workbook"]

MAX_UNPACKED = 200 * 2**20
"""Bytes that a workbook may have once unpacked."""


@dataclass(frozen=True)
class Sheet:
    """The filled part of a sheet, as text."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    warnings: tuple[str, ...] = ()


def read_workbook(data: bytes, name: str, sheet: str | int | None, max_rows: int) -> Sheet:
    """Read one sheet of a workbook; nothing in it is computed.

    A cell with a formula gives the value that was saved with it, or, where none was, the formula
    as text.

    Parameters
    ----------
    data : bytes
        An ``.xlsx`` file.
    name : str
        What to call it in messages.
    sheet : str or int, optional
        Name of the sheet, or its number from 1. May be left out where one sheet alone holds data.
    max_rows : int
        Longer sheets are cut off behind the row after it, for the caller to refuse.

    Raises
    ------
    ImportFaults
        If it is no workbook, too large, or holds several sheets with data and none is named.
    """
    _refuse_large(data, name)
    shown = _cells(data, name, max_rows, values=False)
    wanted = _choose(shown, name, sheet)
    rows = shown[wanted]
    if not any(_is_formula(cell) for row in rows for cell in row):
        return _sheet(wanted, rows, [])
    saved = _cells(data, name, max_rows, values=True)[wanted]
    return _with_saved(wanted, rows, saved)


_BROKEN = (
    *(KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError),
    *(zipfile.BadZipFile, zlib.error, EOFError),
)
"""What the library raises for a workbook that is damaged, or that it does not understand."""


def _refuse_large(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        raise _no_workbook(name) from None
    if size > MAX_UNPACKED:
        found = sentence("import.fault.unpacked", size=number(size / 2**20, ",.0f"))
        most = sentence("import.fault.at_most", limit="200 MB")
        fault = Fault(sentence("fault.file"), found, most)
        what, advice = sentence("import.fault.huge", name=name), sentence("import.fault.one_sheet")
        raise ImportFaults(what, [fault], advice)


def _no_workbook(name: str) -> ImportFaults:
    found, expected = sentence("import.fault.no_workbook"), sentence("import.fault.workbook")
    fault = Fault(sentence("fault.file"), found, expected)
    return ImportFaults(sentence("import.fault.unreadable", name=name), [fault], "")


def _cells(data: bytes, name: str, max_rows: int, *, values: bool) -> dict[str, list[list[Any]]]:
    """Return the cells of every visible sheet that has any, without the empty end."""
    with warnings.catch_warnings():
        # openpyxl warns of decorations that it does not keep; only the texts matter here
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=values)
            found = {
                sheet.title: _filled(sheet, max_rows)
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            }
            book.close()
        except _BROKEN:
            raise _no_workbook(name) from None
    return {title: rows for title, rows in found.items() if rows}


def _filled(sheet: Any, max_rows: int) -> list[list[Any]]:
    sheet.reset_dimensions()  # some programs write a size that is wrong
    rows: list[list[Any]] = []
    length = 0
    for row in sheet.iter_rows(values_only=True):
        rows.append(list(row))
        if any(cell not in (None, "") for cell in row):
            length = len(rows)
        if length > max_rows + 50:
            break
    return rows[:length]


def _choose(shown: dict[str, list[list[Any]]], name: str, sheet: str | int | None) -> str:
    names = list(shown)
    if not names:
        found, expected = sentence("import.fault.no_sheet"), sentence("import.fault.sheet")
        fault = Fault(sentence("fault.file"), found, expected)
        raise ImportFaults(sentence("import.fault.empty", name=name), [fault], "")
    if sheet is None and len(names) == 1:
        return names[0]
    if isinstance(sheet, int) and 1 <= sheet <= len(names):
        return names[sheet - 1]
    wanted = [title for title in names if title.casefold() == str(sheet).casefold()]
    if wanted:
        return wanted[0]
    sizes = times_said((f'"{title}"', plural(len(rows), "row")) for title, rows in shown.items())
    label = "import.fault.several_sheets" if sheet is None else "import.fault.other_sheets"
    found = sentence(label, sheet=str(sheet), sizes=sizes)
    expected = sentence("import.fault.named_sheet", code=f'sheet="{names[0]}"')
    fault = Fault(sentence("import.fault.sheets"), found, expected)
    raise ImportFaults(sentence("import.fault.which_sheet", name=name), [fault], "")


def _is_formula(cell: Any) -> bool:
    # array formulas come as objects of their own
    return (isinstance(cell, str) and cell.startswith("=")) or hasattr(cell, "ref")


def _is_error(cell: Any) -> bool:
    return isinstance(cell, str) and cell in {
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"),
    }


def _sheet(name: str, rows: list[list[Any]], notes: list[str]) -> Sheet:
    errors = [at for at, row in enumerate(rows, 1) if any(map(_is_error, row))]
    if errors:
        notes.append(doubt(sentence("import.odd.errors"), errors))
    texts = tuple(
        tuple("" if _is_error(cell) else text_of(getattr(cell, "text", cell)) for cell in row)
        for row in rows
    )
    return Sheet(name, texts, tuple(notes))


def _with_saved(name: str, rows: list[list[Any]], saved: list[list[Any]]) -> Sheet:
    unsaved = []
    for at, row in enumerate(rows):
        values = saved[at] if at < len(saved) else []
        for column, cell in enumerate(row):
            value = values[column] if column < len(values) else None
            if _is_formula(cell) and value is not None:
                row[column] = value
            elif _is_formula(cell):
                unsaved.append(at + 1)
    notes: list[str] = []
    if unsaved:
        notes.append(sentence("import.odd.formulas", rows=row_list(unsaved)))
    return _sheet(name, rows, notes)
