from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cjm_workshop.export import export
from cjm_workshop.export.csv_folder import inert
from cjm_workshop.model import Opportunity, State, Touchpoint


def rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")  # a spreadsheet opens it as UTF-8
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", " =1"])
def test_a_text_that_looks_like_a_formula_is_made_inert(start: str) -> None:
    assert inert(start) == f"'{start}"


@pytest.mark.parametrize("value", ["plain", "", "1 = 1", -2, 2.5, True])
def test_other_cells_stay_as_they_are(value: object) -> None:
    assert inert(value) == value


def test_hostile_cells_are_inert_in_the_file_and_lines_stay_in_their_cell(tmp_path: Path) -> None:
    state = State(
        touchpoints=(
            Touchpoint(
                id="touchpoint-t",
                name='=HYPERLINK("https://example.org")',
                purpose='first, "second"\nthird',
            ),
        )
    )
    (path,) = export(state, tmp_path / "t.csv", "touchpoints")
    (row,) = rows(path)
    assert row["name"] == '\'=HYPERLINK("https://example.org")'
    assert row["purpose"] == 'first, "second"\nthird'


def test_the_main_table_of_a_journey_is_its_steps_in_order(workshop: State, tmp_path: Path) -> None:
    (path,) = export(workshop, tmp_path / "map.csv", persona="maya")
    found = rows(path)
    assert [row["number"] for row in found] == [str(at) for at in range(1, 15)]
    slot = found[5]
    assert slot["called"] == "Delivery slot"
    assert slot["stage"] == "Get a delivery time"
    assert slot["stage_id"] == "stage-order"
    assert (slot["emotion"], slot["emotion_word"]) == ("-2", "frustrated")
    assert slot["evidence"] == "Interviews with nurses"


def test_a_folder_has_a_table_for_each_kind_that_there_is(workshop: State, tmp_path: Path) -> None:
    written = {path.stem: path for path in export(workshop, tmp_path / "tables")}
    assert set(written) >= {"charter", "steps", "notes", "statements", "metrics", "opportunities"}
    assert "contacts" not in written  # there are none
    statements = rows(written["statements"])
    assert {"about": "Maya Lindqvist", "field": "goals", "level": "reported"}.items() <= (
        statements[0].items()
    )
    assert rows(written["metrics"])[0]["value"] == "31.5"
    assert rows(written["opportunities"])[5]["pains_id"] == "pain-p11 | pain-p12"


def test_the_whole_workshop_under_a_csv_name_is_a_folder_of_that_name(
    workshop: State, tmp_path: Path
) -> None:
    written = export(workshop, tmp_path / "all.csv", "workshop")
    assert {path.parent for path in written} == {tmp_path / "all"}


@pytest.mark.parametrize(
    ("picture", "ids"),
    [
        ("persona", ["persona-maya"]),
        ("affinity", None),
        ("impact", [f"opportunity-o{at}" for at in range(1, 9)]),
    ],
)
def test_other_pictures_have_their_own_table(
    workshop: State, tmp_path: Path, picture: str, ids: list[str] | None
) -> None:
    (path,) = export(workshop, tmp_path / "x.csv", picture, persona="Maya Lindqvist")
    found = [row["id"] for row in rows(path)]
    assert found == (ids or [n.id for n in workshop.notes if n.board == "affinity"][:-1])


def test_an_empty_table_still_has_its_columns(tmp_path: Path) -> None:
    state = State(opportunities=(Opportunity(id="opportunity-o", question="How might we rest?"),))
    (path,) = export(state, tmp_path / "x.csv", "touchpoints")
    assert rows(path) == []
    assert "purpose" in path.read_text(encoding="utf-8-sig")
