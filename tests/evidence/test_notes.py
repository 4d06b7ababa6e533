from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_workshop.errors import ImportFaults, UnknownName
from cjm_workshop.evidence import import_into, read_source
from cjm_workshop.model import Cluster, Level, Note, Persona, State, Undo, apply


def test_pasted_lines_with_bullets_become_notes(host: Any) -> None:
    text = "- No slot after eight\n• Late again 🙂\n\n3) מאוחר מדי\n- No slot after eight\n- n/a\n"
    report = import_into(host, text, "notes", author="Ann")
    assert [note.text for note in host.state().notes] == [
        "No slot after eight",
        "Late again 🙂",
        "מאוחר מדי",
    ]
    assert {note.author for note in host.state().notes} == {"Ann"}
    assert str(report) == (
        "Notes from the pasted text: 6 rows read, 3 taken, 3 not.\n"
        "That makes: 3 notes.\n"
        "Not taken:\n"
        "  - 1 row: empty (row 3)\n"
        "  - 1 row: repeats an earlier row (row 5)\n"
        "      “No slot after eight”\n"
        '  - 1 row: no answer (non_answers="keep" takes these) (row 6)\n'
        "      “n/a”\n"
        "How it was read:\n"
        "  - The marks of the list (-, •, 1.) were taken off."
    )


def test_a_whiteboard_table_keeps_what_hangs_on_the_note(host: Any) -> None:
    text = (
        "Text;Autor;Spalte;Thema;Tags;Punkte;Farbe\n"
        "Kein Termin;Änne;Bestellen;Termine;app, abends;3;gelb\n"
        "Zu spät;;Liefern;Termine;;;\n"
    )
    import_into(host, text.encode("cp1252"), "notes", author="Ann")
    state = host.state()
    first, second = state.notes
    assert (first.author, first.area, first.tags) == ("Änne", "Bestellen", ("app", "abends"))
    assert (first.colour, first.board, first.level) == ("gelb", "affinity", Level.ASSUMED)
    assert second.author == "Ann"
    assert first.cluster == second.cluster == state.clusters[0].id
    assert state.clusters[0].name == "Termine"
    assert [(vote.about, vote.dots, vote.voter) for vote in state.votes] == [
        (first.id, 3, "votes in the file")
    ]


def test_one_undo_takes_an_import_back(host: Any) -> None:
    import_into(host, "text,cluster\nlate,Slots\ncold,Food\n", "notes", author="Ann")
    (entry,) = host.state().log
    host.apply(Undo(of=entry.operation.id, author="Ann"))
    assert host.state() == State()


def test_importing_again_brings_nothing_twice(host: Any, balanced: Callable[[Any], bool]) -> None:
    text = "id,text,author\n1,late,Ann\n2,late,Ann\n3,cold,Ben\n"
    assert import_into(host, text, "notes").taken == 3
    again = import_into(host, text + "4,late,Ann\n", "notes")
    assert again.reasons == {"is on the board already": [2, 3, 4]}
    assert again.made == {"note": 1}
    assert balanced(again)


def test_clusters_of_the_board_are_used_again() -> None:
    state = State(clusters=(Cluster(id="cluster-1", name="Slots are scarce"),))
    found = read_source("text,theme\nlate,slots  are SCARCE\n", "notes", state=state)
    (note,) = found.operations[0].records
    assert note.fields["cluster"] == "cluster-1"
    other = read_source("text,theme\nlate,slots are scarce\n", "notes", state=state, board="ideas")
    assert other.report.made == {"cluster": 1, "note": 1}


def test_the_first_of_several_themes_is_the_cluster() -> None:
    text = "text,themes\nlate,Timeliness; Staff\nfine,Not assigned\n"
    found = read_source(text, "notes")
    cluster, late, fine = (record.fields for record in found.operations[0].records)
    assert cluster["name"] == "Timeliness"
    assert late["tags"] == ["Staff"]
    assert "cluster" not in fine
    assert found.report.guesses[-2:] == (
        "1 row had several themes: the first became the cluster, the others are tags.",
        'Taken as no theme, so without a cluster: "Not assigned" (1).',
    )


