"""Nothing here falls over, whatever a workshop holds."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_workshop.insight import opportunity_from_pain, overview, priorities, run_checks, walk
from cjm_workshop.model import (
    Channel,
    Charter,
    Conflict,
    Evidence,
    Journey,
    Level,
    Link,
    Moment,
    Note,
    Opportunity,
    Pain,
    Persona,
    Quote,
    Stage,
    State,
    Step,
    Term,
    Touchpoint,
)

TEXT = st.sampled_from(
    [
        "",
        "I",
        "Sales",
        "é",
        "مرحبا بالعالم",
        "🚲",
        "A\nB",
        "The system",
        "RMA; KYC",
        "x" * 290,
        "’",
        "+49",
    ]
) | st.text(st.characters(exclude_categories=["C"]), max_size=30)
SAID = TEXT.map(lambda text: text or "?")
COUNT = 3


def ids(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{kind}-n{n}" for n in range(COUNT)])


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def several(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=2).map(tuple)


def made(cls: type, **fields: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    each = [st.builds(cls, id=st.just(f"{cls.KIND}-n{n}"), **fields) for n in range(COUNT)]
    return st.integers(0, COUNT).flatmap(lambda count: st.tuples(*each[:count]))


SOURCED = {"level": st.sampled_from(Level), "evidence": several(ids("evidence"))}
DAY = maybe(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
STATES = st.builds(
    State,
    charter=st.builds(
        Charter,
        title=TEXT,
        organisation=TEXT,
        review_date=DAY,
        workshop_date=DAY,
        glossary=several(st.builds(Term, term=TEXT, meaning=TEXT)),
    ),
    personas=made(Persona, name=TEXT, quote=maybe(st.builds(Quote, text=TEXT))),
    channels=made(Channel, name=TEXT),
    touchpoints=made(
        Touchpoint, name=TEXT, channels=several(ids("channel")), moment=st.sampled_from(Moment)
    ),
    stages=made(Stage, name=TEXT, aim=TEXT),
    journeys=made(
        Journey,
        name=TEXT,
        persona=maybe(ids("persona")),
        stages=several(ids("stage")),
        state=maybe(st.sampled_from(["current", "future"])),
    ),
    steps=made(
        Step,
        journey=ids("journey"),
        stage=maybe(ids("stage")),
        touchpoint=maybe(ids("touchpoint")),
        name=TEXT,
        action=TEXT,
        thought=TEXT,
        quote=maybe(st.builds(Quote, text=TEXT)),
        emotion=maybe(st.integers(-2, 2)),
        emotion_reason=TEXT,
        waiting_minutes=maybe(st.floats(0, 1e9)),
        next=several(st.builds(Link, step=ids("step"), when=TEXT)),
        **SOURCED,
    ),
    pains=made(Pain, step=ids("step"), text=SAID, severity=maybe(st.integers(1, 3)), **SOURCED),
    opportunities=made(
        Opportunity,
        question=SAID,
        pains=several(ids("pain")),
        impact=maybe(st.integers(1, 5)),
        effort=maybe(st.integers(1, 5)),
    ),
    notes=made(Note, text=SAID, board=st.sampled_from(["empathy", "ideas"]), area=TEXT, **SOURCED),
    evidence=made(Evidence, title=TEXT, quote=TEXT, date=DAY),
    conflicts=made(Conflict, about=ids("step"), field=st.just("action")),
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(STATES)
def test_every_view_of_any_workshop(state):
    report = run_checks(state, today=date(2026, 3, 2))
    assert str(report).startswith(report.summary)
    assert report._repr_html_()
    assert all(finding.what.endswith((".", "?")) for finding in report.findings)
    assert all(finding.where.name for finding in report.findings)
    seen = overview(state, today=date(2026, 3, 2))
    assert str(seen)
    assert seen._repr_html_()
    for journey in state.journeys:
        steps = walk(state, journey.id)
        assert [step.step for step in steps] == [s.id for s in state.steps_of(journey.id)]
        assert all(step.words for step in steps)
    for pain in state.pains:
        assert opportunity_from_pain(state, pain.id).question.startswith("How might we ")
    assert len(priorities(state)) == len(state.opportunities)
