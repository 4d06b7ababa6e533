"""The journal: operations that are on the disk before they are acknowledged.

The first line says which version of the file the journal continues; each further line is one
acknowledged operation with its changes. The header is written atomically, the lines are appended
and synced, all under the lock of the workshop.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any, NamedTuple, cast

from pydantic import TypeAdapter

from cjm_workshop.model import Change, Entry

__all__ = [
    "Header",
    "Journal",
    "Line",
    "group_of",
    "is_entry",
    "line_of",
    "line_of_raw",
    "new_epoch",
    "read_lines",
    "sha256",
]

_CHANGES = TypeAdapter(tuple[Change, ...])


def sha256(data: bytes) -> str:
    """Return the hash of a file's contents."""
    return hashlib.sha256(data).hexdigest()


def new_epoch() -> str:
    """Return a word for a new epoch, see `Header`."""
    return secrets.token_hex(6)


class Line(NamedTuple):
    """One operation as it stands in the journal or in the history."""

    id: str
    """The id of its operation."""
    raw: bytes
    """With its line break."""

    @property
    def entry(self) -> dict[str, Any]:
        """The entry as a JSON-like value."""
        return cast("dict[str, Any]", json.loads(self.raw))

    def parsed(self) -> Entry:
        """Return the entry; raises `pydantic.ValidationError`."""
        return Entry.model_validate(self.entry)


class Header(NamedTuple):
    """Which version of the workshop file a journal continues.

    Attributes
    ----------
    continues : str or None
        The last operation that is in the file.
    sha256 : str
        Hash of the file's bytes.
    epoch : str
        Stays the same as long as each checkpoint continues the one before; another one means
        that the file became something else, so who has it open must read it anew.
    """

    continues: str | None
    sha256: str
    epoch: str

    def line(self) -> bytes:
        """Return the first line of the journal."""
        fields = {"continues": self.continues, "sha256": self.sha256, "epoch": self.epoch}
        return json.dumps(fields).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Header | None:
        """Read a first line; None where it is none."""
        raw = group_of(line)
        if raw is None or not isinstance(raw.get("sha256"), str):
            return None
        continues = raw.get("continues")
        known = continues if isinstance(continues, str) else None
        return cls(known, raw["sha256"], str(raw.get("epoch", "")))


class Journal(NamedTuple):
    """What a journal file holds.

    Attributes
    ----------
    header : Header or None
        None where the first line is none.
    header_line : bytes
        The first line as it stands there.
    numbered : tuple of (int, Line)
        The operations, oldest first, by the number of their line.
    damaged : tuple of (int, bytes)
        Lines that are no operations, by number, the header being line 1.
    end : int
        Where the last whole line ends, in bytes.
    torn : bool
        Whether there is a line that was not written to its end.
    """

    header: Header | None = None
    header_line: bytes = b""
    numbered: tuple[tuple[int, Line], ...] = ()
    damaged: tuple[tuple[int, bytes], ...] = ()
    end: int = 0
    torn: bool = False

    @classmethod
    def read(cls, data: bytes) -> Journal:
        """Read the bytes of a journal."""
        first, found, rest = data.partition(b"\n")
        if not found:
            return cls(torn=bool(first))
        header_line = first + found
        lines, damaged, end = read_lines(rest, 2)
        whole = len(header_line) + end
        torn = whole < len(data)
        return cls(Header.read(first), header_line, lines, damaged, whole, torn)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The operations, oldest first."""
        return tuple(line for _, line in self.numbered)


def read_lines(
    data: bytes, first: int = 1
) -> tuple[tuple[tuple[int, Line], ...], tuple[tuple[int, bytes], ...], int]:
    """Read operations, one per line.

    Returns
    -------
    lines : tuple of (int, Line)
        Those that are operations, by number; the first line has the number `first`.
    damaged : tuple of (int, bytes)
        Whole lines that are not, by number.
    end : int
        Where the last whole line ends. A damaged last line counts as not whole: its bytes did
        not all reach the disk. Lines before it were acknowledged once, whatever became of them.
    """
    lines: list[tuple[int, Line]] = []
    damaged: list[tuple[int, bytes]] = []
    *whole, tail = data.split(b"\n")
    for number, line in enumerate(whole, first):
        raw = group_of(line)
        if raw is not None and is_entry(raw):
            lines.append((number, Line(raw["operation"]["id"], line + b"\n")))
        else:
            damaged.append((number, line + b"\n"))
    end = len(data) - len(tail)
    if not tail and damaged and damaged[-1][0] == first + len(whole) - 1:
        end -= len(damaged.pop()[1])
    return tuple(lines), tuple(damaged), end


def line_of(entry: Entry) -> Line:
    """Return an entry as a line of the journal.

    Raises
    ------
    ValueError
        If it holds something that JSON cannot; pydantic's own error is one.
    """
    operation = entry.operation.model_dump_json().encode()
    changes = _CHANGES.dump_json(entry.changes, exclude_defaults=True)
    raw = b'{"operation":' + operation + b',"changes":' + changes + b"}\n"
    return Line(entry.operation.id, raw)


def line_of_raw(raw: dict[str, Any]) -> Line:
    """Return a line of the history as one of the journal."""
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    return Line(raw["operation"]["id"], text.encode() + b"\n")


def group_of(line: bytes) -> dict[str, Any] | None:
    """Return the group of fields on a line, or None where it holds none."""
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) else None


def is_entry(raw: dict[str, Any]) -> bool:
    """Tell whether a line holds an operation."""
    operation = raw.get("operation")
    return isinstance(operation, dict) and isinstance(operation.get("id"), str)
