from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook

from cjm_workshop.errors import ImportFaults
from cjm_workshop.evidence.files import MAX_BYTES
from cjm_workshop.evidence.reading import read_table
from cjm_workshop.evidence.vocabulary import KNOWN_HEADERS

ROWS = "text,author\nSchön spät,Änne\n„Ruhe“ – bitte,Åsa\n"


def read(source: Any, **options: Any) -> Any:
    return read_table(source, known=KNOWN_HEADERS, **options)


def cells(source: Any, **options: Any) -> list[tuple[str, ...]]:
    return [row.cells for row in read(source, **options).rows]


def workbook(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    table = read(ROWS.encode(encoding))
    assert [row.cells for row in table.rows] == [("Schön spät", "Änne"), ("„Ruhe“ – bitte", "Åsa")]
    assert table.header == ("text", "author")


def test_other_alphabets_are_detected_and_said() -> None:
    russian = "text,author\n" + "Доставка опоздала на два часа,Анна\n" * 20
    table = read(russian.encode("cp1251"))
    assert table.rows[0].cells == ("Доставка опоздала на два часа", "Анна")
    assert table.guesses[0].startswith("The file is no UTF-8; it was read as cp1251.")


def test_signs_amid_letters_tell_central_europe_from_the_west() -> None:
    polish = read("text,author\nŻółty kot źle się czuje,Łukasz\n".encode("cp1250"))
    assert polish.rows[0].cells == ("Żółty kot źle się czuje", "Łukasz")
    assert polish.guesses[0].startswith("The file is no UTF-8; it was read as Windows-1250")
    western = "¿Qué pasó con los 5 m³ (nota¹)? £4 ¥5 3½ señor"
    assert read(f"text\n{western}\n".encode("cp1252")).rows[0].cells == (western,)


def test_an_encoding_can_be_told() -> None:
    assert cells("text\nŁódź\n".encode("cp1250"), encoding="cp1250") == [("Łódź",)]
    with pytest.raises(ImportFaults, match='encoding: found "klingon"'):
        read(b"text\n", encoding="klingon")


def test_a_damaged_file_is_refused_with_its_line() -> None:
    data = "text\nSchön\nspät\n".encode() + b"Gr\xf6\xdfe\n" + "Übung, Änderung\n".encode()
    with pytest.raises(ImportFaults) as error:
        read(data)
    assert str(error.value) == (
        "the file cannot be read.\n"
        "  - line 4: found bytes that are no UTF-8 text; expected a text file; save the table "
        'again as "CSV UTF-8", or say encoding="…" (in a shell: --encoding …) if you know what '
        "it was written in"
    )


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04 no workbook", "no workbook"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "a web page or XML"),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?>', "a web page or XML"),
        (b'[\n  {"text": "late"}]', "JSON"),
        (b"{\\rtf1 late}", "a text document"),
        (bytes(range(32)) * 20, "a file that is no text"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, found: str) -> None:
    with pytest.raises(ImportFaults, match=found):
        read(data)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    text = f'text{delimiter}author\n"late, and; cold | wet"{delimiter}Ann\nno slot{delimiter}Ben\n'
    assert cells(text.encode()) == [("late, and; cold | wet", "Ann"), ("no slot", "Ben")]


def test_one_column_with_commas_in_its_texts_stays_one_column() -> None:
    text = "note\nmilk, eggs, bread\nlate, again\nfine\nno slot\n"
    assert cells(text.encode()) == [
        ("milk, eggs, bread",),
        ("late, again",),
        ("fine",),
        ("no slot",),
    ]


def test_a_german_excel_csv() -> None:
    text = "sep=;\r\nNotiz;Autor;Punkte\r\nZu spät;Änne;2\r\n\r\nKein Termin;Jörg;\r\n"
    table = read(text.encode("cp1252"))
    assert table.header == ("Notiz", "Autor", "Punkte")
    assert [(row.number, row.cells) for row in table.rows] == [
        (3, ("Zu spät", "Änne", "2")),
        (4, ("", "", "")),
        (5, ("Kein Termin", "Jörg", "")),
    ]
    assert table.decimal_comma


def test_quoted_line_breaks_count_as_one_row() -> None:
    table = read(b'text,author\n"late\nand ""cold""",Ann\nfine,Ben\n')
    assert [(row.number, row.cells[0]) for row in table.rows] == [
        (2, 'late\nand "cold"'),
        (3, "fine"),
    ]


def test_ragged_rows_and_headers_that_are_empty_or_twice() -> None:
    table = read(b"text,text,,votes\na,b,c,1\nd\ne,f,g,2,extra\n")
    assert table.header == ("text", "text (2)", "column 3", "votes", "column 5")
    assert table.rows[1].cells == ("d", "", "", "", "")
    assert table.warnings == (
        "Cells behind the last column, without a header: row 4.",
        'Two columns are called "text"; the later one is "text (2)" here.',
    )


def test_a_quote_that_does_not_match_is_reported() -> None:
    table = read(b'text,author\n5" screen,Ann\n"he said "no" twice",Ben\n')
    assert table.warnings == (
        "Quotation marks do not match near row 3; look at what was taken from there.",
    )


def test_a_cell_of_a_megabyte_is_refused_as_what_it_may_be() -> None:
    with pytest.raises(ImportFaults, match=r"row 2: found .* or a cell of more than 130,000 char"):
        read(b"text,author\n" + b"x" * 1_000_000 + b",Ann\n")


def test_a_workbook_of_an_empty_chart_alone_is_refused() -> None:
    book = Workbook()
    book.create_chartsheet("Chart")
    book.remove(book["Sheet"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(ImportFaults, match="found a damaged file, or no workbook"):
        read(out.getvalue())


def test_na_and_none_are_text() -> None:
    assert cells(b"text,author\nNA,None\nnull,nan\n") == [("NA", "None"), ("null", "nan")]


def test_a_title_above_the_header_is_left_out() -> None:
    table = read(b"Retro of May,,\n,,\nauthor,note,votes\nAnn,late,1\n")
    assert table.header == ("author", "note", "votes")
    assert table.above == (1,)
    assert table.guesses[-1] == "Row 3 was read as the header."


def test_a_table_without_header() -> None:
    table = read(b"late again,3\nno slot,5\n")
    assert table.header == ("column 1", "column 2")
    assert [row.number for row in table.rows] == [1, 2]
    assert read(b"a,b\nc,d\n", header=False).header == ("column 1", "column 2")


@pytest.mark.parametrize(
    "rows",
    [
        'Ann,"It took far too long."\nBen,Nice\n',
        "Nobody answered,Ann\nToo dear,Ben\nNo slot left,Ann\n",
        "12 May 2026,late\n13 May 2026,later\n",
        "2026-05-12T10:03:00Z,late\n2026-05-13T10:03:00Z,later\n",
        "5/12/2026 10:03:00,late\n5/13/2026 10:03:00,later\n",
        "ann@example.org,late\nben@example.org,later\n",
        "Ann,“far too dear”\nBen,“fine”\n",
        "Ann,web\nBen,service\nCleo,phone\nDora,web\n",
    ],
    ids=["sentence", "again", "date", "moment", "clock", "address", "quote", "a known word below"],
)
def test_a_first_row_of_data_is_no_header(rows: str) -> None:
    table = read(rows.encode())
    assert not table.has_header
    assert [row.number for row in table.rows] == list(range(1, rows.count("\n") + 1))
    assert table.guesses[-1] == (
        "The first row looks like data, so there is no header. If it is one: header=True (in a "
        "shell: --header)"
    )


@pytest.mark.parametrize(
    "rows",
    [
        "Who said it,What was it\nAnn,late\nBen,later\n",
        "Who said it,How did the visit go for you all in all?\nAnn,late\nBen,later\n",
        "Who said it,Please tell us more about it.\nAnn,late\nBen,later\n",
        f"Who said it,{'How likely is it that you ' * 4}come back?\nAnn,late\nBen,later\n",
        "Who said it,It took this long.\nAnn,3\nBen,5\n",
        "Who said it,Van,Tram\nAnn,Van,\nBen,,Tram\nCleo,Van,Tram\n",
        "Who said it,What was it\nAnn,late\nWho said it,What was it\nBen,later\n",
    ],
    ids=["words", "question", "please", "long question", "figures below", "ticks", "twice"],
)
def test_a_first_row_that_may_be_a_header_is_one_and_is_told(rows: str) -> None:
    table = read(rows.encode())
    assert table.header[0] == "Who said it"
    assert table.guesses[-1] == (
        "Row 1 was read as the header, as nothing told otherwise. If it is no header: header=False "
        "(in a shell: --no-header)"
    )


def test_a_workbook_with_dates_numbers_and_empty_rows() -> None:
    data = workbook(
        (
            "Notes",
            [
                ["text", "date", "votes", "open"],
                ["late", datetime(2026, 5, 12), 3.0, True],  # noqa: DTZ001
                [None, None, None, None],
                ["no slot", datetime(2026, 5, 12, 9, 30), 2.5, None],  # noqa: DTZ001
                [None, None, None, None],
            ],
        ),
        ("Empty", []),
    )
    table = read(data)
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("late", "2026-05-12", "3", "TRUE")),
        (3, ("", "", "", "")),
        (4, ("no slot", "2026-05-12 09:30:00", "2.5", "")),
    ]
    assert table.guesses == ('The sheet "Notes" was read.',)


def test_several_sheets_need_a_choice() -> None:
    data = workbook(("May", [["text"], ["late"]]), ("June", [["text"], ["cold"]]))
    with pytest.raises(ImportFaults) as error:
        read(data)
    assert str(error.value) == (
        "the file does not say which sheet to read.\n"
        '  - sheets: found several with data: "May" (2 rows), "June" (2 rows); expected one of '
        'them named: sheet="May"'
    )
    assert cells(data, sheet="june") == [("cold",)]
    assert cells(data, sheet=1) == [("late",)]
    with pytest.raises(ImportFaults, match='no sheet "July" with data'):
        read(data, sheet="July")


def test_formulas_are_never_computed() -> None:
    data = workbook(("Notes", [["text", "votes"], ["=1+1", 3], ["late", "=SUM(B2:B2)"]]))
    table = read(data)
    assert [row.cells for row in table.rows] == [("=1+1", "3"), ("late", "=SUM(B2:B2)")]
    assert table.warnings[0].startswith("Formulas without a saved result were taken as text: rows")
    assert cells(b'text,votes\n"=HYPERLINK(""x"")",1\n') == [('=HYPERLINK("x")', "1")]


def test_errors_in_cells_count_as_empty() -> None:
    table = read(workbook(("N", [["text", "votes"], ["late", "#N/A"]])))
    assert table.rows[0].cells == ("late", "")
    assert table.warnings == ("Cells with an error such as #N/A count as empty: row 2.",)


def test_a_dataframe() -> None:
    data = pd.DataFrame(
        {
            "text": ["late", None, "no slot"],
            "score": [1.0, float("nan"), 4.5],
            "date": pd.to_datetime(["2026-05-12", None, "2026-05-13"]),
        }
    )
    table = read(data)
    assert table.header == ("text", "score", "date")
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("late", "1", "2026-05-12")),
        (2, ("", "", "")),
        (3, ("no slot", "4.5", "2026-05-13")),
    ]
    assert cells(pd.Series(["a", "b"], name="text")) == [("a",), ("b",)]


