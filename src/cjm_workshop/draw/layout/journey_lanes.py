"""The lanes of a journey map around its curve.

Every lane comes with a pair of functions over one `Column`: the first tells the height that the
cell needs at a text size, the second draws it. A page takes the highest cell for the whole lane.
"""

from __future__ import annotations

from cjm_workshop.draw.layout import journey_cards, journey_texts
from cjm_workshop.draw.layout.journey_grid import Lane

__all__ = ["LANES"]

LANES: tuple[Lane, ...] = (
    Lane(
        "touchpoints",
        "Touchpoints",
        "What happens?",
        "No steps yet. Which touchpoint comes first?",
        journey_texts.touchpoint_height,
        journey_texts.draw_touchpoint,
    ),
    Lane(
        "doing",
        "Doing",
        "What does {who} do?",
        "No actions yet. What does {who} do at each step?",
        journey_texts.doing_height,
        journey_texts.draw_doing,
    ),
    Lane(
        "thinking",
        "Thinking",
        "What goes through {whose} mind?",
        "No thoughts yet. What would {who} say out loud here?",
        journey_texts.thinking_height,
        journey_texts.draw_thinking,
    ),
    Lane(
        "channels",
        "Channels",
        "Through what?",
        "No channels yet. Does this happen on the web, by phone, at the door?",
        journey_texts.channels_height,
        journey_texts.draw_channels,
    ),
    Lane(
        "pains",
        "Pain points",
        "What hurts?",
        "No pain points yet. Where does {who} lose time, money or trust?",
        journey_cards.pains_height,
        journey_cards.draw_pains,
    ),
    Lane(
        "opportunities",
        "Opportunities",
        "How might we … and who owns it?",
        "No opportunities yet. Turn each pain into “How might we …”, and give it an owner.",
        journey_cards.opportunities_height,
        journey_cards.draw_opportunities,
    ),
)
"""The lanes around the curve, in their order; the curve comes after `thinking`."""
