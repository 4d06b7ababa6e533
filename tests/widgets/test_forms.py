"""Forms from the Python side: which fields they show, and that these follow the workshop."""

from __future__ import annotations

import time
from typing import Any

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight import walk
from cjm_workshop.model import (
    Edit,
    Evidence,
    Journey,
    Opportunity,
    Pain,
    Remove,
    Stage,
    Step,
    Touchpoint,
)
from cjm_workshop.widgets import (
    charter_form,
    journey_editor,
    name_form,
    opportunity_form,
    persona_form,
    touchpoint_form,
    walk_through,
)


def fields_of(page: dict[str, Any]) -> dict[str, dict[str, Any]]:
    fields = [field for section in page["sections"] for field in section["fields"]]
    return {field["field"]: field for field in fields if "field" in field}


def page_of(view: dict[str, Any], name: str) -> dict[str, Any]:
    return next(page for page in view["pages"] if page["id"] == name)


def until(true: Any, seconds: float = 3) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


@pytest.fixture
def journey(host: Any) -> Any:
    host.add(
        Stage(id="stage-a", name="Find a slot"),
        Stage(id="stage-b", name="Get it home"),
        Journey(id="journey-a", name="I order food", persona="persona-maya"),
        Touchpoint(id="touchpoint-a", name="Slot picker", channels=("channel-web",)),
        Step(id="step-b", journey="journey-a", stage="stage-b", name="Open the door", emotion=2),
        Step(id="step-a", journey="journey-a", stage="stage-a", touchpoint="touchpoint-a"),
        Step(id="step-c", journey="journey-a", action="I wonder", emotion=-1),
        Pain(id="pain-a", step="step-a", text="No slot before Thursday", severity=3),
    )
    return host


def test_the_charter_saves_field_by_field(host, browse) -> None:
    form = browse(charter_form(host, "Ana"))
    fields = fields_of(form.widget.view["pages"][0])
    assert fields["goal"]["label"] == "Goal"
    edit = {"kind": "edit", "record": "charter-main"}
    assert form.apply(**edit, id="op-a", field="goal", old="", new="Fewer calls")["type"] == "ack"
    team = [{"name": "Ana", "department": "Care", "role": ""}]
    assert form.apply(**edit, id="op-b", field="team", old=[], new=team)["type"] == "ack"
    charter = host.state().charter
    assert (charter.goal, charter.team[0].department) == ("Fewer calls", "Care")
    until(lambda: fields_of(form.widget.view["pages"][0])["goal"]["value"] == "Fewer calls")
    refused = form.apply(**edit, id="op-c", field="dots_each", old=3, new=99)
    assert refused["type"] == "refused"
    assert "dots_each: found 99; expected 20 or less" in refused["reason"]


def test_every_field_of_a_form_exists_in_its_record(journey, browse) -> None:
    journey.add(Opportunity(id="opportunity-a", question="How might we …?"))
    widgets = [
        charter_form(journey),
        persona_form(journey, "Maya"),
        touchpoint_form(journey),
        journey_editor(journey, "journey-a"),
        opportunity_form(journey),
    ]
    for widget in widgets:
        view = browse(widget).widget.view
        for page in view["pages"]:
            for name, field in fields_of(page).items():
                record = journey.state().find(field["record"])
                assert name in type(record).model_fields
                assert field["value"] == record.model_dump(mode="json")[name]
                assert field["label"]


def test_the_persona_form_keeps_the_evidence_of_a_statement(host, browse) -> None:
    host.add(Evidence(id="evidence-a", title="Interview 3"))
    goals = [{"text": "Eat well", "level": "reported", "evidence": ["evidence-a"]}]
    host.apply(Edit(record="persona-maya", field="goals", old=[], new=goals))
    field = fields_of(browse(persona_form(host, "Maya")).widget.view["pages"][0])["goals"]
    assert field["value"] == goals
    assert [column["field"] for column in field["columns"]] == ["text", "level"]


def test_the_journey_editor_lists_steps_under_their_stages(journey, browse) -> None:
    view = browse(journey_editor(journey, "journey-a")).widget.view
    listed = [
        (group["title"], [(item["title"], item["detail"]) for item in group["items"]])
        for group in view["outline"]["groups"][1:]
    ]
    assert listed == [
        ("Find a slot", [("Slot picker", "1 pain")]),
        ("Get it home", [("Open the door", "+2 delighted")]),
        ("No stage yet", [("I wonder", "−1 annoyed")]),
    ]
    assert [page["id"] for page in view["pages"]] == [
        "journey-a", "stage-a", "step-a", "stage-b", "step-b", "step-c",
    ]  # fmt: skip


