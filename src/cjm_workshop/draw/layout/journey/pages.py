"""How the columns of a journey are shared out over pages: whole stages where that is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_workshop.draw.layout.journey.content import Column, StageGroup

__all__ = ["share_out"]


def share_out(
    groups: Sequence[StageGroup],
    most: int,
    fits: Callable[[tuple[Column, ...]], bool],
) -> list[tuple[Column, ...]]:
    """Return the columns of each page.

    As few pages as possible, each with about as many columns as the others, broken between stages;
    a stage is parted only where it does not fit on a page of its own.

    Parameters
    ----------
    groups : sequence of StageGroup
        Stages with their columns, in order.
    most : int
        Columns that a page has room for side by side.
    fits : callable
        Tells whether these columns fit on one page at the smallest text size.
    """
    pages = _fill(groups, most, fits)
    if len(pages) == 1:
        return pages
    # with the same number of pages, the fullest one shall hold as few columns as possible
    count = sum(len(group.columns) for group in groups)
    for fewer in range(-(-count // len(pages)), most):
        candidate = _fill(groups, fewer, fits)
        if len(candidate) == len(pages):
            return candidate
    return pages


def _fill(
    groups: Sequence[StageGroup], most: int, fits: Callable[[tuple[Column, ...]], bool]
) -> list[tuple[Column, ...]]:
    """Put stage after stage on a page until the next one does not fit."""

    def good(columns: tuple[Column, ...]) -> bool:
        return len(columns) <= most and fits(columns)

    pages: list[tuple[Column, ...]] = [()]
    for group in groups:
        together = pages[-1] + group.columns
        if good(together):
            pages[-1] = together
        elif good(group.columns):
            pages.append(group.columns)
        else:
            pages += _parted(group.columns, good)
    return [page for page in pages if page]


def _parted(
    columns: tuple[Column, ...], good: Callable[[tuple[Column, ...]], bool]
) -> list[tuple[Column, ...]]:
    """Part a stage that is too large for a page; a page holds at least one column."""
    pages: list[tuple[Column, ...]] = []
    rest = columns
    while rest:
        count = 1
        while count < len(rest) and good(rest[: count + 1]):
            count += 1
        pages.append(rest[:count])
        rest = rest[count:]
    return pages
