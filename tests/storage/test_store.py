"""One process: opening, changing, what another program does to the file."""

from __future__ import annotations

import gc
import json
import os
import tempfile
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cjm_workshop.errors import FileFaults, NotSaved, ReadOnly, Refused, UnknownName
from cjm_workshop.model import Edit, Host, Note, Remove, State, undo_of
from cjm_workshop.storage import Store, text_of
from cjm_workshop.storage.document import Document
from waiting import until

NOBODY = 65534
"""The user who owns nothing, on every Unix."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "garden.cjm.json"


def words(store):
    return [note.text for note in store.state().notes]


def test_a_store_is_a_host(path):
    with Store.create(path, State()) as store:
        assert isinstance(store, Host)
        assert repr(store) == "<Store garden.cjm.json>"


def test_an_operation_is_in_the_journal_when_it_is_acknowledged(path, add_note):
    with Store.create(path, State(), "Ann") as store:
        entry = store.apply(add_note("one"))
        header, line = store.places.journal.read_text().splitlines()
        assert json.loads(header)["continues"] is None
        assert json.loads(line)["operation"]["id"] == entry.operation.id
        assert json.loads(line)["operation"]["author"] == "Ann"


def test_sending_again_is_acknowledged_without_effect(path, add_note):
    with Store.create(path, State()) as store:
        told = []
        store.observe(lambda state, entries: told.append(entries))
        assert store.apply(add_note("one")) == store.apply(add_note("one"))
        assert len(told) == 1
    with Store.open(path) as store:
        store.apply(add_note("one"))
        assert words(store) == ["one"]


def test_history_and_undo_survive_checkpoints(path, add_note):
    with Store.create(path, State(), "Ann") as store:
        store.apply(add_note("one"))
        store.save()
        store.apply(Edit(record="note-one", field="text", old="one", new="two"))
    with Store.open(path, "Ann") as store:
        kinds = [entry.operation.kind for entry in store.history("note-one")]
        assert kinds == ["add", "edit"]
        store.apply(undo_of(store.state().log, "Ann"))
        assert words(store) == ["one"]


def test_who_gave_no_name_undoes_within_a_session(path, add_note):
    with Store.create(path, State()) as first, Store.open(path) as second:
        first.apply(add_note("one"))
        until(lambda: words(second) == ["one"])
        with pytest.raises(Refused, match="nothing of yours to undo"):
            undo_of(second.state(), "", second.session)
        second.apply(add_note("two"))
        until(lambda: words(first) == ["one", "two"])
        first.apply(undo_of(first.state(), "", first.session))
        assert words(first) == ["two"]


def test_the_file_is_written_a_second_after_the_last_change(path, add_note):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        until(lambda: b"note-one" in path.read_bytes())
        until(lambda: len(store.places.journal.read_text().splitlines()) == 1)
        assert json.loads(path.read_bytes())["last_operation"] == "op-one"


def test_the_file_is_written_at_the_latest_after_so_many_changes(path, add_note, monkeypatch):
    monkeypatch.setattr("cjm_workshop.storage.store.MAX_PENDING", 3)
    with Store.create(path, State()) as store:
        for word in ("one", "two", "three"):
            store.apply(add_note(word))
        assert json.loads(path.read_bytes())["last_operation"] == "op-three"


def test_saving_without_a_change_writes_nothing(path, add_note):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        store.save()
        before = path.stat().st_mtime_ns
        store.save()
    assert path.stat().st_mtime_ns == before


def test_a_viewer_does_not_see_private_notes_of_others(path, add_note):
    with Store.create(path, State()) as store:
        told = []
        store.observe(lambda state, entries: told.append((state.notes, entries)), viewer="Ben")
        store.apply(add_note("secret", "Ann", private=True))
        assert told == [((), ())]
        assert store.state("Ben").notes == ()
        assert len(store.state("Ann").notes) == 1
        edit = Edit(record="note-secret", field="private", old=True, new=False)
        store.apply(edit)
        assert [note.text for note in told[-1][0]] == ["secret"]


def test_an_observer_that_fails_or_changes_something_does_no_harm(path, add_note, caplog):
    with Store.create(path, State()) as store:
        heard = []

        def answers(state, entries):
            heard.append([entry.operation.id for entry in entries])
            if heard == [["op-one"]]:
                store.apply(add_note("two"))

        def fails(state, entries):
            raise RuntimeError("a board broke")

        store.observe(fails)
        stop = store.observe(answers)
        store.apply(add_note("one"))
        assert heard == [["op-one"], ["op-two"]]
        assert "a board broke" in caplog.text
        stop()
        store.apply(add_note("three"))
        assert len(heard) == 2


def test_threads_change_a_store_at_once(path, add_note):
    with Store.create(path, State()) as store:
        heard = []
        store.observe(lambda state, entries: heard.append(len(state.notes)))

        def work(name):
            for number in range(20):
                store.apply(add_note(f"{name}{number}"))

        threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b", "c")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(store.state().notes) == 60
        until(lambda: len(heard) == 60)
        assert heard == sorted(heard)


def test_a_forgotten_store_is_not_watched_any_more(path):
    store = Store.create(path, State())
    mine = f"cjm-workshop: {store.places.name}"
    assert mine in [thread.name for thread in threading.enumerate()]
    del store
    gc.collect()
    until(lambda: mine not in [thread.name for thread in threading.enumerate()])


def test_a_closed_store_refuses_changes(path, add_note):
    store = Store.create(path, State())
    store.close()
    store.close()
    with pytest.raises(Refused, match="was closed in this notebook; open it again"):
        store.apply(add_note("one"))


# -- making and opening --------------------------------------------------------------------


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


def test_a_torn_tail_is_dropped_and_reported(path, add_note):
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


def test_a_tail_torn_while_others_are_at_work(path, add_note):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        with store.places.journal.open("ab") as journal:
            journal.write(b'{"operation": {"ki')
        store.apply(add_note("two"))
        assert [report.kind for report in store.reports] == ["torn"]
    with Store.open(path) as store:
        assert words(store) == ["one", "two"]


def test_a_damaged_line_in_the_middle_is_kept_aside(path, add_note):
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


def test_a_journal_without_entries_is_headed_anew_silently(path, add_note):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
    path.write_bytes(path.read_bytes().replace(b'"one"', b'"uno"'))
    with Store.open(path) as store:
        assert words(store) == ["uno"]
        assert not store.reports
        store.apply(add_note("two"))
    with Store.open(path) as store:
        assert words(store) == ["uno", "two"]


def test_line_ends_of_another_system_are_the_same_file(path, add_note):
    store = Store.create(path, State())
    store.apply(add_note("one"))
    store.save()
    store.apply(add_note("two"))
    store._stop.set()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with Store.open(path) as again:
        assert words(again) == ["one", "two"]
        assert not again.reports


# -- changed by another program --------------------------------------------------------------


def other_version(store, add_note):
    """Return the bytes of an older version, as git has it, and go on."""
    store.apply(add_note("one"))
    store.save()
    old = store.path.read_bytes()
    store.apply(add_note("two"))
    store.save()
    return old


def test_a_git_checkout_while_open_puts_the_journal_aside(path, add_note):
    with Store.create(path, State(), "Ann") as store, Store.open(path) as other:
        old = other_version(store, add_note)
        store.apply(add_note("three"))
        told = []
        store.observe(lambda state, entries: told.append(([n.text for n in state.notes], entries)))
        path.write_bytes(old)
        until(lambda: words(store) == ["one"])
        until(lambda: words(other) == ["one"])
        until(lambda: told)
        assert told == [(["one"], ())]
        assert {r.kind for s in (store, other) for r in s.reports} == {"aside", "changed"}
        (name,) = store.asides
        told = [r for s in (store, other) for r in s.reports if r.kind == "aside"]
        (aside, again) = sorted(told, key=lambda report: "still" in report.text)
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
        assert [report.kind for report in store.reports] in (["changed", "merged"], ["merged"])
        assert store.asides == []
    with Store.open(path) as again:
        assert words(again) == ["one", "four", "two", "three"]
        log = [e.operation.id.removeprefix("op-") for e in again.state().log]
        assert log == ["one", "four", "two", "three"]
        assert not again.reports


def test_merging_what_is_aside_keeps_both_texts_and_what_is_refused(path, add_note):
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


def test_an_older_file_offers_what_the_history_has_behind_it(path, add_note):
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


def test_a_file_without_its_last_operation_is_offered_what_it_lacks(path, add_note):
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


def test_a_file_left_unreadable_by_another_program_is_not_overwritten(path, add_note):
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


def test_a_file_that_is_gone_is_written_again_on_close(path, add_note):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        path.unlink()
        store.apply(add_note("two"))
        assert [report.kind for report in store.reports] == ["missing"]
        assert not path.exists()
    with Store.open(path) as store:
        assert words(store) == ["one", "two"]


def test_a_history_folder_that_is_gone_is_made_again(path, add_note):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        store.places.journal.unlink()
        store.apply(add_note("two"))
    with Store.open(path) as store:
        assert words(store) == ["one", "two"]
        assert len(store.state().log) == 2


def test_a_workshop_made_elsewhere_starts_a_history_of_its_own(path, add_note):
    state = State(notes=(Note(id="note-a", text="from a mail"),))
    path.write_bytes(text_of(Document(state, "op-unknown")))
    with Store.open(path) as store:
        store.apply(add_note("one"))
        assert store.state().log.last == "op-one"
    with Store.open(path) as store:
        assert words(store) == ["from a mail", "one"]
        assert len(store.state().log) == 1


# -- read-only ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("unwatched")
def test_a_read_only_folder_opens_for_reading(fake_disk, add_note, path):
    disk = fake_disk()
    store = Store.create(path, State(), disk=disk)
    store.apply(add_note("one"))
    disk.read_only = True
    steps = disk.steps
    reader = Store.open(path, disk=disk)
    assert words(reader) == ["one"]
    assert reader.read_only
    assert [report.text for report in reader.reports] == [
        "The folder of garden.cjm.json cannot be written, so the workshop opens for reading "
        "only. To change it, save a copy in a folder of your own."
    ]
    for change in (lambda: reader.apply(add_note("two")), reader.save):
        with pytest.raises(ReadOnly) as caught:
            change()
        assert str(caught.value) == (
            "The folder of garden.cjm.json cannot be written, so nothing can be changed here. "
            "Save a copy in a folder of your own and go on there."
        )
    assert disk.steps == steps
    store.apply(add_note("three"))
    reader.look()
    assert words(reader) == ["one", "three"]
    reader.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that any user may enter: those of pytest are for its own user alone."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


def as_somebody_who_may_not(work: Callable[[], None]) -> None:
    """Do it as an ordinary user, in a process of its own where this one is root's."""
    if os.geteuid():
        work()
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads that this process may have
        process = os.fork()
    if not process:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no rights of this kind")
def test_a_read_only_folder_on_a_real_disk(open_folder, add_note):
    path = open_folder / "garden.cjm.json"
    Store.create(path, State()).close()
    folders = [open_folder / "garden.history", open_folder]
    before = sorted(path.parent.rglob("*"))

    def read() -> None:
        with Store.open(path) as store:
            assert store.read_only
            with pytest.raises(ReadOnly):
                store.apply(add_note("one"))

    for folder in folders:
        folder.chmod(0o555)
    try:
        as_somebody_who_may_not(read)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert sorted(path.parent.rglob("*")) == before
