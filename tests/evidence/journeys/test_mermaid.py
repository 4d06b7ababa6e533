"""Journeys in Mermaid, tidy and otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop.evidence.journeys.mermaid_text import plain_name, safe, safe_line, safe_task
from cjm_workshop.model import Level, State, undo_of
from journeys_elsewhere import DAY, brought, faults_of


def test_sections_tasks_and_actors(host: Any, balanced: Callable[[Any], bool]) -> None:
    state, report = brought(host, DAY)
    (journey,) = state.journeys
    assert (journey.name, journey.state) == ("My working day", None)
    assert [one.name for one in state.personas] == ["Me"]
    assert journey.persona == state.personas[0].id
    assert [stage.name for stage in state.stages_of(journey.id)] == ["Go to work", "Go home"]
    steps = state.steps_of(journey.id)
    assert [(step.name, step.emotion) for step in steps] == [
        ("Make tea", 2), ("Do work", -2), ("Sit down", 2),
    ]  # fmt: skip
    assert {step.level for step in steps} == {Level.ASSUMED}
    assert balanced(report)
    assert str(report) == (
        "Journey from the pasted text: 3 rows read, 3 taken, none left out.\n"
        "That makes: 1 persona, 2 stages, 1 journey, 3 steps.\n"
        "To look at:\n"
        '  - A journey has one traveller: Me travels "My working day", as in most tasks. '
        "Left out: Cat.\n"
        "How it was read:\n"
        "  - A row is a line of the text that holds a task.\n"
        "  - Scores 1 to 5 became emotions -2 to +2."
    )


def test_one_undo_takes_it_back(host: Any) -> None:
    brought(host, DAY)
    undo = undo_of(host.state().log, "Ann")
    assert undo is not None
    host.apply(undo)
    assert host.state() == State()


@pytest.mark.parametrize(
    ("line", "name", "emotion"),
    [
        ("Make tea:5:Me", "Make tea", 2),
        ("Make tea : 1", "Make tea", -2),
        ("Make tea: 4:", "Make tea", 1),
        ("Call 10:30: 3: Me", "Call 10:30", 0),
        ("Call∶ now: 3: Me", "Call: now", 0),
        ("“Title” check: 3: Me", "Title check", 0),
        ("#quot;Hi#quot; #38; bye: 3: Me", '"Hi" & bye', 0),
        ("Section 5: 3: Me", "Section 5", 0),
        ("Journeyman: 3", "Journeyman", 0),
        ("accTitle of it: 2", "accTitle of it", -1),
        ("Too good: 9: Me", "Too good", 2),
        ("So so: 2.5: Me", "So so", -1),
    ],
)
def test_tasks(host: Any, line: str, name: str, emotion: int) -> None:
    state, _ = brought(host, f"journey\n  title T\n  section S\n    {line}\n")
    assert [(step.name, step.emotion) for step in state.steps] == [(name, emotion)]


def test_what_surrounds_a_journey_is_passed_over(host: Any) -> None:
    text = (
        "```mermaid\n---\ntitle: 'Front matter'\nconfig:\n  theme: x\n---\n%%{init: {}}%%\n"
        "JOURNEY\n\naccDescr {\n  A: 3: B\n  section no\n}\n  Alone: 2\n%% a comment\n```\n"
        "```mermaid\njourney title Another\n  Else: 4: Bo\n```\n"
    )
    state, report = brought(host, text)
    assert [journey.name for journey in state.journeys] == ["Front matter", "Another"]
    assert [(step.name, step.stage) for step in state.steps] == [("Alone", None), ("Else", None)]
    assert (report.rows, report.taken) == (2, 2)


def test_rows_that_are_no_tasks_are_told(host: Any, balanced: Callable[[Any], bool]) -> None:
    text = (
        "journey\n title T\n section S\n  No score\n  Odd: very: Me\n  Low: -4: Me\n  Ok: 3: Me\n"
    )
    state, report = brought(host, text)
    assert [step.name for step in state.steps] == ["Low", "Ok"]
    assert balanced(report)
    assert [(row.row, row.reason, row.text) for row in report.not_taken] == [
        (4, 'no task such as "Make tea: 5: Me"', "No score"),
        (5, 'no task such as "Make tea: 5: Me"', "Odd: very: Me"),
    ]
    assert report.warnings == (
        "Scores that are not 1, 2, 3, 4 or 5 became the nearest of these: row 6.",
    )


def test_a_section_that_comes_again_is_a_stage_of_its_own(host: Any) -> None:
    text = "journey\n section A\n  a: 1\n section B\n  b: 1\n section a\n  c: 1\n"
    state, report = brought(host, text)
    assert [stage.name for stage in state.stages] == ["A", "B", "a (2)"]
    assert [step.name for step in state.steps_of(state.journeys[0].id)] == ["a", "b", "c"]
    assert 'The section "a" comes again as "a (2)".' in report.guesses


def test_an_unscored_task_of_our_own_stays_without_emotion(host: Any) -> None:
    text = "journey\n  %% no emotion noted: Waits\n  Waits: 3\n  Goes: 3\n"
    state, _ = brought(host, text)
    assert [step.emotion for step in state.steps] == [None, 0]


def test_another_diagram_is_refused() -> None:
    assert faults_of("%% hello\nflowchart TD\n  a --> b\n") == (
        "the pasted text is no Mermaid journey.\n"
        '  - line 2: found "flowchart TD"; expected the word "journey" in the first line\n'
        "Of Mermaid's diagrams, the user journey is the one that can be taken in."
    )


def test_every_fault_is_told_where_nothing_can_be_taken() -> None:
    assert faults_of("journey\n title T\n one\n two: x\n") == (
        "No journey could be read from the pasted text.\n"
        '  - line 3: found "one"; expected a task such as "Make tea: 5: Me"\n'
        '  - line 4: found "two: x"; expected a task such as "Make tea: 5: Me"'
    )
    assert faults_of("") == (
        "No journey could be read from the pasted text.\n"
        '  - the text: found no line; expected the word "journey" in the first line'
    )
    assert faults_of("journey\n title T\n").endswith(
        '  - tasks: found none; expected at least one, such as "Make tea: 5: Me"'
    )


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff")
KEPT = st.text(LETTERS, max_size=15).filter(lambda text: not set(text) & set(";∶＃＜＞％“”"))


@settings(max_examples=100, deadline=None)
@given(text=KEPT)
def test_safe_texts_come_back(text: str) -> None:
    wanted = " ".join(text.split())
    assert plain_name(safe(text)) == wanted
    assert plain_name(safe_task(text)) == wanted
    assert plain_name(safe_task(f"Title {text}")) == " ".join(f"Title {text}".split())
    assert plain_name(safe_line(text)) == wanted
