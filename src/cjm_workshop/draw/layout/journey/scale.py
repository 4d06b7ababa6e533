"""Figures of the evidence on the scale of emotions, as far as they can honestly stand there.

Ratings can: a mean of ratings from 1 to 5 lies on the same kind of scale as an emotion from -2 to
+2. Shares, minutes and counts cannot; they stay in the lane of metrics.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import figure, label
from cjm_workshop.draw.layout.journey.content import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_workshop.model.values import Metric

__all__ = ["measure_of"]

_RATING = re.compile(r"\b(?:points?|stars?|out|score)\b.*?\bof\s+(\d+)|\bstars\b", re.IGNORECASE)
_EMOTION = re.compile(r"\bemotion", re.IGNORECASE)


def measure_of(metrics: Iterable[Metric]) -> Measure | None:
    """Return the figure that stands on the most answers, on the scale from -2 to +2.

    Two kinds of unit can be put there:

    - ``emotion``: values from -2 to +2 stay as they are;
    - ``points of N`` or ``stars``: ratings from 1 to N (from 0, where N is 10 or more) are
      stretched evenly, so that the lowest rating is -2 and the highest +2.

    Both ends of the confidence interval are put there in the same way.
    """
    known = [found for metric in metrics if (found := _placed(metric))]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def _placed(metric: Metric) -> tuple[int, Measure] | None:
    scale = _scale(metric.unit)
    if metric.value is None or scale is None:
        return None
    low, high = scale

    def place(value: float | None) -> float | None:
        return None if value is None else -2 + 4 * (value - low) / (high - low)

    value = place(metric.value)
    if value is None or not -2 <= value <= 2:
        return None
    rated = (low, high) != (-2.0, 2.0)
    words = (
        label("map.of_scale", value=figure(metric.value), high=figure(high))
        if rated
        else figure(metric.value)
    )
    how = label("map.stretched", low=figure(low), high=figure(high))
    ends = [None if end is None else min(2.0, max(-2.0, end)) for end in map(place, _ends(metric))]
    if metric.count:
        words += f", n {figure(metric.count)}"
    measure = Measure(value, ends[0], ends[1], words, metric.name, how if rated else "")
    return metric.count or 0, measure


def _ends(metric: Metric) -> tuple[float | None, float | None]:
    whole = metric.low is not None and metric.high is not None and metric.low <= metric.high
    return (metric.low, metric.high) if whole else (None, None)


def _scale(unit: str) -> tuple[float, float] | None:
    """Return the lowest and the highest value that a unit allows."""
    if _EMOTION.search(unit):
        return -2.0, 2.0
    found = _RATING.search(unit)
    if not found:
        return None
    top = float(found.group(1) or 5)
    if top < 2:
        return None
    return (0.0 if top >= 10 else 1.0), top
