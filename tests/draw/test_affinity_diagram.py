from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.sticky import sticky
from cjm_workshop.draw.scene import Circle, Rect
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model import Cluster, Note, State, Vote


def notes(count: int, cluster: str | None, start: int = 0, words: int = 5) -> tuple[Note, ...]:
    return tuple(
        Note(
            id=f"note-n{at}", text=f"Note {at} " + "and so on " * (at % words), board="affinity",
            cluster=cluster,
        )
        for at in range(start, start + count)
    )  # fmt: skip


CLUSTERS = (
    Cluster(id="cluster-a", name="I wait too long", insight="Waiting is worse than paying."),
    Cluster(id="cluster-b", name="Tell me the truth"),
)


def test_the_theme_with_most_votes_comes_first_and_loose_notes_last() -> None:
    votes = (
        Vote(id="vote-x", about="cluster-b", voter="Ada", dots=2),
        Vote(id="vote-y", about="note-n3", voter="Ada", dots=1),
    )
    made = notes(3, "cluster-a") + notes(2, "cluster-b", 3) + notes(1, None, 5)
    (scene,) = affinity_diagram(State(clusters=CLUSTERS, notes=made, votes=votes))
    assert scene.overlaps() == []
    assert [p.text for p, _ in scene.paragraphs if p.role == "cluster"] == [
        "Tell me the truth",
        "I wait too long",
        "Not sorted yet",
    ]
    assert "3 votes" in scene.texts()
    dots = [item for item in scene.items if isinstance(item, Circle) and item.role == "vote"]
    assert [dot.record for dot in dots] == ["cluster-b"] * 3 + ["note-n3"]


def test_every_note_and_insight_is_there() -> None:
    made = notes(9, "cluster-a") + notes(4, None, 9)
    (scene,) = affinity_diagram(State(clusters=CLUSTERS, notes=made))
    assert {note.text for note in made} <= set(scene.texts())
    assert "Waiting is worse than paying." in scene.texts()
    assert "No notes in this theme" in scene.texts()


def test_a_hundred_and_forty_notes_stay_legible_on_several_pages() -> None:
    made = notes(100, "cluster-a", words=9) + notes(40, "cluster-b", 100, words=9)
    scenes = affinity_diagram(State(clusters=CLUSTERS, notes=made))
    assert len(scenes) > 1
    assert [one for scene in scenes for one in scene.overlaps()] == []
    shown = [p for scene in scenes for p, _ in scene.paragraphs if p.role == "note"]
    assert sorted(p.record for p in shown) == sorted(note.id for note in made)
    assert {p.size >= DEFAULT.sizes.panel_text for p in shown} == {True}
    names = [p.text for scene in scenes for p, _ in scene.paragraphs if p.role == "cluster"]
    assert "I wait too long (continued)" in names
    assert all(scene.height <= 841.9 for scene in scenes)


def test_one_note_as_long_as_a_page_is_shown_whole() -> None:
    long = Note(id="note-long", text="word " * 3000, board="affinity")
    scenes = affinity_diagram(State(notes=(long,)))
    assert [one for scene in scenes for one in scene.overlaps()] == []
    shown = [line.text for scene in scenes for line in scene.lines if line.record == "note-long"]
    assert " ".join(shown).split().count("word") == 3000


def test_without_notes_the_page_says_how_to_begin() -> None:
    (scene,) = affinity_diagram(State())
    assert "No notes yet" in scene.texts()


def test_the_notes_of_no_two_themes_look_the_same() -> None:
    clusters = tuple(Cluster(id=f"cluster-{at}", name=f"Theme {at}") for at in range(14))
    made = tuple(
        Note(id=f"note-{at}", text=f"Note {at}", board="affinity", cluster=f"cluster-{at}")
        for at in range(14)
    )
    scenes = affinity_diagram(State(clusters=clusters, notes=made))
    looks = {}
    for scene in scenes:
        drawn = [item for item in scene.items if isinstance(item, Rect) and item.role == "sticky"]
        bars = {(item.box.x, item.box.y): item.paint.fill for item in drawn if not item.record}
        looks |= {
            card.record: (card.paint.fill, bars.get((card.box.x, card.box.y), ""))
            for card in drawn
            if card.record
        }
    assert len(set(looks.values())) == len(made)


def test_a_theme_of_hundreds_is_parted_in_few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counting(theme: Any, note: Note, *rest: Any) -> Any:
        made.append(note.id)
        return sticky(theme, note, *rest)

    monkeypatch.setattr("cjm_workshop.draw.layout.affinity_diagram.sticky", counting)
    scenes = affinity_diagram(State(clusters=CLUSTERS, notes=notes(400, "cluster-a")))
    assert len(scenes) > 2
    assert set(made) == {f"note-n{at}" for at in range(400)}
    assert len(made) < 40 * 400  # one part more at a time made 61 of it
