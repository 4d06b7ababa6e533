"""What another program does to the file of a workshop: checkouts, restores, deletions."""

from __future__ import annotations

import json
import shutil

import pytest

from cjm_workshop.errors import NotSaved
from cjm_workshop.model import Edit, Note, Remove, State
from cjm_workshop.storage import Store, text_of
from cjm_workshop.storage.document import Document

pytestmark = pytest.mark.usefixtures("unwatched")


def other_version(store, add_note):
    """Return the bytes of an older version, as git has it, and go on."""
    store.apply(add_note("one"))
    store.save()
    old = store.path.read_bytes()
    store.apply(add_note("two"))
    store.save()
    return old


def test_a_git_checkout_while_open_puts_the_journal_aside(path, add_note, words):
    with Store.create(path, State(), "Ann") as store, Store.open(path) as other:
        old = other_version(store, add_note)
        store.apply(add_note("three"))
        told = []
        store.observe(lambda state, entries: told.append(([n.text for n in state.notes], entries)))
        path.write_bytes(old)
        store.look()
        other.look()
        assert words(store) == words(other) == ["one"]
        assert told == [(["one"], ())]
        for one in (store, other):
            assert [report.kind for report in one.reports] == ["aside", "changed"]
        (name,) = store.asides
        aside, again = store.reports[0], other.reports[0]
        assert again.text.startswith("2 changes were made on another version of garden.cjm.json")
        assert aside.text == (
            "garden.cjm.json is another version than the one that was worked on last (a git "
            "checkout, a restored backup or a copy, say). 2 changes were made on the other "
            "version; nothing was mixed in, and nothing is lost. To bring them in, in a notebook: "
            f'workshop.merge_aside("{name}"); in a terminal: '
            f"cjm-workshop merge garden.cjm.json --aside {name}"
        )
        assert "op-two" not in store.state().log
        store.apply(add_note("four"))
        report = store.merge_aside(name)
        assert report.text == f"Changes from {name}: 2 merged."
        assert words(store) == ["one", "four", "two", "three"]
        assert [report.kind for report in store.reports] == ["changed", "merged"]
        assert store.asides == []
    with Store.open(path) as again:
        assert words(again) == ["one", "four", "two", "three"]
        log = [e.operation.id.removeprefix("op-") for e in again.state().log]
        assert log == ["one", "four", "two", "three"]
        assert not again.reports


def test_merging_what_is_aside_keeps_both_texts_and_what_is_refused(path, add_note, words):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        store.apply(add_note("two"))
        store.save()
        old = path.read_bytes()
        store.apply(Edit(record="note-one", field="text", old="one", new="theirs", author="Ben"))
        store.apply(Edit(record="note-two", field="text", old="two", new="lost?", author="Ben"))
        store.save()
        path.write_bytes(old)
        store.apply(Edit(record="note-one", field="text", old="one", new="ours", author="Ann"))
        store.apply(Remove(records=("note-two",)))
        (name,) = store.asides
        report = store.merge_aside(name)
        assert words(store) == ["ours"]
        (conflict,) = store.state().conflicts
        assert (conflict.kept, conflict.other) == ("ours", "theirs")
        assert report.text.startswith(
            f"Changes from {name}: 1 merged, 1 did not fit and stay in {name}:\n  - There is no"
        )
        assert b"lost?" in (store.places.aside / name).read_bytes()
        assert b"theirs" not in (store.places.aside / name).read_bytes()
    for _ in range(2):
        with Store.open(path) as store:
            assert [str(report) for report in store.reports] == [
                "1 change was made on another version of garden.cjm.json and still waits to be "
                f'brought in. To bring them in, in a notebook: workshop.merge_aside("{name}"); in '
                f"a terminal: cjm-workshop merge garden.cjm.json --aside {name}"
            ]


def test_an_older_file_offers_what_the_history_has_behind_it(path, add_note, words):
    with Store.create(path, State(), "Ann") as store:
        old = other_version(store, add_note)
        store.apply(Edit(record="note-two", field="text", old="two", new="TWO"))
    path.write_bytes(old)
    for _ in range(2):  # told until it is merged, and kept once
        with Store.open(path) as store:
            (report,) = store.reports
            assert "2 changes were made on" in report.text
            assert words(store) == ["one"]
    with Store.open(path) as store:
        assert store.merge_aside(report.aside).text == f"Changes from {report.aside}: 2 merged."
        assert words(store) == ["one", "TWO"]
    with Store.open(path) as store:
        assert not store.reports
        assert [e.operation.id for e in store.state().log][:2] == ["op-one", "op-two"]


