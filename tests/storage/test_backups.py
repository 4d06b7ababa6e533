"""Backups, going back to one, pictures and attachments."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cjm_workshop.errors import FileFaults, Refused, UnknownName
from cjm_workshop.model import State
from cjm_workshop.storage import Places, Store, list_backups, restore
from cjm_workshop.storage.attachments import keep_file, path_of
from cjm_workshop.storage.backups import backups_of, keep_backup
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.lock import Lock

pytestmark = pytest.mark.usefixtures("unwatched")


@pytest.fixture
def disk(fake_disk):
    """Return a disk whose clock stands still until a test moves it."""
    made = fake_disk()
    made.now = lambda: made.clock
    return made


@pytest.fixture
def places():
    return Places(Path("/team/garden.cjm.json"))


def words(path):
    with Store.open(path) as store:
        return words_in(store)


def words_in(store):
    return [note.text for note in store.state().notes]


def test_a_backup_every_five_minutes_at_most(disk, places):
    kept = []
    for number in range(12):
        kept.append(keep_backup(disk, places, b"%d" % number))
        disk.clock += timedelta(minutes=2)
    assert [bool(name) for name in kept] == [True, False, False] * 4
    assert kept[0] == "2026-05-12T090000Z.cjm.json"


def test_the_last_twenty_and_one_a_day_for_thirty_days_are_kept(disk, places):
    for day in range(45):
        for hour in range(10 if day >= 43 else 2):
            disk.clock = datetime(2026, 1, 1, 8 + hour, tzinfo=UTC) + timedelta(days=day)
            keep_backup(disk, places, b"%d %d" % (day, hour))
    backups = backups_of(disk, places)
    assert [b.time for b in backups] == sorted((b.time for b in backups), reverse=True)
    assert {b.time.day for b in backups[:20]} == {13, 14}
    older = backups[20:]
    assert len(older) == 28
    assert all(b.time.hour == 9 for b in older)
    assert older[-1].time.date() == date(2026, 1, 16)


def test_what_is_kept_for_good_outlives_the_others_and_counts_for_none_of_them(disk, places):
    first = keep_backup(disk, places, b"parted", for_good=True)
    second = keep_backup(disk, places, b"parted too", for_good=True)
    assert [first, second] == [f"2026-05-12T090000Z{number}-kept.cjm.json" for number in ("", "-2")]
    for _ in range(100):
        disk.clock += timedelta(days=1)
        keep_backup(disk, places, b"%s" % disk.clock.isoformat().encode())
    *others, one, other = backups_of(disk, places)
    assert [other.name, one.name] == [first, second]
    assert not any(backup.for_good for backup in others)
    assert len(others) == 31  # one a day for thirty days, and of today


def test_what_the_newest_backup_holds_is_kept_for_good_under_a_new_name(disk, places):
    assert keep_backup(disk, places, b"the same") == "2026-05-12T090000Z.cjm.json"
    disk.clock += timedelta(minutes=1)
    for _ in range(2):
        kept = keep_backup(disk, places, b"the same", for_good=True)
        assert kept == "2026-05-12T090000Z-kept.cjm.json"
        assert [backup.name for backup in backups_of(disk, places)] == [kept]


def test_a_checkpoint_keeps_the_former_file(path, add_note):
    with Store.create(path, State()) as store:
        first = path.read_bytes()
        store.apply(add_note("one"))
    backup = list_backups(path)[-1]
    assert backup.path.read_bytes() == first
    assert backup.size == len(first)


def test_the_last_version_is_kept_on_save_and_on_close_once(path, add_note):
    with Store.create(path, State()) as store:
        store.save()
        assert list_backups(path) == []  # nobody did anything yet
        store.apply(add_note("one"))
        store.save()
        saved = path.read_bytes()
        assert list_backups(path)[0].path.read_bytes() == saved
        store.save()
        assert len(list_backups(path)) == 2
        store.apply(add_note("two"))
    kept = [backup.path.read_bytes() for backup in list_backups(path)]
    assert kept[:2] == [path.read_bytes(), saved]
    Store.open(path).close()
    assert len(list_backups(path)) == 3


def test_the_newest_of_each_hour_of_the_last_day_is_kept(disk, places):
    for minute in range(0, 12 * 60, 2):
        disk.clock = datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(minutes=minute)
        keep_backup(disk, places, b"%d" % minute, force=True)
    times = [backup.time for backup in backups_of(disk, places)]
    assert times[0] - times[19] == timedelta(minutes=38)
    assert [(time.hour, time.minute) for time in times[20:]] == [
        (hour, 58) for hour in range(18, 7, -1)
    ]


def test_work_that_another_program_overwrites_is_backed_up_first(path, add_note):
    with Store.create(path, State()) as store, Store.open(path) as other:
        for number in range(25):
            store.apply(add_note(f"a{number}"))
            other.apply(add_note(f"b{number}"))
        store.save()
        store.apply(add_note("late"))  # in the journal alone
        other.look()
        written = json.loads(path.read_bytes())
        written["notes"] = written["notes"][:10]
        path.write_text(json.dumps(written))
        store.look()
        other.look()
        assert len(words_in(store)) == len(words_in(other)) == 10
        path.write_text("{broken")
        store.look()
        other.look()
    with pytest.raises(FileFaults):
        Store.open(path)
    notes = [len(json.loads(b.path.read_bytes()).get("notes", ())) for b in list_backups(path)]
    assert notes == [10, 51, 50, 0]
    assert [report.kind for report in restore(path, list_backups(path)[1].name)] == ["restored"]
    with Store.open(path) as store:
        assert len(words_in(store)) == 51
        assert len(store.state().log) == 51


def test_going_back_to_the_blank_first_version_offers_all_that_was_done_since(path, add_note):
    with Store.create(path, State()) as store:
        for number in range(12):
            store.apply(add_note(f"{number}"))
            store.save()
    *_, first = list_backups(path)
    _, waiting = restore(path, first.name)
    with Store.open(path) as store:
        assert store.state().notes == ()
        assert store.merge_aside(waiting.aside).text == f"Changes from {waiting.aside}: 12 merged."
        assert len(words_in(store)) == 12
    with Store.open(path) as store:
        assert not store.reports
        assert len(store.state().log) == 12


def test_restore_puts_a_backup_back_and_keeps_what_it_replaces(path, add_note):
    with Store.create(path, State(), "Ann") as store:
        store.apply(add_note("one"))
    backup = list_backups(path)[-1]
    with Store.open(path) as other:
        other.apply(add_note("two"))
        reports = restore(path, backup.name)
        assert words(path) == []
        other.look()
        assert other.state().notes == ()
        assert [report.kind for report in other.reports] == ["aside", "changed"]
    newest = list_backups(path)[0]
    back, waiting = reports
    assert back.text == (
        f"garden.cjm.json is again as it was in the backup {backup.name}. The version that it "
        f"replaced is kept for good as {newest.name}."
    )
    assert "2 changes were made on the other version" in waiting.text
    assert f"cjm-workshop merge garden.cjm.json --aside {waiting.aside}" in waiting.text
    restore(path, newest.name)
    assert words(path) == ["one", "two"]
    with Store.open(path) as store:
        assert [e.operation.id for e in store.state().log] == ["op-one", "op-two"]


class LetsAnotherLook(Disk):
    """A disk on which another process looks at the files whenever the lock is free again."""

    def __init__(self, look):
        self.look = look

    def lock(self, path):
        lock = FollowedLock(path)
        lock.after = self.look
        return lock


class FollowedLock(Lock):
    def __exit__(self, *error):
        super().__exit__(*error)
        self.after()


def test_restore_tells_what_went_aside_also_where_another_process_looks_at_once(path, add_note):
    with Store.create(path, State(), "Ann") as store:
        store.apply(add_note("one"))
    first = list_backups(path)[-1]
    with Store.open(path) as other:
        other.apply(add_note("two"))
        _, told = restore(path, first.name, disk=LetsAnotherLook(other.look))
        assert other.state().notes == ()
    assert "2 changes were made on the other version" in told.text


def test_what_was_done_between_two_restores_stays_to_be_merged(path, add_note):
    with Store.create(path, State(), "Ann") as store:
        store.apply(add_note("one"))
    blank = list_backups(path)[-1]
    back, *_ = restore(path, blank.name)
    later = next(backup for backup in list_backups(path) if backup.name in back.text)
    with Store.open(path) as store:
        store.apply(add_note("between"))
    restore(path, later.name)
    assert words(path) == ["one"]
    parted = next(b for b in list_backups(path) if b.for_good and b.name != later.name)
    assert [note["text"] for note in json.loads(parted.path.read_bytes())["notes"]] == ["between"]


def test_restore_mends_an_unreadable_file_and_a_missing_one(path, add_note):
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        store.save()
        store.apply(add_note("two"))
        path.write_text("not a workshop")
    with pytest.raises(FileFaults):
        Store.open(path)
    reports = restore(path)
    assert [report.kind for report in reports] == ["restored"]
    assert "not a workshop" in [b.path.read_text() for b in list_backups(path)]
    assert words(path) == ["one", "two"]
    path.unlink()
    good = next(b for b in list_backups(path) if b.path.read_text().startswith("{"))
    report, *_ = restore(path, good.name)
    assert report.text == f"garden.cjm.json is again as it was in the backup {good.name}."


def test_restore_of_what_is_not_there(path):
    Store.create(path, State()).close()
    with pytest.raises(UnknownName) as caught:
        restore(path)
    assert str(caught.value) == 'There is no backup "newest". There is none yet.'


# -- attachments ---------------------------------------------------------------------------------


def test_a_file_is_kept_under_its_hash_once(path, tmp_path):
    picture = tmp_path / "Shelf.PNG"
    picture.write_bytes(b"a picture")
    with Store.create(path, State()) as store:
        name = store.keep_file(picture)
        assert name == f"{hashlib.sha256(b'a picture').hexdigest()}.png"
        assert store.keep_file(b"a picture", "png") == name
        assert [file.name for file in store.files_folder.iterdir()] == [name]
        assert path_of(store.places, name).read_bytes() == b"a picture"


@pytest.mark.parametrize("name", ["../garden.cjm.json", "0123456789abcdef.png", ""])
def test_only_kept_files_have_a_path(path, name):
    with pytest.raises(UnknownName, match="There is no kept file"):
        path_of(Places.of(path), name)


def test_files_that_cannot_be_kept(path, tmp_path):
    places = Places.of(path)
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(31 * 1024**2)
    for source, suffix, text in [
        (
            large,
            "",
            "film.mp4 is 31 MB; a workshop takes files of up to 25 MB. Make it smaller, or link "
            "to it instead.",
        ),
        (b"", "png", "The file is empty; nothing was kept."),
        (b"x", "", "The file has no ending that says what it is, such as .png or .pdf."),
        (tmp_path / "no.png", "", f"There is no file {tmp_path / 'no.png'}."),
    ]:
        with pytest.raises(Refused) as caught:
            keep_file(places, source, suffix)
        assert str(caught.value) == text
    assert not places.files.exists()


def test_files_come_along_from_another_workshop(tmp_path):
    with (
        Store.create(tmp_path / "one.cjm.json", State()) as one,
        Store.create(tmp_path / "two.cjm.json", State()) as two,
    ):
        names = sorted(one.keep_file(data, "txt") for data in (b"a", b"b"))
        two.take_files(one, names[:1])
        assert [file.name for file in two.files_folder.iterdir()] == names[:1]
        two.take_files(one)
        assert sorted(file.name for file in two.files_folder.iterdir()) == names
