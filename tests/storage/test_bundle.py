"""One zip of a workshop, and back."""

from __future__ import annotations

import errno
import re
import shutil
import zipfile

import pytest

from cjm_workshop.errors import FileFaults, NotSaved, Refused
from cjm_workshop.model import Edit, State
from cjm_workshop.storage import Disk, Store, bundle, unbundle


@pytest.fixture
def path(tmp_path, add_note):
    file = tmp_path / "here" / "garden.cjm.json"
    with Store.create(file, State(), "Ann") as store:
        store.apply(add_note("one"))
        picture = store.keep_file(b"a picture" * 100, "png")
        store.apply(add_note("two"))
        edit = Edit(record="charter-main", field="title", old="", new=picture)
        store.apply(edit)
    return file


def test_a_bundle_holds_everything_and_opens_elsewhere(path, tmp_path):
    packed = bundle(path)
    assert packed == path.parent / "garden.zip"
    with zipfile.ZipFile(packed) as opened:
        names = opened.namelist()
    (picture,) = [file.name for file in (path.parent / "garden.files").iterdir()]
    assert names == [
        "garden.cjm.json",
        f"garden.files/{picture}",
        "garden.history/journal.jsonl",
        "garden.history/history.jsonl",
    ]
    there = unbundle(packed, tmp_path / "there")
    assert there == tmp_path / "there" / "garden.cjm.json"
    with Store.open(path) as one, Store.open(there) as two:
        assert one.state() == two.state()
        assert list(one.state().log) == list(two.state().log)
        assert not two.reports
        assert (two.files_folder / picture).read_bytes() == b"a picture" * 100


def test_the_same_workshop_makes_the_same_bundle(path, tmp_path):
    assert (
        bundle(path, tmp_path / "a.zip").read_bytes()
        == bundle(path, tmp_path / "b.zip").read_bytes()
    )


def test_what_is_in_the_journal_comes_along(path, tmp_path, add_note):
    with Store.open(path) as store:
        store.apply(add_note("three"))
        packed = bundle(path)
    with Store.open(unbundle(packed, tmp_path / "there")) as there:
        assert [note.text for note in there.state().notes] == ["one", "two", "three"]


def test_nothing_is_overwritten(path):
    packed = bundle(path)
    before = path.read_bytes()
    with pytest.raises(Refused, match=r"garden\.cjm\.json is in .* already; nothing is overwr"):
        unbundle(packed, path.parent)
    path.unlink()
    with pytest.raises(Refused, match=r"garden\.files is in "):
        unbundle(packed, path.parent)
    assert before


def zip_of(folder, path, extra=(), change=None):
    """Return a bundle with something wrong in it."""
    bad = folder / "bad.zip"
    with zipfile.ZipFile(bundle(path)) as good, zipfile.ZipFile(bad, "w") as made:
        for info in good.infolist():
            data = good.read(info)
            made.writestr(info.filename, change(info.filename, data) if change else data)
        for name, data in extra:
            made.writestr(name, data)
    return bad


@pytest.mark.parametrize(
    "name",
    [
        "../escape.txt",
        "/etc/escape",
        "garden.files/../../escape.png",
        "garden.files/note.txt",
        "C:\\escape",
        "garden.history/aside/../x.jsonl",
        "garden.history/lock",
    ],
)
def test_what_has_no_place_in_a_workshop_is_refused(path, tmp_path, name):
    bad = zip_of(tmp_path, path, [(name, b"x")])
    with pytest.raises(FileFaults) as caught:
        unbundle(bad, tmp_path / "there")
    assert f"{name}: found an entry with no place in a workshop" in str(caught.value)
    assert str(caught.value).endswith("Nothing was written.")
    assert not (tmp_path / "there").exists()
    assert not (tmp_path / "escape.txt").exists()


def test_a_link_is_refused(path, tmp_path):
    link = zipfile.ZipInfo("garden.files/0123456789abcdef.png")
    link.external_attr = 0o120777 << 16
    with pytest.raises(FileFaults, match="no place in a workshop"):
        unbundle(zip_of(tmp_path, path, [(link, b"/etc/passwd")]), tmp_path / "there")


def test_a_zip_bomb_is_refused(path, tmp_path):
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("garden.cjm.json", path.read_bytes())
        made.writestr("garden.files/0123456789abcdef.bin", b"\0" * (26 * 1024**2))
    assert bomb.stat().st_size < 100_000
    with pytest.raises(FileFaults, match=r"found 27,262,976 bytes; expected at most 26,214,400"):
        unbundle(bomb, tmp_path / "there")


