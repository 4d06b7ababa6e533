"""The finished workshop of the case: current, sound, backed by the research, and fit to print."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import templates
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.insight.checks import run_checks
from cjm_workshop.model import (
    Evidence,
    JourneyState,
    Level,
    Metric,
    Moment,
    State,
    Statement,
    references,
)
from cjm_workshop.storage.document import read_document

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tools/make_case_workshop.py"
RESEARCH = templates.research_folder()
LISTS = ("goals", "needs", "challenges", "motivations", "behaviours", "barriers", "influences")
TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def case() -> State:
    return read_document(templates.case_file().read_bytes(), "freshcart.cjm.json").state


@pytest.fixture(scope="module")
def quotes() -> dict[str, dict[str, str]]:
    with (RESEARCH / "interviews.csv").open(encoding="utf-8", newline="") as file:
        return {f"evidence-{row['quote_id'].lower()}": row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def sticky_notes() -> dict[str, dict[str, str]]:
    with (RESEARCH / "notes.csv").open(encoding="utf-8", newline="") as file:
        return {f"note-{row['id'].lower()}": row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def truths() -> dict[str, dict[str, Any]]:
    found = json.loads((RESEARCH / "truths.json").read_text(encoding="utf-8"))["truths"]
    return {truth["id"]: truth for truth in found}


def metrics(state: State) -> list[Metric]:
    holders = (*state.touchpoints, *state.steps, *state.evidence)
    return [metric for holder in holders for metric in holder.metrics]


def make(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


# -- the files --------------------------------------------------------------------------


def test_the_files_are_current() -> None:
    done = make("--check")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_names_a_file_that_differs_and_leaves_it(tmp_path: Path) -> None:
    assert make("--folder", str(tmp_path)).returncode == 0
    changed = tmp_path / "freshcart/freshcart.cjm.json"
    changed.write_text(changed.read_text(encoding="utf-8").replace("FreshCart", "Shop"))
    before = changed.read_bytes()

    done = make("--check", "--folder", str(tmp_path))

    assert done.returncode == 1
    assert done.stdout == (
        "freshcart/freshcart.cjm.json differs: run python tools/make_case_workshop.py\n"
    )
    assert changed.read_bytes() == before


def test_each_value_stands_on_a_line_of_its_own() -> None:
    lines = templates.case_file().read_text(encoding="utf-8").splitlines()

    assert not [line for line in lines if line.strip().count('": ') > 1 and line.strip()[0] in "{["]
    assert max(map(len, lines)) < 400
    assert lines[1:4] == [
        '  "format": "cjm-workshop",',
        '  "version": "1.0",',
        '  "last_operation": null,',
    ]


def test_ids_can_be_read(case: State) -> None:
    assert {len(record.id.split("-", 1)[1]) >= 3 for record in case.records()} == {True}
    assert case.find("step-maya-slot") is not None


# -- complete ---------------------------------------------------------------------------


def test_the_charter_is_filled(case: State) -> None:
    filled = {name for name, value in case.charter.model_dump().items() if value}

    assert filled == set(type(case.charter).model_fields)
    assert case.charter.title == "I order groceries online for the first time"
    assert case.charter.workshop_date == date(2026, 5, 12)
    assert len(case.charter.team) == 9
    assert len({member.department for member in case.charter.team}) == 9


def test_there_is_enough_of_everything(case: State) -> None:
    assert [persona.name for persona in case.personas] == ["Maya Lindqvist", "Harold Beck"]
    assert len(case.stages) == 5
    assert all(stage.aim and stage.duration for stage in case.stages)
    assert len(case.touchpoints) >= 18
    assert len(case.pains) >= 14
    assert len(case.opportunities) >= 10
    assert len(case.actions) >= 5
    assert len(case.contacts) >= 6
    assert len(case.comments) >= 4


def test_both_personas_are_whole_and_differ(case: State) -> None:
    maya, harold = case.personas

    for persona in (maya, harold):
        for field in (*LISTS, "harms"):
            assert len(getattr(persona, field)) >= 2, (persona.name, field)
        assert persona.decision_authority
        assert len(persona.demographics) >= 4
    assert set(maya.channels) != set(harold.channels)


def test_the_touchpoints_cover_moments_third_parties_and_paper(case: State) -> None:
    moments = Counter(touchpoint.moment for touchpoint in case.touchpoints)

    assert min(moments[moment] for moment in Moment) >= 4
    assert sum(bool(touchpoint.provider) for touchpoint in case.touchpoints) >= 2
    assert {"channel-letter", "channel-store", "channel-door", "channel-phone"} <= {
        channel for touchpoint in case.touchpoints for channel in touchpoint.channels
    }
    for touchpoint in case.touchpoints:
        assert bool(touchpoint.department) != bool(touchpoint.provider)
        assert touchpoint.purpose
        assert touchpoint.initiator


@pytest.mark.parametrize(
    ("journey", "fewest", "most", "truths"),
    [("journey-maya", 14, 14, 3), ("journey-harold", 11, 13, 3), ("journey-maya-future", 8, 10, 3)],
)
def test_the_journeys_are_told_step_by_step(
    case: State, journey: str, fewest: int, most: int, truths: int
) -> None:
    steps = case.steps_of(journey)

    assert fewest <= len(steps) <= most
    assert sum(step.moment_of_truth for step in steps) == truths
    for step in steps:
        assert step.stage
        assert step.touchpoint
        assert step.channels
        assert step.action.startswith(("I ", "My "))
        assert step.thought or step.quote
        assert step.emotion is not None
        assert step.emotion_reason
        assert step.engagement
        assert step.expectation
        assert bool(step.moment_label) == step.moment_of_truth


def test_the_journeys_of_today_loop_and_branch_and_show_their_guesses(case: State) -> None:
    now = [journey for journey in case.journeys if journey.state is JourneyState.CURRENT]
    steps = [step for journey in now for step in case.steps_of(journey.id)]
    ways = {(step.id, link.step) for step in steps for link in step.next}

    assert ways == {
        ("step-maya-slot", "step-maya-slot"),
        ("step-maya-again", "step-maya-slot"),
        ("step-harold-card", "step-harold-pays"),
        ("step-harold-call", "step-harold-basket"),
    }
    assert [step.id for step in steps if step.level is Level.ASSUMED] == [
        "step-maya-confirmation",
        "step-harold-paper",
        "step-harold-again",
    ]
    assert all(step.experience for step in steps)
    assert sum(bool(step.backstage) for step in steps) >= 20


def test_the_future_is_a_wish_compared_with_today(case: State) -> None:
    future = next(journey for journey in case.journeys if journey.state is JourneyState.FUTURE)
    steps = case.steps_of(future.id)

    assert future.compared_with == "journey-maya"
    assert {step.level for step in steps} == {Level.ASSUMED}
    asked = {step for opportunity in case.opportunities for step in opportunity.steps}
    assert {step.id for step in steps} <= asked


def test_every_opportunity_is_a_question_with_owner_and_figures(case: State) -> None:
    names = {f"{member.name}, {member.department}" for member in case.charter.team}

    for opportunity in case.opportunities:
        assert opportunity.question.startswith("How might we ")
        assert opportunity.question.endswith("?")
        assert opportunity.owner in names
        assert opportunity.metric
        assert opportunity.baseline
        assert opportunity.target
        assert opportunity.impact
        assert opportunity.effort
        assert opportunity.pains or opportunity.steps
    assert {action.owner for action in case.actions} <= names


# -- backed by the research ---------------------------------------------------------------


def test_every_quote_stands_word_for_word_in_the_interviews(
    case: State, quotes: dict[str, dict[str, str]]
) -> None:
    holders = [record for record in (*case.personas, *case.steps) if record.quote]

    assert len(holders) >= 20
    for record in holders:
        assert record.quote is not None
        assert record.quote.text in quotes[record.quote.evidence or ""]["quote"], record.id


def test_what_people_say_on_the_empathy_maps_was_said(
    case: State, quotes: dict[str, dict[str, str]]
) -> None:
    said = [note for note in case.notes if note.board == "empathy" and note.area == "says"]

    assert len(said) >= 8
    for note in said:
        assert note.text.rstrip(".") in quotes[note.evidence[0]]["quote"], note.text


def test_interview_evidence_equals_the_table(
    case: State, quotes: dict[str, dict[str, str]]
) -> None:
    heard = [record for record in case.evidence if record.type == "interview"]
    seen = [record for record in case.evidence if record.type == "observation"]

    assert len(heard) >= 40
    for record in heard:
        row = quotes[record.id]
        assert (record.quote, record.who, record.about) == (
            row["quote"],
            row["participant"],
            row["moment"],
        )
    for record in seen:
        assert record.about == quotes[record.id.replace("-seen", "")]["observed"]
        assert record.level is Level.OBSERVED


def test_the_counts_of_the_sources(case: State) -> None:
    survey, log = case.get(Evidence, "evidence-survey"), case.get(Evidence, "evidence-log")
    tickets = [record for record in case.evidence if record.type == "ticket"]

    assert survey is not None
    assert log is not None
    assert (survey.count, log.count) == (340, 2040)
    assert sum(record.count or 0 for record in tickets) == 162
    assert len({record.who for record in case.evidence if record.type == "interview"}) == 12


def test_every_figure_is_a_truth(case: State, truths: dict[str, dict[str, Any]]) -> None:
    planted = {
        (value, truth["unit"], truth["file"])
        for truth in truths.values()
        for value in truth["values"].values()
    }
    files = {"survey": "survey.csv", "event log": "events.csv", "ticket": "tickets.csv"}

    found = metrics(case)
    assert len(found) >= 40
    for metric in found:
        source = case.get(Evidence, metric.evidence)
        assert source is not None
        assert (metric.value, metric.unit, files[source.type]) in planted, metric.name


def test_intervals_hold_their_figure(case: State) -> None:
    with_interval = [metric for metric in metrics(case) if metric.low is not None]

    assert len(with_interval) >= 20
    for metric in with_interval:
        assert metric.high is not None
        assert metric.value is not None
        assert metric.low < metric.value < metric.high, metric.name
        assert metric.count
    survey = case.get(Evidence, "evidence-survey")
    assert survey is not None
    assert all(metric.low is not None for metric in survey.metrics)


def test_an_opportunity_starts_from_a_truth_or_says_that_nobody_measured(
    case: State, truths: dict[str, dict[str, Any]]
) -> None:
    planted = {str(v) for truth in truths.values() for v in truth["values"].values()}
    counted = {"24", "7", "5 of 5", "not measured yet"}  # tickets by category; five participants

    for opportunity in case.opportunities:
        assert opportunity.baseline.removesuffix(" %") in planted | counted, opportunity.metric


def test_every_source_is_used(case: State) -> None:
    used = {ref.target for record in case.records() for ref in references(record)}

    assert {record.id for record in case.evidence} <= used


def test_what_is_known_names_a_source_and_what_is_assumed_names_none(case: State) -> None:
    statements: list[Any] = [*case.steps, *case.pains, *case.touchpoints]
    for persona in case.personas:
        for field in (*LISTS, "harms"):
            statements += [s for s in getattr(persona, field) if isinstance(s, Statement)]

    for said in statements:
        assert bool(said.evidence) == (said.level is not Level.ASSUMED), said


# -- the walls ----------------------------------------------------------------------------


def test_the_empathy_maps_know_what_is_seen_and_what_is_inferred(case: State) -> None:
    maya = Counter(n.area for n in case.notes if n.persona == "persona-maya")
    harold = Counter(n.area for n in case.notes if n.persona == "persona-harold")

    assert sum(maya.values()) >= 16
    assert set(maya) == {"says", "does", "thinks", "feels"}
    assert sum(harold.values()) >= 18
    assert set(harold) == {*maya, "sees", "hears", "pains", "gains"}
    for note in case.notes:
        if note.board == "empathy" and note.area in ("thinks", "feels"):
            assert note.level is Level.INFERRED, note.text
        if note.board == "empathy" and note.area in ("says", "does"):
            assert note.level is Level.OBSERVED, note.text


def test_the_wall_holds_the_notes_of_the_workshop(
    case: State, sticky_notes: dict[str, dict[str, str]]
) -> None:
    wall = [note for note in case.notes if note.board == "affinity"]
    sizes = Counter(note.cluster for note in wall)

    assert 40 <= len(wall) <= 50
    for note in wall:
        row = sticky_notes[note.id]
        assert (note.text, note.author, note.area, note.colour) == (
            row["text"],
            row["author"],
            row["column"],
            row["colour"],
        )
    assert 6 <= len(case.clusters) <= 7
    assert sizes[None] == 5
    assert all(sizes[cluster.id] >= 3 for cluster in case.clusters)
    for cluster in case.clusters:
        assert 3 <= len(cluster.name.split()) <= 7, cluster.name
        assert cluster.insight
        assert cluster.named_by


def test_the_nine_gave_their_dots(case: State, sticky_notes: dict[str, dict[str, str]]) -> None:
    given = Counter[tuple[str, str]]()
    got = Counter[str]()
    for vote in case.votes:
        given[vote.voter, vote.about.split("-")[0]] += vote.dots
        got[vote.about] += vote.dots

    people = {member.name for member in case.charter.team}
    kinds = {"note", "cluster", "opportunity"}
    assert given == Counter({(who, kind): 5 for who in people for kind in kinds})
    noted = {note: int(row["votes"]) for note, row in sticky_notes.items() if int(row["votes"])}
    assert {about: dots for about, dots in got.items() if about.startswith("note-")} == noted


# -- fit to print ---------------------------------------------------------------------------


def test_the_texts_are_short_enough_for_a_map(case: State) -> None:
    for step in case.steps:
        assert len(step.name) <= 24, step.name
        assert len(step.action) <= 90, step.action
        assert len(step.thought) <= 70, step.thought
    for pain in case.pains:
        assert len(pain.text) <= 60, pain.text
    for opportunity in case.opportunities:
        assert len(opportunity.question.removeprefix("How might we ")) <= 80, opportunity.question


@pytest.mark.parametrize("journey", ["journey-maya", "journey-harold", "journey-maya-future"])
def test_each_map_fits_on_one_page_of_a3_at_a_size_that_reads_well(
    case: State, journey: str
) -> None:
    pages = journey_map(case, journey)

    assert len(pages) == 1
    assert min(line.size for line in pages[0].lines if line.role == "doing") >= 8


def test_the_checks_find_no_error_and_one_known_gap(case: State) -> None:
    report = run_checks(case, today=TODAY)

    assert [
        (finding.code, finding.severity.value, finding.what) for finding in report.findings
    ] == [
        (
            "CJ32",
            "warning",
            "2 of 13 rated steps name no source: "
            '"Prints the confirmation" and "Orders again, by phone".',
        )
    ]