def test_votes_and_levels_that_make_no_sense_are_reported() -> None:
    text = "text,votes,level\nlate,many,sure\ncold,-1,beobachtet\nwet,45,\n"
    found = read_source(text, "notes")
    assert found.report.warnings == (
        "Votes that are no whole number were left out: rows 2, 3.",
        "Levels other than observed, reported, inferred, assumed count as assumed: row 2.",
    )
    dots = [r.fields["dots"] for r in found.operations[0].records if r.kind == "vote"]
    assert dots == [20, 20, 5]


def test_empathy_notes_of_a_persona() -> None:
    state = State(personas=(Persona(id="persona-1", name="Maya"),))
    text = "text,quadrant\nIt was Monday!,Sagt\n"
    found = read_source(text, "notes", state=state, board="empathy", persona="maya")
    (note,) = found.operations[0].records
    assert (note.fields["area"], note.fields["persona"]) == ("says", "persona-1")
    with pytest.raises(UnknownName, match=r'no persona "Maja"\. Did you mean "Maya"'):
        read_source(text, "notes", state=state, board="empathy", persona="Maja")


def test_texts_that_are_too_long_are_left_out() -> None:
    found = read_source(f"late\n{'x' * 20_001}\n", "notes")
    assert found.report.reasons == {"longer than 20,000 characters (20,001)": [2]}


def test_names_that_had_to_be_cut_are_told() -> None:
    found = read_source(f"text,author\nlate again,{'A' * 400}\n".encode(), "notes")
    assert found.report.warnings == ("Names longer than 300 characters were shortened.",)
    (note,) = found.operations[0].records
    assert note.fields["author"] == "A" * 299 + "…"


def test_non_answers_and_repeats_can_be_kept() -> None:
    text = "n/a\nlate\nlate\n"
    kept = read_source(text, "notes", non_answers="keep", duplicates="keep")
    assert kept.report.taken == 3
    ignored = read_source("id,text\n1,late\n2,late\n", "notes", ignore=["ID"])
    assert ignored.report.reasons == {"repeats an earlier row": [3]}
    with pytest.raises(UnknownName, match='no column "nr"'):
        read_source("id,text\n1,late\n", "notes", ignore=["nr"])


def test_large_imports_are_cut_into_operations_clusters_first() -> None:
    lines = "text,theme\n" + "".join(f"note {at},theme {at % 7}\n" for at in range(5_600))
    found = read_source(lines, "notes")
    assert [len(operation.records) for operation in found.operations] == [5_000, 607]
    clusters = {r.fields["id"] for r in found.operations[0].records if r.kind == "cluster"}
    assert len(clusters) == 7
    assert {r.fields["cluster"] for r in found.operations[1].records} <= clusters


def test_markup_of_a_board_is_taken_off() -> None:
    found = read_source(b"content,color\n<p>Late &amp; cold</p>,red\n", "notes")
    assert found.operations[0].records[0].fields["text"] == "Late & cold"


CELLS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(list(',;"\n\t|')), max_size=12
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=8))
def test_taken_and_not_taken_make_up_all_rows(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in [["text", "author", "votes"], *rows])
    for source in (text, text.encode()):
        try:
            found = read_source(source, "notes")
        except ImportFaults:
            continue
        report = found.report
        assert report.rows == report.taken + len(report.not_taken)
        assert report.made.get("note", 0) == report.taken
        state = State()
        for operation in found.operations:
            state = apply(state, operation)
        assert len(state.notes) == report.taken
        assert isinstance(str(report) + report._repr_html_(), str)


def test_an_existing_note_of_another_board_does_not_count() -> None:
    state = State(notes=(Note(id="note-1", text="late", board="ideas"),))
    assert read_source("late\ncold", "notes", state=state).report.taken == 2
