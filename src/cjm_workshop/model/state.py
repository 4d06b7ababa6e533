"""The whole of a workshop as one immutable value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

from pydantic import Field, PrivateAttr

from cjm_workshop.model.base import Frozen, Record
from cjm_workshop.model.facilitation import Agenda, Pile, Round, Timer
from cjm_workshop.model.findings import (
    Action,
    Cluster,
    Comment,
    Conflict,
    Contact,
    EmpathyMap,
    Evidence,
    Note,
    Opportunity,
    Pain,
    Vote,
)
from cjm_workshop.model.log import Log
from cjm_workshop.model.records import (
    Channel,
    Charter,
    Journey,
    Persona,
    Stage,
    Step,
    Touchpoint,
)

__all__ = ["COLLECTIONS", "KINDS", "LEADING", "State", "board_of"]

R = TypeVar("R", bound=Record)

KINDS: dict[str, type[Record]] = {
    cls.KIND: cls
    for cls in (
        Charter,
        Persona,
        Channel,
        Touchpoint,
        Stage,
        Journey,
        Step,
        Pain,
        Opportunity,
        Action,
        EmpathyMap,
        Note,
        Cluster,
        Vote,
        Evidence,
        Contact,
        Comment,
        Conflict,
        Round,
        Pile,
        Timer,
        Agenda,
    )
}
"""Every kind of record by its word."""

COLLECTIONS: dict[str, str] = {
    "persona": "personas",
    "channel": "channels",
    "touchpoint": "touchpoints",
    "stage": "stages",
    "journey": "journeys",
    "step": "steps",
    "pain": "pains",
    "opportunity": "opportunities",
    "action": "actions",
    "empathy": "empathy_maps",
    "cluster": "clusters",
    "note": "notes",
    "vote": "votes",
    "evidence": "evidence",
    "contact": "contacts",
    "comment": "comments",
    "conflict": "conflicts",
    "round": "rounds",
    "pile": "piles",
    "timer": "timers",
    "agenda": "agendas",
}
"""Where the records of a kind stand in the state and in the file; the charter stands alone."""

LEADING = frozenset({Round.KIND, Timer.KIND, Agenda.KIND})
"""Kinds that tell how the workshop is led, and nothing of customers."""


class State(Frozen):
    """All records of a workshop, each kind in its order.

    A state knows the operations that led to it (`log`), so that sending one again has no effect
    and each can be undone; the log is no part of the value: two states with the same records
    are equal.
    """

    charter: Charter = Field(default_factory=Charter)
    personas: tuple[Persona, ...] = ()
    channels: tuple[Channel, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    stages: tuple[Stage, ...] = ()
    journeys: tuple[Journey, ...] = ()
    steps: tuple[Step, ...] = ()
    pains: tuple[Pain, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    actions: tuple[Action, ...] = ()
    empathy_maps: tuple[EmpathyMap, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    notes: tuple[Note, ...] = ()
    votes: tuple[Vote, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    contacts: tuple[Contact, ...] = ()
    comments: tuple[Comment, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    rounds: tuple[Round, ...] = ()
    piles: tuple[Pile, ...] = ()
    timers: tuple[Timer, ...] = ()
    agendas: tuple[Agenda, ...] = ()

    _index: dict[str, Record] | None = PrivateAttr(default=None)
    _log: Log = PrivateAttr(default_factory=Log)

    @property
    def log(self) -> Log:
        """The operations that led here, as far as they are known."""
        return self._log

    @property
    def index(self) -> Mapping[str, Record]:
        """Every record by its id; do not change it."""
        if self._index is None:
            self._index = {record.id: record for record in self.records()}
        return self._index

    def records(self) -> Iterator[Record]:
        """Walk over every record, the charter first, in the order of the file."""
        yield self.charter
        for collection in COLLECTIONS.values():
            yield from getattr(self, collection)

    def find(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        return self.index.get(record_id)

    def get(self, kind: type[R], record_id: str | None) -> R | None:
        """Return the record of this class with this id, or None."""
        record = self.index.get(record_id) if record_id else None
        return record if isinstance(record, kind) else None

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a kind, in order."""
        if kind == Charter.KIND:
            return (self.charter,)
        return cast("tuple[Record, ...]", getattr(self, COLLECTIONS[kind]))

    def steps_of(self, journey: str) -> tuple[Step, ...]:
        """Return the steps of a journey in the order of its stages, then in their own."""
        order = {stage.id: at for at, stage in enumerate(self.stages_of(journey))}
        steps = (step for step in self.steps if step.journey == journey)
        return tuple(sorted(steps, key=lambda step: order.get(step.stage or "", len(order))))

    def stages_of(self, journey: str) -> tuple[Stage, ...]:
        """Return the stages of a journey in order; all of the workshop's where it names none."""
        record = self.get(Journey, journey)
        if record is None or not record.stages:
            return self.stages
        return tuple(s for s in (self.get(Stage, name) for name in record.stages) if s)

    def dots(self) -> dict[str, int]:
        """Return how many dots each record got, from everybody; for those that got some."""
        found: dict[str, int] = {}
        for vote in self.votes:
            found[vote.about] = found.get(vote.about, 0) + vote.dots
        return found

    def with_records(
        self, collections: Mapping[str, Any], index: dict[str, Record], log: Log
    ) -> State:
        """Return a state with other collections; nothing is validated again.

        For `apply` and the readers of files, which have validated every record.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        fields.update(self.model_extra or {})
        fields.update(collections)
        state = State.model_construct(**fields)
        state._index = index
        state._log = log
        return state

    def with_log(self, log: Log) -> State:
        """Return the same records with another past."""
        return self.with_records({}, dict(self.index), log)

    def __eq__(self, other: object) -> bool:
        """Compare the records, not the past."""
        if not isinstance(other, State):
            return NotImplemented
        return list(self.records()) == list(other.records())

    __hash__ = None  # type: ignore[assignment]


def board_of(record: Record) -> str:
    """Return where a record hangs: its board, or the plural of its kind where it has none."""
    return str(getattr(record, "board", "") or COLLECTIONS.get(record.KIND, record.KIND))
