"""What a vote says: an order, with ties where the difference means nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from cjm_workshop.model import State, board_of

__all__ = ["TIE", "Result", "in_ties", "is_tie", "results"]

T = TypeVar("T")

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
    found, rank = [], 1
    for group in in_ties(order, lambda first, other: is_tie(dots[first], dots[other])):
        found += [Result(r, dots[r], people[r], rank, len(group) > 1) for r in group]
        rank += len(group)
    return tuple(found)


def in_ties(order: Iterable[T], are_tied: Callable[[T, T], bool]) -> list[list[T]]:
    """Part an order into groups, each of those that are in a tie with the first of the group."""
    groups: list[list[T]] = []
    for one in order:
        if groups and are_tied(groups[-1][0], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def is_tie(higher: int, lower: int) -> bool:
    """Tell whether two counts of dots are too close to tell one from the other."""
    return higher - lower <= round(TIE * higher)
