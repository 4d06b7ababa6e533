"""Chance that comes out the same on every machine and every version of Python."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")


class Dice:
    """Seeded choices.

    Only ``Random.random`` is promised to stay the same over Python versions, so everything here
    stands on it; and shares are dealt out exactly instead of tossed, so that a planted figure
    is found again in a small group too.
    """

    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random

    def below(self, end: int) -> int:
        """Give a whole number from 0 to ``end - 1``."""
        return int(self._random() * end)

    def between(self, low: float, high: float) -> float:
        """Give a number from ``low`` up to ``high``."""
        return low + (high - low) * self._random()

    def chance(self, share: float) -> bool:
        """Say yes in this share of the cases."""
        return self._random() < share

    def pick(self, things: Sequence[T]) -> T:
        """Take one thing, all alike likely."""
        return things[self.below(len(things))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Take one key, as likely as its weight says."""
        left = self.between(0, sum(weights.values()))
        for key, weight in weights.items():
            left -= weight
            if left < 0:
                return key
        return key

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Give the things in another order (Fisher and Yates)."""
        mixed = list(things)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def share(self, things: Sequence[T], share: float) -> list[T]:
        """Take exactly this share of the things, rounded, in their order."""
        taken = set(self.shuffled(range(len(things)))[: round(share * len(things))])
        return [thing for place, thing in enumerate(things) if place in taken]

    def deal(self, count: int, weights: Mapping[T, float]) -> list[T]:
        """Deal ``count`` keys so that each has its exact share, in mixed order."""
        total = sum(weights.values())
        dealt: list[T] = []
        passed = 0.0
        for key, weight in weights.items():
            passed += weight
            dealt += [key] * (round(count * passed / total) - len(dealt))
        return self.shuffled(dealt)

    def spread(self, count: int, quantiles: Sequence[float]) -> list[float]:
        """Spread ``count`` numbers evenly along equally spaced quantiles, in mixed order."""
        steps = len(quantiles) - 1
        numbers = []
        for place in range(count):
            at = (place + 0.5) / count * steps
            low = quantiles[int(at)]
            numbers.append(low + (quantiles[int(at) + 1] - low) * (at - int(at)))
        return self.shuffled(numbers)
