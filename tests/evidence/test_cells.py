from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cjm_workshop.evidence import read_source
from cjm_workshop.evidence.cells import (
    clean,
    number_in,
    parts_of,
    shorten,
    text_of,
    without_markup,
)
from cjm_workshop.evidence.dates import dates_in, instant_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("3", 3),
        ("-2.5", -2.5),
        ("−2", -2),
        ("3,5", 3.5),
        ("80 %", 80),
        ("1,250", 1250),
        ("1.250,75", 1250.75),
        ("1,250.75", 1250.75),
        ("12 500", 12500),
        ("1'250", 1250),
        ("4 - good", 4),
        ("5 (very satisfied)", 5),
        ("1.0", 1),
        ("", None),
        ("good", None),
        ("3 of 5", None),
        ("NA", None),
        ("nan", None),
        ("inf", None),
        ("1.2.3", None),
    ],
)
def test_numbers(cell: str, number: float | None) -> None:
    assert number_in(cell) == number


def test_the_comma_of_a_german_table_is_a_decimal_one() -> None:
    assert number_in("1,250", decimal_comma=True) == 1.25
    assert number_in("1.250", decimal_comma=True) == 1250
    assert number_in("4.5", decimal_comma=True) == 4.5


def test_dates_in_the_usual_ways() -> None:
    wanted = date(2026, 3, 31)
    for cell in ("2026-03-31", "31.03.2026", "31/03/2026", "3/31/2026", "31 March 2026"):
        assert dates_in([cell]).values == (wanted,), cell
    assert dates_in(["2026-03-31 18:40:12.5+02:00"]).values == (wanted,)
    assert dates_in(["31.03.2026 18:40"]).values == (wanted,)
    assert dates_in(["3/31/26 6:40 PM"]).values == (wanted,)


def test_a_column_is_read_in_one_way_and_the_rest_is_named() -> None:
    found = dates_in(["05.03.2026", "", "soon", "17.03.2026"])
    assert found.values == (date(2026, 3, 5), None, None, date(2026, 3, 17))
    assert found.unread == (2,)
    assert found.guess == ""


def test_a_column_that_could_be_either_is_said_to_be() -> None:
    found = dates_in(["03/05/2026", "04/05/2026"])
    assert found.values == (date(2026, 5, 3), date(2026, 5, 4))
    assert found.guess == "Dates could be read in two ways; day/month/year was taken."


def test_in_a_column_that_mixes_two_ways_only_sure_dates_are_taken() -> None:
    found = dates_in(["31/10/2021", "1/14/2022", "03/05/2022", "04/04/2022", "?"])
    assert found.values == (date(2021, 10, 31), date(2022, 1, 14), None, date(2022, 4, 4), None)
    assert found.unsure == (2,)
    assert found.unread == (4,)


def test_the_year_first_is_read_in_every_column() -> None:
    found = dates_in(["2025-01-02", "03/04/2025", "05/06/2025", "2025-13-45"])
    assert found.values == (date(2025, 1, 2), date(2025, 4, 3), date(2025, 6, 5), None)
    assert found.unread == (3,)
    assert found.guess == "Dates could be read in two ways; day/month/year was taken."
    assert dates_in(["01/01/2025", "2025-01-02", "x", "y", "z"]).guess == ""


def test_moments_with_different_offsets_can_be_compared() -> None:
    summer = instant_of("2011-10-11 13:45:40.276000+02:00")
    assert summer == datetime(2011, 10, 11, 11, 45, 40, 276000, tzinfo=UTC)
    assert instant_of("2011-10-11 13:45") == datetime(2011, 10, 11, 13, 45, tzinfo=UTC)
    assert instant_of("yesterday") is None


def test_texts_lose_only_what_cannot_be_shown() -> None:
    assert clean("  a\r\nb\x0bc\x00\u2028d ") == ("a\nb\nc\nd", True)
    assert clean("שלום 🙂 e\u0301") == ("שלום 🙂 e\u0301", False)
    assert clean("half \ud83d of one") == ("half  of one", True)


def test_values_of_workbooks_read_as_a_person_reads_them() -> None:
    assert text_of(3.0) == "3"
    assert text_of(3.25) == "3.25"
    assert text_of(True) == "TRUE"
    assert text_of(datetime(2026, 5, 12)) == "2026-05-12"  # noqa: DTZ001 - as openpyxl gives it
    assert text_of(datetime(2026, 5, 12, 9, 30)) == "2026-05-12 09:30:00"  # noqa: DTZ001
    assert text_of(None) == ""


def test_lists_in_a_cell() -> None:
    assert parts_of("Web; App;web|| Shop counter") == ["Web", "App", "Shop counter"]
    assert parts_of("web, app/phone", commas=True, slashes=True) == ["web", "app", "phone"]
    assert parts_of("web, app/phone") == ["web, app/phone"]


def test_notes_that_a_board_exports_as_html_become_text() -> None:
    assert without_markup("<p>Late &amp; cold</p><p>twice</p>") == "Late & cold\ntwice"
    assert without_markup("a < b and c > d") == "a < b and c > d"


def test_shorten() -> None:
    assert shorten("one  two\nthree", 20) == "one two three"
    assert shorten("one two three", 8) == "one two…"


@pytest.mark.parametrize("text", ["\u200b", "\u2060 \u200d"])
def test_a_cell_without_a_visible_character_is_empty(text: str) -> None:
    assert clean(text) == ("", True)
    assert parts_of(f"a;{text}") == ["a"]
    report = read_source(f"late\n- {text}\n- cold\n- {text}x", "notes").report
    assert (report.taken, list(report.reasons.values())) == (3, [[2]])
