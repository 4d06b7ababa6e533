"""Journeys in CJML, tidy and otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cjm_workshop.evidence import read_source
from cjm_workshop.model import JourneyState
from journeys_elsewhere import BOOKS, action, brought, cjml, faults_of


def test_touchpoints_of_an_actual_journey(host: Any) -> None:
    state, report = brought(host, BOOKS)
    (journey,) = state.journeys
    assert (journey.name, journey.state) == ("Journey from the pasted text", JourneyState.CURRENT)
    assert [one.name for one in state.personas] == ["Carl"]
    (step,) = state.steps
    assert step.name == "Signs up"
    assert [work.text for work in step.backstage] == ["Has one more"]
    assert [one.name for one in state.channels] == ["Web"]
    assert step.channels == (state.channels[0].id,)
    assert str(report) == (
        "Journey from the pasted text: 1 row read, 1 taken, none left out.\n"
        "That makes: 1 channel, 1 persona, 1 journey, 1 step.\n"
        "How it was read:\n"
        "  - A row is a touchpoint, counted from the first of the file."
    )


def test_the_customers_label_names_the_step_also_where_the_customer_receives(host: Any) -> None:
    text = BOOKS.replace('"Carl"/>', '"X"/>').replace('"Bookery"/>', '"Carl"/>')
    state, _ = brought(host, text)
    assert state.steps[0].name == "Has one more"
    assert [work.text for work in state.steps[0].backstage] == ["Signs up"]


def experience(rating: str) -> str:
    return (
        f"<touchpointExperience><experienceRating>{rating}</experienceRating>"
        "<experienceDescription>so</experienceDescription></touchpointExperience>"
    )


@pytest.mark.parametrize(
    ("rating", "emotion"),
    [
        ("1", -2), ("5", 2), (" 3 ", 0), ("Very satisfied", 2), ("dissatisfied", -1), ("0", None),
        ("9", None), ("2.5", None), ("fine", None), ("", None),
    ],
)  # fmt: skip
def test_ratings(host: Any, rating: str, emotion: int | None) -> None:
    state, report = brought(host, cjml(action("Goes", experience(rating))))
    assert state.journeys[0].name == "My way"
    (step,) = state.steps
    assert (step.emotion, step.emotion_reason) == (emotion, "so")
    odd = bool(rating) and emotion is None
    told = ("Ratings other than 1 to 5 or their words were left out: row 1.",)
    assert report.warnings == (told if odd else ())


def test_phases_declared_and_not(host: Any) -> None:
    points = action("a", '<belongsTo phaseIDref="p"/>') + action("b", '<belongsTo phaseIDref="q"/>')
    phases = '<journeyPhase phaseID=" p"><phaseName> Pay </phaseName></journeyPhase>'
    state, report = brought(host, cjml(points + action("c"), phases, "planned"))
    assert state.journeys[0].state == JourneyState.FUTURE
    assert [stage.name for stage in state.stages] == ["Pay", "q"]
    names = {stage.id: stage.name for stage in state.stages}
    assert [names.get(step.stage or "") for step in state.steps] == ["Pay", "q", None]
    assert report.warnings == ("Phases that are not among journeyPhases were named by id: row 2.",)


def test_what_was_not_used_is_told(host: Any, balanced: Callable[[Any], bool]) -> None:
    more = "<compliance>yes</compliance><timestamps><timeStarted>1</timeStarted></timestamps>"
    _, report = brought(host, cjml(action("a", more) + action("") + action("b", more)))
    assert report.guesses[-1] == (
        "Elements that were not used: compliance (2), timestamps (2), timeStarted (2)."
    )
    assert [(row.row, row.reason) for row in report.not_taken] == [
        (2, "no label says what happens")
    ]
    assert balanced(report)


def test_a_plan_knows_what_it_betters(host: Any) -> None:
    actual = "<actualJourney><plannedReference>PJ1</plannedReference>" + action("a")
    planned = "<plannedJourney><journeyID>PJ1</journeyID>" + action("b", kind="planned")
    text = f"<CJML>{planned}</plannedJourney>{actual}</actualJourney></CJML>"
    state, _ = brought(host, text)
    today, plan = state.journeys
    assert (today.state, plan.state) == (JourneyState.CURRENT, JourneyState.FUTURE)
    assert plan.compared_with == today.id


def test_broken_xml_is_told_with_its_place() -> None:
    assert faults_of("<CJML>\n  <actualJourney>\n</CJML>") == (
        "the pasted text cannot be read as XML.\n"
        "  - line 3, column 3: found a fault (mismatched tag); expected well-formed XML\n"
        "Open it in the tool that wrote it, and export it again as CJML 2.0."
    )


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><CJML>&c;</CJML>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><CJML>&b;</CJML>',
        "<!DOCTYPE CJML><CJML/>",
    ],
)
def test_entities_are_refused(text: str) -> None:
    assert "found a document type or entities of its own; expected plain elements" in faults_of(
        text
    )


def test_an_unknown_encoding_is_told() -> None:
    text = faults_of(b'<?xml version="1.0" encoding="klingon"?><CJML/>')
    assert "the file cannot be read as XML." in text
    assert "unknown encoding" in text


def test_another_encoding_is_read(host: Any) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + cjml(action("Größe wählen"))
    state, _ = brought(host, text.encode("latin-1"))
    assert state.steps[0].name == "Größe wählen"
    again = read_source(text.replace("ISO-8859-1", "UTF-16").encode("utf-16"), "journey")
    assert again.report.taken == 1


def test_every_fault_of_a_file_is_told() -> None:
    assert faults_of("<svg/>") == (
        "No journey could be read from the pasted text.\n"
        "  - the outermost element: found svg; expected the element CJML, with actualJourney or "
        "plannedJourney in it\n"
        "  - journeys: found none; expected an actualJourney or a plannedJourney"
    )
    assert faults_of(cjml(action("") + action(" "))) == (
        "No journey could be read from the pasted text.\n"
        "  - touchpoint 1: found no label says what happens; expected an initiatorLabel or a "
        "receiverLabel that says what happens\n"
        "  - touchpoint 2: found no label says what happens; expected an initiatorLabel or a "
        "receiverLabel that says what happens"
    )
    assert faults_of(cjml("")).endswith(
        "  - touchpoints: found none; expected at least one action or communication point"
    )
