"""The journey board: the steps of a journey as cards under its stages."""

from __future__ import annotations

from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import Host, Journey, Persona, Stage, State, Step
from cjm_workshop.widgets.board_types import Area, Card, Choice, NewArea
from cjm_workshop.widgets.journey_chooser import ChoosesJourney, journey_chooser, journey_words
from cjm_workshop.widgets.labels import options
from cjm_workshop.widgets.record_panel import OpensRecords
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.step_cards import StepCards
from cjm_workshop.widgets.views import area_of, conflicts_of, name_by
from cjm_workshop.widgets.wall import Board, board_view

__all__ = ["ALL", "JourneyBoard", "journey_board", "steps_view"]

ALL = "all-journeys"
"""What is chosen to see every journey in a row of its own."""
_NO_STAGE = "no-stage"


class JourneyBoard(ChoosesJourney, OpensRecords, Board):
    """The steps of one journey under its stages, or of all journeys in rows.

    The record of a step opens over the board, and from there that of its touchpoint.
    """

    SECTIONS = ("board", "journey_board.cards")
    _esm = joined_script("openboard.js")
    _css = joined_style("board.css", "stage.css", "record.css")


def journey_board(host: Host, journey_id: str, author: str = "") -> JourneyBoard:
    """Return the board on which a team puts the steps of a journey under its stages.

    Where the workshop has several journeys, another can be chosen, or all of them side by side.

    Parameters
    ----------
    host : Host
        The workshop.
    journey_id : str
        Id of the journey that is shown first.
    author : str, optional
        Who works at this board.

    Raises
    ------
    UnknownName
        If there is no such journey.
    """
    return JourneyBoard(host, steps_view, journey_id, author=author)


def steps_view(state: State, journey_id: str) -> dict[str, Any]:
    """Return the journey board as the browser shows it."""
    words = words_of(state.charter.language)
    chooser = _chooser(state, journey_id, words)
    if journey_id == ALL and chooser:
        return _Wall(state, state.journeys, words).side_by_side(chooser)
    journey = state.get(Journey, journey_id)
    if journey:
        return _Wall(state, (journey,), words).one(journey, chooser)
    if chooser is None:
        raise UnknownName("journey", journey_id, [])
    return board_view(
        state,
        board="journey",
        title=words("journey_board.title"),
        prompt=words("journey.gone"),
        areas=[],
        chooser=chooser,
    )


def _chooser(state: State, chosen: str, words: Words) -> Choice | None:
    chooser = journey_chooser(state, chosen)
    if chooser and len(state.journeys) > 1:
        chooser["options"] += options([(ALL, words("journey_board.all"))])
    return chooser


