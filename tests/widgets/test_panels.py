"""The facilitator's panels: what they show, and what is pressed on them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import FALLBACK, languages
from cjm_workshop.model import Edit, SetTimer
from cjm_workshop.templates.guide import Part, parts, prompts, steps_with_prompts
from cjm_workshop.widgets import (
    agenda_panel,
    alone_board,
    board,
    progress_panel,
    prompt_cards,
    sort_board,
    sorts_panel,
    timer_panel,
    vote_panel,
)

NINE = datetime(2026, 5, 19, 9, 0, tzinfo=UTC)


def test_every_timer_of_a_workshop_shows_the_same(host: Any, browse: Any) -> None:
    one, other = browse(timer_panel(host, 5, "Write")), browse(timer_panel(host, 10))
    host.apply(SetTimer(turn="start", seconds=300, label="Write", time=NINE))
    for panel in (one, other):
        panel.widget._draw()
        timer = panel.widget.view["timer"]
        end = (NINE + timedelta(seconds=300)).timestamp() * 1000
        assert timer == {"seconds": 300, "left": 0, "ends": end, "label": "Write"}
    assert (one.widget.view["minutes"], other.widget.view["minutes"]) == (5, 10)


def test_a_timer_is_pressed_and_nothing_of_it_is_undone(host: Any, browse: Any) -> None:
    panel = browse(timer_panel(host, 5, author="Ann"))
    answer = panel.apply(kind="timer", id="op-a", turn="start", seconds=60, label="")
    assert answer["type"] == "ack"
    assert panel.apply(kind="timer", id="op-a", turn="start", seconds=60)["type"] == "ack"
    assert len(host.state().timers) == 1
    assert panel.widget.view["can_undo"] is False


def test_making_a_timer_again_starts_and_stops_nothing(host: Any, browse: Any) -> None:
    host.apply(SetTimer(turn="start", seconds=300))
    before = host.state()
    browse(timer_panel(host, 5))
    browse(timer_panel(host, 0))
    assert host.state() == before


def test_a_browser_learns_the_time_of_the_kernel(host: Any, browse: Any) -> None:
    before = datetime.now(UTC).timestamp() * 1000
    told = browse(timer_panel(host)).say(type="hello")
    assert told["type"] == "here"
    assert before <= told["now"] <= datetime.now(UTC).timestamp() * 1000


def test_the_agenda_is_that_of_the_notebooks(host: Any, browse: Any, repository: Path) -> None:
    panel = browse(agenda_panel(host, parts(repository / "notebooks"), "03_touchpoints"))
    shown = panel.widget.view["lines"]
    notebooks = [line for line in shown if line["kind"] == "part"]
    assert [line["id"][:2] for line in notebooks] == [f"0{n}" for n in range(9)]
    assert notebooks[3]["title"] == "03 · Touchpoints and channels"
    assert [line["kind"] for line in shown].count("lunch") == 1
    assert shown[-1]["to"] == 470
    panel.apply(kind="agenda", id="op-s", start=True, here="00_start_here")
    panel.apply(kind="agenda", id="op-h", here="03_touchpoints")
    panel.widget._draw()  # a second change within an interval is drawn at its end
    view = panel.widget.view
    assert (view["here"], view["plan"], view["own"]) == ("03_touchpoints", "day", "03_touchpoints")
    assert view["since"] >= view["started"] > 0
    panel.apply(kind="agenda", id="op-p", plan="half day")
    panel.widget._draw()
    assert panel.widget.view["lines"][-1]["to"] == 235


def test_a_team_changes_the_minutes_in_its_own_notebooks(tmp_path: Path) -> None:
    cell = {
        "cell_type": "markdown",
        "id": "a",
        "metadata": {},
        "source": ["# 00 · Our start\n", "x"],
    }
    plan = {"minutes_day": 7, "minutes_half_day": 3, "break_day": 5}
    notebook = {"cells": [cell], "metadata": {"cjm": plan}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "00_start_here.ipynb").write_text(json.dumps(notebook), "utf-8")
    (tmp_path / "01_spoilt.ipynb").write_text("{", "utf-8")
    (tmp_path / "02_own.ipynb").write_text(json.dumps(notebook | {"metadata": {}}), "utf-8")
    assert parts(tmp_path) == (
        Part(
            "00_start_here",
            "00 · Our start",
            "",
            {"90": 0, "half day": 3, "day": 7},
            {"90": 0, "half day": 0, "day": 5},
        ),
    )


def test_prompt_cards_speak_the_workshops_language(host: Any, browse: Any) -> None:
    panel = browse(prompt_cards(host, "touchpoints"))
    assert panel.widget.view["cards"][0]["text"].startswith("What happens the evening")
    host.apply(Edit(record="charter-main", field="language", old="en", new="de"))
    panel.widget._draw()
    assert panel.widget.view["cards"][0]["text"].startswith("Was geschieht am Abend")
    assert panel.widget.view["title"] == "Kontaktpunkte"
    assert panel.widget.words["timer_start"] == "Start"


@pytest.mark.parametrize("code", [code for code in languages() if code != FALLBACK])
def test_every_language_has_as_many_cards(code: str) -> None:
    for step in steps_with_prompts():
        assert len(prompts(step, code)) == len(prompts(step)) >= 5
        assert prompts(step, code) != prompts(step)


def test_a_step_without_cards_names_those_that_have_some(host: Any) -> None:
    with pytest.raises(UnknownName, match="touchpoints"):
        prompt_cards(host, "touchpiont")


def test_progress_says_what_is_there_and_what_is_next(host: Any, browse: Any) -> None:
    view = browse(
        progress_panel(host, (Part("00_start_here", "00 · Start", "", {}, {}),))
    ).widget.view
    assert view["next"] == "00_start_here"
    assert view["there"] == "2 personas: Maya and Harold; 2 channels."
    assert view["milestones"][0]["title"] == "00 · Start"
    assert len(view["milestones"]) == 9


def test_what_shows_one_board_goes_by_names_of_its_own(host: Any, browse: Any) -> None:
    """By its name a widget finds itself in other tabs, not its neighbour in the same notebook."""
    made = (alone_board, sort_board, sorts_panel, vote_panel)
    widgets = [browse(make(host, "affinity", "Ana")).widget for make in made]
    widgets.append(browse(board(host, "affinity", author="Ana")).widget)
    names = [widget.view.get("form") or widget.view["board"] for widget in widgets]
    assert len(set(names)) == len(names)
