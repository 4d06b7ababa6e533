"""The touchpoint board: every interaction in its moment and channel."""

from __future__ import annotations

from functools import partial
from typing import Any

from cjm_workshop.insight.lexicon import channel_word
from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import Channel, Host, Moment, State, Touchpoint
from cjm_workshop.widgets.board_types import Area, Card, Make, Mark, Missed, Row
from cjm_workshop.widgets.record_panel import OpensRecords
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.views import area_of, author_of, card_of, conflicts_of
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["TouchpointBoard", "touchpoint_board", "touchpoints_view"]

_MOMENTS = (Moment.BEFORE, Moment.DURING, Moment.AFTER)
_NO_CHANNEL = "none"


class TouchpointBoard(OpensRecords, Board):
    """The touchpoints by moment and channel; the record of each opens over the board."""

    _esm = joined_script("openboard.js")
    _css = joined_style("board.css", "stage.css", "record.css")


def touchpoint_board(host: Host, author: str = "") -> TouchpointBoard:
    """Return the board on which a team collects touchpoints.

    Typing in a cell adds a touchpoint with that moment and channel; one with several channels
    hangs in each of their columns. What others run and what happens offline is marked in words,
    and questions ask for what teams tend to miss.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who works at this board.
    """
    return TouchpointBoard(host, partial(touchpoints_view, author=author), author=author)


def touchpoints_view(state: State, author: str = "") -> dict[str, Any]:
    """Return the touchpoint board as the browser shows it."""
    words = words_of(state.charter.language)
    columns: list[Channel | None] = [*state.channels, None]
    rows = [_row(moment, words) for moment in _MOMENTS]
    cells = _cells(state, words)
    return board_view(
        state,
        board="touchpoints",
        title=words("touchpoints.title"),
        prompt=words("touchpoints.prompt"),
        layout="matrix",
        fold=words.count("count.channel", len(state.channels)) if state.channels else "",
        rows=rows,
        columns=[_column(channel, words) for channel in columns],
        areas=[
            _area(row, channel, cells.get((row["id"], _column_id(channel)), []), words)
            for row in rows
            for channel in columns
        ],
        new_area={
            "label": words("touchpoints.add_channel"),
            "placeholder": words("touchpoints.new_channel"),
            "make": {"kind": Channel.KIND, "fields": {}, "text_field": "name"},
        },
        missed=_missed(state, words),
        author=author,
    )


def _row(moment: Moment, words: Words) -> Row:
    hint = words(f"touchpoints.{moment.value}_hint")
    return {"id": moment.value, "title": words(f"word.moment.{moment.value}"), "hint": hint}


def _column_id(channel: Channel | None) -> str:
    return channel.id if channel else _NO_CHANNEL


def _column(channel: Channel | None, words: Words) -> Row:
    if channel is None:
        title = words("touchpoints.no_channel")
        return {"id": _NO_CHANNEL, "title": title, "rename": None, "remove": []}
    return {
        "id": channel.id,
        "title": channel.name,
        "rename": {"record": channel.id, "field": "name", "value": channel.name},
        "remove": [channel.id],
    }


def _cells(state: State, words: Words) -> dict[tuple[str, str], list[Card]]:
    conflicts = conflicts_of(state)
    names = {channel.id: channel.name for channel in state.channels}
    cells: dict[tuple[str, str], list[Card]] = {}
    for touchpoint in state.touchpoints:
        card = _card(touchpoint, names, words)
        card["conflicts"] = conflicts.get(touchpoint.id, [])
        card["author"] = author_of(state, touchpoint)
        for channel in touchpoint.channels or (_NO_CHANNEL,):
            cells.setdefault((touchpoint.moment.value, channel), []).append(card)
    return cells


def _card(touchpoint: Touchpoint, names: dict[str, str], words: Words) -> Card:
    card = card_of(touchpoint, touchpoint.name, "name", ())
    card["opens"] = touchpoint.id
    card["many"] = {"channels": list(touchpoint.channels)}
    used = [name for channel, name in names.items() if channel in touchpoint.channels]
    if len(used) > 1:
        card["label"] = " + ".join(used)
    marks: list[Mark] = []
    if touchpoint.provider:
        named = words("touchpoints.third_named", name=touchpoint.provider)
        marks.append({"kind": "third", "word": named})
    if _is_offline(used):
        marks.append({"kind": "offline", "word": words("touchpoints.offline")})
    card["marks"] = marks
    return card


def _is_offline(channels: list[str]) -> bool:
    """Tell whether an interaction needs no screen: all of its channels are known to be such."""
    known = [channel_word(name) for name in channels]
    return bool(known) and all(word is not None and not word.digital for word in known)


def _area(row: Row, channel: Channel | None, cards: list[Card], words: Words) -> Area:
    channels = [channel.id] if channel else []
    name = channel.name if channel else words("touchpoints.no_channel_in")
    area = area_of(
        f"{row['id']}/{_column_id(channel)}",
        f"{row['title']} · {name}",
        cards,
        {"moment": row["id"]},
        make=_make({"moment": row["id"], "channels": channels}),
        swap={"field": "channels", "value": channel.id if channel else None},
    )
    area["row"], area["column"] = row["id"], _column_id(channel)
    return area


def _make(fields: dict[str, Any]) -> Make:
    return {"kind": Touchpoint.KIND, "fields": fields, "text_field": "name"}


def _missed(state: State, words: Words) -> list[Missed]:
    """Return the questions on what teams tend to miss, with how many answers there are."""
    names = {channel.id: channel.name for channel in state.channels}
    offline = next((c for c in state.channels if _is_offline([c.name])), None)
    found = {
        "third": sum(bool(t.provider) for t in state.touchpoints),
        "offline": sum(_is_offline([names[c] for c in t.channels]) for t in state.touchpoints),
        "before": sum(t.moment is Moment.BEFORE for t in state.touchpoints),
        "after": sum(t.moment is Moment.AFTER for t in state.touchpoints),
    }
    who = [{"field": "provider", "label": words("touchpoints.who")}]
    missed: list[Missed] = []
    for name, count in found.items():
        area, make = _answer(name, offline if name == "offline" else None, words)
        missed.append(
            {
                "id": name,
                "question": words(f"touchpoints.missed_{name}"),
                "found": count,
                "area": area,
                "make": make,
                "asks": who if name == "third" else [],
            }
        )
    return missed


def _answer(name: str, channel: Channel | None, words: Words) -> tuple[str, Make]:
    """Return where the answer to a question hangs, and how it becomes a touchpoint."""
    moment = Moment(name) if name in {"before", "after"} else Moment.DURING
    fields: dict[str, Any] = {
        "moment": moment.value,
        "channels": [channel.id] if channel else [],
    }
    if name == "third":
        fields["provider"] = words("touchpoints.third")
    return f"{moment.value}/{_column_id(channel)}", _make(fields)
