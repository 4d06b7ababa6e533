"""What storing costs: medians, and ratios against the bare operations underneath.

Run by hand: ``python benchmarks/storage.py``.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cjm_workshop.model import Add, Edit, Evidence, Note, State, payload_of
from cjm_workshop.storage import Store


def median_of(work: Callable[[], object], times: int) -> float:
    """Return the median of the milliseconds that something takes."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took)


def note(number: int) -> Note:
    return Note(id=f"note-n{number}", text=f"Something that a customer said, number {number}")


def filled(folder: Path, count: int) -> Path:
    """Make a workshop of so many records, each added by an operation of its own history."""
    folder.mkdir(exist_ok=True)
    path = folder / f"w{count}.cjm.json"
    with Store.create(path, State(), "Ann") as store:
        for start in range(0, count, 10):
            records = [note(number) for number in range(start, start + 9)]
            extra = Evidence(id=f"evidence-e{start}", title=f"Talk {start}", quote="Too slow.")
            payloads = tuple(payload_of(record) for record in (*records, extra))
            store.apply(Add(records=payloads))
    return path


def append_synced(path: Path, line: bytes) -> None:
    with path.open("ab", buffering=0) as file:
        file.write(line)
        os.fsync(file.fileno())


def one_operation(folder: Path) -> None:
    path = filled(folder, 2_000)
    numbers = iter(range(100_000, 200_000))
    with Store.open(path, "Ann") as store:
        add = median_of(lambda: store.apply(Add(records=(payload_of(note(next(numbers))),))), 200)
        words = iter(range(1_000))
        text = [store.state().notes[5].text]

        def edit() -> None:
            new = f"changed {next(words)}"
            record = store.state().notes[5].id
            store.apply(Edit(record=record, field="text", old=text[0], new=new))
            text[0] = new

        edited = median_of(edit, 200)
        line = store.places.journal.read_bytes().splitlines(keepends=True)[-1]
    bare = median_of(lambda: append_synced(folder / "bare", line), 200)
    for name, took in (("added", add), ("edited", edited)):
        print(f"one note {name} at 2,000 records: {took:.2f} ms (at most 10)", end="; ")
        print(f"{took / bare:.1f} × a bare synced append ({bare:.2f} ms)")


def opening(folder: Path) -> None:
    path = filled(folder, 5_000)
    took = median_of(lambda: Store.open(path).close(), 15)
    texts = [path.read_bytes(), *(path.parent / "w5000.history" / "history.jsonl").open("rb")]
    bare = median_of(lambda: [json.loads(text) for text in texts], 15)
    size = sum(map(len, texts)) / 1024**2
    print(
        f"opening 5,000 records, {len(texts) - 1:,} lines of history, {size:.1f} MB: "
        f"{took:.0f} ms (at most 500); {took / bare:.1f} × json.loads of the same ({bare:.0f} ms)"
    )
    with Store.open(path, "Ann") as store:

        def checkpoint() -> None:
            store.apply(Edit(record="charter-main", field="dots_each", old=3, new=4))
            store.apply(Edit(record="charter-main", field="dots_each", old=4, new=3))
            store.save()

        print(f"two changes and a checkpoint of it: {median_of(checkpoint, 10):.0f} ms")


def history_of_many(folder: Path) -> None:
    path = folder / "long.cjm.json"
    with Store.create(path, State(notes=(note(0),)), "Ann") as store:
        for number in range(5_000):
            store.apply(
                Edit(record="note-n0", field="level", old="assumed", new="observed")
                if number % 2
                else Edit(record="note-n0", field="level", old="observed", new="assumed")
            )
    took = median_of(lambda: Store.open(path).close(), 10)
    print(f"opening after 5,000 operations: {took:.0f} ms")


def write_notes(path: Path, prefix: str, count: int, pause: float, told: Any) -> None:
    """Add notes, and tell when each was acknowledged; runs in a process of its own."""
    with Store.open(path, prefix) as store:
        told.put((prefix, 0.0))
        for number in range(count):
            time.sleep(pause * random.random() * 2)
            one = Note(id=f"note-{prefix}{number}", text=f"{prefix} {number}")
            store.apply(Add(id=f"op-{prefix}{number}", records=(payload_of(one),)))
            told.put((f"op-{prefix}{number}", time.monotonic()))


def seen_by_others(folder: Path, writers: int, count: int, pause: float) -> None:
    """Tell how long after its acknowledgement another process sees an operation."""
    path = filled(folder / f"writers{writers}", 2_000)
    processes = multiprocessing.get_context("spawn")
    told = processes.Queue()
    seen: dict[str, float] = {}
    with Store.open(path, "Ann") as store:
        store.observe(
            lambda _, entries: seen.update((e.operation.id, time.monotonic()) for e in entries)
        )
        arguments = [(path, f"w{number}", count, pause, told) for number in range(writers)]
        started = [processes.Process(target=write_notes, args=each) for each in arguments]
        for process in started:
            process.start()
        made = dict(told.get(timeout=120) for _ in range(writers * (count + 1)))
        made = {name: when for name, when in made.items() if when}
        for process in started:
            process.join(60)
        end = time.monotonic() + 60
        while len(seen) < len(made) and time.monotonic() < end:
            time.sleep(0.01)
    late = sorted(1000 * max(0.0, seen[name] - when) for name, when in made.items())
    print(
        f"{writers} writing, a change each {pause * 1000:.0f} ms: seen elsewhere "
        f"after {statistics.median(late):.0f} ms (at most 500), "
        f"95 of 100 within {late[len(late) * 95 // 100]:.0f} ms, all within {late[-1]:.0f} ms"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        one_operation(Path(name))
        opening(Path(name))
        history_of_many(Path(name))
        seen_by_others(Path(name), writers=1, count=60, pause=0.3)
        seen_by_others(Path(name), writers=3, count=200, pause=0.0)
