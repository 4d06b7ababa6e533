"""The journey grid to write on: lanes and columns as on the map, all of them empty.

::

    Who travels, in which situation? ______________________
    Stage    │   │   │   │   │   │   │   │   │
    Doing    │   │   │
    Thinking │   │   │
    Feeling  ☺ - - - - - - - - - - - - - - - -
             ☹ - - - - - - - - - - - - - - - -
    Channel  │   │   │
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import signed
from cjm_workshop.draw.scene import Box, Face

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.paper import Paper

__all__ = ["journey_grid"]

_COLUMNS = 8
_GUTTER = 0.13  # share of the width
_LANES = (
    ("stage", "stages", 0.62),
    ("doing", "doing", 1.0),
    ("thinking", "thinking", 0.9),
    ("feeling", "feeling", 2.3),
    ("channels", "channels", 0.6),
    ("pains", "pains", 1.0),
    ("opportunities", "opportunities", 1.0),
)
"""Key, icon and share of the height of each lane."""


def journey_grid(paper: Paper) -> None:
    """Draw the grid."""
    room, size = paper.room, paper.heading
    head = size * 2.4
    label = paper.say("persona")
    width = room.width * 0.3
    paper.canvas.text(label, Box(room.x, room.y, width, head), size, style="bold", role="heading")
    paper.canvas.line(
        room.x + width, room.y + size * 1.3, room.right, room.y + size * 1.3,
        paper.colours.neutral_line, paper.sizes.hairline, dashed=True, role="line to write on",
    )  # fmt: skip
    whole = sum(share for _, _, share in _LANES)
    high = room.height - head
    y = room.y + head
    for key, icon, share in _LANES:
        height = high * share / whole
        _lane(paper, key, icon, Box(room.x, y, room.width, height))
        y += height


def _lane(paper: Paper, key: str, icon: str, lane: Box) -> None:
    gutter = lane.width * _GUTTER
    label = Box(lane.x, lane.y + paper.sizes.gap, gutter - paper.gap, lane.height)
    below = paper.head(paper.say(key), paper.say(f"{key}_ask"), label, icon)
    cells = Box(lane.x + gutter, lane.y, lane.width - gutter, lane.height)
    if key == "feeling":
        _feeling(paper, cells, below)
        return
    width = cells.width / _COLUMNS
    inset = paper.sizes.gap * 0.5
    for at in range(_COLUMNS):
        paper.frame(Box(cells.x + at * width, cells.y, width, cells.height).inset(inset))


def _feeling(paper: Paper, cells: Box, below: float) -> None:
    """Draw a face and a line for each mark, from +2 down to -2."""
    colours, sizes = paper.colours, paper.sizes
    radius = sizes.face
    top, bottom = max(cells.y + radius * 2, below + radius), cells.bottom - radius * 2
    for emotion in range(2, -3, -1):
        y = top + (2 - emotion) / 4 * (bottom - top)
        fill = colours.emotions[emotion + 2]
        x = cells.x - radius * 1.8
        paper.canvas.add(Face(x, y, radius, emotion, fill, colours.ink, role="face"))
        width = sizes.outline if emotion == 0 else sizes.hairline
        paper.canvas.line(
            cells.x, y, cells.right, y, colours.neutral_line, width, dashed=emotion != 0,
            role="line to write on",
        )  # fmt: skip
        size = paper.heading * 0.6
        cell = Box(cells.x + 2, y - size * 1.3, size * 2, size * 1.3)
        mark = signed(emotion)
        paper.canvas.text(mark, cell, size, colour=colours.muted, role="scale")
