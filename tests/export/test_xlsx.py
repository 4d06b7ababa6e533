from __future__ import annotations

import csv
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from cjm_workshop import Workshop
from cjm_workshop.export import export, tables
from cjm_workshop.export.xlsx import MAX_CELL, workbook
from cjm_workshop.model import Comment, Note, State

LIVE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =HYPERLINK(1)", "#REF!", "=", "-", "@"]


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def values(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_every_table_is_a_sheet_that_reads_back_equal(workshop: State, tmp_path: Path) -> None:
    (path,) = export(workshop, tmp_path / "all.xlsx")
    book = load_workbook(path)
    private = workshop.model_copy(
        update={"notes": tuple(n for n in workshop.notes if not n.private)}
    )
    wanted = tables.all_tables(private)
    assert book.sheetnames == list(wanted)
    for name, (columns, rows) in wanted.items():
        head, *body = values(book[name])
        assert head == columns
        shown = [[_as_text(cell) for cell in row] for row in body]
        assert shown == [["" if cell is None else cell for cell in row] for row in rows], name


def _as_text(value: Any) -> Any:
    if isinstance(value, datetime):
        return str(value.date())
    return "" if value is None else value


def test_numbers_are_numbers_and_dates_are_dates(workshop: State, tmp_path: Path) -> None:
    (path,) = export(workshop, tmp_path / "all.xlsx")
    book = load_workbook(path)
    head, *rows = values(book["evidence"])
    evidence = [dict(zip(head, row, strict=True)) for row in rows]
    assert evidence[0]["date"] == datetime(2026, 3, 4)  # noqa: DTZ001 - cells know no zone
    assert evidence[0]["count"] == 6
    charter = dict(values(book["charter"]))
    assert charter["review_date"] == datetime(2026, 11, 2)  # noqa: DTZ001
    head, *rows = values(book["steps"])
    assert {row[head.index("emotion")] for row in rows} == {-2, -1, 1, 2}
    assert {type(row[head.index("moment_of_truth")]) for row in rows} == {bool}


def test_times_are_in_utc() -> None:
    when = datetime.fromisoformat("2026-05-01T10:30:00+02:00")
    comment = Comment(id="comment-a", about="charter-main", text="Yes", time=when)
    state = State(comments=(comment,))
    sheet = opened(workbook(tables.all_tables(state)))["comments"]
    (head, row) = values(sheet)
    assert row[head.index("time")] == when.astimezone(UTC).replace(tzinfo=None)
    cell = sheet.cell(2, head.index("time") + 1)
    assert cell.number_format == 'yyyy-mm-dd hh:mm:ss" UTC"'


def test_a_sheet_is_ready_to_read_filter_and_print(workshop: State, tmp_path: Path) -> None:
    (path,) = export(workshop, tmp_path / "all.xlsx")
    sheet = load_workbook(path)["steps"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert all(9 <= column.width <= 60 for column in sheet.column_dimensions.values())
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage  # too wide to be read on one page
    assert sheet.print_title_cols == "$A:$B"
    assert sheet["A1"].font.bold
    assert sheet["B2"].alignment.wrap_text


def test_rows_are_as_high_as_their_longest_text() -> None:
    rows = [["short"], ["one\ntwo\nthree"], ["x" * 150], ["y\n" * 500]]
    sheet = opened(workbook({"notes": (["text"], rows)}))["notes"]
    assert [sheet.row_dimensions[at].height for at in range(2, 6)] == [15, 45, 45, 300]


@pytest.mark.parametrize("text", LIVE)
def test_no_cell_runs(text: str) -> None:
    data = workbook({"notes": (["text", text], [[text, 1]])})
    sheet = opened(data)["notes"]
    for cell in (sheet["A2"], sheet["B1"]):
        assert cell.value == text
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert cell.quotePrefix == (text != "#REF!")
    inside = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in inside
    assert 't="e"' not in inside


def test_an_address_is_no_link() -> None:
    data = workbook({"evidence": (["url"], [["https://example.org"]])})
    assert not any("rels/sheet" in name for name in zipfile.ZipFile(BytesIO(data)).namelist())


def test_what_a_cell_cannot_hold_is_told() -> None:
    found = opened(workbook({"notes": (["text"], [["x" * 40_000], ["a\x00b\x1fc"], ["_x0041_"]])}))
    long, plain, code = (row[0] for row in values(found["notes"])[1:])
    assert len(long) == MAX_CELL
    assert long.endswith("x … (cut: too long for a cell)")
    assert plain == "abc"
    assert code == "_x005F_x0041_"  # which a spreadsheet shows as _x0041_


def test_one_picture_is_one_sheet(workshop: State, tmp_path: Path) -> None:
    (path,) = export(workshop, tmp_path / "one.xlsx", "impact")
    assert load_workbook(path).sheetnames == ["opportunities"]
    (path,) = export(workshop, tmp_path / "two.xlsx", persona="Harold")
    book = load_workbook(path)
    assert book.sheetnames == ["steps"]
    assert book["steps"].max_row == 1


def test_a_private_note_stays_private(tmp_path: Path) -> None:
    note = Note(id="note-a", text="only mine", author="Ada", private=True)
    (path,) = export(State(notes=(note,)), tmp_path / "all.xlsx", "workshop")
    assert "notes" not in load_workbook(path).sheetnames


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(TEXTS, st.integers(-999, 999), TEXTS), min_size=1, max_size=5))
def test_any_text_reads_back(rows: list[tuple[str, int, str]]) -> None:
    sheet = opened(workbook({"t": (["a", "b", "c"], [list(row) for row in rows])}))["t"]
    found = [["" if cell is None else cell for cell in row] for row in values(sheet)[1:]]
    assert found == [list(row) for row in rows]
    assert all(
        c.data_type == "s" for row in sheet.iter_rows(min_col=1, max_col=1) for c in row if c.value
    )


def test_libreoffice_opens_it(tmp_path: Path, program: Callable[[str], Path]) -> None:
    office = program("soffice")
    state = State(
        notes=tuple(Note(id=f"note-n{at}", text=t, board="affinity") for at, t in enumerate(LIVE))
    )
    export(state, tmp_path / "notes.xlsx", "affinity")
    (path,) = export(Workshop.case().state(), tmp_path / "steps.xlsx", "journey", persona="Maya")
    for name in ("notes.xlsx", "steps.xlsx"):
        utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"
        command = [str(office), "--headless", "--convert-to", utf8, "--outdir", str(tmp_path)]
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            [*command, profile, str(tmp_path / name)], check=True, capture_output=True, timeout=120
        )
    with (tmp_path / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert [row[head.index("text")] for row in rows] == LIVE
    with (tmp_path / "steps.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    sheet = load_workbook(path)["steps"]
    assert head == [cell.value for cell in sheet[1]]
    assert len(rows) == sheet.max_row - 1
