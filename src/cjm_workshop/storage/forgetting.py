"""Forgetting a person: in the file, its history, what is kept aside, and every backup."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cjm_workshop.errors import FileFaults, Refused
from cjm_workshop.model import State
from cjm_workshop.model.base import FILE_PATTERN
from cjm_workshop.storage.aside import asides
from cjm_workshop.storage.attachments import kept_files
from cjm_workshop.storage.backups import backups_of
from cjm_workshop.storage.document import Document, read_document, text_of
from cjm_workshop.storage.journal import Header, group_of, is_entry, new_epoch, sha256
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import Places
from cjm_workshop.storage.scrub import (
    Person,
    made_by,
    made_in,
    scrubbed_entry,
    scrubbed_state,
)
from cjm_workshop.storage.settle import write_journal
from cjm_workshop.storage.store import Store
from cjm_workshop.storage.written import Texts, standing, wrote

__all__ = ["ForgetReport", "forget"]

_FILE = re.compile(FILE_PATTERN.encode())


@dataclass(frozen=True)
class ForgetReport:
    """What became of a person's traces.

    Attributes
    ----------
    person : str
        Who was forgotten.
    removed : dict of str to int
        How many records of each kind went from the file.
    rewritten : tuple of str
        The files that were written anew.
    deleted : tuple of str
        Backups that could not be read and named the person, and attachments that only the
        removed records used.
    mentions : tuple of (str, str)
        Where others' texts in the file name the person, and the text; with ``mentions=True``
        the name there was replaced.
    attachments : tuple of str
        Kept files that have the name inside; they are left, as only a person can say what to do.
    replaced : bool
        Whether the name was replaced in others' texts.
    written : tuple of (str, str)
        Texts that the person wrote into records of others: where in the file they still stand,
        or ``history`` where they stood in the history alone, and the text. They are taken out of
        the history; in the file and its backups they stay, as part of a record of others.
    """

    person: str
    removed: dict[str, int]
    rewritten: tuple[str, ...]
    deleted: tuple[str, ...]
    mentions: tuple[tuple[str, str], ...]
    attachments: tuple[str, ...]
    replaced: bool
    written: tuple[tuple[str, str], ...] = ()

    @property
    def found(self) -> bool:
        """Whether there was anything of the person or with their name."""
        traces = (self.removed, self.rewritten, self.deleted, self.mentions, self.attachments)
        return any(traces) or bool(self.written)

    def __str__(self) -> str:
        if not self.found:
            return f"There is no trace of {self.person}."
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in self.removed.items())
        lines = [f"{self.person} is forgotten. Removed from the file: {kinds or 'no record'}."]
        lines += [f"Written anew: {name}" for name in self.rewritten]
        lines += [f"Deleted: {name}" for name in self.deleted]
        if self.mentions:
            done = "the name was replaced" if self.replaced else "left as they are"
            lines.append(f"Texts of others that name {self.person} ({done}):")
            lines += [f"  - {path}: {text[:80]}" for path, text in self.mentions]
            if not self.replaced:
                lines.append(
                    "To replace the name there too, forget again: in a notebook with "
                    "mentions=True, in a terminal with --mentions."
                )
        lines += self._about_written()
        lines += [
            f"The attachment {name} has the name inside; look at it." for name in self.attachments
        ]
        return "\n".join(lines)

    def _about_written(self) -> list[str]:
        stand = [(path, text) for path, text in self.written if path != "history"]
        past = [text for path, text in self.written if path == "history"]
        lines = []
        if stand:
            lines.append(
                f"Texts that {self.person} wrote into records of others. They are taken out of "
                "the history; in the file and its backups they stay. Change them there if they "
                "must go:"
            )
            lines += [f"  - {path}: {text[:80]}" for path, text in stand]
        if past:
            lines.append(
                f"Texts that {self.person} wrote into records of others, and that were replaced "
                "or removed since. They are taken out of the history; backups may hold them:"
            )
            lines += [f"  - {text[:80]}" for text in past]
        return lines


def forget(
    path: str | Path, person: str, *, mentions: bool = False, disk: Disk | None = None
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
        Whether the name is replaced in texts that others wrote, too.
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
        return _Forgetting(held, store.places, Person(person, mentions)).run()


class _Forgetting:
    """One run; the lock is held and the journal is empty."""

    def __init__(self, disk: Disk, places: Places, person: Person) -> None:
        self.disk = disk
        self.places = places
        self.person = person
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
        own = made_by(document.state, self.person)
        told = {i for log in logs for i in made_in(self._entries(log), self.person)}
        gone = own | {record_id for record_id in told if not document.state.find(record_id)}
        entries = [entry for log in logs for entry in self._entries(log)]
        self.texts = wrote(entries, self.person.is_, gone)
        for backup in backups_of(self.disk, self.places):
            self._backup(backup.path, gone)
        for log in logs:
            self._log(log, gone, thin=log != self.places.history)
        state = scrubbed_state(document.state, self.person, gone)
        self._file(data, _text(data, document, state), document.last_operation)
        self._attachments()
        here = Counter(record.KIND for record in document.state.records())
        here.subtract(record.KIND for record in state.records())
        left = scrubbed_state(document.state, Person(self.person.name), gone)
        stand = standing(left, self.texts)
        past = {text for texts in self.texts.values() for text in texts} - {t for _, t in stand}
        past = {text for text in past if not self.person.is_(text)}
        return ForgetReport(
            self.person.name,
            {kind: count for kind, count in here.items() if count},
            tuple(self.rewritten),
            tuple(self.deleted),
            tuple(self.person.mentioned(left.model_dump(mode="json", exclude_defaults=True))),
            tuple(self._naming()),
            self.person.mentions,
            (*stand, *(("history", text) for text in sorted(past))),
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
        if self._rewrite(self.places.file, data, new) or self.rewritten:
            header = Header(last, sha256(new), new_epoch())
            write_journal(self.disk, self.places, header, ())

    def _rewrite(self, path: Path, data: bytes, new: bytes) -> bool:
        self.before += data
        self.after += new
        if data == new:
            return False
        self.disk.write_atomic(path, new)
        self.rewritten.append(self._title(path))
        return True

    def _attachments(self) -> None:
        """Delete the files that only forgotten records used."""
        unused = set(_FILE.findall(self.before)) - set(_FILE.findall(self.after))
        for name in kept_files(self.disk, self.places.files):
            if name.encode() in unused:
                self._delete(self.places.files / name)

    def _naming(self) -> list[str]:
        names = []
        for name in kept_files(self.disk, self.places.files):
            data = self.disk.read(self.places.files / name)
            if self.person.named_in(data.decode("utf-8", "replace")):
                names.append(self._title(self.places.files / name))
        return names

    def _delete(self, path: Path) -> None:
        self.disk.remove(path)
        self.disk.sync_folder(path.parent)
        self.deleted.append(self._title(path))

    def _title(self, path: Path) -> str:
        return path.relative_to(self.places.folder).as_posix()


def _text(data: bytes, document: Document, state: State) -> bytes:
    """Return the bytes of a file with another state; the same bytes where nothing changed."""
    new = text_of(Document(state, document.last_operation, document.version))
    return data if new == text_of(document) else new
