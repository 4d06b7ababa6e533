"""A process that makes others, which change a workshop and write down what was acknowledged.

Each line on standard input, ``path prefix count told``, makes one process by forking: all of them
are real, and the kit is imported once. Its id is the answer. It begins when ``told.go`` is there.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from cjm_workshop.model import Add, Note, payload_of
from cjm_workshop.storage import Store, store


def work(path: str, prefix: str, count: int, told: str) -> None:
    store.MAX_PENDING = 7  # checkpoints in between, so that a kill hits one of them
    paper = os.open(told, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with Store.open(path, author=prefix) as opened:
        os.write(paper, b"ready\n")
        while not Path(f"{told}.go").exists():
            time.sleep(0.001)
        for number in range(count):
            note = Note(id=f"note-{prefix}{number}", text=f"{prefix} {number}", author=prefix)
            opened.apply(Add(id=f"op-{prefix}{number}", records=(payload_of(note),)))
            os.write(paper, f"op-{prefix}{number}\n".encode())
    os.write(paper, b"done\n")


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        path, prefix, count, told = line.split()
        process = os.fork()
        if not process:
            work(path, prefix, int(count), told)
            os._exit(0)
        print(process, flush=True)


if __name__ == "__main__":
    main()
