"""Agendas: the minutes are those of the notebooks, and nobody sits for more than an hour."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cjm_workshop.errors import FileFaults
from cjm_workshop.facilitation.agenda import AT_MOST, Agenda, agendas, clock
from cjm_workshop.facilitation.sessions import sessions
from cjm_workshop.templates.guide import parts

AGENDAS = {agenda.name: agenda for agenda in agendas(sessions())}


@pytest.fixture(params=AGENDAS)
def agenda(request: pytest.FixtureRequest) -> Agenda:
    return AGENDAS[request.param]


def test_there_is_one_for_each_length() -> None:
    assert list(AGENDAS) == ["90 minutes", "half day", "full day", "2 × 2 hours online"]
    assert [len(agenda.meetings) for agenda in AGENDAS.values()] == [1, 1, 1, 2]


def test_minutes_add_up_and_stay_within_what_is_announced(agenda: Agenda) -> None:
    for meeting in agenda.meetings:
        start = 0
        for entry in meeting.entries:
            assert entry.start == start
            assert entry.minutes > 0
            start = entry.end
        assert start == meeting.minutes <= agenda.promised


def test_there_is_a_break_at_least_once_an_hour(agenda: Agenda) -> None:
    for meeting in agenda.meetings:
        assert meeting.longest_stretch <= AT_MOST
        assert meeting.entries[0].kind != "break"
        assert meeting.entries[-1].kind != "break"


def test_the_longest_stretch_counts_from_break_to_break() -> None:
    found = AGENDAS["full day"].meetings[0].entries
    stretches, now = [], 0
    for entry in found:
        if entry.kind == "break":
            stretches.append(now)
            now = 0
        else:
            now += entry.minutes
    assert AGENDAS["full day"].meetings[0].longest_stretch == max(*stretches, now) == 60


def test_a_full_day_has_lunch_and_the_whole_way(repository: Path) -> None:
    day = AGENDAS["full day"]
    entries = day.meetings[0].entries
    assert [entry.what for entry in entries].count("Lunch") == 1
    told = {part.title: part.minutes["day"] for part in parts(repository / "notebooks")}
    assert {e.what: e.minutes for e in entries if e.kind == "part"} == told
    assert sum(told.values()) == 350


def test_a_half_day_has_the_whole_way(repository: Path) -> None:
    half = AGENDAS["half day"].meetings[0]
    told = [part.minutes["half day"] for part in parts(repository / "notebooks")]
    assert [entry.minutes for entry in half.entries if entry.kind == "part"] == told
    assert sum(told) == 205


def test_each_part_is_in_the_two_meetings_or_beside_them() -> None:
    online = AGENDAS["2 × 2 hours online"]
    named = [*online.before, *online.sessions, *online.after]
    assert sorted(one.number for one in named) == [f"{at:02d}" for at in range(9)]


def test_a_clock_without_a_day() -> None:
    assert [clock(at) for at in (0, 9, 60, 470)] == ["0:00", "0:09", "1:00", "7:50"]


def test_minutes_that_a_team_changes_move_everything_after_them(
    repository: Path, tmp_path: Path
) -> None:
    for file in sorted((repository / "notebooks").glob("*.ipynb")):
        notebook = json.loads(file.read_text("utf-8"))
        if file.stem == "00_start_here":
            notebook["metadata"]["cjm"]["minutes_half_day"] += 7
        (tmp_path / file.name).write_text(json.dumps(notebook), "utf-8")
    changed = {one.name: one for one in agendas(sessions(tmp_path))}["half day"].meetings[0]
    usual = AGENDAS["half day"].meetings[0]
    assert changed.minutes == usual.minutes + 7
    assert [entry.start for entry in changed.entries[1:]] == [
        entry.start + 7 for entry in usual.entries[1:]
    ]


def test_a_notebook_that_does_not_say_what_to_cut_is_named(tmp_path: Path) -> None:
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# 00 · Start"}
    about = {"minutes_day": 5, "minutes_half_day": 5}
    notebook = {"cells": [cell], "metadata": {"cjm": about}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "00_start_here.ipynb").write_text(json.dumps(notebook), "utf-8")
    with pytest.raises(FileFaults, match="when_late"):
        sessions(tmp_path)