def test_a_step_moves_to_another_stage(journey, browse) -> None:
    form = browse(journey_editor(journey, "journey-a", "Ana"))
    groups = form.widget.view["outline"]["groups"]
    into = next(group["into"] for group in groups if group["id"] == "stage-b")
    form.apply(kind="move", id="op-m", record="step-a", after="step-b", into=into)
    assert [step.id for step in journey.state().steps_of("journey-a")] == [
        "step-b", "step-a", "step-c",
    ]  # fmt: skip


def test_a_journey_with_stages_of_its_own_gets_new_ones(journey, browse) -> None:
    journey.apply(Edit(record="journey-a", field="stages", old=[], new=["stage-b"]))
    outline = browse(journey_editor(journey, "journey-a")).widget.view["outline"]
    assert outline["add"]["also"] == {
        "record": "journey-a", "field": "stages", "value": ["stage-b"],
    }  # fmt: skip
    assert outline["order"] == {"record": "journey-a", "field": "stages"}


def test_pains_stand_in_their_step(journey, browse) -> None:
    view = browse(journey_editor(journey, "journey-a")).widget.view
    pains = next(
        field
        for section in page_of(view, "step-a")["sections"]
        for field in section["fields"]
        if field["type"] == "records"
    )
    assert [item["title"] for item in pains["items"]] == ["No slot before Thursday"]
    assert pains["add"]["make"] == {
        "kind": "pain", "fields": {"step": "step-a"}, "text_field": "text",
    }  # fmt: skip


def test_a_removed_journey_is_told_and_breaks_nothing(journey, browse) -> None:
    form = browse(journey_editor(journey, "journey-a"))
    journey.apply(Remove(records=("journey-a",), dependents=True))
    until(lambda: form.widget.view.get("gone"))
    assert form.widget.view["gone"] == 'There is no journey "journey-a". There is no journey yet.'


def test_pains_wait_until_a_question_answers_them(journey, browse) -> None:
    form = browse(opportunity_form(journey, "Ana"))
    waiting = form.widget.view["outline"]["groups"][1]["items"]
    assert waiting == [
        {
            "id": "pain-a",
            "title": "No slot before Thursday",
            "detail": "severity 3 · Slot picker",
        }
    ]
    make = page_of(form.widget.view, "pain-a")["adds"][0]["make"]
    question = {"id": "opportunity-a", "question": "How might we show slots first?"}
    fields = make["fields"] | question
    form.apply(kind="add", id="op-a", records=[{"kind": "opportunity", "fields": fields}])
    until(lambda: len(form.widget.view["outline"]["groups"]) == 1)
    (item,) = form.widget.view["outline"]["groups"][0]["items"]
    assert item["detail"] == "missing: owner, metric, impact, effort"
    assert journey.state().find("opportunity-a").pains == ("pain-a",)


def test_one_touchpoint_or_all(journey, browse) -> None:
    one = browse(touchpoint_form(journey, "touchpoint-a")).widget.view
    assert (one["title"], one["outline"]) == ("Slot picker", None)
    many = browse(touchpoint_form(journey)).widget.view
    assert [group["title"] for group in many["outline"]["groups"]] == ["Before", "During", "After"]
    with pytest.raises(UnknownName, match='There is no touchpoint "touchpoint-x"'):
        touchpoint_form(journey, "touchpoint-x")


def test_the_walk_reads_step_by_step(journey, browse) -> None:
    tour = browse(walk_through(journey, "journey-a", lambda state: walk(state, "journey-a")))
    steps = tour.widget.view["steps"]
    assert [step["number"] for step in steps] == [1, 2, 3]
    assert steps[1]["feeling"] == "delighted"
    assert all(step["words"] for step in steps)


def test_the_name_form_signs_in_when_it_is_left() -> None:
    said: list[str] = []
    form = name_form("", said.append)
    field, greeting = form.children
    assert "Votes need a name" in greeting.value
    field.value = "  Ana <b> "
    assert said == ["Ana <b>"]
    assert "Hello Ana &lt;b&gt;." in greeting.value
    form.close()
