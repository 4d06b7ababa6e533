"""A small good map to start from, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cjm_workshop.model import (
    Channel,
    Charter,
    Cluster,
    Comment,
    EmpathyMap,
    Evidence,
    Journey,
    Note,
    Opportunity,
    Pain,
    Persona,
    Quote,
    Record,
    Stage,
    State,
    Statement,
    Step,
    Touchpoint,
    Vote,
)
from cjm_workshop.model.state import COLLECTIONS

TODAY = date(2026, 3, 2)


def _reported(text: str) -> Statement:
    return Statement(text=text, level="reported", evidence=("evidence-ana",))


def _step(name: str, stage: str, emotion: int, reason: str, **more: Any) -> Step:
    fields: dict[str, Any] = {
        "id": f"step-{name.split()[-1].lower()}",
        "journey": "journey-repair",
        "stage": f"stage-{stage}",
        "name": name,
        "action": f"I {name[0].lower()}{name[1:]} as soon as I can.",
        "thought": "Will it be ready for Monday?",
        "emotion": emotion,
        "emotion_reason": reason,
        "level": "reported",
        "evidence": ("evidence-ana",),
    }
    return Step(**(fields | more))


def _good() -> State:
    charter = Charter(
        title="Bicycle repair",
        organisation="Wheelhouse",
        goal="Fewer people who give up on a repair",
        decision="Whether to offer a loan bicycle",
        scenario="The chain breaks on the way to work.",
        scope_start="The bicycle breaks",
        scope_end="Riding to work again",
        state="current",
        level="tactical",
        owner="Priya",
        review_date=date(2026, 9, 1),
    )
    steps = (
        _step("Ask a neighbour", "help", 0, "", channels=("channel-talk",)),
        _step(
            "Look up the workshop",
            "help",
            1,
            "It is open on Saturdays",
            touchpoint="touchpoint-site",
        ),
        _step(
            "Bring the bicycle",
            "hand",
            -1,
            "Nobody is at the counter",
            touchpoint="touchpoint-counter",
        ),
        _step(
            "Wait for news",
            "wait",
            -2,
            "Nobody calls back for three days",
            touchpoint="touchpoint-call",
            waiting_minutes=4320,
            moment_of_truth=True,
            quote=Quote(text="I nearly bought a new one.", evidence="evidence-ana"),
        ),
        _step(
            "Collect the bicycle",
            "ride",
            2,
            "It rides better than before",
            touchpoint="touchpoint-counter",
            id="step-collect",
        ),
        _step("Ride to work", "ride", 1, "The repair holds", channels=("channel-street",)),
    )
    return State(
        charter=charter,
        personas=(
            Persona(
                id="persona-ana",
                name="Ana, who cycles to work",
                goals=(_reported("Be at work on time"),),
                needs=(_reported("To know when it is ready"),),
                level="reported",
                evidence=("evidence-ana",),
            ),
        ),
        channels=(
            Channel(id="channel-web", name="Website"),
            Channel(id="channel-phone", name="Phone"),
            Channel(id="channel-shop", name="Shop counter"),
            Channel(id="channel-talk", name="Word of mouth"),
            Channel(id="channel-street", name="Street"),
        ),
        touchpoints=(
            Touchpoint(
                id="touchpoint-site",
                name="Opening hours",
                moment="before",
                channels=("channel-web",),
            ),
            Touchpoint(id="touchpoint-counter", name="Counter", channels=("channel-shop",)),
            Touchpoint(id="touchpoint-call", name="The call", channels=("channel-phone",)),
            Touchpoint(
                id="touchpoint-survey",
                name="Follow-up",
                moment="after",
                channels=("channel-phone",),
            ),
        ),
        stages=(
            Stage(id="stage-help", name="I look for help", aim="find somebody today"),
            Stage(id="stage-hand", name="I hand it over"),
            Stage(id="stage-wait", name="I wait"),
            Stage(id="stage-ride", name="I ride again"),
        ),
        journeys=(
            Journey(
                id="journey-repair",
                name="I get my bicycle repaired",
                persona="persona-ana",
                goals=("Ride again by Monday",),
                expectations=("A price before they start",),
            ),
        ),
        steps=steps,
        pains=(
            Pain(
                id="pain-news",
                step="step-news",
                text="I do not know whether it is ready.",
                severity=3,
                level="reported",
                evidence=("evidence-ana",),
            ),
        ),
        opportunities=(
            Opportunity(
                id="opportunity-news",
                question="How might we let Ana know how far the repair is?",
                pains=("pain-news",),
                owner="Tom",
                metric="Calls asking for news per week",
                baseline="14",
                target="4",
                impact=5,
                effort=2,
            ),
        ),
        empathy_maps=(EmpathyMap(id="empathy-ana", persona="persona-ana"),),
        clusters=(Cluster(id="cluster-news", name="Nobody tells me"),),
        notes=tuple(
            Note(
                id=f"note-{area}",
                text=f"What Ana {area}",
                board="empathy",
                area=area,
                persona="persona-ana",
                cluster="cluster-news",
                level="inferred",
            )
            for area in ("says", "thinks", "does", "feels")
        ),
        votes=(Vote(id="vote-a", about="cluster-news", voter="Tom"),),
        evidence=(
            Evidence(
                id="evidence-ana",
                title="Interview with a commuter",
                quote="I nearly bought a new one.",
                who="commuter, 41",
                date=date(2026, 1, 20),
            ),
        ),
        comments=(Comment(id="comment-a", about="step-news", text="So true", author="Ida"),),
    )


@pytest.fixture
def good() -> State:
    return _good()


@pytest.fixture
def today() -> date:
    return TODAY


Change = Callable[..., State]


@pytest.fixture
def change() -> Change:
    """Return the way to change a record: ``change(state, "step-news", emotion=None)``."""

    def changed(state: State, record_id: str, /, **fields: Any) -> State:
        record = state.find(record_id)
        assert record is not None
        if record_id == state.charter.id:
            return _with(state, charter=_remade(record, fields))
        collection = COLLECTIONS[record.KIND]
        records = [
            _remade(r, fields) if r.id == record_id else r for r in getattr(state, collection)
        ]
        return _with(state, **{collection: tuple(records)})

    return changed


@pytest.fixture
def put() -> Change:
    """Return the way to replace collections: ``put(state, pains=())``."""
    return _with


@pytest.fixture
def more() -> Change:
    """Return the way to add records: ``more(state, Pain(…))``."""

    def added(state: State, *records: Record) -> State:
        for record in records:
            collection = COLLECTIONS[record.KIND]
            state = _with(state, **{collection: (*getattr(state, collection), record)})
        return state

    return added


def _with(state: State, **fields: Any) -> State:
    known = {name: getattr(state, name) for name in State.model_fields}
    return State(**(known | fields))


def _remade(record: Record, fields: dict[str, Any]) -> Record:
    known = {name: getattr(record, name) for name in type(record).model_fields}
    return type(record)(**(known | fields))
