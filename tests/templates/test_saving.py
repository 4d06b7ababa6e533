"""A team's workshop as a template: the form stays, the people go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm_workshop import Workshop, templates
from cjm_workshop.errors import NotSaved, Refused
from cjm_workshop.model import Activity, Note, SetAgenda, SetRound, SetTimer, State
from cjm_workshop.templates.saving import impersonal


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CJM_TEMPLATES", str(tmp_path / "shared"))
    return tmp_path / "shared"


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.new(tmp_path / "ours", template="freshcart", author="Zoe") as workshop:
        yield workshop


def test_nobody_of_the_workshop_is_in_the_template(workshop: Workshop, folder: Path) -> None:
    workshop.add("note", text="Ask again", author="Zoe", board="affinity", private=True)
    before = workshop.state()

    workshop.save_as_template("our-shop")

    text = (folder / "our-shop.cjm.json").read_text(encoding="utf-8")
    for name in ("Tomasz", "Aylin", "Dana Okafor", "Zoe"):
        assert name not in text
    kept = templates.load("our-shop")
    assert not kept.votes
    assert not kept.comments
    assert kept.charter.team == ()
    assert kept.charter.review_date is None
    assert kept.stages == before.stages
    assert kept.steps == before.steps
    assert [note.text for note in kept.notes] == [n.text for n in before.notes if not n.private]
    assert not list(folder.glob("*.history"))


def test_how_the_day_was_led_stays_out(workshop: Workshop, folder: Path) -> None:
    note = workshop.state().notes[0].id
    workshop.apply(SetTimer(turn="start", seconds=300, label="Write alone", author="Zoe"))
    workshop.apply(SetAgenda(start=True, here="05_affinity", author="Zoe"))
    workshop.add("pile", board="affinity", author="Zoe", name="Mine", notes=[note])
    workshop.apply(SetRound(board="affinity", activity=Activity.WRITE, open=True, author="Zoe"))
    workshop.add("note", text="Unseen yet", author="Ben", board="affinity", private=True)
    workshop.save_as_template("our-shop")
    kept = templates.load("our-shop")
    assert not {record.KIND for record in kept.records()} & {"pile", "round", "timer", "agenda"}
    assert "Unseen yet" not in (folder / "our-shop.cjm.json").read_text("utf-8")


def test_it_has_only_what_its_version_of_the_file_knows() -> None:
    body = {"stages": [{"id": "stage-find", "name": "Find", "weather": "rain"}], "robots": [1]}
    kept = impersonal(State.model_validate(body))
    assert [(stage.name, stage.model_extra) for stage in kept.stages] == [("Find", {})]
    assert kept.model_extra == {}


def test_it_is_listed_and_can_be_started_from(
    workshop: Workshop, tmp_path: Path, folder: Path
) -> None:
    workshop.edit("charter", goal="How our shops work.")
    saved = workshop.save_as_template("our-shop")

    assert str(saved).splitlines()[:2] == [
        f'Saved as the template "our-shop" ({folder / "our-shop.cjm.json"}). Names of people, '
        "votes, comments and the history are not in it.",
        "To start from it: cjm-workshop new FOLDER --template our-shop",
    ]
    found = templates.all_templates()["our-shop"]
    assert (found.kind, found.about, found.own) == ("your own", "How our shops work.", True)
    with Workshop.new(tmp_path / "next", template="our-shop") as following:
        assert following.state().stages == workshop.state().stages


def test_texts_that_still_name_somebody_are_told(workshop: Workshop) -> None:
    workshop.edit("charter", goal="What Tomasz asked for.")
    saved = workshop.save_as_template("our-shop")
    assert ("Tomasz", "charter.goal", "What Tomasz asked for.") in saved.mentions
    assert {name for name, _, _ in saved.mentions} == {"Tomasz", "Ines"}
    assert "Tomasz: charter.goal: What Tomasz asked for." in str(saved)


def test_its_pictures_travel_with_it(workshop: Workshop, tmp_path: Path) -> None:
    source = tmp_path / "face.png"
    source.write_bytes(b"picture")
    store = workshop._store
    file = store.keep_file(source)  # type: ignore[union-attr]
    workshop.edit("persona", "Maya", portrait={"file": file, "alt": "Maya at the stove"})
    workshop.save_as_template("our-shop")
    Workshop.new(tmp_path / "next" / "next", template="our-shop").close()
    assert (tmp_path / "next" / "next.files" / file).read_bytes() == b"picture"


@pytest.mark.parametrize("name", ["Our shop", "", "../shop", "shop.cjm", "läden"])
def test_a_name_that_cannot_be_a_file_is_refused(workshop: Workshop, name: str) -> None:
    with pytest.raises(Refused, match="small letters, digits and hyphens"):
        workshop.save_as_template(name)


def test_a_template_of_the_kit_is_never_written_over(workshop: Workshop) -> None:
    with pytest.raises(Refused, match='"online-shop" is a template of the kit'):
        workshop.save_as_template("online-shop", replace=True)


def test_a_template_is_written_over_only_when_asked(workshop: Workshop) -> None:
    workshop.save_as_template("our-shop")
    workshop.edit("charter", goal="Better.")
    with pytest.raises(Refused, match="already"):
        workshop.save_as_template("our-shop")
    workshop.save_as_template("our-shop", replace=True)
    assert templates.load("our-shop").charter.goal == "Better."


def test_a_folder_that_cannot_be_written_is_told(workshop: Workshop, folder: Path) -> None:
    folder.write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(NotSaved, match="CJM_TEMPLATES"):
        workshop.save_as_template("our-shop")


def test_a_damaged_template_hides_none_of_the_others(folder: Path) -> None:
    folder.mkdir()
    (folder / "damaged.cjm.json").write_text("{", encoding="utf-8")
    about = templates.names()
    assert about["damaged"] == f"It cannot be read: {folder / 'damaged.cjm.json'}"
    assert "online-shop" in about
    assert "damaged" in Workshop.templates()._repr_html_()


def test_a_workshop_without_people_stays_as_it_is() -> None:
    rail = templates.load("rail-journey")
    form = impersonal(rail)
    assert form.steps == rail.steps
    assert form.notes == tuple(Note.model_validate(note.model_dump()) for note in rail.notes)
    assert [one.owner for one in form.opportunities] == ["", ""]
