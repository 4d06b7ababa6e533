"""Power loss and a full disk, at every write in turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_workshop.errors import NotSaved, Refused, UnknownName
from cjm_workshop.model import Edit, State
from cjm_workshop.storage import Store

pytestmark = [pytest.mark.faults, pytest.mark.usefixtures("unwatched")]
FILE = Path("/team/garden.cjm.json")


def begin(disk):
    """Make the workshop, or open it where making it failed at its very end."""
    try:
        return Store.create(FILE, State(), disk=disk)
    except Refused:
        return Store.open(FILE, disk=disk)


def work(disk, add_note, acknowledged, attempt):
    """A short life of a workshop; `attempt` makes each step of it."""
    store = attempt(lambda: begin(disk))
    acknowledged.append(None)
    for word in ("a1", "a2", "a3"):
        attempt(lambda: store.apply(add_note(word)))  # noqa: B023 - called at once
        acknowledged.append(word)
    attempt(store.save)
    other = attempt(lambda: Store.open(FILE, disk=disk))
    attempt(lambda: other.apply(add_note("b1")))
    acknowledged.append("b1")
    attempt(lambda: store.apply(add_note("a4")))
    acknowledged.append("a4")
    edit = Edit(id="op-edit", record="note-a1", field="text", old="a1", new="new text")
    attempt(lambda: store.apply(edit))
    attempt(store.save)
    attempt(lambda: other.apply(add_note("b2")))
    acknowledged.append("b2")
    other.close()
    store.close()


def check(disk, add_note, acknowledged):
    """Everything that was acknowledged is there, once, and the workshop can be used."""
    try:
        store = Store.open(FILE, disk=disk)
    except UnknownName:
        assert not acknowledged
        return
    expected = [word for word in acknowledged if word]
    for again in (False, True):
        words = [note.id.removeprefix("note-") for note in store.state().notes]
        assert words[: len(expected)] == expected
        assert len(words) <= len(expected) + 1  # one may be on its way, unconfirmed
        assert all(f"op-{word}" in store.state().log for word in words)
        assert len(set(words)) == len(words)
        if not again:
            store.apply(add_note("later"))
            expected = [*words, "later"]
            store.save()
            store.close()
            store = Store.open(FILE, disk=disk)
            assert store.state().log.last == "op-later"
            assert not store.reports
    store.close()


def steps_of_a_life(fake_disk, add_note):
    disk = fake_disk()
    acknowledged = []
    work(disk, add_note, acknowledged, lambda step: step())
    steps = disk.steps
    check(disk, add_note, acknowledged)
    return steps


@pytest.mark.parametrize("how", ["strict", "eager", "torn", "kill"])
def test_power_loss_at_every_write_loses_nothing_that_was_acknowledged(
    how, fake_disk, power_loss, add_note
):
    steps = steps_of_a_life(fake_disk, add_note)
    assert steps > 60
    for at in range(1, steps + 1):
        disk, acknowledged = fake_disk(), []
        disk.die_at = at
        with pytest.raises(power_loss):
            work(disk, add_note, acknowledged, lambda step: step())
        check(disk.after_power_loss(how), add_note, acknowledged)


@pytest.mark.parametrize("writes", [1, 2, 5])
def test_a_full_disk_at_every_write_loses_nothing_and_doubles_nothing(writes, fake_disk, add_note):
    steps = steps_of_a_life(fake_disk, add_note)
    for at in range(1, steps + 1):
        disk, acknowledged = fake_disk(), []
        disk.full = range(at, at + writes)

        def attempt(step):
            for _ in range(writes + 1):
                try:
                    return step()
                except NotSaved:
                    continue
            return step()

        work(disk, add_note, acknowledged, attempt)
        disk.full = range(0)
        words = [word for word in acknowledged if word]
        store = Store.open(FILE, disk=disk)
        assert [note.id.removeprefix("note-") for note in store.state().notes] == words
        assert store.state().find("note-a1").text == "new text"
        store.close()
        check(disk, add_note, acknowledged)


def test_what_was_not_saved_was_not_made(fake_disk, add_note):
    disk = fake_disk()
    store = Store.create(FILE, State(), disk=disk)
    told = []
    store.observe(lambda state, entries: told.append(entries))
    journal = disk.read(store.places.journal)
    disk.full = range(disk.steps + 1, disk.steps + 2)
    with pytest.raises(NotSaved) as caught:
        store.apply(add_note("lost"))
    assert str(caught.value) == (
        "The disk refused to write garden.cjm.json (No space left on device); nothing was "
        "changed. Make room or mend the connection, then try again."
    )
    assert store.state() == State()
    assert told == []
    assert disk.read(store.places.journal) == journal
    store.apply(add_note("kept"))
    assert [note.text for note in store.state().notes] == ["kept"]
    store.close()


def test_a_checkpoint_that_fails_is_told_and_the_workshop_goes_on(fake_disk, add_note):
    disk = fake_disk()
    store = Store.create(FILE, State(), disk=disk)
    store.apply(add_note("one"))
    disk.full = range(disk.steps + 1, disk.steps + 100)
    with pytest.raises(NotSaved):
        store.save()
    store.close()
    assert [report.text for report in store.reports] == [
        "garden.cjm.json could not be written ([Errno 28] No space left on device). Every "
        "confirmed change is safe in the journal; saving is tried again."
    ]
    disk.full = range(0)
    with Store.open(FILE, disk=disk) as again:
        assert [note.text for note in again.state().notes] == ["one"]
