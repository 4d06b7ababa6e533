"""A stage as one column: what a strategic map tells of its steps."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import label, signed
from cjm_workshop.draw.layout.journey.content import Column, Measure, Said, StageGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.journey.content import (
        ChannelMark,
        MetricMark,
        OpportunityCard,
        PainCard,
    )

__all__ = ["MOST", "summary"]

MOST = 2
"""Pain points and opportunities of a stage that are shown."""
_MOST_CHANNELS = 4


def summary(group: StageGroup, number: int, aim: str) -> StageGroup:
    """Return a stage with one column in place of those of its steps.

    The column shows the names of the steps, the mean of their emotions with the lowest and the
    highest, the thought at the strongest feeling, the channels used most, the `MOST` worst pain
    points, and the `MOST` opportunities with the greatest impact.

    Parameters
    ----------
    group : StageGroup
        With the columns of its steps.
    number : int
        Of the stage in the journey.
    aim : str
        What the customer wants to have reached at its end; gives the column its name.
    """
    columns = group.columns
    strongest = sorted(columns, key=lambda one: -max(abs(e or 0) for e in one.emotions))
    lows = [_ends(columns, at) for at in range(len(columns[0].emotions))]
    column = replace(
        strongest[0],
        id=columns[0].id,
        number=number,
        name=aim or group.name,
        doings=_names(columns),
        thoughts=_one_each([said for one in strongest for said in one.thoughts]),
        emotions=tuple(_mean(columns, at) for at in range(len(lows))),
        spreads=tuple(lows),
        reasons=("",) * len(columns[0].reasons),
        channels=_most_used(columns),
        pains=_worst(columns),
        opportunities=_best(columns),
        truth=any(one.truth for one in columns),
        truth_label=" · ".join(dict.fromkeys(c.truth_label for c in columns if c.truth_label)),
        doubt="",
        note=_assumed(columns),
        here=tuple(any(passes) for passes in zip(*(one.here for one in columns), strict=True)),
        engagements=_engagements(columns),
        waiting=_sum([one.waiting for one in columns]),
        metrics=_figures(columns),
        backstage=(),
        departments=tuple(dict.fromkeys(name for one in columns for name in one.departments)),
        evidence=tuple(dict.fromkeys(code for one in columns for code in one.evidence)),
        still=next((one.still for one in columns if one.still), None),
        measure=_measure(columns),
    )
    return replace(group, columns=(column,))


def _names(columns: Sequence[Column]) -> tuple[Said, ...]:
    """Return the names of the steps in a row, of each journey where there are several."""
    tracks = len(columns[0].here)
    if tracks == 1:
        return (Said(" → ".join(one.name for one in columns)),)
    found = (
        (" → ".join(one.name for one in columns if one.here[at]), (at,)) for at in range(tracks)
    )
    return tuple(Said(text, of) for text, of in found if text)


def _one_each(thoughts: Sequence[Said]) -> tuple[Said, ...]:
    """Return the first thought of each journey."""
    found: dict[tuple[int, ...], Said] = {}
    for said in thoughts:
        found.setdefault(said.of[:1], said)
    return tuple(found[key] for key in sorted(found))


def _values(columns: Sequence[Column], at: int) -> list[float]:
    return [value for one in columns if (value := one.emotions[at]) is not None]


def _mean(columns: Sequence[Column], at: int) -> float | None:
    values = _values(columns, at)
    return sum(values) / len(values) if values else None


def _ends(columns: Sequence[Column], at: int) -> tuple[float, float] | None:
    values = _values(columns, at)
    return (min(values), max(values)) if len(values) > 1 else None


def _engagements(columns: Sequence[Column]) -> tuple[float | None, ...]:
    means = []
    for values in zip(*(one.engagements for one in columns), strict=True):
        known = [value for value in values if value is not None]
        means.append(sum(known) / len(known) if known else None)
    return tuple(means)


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _most_used(columns: Sequence[Column]) -> tuple[ChannelMark, ...]:
    every = sorted((mark for one in columns for mark in one.channels), key=lambda mark: mark.id)
    used = [(len(list(same)), mark) for mark, same in groupby(every)]
    ranked = sorted(used, key=lambda pair: (-pair[0], pair[1].name))
    return tuple(mark for _, mark in ranked[:_MOST_CHANNELS])


def _worst(columns: Sequence[Column]) -> tuple[PainCard, ...]:
    pains = [pain for one in columns for pain in one.pains]
    return tuple(sorted(pains, key=lambda pain: -(pain.severity or 0))[:MOST])


def _best(columns: Sequence[Column]) -> tuple[OpportunityCard, ...]:
    cards = [replace(card, also=()) for one in columns for card in one.opportunities]
    return tuple(sorted(cards, key=lambda card: -card.impact)[:MOST])


def _figures(columns: Sequence[Column]) -> tuple[MetricMark, ...]:
    return tuple(dict.fromkeys(mark for one in columns for mark in one.metrics[:1]))


def _assumed(columns: Sequence[Column]) -> str:
    doubtful = sum(bool(one.doubt) for one in columns)
    return label("map.steps_not_backed", count=doubtful, of=len(columns)) if doubtful else ""


def _measure(columns: Sequence[Column]) -> Measure | None:
    """Return the mean of what was measured in a stage; means of means have no interval here."""
    found = [one.measure for one in columns if one.measure]
    if not found:
        return None
    value = sum(measure.value for measure in found) / len(found)
    words = label("map.mean_of", value=signed(value), count=len(found), of=len(columns))
    how = next((measure.how for measure in found if measure.how), "")
    return Measure(value, None, None, words, label("map.mean_measured"), how)
