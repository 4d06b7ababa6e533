"""One process: changing a workshop, saving it, letting go of it."""

from __future__ import annotations

import gc
import json
import shutil
import threading

import pytest

from cjm_workshop.errors import Refused
from cjm_workshop.model import Edit, Host, State, undo_of
from cjm_workshop.storage import Store
from waiting import until


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


def test_sending_again_is_acknowledged_without_effect(path, add_note, words):
    with Store.create(path, State()) as store:
        told = []
        store.observe(lambda state, entries: told.append(entries))
        assert store.apply(add_note("one")) == store.apply(add_note("one"))
        assert len(told) == 1
    with Store.open(path) as store:
        store.apply(add_note("one"))
        assert words(store) == ["one"]


def test_history_and_undo_survive_checkpoints(path, add_note, words):
    with Store.create(path, State(), "Ann") as store:
        store.apply(add_note("one"))
        store.save()
        store.apply(Edit(record="note-one", field="text", old="one", new="two"))
    with Store.open(path, "Ann") as store:
        kinds = [entry.operation.kind for entry in store.history("note-one")]
        assert kinds == ["add", "edit"]
        store.apply(undo_of(store.state().log, "Ann"))
        assert words(store) == ["one"]


def test_who_gave_no_name_undoes_within_a_session(path, add_note, words):
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


@pytest.mark.usefixtures("unwatched")
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


@pytest.mark.usefixtures("unwatched")
def test_a_look_under_way_while_the_store_is_closed_makes_nothing(path, add_note, monkeypatch):
    store = Store.create(path, State())

    def closed_meanwhile():
        store.close()
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        return True

    monkeypatch.setattr(store._ledger, "changed", closed_meanwhile)
    store.look()
    assert list(path.parent.iterdir()) == []


def test_a_closed_store_refuses_changes(path, add_note):
    store = Store.create(path, State())
    store.close()
    store.close()
    with pytest.raises(Refused, match="was closed in this notebook; open it again"):
        store.apply(add_note("one"))
