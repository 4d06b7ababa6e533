"""The figures of a survey: which columns hold amounts, their means, and what does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from cjm_workshop.evidence.averages import Average, average
from cjm_workshop.evidence.cells import key_of, number_in, shorten
from cjm_workshop.evidence.columns import Columns, header_words, in_code
from cjm_workshop.evidence.intake import Intake
from cjm_workshop.evidence.reading import Row
from cjm_workshop.evidence.report import row_list
from cjm_workshop.evidence.vocabulary import NON_ANSWERS
from cjm_workshop.languages.sentences import listed, number, sentence
from cjm_workshop.model import Metric

__all__ = ["IDENTITY", "Figures", "far_off", "read_figures"]

IDENTITY = frozenset(
    [
        *("id", "ids", "no", "nr", "number", "nummer", "respondent", "response", "participant"),
        *("row", "zeile", "index", "year", "jahr", "zip", "plz", "postcode", "phone", "telefon"),
    ]
)
"""Words in the headers of columns whose numbers are names, not amounts."""
_NUMERIC_SHARE = 0.8
"""Of the filled cells of a column so many are numbers, else it holds no amounts."""
_FEW = 20
"""Of so many values one may be far off; if more are, they are no slips."""
_ENOUGH = 30
"""Of fewer answers the mean says little, whatever its interval."""
_TOPS = (5, 7, 10, 100)
"""Where the scales of questionnaires usually end."""
_IN_HEADER = re.compile(r"[([]\s*(-?\d+)\s*(?:-|–|—|to|bis|\.\.+|…)\s*(\d+)\s*[)\]]")
_SHOWN = 3


@dataclass(frozen=True)
class Figures:
    """What the columns of numbers say."""

    metrics: tuple[Metric, ...]
    used: tuple[str, ...]
    """Headers of the columns that became figures."""
    skipped: Mapping[str, str]
    """Why the others did not, by header."""
    guesses: tuple[str, ...]
    """How cells were read."""

    def left_out(self, unused: Sequence[str]) -> str:
        """Name columns that were not used, each with the reason where there is one."""
        reasons = ((name, self.skipped.get(name, "")) for name in unused)
        return listed(
            sentence("import.read.because", name=name, why=why) if why else name
            for name, why in reasons
        )


def read_figures(columns: Columns, rows: Sequence[Row], intake: Intake) -> Figures:
    """Make a figure of each column of numbers: mean, 95 % confidence interval, count.

    Cells that do not count, values far off and intervals wider than the answers are doubted.

    Parameters
    ----------
    columns : Columns
        Those that hold something else are no figures, unless the caller names them.
    rows : sequence of Row
        The answers.
    intake : Intake
        Has the caller's options, and takes the doubts.
    """
    wanted = (intake.options.columns or {}).get("score")
    told = None if wanted is None else {key_of(each) for each in wanted}
    metrics: list[Metric] = []
    used: list[str] = []
    skipped: dict[str, str] = {}
    silent: list[str] = []
    nearly: list[str] = []
    for at, name in enumerate(columns.table.header):
        if at in columns.places.values() if told is None else key_of(name) not in told:
            continue
        column = _Column(columns, at, rows)
        why = column.reason(is_told=told is not None)
        if why:
            skipped[name] = why
            nearly += [name] if told is not None or column.is_nearly else []
        elif column.values:
            metrics.append(_metric(column, intake))
            used.append(name)
            silent += column.silent()
    for name in nearly:
        hint = in_code("score", *used, name)
        label = "import.look.no_figure" if told is not None else "import.look.no_figure_yet"
        intake.warnings.append(sentence(label, name=name, why=skipped[name], code=hint))
    said = [sentence("import.read.silent", cells=listed(silent, "; "))] if silent else []
    return Figures(tuple(metrics), tuple(used), skipped, tuple(said))


class _Column:
    """The cells of one column, sorted by what they are."""

    def __init__(self, columns: Columns, at: int, rows: Sequence[Row]) -> None:
        comma = columns.table.decimal_comma
        self.name = columns.table.header[at]
        self.numbers: dict[int, float] = {}
        self.cells: dict[int, str] = {}
        """What stands in the cells with numbers."""
        self.words: dict[int, str] = {}
        self.no_answers: dict[int, str] = {}
        for row in rows:
            cell = row.cells[at]
            number = number_in(cell, decimal_comma=comma) if cell else None
            if number is not None:
                self.numbers[row.number], self.cells[row.number] = number, cell
            elif key_of(cell) in NON_ANSWERS:
                self.no_answers[row.number] = cell
            elif cell:
                self.words[row.number] = cell
        self.values = list(self.numbers.values())
        percent = sum(cell.endswith("%") for cell in self.cells.values())
        self.unit = "%" if percent * 2 > len(self.cells) else ""

    def silent(self) -> list[str]:
        """Name the cells that give no answer, if there are any."""
        cells = self.no_answers
        if not cells:
            return []
        what = {"name": self.name, "cells": _quoted(cells), "rows": row_list(cells)}
        return [sentence("import.read.silent_in", **what)]

    @property
    def is_nearly(self) -> bool:
        """Whether words alone keep it from being a figure, and hardly more than numbers."""
        is_name = IDENTITY & set(header_words(self.name))
        return len(self.values) > 1 and len(self.values) >= len(self.words) > 0 and not is_name

    def reason(self, *, is_told: bool) -> str:
        """Return why the column is no figure, or nothing; a caller who names it is believed."""
        values, filled = self.values, len(self.values) + len(self.words)
        if not values:
            empty = sentence("import.figure.silent") if is_told or self.no_answers else ""
            return sentence("import.figure.none") if self.words else empty
        if is_told:
            return ""
        if IDENTITY & set(header_words(self.name)):
            return sentence("import.figure.names")
        if len(values) < _NUMERIC_SHARE * filled:
            return sentence("import.figure.words", words=len(self.words), cells=filled)
        if len(values) < 2:
            return sentence("import.figure.one")
        whole = all(value.is_integer() for value in values)
        # numbers that never repeat, as large as a row count, are names of rows
        if whole and len(values) >= 20 and len(set(values)) == len(values):
            return sentence("import.figure.ids")
        return ""


def _metric(column: _Column, intake: Intake) -> Metric:
    found = average(column.values)
    cells = _quoted(column.words)
    intake.doubt(column.words, sentence("import.odd.cells", name=column.name, cells=cells))
    _doubt_values(column, found, intake)
    return Metric(
        name=intake.name(column.name),
        value=_rounded(found.value),
        unit=column.unit,
        low=_rounded(found.low),
        high=_rounded(found.high),
        count=found.count,
    )


def _doubt_values(column: _Column, found: Average, intake: Intake) -> None:
    scale = _scale_of(column.name)
    if scale:
        low, high = scale
        far = {row for row, value in column.numbers.items() if not low <= value <= high}
        what = sentence("import.odd.off_scale", low=number(low, "g"), high=number(high, "g"))
    else:
        far = far_off(column.numbers, top=100 if column.unit else None)
        what = sentence("import.odd.far_off")
    odd = {row: column.cells[row] for row in far}
    cells = _quoted(odd)
    intake.doubt(odd, sentence("import.odd.values", name=column.name, what=what, cells=cells))
    _doubt_interval(column, found, intake)


def _doubt_interval(column: _Column, found: Average, intake: Intake) -> None:
    least, most = min(column.values), max(column.values)
    if found.low is None or found.high is None or least == most:
        return
    if least <= found.low and found.high <= most:
        return
    why = sentence("import.look.few", count=found.count)
    if found.count >= _ENOUGH:
        why = sentence("import.look.same")
    intake.warnings.append(
        sentence(
            "import.look.interval",
            name=column.name,
            low=number(found.low, ".2f"),
            high=number(found.high, ".2f"),
            least=number(least, "g"),
            most=number(most, "g"),
            why=why,
        )
    )


def _scale_of(header: str) -> tuple[float, float] | None:
    """Return the scale that a header names, as in ``Ease (1-5)``."""
    named = _IN_HEADER.search(header)
    if named is None:
        return None
    low, high = float(named.group(1)), float(named.group(2))
    return (low, high) if low < high else None


def far_off(numbers: Mapping[int, float], *, top: float | None = None) -> set[int]:
    """Return the rows whose values lie so far from the others that they may be slips.

    All but a twentieth of the values, and at least all but one, tell how far the scale goes: to
    5, 7, 10 or 100, or as far as they do. Off by more than the whole scale is far, without a
    usual scale off by more than three times its width. Where more values than a twentieth are,
    they are no slips but how the values are spread.

    Parameters
    ----------
    numbers : mapping of int to float
        Values by row; of fewer than three nothing can be said.
    top : float, optional
        Where the scale ends, if that is known.
    """
    if len(numbers) < 3:
        return set()
    middle = median(numbers.values())
    nearest = sorted(numbers.values(), key=lambda value: abs(value - middle))
    bulk = nearest[: len(nearest) - max(1, len(nearest) // _FEW)]
    low, high = min(bulk), max(bulk)
    reach = max(abs(low), abs(high))
    usual = top if top and reach <= top else next((t for t in _TOPS if reach <= t), None)
    if usual is not None:
        low, high, margin = (-usual if low < 0 else 0), usual, usual
    else:
        margin = 3 * (high - low or reach)
    return {row for row, value in numbers.items() if not low - margin <= value <= high + margin}


def _quoted(cells: Mapping[int, str]) -> str:
    said = list(dict.fromkeys(shorten(cell, 30) for cell in cells.values()))
    more = ["…"] if len(said) > _SHOWN else []
    return ", ".join([*(f'"{one}"' for one in said[:_SHOWN]), *more])


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
