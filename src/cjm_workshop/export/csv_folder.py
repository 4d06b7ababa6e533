"""Tables as CSV that a spreadsheet opens right and never runs."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cjm_workshop.export.tables import Table

__all__ = ["LIVE", "inert", "sheet"]

LIVE = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula."""
_BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes UTF-8 for the local code page


def inert(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> inert("=1+1"), inert(-2), inert("plain")
    ("'=1+1", -2, 'plain')
    """
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.startswith(LIVE) or value.lstrip().startswith(LIVE) else value


def sheet(table: Table) -> str:
    """Return a table as CSV text with a byte order mark; cells that look like formulas are inert.

    Lines of one text stay in one cell.
    """
    columns, rows = table
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return _BYTE_ORDER_MARK + out.getvalue()
