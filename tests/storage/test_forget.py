"""Forgetting a person: no byte of any file names them any more."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest

from cjm_workshop.errors import Refused
from cjm_workshop.model import (
    Add,
    AddComment,
    Attachment,
    Batch,
    Edit,
    Evidence,
    Merge,
    Note,
    Opportunity,
    Pain,
    Remove,
    SetVotes,
    State,
    Touchpoint,
    payload_of,
)
from cjm_workshop.storage import Store, forget
from cjm_workshop.storage.backups import keep_backup

NAME = "Wilhelmina Quast"
FILE = Path("/team/garden.cjm.json")


def add(*records, author=""):
    return Add(author=author, records=tuple(payload_of(record) for record in records))


def fill(store, files=True):
    """Make a workshop in which the person left traces of every kind."""
    start = State.model_validate(
        {
            "journeys": [{"id": "journey-a", "name": "a"}],
            "steps": [{"id": "step-a", "journey": "journey-a", "evidence": ["evidence-hers"]}],
        }
    )
    own = store.keep_file(b"her letter", "txt") if files else "0123456789abcdef.txt"
    shared = store.keep_file(b"price list", "pdf") if files else "fedcba9876543210.pdf"
    store.apply(
        add(
            Evidence(
                id="evidence-hers",
                title="A talk",
                who=NAME,
                quote="secret words of hers",
                files=(Attachment(file=own, name="letter"), Attachment(file=shared, name="list")),
            ),
            Touchpoint(
                id="touchpoint-a",
                name="Shop",
                owner=NAME,
                tasks=({"text": "Call back", "owner": NAME},),
                files=(Attachment(file=shared, name="list"),),
            ),
            *start.journeys,
            *start.steps,
            Pain(id="pain-a", step="step-a", text="It hurts", evidence=("evidence-hers",)),
            Opportunity(id="opportunity-a", question="How might we?", owner=NAME.upper()),
            Note(id="note-ours", text="ours", author="Ann"),
            author="Ann",
        )
    )
    team = [{"name": NAME, "role": "lead"}, {"name": "Ann"}]
    edits = {"team": ([], team), "owner": ("", NAME), "facilitator": ("", f" {NAME.lower()}  ")}
    for field, (old, new) in edits.items():
        store.apply(Edit(author="Ann", record="charter-main", field=field, old=old, new=new))
    store.apply(add(Note(id="note-hers", text="hidden opinion", author=NAME), author=NAME))
    store.apply(
        Edit(author="Ann", record="note-hers", field="text", old="hidden opinion", new="mended op")
    )
    store.apply(SetVotes(author="Ann", about="note-hers", dots=1))
    store.apply(SetVotes(author=NAME, about="note-ours", dots=1))
    store.apply(AddComment(author=NAME, about="note-ours", text="frank remark"))
    store.apply(Edit(author=NAME, record="note-ours", field="text", old="x", new="her version"))
    store.apply(add(Note(id="note-gone", text="removed long ago", author=NAME), author=NAME))
    store.apply(Remove(author="Ann", records=("note-gone",)))
    return own, shared


HERS = ["hidden opinion", "mended op", "secret words", "frank remark", "her version", "long ago"]


def all_bytes(folder):
    return b"\n".join(
        str(path).encode() + path.read_bytes() for path in folder.rglob("*") if path.is_file()
    )


def test_no_byte_of_any_file_names_the_person(path):
    with Store.create(path, State()) as store:
        own, shared = fill(store)
        store.save()
        keep_backup(store._ledger.disk, store.places, path.read_bytes(), force=True)
        old = path.read_bytes()
        store.apply(AddComment(author="Ann", about="note-hers", text="An answer"))
        store.apply(add(Note(id="note-after", text="late", author=NAME), author=NAME))
        path.write_bytes(old.replace(b'"ours"', b'"OURS"'))
        store.look()
        assert len(store.asides) == 1
    for word in [NAME, *HERS, "late"]:
        assert word.encode() in all_bytes(path.parent)

    with Store.open(path) as watching:
        report = forget(path, NAME.swapcase())
        watching.look()
        assert watching.state().find("note-hers") is None

    there = all_bytes(path.parent).lower()
    for word in [NAME.lower(), *HERS, "late"]:
        assert word.encode() not in there, word
    assert report.removed == {"note": 1, "vote": 2, "evidence": 1, "comment": 1, "conflict": 1}
    assert report.mentions == ()
    assert report.deleted == (f"garden.files/{own}",)
    with Store.open(path) as store:
        state = store.state()
        assert [file.name for file in store.files_folder.iterdir()] == [shared]
        assert [member.name for member in state.charter.team] == ["Ann"]
        assert state.charter.owner == state.charter.facilitator == ""
        assert state.touchpoints[0].owner == state.touchpoints[0].tasks[0].owner == ""
        assert state.touchpoints[0].tasks[0].text == "Call back"
        assert state.opportunities[0].owner == ""
        assert state.pains[0].evidence == state.steps[0].evidence == ()
        assert [note.text for note in state.notes] == ["OURS"]
        assert [report.kind for report in store.reports] == ["aside"]
        log = list(state.log)  # every line can still be read
        assert len(log) == 12
        assert {entry.operation.author for entry in log} == {"Ann", ""}
        assert not any(e.operation.session for e in log if not e.operation.author)
        merged = store.merge_aside(store.asides[0])
        assert "0 merged, 1 did not fit" in merged.text
    for backup in store.places.backups.iterdir():
        Store.open(_copy(backup, path.parent / "b")).close()


def _copy(backup, folder):
    folder.mkdir(exist_ok=True)
    target = folder / backup.name
    target.write_bytes(backup.read_bytes())
    return target


def test_forgetting_twice_changes_nothing(path):
    with Store.create(path, State()) as store:
        fill(store)
    forget(path, NAME)
    before = all_bytes(path.parent)
    report = forget(path, NAME)
    assert all_bytes(path.parent) == before
    assert report.rewritten == report.deleted == ()
    assert str(report) == f"There is no trace of {NAME}.\nNames that are there: Ann."


def test_mentions_are_listed_and_replaced_on_request(path, tmp_path):
    with Store.create(path, State()) as store:
        note = Note(id="note-a", text=f"Ask {NAME}, she\nknows", author="Ann", tags=("Quastig",))
        store.apply(add(note, author="Ann"))
        letter = store.keep_file(f"Dear {NAME}".encode(), "txt")
    report = forget(path, NAME)
    assert report.mentions == (("notes[0].text", f"Ask {NAME}, she\nknows"),)
    assert str(report) == (
        f"{NAME} is forgotten. Removed from the file: no record.\n"
        f"Texts of others that name {NAME} (left as they are):\n"
        f"  - notes[0].text: Ask {NAME}, she\nknows\n"
        "To replace the name there too, forget again: in a notebook with mentions=True, in a "
        "terminal with --mentions.\n"
        f"The attachment garden.files/{letter} has the name inside; look at it.\n"
        "Copies elsewhere are not reached: bundles, exported pictures and tables, mails. Delete "
        "those that hold the name."
    )
    report = forget(path, NAME, mentions=True)
    assert report.replaced
    assert len(report.mentions) == 1
    with Store.open(path) as store:
        (note,) = store.state().notes
        assert note.text == "Ask [name removed], she\nknows"
        assert note.tags == ("Quastig",)
        (entry,) = store.state().log
        assert entry.changes[0].after["text"] == note.text
    (path.parent / "garden.files" / letter).unlink()
    assert NAME.encode() not in all_bytes(tmp_path)


def namesakes(store):
    """Fill a workshop with an Ann, an Ann Lee, and owners who have more than a name."""
    said = "Ask Ann, not Ann Lee; Ann  Leeway and Annabel know. ann's list. Mary Ann called."
    records = (
        Note(id="note-a", text=said, author="Ann Lee"),
        Note(id="note-b", text="hers", author="Ann"),
        Opportunity(id="opportunity-a", question="How?", owner="Ann, Sales"),
        Opportunity(id="opportunity-b", question="How?", owner="Ben and Ann"),
        Opportunity(id="opportunity-c", question="How?", owner="Ann-Marie"),
    )
    for record in records:
        store.apply(add(record, author="Ben"))
    team = [{"name": "Mary Ann"}, {"name": "Ann"}]
    store.apply(Edit(record="charter-main", field="team", old=[], new=team, author="Ann Lee"))


def test_a_longer_name_is_another_person(path):
    with Store.create(path, State()) as store:
        namesakes(store)
        store.save()
        disk, places = store._ledger.disk, store.places
        backup = keep_backup(disk, places, path.read_bytes(), force=True)
    report = forget(path, "Ann", mentions=True)
    assert report.namesakes == ("Mary Ann", "Ann, Sales", "Ben and Ann", "Ann-Marie", "Ann Lee")
    assert [where for where, _ in report.mentions] == [
        *("opportunities[0].owner", "opportunities[1].owner", "notes[0].text"),
    ]
    for version in (path, places.backups / backup):
        with Store.open(version, to_read=True) as store:
            state = store.state()
        assert [note.author for note in state.notes] == ["Ann Lee"]
        assert state.notes[0].text == (
            "Ask [name removed], not Ann Lee; [name removed]  Leeway and Annabel know. "
            "[name removed]'s list. Mary Ann called."
        )
        assert [one.owner for one in state.opportunities] == [
            *("[name removed], Sales", "Ben and [name removed]", "Ann-Marie"),
        ]
        assert [member.name for member in state.charter.team] == ["Mary Ann"]
    with Store.open(path) as store:
        assert {entry.operation.author for entry in store.state().log} == {"Ben", "Ann Lee"}
    assert (
        'Other names with Ann in them: "Mary Ann", "Ann, Sales", "Ben and Ann", "Ann-Marie", '
        '"Ann Lee". What was made under them stays. If one is the same person, forget that name '
        "too."
    ) in str(report).splitlines()


def test_a_look_changes_nothing_and_tells_what_would_be(path):
    with Store.create(path, State()) as store:
        fill(store)
    before = all_bytes(path.parent)
    look = forget(path, NAME, only_look=True)
    assert all_bytes(path.parent) == before
    done = forget(path, NAME)
    assert look.found
    assert (look.removed, look.rewritten, look.deleted) == (
        *(done.removed, done.rewritten, done.deleted),
    )
    assert (look.mentions, look.attachments, look.written) == (
        *(done.mentions, done.attachments, done.written),
    )
    assert str(look).startswith(
        f"Of {NAME} there is in the file: 1 note, 2 votes, 1 piece of evidence, 1 comment, "
        "1 text in conflict.\n"
    )
    assert "To be written anew: garden.cjm.json\n" in str(look)


def test_an_unreadable_backup_that_names_the_person_goes(path):
    with Store.create(path, State()) as store:
        fill(store)
        keep_backup(store._ledger.disk, store.places, f"{{ {NAME}".encode(), force=True)
    report = forget(path, NAME)
    assert len([name for name in report.deleted if "backups" in name]) == 1
    assert NAME.encode() not in all_bytes(path.parent)


def test_a_bundle_made_before_is_not_reached(path, tmp_path):
    with Store.create(path, State()) as store:
        fill(store)
    packed = path.parent / "garden.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.write(path, "garden.cjm.json")
    forget(path, NAME)
    with zipfile.ZipFile(packed) as opened:
        assert NAME.encode() in opened.read("garden.cjm.json")


def test_texts_written_into_records_of_others_are_told_and_leave_the_history(path):
    with Store.create(path, State()) as store:
        shop = Touchpoint(id="touchpoint-a", name="Shop", purpose="To buy")
        store.apply(add(shop, Note(id="note-a", text="Ours", author="Ann"), author="Ann"))

        def edit(author, record, old, new, field="text"):
            store.apply(Edit(author=author, record=record, field=field, old=old, new=new))

        edit(NAME, "note-a", "Ours", "Hers, for a while")
        edit("Ann", "note-a", "Hers, for a while", "Ours again")
        edit(NAME, "touchpoint-a", "To buy", "To buy bread", "purpose")
        edit(NAME, "touchpoint-a", None, "before", "moment")
    report = forget(path, NAME)
    assert report.found
    assert report.written == (
        ("touchpoints[0].purpose", "To buy bread"),
        ("history", "Hers, for a while"),
    )
    assert str(report).splitlines()[-5:-1] == [
        f"Texts that {NAME} wrote into records of others. They are taken out of the history; in "
        "the file and its backups they stay. Change them there if they must go:",
        "  - touchpoints[0].purpose: To buy bread",
        f"Texts that {NAME} wrote into records of others, and that were replaced or removed "
        "since. They are taken out of the history; backups may hold them:",
        "  - Hers, for a while",
    ]
    with Store.open(path) as store:
        assert not store.reports
        assert store.state().touchpoints[0].purpose == "To buy bread"
        past = store.places.history.read_text()
        assert "Hers" not in past
        assert "bread" not in past
        assert "[text removed]" in past
        log = list(store.state().log)
        assert [entry.operation.author for entry in log] == ["Ann", "", "Ann", "", ""]
        assert log[2].changes[0].after == {"text": "Ours again"}


def test_what_was_done_in_one_batch_is_forgotten_too(path):
    with Store.create(path, State()) as store:
        store.apply(add(Note(id="note-a", text="Ours", author="Ann"), author="Ann"))
        hers = Note(id="note-hers", text="hidden opinion", author=NAME)
        edit = Edit(record="note-a", field="text", old="Ours", new="bread")
        store.apply(Batch(author=NAME, operations=(add(hers), edit)))
        back = Edit(record="note-a", field="text", old="bread", new="Ours again")
        store.apply(Batch(author="Ann", operations=(back,)))
        store.save()
    report = forget(path, NAME)
    assert report.written == (("history", "bread"),)
    with Store.open(path) as store:
        assert [note.text for note in store.state().notes] == ["Ours again"]
        assert len(list(store.state().log)) == 3
        past = store.places.history.read_text()
    assert not [word for word in (NAME, "hidden opinion", "bread") if word in past]


def test_a_name_counts_however_its_accents_are_written(path):
    apart = unicodedata.normalize("NFD", "Zoë Öz")
    with Store.create(path, State()) as store:
        store.apply(add(Note(id="note-hers", text="of hers", author="Zoë Öz"), author="Zoë Öz"))
        store.apply(add(Note(id="note-his", text=f"Ask {apart} again", author="Ben"), author="Ben"))
    report = forget(path, apart, mentions=True)
    assert report.removed == {"note": 1}
    with Store.open(path) as store:
        assert [note.text for note in store.state().notes] == ["Ask [name removed] again"]


def test_a_merge_that_brought_nothing_does_not_stand_in_the_way(path):
    with Store.create(path, State()) as store:
        store.apply(add(Note(id="note-his", text="his", author="Ben"), author="Ben"))
        store.apply(Merge(origin="elsewhere", author="Ben"))
        store.apply(Edit(record="note-his", field="text", old="his", new="hers", author=NAME))
    report = forget(path, NAME)
    assert report.written == (("notes[0].text", "hers"),)


def test_somebody_who_was_never_there(path):
    with Store.create(path, State()) as store:
        fill(store)
    before = all_bytes(path.parent)
    report = forget(path, "Nobody")
    assert not report.found
    names = f"Names that are there: {NAME}, Ann."
    assert str(report) == f"There is no trace of Nobody.\n{names}"
    assert str(forget(path, "Wilhelmina")) == (
        f'There is no trace of Wilhelmina. Did you mean "{NAME}"?\n{names}'
    )
    assert all_bytes(path.parent) == before


def test_a_name_must_be_given(path):
    Store.create(path, State()).close()
    with pytest.raises(Refused, match="Say whom to forget"):
        forget(path, "  ")


@pytest.mark.faults
@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("how", ["strict", "eager", "kill"])
def test_power_loss_while_forgetting_leaves_a_workshop_that_opens(how, fake_disk, power_loss):
    def made():
        disk = fake_disk()
        store = Store.create(FILE, State(), disk=disk)
        fill(store, files=False)
        store.close()
        return disk

    disk = made()
    begun = disk.steps
    forget(FILE, NAME, disk=disk)
    wanted = disk.names[FILE].data
    for at in range(begun + 1, disk.steps + 1):
        broken = made()
        broken.die_at = at
        with pytest.raises(power_loss):
            forget(FILE, NAME, disk=broken)
        after = broken.after_power_loss(how)
        Store.open(FILE, disk=after).close()
        forget(FILE, NAME, disk=after)
        kept = b"".join(inode.data for inode in after.names.values()).lower()
        assert [w for w in [NAME.lower(), *HERS] if w.encode() in kept] == []
        assert after.names[FILE].data.count(b"id") == wanted.count(b"id")
