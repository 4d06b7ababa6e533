"""A folder in which nothing can be written."""

from __future__ import annotations

import os
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cjm_workshop.errors import ReadOnly
from cjm_workshop.model import State
from cjm_workshop.storage import Store

NOBODY = 65534
"""The user who owns nothing, on every Unix."""


@pytest.mark.usefixtures("unwatched")
def test_a_read_only_folder_opens_for_reading(fake_disk, add_note, path, words):
    disk = fake_disk()
    store = Store.create(path, State(), disk=disk)
    store.apply(add_note("one"))
    disk.read_only = True
    steps = disk.steps
    reader = Store.open(path, disk=disk)
    assert words(reader) == ["one"]
    assert reader.read_only
    assert [report.text for report in reader.reports] == [
        "garden.cjm.json or its folder is protected against writing, so the workshop opens for "
        "reading only. To change it, take the protection away, or save a copy in a folder of your "
        "own."
    ]
    for change in (lambda: reader.apply(add_note("two")), reader.save):
        with pytest.raises(ReadOnly) as caught:
            change()
        assert str(caught.value) == (
            "garden.cjm.json or its folder is protected against writing, so nothing can be changed "
            "here. Take the protection away and open it again, or save a copy in a folder of your "
            "own and go on there."
        )
    assert disk.steps == steps
    store.apply(add_note("three"))
    reader.look()
    assert words(reader) == ["one", "three"]
    reader.close()


@pytest.mark.usefixtures("unwatched")
def test_what_is_opened_to_be_read_is_left_as_it_is(fake_disk, add_note, path, words):
    disk = fake_disk()
    writer = Store.create(path, State(), disk=disk)
    writer.apply(add_note("one"))
    steps = disk.steps
    with Store.open(path, to_read=True, disk=disk) as reader:
        assert words(reader) == ["one"]
        assert reader.reports == []
        with pytest.raises(ReadOnly):
            reader.apply(add_note("two"))
    assert disk.steps == steps
    writer.close()


@pytest.mark.usefixtures("unwatched")
def test_what_is_written_while_it_is_read_is_read_too(fake_disk, add_note, path, words):
    disk = fake_disk()
    writer = Store.create(path, State(), disk=disk)
    read = disk.read

    def meanwhile(wanted: Path) -> bytes:
        if wanted == writer.places.history and len(words(writer)) < 2:
            writer.apply(add_note("two"))  # behind the journal that was read just now
        return read(wanted)

    writer.apply(add_note("one"))
    disk.read = meanwhile
    with Store.open(path, to_read=True, disk=disk) as reader:
        assert words(reader) == ["one", "two"]
    writer.close()


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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no rights of this kind")
def test_a_file_that_somebody_protected_is_not_replaced(open_folder, add_note):
    path = open_folder / "garden.cjm.json"
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
    for made in (open_folder, *open_folder.rglob("*")):
        made.chmod(0o777)
    path.chmod(0o444)
    before = path.read_bytes()

    def read() -> None:
        with Store.open(path) as store:
            assert store.read_only
            with pytest.raises(ReadOnly, match="Take the protection away"):
                store.apply(add_note("two"))

    as_somebody_who_may_not(read)
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o444
