"""Tables as delimited text: which character separates the cells, and the records."""

from __future__ import annotations

import csv
import io
from collections import Counter

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.cells import key_of
from cjm_workshop.languages.sentences import sentence

__all__ = ["DELIMITERS", "NO_DELIMITER", "find_delimiter", "records_of"]

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
"""The characters that may separate cells, and what to call them."""
NO_DELIMITER = "\x1f"
"""Stands in for the delimiter of a table of one column, so that its texts keep their commas."""


def find_delimiter(text: str, known: frozenset[str] = frozenset()) -> str | None:
    """Return the character that separates the cells, or None for a table of one column.

    It cuts the header, and most rows, into the same number of cells; or it cuts the first row
    into several of the headers in `known`.
    """
    best, chosen = (0.0, 0), None
    for candidate in DELIMITERS:
        widths = _widths(text, candidate)
        if not widths or widths[0] < 2:
            continue
        width, count = Counter(w for w in widths if w > 1).most_common(1)[0]
        fit = max(count / len(widths), 0.5 if _heads(text, candidate, known) >= 2 else 0.0)
        score = (round(fit, 1), width)
        if score[0] >= 0.5 and score > best:
            best, chosen = score, candidate
    return chosen


def _heads(text: str, delimiter: str, known: frozenset[str]) -> int:
    """Count the cells of the first filled row that are headers."""
    first = next(filter(None, map(str.strip, text.splitlines())), "")
    return sum(
        key_of(cell.strip('" ').replace("_", " ")) in known for cell in first.split(delimiter)
    )


def _widths(text: str, delimiter: str) -> list[int]:
    sample = text[:200_000]
    widths: list[int] = []
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in record):
                widths.append(len(record))
            if len(widths) == 200:
                return widths
    except csv.Error:  # an unclosed quote; the reading itself will name the row
        return widths
    return widths[:-1] if len(text) > len(sample) and len(widths) > 1 else widths


def records_of(
    text: str, delimiter: str, name: str, first: int
) -> tuple[list[tuple[int, list[str]]], list[str]]:
    """Cut a text into records.

    Parameters
    ----------
    text : str
        The text; quoted cells may hold line breaks.
    delimiter : str
        What separates the cells.
    name : str
        What to call the source in messages.
    first : int
        The number of the first record.

    Returns
    -------
    records : list of (int, list of str)
        The number of each record, and its cells.
    warnings : list of str
        What deserves a look.

    Raises
    ------
    ImportFaults
        If a quotation mark swallows the rest of the text.
    """
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows.extend(enumerate(reader, first))
        return rows, []
    except csv.Error:
        odd = len(rows) + first
    rows = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows.extend(enumerate(reader, first))
    except csv.Error:
        at = len(rows) + first
        found, expected = sentence("import.fault.quote"), sentence("import.fault.both_quotes")
        fault = Fault(sentence("import.fault.row", row=str(at)), found, expected)
        raise ImportFaults(sentence("import.fault.unreadable", name=name), [fault], "") from None
    return rows, [sentence("import.odd.quotes", row=str(odd))]
