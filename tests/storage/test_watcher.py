"""The thread that looks for what other processes did."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading

import pytest

from cjm_workshop.model import State
from cjm_workshop.storage import Store, watcher
from waiting import until

SLOW = """
import threading, time
from cjm_workshop.storage.watcher import watch

class Slow:
    def __init__(self):
        self.begun = threading.Event()

    def look(self):
        self.begun.set()
        time.sleep(0.3)
        print("looked", flush=True)

slow = Slow()
watch(slow, "garden")
assert slow.begun.wait(20)
"""


class Looked:
    """Something to look after, which fails at first where that is wanted."""

    def __init__(self, fails=0):
        self.looks = 0
        self.fails = fails

    def look(self):
        self.looks += 1
        if self.looks <= self.fails:
            raise OSError("the disk is away")


@pytest.fixture
def watched():
    """Look after things; let go of them at the end."""
    stops = []

    def start(looked):
        stops.append(watcher.watch(looked, "garden"))
        return stops[-1]

    yield start
    for stop in stops:
        stop.set()


def test_it_looks_often_enough_for_half_a_second():
    assert watcher.EVERY_SECONDS <= 0.2


def test_it_looks_again_and_again(watched):
    looked = Looked()
    watched(looked)
    until(lambda: looked.looks >= 3)


def test_it_goes_on_after_a_failure_and_tells_it_once(watched, caplog):
    looked = Looked(fails=3)
    watched(looked)
    until(lambda: looked.looks >= 5)
    told = [record.message for record in caplog.records]
    assert told == ["Looking for changes of the workshop failed; trying again."]


def test_it_ends_when_it_is_told_to_and_when_nobody_holds_what_it_looks_after(watched):
    def running():
        return sum(thread.name == "cjm-workshop: garden" for thread in threading.enumerate())

    until(lambda: running() == 0)  # those of the tests before
    looked, forgotten = Looked(), Looked()
    stop = watched(looked)
    watched(forgotten)
    assert running() == 2
    stop.set()
    until(lambda: running() == 1)
    del forgotten
    gc.collect()
    until(lambda: running() == 0)


@pytest.mark.usefixtures("unwatched")
def test_one_look_takes_in_all_that_others_acknowledged(tmp_path, add_note):
    path = tmp_path / "garden.cjm.json"
    with Store.create(path, State()) as mine, Store.open(path) as theirs:
        for word in ("one", "two"):
            theirs.apply(add_note(word))
        theirs.save()
        theirs.apply(add_note("three"))
        heard = []
        mine.observe(lambda state, entries: heard.extend(e.operation.id for e in entries))
        mine.look()
        assert [note.text for note in mine.state().notes] == ["one", "two", "three"]
        assert heard == ["op-one", "op-two", "op-three"]


def test_a_look_that_is_under_way_ends_before_python_does():
    done = subprocess.run(
        [sys.executable, "-c", SLOW], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "looked\n", "")
