"""Tables as an XLSX workbook: a sheet a table, filters on, nothing in it that runs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.export.csv_folder import LIVE
from cjm_workshop.export.markup import showable
from cjm_workshop.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

    from cjm_workshop.export.tables import Table

__all__ = ["workbook"]

MAX_CELL = 32_767
"""Characters that a spreadsheet takes in one cell."""
_NARROWEST, _WIDEST = 9, 60
"""Widths of columns, in characters."""
_LINE, _HIGHEST = 15.0, 300.0
"""Heights of one line and of the highest row, in points."""
_READABLE = 250
"""Characters across a page that can still be read on paper."""
_MAX_TITLE = 31
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # a spreadsheet reads _x0041_ as the letter A
_DATES = {
    name
    for kind in KINDS.values()
    for name, field in kind.model_fields.items()
    if {date, datetime} & {field.annotation, *getattr(field.annotation, "__args__", ())}
}


def workbook(tables: Mapping[str, Table], title: str = "") -> bytes:
    """Return tables as an XLSX file.

    Numbers are numbers and dates are dates, times in UTC. Texts are texts, whatever they begin
    with: a cell that looks like a formula or a link is neither. A text that is too long for a cell
    ends with the word that tells so.

    Parameters
    ----------
    tables : mapping of str to Table
        By the name of the sheet; at least one.
    title : str
        Of the file, in its properties.
    """
    from openpyxl import Workbook  # loaded late: the other formats do without

    book = Workbook()
    book.remove(book.active)
    book.properties.title = showable(title)
    book.properties.creator = "cjm-workshop"
    for name, (columns, rows) in tables.items():
        _sheet(book.create_sheet(_title(name)), columns, rows)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _title(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", name)[:_MAX_TITLE]


def _sheet(sheet: Worksheet, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    widths = [_width([name, *(row[at] for row in rows)]) for at, name in enumerate(columns)]
    for at, name in enumerate(columns, 1):
        _put(sheet.cell(1, at), name)
    _dress(sheet, widths)
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row):
            field = str(row[0]) if columns[at] == "value" else columns[at]
            _put(sheet.cell(number, at + 1), _dated(value) if field in _DATES else value)
        sheet.row_dimensions[number].height = _height(row, widths)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _lay_out(sheet, sum(widths))


def _dress(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Give the header its look and the columns their widths."""
    from openpyxl.styles import Font, PatternFill

    ink, paper = (c.removeprefix("#") for c in (DEFAULT.colours.ink, DEFAULT.colours.on_dark))
    font = Font(name="Calibri", size=11, bold=True, color=paper)
    for cell, width in zip(sheet[1], widths, strict=True):
        cell.font, cell.fill = font, PatternFill("solid", fgColor=ink)
        sheet.column_dimensions[cell.column_letter].width = width


def _lay_out(sheet: Worksheet, width: int) -> None:
    """Make a sheet ready for paper: on one page's width where that can still be read."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = width <= _READABLE
    if width > _READABLE:
        sheet.print_title_cols = "A:B"


def _put(cell: Cell, value: Any) -> None:
    cell.alignment = _alignment(wrap=isinstance(value, str))
    if isinstance(value, str):
        _put_text(cell, value)
        return
    cell.value = value
    if isinstance(value, datetime):
        cell.number_format = 'yyyy-mm-dd hh:mm:ss" UTC"'
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


@cache
def _alignment(*, wrap: bool) -> Alignment:
    from openpyxl.styles import Alignment

    return Alignment(vertical="top", wrap_text=wrap)


def _put_text(cell: Cell, value: str) -> None:
    text = _CODE.sub("_x005F_", showable(value))
    if len(text) > MAX_CELL:
        note = " … (cut: too long for a cell)"
        text = text[: MAX_CELL - len(note)] + note
    if not text:
        return
    cell.value = text
    cell.data_type = "s"  # a guess at a formula or an error value is taken back
    if text.startswith(LIVE) or text.lstrip().startswith(LIVE):
        cell.quotePrefix = True  # stays a text when somebody edits the cell


def _dated(value: Any) -> Any:
    """Return a date that a table holds as a text, without the zone that cells do not know."""
    if not isinstance(value, str) or not value:
        return value
    found = datetime.fromisoformat(value)
    if found.tzinfo:
        return found.astimezone(UTC).replace(tzinfo=None)
    return found.date() if len(value) == len("2026-01-31") else found


def _width(values: Sequence[Any]) -> int:
    """Return a width that shows most of a column: its header whole, long texts wrapped."""
    longest = max(len(line) for value in values for line in str(value).split("\n"))
    return min(max(longest + 3, _NARROWEST), _WIDEST)


def _height(row: Sequence[Any], widths: Sequence[int]) -> float:
    """Return a height at which the wrapped texts of a row show; not every program finds it."""
    lines = max(
        sum(-(-max(len(line), 1) * 11 // (width * 10)) for line in str(value).split("\n"))
        for value, width in zip(row, widths, strict=True)
    )
    return min(_LINE * lines, _HIGHEST)
