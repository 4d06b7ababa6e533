"""Affinity boards on plain pages: written alone, sorted in silence, then clusters of the team."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from accessibility import violations_by_day_and_night
from board_pages import Tab
from cjm_workshop import Workshop
from cjm_workshop.model import SetRound
from cjm_workshop.widgets import affinity_board, alone_board, sort_board, sorts_panel
from plain_page import PlainPage
from waiting import until

NOTES = ("grey evenings", "no slot", "no number to call", "nobody calls back")
UNSORTED = "Not sorted yet"
SLOTS, CALLS = "I never get a slot", "Nobody answers me"
# each is a kernel of its own, as each person has one
CELLS: dict[str, Callable[[Workshop], Any]] = {
    "wall": lambda workshop: affinity_board(workshop, author="Ana"),
    "ana alone": lambda workshop: alone_board(workshop, author="Ana"),
    "ben alone": lambda workshop: alone_board(workshop, author="Ben"),
    "ana sorts": lambda workshop: sort_board(workshop, author="Ana"),
    "ben sorts": lambda workshop: sort_board(workshop, author="Ben"),
    "proposals": lambda workshop: sorts_panel(workshop, author="Ana"),
}
HELD = "() => JSON.stringify(plain.model.state) + document.body.innerText"
"""All that a page knows, also what it does not show."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "garden.cjm.json"
    Workshop.new(path, author="Ana").close()
    return path


@pytest.fixture
def served(file: Path) -> Iterator[PlainPage]:
    with PlainPage(CELLS, file) as page:
        yield page


@pytest.fixture
def open_tab(served: PlainPage, open_widget: Callable[..., Any]) -> Callable[[str], Tab]:
    return lambda name: Tab(open_widget(served.url(name)))


def hang(file: Path) -> None:
    """Let the notes hang on the wall, sorted by nobody."""
    with Workshop.open(file, author="Ana") as workshop:
        for text in NOTES:
            workshop.add("note", text=text, board="affinity", author="Ana")


def clusters(file: Path) -> dict[str, list[str]]:
    """Return the notes of each cluster, as another kernel reads them from the disk."""
    with Workshop.open(file, author="Ben") as workshop:
        state = workshop.state()
    names = {cluster.id: cluster.name for cluster in state.clusters}
    return {
        name: sorted(note.text for note in state.notes if note.cluster == cluster)
        for cluster, name in names.items()
    }


def make(tab: Tab, label: str, name: str) -> None:
    field = tab.root.get_by_role("textbox", name=label)
    field.fill(name)
    field.press("Enter")
    tab.area(name).wait_for()


def test_clusters_are_named_split_and_merged(open_tab: Any, file: Path) -> None:
    hang(file)
    tab = open_tab("wall")
    tab.note(NOTES[-1]).wait_for()
    make(tab, "Add a cluster", "Service <b>")
    for text in NOTES:
        tab.drag(text, "Service <b>")
    assert sorted(tab.texts("Service <b>")) == sorted(NOTES)

    tab.choose_area("Service <b>", "Rename")
    tab.page.keyboard.type(SLOTS)
    tab.press("Enter")
    tab.area(SLOTS).wait_for()
    tab.says(f"Now called “{SLOTS}”.")

    tab.choose_area(SLOTS, "Split …")
    ask = tab.root.get_by_role("dialog", name=f"Split “{SLOTS}”")
    go = ask.get_by_role("button", name="Make a cluster of the ticked notes")
    go.click()
    ask.get_by_text("Tick the notes that belong elsewhere.").wait_for()
    for text in NOTES[2:]:
        ask.get_by_role("checkbox", name=text).check()
    go.click()
    ask.get_by_text("Give the new cluster a name").wait_for()
    tab.page.keyboard.type(CALLS)
    tab.press("Enter")
    tab.area(CALLS).wait_for()
    tab.says(f"“{CALLS}” is a cluster of its own now.")
    assert clusters(file) == {SLOTS: list(NOTES[:2]), CALLS: list(NOTES[2:])}

    tab.choose_area(CALLS, "Merge with …", SLOTS)
    tab.area(CALLS).wait_for(state="detached")
    tab.says(f"“{CALLS}” is now part of “{SLOTS}”.")
    assert clusters(file) == {SLOTS: sorted(NOTES)}
    tab.root.get_by_role("button", name="Undo", exact=True).first.click()
    tab.area(CALLS).wait_for()
    assert clusters(file) == {SLOTS: list(NOTES[:2]), CALLS: list(NOTES[2:])}

    tab.choose_area(CALLS, "Remove (its notes stay)")
    tab.area(CALLS).wait_for(state="detached")
    assert sorted(tab.texts(UNSORTED)) == sorted(NOTES[2:])


