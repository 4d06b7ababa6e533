"""Averages with the interval that says how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev

__all__ = ["Average", "average", "share"]

_T_OF_FEW = {1: 12.7062, 2: 4.3027, 3: 3.1824, 4: 2.7764}


@dataclass(frozen=True)
class Average:
    """A figure and its 95 % confidence interval, in the unit of the values."""

    value: float
    low: float | None
    """None where one value alone says nothing about the spread."""
    high: float | None
    count: int


def average(values: Sequence[float]) -> Average:
    """Return the mean with its 95 % confidence interval, after Student's t.

    Parameters
    ----------
    values : sequence of float
        At least one.
    """
    mean, count = fmean(values), len(values)
    if count < 2:
        return Average(mean, None, None, count)
    half = _t_quantile(count - 1) * stdev(values) / sqrt(count)
    return Average(mean, mean - half, mean + half, count)


def share(hits: int, count: int) -> Average:
    """Return a share in percent with its 95 % confidence interval.

    The interval is Wilson's (E. B. Wilson, 1927), which stays between 0 and 100 also for few
    cases.
    """
    z = NormalDist().inv_cdf(0.975)
    p = hits / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Average(100 * p, 100 * low, 100 * high, count)


def _t_quantile(freedom: int) -> float:
    """Return the 97.5 % point of Student's t.

    The expansion 26.7.5 of Abramowitz and Stegun, Handbook of Mathematical Functions; off by
    less than 0.005 from five degrees of freedom on. Below, the values of their table 26.10.
    """
    if freedom in _T_OF_FEW:
        return _T_OF_FEW[freedom]
    z = NormalDist().inv_cdf(0.975)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(term / float(freedom**power) for power, term in enumerate(terms, 1))
