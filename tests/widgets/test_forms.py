"""Forms from the Python side: which fields they show, and that these follow the workshop."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw
import pytest

from cjm_workshop.errors import Refused, UnknownName
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
    persona_starter,
    touchpoint_form,
    walk_through,
)
from waiting import until


def fields_of(page: dict[str, Any]) -> dict[str, dict[str, Any]]:
    fields = [field for section in page["sections"] for field in section["fields"]]
    return {field["field"]: field for field in fields if "field" in field}


def page_of(view: dict[str, Any], name: str) -> dict[str, Any]:
    return next(page for page in view["pages"] if page["id"] == name)


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
    assert (
        "Dots each person may give: found 99; expected a number from 1 to 20" in refused["reason"]
    )


def test_every_field_of_a_form_exists_in_its_record(journey, browse) -> None:
    journey.add(Opportunity(id="opportunity-a", question="How might we …?"))
    widgets = [
        charter_form(journey),
        persona_form(journey, "Maya"),
        persona_form(journey),
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
    assert [column["field"] for column in field["columns"]] == ["text", "level", "evidence"]


def test_the_form_of_all_personas_has_a_page_for_each_and_a_place_for_another(host, browse) -> None:
    view = browse(persona_form(host)).widget.view
    (group,) = view["outline"]["groups"]
    assert [item["title"] for item in group["items"]] == ["Maya", "Harold"]
    assert [page["id"] for page in view["pages"]] == ["persona-maya", "persona-harold"]
    assert group["add"]["make"] == {"kind": "persona", "fields": {}, "text_field": "name"}
    assert browse(persona_form(host, "Maya")).widget.view["outline"] is None


def test_the_journey_editor_lists_steps_under_their_stages(journey, browse) -> None:
    view = browse(journey_editor(journey, "journey-a")).widget.view
    listed = [
        (group["title"], [(item["title"], item["detail"]) for item in group["items"]])
        for group in view["outline"]["groups"][1:]
    ]
    assert listed == [
        ("Find a slot", [("Slot picker", "1 pain")]),
        ("Get it home", [("Open the door", "+2 delighted")]),
        ("No stage yet", [("I wonder", "−1 unhappy")]),
    ]
    assert [page["id"] for page in view["pages"]] == [
        "journey-a", "stage-a", "step-a", "stage-b", "step-b", "step-c",
    ]  # fmt: skip


def test_the_journey_editor_speaks_the_language_of_the_charter(journey, browse) -> None:
    journey.apply(Edit(record="charter-main", field="language", old="en", new="de"))
    view = browse(journey_editor(journey, "journey-a")).widget.view
    assert view["pages"][0]["title"] == "Szenario und Ziele"
    step = fields_of(page_of(view, "step-c"))
    assert (step["action"]["label"], step["emotion"]["choices"][1]["word"]) == (
        "Ich tue", "unzufrieden",
    )  # fmt: skip


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
    assert form.widget.view["gone"] == 'There is no journey "journey-a". There is none yet.'


def test_pains_wait_until_a_question_answers_them(journey, browse) -> None:
    form = browse(opportunity_form(journey, "Ana"))
    waiting = form.widget.view["outline"]["groups"][2]["items"]
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
    until(lambda: len(form.widget.view["outline"]["groups"]) == 2)
    (item,) = form.widget.view["outline"]["groups"][0]["items"]
    assert item["detail"].startswith("missing: owner, metric, impact for the customer")
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


def test_several_journeys_can_be_chosen_from(journey, browse) -> None:
    form = browse(journey_editor(journey, "journey-a"))
    assert form.widget.view["chooser"] is None
    journey.add(
        Journey(id="journey-b", name="I get food", persona="persona-harold", state="future")
    )
    until(lambda: form.widget.view["chooser"])
    chooser = form.widget.view["chooser"]
    assert chooser["value"] == "journey-a"
    assert [(one["value"], one["word"]) for one in chooser["options"]] == [
        ("journey-a", "Maya · I order food"),
        ("journey-b", "Harold · I get food · as it shall be"),
    ]
    form.widget._handle_custom_msg({"type": "choose", "id": "journey-b"}, [])
    until(lambda: form.widget.view["title"] == "I get food")
    journey.apply(Edit(record="journey-b", field="name", old="I get food", new="Food comes"))
    until(lambda: form.widget.view["title"] == "Food comes")
    journey.apply(Remove(records=("journey-b",), dependents=True))
    until(lambda: not form.widget.view["pages"])
    assert form.widget.view["prompt"] == (
        "This journey was removed. Choose another one, or bring it back by Undo."
    )
    assert [one["value"] for one in form.widget.view["chooser"]["options"]] == ["journey-a"]


def test_a_form_that_has_left_every_page_stops_following(host, browse) -> None:
    form = browse(charter_form(host))
    say = form.widget._handle_custom_msg
    watching = len(host._observers)
    for page in ("view-a", "view-b"):
        say({"type": "came", "view": page}, [])
    say({"type": "left", "view": "view-a"}, [])
    assert len(host._observers) == watching
    say({"type": "left", "view": "view-b"}, [])
    assert len(host._observers) == watching - 1
    host.apply(Edit(record="charter-main", field="goal", old="", new="Fewer calls"))
    assert fields_of(form.widget.view["pages"][0])["goal"]["value"] == ""
    say({"type": "came", "view": "view-c"}, [])
    assert len(host._observers) == watching
    until(lambda: fields_of(form.widget.view["pages"][0])["goal"]["value"] == "Fewer calls")
    form.widget.close()
    say({"type": "came", "view": "view-d"}, [])
    assert len(host._observers) == watching - 1


def test_the_name_form_signs_in_once(browse) -> None:
    said: list[str] = []
    form = browse(name_form("", said.append))
    assert "Votes need a name" in form.widget.view["said"]
    for _ in range(2):
        answer = form.say(type="take", id="ask-a", text="  Ana <b> ")
        assert answer == {"type": "ack", "id": "ask-a", "version": 0}
    assert said == ["Ana <b>"]
    assert form.widget.view["said"] == (
        "Hello Ana <b>. What you write from now on carries your name."
    )


def test_a_form_that_was_open_before_the_name_was_given_carries_it(host, browse) -> None:
    form, anas = browse(charter_form(host)), browse(charter_form(host, "Ana"))
    host.author = "Ingrid"  # as a workshop does when somebody signs in
    for one, goal in ((form, "Fewer calls"), (anas, "No calls")):
        before = host.state().charter.goal
        edit = Edit(record="charter-main", field="goal", old=before, new=goal)
        assert one.apply(**edit.model_dump(mode="json"))["type"] == "ack"
    edits = [entry.operation.author for entry in host.history("charter-main")]
    assert edits == ["Ingrid", "Ana"]


def test_a_persona_is_started_by_a_name(browse) -> None:
    def start(name: str) -> ipw.HTML:
        if name == "Maya":
            raise Refused("There is a Maya already.")
        return ipw.HTML(name)

    box = persona_starter(start)
    form = browse(box.children[0])
    refused = form.say(type="take", id="ask-a", text="Maya")
    assert (refused["type"], refused["reason"]) == ("refused", "There is a Maya already.")
    form.say(type="take", id="ask-b", text=" ")
    assert form.widget.view["said"] == "A first name is enough."
    form.say(type="take", id="ask-c", text="Ines")
    assert [child.value for child in box.children] == ["Ines"]
    box.close()
