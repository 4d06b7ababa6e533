"""Forgetting a person: in the file, its history, what is kept aside, and every backup."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cjm_workshop.errors import FileFaults, Refused
from cjm_workshop.model import State
from cjm_workshop.model.base import FILE_PATTERN
from cjm_workshop.storage.aside import asides
from cjm_workshop.storage.attachments import kept_files
from cjm_workshop.storage.backups import backups_of
from cjm_workshop.storage.document import Document, read_document, text_of
from cjm_workshop.storage.forget_report import ForgetReport
from cjm_workshop.storage.journal import Header, group_of, is_entry, new_epoch, sha256
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.person import Person, distinct, people_in
from cjm_workshop.storage.places import Places
from cjm_workshop.storage.scrub import made_by, made_in, scrubbed_entry, scrubbed_state
from cjm_workshop.storage.settle import write_journal
from cjm_workshop.storage.store import Store
from cjm_workshop.storage.written import Texts, standing, wrote

__all__ = ["forget"]

_FILE = re.compile(FILE_PATTERN.encode())


def forget(
    path: str | Path,
    person: str,
    *,
    mentions: bool = False,
    only_look: bool = False,
    disk: Disk | None = None,
) -> ForgetReport:
    """Remove what a person's name stands on.

    Their notes, comments, votes and what they were quoted with go; as owner, facilitator or team
    member they are cleared; operations of theirs lose author and contents. After a crash, forget
    again: the workshop can be opened at any moment, and nothing is forgotten by halves for good.

    Parameters
    ----------
    path : str or Path
        The workshop file.
    person : str
        The name, as it stands in the workshop; case does not matter.
    mentions : bool
        Whether the name is replaced in texts that others wrote, too: where it stands as whole
        words, and not inside the longer name of somebody else who is known here.
    only_look : bool
        Whether to tell what there is, and change nothing.
    disk : Disk, optional
        Where the files are, for tests.

    Raises
    ------
    Refused
        If no name is given.
    FileFaults, ReadOnly, NotSaved
        As `Store.open` and `Store.save`.
    """
    if not person.strip():
        raise Refused("Say whom to forget: a name, as it stands in the workshop.")
    with Store.open(path, disk=disk) as store, store.settled() as held:
        return _Forgetting(held, store.places, Person(person, mentions), only_look).run()


class _Forgetting:
    """One run; the lock is held and the journal is empty."""

    def __init__(self, disk: Disk, places: Places, person: Person, only_look: bool) -> None:
        self.disk = disk
        self.places = places
        self.person = person
        self.only_look = only_look
        self.people: dict[str, None] = {}
        self.before = self.after = b""
        self.rewritten: list[str] = []
        self.deleted: list[str] = []
        self.texts: Texts = {}

    def run(self) -> ForgetReport:
        """Forget in an order that can be begun again: the file itself last."""
        data = self.disk.read(self.places.file)
        document = read_document(data, self.places.file.name)
        logs = [self.places.aside / name for name in asides(self.disk, self.places)]
        logs.append(self.places.history)
        entries = [entry for log in logs for entry in self._entries(log)]
        self._meet(_body(document.state), entries)
        told = made_in(entries, self.person)
        gone = made_by(document.state, self.person)
        gone |= {record_id for record_id in told if not document.state.find(record_id)}
        self.texts = wrote(entries, self.person.is_, gone)
        for backup in backups_of(self.disk, self.places):
            self._backup(backup.path, gone)
        for log in logs:
            self._log(log, gone, thin=log != self.places.history)
        state = scrubbed_state(document.state, self.person, gone)
        self._file(data, _text(data, document, state), document.last_operation)
        self._attachments()
        left = scrubbed_state(document.state, Person(self.person.name), gone)
        return self._report(_lost(document.state, state), left)

    def _meet(self, *values: Any) -> None:
        """Tell the person from those whose names stand there, too."""
        self.people |= {name: None for value in values for name in people_in(value)}
        self.person = self.person.knowing(self.people)

    def _report(self, removed: dict[str, int], left: State) -> ForgetReport:
        """Say what was done; `left` is the workshop with the mentions in it."""
        stand = standing(left, self.texts)
        past = {text for texts in self.texts.values() for text in texts} - {t for _, t in stand}
        past = {text for text in past if not self.person.is_(text)}
        return ForgetReport(
            person=self.person.name,
            removed=removed,
            rewritten=tuple(self.rewritten),
            deleted=tuple(self.deleted),
            mentions=tuple(self.person.mentioned(_body(left))),
            attachments=tuple(self._naming()),
            replaced=self.person.mentions,
            written=(*stand, *(("history", text) for text in sorted(past))),
            namesakes=distinct(name for name in self.people if name in self.person.namesakes),
            others=distinct(name for name in self.people if not self.person.is_(name)),
            looked=self.only_look,
        )

    def _entries(self, path: Path) -> list[dict[str, Any]]:
        lines = (self.disk.read_or_none(path) or b"").split(b"\n")
        raws = (group_of(line) for line in lines if line)
        return [raw for raw in raws if raw is not None and is_entry(raw)]

    def _backup(self, path: Path, gone: set[str]) -> None:
        data = self.disk.read(path)
        try:
            document = read_document(data, path.name)
        except FileFaults:
            if self.person.named_in(data.decode("utf-8", "replace")):
                self._delete(path)
            return
        self._meet(_body(document.state))
        ids = gone | made_by(document.state, self.person)
        state = scrubbed_state(document.state, self.person, ids)
        self._rewrite(path, data, _text(data, document, state))

    def _log(self, path: Path, gone: set[str], *, thin: bool) -> None:
        """Write operations anew; lines that are none are torn ones and go.

        What is kept aside is thinned: an operation of which nothing is left goes. The history
        keeps its id, as the operations after it are found by it.
        """
        data = self.disk.read_or_none(path)
        if data is None:
            return
        lines = []
        for line in data.split(b"\n"):
            raw = group_of(line) if line else None
            if raw is None:
                continue
            new = scrubbed_entry(raw, self.person, gone, self.texts) if is_entry(raw) else raw
            if thin and raw.get("changes") and not new["changes"]:
                continue
            text = json.dumps(new, ensure_ascii=False, separators=(",", ":")).encode()
            lines.append((line if new == raw else text) + b"\n")
        self._rewrite(path, data, b"".join(lines))

    def _file(self, data: bytes, new: bytes, last: str | None) -> None:
        """Write the file, and tell whoever has it open by a new epoch to read all anew."""
        if (self._rewrite(self.places.file, data, new) or self.rewritten) and not self.only_look:
            header = Header(last, sha256(new), new_epoch())
            write_journal(self.disk, self.places, header, ())

    def _rewrite(self, path: Path, data: bytes, new: bytes) -> bool:
        self.before += data
        self.after += new
        if data == new:
            return False
        if not self.only_look:
            self.disk.write_atomic(path, new)
        self.rewritten.append(self._title(path))
        return True

    def _attachments(self) -> None:
        """Delete the files that only forgotten records used."""
        unused = set(_FILE.findall(self.before)) - set(_FILE.findall(self.after))
        for name in kept_files(self.disk, self.places.files):
            if name.encode() in unused:
                self._delete(self.places.files / name)

    def _naming(self) -> Iterator[str]:
        """Walk over the attachments that stay and have the name inside."""
        for name in kept_files(self.disk, self.places.files):
            path = self.places.files / name
            inside = self.disk.read(path).decode("utf-8", "replace")
            if self._title(path) not in self.deleted and self.person.named_in(inside):
                yield self._title(path)

    def _delete(self, path: Path) -> None:
        if not self.only_look:
            self.disk.remove(path)
            self.disk.sync_folder(path.parent)
        self.deleted.append(self._title(path))

    def _title(self, path: Path) -> str:
        return path.relative_to(self.places.folder).as_posix()


def _body(state: State) -> dict[str, Any]:
    return state.model_dump(mode="json", exclude_defaults=True)


def _lost(before: State, after: State) -> dict[str, int]:
    """Return how many records of each kind went."""
    kinds = Counter(record.KIND for record in before.records())
    kinds.subtract(record.KIND for record in after.records())
    return {kind: count for kind, count in kinds.items() if count}


def _text(data: bytes, document: Document, state: State) -> bytes:
    """Return the bytes of a file with another state; the same bytes where nothing changed."""
    new = text_of(Document(state, document.last_operation, document.version))
    return data if new == text_of(document) else new
