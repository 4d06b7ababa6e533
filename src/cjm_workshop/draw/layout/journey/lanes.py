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

_STORYBOARD = Lane(
    "storyboard",
    "Storyboard",
    "What does it look like?",
    "No pictures yet. Add a photo or a drawing to each step.",
    optional.storyboard_height,
    optional.draw_storyboard,
    steady=True,
    icon="picture",
)
_TOUCHPOINTS = Lane(
    "touchpoints",
    "Touchpoints",
    "What happens?",
    "No steps yet. Which touchpoint comes first?",
    texts.touchpoint_height,
    texts.draw_touchpoint,
    hoped_question="What shall happen?",
)
_DOING = Lane(
    "doing",
    "Doing",
    "What does {who} do?",
    "No actions yet. What does {who} do at each step?",
    texts.doing_height,
    texts.draw_doing,
    hoped_question="What will {who} do?",
    hoped_invite="No actions yet. What will {who} do at each step?",
)
_THINKING = Lane(
    "thinking",
    "Thinking",
    "What goes through {whose} mind?",
    "No thoughts yet. What would {who} say out loud here?",
    texts.thinking_height,
    texts.draw_thinking,
    hoped_question="What shall go through {whose} mind?",
    hoped_invite="No thoughts yet. What do you hope that {who} will say here?",
)
_EXPECTATION = Lane(
    "expectation",
    "Expectation",
    "What did {who} expect, and what came?",
    "No expectations yet. What did {who} count on at each step, and what came?",
    optional.expectation_height,
    optional.draw_expectation,
    hoped_question="What may {who} count on?",
    hoped_invite="No expectations yet. What may {who} count on at each step?",
    icon="goal",
)
_FEELING = Lane(
    "feeling",
    "Feeling",
    "",
    "No feelings yet. How does {who} feel at each step, from −2 to +2?",
    no_cell,
    no_drawing,
    hoped_invite="No feelings yet. How shall {who} feel at each step, from −2 to +2?",
    steady=True,
    across_height=feeling.feeling_height,
    across=feeling.draw_feeling,
)
_ARC = Lane(
    "arc",
    "Dramatic arc",
    "How much is at stake, 1 to 5?",
    "No arc yet. How much is at stake for {who} at each step, from 1 to 5?",
    no_cell,
    no_drawing,
    icon="influence",
    steady=True,
    across_height=arc.arc_height,
    across=arc.draw_arc,
)
_WAITING = Lane(
    "waiting",
    "Waiting",
    "How long?",
    "No waiting times yet. Where does {who} wait, and how long?",
    optional.waiting_height,
    optional.draw_waiting,
    hoped_invite="No waiting times. How long will {who} wait at most?",
)
_CHANNELS = Lane(
    "channels",
    "Channels",
    "Through what?",
    "No channels yet. Does this happen on the web, by phone, at the door?",
    texts.channels_height,
    texts.draw_channels,
    steady=True,
)
_METRICS = Lane(
    "metrics",
    "Metrics",
    "What do the figures say?",
    "No figures yet. Which number would tell that a step goes well?",
    optional.metrics_height,
    optional.draw_metrics,
    hoped_question="How will we know?",
    hoped_invite="No figures yet. Which number will tell that this has come true?",
)
_PAINS = Lane(
    "pains",
    "Pain points",
    "What hurts?",
    "No pain points yet. Where does {who} lose time, money or trust?",
    cards.pains_height,
    cards.draw_pains,
    hoped_question="What may still hurt?",
    hoped_invite="No pain points, as it shall be. What might still hurt, or be new to worry about?",
)
_OPPORTUNITIES = Lane(
    "opportunities",
    "Opportunities",
    "How might we … and who owns it?",
    "No opportunities yet. Turn each pain into “How might we …”, and give it an owner.",
    cards.opportunities_height,
    cards.draw_opportunities,
    hoped_question="What brings us there, and who owns it?",
    hoped_invite="No opportunities yet. Which “How might we …” leads to each of these steps?",
)
_BACKSTAGE = Lane(
    "backstage",
    "Backstage",
    "What do we do behind it?",
    "Nothing backstage yet. Who and what makes each step work behind the line of visibility?",
    optional.backstage_height,
    optional.draw_backstage,
    across_height=optional.visibility_height,
    across=optional.draw_visibility,
)
_DEPARTMENTS = Lane(
    "departments",
    "Departments",
    "Who has a part in it?",
    "No departments yet. Who has a part in each step?",
    optional.departments_height,
    optional.draw_departments,
    icon="office",
)
_EVIDENCE = Lane(
    "evidence",
    "Evidence",
    "How do we know?",
    "",
    optional.evidence_height,
    optional.draw_evidence,
    hoped_question="What does it build on?",
)

LANES: tuple[Lane, ...] = (
    _STORYBOARD,
    _TOUCHPOINTS,
    _DOING,
    _THINKING,
    _EXPECTATION,
    _FEELING,
    _ARC,
    _WAITING,
    _CHANNELS,
    _METRICS,
    _PAINS,
    _OPPORTUNITIES,
    _BACKSTAGE,
    _DEPARTMENTS,
    _EVIDENCE,
)
"""All lanes below the stages, in their order."""


def lanes_of(names: Collection[str]) -> tuple[Lane, ...]:
    """Return the lanes of these names in their order."""
    return tuple(lane for lane in LANES if lane.key in names)