class _Wall:
    """Makes the board of some journeys."""

    def __init__(self, state: State, journeys: tuple[Journey, ...], words: Words) -> None:
        self.state, self.words, self.journeys = state, words, journeys
        self.conflicts = conflicts_of(state)
        self.cards = StepCards(state, journeys, words)

    # ── one journey ──────────────────────────────────────────────────────────────────────────

    def one(self, journey: Journey, chooser: Choice | None) -> dict[str, Any]:
        """Return the board of one journey: a column per stage."""
        words, stages = self.words, self.state.stages_of(journey.id)
        places: list[Stage | None] = [*stages, None]
        cards = {stage.id if stage else "": self.cards.of(journey, stage) for stage in places}
        if stages and not cards[""]:
            places.pop()
        areas = [
            self._column(journey, stage, cards[stage.id if stage else ""], stages)
            for stage in places
        ]
        return board_view(
            self.state,
            board="journey",
            title=self._title(journey),
            prompt=words("journey_board.prompt"),
            areas=areas,
            new_area=self._new_stage(journey),
            chooser=chooser,
            fields=self.cards.fields(),
            links=self.cards.links(journey),
        )

    def _new_stage(self, journey: Journey) -> NewArea:
        """Return how a stage is added, also to the journey's own order where it has one."""
        new: NewArea = {
            "label": self.words("journey_board.add_stage"),
            "placeholder": self.words("journey_board.new_stage"),
            "make": {"kind": Stage.KIND, "fields": {}, "text_field": "name"},
        }
        if journey.stages:
            new["also"] = {"record": journey.id, "field": "stages", "value": [*journey.stages]}
        return new

    def _title(self, journey: Journey) -> str:
        person = self.state.get(Persona, journey.persona)
        name = journey.name or self.words("journey.unnamed")
        return f"{person.name} · {name}" if person and person.name else name

    def _column(
        self, journey: Journey, stage: Stage | None, cards: list[Card], stages: tuple[Stage, ...]
    ) -> Area:
        area = self._area(journey, stage, cards)
        if stage is None:
            return area
        name_by(area, stage)
        area["conflicts"] = self.conflicts.get(stage.id, [])
        area["actions"] = self._shifts(journey, stage, stages)
        return area

    def _area(self, journey: Journey, stage: Stage | None, cards: list[Card]) -> Area:
        words = self.words
        place = {"journey": journey.id} | ({"stage": stage.id} if stage else {})
        area = area_of(
            f"{journey.id}/{_column_id(stage)}",
            self._stage_name(stage),
            cards,
            {"stage": None, **place},
            prompt=stage.aim if stage else words("journey_board.loose"),
            make={"kind": Step.KIND, "fields": place, "text_field": "name"},
        )
        area["placeholder"] = words("journey_board.new_step")
        return area

    def _stage_name(self, stage: Stage | None) -> str:
        return stage.name if stage else self.words("journey.no_stage")

    def _shifts(
        self, journey: Journey, stage: Stage, stages: tuple[Stage, ...]
    ) -> list[dict[str, Any]]:
        """Return how a stage goes one place earlier or later."""
        ids, words = [one.id for one in stages], self.words
        at = ids.index(stage.id)
        found = []
        for way, to in (("earlier", at - 1), ("later", at + 1)):
            if not 0 <= to < len(ids):
                continue
            order = [*ids]
            order[at], order[to] = order[to], order[at]
            done = words(f"journey_board.is_{way}", title=stage.name)
            found.append(
                {
                    "word": words(f"journey_board.{way}"),
                    "operation": _reorder(journey, stage.id, ids, order),
                    "done": done,
                }
            )
        return found

    # ── several journeys ─────────────────────────────────────────────────────────────────────

    def side_by_side(self, chooser: Choice) -> dict[str, Any]:
        """Return the board of all journeys: a row for each, a column per stage."""
        words, journeys = self.words, self.journeys
        columns: list[Stage | None] = [*self._stages_of_all(journeys), None]
        cards = {
            (one.id, stage.id if stage else ""): self.cards.of(one, stage)
            for one in journeys
            for stage in columns
        }
        if columns[:-1] and not any(cards[one.id, ""] for one in journeys):
            columns.pop()
        return board_view(
            self.state,
            board="journey",
            title=words("journey_board.title"),
            prompt=words("journey_board.prompt_all"),
            layout="matrix",
            rows=[
                {"id": one.id, "title": self._title(one), "hint": self._state_words(one)}
                for one in journeys
            ],
            columns=[{"id": _column_id(one), "title": self._stage_name(one)} for one in columns],
            areas=[
                self._cell(one, stage, cards[one.id, stage.id if stage else ""])
                for one in journeys
                for stage in columns
            ],
            chooser=chooser,
            fields=self.cards.fields(),
        )

    def _cell(self, journey: Journey, stage: Stage | None, cards: list[Card]) -> Area:
        """Return where a row and a column meet; nothing is added in a stage of other journeys."""
        area = self._area(journey, stage, cards)
        area["row"], area["column"] = journey.id, _column_id(stage)
        area["title"] = f"{self._title(journey)} · {area['title']}"
        area["prompt"] = ""
        if stage and stage not in self.state.stages_of(journey.id):
            area["make"], area["zone"] = None, "outside"
        return area

    def _state_words(self, journey: Journey) -> str:
        return journey_words(self.state, journey).rpartition(" · ")[2] if journey.state else ""

    def _stages_of_all(self, journeys: tuple[Journey, ...]) -> list[Stage]:
        """Return the stages that any of them has, in the order of the workshop."""
        used = {stage.id for one in journeys for stage in self.state.stages_of(one.id)}
        return [stage for stage in self.state.stages if stage.id in used]


def _column_id(stage: Stage | None) -> str:
    return stage.id if stage else _NO_STAGE


def _reorder(journey: Journey, stage: str, ids: list[str], order: list[str]) -> dict[str, Any]:
    """Return the operation that brings stages into an order: the journey's own, or everybody's."""
    if journey.stages:
        return {
            "kind": "edit", "record": journey.id, "field": "stages", "old": ids, "new": order,
        }  # fmt: skip
    at = order.index(stage)
    after = order[at - 1] if at else "start"
    return {"kind": "move", "record": stage, "after": after, "into": {}}
