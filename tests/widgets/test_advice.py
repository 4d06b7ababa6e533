"""What forms say about values: hints beside the field, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from cjm_workshop.model import (
    Action,
    Charter,
    Edit,
    Evidence,
    Opportunity,
    Persona,
    State,
    Touchpoint,
)
from cjm_workshop.widgets.charter_form import charter_advice, charter_view
from cjm_workshop.widgets.labels import Labels
from cjm_workshop.widgets.opportunity_form import opportunity_view
from cjm_workshop.widgets.persona_form import persona_advice
from cjm_workshop.widgets.touchpoint_form import touchpoint_advice

TODAY = date(2026, 6, 10)


def said(advice: dict[str, Any], *, always: bool) -> dict[str, str]:
    return {field: one["text"] for field, one in advice.items() if one["always"] is always}


def of_charter(**fields: Any) -> dict[str, Any]:
    charter = Charter(**fields)
    return charter_advice(charter, Labels(State(charter=charter), "charter"), TODAY)


def test_a_blank_charter_says_what_is_missing_and_only_once_it_was_passed_by() -> None:
    advice = of_charter()
    assert sorted(said(advice, always=False)) == [
        "decision", "goal", "owner", "review_date", "scenario", "scope_end", "scope_start", "state",
    ]  # fmt: skip
    assert said(advice, always=True) == {}


def test_dates_of_a_charter_are_judged_by_the_day() -> None:
    def review(**fields: Any) -> Any:
        return said(of_charter(**fields), always=True).get("review_date")

    assert review(review_date="2026-06-09") == "9 June 2026 is over. When do you look at it next?"
    assert review(review_date="2026-06-10") is None
    assert review(review_date="2026-07-01", workshop_date="2026-08-01") == (
        "This is before the workshop on 1 August 2026."
    )
    assert review(review_date="2028-01-01").startswith("More than a year away")
    same = of_charter(scope_start="The fridge is empty", scope_end="the fridge is empty")
    assert said(same, always=True)["scope_end"].startswith("It ends where it starts.")


def test_the_charter_speaks_its_language() -> None:
    view = charter_view(State(charter=Charter(language="de", review_date=date(2026, 6, 9))), TODAY)
    assert view["title"] == "Auftrag"
    fields = {f["field"]: f for part in view["pages"][0]["sections"] for f in part["fields"]}
    assert fields["goal"]["label"] == "Ziel"
    assert fields["review_date"]["advice"]["text"] == (
        "Der 9. Juni 2026 ist vorbei. Wann sehen Sie sich die Karte wieder an?"
    )


def test_a_persona_is_asked_for_sources() -> None:
    person = Persona(
        id="persona-a",
        name="Maya",
        quote={"text": "No slot"},
        goals=[{"text": "Eat well", "level": "observed"}, {"text": "Sleep", "level": "assumed"}],
        portrait={"file": f"{'a' * 16}.png"},
        demographics=[{"label": "age", "value": "34"}],
        level="reported",
    )
    advice = persona_advice(person, Labels(State(), "persona"))
    assert said(advice, always=True) == {
        "quote": "Say where this was said; a quote without a source may be made up.",
        "goals": "One statement is called observed or reported without evidence: link it, or say "
        "that it is assumed.",
        "portrait": "Say in a few words what the picture shows, for those who do not see it.",
        "level": "Link what you saw or heard, or say that it is assumed.",
    }
    assert sorted(said(advice, always=False)) == ["challenges", "needs", "role"]


def test_a_touchpoint_of_somebody_else_needs_no_department_and_late_tasks_are_told() -> None:
    labels = Labels(State(), "touchpoint")
    one = Touchpoint(
        id="touchpoint-a",
        name="Leaflet",
        provider="The printer",
        tasks=[
            {"text": "Print it", "owner": "Ben", "due": "2026-06-12"},
            {"text": "Write it", "owner": "Ana", "due": "2026-06-08"},
            {"text": "Plan it", "due": "2026-06-01", "done": True},
        ],
    )
    advice = touchpoint_advice(one, labels, TODAY)
    assert sorted(said(advice, always=False)) == ["channels", "purpose"]
    assert said(advice, always=True) == {"tasks": "“Write it”: overdue by 2 days (8 June 2026)"}


def register() -> State:
    return State(
        opportunities=(
            Opportunity(
                id="opportunity-a", question="How might we show slots?", owner="Ana",
                metric="Searches", impact=5, effort=2, due="2026-06-09", status="doing",
            ),
            Opportunity(id="opportunity-b", question="How might we say the fee?", due="2026-07-01"),
        ),
        actions=(
            Action(id="action-a", text="Ask IT", owner="Ben", due="2026-06-20",
                   opportunity="opportunity-a"),
            Action(id="action-b", text="Count", due="2026-06-01", status="done"),
            Action(id="action-c", text="Ring them", due="2026-06-10"),
        ),
        evidence=(Evidence(id="evidence-a", title="Interview"),),
    )  # fmt: skip


def test_the_register_says_who_until_when_and_what_is_late() -> None:
    outline = opportunity_view(register(), TODAY)["outline"]
    listed = [
        (item["title"], item["detail"], item["late"])
        for group in outline["groups"][:2]
        for item in group["items"]
    ]
    assert listed == [
        ("How might we show slots?", "Ana · in progress", "overdue since yesterday (9 June 2026)"),
        ("How might we say the fee?", "missing: owner, metric, impact for the customer, effort for "
         "us · open · by 1 July 2026", ""),
        ("Ring them", "nobody yet · open · due today", ""),
        ("Ask IT", "Ben · open · by 20 June 2026", ""),
        ("Count", "nobody yet · done", ""),
    ]  # fmt: skip


def test_the_register_can_be_narrowed_to_owners_statuses_and_what_is_late() -> None:
    view = opportunity_view(register(), TODAY)
    owner, status = view["outline"]["filters"]
    assert [one["word"] for one in owner["options"]] == ["Ana", "Ben", "nobody yet"]
    assert [one["word"] for one in status["options"]] == ["open", "in progress", "done", "overdue"]
    first = view["outline"]["groups"][0]["items"][0]
    assert first["facets"] == {"owner": ["Ana"], "status": ["doing", "late"]}


def test_actions_stand_with_their_question_and_by_themselves() -> None:
    view = opportunity_view(register(), TODAY)
    pages = {page["id"]: page for page in view["pages"]}
    (records,) = pages["opportunity-a"]["sections"][-1]["fields"]
    assert [item["title"] for item in records["items"]] == ["Ask IT"]
    assert records["add"]["make"]["fields"] == {"opportunity": "opportunity-a"}
    fields = [field["field"] for field in pages["action-c"]["sections"][0]["fields"]]
    assert fields == ["text", "owner", "due", "status", "opportunity"]


def test_an_edit_of_the_language_changes_labels_at_once(host, browse) -> None:
    from cjm_workshop.widgets import charter_form

    form = browse(charter_form(host, "Ana"))
    assert form.widget.words["saved"] == "saved"
    host.apply(Edit(record="charter-main", field="language", old="en", new="de"))
    form.widget._draw()
    assert form.widget.words["saved"] == "gespeichert"
    assert form.widget.view["title"] == "Auftrag"