def test_chosen_notes_become_a_group(open_tab: Any, file: Path) -> None:
    hang(file)
    tab = open_tab("wall")
    bar = tab.root.get_by_role("toolbar", name="Selected notes")
    for chosen, name in ((NOTES[2:], CALLS), (NOTES[:1], SLOTS)):  # one note may be a group too
        for text in chosen:
            tab.note(text).click(modifiers=["Control"], position={"x": 40, "y": 22})
        bar.get_by_role("button", name="Make a group …").click()
        tab.page.keyboard.type(name)
        tab.press("Enter")
        tab.area(name).locator(".cjm-note:not(.is-pending)", has_text=chosen[-1]).wait_for()
        assert bar.is_hidden()
    assert clusters(file) == {CALLS: list(NOTES[2:]), SLOTS: [NOTES[0]]}
    tab.note(NOTES[0]).focus()
    tab.press("Control+z")  # the group goes as it came: at once
    tab.area(SLOTS).wait_for(state="detached")
    assert sorted(tab.texts(UNSORTED)) == list(NOTES[:2])


def test_what_is_written_alone_is_seen_by_all_at_once(open_tab: Any) -> None:
    ana, ben = open_tab("ana alone"), open_tab("ben alone")
    ana.type_in("Yours, unseen by the others", "no slot", "no slot at all")
    ana.note("no slot at all").get_by_text("only you see this").wait_for()
    ben.type_in("Yours, unseen by the others", "nobody calls back")
    ben.note("nobody calls back").wait_for()
    reveal = ben.root.get_by_role("button", name="Reveal all 3 notes of 2 people")
    reveal.wait_for()  # how much waits is known, but not a word of it
    assert "no slot" not in ben.page.evaluate(HELD)
    assert "nobody calls back" not in ana.page.evaluate(HELD)
    reveal.click()
    for tab in (ana, ben):
        until(
            lambda tab=tab: (
                sorted(tab.texts("Revealed")) == ["no slot", "no slot at all", "nobody calls back"]
            ),
            "the reveal",
        )
    ana.root.get_by_role("button", name="Nothing to reveal yet").wait_for()
    wall = open_tab("wall")
    wall.note("nobody calls back").wait_for()
    assert len(wall.texts(UNSORTED)) == 3


def test_own_sorts_stay_unseen_and_propose_clusters_together(
    open_tab: Any, file: Path, axe: str
) -> None:
    hang(file)
    ana, ben, wall = open_tab("ana sorts"), open_tab("ben sorts"), open_tab("wall")
    for tab, name in ((ana, "phone"), (ben, "calls")):
        make(tab, "Add a pile", name)
        tab.drag(NOTES[2], name)
        tab.choose(NOTES[3], "Move to …", name)
        tab.area(name).locator(".cjm-note:not(.is-pending)", has_text=NOTES[3]).wait_for()
    assert sorted(ana.texts("phone")) == sorted(ben.texts("calls")) == list(NOTES[2:])
    ana.note(NOTES[2]).focus()
    ana.press("Control+z", "Control+z")  # her own sort, not his
    until(lambda: ana.texts("phone") == [], "Undo")
    ana.press("Control+y", "Control+y")
    until(lambda: sorted(ana.texts("phone")) == list(NOTES[2:]), "Redo")
    assert "calls" not in ana.page.evaluate(HELD).replace("calls back", "")
    assert wall.texts(UNSORTED) == list(NOTES)  # the wall stays as it is

    panel = open_tab("proposals").page
    panel.get_by_text("2 people sorted 2 of 4 notes so far").wait_for()
    assert panel.locator(".cjm-proposal").count() == 0
    panel.get_by_role("button", name="Open the sorts and show proposals").click()
    panel.get_by_text("100 % of the people put each pair together").wait_for()
    (found,) = panel.locator(".cjm-proposal").all()
    assert sorted(found.locator(".cjm-slip").all_inner_texts()) == list(NOTES[2:])
    assert "“phone”, “calls”" in found.inner_text()
    assert violations_by_day_and_night(panel, axe, "main") == []
    found.get_by_role("button", name="Take as a cluster").click()
    panel.get_by_role("status").filter(has_text="Give it a name first").wait_for()
    panel.keyboard.type(CALLS)
    panel.keyboard.press("Enter")
    wall.area(CALLS).wait_for()
    panel.get_by_text("All proposals are taken or passed over.").wait_for()
    assert clusters(file) == {CALLS: list(NOTES[2:])}
    assert sorted(ana.texts("phone")) == list(NOTES[2:])


def test_dots_go_to_clusters_while_a_vote_is_open(
    open_tab: Any, served: PlainPage, file: Path, axe: str
) -> None:
    hang(file)
    tab = open_tab("wall")
    make(tab, "Add a cluster", CALLS)
    give = tab.root.get_by_role("button", name=f"Give a dot to {CALLS}")
    assert give.count() == 0
    workshop = served.kernel("wall").workshop
    assert workshop is not None
    workshop.apply(SetRound(board="affinity", activity="vote", open=True))
    give.click()
    tab.says(f"1 of your dots on “{CALLS}”.")
    tab.root.get_by_text("2 dots left").wait_for()
    tab.root.get_by_role("button", name=f"Actions for {CALLS}", exact=True).click()
    tab.root.get_by_role("menu").wait_for()
    assert violations_by_day_and_night(tab.page, axe, "main") == []
    tab.press("Escape")
