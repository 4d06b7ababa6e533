from __future__ import annotations

from datetime import date

from cjm_workshop.draw.labels import day
from cjm_workshop.draw.layout.provenance import evidence_line, levels_line, workshop_line
from cjm_workshop.model.findings import Evidence
from cjm_workshop.model.records import Charter
from cjm_workshop.model.state import State
from cjm_workshop.model.values import Level, TeamMember


def test_evidence_is_counted_by_people_answers_and_records() -> None:
    state = State(
        evidence=(
            Evidence(id="evidence-a", title="A", who="P01", date=date(2026, 3, 1)),
            Evidence(id="evidence-b", title="B", who="P01"),
            Evidence(id="evidence-c", title="C", type="survey", count=320, date=date(2026, 5, 9)),
            Evidence(id="evidence-d", title="D", type="event log", count=2400),
            Evidence(id="evidence-e", title="E", type="ticket"),
            Evidence(id="evidence-f", title="F", type="event log"),
        )
    )
    ids = [record.id for record in state.evidence]
    assert evidence_line(state, [*ids, "evidence-a"]) == (
        "Evidence: 1 interview, 320 survey answers, 2,401 cases in the event log, "
        "1 support ticket (Mar – May 2026)"
    )
    assert evidence_line(state, ["evidence-a"]) == "Evidence: 1 interview (Mar 2026)"
    assert evidence_line(state, ["evidence-gone"]) == ("Evidence: none linked to this picture yet")


def test_levels_are_counted_with_the_share_of_assumptions() -> None:
    levels = [Level.OBSERVED, Level.ASSUMED, Level.OBSERVED, Level.REPORTED]
    assert levels_line(levels) == "Statements: 2 observed, 1 reported, 1 assumed (25 %)"
    assert levels_line([Level.OBSERVED]) == "Statements: 1 observed"
    assert levels_line([Level.REPORTED] * 4793) == "Statements: 4,793 reported"
    assert levels_line([]) == ""


def test_the_workshop_is_told_as_far_as_it_is_known() -> None:
    assert workshop_line(State()) == ""
    charter = Charter(
        workshop_date=date(2026, 5, 12), team=(TeamMember(name="A"),), facilitator="Roth"
    )
    assert workshop_line(State(charter=charter)) == (
        "Workshop 12 May 2026, 1 participant, facilitator Roth"
    )
    assert day(date(2026, 1, 3)) == "3 Jan 2026"
