"""The impact × effort board: what each opportunity brings, and what it costs."""

from __future__ import annotations

from typing import Any

from cjm_workshop.insight.priorities import quadrant_at
from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import Host, Opportunity, State, Status
from cjm_workshop.widgets.board_types import Area, Card, Conflicting, Mark, MenuField, Row
from cjm_workshop.widgets.labels import options
from cjm_workshop.widgets.views import area_of, card_of, conflicts_of
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["impact_board", "impact_view"]

_SCALE = (1, 2, 3, 4, 5)
_UNPLACED = "unplaced"
_CORNERS = {(5, 1), (5, 5), (1, 1), (1, 5)}
"""Cells, by impact and effort, that say what their quadrant is called."""


def impact_board(host: Host, author: str = "") -> Board:
    """Return the board on which a team places opportunities by impact and effort.

    What has no place yet waits above the grid. A place sets both fields.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who works at this board.
    """
    return Board(host, impact_view, author=author)


def impact_view(state: State) -> dict[str, Any]:
    """Return the impact × effort board as the browser shows it."""
    words = words_of(state.charter.language)
    conflicts = conflicts_of(state)
    cells: dict[tuple[int, int] | None, list[Card]] = {}
    for one in state.opportunities:
        place = (one.impact, one.effort) if one.impact and one.effort else None
        card = _card(one, conflicts.get(one.id, []), words)
        cells.setdefault(place, []).append(card)
    areas = [_waiting(cells.get(None, []), words)]
    areas += [
        _cell(impact, effort, cells.get((impact, effort), []), words)
        for impact in reversed(_SCALE)
        for effort in _SCALE
    ]
    return board_view(
        state,
        board="impact",
        title=words("impact.title"),
        prompt=words("impact.prompt"),
        layout="matrix",
        corner=words("impact.corner"),
        rows=_rows(words),
        columns=_columns(words),
        areas=areas,
        fields=[_field("impact", words), _field("effort", words)],
    )


def _rows(words: Words) -> list[Row]:
    return [
        {"id": str(one), "title": str(one), "hint": words(f"form.opportunity.impacts.{one}")}
        for one in reversed(_SCALE)
    ]


def _columns(words: Words) -> list[Row]:
    return [
        {"id": str(one), "title": f"{one} · {words(f'form.opportunity.efforts.{one}')}"}
        for one in _SCALE
    ]


def _field(name: str, words: Words) -> MenuField:
    choices = options(
        (one, f"{one} · {words(f'form.opportunity.{name}s.{one}')}") for one in reversed(_SCALE)
    )
    return {"field": name, "word": words(f"impact.{name}"), "options": choices}


def _waiting(cards: list[Card], words: Words) -> Area:
    area = area_of(
        _UNPLACED,
        words("impact.unplaced"),
        cards,
        {"impact": None, "effort": None},
        prompt=words("impact.unplaced_prompt"),
        make={
            "kind": Opportunity.KIND,
            "fields": {},
            "text_field": "question",
            "prefix": f"{words('form.opportunity.prefix')} ",
        },
    )
    area["placeholder"] = words("form.opportunity.prefix_placeholder")
    return area


def _cell(impact: int, effort: int, cards: list[Card], words: Words) -> Area:
    zone = quadrant_at(impact, effort).name.lower()
    area = area_of(
        f"{impact}/{effort}",
        words("impact.cell", impact=impact, effort=effort),
        cards,
        {"impact": impact, "effort": effort},
        prompt=words(f"impact.zone.{zone}") if (impact, effort) in _CORNERS else "",
    )
    area["row"], area["column"], area["zone"] = str(impact), str(effort), zone
    return area


def _card(one: Opportunity, conflicts: list[Conflicting], words: Words) -> Card:
    card = card_of(one, one.question, "question", conflicts)
    owner: Mark = {"kind": "owner", "word": one.owner}
    missing: Mark = {"kind": "missing", "word": words("impact.no_owner")}
    marks = [owner if one.owner else missing]
    if one.status is not Status.OPEN:
        marks.append({"kind": "status", "word": words(f"word.status.{one.status.value}")})
    card["marks"] = marks
    card["impact"], card["effort"] = one.impact, one.effort
    if bool(one.impact) != bool(one.effort):
        known = "impact" if one.impact else "effort"
        card["label"] = f"{words(f'impact.{known}')} {one.impact or one.effort}"
    return card
