"""Several real processes on one workshop; some are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path

import pytest

from cjm_workshop.model import State
from cjm_workshop.storage import Store
from waiting import until

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system makes no processes by forking"),
]
STREAMING = Path(__file__).with_name("streaming.py")


class Worker:
    """A process that changes a workshop."""

    def __init__(self, maker, path, prefix, count):
        self.paper = path.parent / f"{prefix}.told"
        maker.stdin.write(f"{path} {prefix} {count} {self.paper}\n")
        maker.stdin.flush()
        self.id = int(maker.stdout.readline())
        until(lambda: "ready" in self.told)

    @property
    def told(self):
        """What it wrote down so far, without a line that is on its way."""
        text = self.paper.read_text() if self.paper.exists() else ""
        return text[: text.rfind("\n") + 1].split()

    @property
    def acknowledged(self):
        return [line for line in self.told if line.startswith("op-")]

    def go(self):
        Path(f"{self.paper}.go").touch()

    def kill(self):
        os.kill(self.id, signal.SIGKILL)
        until(lambda: not alive(self.id))


def alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def maker():
    """A process that makes others; see streaming.py."""
    made = subprocess.Popen(
        [sys.executable, str(STREAMING)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with made:
        yield made
        made.stdin.close()


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "garden.cjm.json"
    Store.create(file, State()).close()
    return file


def test_three_processes_at_once_lose_and_double_nothing(path, maker):
    with Store.open(path) as store:
        workers = [Worker(maker, path, name, 60) for name in ("ann", "ben", "cas")]
        for worker in workers:
            worker.go()
        until(lambda: all("done" in worker.told for worker in workers))
        until(lambda: len(store.state().notes) == 180)
        told = [worker.acknowledged for worker in workers]
        assert [len(ids) for ids in told] == [60, 60, 60]
        log = store.state().log
        assert sorted(e.operation.id for e in log) == sorted(chain.from_iterable(told))
        assert not store.reports
    with Store.open(path) as again:
        assert again.state() == store.state()
        assert len(again.state().log) == 180
        assert not again.reports
        for ids in told:  # each one's own order is kept
            mine = [e.operation.id for e in again.state().log if e.operation.id in set(ids)]
            assert mine == ids


def test_another_process_is_seen_while_one_waits(path, maker):
    with Store.open(path) as store:
        heard = []
        store.observe(lambda state, entries: heard.extend(e.operation.id for e in entries))
        for name in ("ann", "ben", "cas", "dee", "eve"):
            worker = Worker(maker, path, name, 1)
            worker.go()
            until(lambda: f"op-{name}0" in store.state().log)  # noqa: B023 - called at once
            until(lambda: f"op-{name}0" in heard)  # noqa: B023
            until(lambda: "done" in worker.told)  # noqa: B023
        assert len(heard) == 5


def test_kill_at_any_moment_keeps_what_was_acknowledged(path, maker):
    chance = random.Random(20260512)
    wanted = []
    for number in range(15):
        worker = Worker(maker, path, f"r{number}x", 10_000)
        worker.go()
        least = chance.randrange(1, 20)
        until(lambda: len(worker.acknowledged) >= least)  # noqa: B023 - called at once
        time.sleep(chance.random() * 0.01)  # not after a line: at any moment of the next ones
        worker.kill()
        wanted += worker.acknowledged
    with Store.open(path) as store:
        there = [entry.operation.id for entry in store.state().log]
        assert len(there) == len(set(there))
        assert [name for name in there if name in set(wanted)] == wanted
        assert len(there) <= len(wanted) + 15  # one of each round may have been on its way
        assert [note.id.replace("note", "op") for note in store.state().notes] == there
        assert not store.asides
