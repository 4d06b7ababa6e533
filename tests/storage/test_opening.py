"""Making and opening a file, whole or damaged."""

from __future__ import annotations

import gc

import pytest

from cjm_workshop.errors import FileFaults, Refused, UnknownName
from cjm_workshop.model import Add, AddComment, Cluster, Move, Remove, State, payload_of
from cjm_workshop.storage import Store

pytestmark = pytest.mark.usefixtures("unwatched")


def damage(store, at):
    """Stop as a crash does, with one line of the journal damaged; return how many it has."""
    journal = store.places.journal
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[at] = b"\x00\x00 nonsense\n"
    journal.write_bytes(b"".join(lines))
    return len(lines)


def test_a_file_is_never_overwritten(path):
    Store.create(path, State()).close()
    with pytest.raises(Refused, match="already; it is never overwritten"):
        Store.create(path, State())


def test_a_file_has_the_ending_of_workshops(tmp_path):
    with pytest.raises(Refused, match=r"call it garden\.cjm\.json"):
        Store.create(tmp_path / "garden.json", State())
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_names_its_neighbours(path):
    Store.create(path, State()).close()
    with pytest.raises(UnknownName, match=r'Did you mean "garden\.cjm\.json"'):
        Store.open(path.with_name("gardn.cjm.json"))


def test_a_failed_open_touches_nothing(path):
    path.write_text('{"format": "cjm-workshop", "version": "1.0", "notes": 7}')
    with pytest.raises(FileFaults):
        Store.open(path)
    assert [entry.name for entry in path.parent.iterdir()] == ["garden.cjm.json"]
    assert path.read_text().endswith('"notes": 7}')


def test_a_torn_tail_is_dropped_and_reported(path, add_note, words):
    store = Store.create(path, State())
    store.apply(add_note("one"))
    del store
    gc.collect()
    journal = path.parent / "garden.history" / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"operation": {"kind": "add", "id": "op-t')
    with Store.open(path) as store:
        assert words(store) == ["one"]
        assert [str(report) for report in store.reports] == [
            "The last change to garden.cjm.json was cut off while it was being written (a crash "
            "or a power cut). It had not been confirmed to anybody; everything confirmed before "
            "it is here."
        ]
        assert journal.read_bytes() == whole
        store.apply(add_note("two"))
    with Store.open(path) as store:
        assert words(store) == ["one", "two"]


def test_a_tail_torn_while_others_are_at_work(path, add_note, words):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        with store.places.journal.open("ab") as journal:
            journal.write(b'{"operation": {"ki')
        store.apply(add_note("two"))
        assert [report.kind for report in store.reports] == ["torn"]
    with Store.open(path) as store:
        assert words(store) == ["one", "two"]


def test_a_damaged_line_in_the_middle_is_kept_aside(path, add_note, words):
    store = Store.create(path, State())
    for word in ("one", "two", "three"):
        store.apply(add_note(word))
    damage(store, 2)
    with Store.open(path) as again:
        assert words(again) == ["one", "three"]
        (report,) = again.reports
        assert report.kind == "damaged"
        assert "in line 3" in report.text
        assert b"nonsense" in (again.places.aside / report.aside).read_bytes()


def test_what_builds_on_a_damaged_line_goes_aside_with_it(path, add_note, words):
    store = Store.create(path, State(), "Ann")
    store.apply(add_note("one"))
    store.apply(add_note("two"))
    store.apply(AddComment(about="note-one", text="lost with its note"))
    store.apply(AddComment(about="note-two", text="kept"))
    damage(store, 1)
    with Store.open(path) as again:
        assert words(again) == ["two"]
        assert [comment.text for comment in again.state().comments] == ["kept"]
        (report,) = again.reports
        assert "damaged in lines 2, 4; what was done" in report.text
        assert b"lost with its note" in (again.places.aside / report.aside).read_bytes()
    with Store.open(path) as again:
        assert words(again) == ["two"]


def test_a_removal_that_a_damaged_line_made_possible_goes_aside_with_it(path, add_note, words):
    store = Store.create(path, State(), "Ann")
    store.apply(Add(records=(payload_of(Cluster(id="cluster-a1", name="Waiting")),)))
    store.apply(add_note("one", cluster="cluster-a1"))
    store.save()
    store.apply(Move(record="note-one", into={"cluster": None}))
    store.apply(Remove(records=("cluster-a1",)))
    assert damage(store, 1) == 3
    with Store.open(path) as again:
        assert [cluster.name for cluster in again.state().clusters] == ["Waiting"]
    with Store.open(path) as again:
        assert words(again) == ["one"]


def test_of_several_damaged_lines_at_the_end_only_the_last_may_be_unconfirmed(
    path, add_note, words
):
    store = Store.create(path, State())
    for word in ("one", "two", "three"):
        store.apply(add_note(word))
    journal = store.places.journal
    header, first, *_ = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(header + first + b"damaged two\n" + b"damaged three\n")
    with Store.open(path) as again:
        assert words(again) == ["one"]
        assert [report.kind for report in again.reports] == ["damaged", "torn"]
        kept = (again.places.aside / again.reports[0].aside).read_bytes()
        assert kept == b"damaged two\n"


def test_a_journal_without_entries_is_headed_anew_silently(path, add_note, words):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
    path.write_bytes(path.read_bytes().replace(b'"one"', b'"uno"'))
    with Store.open(path) as store:
        assert words(store) == ["uno"]
        assert not store.reports
        store.apply(add_note("two"))
    with Store.open(path) as store:
        assert words(store) == ["uno", "two"]


def test_line_ends_of_another_system_are_the_same_file(path, add_note, words):
    store = Store.create(path, State())
    store.apply(add_note("one"))
    store.save()
    store.apply(add_note("two"))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with Store.open(path) as again:
        assert words(again) == ["one", "two"]
        assert not again.reports