def test_a_file_without_its_last_operation_is_offered_what_it_lacks(path, add_note, words):
    with Store.create(path, State(), "Ann") as store:
        for word in ("one", "two", "three"):
            store.apply(add_note(word))
    written = json.loads(path.read_bytes())
    del written["last_operation"], written["notes"][1]
    path.write_text(json.dumps(written))
    with Store.open(path) as store:
        (name,) = store.asides
        assert store.merge_aside(name).text == f"Changes from {name}: 1 merged."
        assert words(store) == ["one", "three", "two"]
    with Store.open(path) as store:
        assert not store.reports


def test_a_checkout_to_and_fro_keeps_each_past(path, add_note):
    with Store.create(path, State()) as store:
        old = other_version(store, add_note)
        new = path.read_bytes()
        path.write_bytes(old)
        store.apply(add_note("branch"))
    with Store.open(path) as store:
        assert [e.operation.id for e in store.state().log] == ["op-one", "op-branch"]
    path.write_bytes(new)
    with Store.open(path) as store:
        assert [e.operation.id for e in store.state().log] == ["op-one", "op-two"]


def test_a_file_left_unreadable_by_another_program_is_not_overwritten(path, add_note, words):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        store.save()
        good = path.read_bytes()
        bad = good.replace(b'  "notes"', b'<<<<<<< HEAD\n  "notes"')
        path.write_bytes(bad)
        store.apply(add_note("two"))
        assert words(store) == ["one", "two"]
        (report,) = store.reports
        assert report.kind == "broken"
        assert "one of the two versions: git could not merge them" in report.text
        with pytest.raises(NotSaved, match="cannot be read now"):
            store.save()
        assert path.read_bytes() == bad
        path.write_bytes(good)
        store.save()
        assert b"note-two" in path.read_bytes()


def test_a_file_that_is_gone_is_written_again_on_close(path, add_note, words):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        path.unlink()
        store.apply(add_note("two"))
        assert [report.kind for report in store.reports] == ["missing"]
        assert not path.exists()
    with Store.open(path) as store:
        assert words(store) == ["one", "two"]


def test_a_journal_that_is_gone_is_made_again(path, add_note, words):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        store.places.journal.unlink()
        store.apply(add_note("two"))
    with Store.open(path) as store:
        assert words(store) == ["one", "two"]
        assert len(store.state().log) == 2


def test_a_history_folder_that_is_gone_is_made_again(path, add_note, words):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        store.save()
        store.apply(add_note("two"))
        shutil.rmtree(store.places.history_folder)  # git clean, say
        store.apply(add_note("three"))
        assert not store.reports
    with Store.open(path) as store:
        assert words(store) == ["one", "two", "three"]
        assert [entry.operation.id for entry in store.state().log] == [
            *("op-one", "op-two", "op-three")
        ]
        assert not store.reports


def test_a_workshop_whose_folder_was_moved_is_not_made_twice(path, add_note, words):
    here, there = path.parent / "here", path.parent / "there"
    here.mkdir()
    with Store.create(here / path.name, State()) as store:
        store.apply(add_note("one"))
        here.rename(there)
        with pytest.raises(NotSaved, match="No such file or directory"):
            store.apply(add_note("two"))
    assert not here.exists()
    with Store.open(there / path.name) as store:
        assert words(store) == ["one"]


def test_a_journal_with_other_operations_of_the_same_length_is_noticed(path, add_note, words):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        journal = store.places.journal
        journal.write_bytes(journal.read_bytes().replace(b"one", b"uno"))
        store.apply(add_note("two"))
        assert words(store) == ["uno", "two"]
        (aside,) = store.asides
        store.merge_aside(aside)
    with Store.open(path) as store:
        assert words(store) == ["uno", "two", "one"]


def test_a_workshop_made_elsewhere_starts_a_history_of_its_own(path, add_note, words):
    state = State(notes=(Note(id="note-a", text="from a mail"),))
    path.write_bytes(text_of(Document(state, "op-unknown")))
    with Store.open(path) as store:
        store.apply(add_note("one"))
        assert store.state().log.last == "op-one"
    with Store.open(path) as store:
        assert words(store) == ["from a mail", "one"]
        assert len(store.state().log) == 1
