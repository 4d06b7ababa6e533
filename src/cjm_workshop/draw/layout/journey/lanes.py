"""The lanes of a journey map, in their order.

Every lane comes with a pair of functions over one `Column`: the first tells the height that the
cell needs at a text size, the second draws it. A page takes the highest cell for the whole lane.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.journey import arc, cards, feeling, optional, texts
from cjm_workshop.draw.layout.journey.grid import Lane, no_cell, no_drawing

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["LANES", "lanes_of"]

_FEELING = Lane(
    "feeling",
    no_cell,
    no_drawing,
    steady=True,
    across_height=feeling.feeling_height,
    across_wish=feeling.feeling_wish,
    across=feeling.draw_feeling,
)
_ARC = Lane(
    "arc",
    no_cell,
    no_drawing,
    icon="influence",
    steady=True,
    across_height=arc.arc_height,
    across=arc.draw_arc,
)
_BACKSTAGE = Lane(
    "backstage",
    optional.backstage_height,
    optional.draw_backstage,
    across_height=optional.visibility_height,
    across=optional.draw_visibility,
)

LANES: tuple[Lane, ...] = (
    Lane(
        "storyboard",
        optional.storyboard_height,
        optional.draw_storyboard,
        icon="picture",
        steady=True,
    ),
    Lane("touchpoints", texts.touchpoint_height, texts.draw_touchpoint),
    Lane("doing", texts.doing_height, texts.draw_doing),
    Lane("thinking", texts.thinking_height, texts.draw_thinking),
    Lane("expectation", optional.expectation_height, optional.draw_expectation, icon="goal"),
    _FEELING,
    _ARC,
    Lane("waiting", optional.waiting_height, optional.draw_waiting),
    Lane("channels", texts.channels_height, texts.draw_channels, steady=True),
    Lane("metrics", optional.metrics_height, optional.draw_metrics),
    Lane("pains", cards.pains_height, cards.draw_pains),
    Lane("opportunities", cards.opportunities_height, cards.draw_opportunities),
    _BACKSTAGE,
    Lane("departments", optional.departments_height, optional.draw_departments, icon="office"),
    Lane("evidence", optional.evidence_height, optional.draw_evidence),
)
"""All lanes below the stages, in their order. Their words stand under ``[picture.lane]``."""


def lanes_of(names: Collection[str]) -> tuple[Lane, ...]:
    """Return the lanes of these names in their order."""
    return tuple(lane for lane in LANES if lane.key in names)
