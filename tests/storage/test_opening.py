"""Making and opening a file, whole or damaged."""

from __future__ import annotations

import gc

import pytest

from cjm_workshop.errors import FileFaults, Refused, UnknownName
from cjm_workshop.model import State
from cjm_workshop.storage import Store


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
    store._stop.set()
    journal = store.places.journal
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[2] = b"\x00\x00 nonsense\n"
    journal.write_bytes(b"".join(lines))
    with Store.open(path) as again:
        assert words(again) == ["one", "three"]
        (report,) = again.reports
        assert report.kind == "damaged"
        assert "in line 3" in report.text
        assert b"nonsense" in (again.places.aside / report.aside).read_bytes()


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
    store._stop.set()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with Store.open(path) as again:
        assert words(again) == ["one", "two"]
        assert not again.reports
