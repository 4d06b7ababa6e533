"""The lock between processes: who waits, who may enter again, and what ends it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cjm_workshop.storage import Lock
from waiting import until

HOLD = """
import sys
from pathlib import Path
from cjm_workshop.storage import Lock

with Lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_on_the_same_file_waits_as_long_as_it_may(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with Lock(path), pytest.raises(TimeoutError, match="held by another program"), Lock(path, 0.05):
        pytest.fail("two held the lock")
    with Lock(path, 0.05):
        assert path.is_file()


def test_who_holds_it_may_enter_again_and_keeps_it_until_the_last_leaves(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = Lock(path)
    with lock:
        with lock:
            pass
        with pytest.raises(TimeoutError), Lock(path, 0.05):
            pytest.fail("it was let go too early")


def test_it_goes_with_the_process_that_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(TimeoutError), Lock(path, 0.05):
            pytest.fail("two processes held the lock")
        holder.kill()
        holder.wait()
        with Lock(path, 5):
            pass


FORK = """
import os
import sys
from pathlib import Path
from cjm_workshop.storage import Lock

lock = Lock(Path(sys.argv[1]))
with lock:
    child = os.fork()
    if child:
        print(child, flush=True)
        os.waitpid(child, 0)
    else:
        sys.stdin.read()  # until the test has ended
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_does_not_keep_it_when_its_parent_dies(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", FORK, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        with pytest.raises(TimeoutError), Lock(path, 0.05):
            pytest.fail("the child's birth took it from the parent")
        parent.kill()
        parent.wait()
        with Lock(path, 20):
            os.kill(child, 0)  # it lives


FORK_TWICE = """
import os
import sys
from pathlib import Path
from cjm_workshop.storage import Lock

lock = Lock(Path(sys.argv[1]), 0.05)
with lock:
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
    else:
        try:
            with lock:
                os._exit(1)
        except TimeoutError:
            os._exit(0)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_does_not_believe_that_it_holds_what_its_parent_took(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FORK_TWICE, str(tmp_path / "lock")]
    subprocess.run(command, timeout=60, check=True)


def test_who_waits_for_a_file_that_is_deleted_waits_for_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    taken, leave = threading.Event(), threading.Event()

    def wait() -> None:
        with Lock(path, 20):
            taken.set()
            assert leave.wait(20)

    waiter = threading.Thread(target=wait, daemon=True)
    with Lock(path):
        waiter.start()
        until(lambda: _opened_by(os.getpid(), path) == 2, "the other to wait")
        path.unlink()  # a git clean, say
    assert taken.wait(20)
    with pytest.raises(TimeoutError), Lock(path, 0.05):
        pytest.fail("two held the lock, each of another file")
    leave.set()
    waiter.join(20)


def _opened_by(process: int, path: Path) -> int:
    """Return how many descriptors of a process are open on a file."""
    found = Path(f"/proc/{process}/fd")
    if not found.is_dir():
        pytest.skip("only /proc tells which files a process has open")
    return sum(os.path.realpath(one) == str(path) for one in found.iterdir())


def test_a_file_that_cannot_be_made_is_a_fault_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), Lock(tmp_path / "missing" / "lock"):
        pytest.fail("there is no such folder")


def test_a_disk_without_locks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fcntl", reason="only there does the system lock this way")

    def refuse(file: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("portalocker.portalocker.LOCKER", refuse)
    with pytest.raises(OSError, match=r"cannot be locked: .*No locks available"):
        Lock(tmp_path / "lock").__enter__()
