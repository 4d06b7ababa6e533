from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cjm_workshop.evidence import import_into, read_source
from cjm_workshop.model import Level

TABLE = (
    "participant,date,moment,quote,observed,segment\n"
    'P01,2026-03-11,slot,"The first one was Thursday. It was Monday!",Scrolls three times,maya\n'
    "P02,2026-03-12,trust,Is the money safe?,,harold\n"
)


def test_each_quote_and_each_observation_is_evidence(host: Any) -> None:
    report = import_into(host, TABLE, "interviews", author="Ann")
    said, seen, other = host.state().evidence
    assert (said.type, said.level, said.who, said.about) == (
        *("interview", Level.REPORTED, "P01", "slot"),
    )
    assert said.quote == "The first one was Thursday. It was Monday!"
    assert said.title == "P01: The first one was Thursday. It was Monday!"
    assert str(said.date) == "2026-03-11"
    assert (seen.type, seen.level, seen.quote) == (
        *("observation", Level.OBSERVED, "Scrolls three times"),
    )
    assert other.quote == "Is the money safe?"
    assert report.taken == report.rows == 2
    assert report.made == {"evidence": 3}
    assert report.guesses[-1] == "Columns that were not used: segment."


def test_importing_again_brings_nothing_twice(host: Any, balanced: Callable[[Any], bool]) -> None:
    import_into(host, TABLE, "interviews")
    again = import_into(host, TABLE, "interviews")
    assert again.reasons == {"is in the workshop already": [2, 3]}
    assert balanced(again)
    assert len(host.state().evidence) == 3


def test_observations_can_be_left_out_and_tickets_be_called_so() -> None:
    found = read_source(TABLE, "interviews", observations=False, type="ticket")
    records = [record.fields for record in found.operations[0].records]
    assert [record["type"] for record in records] == ["ticket", "ticket"]


def test_tickets_are_a_kind_of_their_own() -> None:
    text = "id,opened,subject,body\nT1,2026-03-04,Swaps,Is that the rule?\n"
    for kind in ("tickets", "ticket", "Tickets"):
        found = read_source(text, kind)
        (ticket,) = (record.fields for record in found.operations[0].records)
        assert (ticket["type"], ticket["quote"], ticket["about"]) == (
            *("ticket", "Is that the rule?", "Swaps"),
        )
        assert str(found.report).startswith("Tickets from the pasted text: 1 row read, 1 taken")
    assert 'quote from "body"' in found.report.guesses[1]
    complaint = read_source(text, "tickets", type="complaint").operations[0].records[0]
    assert complaint.fields["type"] == "complaint"


def test_the_file_is_attached_to_every_quote_if_somebody_keeps_files(
    host: Any, tmp_path: Path
) -> None:
    path = tmp_path / "talks.csv"
    path.write_text(TABLE, encoding="utf-8")
    kept: list[tuple[bytes, str]] = []

    def keep(data: bytes, suffix: str) -> str:
        kept.append((data, suffix))
        return f"{'0' * 64}{suffix}"

    for _ in range(2):  # the second time brings nothing, and keeps nothing
        import_into(host, path, "interviews", keep_file=keep)
    assert kept == [(path.read_bytes(), ".csv")]
    files = [(file.file, file.name) for e in host.state().evidence for file in e.files]
    assert files == [(f"{'0' * 64}.csv", "talks.csv")] * 3


def test_pasted_quotes() -> None:
    found = read_source("- It was Monday!\n- Is the money safe?\n", "interviews")
    assert found.report.taken == 2


def test_odd_levels_and_dates_are_reported() -> None:
    text = "quote,date,level\nIt was Monday!,soon,sure\nFine,2026-03-12,observed\n"
    found = read_source(text, "interviews")
    assert found.report.warnings == (
        "Dates that could not be read were left out: row 2.",
        "Levels other than observed, reported, inferred, assumed count as reported: row 2.",
    )
    assert "level" not in found.operations[0].records[0].fields
    assert found.operations[0].records[1].fields["level"] == "observed"


def test_the_interviews_of_the_case(research: Callable[[str], Path]) -> None:
    report = read_source(research("interviews.csv"), "interviews").report
    assert report.rows == report.taken >= 48
    assert not report.warnings
