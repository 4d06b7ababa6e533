"""Changes as a person asks for them: all or none, by names, and refused in words."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from pydantic import TypeAdapter

from cjm_workshop.errors import Refused
from cjm_workshop.model import (
    Add,
    Batch,
    Channel,
    Cluster,
    Edit,
    Note,
    Operation,
    Persona,
    State,
    Step,
    Touchpoint,
    apply,
    payload_of,
    undo_of,
)
from cjm_workshop.model.requests import adding, commenting, editing, moving, voting


@pytest.fixture
def shop() -> State:
    records = (
        Channel(id="channel-web", name="Web"),
        Channel(id="channel-both", name="web/app"),
        Touchpoint(id="touchpoint-a", name="Asks", channels=("channel-web",)),
        Touchpoint(id="touchpoint-b", name="Buys"),
        Note(id="note-a", text="hello", board="touchpoints"),
    )
    return apply(State(), Add(records=tuple(map(payload_of, records)), author="Zoe"))


def edited(state: State, kind: str, name: str, **fields: Any) -> State:
    operation = editing(state, kind, name, fields, "Ann")
    assert operation is not None
    return apply(state, operation)


def channels_of(state: State, touchpoint: str) -> list[str]:
    return [state.find(c).name for c in state.get(Touchpoint, touchpoint).channels]


# -- several fields at once -------------------------------------------------------------


def test_several_fields_change_as_one_and_are_taken_back_as_one(shop: State) -> None:
    state = edited(shop, "touchpoint", "Asks", purpose="Find out", owner="Ben", channels=["chat"])
    asks = state.get(Touchpoint, "touchpoint-a")
    assert (asks.purpose, asks.owner, channels_of(state, asks.id)) == ("Find out", "Ben", ["chat"])
    assert len(state.log) == len(shop.log) + 1
    assert apply(state, undo_of(state, "Ann")) == shop


def test_a_refused_edit_leaves_nothing_behind(shop: State) -> None:
    operation = editing(shop, "touchpoint", "Asks", {"channels": ["chat"], "moment": "now"}, "Ann")
    with pytest.raises(Refused, match="expected one of before, during or after"):
        apply(shop, operation)
    assert [channel.name for channel in shop.channels] == ["Web", "web/app"]


def test_fields_that_change_together_meet_conflicts_one_by_one(shop: State) -> None:
    operation = editing(shop, "touchpoint", "Asks", {"purpose": "Anns", "owner": "Ann"}, "Ann")
    state = edited(shop, "touchpoint", "Asks", purpose="Bens")
    state = apply(state, operation)
    asks = state.get(Touchpoint, "touchpoint-a")
    assert (asks.purpose, asks.owner) == ("Bens", "Ann")
    (conflict,) = state.conflicts
    assert (conflict.field, conflict.other, conflict.other_by) == ("purpose", "Anns", "Ann")
    assert conflict.time == operation.time


def test_one_field_is_still_one_edit(shop: State) -> None:
    assert isinstance(editing(shop, "note", "note-a", {"text": "x"}, "Ann"), Edit)
    assert editing(shop, "note", "note-a", {}, "Ann") is None


def test_several_changes_travel_as_text(shop: State) -> None:
    batch = editing(shop, "touchpoint", "Asks", {"purpose": "a", "channels": "chat"}, "Ann")
    parsed = TypeAdapter(Operation).validate_python(batch.model_dump(mode="json"))
    assert isinstance(parsed, Batch)
    assert parsed == batch
    assert apply(apply(shop, batch), parsed) == apply(shop, batch)


def test_a_move_may_name_a_new_channel(shop: State) -> None:
    state = apply(shop, moving(shop, "touchpoint", "Buys", "start", {"channels": "fax"}, "Ann"))
    assert channels_of(state, "touchpoint-b") == ["fax"]
    assert [t.name for t in state.touchpoints] == ["Buys", "Asks"]


# -- channels in one text ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("web, phone", ["Web", "phone"]),
        ("phone; WEB;", ["phone", "Web"]),
        ("shop counter / phone", ["shop counter", "phone"]),
        ("web/app", ["web/app"]),
        ("chat, Chat", ["chat"]),
        ("", []),
    ],
)
def test_channels_may_stand_in_one_text(shop: State, text: str, names: list[str]) -> None:
    assert channels_of(edited(shop, "touchpoint", "Buys", channels=text), "touchpoint-b") == names


# -- in words ---------------------------------------------------------------------------


def refusal_of(make: Any) -> str:
    with pytest.raises(Refused) as refusal:
        make()
    return str(refusal.value)


def test_dots_that_cannot_be_are_refused_in_words(shop: State) -> None:
    assert refusal_of(lambda: voting(shop, "note", "hello", -3, "Ann")) == (
        "This vote cannot be taken: dots: found -3; expected 0 or more"
    )
    assert refusal_of(lambda: voting(shop, "note", "hello", 99, "Ann")) == (
        "This vote cannot be taken: dots: found 99; expected 20 or less"
    )


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_a_comment_says_something(shop: State, text: str) -> None:
    words = refusal_of(lambda: apply(shop, commenting(shop, "note", "hello", text, "Ann")))
    assert words.startswith("This comment cannot be taken: text: found ")
    assert words.endswith("; expected something here; it must not be empty")


# -- something to see -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("note", "text"),
        ("cluster", "name"),
        ("persona", "name"),
        ("stage", "name"),
        ("touchpoint", "name"),
        ("channel", "name"),
        ("opportunity", "question"),
        ("action", "text"),
    ],
)
def test_what_says_what_a_record_is_must_be_seen(shop: State, kind: str, field: str) -> None:
    words = refusal_of(lambda: apply(shop, adding(shop, kind, [{field: "\u00a0 \u200b"}], "Ann")))
    assert words.startswith(f"This {kind} cannot be taken: {field}: found ")
    assert words.endswith("; expected something here; it must not be empty")


def test_a_text_is_not_edited_away(shop: State) -> None:
    words = refusal_of(lambda: edited(shop, "note", "hello", text="   "))
    assert words == (
        'This note cannot be taken: text: found "   "; expected something here; '
        "it must not be empty"
    )


def test_blanks_of_before_are_still_read_and_worked_with() -> None:
    state = State(
        notes=(Note(id="note-a", text=" "),),
        clusters=(Cluster(id="cluster-a", name=""),),
        personas=(Persona(id="persona-a", name=" "),),
    )
    state = edited(state, "note", "note-a", colour="red")
    state = apply(state, moving(state, "note", "note-a", "end", {"cluster": "cluster-a"}, "Ann"))
    assert (state.notes[0].text, state.notes[0].cluster) == (" ", "cluster-a")


# -- fields that there are not ----------------------------------------------------------


def test_a_misspelt_field_is_named_with_the_likely_one(shop: State) -> None:
    words = refusal_of(lambda: apply(shop, adding(shop, "touchpoint", [{"nmae": "x"}], "Ann")))
    assert words.startswith(
        "There is no field nmae in a touchpoint. Did you mean name? It has: id, name, moment,"
    )
    assert words.endswith(
        "This touchpoint cannot be taken: name: found nothing; expected this field, which must "
        "not be left out"
    )


def test_a_column_in_capitals_is_named_with_the_likely_one(shop: State) -> None:
    table = pd.DataFrame({"NAME": ["Reads"], "Moment": ["before"]})
    words = refusal_of(lambda: apply(shop, adding(shop, "touchpoints", table, "Ann")))
    assert words.startswith(
        "There is no field NAME, Moment in a touchpoint. Did you mean name, moment?"
    )


def test_an_edit_of_a_field_that_is_not_there_names_the_likely_one(shop: State) -> None:
    words = refusal_of(lambda: edited(shop, "touchpoint", "Asks", ownr="Ben"))
    assert words.startswith(
        "There is no field ownr in a touchpoint. Did you mean owner? It has: id,"
    )


def test_a_part_with_an_odd_field_is_refused_as_the_file_would_not_open(shop: State) -> None:
    goals = [{"text": "Dinner at six", "levl": "observed"}]
    wanted = (
        'This persona cannot be taken: goals[0].levl: found "observed"; expected a field '
        'that is known here (perhaps "level"): text, level, evidence'
    )
    row = {"name": "Maya", "goals": goals}
    assert refusal_of(lambda: apply(shop, adding(shop, "persona", [row], "Ann"))) == wanted
    state = apply(shop, adding(shop, "persona", [{"name": "Maya"}], "Ann"))
    assert refusal_of(lambda: edited(state, "persona", "Maya", goals=goals)) == wanted


def test_what_a_newer_version_wrote_into_a_part_may_stay() -> None:
    link = {"step": "step-b", "when": "in a hurry", "weight": 3}
    state = State.model_validate(
        {
            "journeys": [{"id": "journey-a", "name": "a"}],
            "steps": [
                {"id": "step-a", "journey": "journey-a", "next": [link]},
                {"id": "step-b", "journey": "journey-a"},
            ],
        }
    )
    state = edited(state, "step", "step-a", next=[link | {"when": "late"}])
    assert state.get(Step, "step-a").next[0].model_extra == {"weight": 3}