def test_a_picture_with_other_contents_is_refused(path, tmp_path):
    bad = zip_of(tmp_path, path, change=lambda n, d: b"other" if n.endswith(".png") else d)
    with pytest.raises(FileFaults, match="other contents than its name says"):
        unbundle(bad, tmp_path / "there")
    assert not (tmp_path / "there" / "garden.cjm.json").exists()


def test_no_bundle_at_all(tmp_path):
    file = tmp_path / "notes.zip"
    file.write_bytes(b"PK but no zip")
    with pytest.raises(FileFaults) as caught:
        unbundle(file, tmp_path)
    assert str(caught.value) == (
        "notes.zip cannot be unpacked:\n"
        "  - notes.zip: found File is not a zip file; expected a zip that cjm-workshop bundle "
        "made\nNothing was written."
    )
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("readme.txt", "hello")
    with pytest.raises(FileFaults, match=re.escape("exactly one file NAME.cjm.json at the top")):
        unbundle(file, tmp_path)


def test_a_broken_file_inside_is_told_before_anything_is_written(path, tmp_path):
    bad = zip_of(tmp_path, path, change=lambda n, d: b"{}" if n == "garden.cjm.json" else d)
    with pytest.raises(FileFaults, match="is this a workshop file"):
        unbundle(bad, tmp_path / "there")
    assert not (tmp_path / "there").exists()


def test_damage_anywhere_in_a_zip_is_told_and_leaves_nothing(path, tmp_path):
    sound = bundle(path).read_bytes()
    bad, there = tmp_path / "bad.zip", tmp_path / "there"
    taken = 0
    places = range(0, len(sound), 29)
    for at in places:
        bad.write_bytes(sound[:at] + bytes([sound[at] ^ 0x5A]) + sound[at + 1 :])
        if takes(bad, there):  # it was a date that was hit, say
            taken += 1
            shutil.rmtree(there)
        assert not there.exists()
    assert taken < len(places) / 2


def takes(packed, folder):
    try:
        unbundle(packed, folder)
    except FileFaults:
        return False
    return True


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_uncommon_ways_of_packing_are_refused(path, tmp_path, way):
    odd = tmp_path / "odd.zip"
    with zipfile.ZipFile(odd, "w", way) as made:
        made.writestr("garden.cjm.json", path.read_bytes())
    with pytest.raises(FileFaults, match="found an uncommon way of packing; expected packed as"):
        unbundle(odd, tmp_path / "there")


def test_a_name_that_cannot_be_shown_is_refused(path, tmp_path):
    odd = tmp_path / "odd.zip"
    with zipfile.ZipFile(odd, "w") as made:
        made.writestr("garden\n.cjm.json", path.read_bytes())
    with pytest.raises(FileFaults, match=r"found none; expected exactly one file NAME\.cjm"):
        unbundle(odd, tmp_path / "there")


def test_a_zip_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Refused, match=r"^There is no zip .*nowhere\.zip\.$"):
        unbundle(tmp_path / "nowhere.zip", tmp_path)


def test_a_full_disk_leaves_nothing_of_what_was_unpacked(path, tmp_path):
    class Full(Disk):
        def write(self, path, data, like=None):
            if "history.jsonl" in path.name:
                raise OSError(errno.ENOSPC, "No space left on device")
            super().write(path, data, like)

    there = tmp_path / "there"
    with pytest.raises(NotSaved, match=r"garden could not be unpacked into .*\(No space left"):
        unbundle(bundle(path), there, disk=Full())
    assert not list(there.iterdir())
    assert unbundle(bundle(path), there) == there / "garden.cjm.json"


def test_a_zip_that_cannot_be_written_is_named_and_its_folder_is_made(path, tmp_path):
    packed = tmp_path / "new" / "deep" / "z.zip"
    assert bundle(path.parent, packed) == packed
    assert packed.is_file()
    (tmp_path / "wall").write_text("")
    with pytest.raises(NotSaved) as caught:
        bundle(path, tmp_path / "wall" / "z.zip")
    assert re.fullmatch(
        rf"{tmp_path}/wall/z\.zip could not be written \(.+\)\. The workshop is as it was; "
        r"choose another place for the zip\.",
        str(caught.value),
    )
