"""What a vote says: an order, with ties where the difference means nothing."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_workshop.model import State, board_of

__all__ = ["TIE", "Result", "results"]

TIE = 0.05
"""Counts that differ by no more than this share of the higher one, in whole dots, are a tie."""


@dataclass(frozen=True)
class Result:
    """How many dots one record got.

    Attributes
    ----------
    record : str
        Its id.
    dots, people : int
        How many dots it got, and from how many people.
    rank : int
        Its place, from 1; records in a tie share one.
    tied : bool
        Whether another record is in a tie with it.
    """

    record: str
    dots: int
    people: int
    rank: int
    tied: bool


def results(state: State, board: str, kind: str) -> tuple[Result, ...]:
    """Return the records of a kind on a board that got dots, the one with the most first.

    A tie is counted from the highest of its records on, so that it does not grow link by link: of
    39, 37 and 35 dots the first two are a tie.

    Parameters
    ----------
    state : State
        The workshop, as its reader may see it.
    board : str
        As in `cjm_workshop.model.board_of`: ``"affinity"``, ``"ideas"``, ``"opportunities"``.
    kind : str
        The kind of record: notes and clusters of one board are voted on apart.
    """
    dots: dict[str, int] = {}
    people: dict[str, int] = {}
    for vote in state.votes:
        about = state.find(vote.about)
        if about is not None and kind == about.KIND and board_of(about) == board:
            dots[about.id] = dots.get(about.id, 0) + vote.dots
            people[about.id] = people.get(about.id, 0) + 1
    order = sorted(dots, key=lambda record: -dots[record])
    groups: list[list[str]] = []
    for record in order:
        if groups and _is_tie(dots[groups[-1][0]], dots[record]):
            groups[-1].append(record)
        else:
            groups.append([record])
    found, rank = [], 1
    for group in groups:
        found += [Result(r, dots[r], people[r], rank, len(group) > 1) for r in group]
        rank += len(group)
    return tuple(found)


def _is_tie(higher: int, lower: int) -> bool:
    return higher - lower <= round(TIE * higher)
