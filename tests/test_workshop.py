"""A whole workshop in plain Python, as somebody without a browser would do it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from cjm_workshop import Workshop
from cjm_workshop.errors import ReadOnly, Refused, UnknownName, WorkshopError


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CJM_WORKSHOP", raising=False)
    monkeypatch.setenv("CJM_NAME", "Ann")


@pytest.fixture
def garden(tmp_path: Path):
    with Workshop.new(tmp_path / "garden") as workshop:
        yield workshop


@pytest.fixture
def grown(garden: Workshop) -> Workshop:
    garden.edit("charter", title="I grow my first tomatoes", state="current", owner="Ann")
    garden.add("persona", name="Rosa Weber", role="balcony gardener", goals=["Tomatoes in July"])
    garden.add("stage", name="Find out")
    garden.add("stage", name="Grow")
    garden.add("journey", name="I grow tomatoes", persona="Rosa", state="current")
    garden.add("touchpoint", name="Asks in the shop", moment="before", channels=["shop counter"])
    garden.add(
        "step", journey="Rosa", stage="Find out", touchpoint="Asks in the shop", emotion=-1,
        emotion_reason="Nobody has time",
    )  # fmt: skip
    garden.add("pain", step=garden.state().steps[0], text="Nobody has time", severity=2)
    return garden


def test_a_workshop_made_in_plain_python_is_there_when_opened_again(grown: Workshop) -> None:
    grown.close()
    with Workshop.open(grown.path) as again:
        step = again.state().steps[0]
        assert again.state().charter.title == "I grow my first tomatoes"
        assert again.find("touchpoint", step.touchpoint).name == "Asks in the shop"
        assert [channel.name for channel in again.state().channels] == ["shop counter"]
        assert again.author == "Ann"


def test_open_without_a_path_takes_the_one_that_is_there(grown: Workshop) -> None:
    grown.close()
    with Workshop.open() as found:
        assert found.path.name == "garden.cjm.json"


def test_open_without_a_path_makes_a_blank_one(tmp_path: Path) -> None:
    with Workshop.open() as made:
        assert made.path == tmp_path / "my-workshop.cjm.json"
        assert made.path.exists()


def test_open_without_a_path_asks_where_there_are_several(tmp_path: Path) -> None:
    for name in ("one", "two"):
        Workshop.new(tmp_path / name).close()
    with pytest.raises(WorkshopError, match=r"several workshops .* one.cjm.json, two.cjm.json"):
        Workshop.open()


def test_a_workshop_is_never_overwritten(garden: Workshop) -> None:
    with pytest.raises(WorkshopError, match=r"garden\.cjm\.json"):
        Workshop.new(garden.path)


def test_rows_of_a_table_become_records_at_once(grown: Workshop) -> None:
    rows = pd.DataFrame(
        {
            "name": ["Reads a blog", "Buys soil", "Posts a photo"],
            "moment": ["before", "during", "after"],
            "channels": [["Web"], ["shop counter"], ["web"]],
            "department": ["", None, float("nan")],
        }
    )
    added = grown.add_all("touchpoints", rows)
    assert [touchpoint.name for touchpoint in added] == list(rows["name"])
    assert [channel.name for channel in grown.state().channels] == ["shop counter", "Web"]
    grown.undo()
    assert len(grown.state().touchpoints) == 1


def test_a_table_with_a_fault_adds_nothing(grown: Workshop) -> None:
    with pytest.raises(Refused, match="found 9; expected a number from -2 to 2"):
        grown.add_all("steps", [{"journey": "Rosa"}, {"journey": "Rosa", "emotion": 9}])
    assert len(grown.state().steps) == 1


def test_names_that_are_not_there_are_answered_with_those_that_are(grown: Workshop) -> None:
    with pytest.raises(UnknownName) as error:
        grown.add("step", journey="Rosa", stage="Growing")
    assert str(error.value) == (
        'There is no stage "Growing". Did you mean "Grow"? There are: Find out, Grow.'
    )


def test_edit_move_vote_comment_undo_redo_remove(grown: Workshop) -> None:
    grown.edit("persona", "rosa", bio="Two square metres, facing north")
    assert grown.find("persona", "Rosa").bio.endswith("north")
    grown.undo()
    assert grown.find("persona", "Rosa").bio == ""
    grown.redo()
    assert grown.find("persona", "Rosa").bio.endswith("north")
    grown.move("stage", "Grow", after="start")
    assert [stage.name for stage in grown.state().stages] == ["Grow", "Find out"]
    grown.vote("pain", "Nobody has time", 2)
    grown.comment("persona", "Rosa", "I know her")
    assert (grown.state().votes[0].dots, grown.state().comments[0].text) == (2, "I know her")
    with pytest.raises(Refused, match="Still in use"):
        grown.remove("touchpoint", "Asks in the shop")
    grown.remove("touchpoint", "Asks in the shop", dependents=True)
    assert grown.state().steps[0].touchpoint is None


def test_an_undo_passes_over_what_others_went_on_from(
    garden: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.add("note", text="one")
    garden.add("note", text="two")
    garden.author = "Bob"
    garden.edit("note", "two", text="Bob's")
    garden.author = "Ann"
    garden.undo()
    assert [note.text for note in garden.state().notes] == ["Bob's"]
    assert capsys.readouterr().out == (
        'Passed over: The note "Bob\'s" has been changed by Bob since; undoing would take that '
        "away. Edit it instead.\n"
    )


def test_who_gave_no_name_takes_back_their_own_alone(garden: Workshop) -> None:
    opened = [Workshop.open(garden.path, author="") for _ in range(2)]
    with opened[0] as mine, opened[1] as theirs:
        theirs.add("note", text="theirs")
        with pytest.raises(Refused, match="nothing of yours to undo"):
            mine.undo()
        mine.add("note", text="mine")
        mine.undo()
        assert [note.text for note in mine.state().notes] == ["theirs"]


def test_an_edit_of_several_fields_is_one_change(garden: Workshop) -> None:
    garden.add("touchpoint", name="Asks")
    garden.edit("touchpoint", "Asks", purpose="Find out", channels="web, phone")
    assert [channel.name for channel in garden.state().channels] == ["web", "phone"]
    garden.undo()
    asks = garden.find("touchpoint", "Asks")
    assert (asks.purpose, asks.channels, garden.state().channels) == ("", (), ())


def test_what_is_added_carries_the_name_of_who_adds_it(grown: Workshop) -> None:
    assert grown.add("note", text="Too much shade").author == "Ann"
    assert grown.add("note", text="From the wall", author="Ben").author == "Ben"


def test_without_a_name_the_first_journey_of_today_is_meant(grown: Workshop) -> None:
    first = grown.state().journeys[0]
    grown.future_journey()
    grown.add("journey", name="I grow herbs", state="current")
    assert repr(grown.journey_map()).startswith(first.name)


def test_a_journey_begun_too_early_finds_out_whose_it_is(tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "early") as workshop:
        workshop.board("journey").close()
        workshop.edit("charter", title="I grow my first tomatoes", scenario="A balcony in May")
        workshop.board("journey").close()
        workshop.add("persona", name="Rosa")
        workshop.board("journey").close()
        (journey,) = workshop.state().journeys
        assert (journey.name, journey.scenario) == ("I grow my first tomatoes", "A balcony in May")
        assert journey.persona == workshop.state().personas[0].id


def test_a_journey_that_people_work_on_stays_as_they_have_it(tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "worked-on") as workshop:
        workshop.board("journey").close()
        workshop.add("persona", name="Rosa")
        workshop.add("step", journey="Our journey", name="Asks in the shop")
        workshop.board("journey").close()
        assert workshop.state().journeys[0].persona is None


def test_a_pain_becomes_an_opportunity_that_waits_for_an_owner(grown: Workshop) -> None:
    opportunity = grown.opportunity_from("Nobody has time")
    assert opportunity.question.startswith("How might we")
    assert opportunity.pains == (grown.state().pains[0].id,)
    assert any(finding.code == "CJ51" for finding in grown.checks().findings)


def test_the_future_starts_as_a_copy_once(grown: Workshop) -> None:
    future = grown.future_journey()
    assert grown.future_journey().id == future.id
    assert len(grown.state().steps_of(future.id)) == 1


def test_a_persona_can_be_copied_from_another_workshop(grown: Workshop, tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "other") as other:
        copied = other.copy("persona", "Rosa", grown.path)
        assert copied.name == "Rosa Weber"
        assert copied.id != grown.state().personas[0].id


def test_another_version_can_be_merged(grown: Workshop, tmp_path: Path) -> None:
    grown.save()
    version = tmp_path / "version.cjm.json"
    version.write_bytes(grown.path.read_bytes())
    with Workshop.open(version) as other:
        other.add("note", text="From the train")
    grown.merge(version)
    assert [note.text for note in grown.state().notes] == ["From the train"]


def test_a_merge_tells_what_is_not_brought_back(
    grown: Workshop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grown.save()
    version = tmp_path / "version.cjm.json"
    version.write_bytes(grown.path.read_bytes())
    grown.remove("pain", "Nobody has time")
    grown.merge(version)
    assert grown.state().pains == ()
    assert capsys.readouterr().out == (
        'Removed here, and so not brought back: pain "Nobody has time".\n'
    )


def test_the_finished_case_does_not_grow_late(garden: Workshop) -> None:
    case = Workshop.case()
    assert case.as_of == date(2026, 5, 26)
    view = case.opportunity_form().view
    due = [item for group in view["outline"]["groups"] for item in group["items"]]
    assert len(due) > 10
    assert [item["late"] for item in due if item.get("late")] == []
    told = "This example is shown as of 26 May 2026, the day of its last change."
    assert view["prompt"].endswith(told)
    assert case.charter_form().view["prompt"].endswith(told)
    assert garden.as_of is None
    assert "example" not in garden.opportunity_form().view["prompt"]


def test_it_tells_what_is_there_and_what_comes_next(grown: Workshop) -> None:
    assert "garden.cjm.json" in repr(grown)
    assert "Rosa Weber" in repr(grown)
    assert "<" in grown._repr_html_()


def test_pictures_of_an_empty_workshop_say_how_to_begin(garden: Workshop) -> None:
    for picture in (
        garden.journey_map(),
        garden.persona_card(),
        garden.touchpoint_matrix(),
        garden.empathy_map(),
        garden.affinity_diagram(),
        garden.impact_effort(),
        garden.touchpoint_wheel(),
        garden.communication_plan(),
        garden.storyboard(),
        garden.overview(),
    ):
        assert repr(picture)
        assert picture.scenes


def test_the_cards_of_all_personas_are_drawn_where_none_is_named(grown: Workshop) -> None:
    grown.add("persona", name="Joe")
    assert ["Joe" in scene.title for scene in grown.persona_card().scenes] == [False, True]
    assert ["Joe" in scene.title for scene in grown.persona_card("Joe").scenes] == [True]


def test_a_picture_shows_itself_with_words(grown: Workshop) -> None:
    data, metadata = grown.journey_map("Rosa")._repr_mimebundle_()
    assert set(data) == {"text/html", "image/png", "text/plain"}
    assert "Rosa" in metadata["image/png"]["alt"]
    assert data["text/html"].startswith('<img alt="Journey map of Rosa')
    assert "<details><summary>The same as a table</summary><table" in data["text/html"]
    assert "<table" not in grown.persona_card("Rosa")._repr_mimebundle_()[0]["text/html"]


@pytest.mark.parametrize("name", ["map.png", "map.svg", "map.pdf", "map.html", "map.json", "m.csv"])
def test_exports_lie_beside_the_workshop(grown: Workshop, name: str) -> None:
    (file,) = grown.export(name)
    assert file == grown.path.parent / name
    assert file.stat().st_size > 100


@pytest.mark.parametrize("name", ["other.cjm.json", "garden.history/a.csv", "garden.files"])
def test_an_export_never_takes_the_place_of_a_workshop(grown: Workshop, name: str) -> None:
    with pytest.raises(WorkshopError, match="an export would take its place"):
        grown.export(name)


def test_the_case_is_there_to_look_at_and_stays_as_it_is() -> None:
    from cjm_workshop import case

    assert [persona.name for persona in case.state().personas] == ["Maya Lindqvist", "Harold Beck"]
    with pytest.raises(ReadOnly, match='template="freshcart"'):
        case.add("note", text="mine")


def test_what_is_unseen_is_in_no_picture_or_table_of_others(tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "unseen.cjm.json", author="Ann") as ann:
        ann.add("note", text="Only mine", board="affinity", private=True)
        assert list(ann.table("notes")["text"]) == ["Only mine"]
        with Workshop.open(ann.path, author="Ben") as ben:
            assert ben.table("notes").empty
            assert "1 note" not in repr(ben.affinity_diagram())
        assert "1 note" in repr(ann.affinity_diagram())


def test_a_facilitators_widgets_are_a_line_each(tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "led.cjm.json", author="Ann") as workshop:
        before = workshop.state()
        shown = [
            *(workshop.agenda(), workshop.timer(5), workshop.prompts("journey")),
            *(workshop.progress(), workshop.private_notes(), workshop.silent_sort()),
            *(workshop.proposals(), workshop.vote_on("ideas")),
        ]
        assert workshop.state() == before
        for widget in shown:
            assert widget.view["key"] == shown[0].view["key"]
            widget.close()
