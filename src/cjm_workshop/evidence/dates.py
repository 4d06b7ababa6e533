"""Dates as people write them: a column is read in one way, and what stays open is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from cjm_workshop.languages.sentences import sentence

__all__ = ["Dates", "dates_in", "instant_of"]

_WAYS = (
    ("%d.%m.%Y", "dotted"),
    ("%d.%m.%y", "dotted"),
    ("%d/%m/%Y", "day_first"),
    ("%m/%d/%Y", "month_first"),
    ("%d/%m/%y", "day_first"),
    ("%m/%d/%y", "month_first"),
    ("%d-%m-%Y", "dashed"),
    ("%Y/%m/%d", "year_first"),
    ("%d %b %Y", "worded"),
    ("%d %B %Y", "worded"),
    ("%b %d, %Y", "worded_month"),
    ("%B %d, %Y", "worded_month"),
)
"""Ways of writing dates; the day comes first where both would do."""

_RIVALS = {
    "%d/%m/%Y": "%m/%d/%Y",
    "%m/%d/%Y": "%d/%m/%Y",
    "%d/%m/%y": "%m/%d/%y",
    "%m/%d/%y": "%d/%m/%y",
}
"""Ways that take the same characters for another day."""

_CLOCK = re.compile(r"[ T,]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?.*$")


class Dates(NamedTuple):
    """The dates in a column."""

    values: tuple[date | None, ...]
    """One per cell; None where there is none."""
    unread: tuple[int, ...] = ()
    """The cells (from 0) that hold something else."""
    unsure: tuple[int, ...] = ()
    """The cells that mean one of two days, in a column that is written in both ways."""
    guess: str = ""
    """What had to be guessed, in words."""


def dates_in(cells: Sequence[str]) -> Dates:
    """Read a column of dates in the way of writing that fits most of its cells.

    Where a column mixes day/month and month/day, as tables put together from several sources do,
    only those dates are taken that can be read in one way alone. Dates in the ISO way, with the
    year first, can always.
    """
    different = set(cells)  # a column of thousands has few different days
    iso = _each(cells, {cell: _iso(cell) for cell in different})
    if sum(value is not None for value in iso) * 2 >= max(sum(map(bool, cells)), 1):
        return _dates(cells, iso)
    readings = {
        way: _each(cells, {cell: _iso(cell) or _written(cell, way) for cell in different})
        for way, _ in _WAYS
    }
    best = max(readings, key=lambda way: sum(value is not None for value in readings[way]))
    rival = readings.get(_RIVALS.get(best, ""), [None] * len(cells))
    values = readings[best]
    pairs = list(zip(values, rival, strict=True))
    only_rival = any(mine is None and other is not None for mine, other in pairs)
    only_mine = any(mine is not None and other is None for mine, other in pairs)
    if only_rival and only_mine:
        return _mixed(cells, pairs)
    words = dict(_WAYS)[best]
    open_ = not only_mine and any(one and other and one != other for one, other in pairs)
    way = sentence(f"import.way.{words}")
    doubt = sentence("import.read.dates", way=way) if open_ else ""
    return _dates(cells, values, doubt)


def _each(cells: Sequence[str], read: dict[str, date | None]) -> list[date | None]:
    return [read[cell] for cell in cells]


def _mixed(cells: Sequence[str], pairs: list[tuple[date | None, date | None]]) -> Dates:
    unsure = tuple(at for at, (one, other) in enumerate(pairs) if one and other and one != other)
    values = [None if at in set(unsure) else one or other for at, (one, other) in enumerate(pairs)]
    found = _dates(cells, values, sentence("import.read.mixed_dates"))
    return found._replace(
        unsure=unsure, unread=tuple(at for at in found.unread if at not in set(unsure))
    )


def _dates(cells: Sequence[str], values: Sequence[date | None], guess: str = "") -> Dates:
    unread = tuple(at for at, cell in enumerate(cells) if cell and values[at] is None)
    return Dates(tuple(values), unread, (), guess)


def _instant(cell: str) -> datetime | None:
    if len(cell) < 8 or not cell[:4].isdigit():
        return None
    try:
        return datetime.fromisoformat(cell)
    except ValueError:  # no date of the ISO way; the other ways are tried on the whole column
        return None


def instant_of(cell: str) -> datetime | None:
    """Return the moment that a cell names in the ISO way, or None.

    All are comparable: without an offset a moment counts as UTC.
    """
    moment = _instant(cell)
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _iso(cell: str) -> date | None:
    moment = _instant(cell)
    return moment.date() if moment else None


def _written(cell: str, way: str) -> date | None:
    try:
        return datetime.strptime(_CLOCK.sub("", cell), way).replace(tzinfo=UTC).date()
    except ValueError:  # written in another way
        return None
