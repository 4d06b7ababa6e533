"""Whether the first row of a table names its columns, or is data already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjm_workshop.evidence.cells import key_of
from cjm_workshop.evidence.dates import dates_in

__all__ = ["header_among", "is_data"]

Cells = Sequence[str]
_TOP = 10
"""How many filled rows are looked at for a header."""
_ENOUGH = 200
"""How many rows below are looked at: what a column holds shows long before."""
_LONGEST_WORD = 200
_LONG = 80
_FIGURE = re.compile(r"[\d.,/: -]+")
_ADDRESS = re.compile(r"https?://\S+|[^@\s]+@[^@\s]+\.\w+")
_SENTENCE = re.compile(r"(?:\S+\s+){3,}\S*[.!…][\"'”“’»«]?", re.DOTALL)
_QUOTE = re.compile(r"[\"“„«»‚‘].{3,}[\"”“»«‘’]", re.DOTALL)
_ASKS = ("please ", "bitte ")
"""How a header begins that asks for something, and ends as a sentence does."""


def header_among(rows: Sequence[Cells], known: frozenset[str]) -> int | None:
    """Return the first of the top rows that names columns, or None.

    Parameters
    ----------
    rows : sequence of sequences of str
        The filled rows. Above a header may be a title; a row as wide as itself is data, unless
        two of its words name columns.
    known : frozenset of str
        Words that name a column.
    """
    for at, row in enumerate(rows[:_TOP]):
        words = [key_of(cell.replace("_", " ")) for cell in row if cell]
        named = sum(word in known for word in words)
        alone = all(_filled(above) < len(words) for above in rows[:at])
        if max(map(len, words)) <= _LONGEST_WORD and (named >= 2 or (named and alone)):
            return at
    return None


def _filled(row: Cells) -> int:
    return sum(map(bool, row))


def is_data(first: Cells, below: Sequence[Cells]) -> bool:
    """Tell whether a first row without any known word is data.

    It is where it has figures, dates, addresses, sentences, quotes, or a word that its column has
    again. It is none where it has a word above a column of figures, or asks a question: in doubt
    it is a header, as people expect.
    """
    if len(first) == 1:
        return True
    columns = [
        (cell, [row[at] for row in below[:_ENOUGH] if at < len(row) and row[at]])
        for at, cell in enumerate(first)
        if cell
    ]
    if any(_is_figure(cell) for cell, _ in columns):
        return True
    if any(len(column) >= 2 and all(map(_is_figure, column)) for _, column in columns):
        return False
    again = list(first) not in map(list, below)  # a header may stand there twice, as a whole
    return any(_is_said(cell) or (again and _is_among(cell, column)) for cell, column in columns)


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell)) or dates_in([cell]).values[0] is not None


def _is_said(cell: str) -> bool:
    if cell.endswith("?") or key_of(cell).startswith(_ASKS):
        return False
    patterns = (_ADDRESS, _SENTENCE, _QUOTE)
    return len(cell) > _LONG or any(pattern.fullmatch(cell) for pattern in patterns)


def _is_among(cell: str, column: Sequence[str]) -> bool:
    """Tell whether a column has a cell again, and others; ticks are often the header's word."""
    return cell in column and len(set(column)) > 1
