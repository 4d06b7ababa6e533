"""Reading all files of a workshop, and settling what a crash or another program left.

Every function here wants the lock of the workshop to be held.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cjm_workshop.errors import Refused
from cjm_workshop.model import Entry, Log, State
from cjm_workshop.model import replay as replay_one
from cjm_workshop.storage import reports
from cjm_workshop.storage.aside import keep_aside, read_aside
from cjm_workshop.storage.document import Document
from cjm_workshop.storage.history import History, write_history
from cjm_workshop.storage.journal import Header, Journal, Line, line_of_raw, new_epoch
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import Places
from cjm_workshop.storage.reconcile import Plan, plan_for
from cjm_workshop.storage.reports import Report

__all__ = ["Found", "Replayed", "read_all", "replay", "settle", "write_journal"]


class Replayed(NamedTuple):
    """A state after acknowledged operations were made again on it."""

    state: State
    entries: Sequence[Entry] = ()
    failed: Sequence[Line] = ()
    """Those that could not be made: damaged, or of a newer version."""


def replay(state: State, lines: Iterable[Line], *, incomplete: bool = False) -> Replayed:
    """Make acknowledged operations again.

    Where one is missing or fails, those that build on it fail with it: a file in which something
    points to nothing could not be opened any more.
    """
    entries: list[Entry] = []
    failed: list[Line] = []
    for line in lines:
        try:
            entry = line.parsed()
            state = replay_one(state, entry, incomplete=incomplete or bool(failed))
        except (ValueError, KeyError, Refused):
            failed.append(line)
        else:
            entries.append(entry)
    return Replayed(state, entries, failed)


class Found(NamedTuple):
    """What lies on the disk, and what it means."""

    journal: Journal
    history: History
    plan: Plan
    replayed: Replayed
    later: tuple[Line, ...] = ()
    """What the history has behind the last operation of the file: the file is an older one."""

    @property
    def other(self) -> list[Line]:
        """The operations of another version of the file, in their order, each once."""
        log = self.replayed.state.log
        lines = {line.id: line for line in (*self.later, *self.plan.stray) if line.id not in log}
        return list(lines.values())

    @property
    def todo(self) -> list[Line]:
        """The lines that stay in the journal."""
        return [line for line in self.plan.todo if line not in self.replayed.failed]


def read_all(disk: Disk, places: Places, document: Document, data: bytes) -> Found:
    """Read journal and history beside a file that was read already; nothing is changed."""
    journal = Journal.read(disk.read_or_none(places.journal) or b"")
    history = History.read(disk.read_or_none(places.history))
    plan = plan_for(journal, document, data)
    history.add(journal.header.continues if journal.header else None, plan.done)
    past = Log(history.past_of(document.last_operation))
    later = history.later_than(document.last_operation)
    lines = tuple(line_of_raw(raw) for raw in later if _brings_something(raw, document.state))
    state = document.state.with_log(past)
    replayed = replay(state, plan.todo, incomplete=bool(journal.damaged))
    return Found(journal, history, plan, replayed, lines)


def _brings_something(raw: dict[str, Any], state: State) -> bool:
    """Tell whether a file may miss an operation; it stays in the history anyway."""
    operation = raw["operation"]
    parts = operation.get("operations", [operation])
    added = [part.get("records", ()) for part in parts if part.get("kind") == "add"]
    whole = len(added) == len(parts)
    ids = [item["fields"].get("id", "") for records in added for item in records if whole]
    return bool(raw.get("changes")) and not (ids and all(state.find(one) for one in ids))


def settle(
    disk: Disk, places: Places, found: Found, own: Sequence[Line]
) -> tuple[Header, list[Report]]:
    """Bring the files into the order that the plan says.

    Parameters
    ----------
    disk, places
        Where.
    found : Found
        What `read_all` found.
    own : sequence of Line
        Operations that this process knows to be acknowledged; those that are nowhere else go
        aside too.

    Returns
    -------
    header : Header
        What the journal continues now.
    told : list of Report
        What happened.
    """
    journal, plan = found.journal, found.plan
    told: list[Report] = []
    _sweep(disk, places)
    if plan.done and journal.header:
        write_history(disk, places, journal.header.continues, plan.done)
    log = found.replayed.state.log
    lost = [line for line in own if line.id not in found.history]
    stray = {line.id: line for line in (*found.other, *lost) if line.id not in log}
    for line in found.replayed.failed:
        stray.pop(line.id, None)
    aside = keep_aside(disk, places, list(stray.values()))
    if aside:
        count = len(read_aside(disk, places, aside))
        told.append(reports.put_aside(places.file.name, count, aside))
    header = plan.header
    if found.replayed.failed or journal.damaged:
        told.append(_keep_damage(disk, places, found))
        header = header._replace(epoch=new_epoch())
    if plan.rewrite or journal.header_line != header.line():
        write_journal(disk, places, header, found.todo)
    elif journal.torn:
        disk.truncate(places.journal, journal.end)
        disk.sync(places.journal)
    if journal.torn:
        told.append(reports.torn(places.file.name))
    return header, told


def _keep_damage(disk: Disk, places: Places, found: Found) -> Report:
    """Keep the lines aside that could not be read or made again."""
    journal, failed = found.journal, found.replayed.failed
    damage = b"".join(line for _, line in journal.damaged)
    aside = keep_aside(disk, places, failed, damage)
    at = {line.id: number for number, line in journal.numbered}
    numbers = [number for number, _ in journal.damaged] + [at[line.id] for line in failed]
    return reports.damaged(places.file.name, sorted(numbers), aside)


def write_journal(disk: Disk, places: Places, header: Header, lines: Iterable[Line]) -> None:
    """Begin a journal anew with these lines."""
    disk.make_folders(places.history_folder)
    disk.write_atomic(places.journal, header.line() + b"".join(line.raw for line in lines))


def _sweep(disk: Disk, places: Places) -> None:
    """Remove half-written files that a crash left; nobody else writes while we hold the lock."""
    ours = [(places.folder, f".{places.file.name}.")]
    own_folders = (places.history_folder, places.backups, places.aside)
    ours += [(folder, ".") for folder in own_folders]
    for folder, start in ours:
        for name in disk.list(folder):
            if name.startswith(start) and name.endswith(".part"):
                disk.remove(folder / name)
