"""The touchpoint board: every interaction in its moment and channel."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.model import Channel, Host, Moment, State, Touchpoint
from cjm_workshop.widgets.views import Area, Card, author_of, card_of, conflicts_of
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["touchpoint_board", "touchpoints_view"]

_ROWS = [
    {
        "id": Moment.BEFORE.value,
        "title": "Before",
        "hint": "How do people learn of it, compare, decide?",
    },
    {
        "id": Moment.DURING.value,
        "title": "During",
        "hint": "What happens while they get what they came for?",
    },
    {
        "id": Moment.AFTER.value,
        "title": "After",
        "hint": "What happens when it is over, or went wrong?",
    },
]
_NO_CHANNEL = "none"
_PROMPT = (
    "Every time the customer meets us or somebody who works for us: one note. "
    "What happens offline? What do other firms do for us?"
)


def touchpoint_board(host: Host, author: str = "") -> Board:
    """Return the board on which a team collects touchpoints.

    Typing in a cell adds a touchpoint with that moment and channel; one with several channels
    hangs in each of their columns.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who works at this board.
    """
    return Board(host, partial(touchpoints_view, author=author), author=author)


def touchpoints_view(state: State, author: str = "") -> dict[str, Any]:
    """Return the touchpoint board as the browser shows it."""
    columns: list[Channel | None] = [*state.channels, None]
    cells = _cells(state)
    return board_view(
        state,
        board="touchpoints",
        title="Touchpoints",
        prompt=_PROMPT,
        layout="matrix",
        rows=_ROWS,
        columns=[_column(channel) for channel in columns],
        areas=[
            _area(row, channel, cells.get((row["id"], _column_id(channel)), []))
            for row in _ROWS
            for channel in columns
        ],
        new_area={
            "label": "Add a channel",
            "placeholder": "+ Add a channel: web, phone …",
            "make": {"kind": "channel", "fields": {}, "text_field": "name"},
        },
        author=author,
    )


def _column_id(channel: Channel | None) -> str:
    return channel.id if channel else _NO_CHANNEL


def _column(channel: Channel | None) -> dict[str, Any]:
    if channel is None:
        return {"id": _NO_CHANNEL, "title": "No channel yet", "rename": None, "remove": []}
    return {
        "id": channel.id,
        "title": channel.name,
        "rename": {"record": channel.id, "field": "name", "value": channel.name},
        "remove": [channel.id],
    }


def _cells(state: State) -> dict[tuple[str, str], list[Card]]:
    conflicts = conflicts_of(state)
    cells: dict[tuple[str, str], list[Card]] = {}
    for touchpoint in state.touchpoints:
        card = _card(touchpoint, conflicts.get(touchpoint.id, []), state)
        for channel in touchpoint.channels or (_NO_CHANNEL,):
            cells.setdefault((touchpoint.moment.value, channel), []).append(card)
    return cells


def _card(touchpoint: Touchpoint, conflicts: list[dict[str, Any]], state: State) -> Card:
    card = card_of(touchpoint, touchpoint.name, "name", conflicts)
    card["author"] = author_of(state, touchpoint)
    card["many"] = {"channels": list(touchpoint.channels)}
    others = len(touchpoint.channels) - 1
    if touchpoint.provider:
        card["label"] = f"by {touchpoint.provider}"
    elif others > 0:
        names = [channel.name for channel in state.channels if channel.id in touchpoint.channels]
        card["label"] = " + ".join(names)
    return card


def _area(row: dict[str, str], channel: Channel | None, cards: list[Card]) -> Area:
    channels = [channel.id] if channel else []
    name = channel.name if channel else "no channel yet"
    return {
        "id": f"{row['id']}/{_column_id(channel)}",
        "title": f"{row['title']} · {name}",
        "row": row["id"],
        "column": _column_id(channel),
        "notes": cards,
        "make": {
            "kind": Touchpoint.KIND,
            "fields": {"moment": row["id"], "channels": channels},
            "text_field": "name",
        },
        "into": {"moment": row["id"]},
        "swap": {"field": "channels", "value": channel.id if channel else None},
    }