def test_pasted_text_is_one_row_per_line_unless_it_is_a_table() -> None:
    assert cells("milk, eggs\nbread, butter") == [("milk, eggs",), ("bread, butter",)]
    assert cells("text\tauthor\nlate\tAnn") == [("late", "Ann")]
    assert cells("text,author\nlate,Ann") == [("late", "Ann")]


def test_a_path_and_a_text_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "board.csv"
    path.write_text("text\nlate\n", encoding="utf-8")
    assert cells(str(path)) == [("late",)]
    assert cells(path) == [("late",)]
    with pytest.raises(ImportFaults, match=r"found no such file; .* there are: board\.csv"):
        read(str(tmp_path / "bord.csv"))
    with pytest.raises(ImportFaults, match="found a folder"):
        read(tmp_path)
    with pytest.raises(ImportFaults, match="found a int"):
        read(3)


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    with path.open("wb") as out:
        out.truncate(MAX_BYTES + 2**20)
    with pytest.raises(ImportFaults) as error:
        read(path)
    assert str(error.value) == (
        "log.csv is too large for a workshop.\n"
        "  - size: found 21 MB; expected at most 20 MB\n"
        "Take the columns and rows that the workshop needs, or a sample of the rows."
    )


@pytest.mark.parametrize("data", [b"", b"\n\n", b"text,author\n", b"text,author\n,\n"])
def test_nothing_to_import_is_an_error(data: bytes) -> None:
    with pytest.raises(ImportFaults, match=r"Nothing to import in the file\."):
        read(data)


def test_spoiled_letters_are_noticed() -> None:
    table = read("text\nIâ€™m late\nspÃ¤t\nfine\n".encode())
    assert table.warnings[0].startswith("Letters look spoiled (such as Ã¤ for ä): rows 2, 3.")


def test_characters_that_cannot_be_shown_are_reported() -> None:
    table = read(b"text,author\nla\x07te,Ann\n")
    assert table.rows[0].cells[0] == "late"
    assert table.warnings == ("Characters that cannot be shown were left out: row 2.",)


def test_a_column_that_is_mostly_empty_does_not_hide_the_delimiter() -> None:
    text = "text,author\nlate\nno slot\ncold\nfine,Ann\n"
    assert cells(text.encode()) == [("late", ""), ("no slot", ""), ("cold", ""), ("fine", "Ann")]
