"""The impact × effort board from the Python side."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.model import Edit, Opportunity, Status
from cjm_workshop.widgets import impact_board


@pytest.fixture
def rated(host: Any) -> Any:
    host.add(
        Opportunity(id="opportunity-a", question="How might we show free slots?", owner="Ana"),
        Opportunity(
            id="opportunity-b",
            question="How might we call back?",
            impact=5,
            effort=2,
            status=Status.DOING,
        ),
        Opportunity(id="opportunity-c", question="How might we deliver at night?", impact=4),
    )
    return host


def area(view: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in view["areas"] if one["id"] == name)


def words_on(card: dict[str, Any]) -> list[str]:
    return [mark["word"] for mark in card["marks"]]


def test_what_is_rated_has_its_place_and_the_rest_waits(rated, browse) -> None:
    view = browse(impact_board(rated)).widget.view
    assert [row["id"] for row in view["rows"]] == ["5", "4", "3", "2", "1"]
    assert len(view["areas"]) == 26
    (placed,) = area(view, "5/2")["notes"]
    assert (placed["id"], words_on(placed)) == ("opportunity-b", ["no owner yet", "in progress"])
    first, half = area(view, "unplaced")["notes"]
    assert (first["text"], words_on(first)) == ("How might we show free slots?", ["Ana"])
    assert half["label"] == "Impact for the customer 4"


def test_the_zones_are_those_of_the_picture(rated, browse) -> None:
    view = browse(impact_board(rated)).widget.view
    zones = [[area(view, f"{impact}/{effort}")["zone"] for effort in range(1, 6)]
             for impact in range(5, 0, -1)]  # fmt: skip
    high, low = ["quick_win"] * 2 + ["big_bet"] * 3, ["fill_in"] * 2 + ["not_now"] * 3
    assert zones == [high, high, low, low, low]
    assert area(view, "5/1")["prompt"] == "Quick wins: do them now"


def test_a_place_sets_impact_and_effort_and_the_way_back_clears_them(rated, browse) -> None:
    board = browse(impact_board(rated, "Ana"))
    into = area(board.widget.view, "4/1")["into"]
    move = {"kind": "move", "record": "opportunity-a", "after": "end"}
    assert board.apply(id="op-a", into=into, **move)["type"] == "ack"
    found = rated.state().find("opportunity-a")
    assert (found.impact, found.effort) == (4, 1)
    back = area(board.widget.view, "unplaced")["into"]
    board.apply(id="op-b", into=back, **move)
    found = rated.state().find("opportunity-a")
    assert (found.impact, found.effort) == (None, None)


def test_the_menu_sets_one_after_the_other(rated, browse) -> None:
    view = browse(impact_board(rated)).widget.view
    assert [one["field"] for one in view["fields"]] == ["impact", "effort"]
    for field in view["fields"]:
        assert field["field"] in Opportunity.model_fields
        assert [one["value"] for one in field["options"]] == [5, 4, 3, 2, 1]
    assert view["fields"][1]["options"][0]["word"] == "5 · a year or more"


def test_a_new_question_begins_as_one(rated, browse) -> None:
    view = browse(impact_board(rated)).widget.view
    make = area(view, "unplaced")["make"]
    assert (make["text_field"], make["prefix"]) == ("question", "How might we ")
    assert area(view, "3/3")["make"] is None
    rated.apply(Edit(record="charter-main", field="language", old="en", new="de"))
    view = browse(impact_board(rated)).widget.view
    assert area(view, "unplaced")["make"]["prefix"] == "Wie könnten wir "
