from __future__ import annotations

import json
from pathlib import Path

import pytest

from cjm_workshop.errors import NotSaved, UnknownName, WorkshopError
from cjm_workshop.export import FORMATS, PICTURES, export, files
from cjm_workshop.model import Contact, Persona, State


@pytest.mark.parametrize("ending", [*FORMATS, ""])
def test_every_format_is_written_from_an_empty_workshop(tmp_path: Path, ending: str) -> None:
    written = export(State(), tmp_path / f"out{ending}")
    assert written
    assert all(path.stat().st_size for path in written)
    assert sorted(tmp_path.rglob("*.draft")) == []


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_becomes_one_pdf(workshop: State, tmp_path: Path, picture: str) -> None:
    (path,) = export(workshop, tmp_path / f"{picture}.pdf", picture)
    assert path.read_bytes().startswith(b"%PDF")


def test_several_pages_become_numbered_pictures(workshop: State, tmp_path: Path) -> None:
    written = export(workshop, tmp_path / "cards.svg", "persona")
    assert [path.name for path in written] == ["cards-1.svg", "cards-2.svg"]
    (one,) = export(workshop, tmp_path / "card.svg", "persona", persona="Harold")
    assert one.name == "card.svg"
    assert "Harold Beck" in one.read_text(encoding="utf-8")


def test_an_unknown_ending_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        export(State(), tmp_path / "map.docx")
    assert str(caught.value) == (
        '"map.docx" ends in ".docx", which is no format that can be written here. Give the file a '
        "name that ends in one of: .png (picture), .svg (picture that stays sharp at every size), "
        ".pdf (for printing), .pptx (slides with shapes and texts that can be edited), .html (web "
        "page), .md (report in Markdown), .xlsx (workbook with one sheet per table), .mmd (journey "
        "in Mermaid), .xml (journeys in CJML 2.0), .json (all records), .csv (one table; without "
        "an ending: a folder with one CSV per table)."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"persona": "Mayo"},
            'There is no persona "Mayo". There are: Maya Lindqvist, Harold Beck.',
        ),
        ({"picture": "journy"}, 'There is no picture "journy". Did you mean "journey"?'),
        ({"page": "B9"}, 'There is no page "B9".'),
        ({"journey": "I fly"}, 'There is no journey "I fly".'),
        (
            {"persona": "harold", "journey": "journey-first"},
            'There is no journey "journey-first". There are: I pick up my order.',
        ),
    ],
)
def test_what_is_not_there_is_told(
    workshop: State, tmp_path: Path, asked: dict[str, str], said: str
) -> None:
    with pytest.raises(UnknownName) as caught:
        export(workshop, tmp_path / "out.html", **asked)
    assert str(caught.value).startswith(said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".html", ".json", ".csv", ""])
def test_private_notes_stay_private(workshop: State, tmp_path: Path, ending: str) -> None:
    assert any(note.private for note in workshop.notes)
    for path in export(workshop, tmp_path / f"out{ending}", "workshop"):
        assert "only mine" not in path.read_text(encoding="utf-8")


def test_json_holds_the_records_and_can_be_read_again(workshop: State, tmp_path: Path) -> None:
    (path,) = export(workshop, tmp_path / "out.json")
    held = json.loads(path.read_text(encoding="utf-8"))
    assert (held.pop("format"), held.pop("version")) == ("cjm-workshop", "1.0")
    again = State.model_validate(held)
    assert again.steps == workshop.steps
    assert again.charter == workshop.charter
    assert {note.id for note in workshop.notes} - {note.id for note in again.notes} == {
        "note-secret"
    }
    assert "last_operation" not in held


def test_a_failed_write_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "map.html"
    target.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(NotSaved) as caught:
        export(State(), target)
    assert str(caught.value) == (
        f'"{target}" could not be written: No space left on device. Nothing there was changed. '
        "Choose another folder or make room on the disk."
    )
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


@pytest.mark.parametrize("ending", [".png", ".html", ".csv"])
def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path, ending: str) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(NotSaved, match="could not be written"):
        export(State(), tmp_path / "taken" / f"map{ending}")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_what_was_there_is_replaced(workshop: State, tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "map.html"
    export(State(), target)
    before = target.read_text(encoding="utf-8")
    export(workshop, target)
    assert target.read_text(encoding="utf-8") != before


def test_a_whole_workshop_holds_a_plan_only_where_contacts_are_planned(workshop: State) -> None:
    from cjm_workshop.export import pictures

    assert not workshop.contacts
    assert "plan" not in pictures.wanted(workshop, "workshop")
    planned = workshop.model_copy(update={"contacts": (Contact(id="contact-c", name="Hello"),)})
    assert set(pictures.wanted(planned, "workshop")) == set(PICTURES[:-1])
    assert pictures.wanted(workshop, "plan") == ("plan",)


@pytest.mark.parametrize("ending", [".html", ".md", ".csv"])
def test_the_plan_of_a_persona_leaves_out_what_reaches_others(tmp_path: Path, ending: str) -> None:
    state = State(
        personas=(Persona(id="persona-a", name="Ann"), Persona(id="persona-b", name="Bo")),
        contacts=(
            Contact(id="contact-a", name="To Ann", persona="persona-a", day=3),
            Contact(id="contact-b", name="To Bo", persona="persona-b"),
            Contact(id="contact-c", name="To all", day=-2),
        ),
    )
    (path,) = export(state, tmp_path / f"plan{ending}", "plan", persona="Ann")
    text = path.read_text(encoding="utf-8")
    assert "To Ann" in text
    assert "To all" in text
    assert "To Bo" not in text
    if ending != ".csv":
        assert text.index("To all") < text.index("To Ann")
        assert "−2 (2 days before)" in text


def test_the_overview_shows_the_future_beside_today(tmp_path: Path, workshop: State) -> None:
    (path,) = export(workshop, tmp_path / "all.svg", "overview")
    told = [one for one in workshop.journeys if workshop.steps_of(one.id)]
    text = path.read_text(encoding="utf-8")
    assert all(one.name in text for one in told)
