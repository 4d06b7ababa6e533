"""The kit's own templates: each starts a workshop that is honest, owned and fit to print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cjm_workshop import Workshop, templates
from cjm_workshop.draw.layout.communication_plan import communication_plan
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.errors import FileFaults
from cjm_workshop.insight import run_checks
from cjm_workshop.insight.statements import statements
from cjm_workshop.model import JourneyState, Level, MapLevel, Moment, State
from cjm_workshop.templates.sources import read_source

TODAY = date(2026, 6, 1)
STARTED = [
    name
    for name, template in templates.all_templates().items()
    if template.file and template.file.suffix == ".toml"
]
FOR_THE_TEAM = {"CJ06", "CJ32", "CJ40", "CJ43"}
"""What only a team can mend: an owner and a review date, and sources instead of assumptions."""
TRADES = {
    "b2b-breakdown",
    "b2b-purchase",
    "bank-account",
    "charity-donor",
    "health-appointment",
    "online-shop",
    "public-service",
    "rail-journey",
    "real-estate",
    "software-onboarding",
    "student-admission",
}


@pytest.fixture(params=STARTED)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def state(name: str) -> State:
    return templates.load(name)


def test_there_is_one_for_each_trade() -> None:
    assert set(STARTED) == TRADES


def test_there_is_one_of_each_kind() -> None:
    kinds = {templates.all_templates()[name].kind.split(",")[0] for name in STARTED}
    assert kinds >= {
        "current state",
        "future state",
        "day in the life",
        "service blueprint",
        "e-mail touchpoint plan",
    }


def test_it_has_a_frame_and_one_worked_fragment(state: State) -> None:
    charter = state.charter
    assert all((charter.goal, charter.decision, charter.scope_start, charter.scope_end))
    assert charter.focus_question.endswith("?")
    assert charter.owner == ""
    assert 4 <= len(state.stages) <= 6
    assert all(stage.aim and stage.moment for stage in state.stages)
    assert {stage.moment for stage in state.stages} == set(Moment)
    assert len(state.channels) >= 6
    assert len(state.personas) == 1
    for journey in state.journeys:
        assert 5 <= len(state.steps_of(journey.id)) <= 7
    prompts = [note for note in state.notes if note.topic == "question"]
    assert len(prompts) >= 3
    assert all(note.text.endswith(("?", "Count both.")) for note in prompts)


def test_every_step_is_told_whole(state: State) -> None:
    for step in state.steps:
        assert step.action.startswith(("I ", "We ")), step.action
        assert step.thought, step.id
        assert step.emotion is not None, step.id
        assert step.emotion_reason, step.id
        assert step.expectation, step.id
        assert step.touchpoint, step.id


def test_everything_is_assumed_and_says_so(state: State) -> None:
    said = list(statements(state))
    assert len(said) >= 8
    assert {one.level for one in said} == {Level.ASSUMED}
    assert {state.personas[0].level} == {Level.ASSUMED}
    assert not state.evidence
    assert not any(step.quote for step in state.steps)


def test_the_opportunities_belong_to_roles_and_have_a_figure(state: State) -> None:
    people = {word for persona in state.personas for word in persona.name.split()} - {"and"}
    assert state.opportunities
    for opportunity in state.opportunities:
        assert opportunity.owner
        assert not people & set(opportunity.owner.split())
        assert all((opportunity.metric, opportunity.baseline, opportunity.target))
        assert opportunity.pains


def test_the_checks_find_only_what_the_team_must_mend(state: State) -> None:
    report = run_checks(state, today=TODAY)
    assert report.ok
    assert {finding.code for finding in report.findings} <= FOR_THE_TEAM


def test_the_texts_are_short_enough_for_a_map(state: State) -> None:
    limits = {"name": 24, "action": 90, "thought": 70, "emotion_reason": 64, "expectation": 45}
    for step in state.steps:
        for field, most in limits.items():
            assert len(getattr(step, field)) <= most, getattr(step, field)
    for pain in state.pains:
        assert len(pain.text) <= 60, pain.text
    for opportunity in state.opportunities:
        assert len(opportunity.question.removeprefix("How might we ")) <= 80, opportunity.question


def test_its_maps_fit_on_one_page_at_a_size_that_reads_well(state: State) -> None:
    for journey in state.journeys:
        (page,) = journey_map(state, journey.id)
        assert page.overlaps() == []
        assert min(line.size for line in page.lines if line.role == "doing") >= 8
        told = {step.id for step in state.steps_of(journey.id) if step.emotion_reason}
        assert {line.record for line in page.lines if line.role == "reason"} == told


def test_its_map_shows_the_lanes_that_belong_to_it() -> None:
    rail = templates.load("rail-journey")
    texts = journey_map(rail)[0].texts()
    assert any("line of visibility" in text for text in texts)
    assert "Decide not to hold the train" in texts
    plain = journey_map(rail, lanes=())[0].texts()
    assert "Decide not to hold the train" not in plain


def test_a_blueprint_has_work_behind_every_step() -> None:
    rail = templates.load("rail-journey")
    assert all(step.backstage for step in rail.steps)


def test_the_bank_account_compares_today_with_the_future() -> None:
    bank = templates.load("bank-account")
    today, future = bank.journeys
    assert (today.state, future.state) == (JourneyState.CURRENT, JourneyState.FUTURE)
    assert future.compared_with == today.id


def test_the_two_of_business_customers_look_from_far_and_from_near() -> None:
    levels = [templates.load(f"b2b-{one}").charter.level for one in ("purchase", "breakdown")]
    assert levels == [MapLevel.STRATEGIC, MapLevel.TACTICAL]


def test_the_plans_hold_contacts_over_days() -> None:
    for name, last in (("software-onboarding", 30), ("charity-donor", 280)):
        state = templates.load(name)
        days = [contact.day for contact in state.contacts]
        assert days == sorted(days)
        assert days[-1] == last
        assert all(c.purpose and c.message and c.owner and c.trigger for c in state.contacts)
        (page,) = communication_plan(state)
        assert page.overlaps() == []


def test_a_workshop_starts_from_it(name: str, tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "next", template=name, author="Ann") as workshop:
        workshop.edit("charter", owner="Ann")
        assert workshop.state().stages == templates.load(name).stages
        assert workshop.state().charter.owner == "Ann"


def test_a_fault_in_a_template_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(
        'kind = "k"\nabout = "a"\n[charter]\ntitle = "T"\n[steps.one]\nstage = "nowhere"\n'
        'emotion = 7\n[journeys.j]\nname = "I go"\n',
        encoding="utf-8",
    )
    with pytest.raises(FileFaults) as caught:
        read_source(broken)
    message = str(caught.value)
    assert "broken.toml" in message
    assert "steps[0].emotion" in message
