"""Real tables that nobody here wrote, the whole way from file to workshop."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop.evidence import import_into, read_source, table

Find = Callable[[str], Path]


def test_patients_comments_as_survey_and_notes(
    host: Any, real: Find, balanced: Callable[[Any], bool]
) -> None:
    path = real("nhs_fft_full_with_scores.csv")
    report = import_into(host, path, "survey", "Ann")
    state = host.state()
    (survey,) = state.evidence
    assert (report.rows, report.taken, survey.count) == (5_982, 5_982, 5_982)
    # the file mixes day/month and month/day: only dates that are sure count
    assert survey.about == "5,982 answers, 2021-04-30 to 2022-09-30"
    assert any("some month/day/year" in guess for guess in report.guesses)
    assert any(text.startswith("Dates that could be one of two days") for text in report.warnings)
    assert [(m.name, m.count) for m in survey.metrics] == [
        ("FFT categorical answer", 5_982),
        ("Comment sentiment", 4_781),
    ]
    (comments,) = report.also
    assert (comments.taken, len(comments.not_taken)) == (4_793, 1_189)
    assert {row.text for row in comments.not_taken} == {"Did not answer"}
    assert len(state.notes) == 4_793
    assert len(state.clusters) == 41
    assert len(state.log) == 1
    assert balanced(report)
    named = {cluster.name for cluster in state.clusters}
    assert {"Timeliness of care", "Staff manner & personal attributes"} <= named
    assert not named & {"Not assigned", "Labelling not possible"}


def test_comments_with_one_theme_each(real: Find) -> None:
    report = read_source(real("notes_nhs_fft.csv"), "notes").report
    assert (report.rows, report.taken, report.made["cluster"]) == (2_189, 2_189, 39)


def test_the_figures_agree_with_pandas(real: Find) -> None:
    import pandas as pd

    path = real("nhs_fft_full_with_scores.csv")
    (payload,) = read_source(path, "survey", comments_as_notes=False).operations[0].records
    data = pd.read_csv(path)
    for metric in payload.fields["metrics"]:
        assert metric["value"] == pytest.approx(data[metric["name"]].mean(), abs=1e-4)
        assert metric["count"] == data[metric["name"]].count()


def test_the_activities_of_a_log_as_touchpoints(
    host: Any, real: Find, balanced: Callable[[Any], bool]
) -> None:
    path = real("receipt_coselog.csv")
    expected = json.loads(real("expected_receipt.json").read_text(encoding="utf-8"))["receipt"]
    report = import_into(host, path, "touchpoints", "Ann")
    state = host.state()
    assert report.kind == "event_log"
    assert report.rows == report.taken == expected["events"]
    assert len(state.touchpoints) == expected["activities"] == 27
    assert {channel.name for channel in state.channels} == {
        *("Internet", "Desk", "Post", "e-mail", "Intern"),
    }
    assert len(state.channels) == expected["channels"]
    (log,) = state.evidence
    assert log.count == expected["cases"]
    first, last = (expected[key][:10] for key in ("first", "last"))
    assert log.about == f"8,577 events of 1,434 cases, {first} to {last}"
    events = {
        t.name: next(m.value for m in t.metrics if m.name == "events") for t in state.touchpoints
    }
    assert sum(events.values()) == expected["events"]
    assert events["T10 Determine necessity to stop indication"] == 1_283
    assert state.touchpoints[0].name == "Confirmation of receipt"
    assert int(table(state, "touchpoint_matrix").loc["during", "Internet"]) == 27
    assert balanced(report)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("interviews.csv", "interviews"),
        ("survey.csv", "survey"),
        ("events.csv", "touchpoints"),
        ("tickets.csv", "tickets"),
        ("notes.csv", "notes"),
    ],
)
def test_the_research_of_the_case(
    name: str, kind: str, host: Any, research: Find, balanced: Callable[[Any], bool]
) -> None:
    report = import_into(host, research(name), kind, "Ann")
    assert report.taken > 50
    assert balanced(report)
    assert len(host.state().log) == 1


def test_the_survey_of_the_case_holds_answers_sent_twice(research: Find) -> None:
    path = research("survey.csv")
    (warning,) = read_source(path, "survey").report.warnings
    assert warning.startswith("Answers that repeat an earlier one but for response_id, submitted")
    dropped = read_source(path, "survey", ignore=["response_id", "submitted"]).report
    assert warning.count(",") >= 1
    assert len(dropped.reasons["repeats an earlier row"]) >= 1
