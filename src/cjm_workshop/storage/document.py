"""The text of a workshop file, and back, with every fault at once."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterable
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import to_json

from cjm_workshop.errors import Fault, FileFaults, NewerFormat
from cjm_workshop.model import FORMAT, VERSION, State
from cjm_workshop.model.base import FOR_FILE
from cjm_workshop.model.faults import faults_of, show
from cjm_workshop.model.scan import in_order_of, scanned_faults
from cjm_workshop.storage.migrate import VERSIONS, migrate
from cjm_workshop.storage.reports import NewerMinor

__all__ = ["Document", "read_document", "text_of"]

_HEAD = ("format", "version", "last_operation")
_ADVICE = (
    "The file was left as it is. Mend it in a text editor, or go back to a backup: "
    "cjm-workshop restore {name}"
)
_ADVICE_NEWER = (
    "A newer version of the kit wrote it (format {version}), and may read it. The file was left as "
    "it is. To have that version: pip install --upgrade cjm-workshop"
)
_MAX_FAULTS = 50
_JSON = {
    "Expecting value": "a value: a text in quotes, a number, or a list or group in brackets",
    "Unterminated string starting at": "a quote that ends the text which begins here",
    "Expecting ',' delimiter": "a comma before the next value, or the closing bracket",
    "Expecting ':' delimiter": "a colon after the name of a field",
    "Expecting property name enclosed in double quotes": "the name of a field in quotes",
    "Illegal trailing comma before end of object": "no comma before the closing bracket",
    "Illegal trailing comma before end of array": "no comma before the closing bracket",
    "Extra data": "nothing behind the last closing bracket",
    "Invalid control character at": "no line break within a text; \\n stands for it",
    "Invalid \\escape": "a backslash written twice",
    "Invalid \\uXXXX escape": "a backslash written twice",
}
"""What Python says about JSON, and what was expected there, for who never wrote any."""
_VERSION = r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})"


class Document(NamedTuple):
    """What a workshop file holds."""

    state: State
    last_operation: str | None = None
    version: str = VERSION
    """The version to write; a newer minor version stays, as its fields stay."""

    @property
    def is_newer(self) -> bool:
        """Whether it was written by a newer minor version of the kit."""
        return self.version not in VERSIONS


def text_of(document: Document) -> bytes:
    """Return the bytes of a workshop file: stable, so that a diff shows what changed.

    The head comes first, then the charter and the collections in the order of the state; what is
    empty or has its default value is left out.
    """
    head = {
        "format": FORMAT,
        "version": document.version,
        "last_operation": document.last_operation,
    }
    body = document.state.model_dump(mode="json", exclude_defaults=True, context=FOR_FILE)
    filled = {key: value for key, value in body.items() if value not in ([], {}, None)}
    return to_json(head | filled, indent=2) + b"\n"


def read_document(data: bytes, name: str = "the file") -> Document:
    """Read the bytes of a workshop file.

    Parameters
    ----------
    data : bytes
        The contents of the file.
    name : str
        What to call it in messages.

    Raises
    ------
    FileFaults
        With every fault that was found.
    NewerFormat
        If a newer major version of the kit wrote it.

    Warns
    -----
    NewerMinor
        If a newer minor version of the kit wrote it; what is not known here is kept.
    """
    raw = _parse(data, name)
    version = _version(raw, name)
    raw = migrate(raw, version)
    newer = version not in VERSIONS
    last = raw.get("last_operation")
    faults = _last_operation_faults(last)
    body = {key: value for key, value in raw.items() if key not in _HEAD}
    state, found = _state_of(body)
    faults += found + scanned_faults(body, unknown=not newer)
    if state is None or faults:
        advice = _ADVICE_NEWER.format(version=version) if newer else _ADVICE
        raise _faulty(name, in_order_of(raw, faults), advice)
    if newer:
        _must_be_writable(state, name)
        warnings.warn(_newer_text(name, version), NewerMinor, stacklevel=2)
    return Document(state, last, version if newer else VERSION)


def _state_of(body: dict[str, Any]) -> tuple[State | None, list[Fault]]:
    try:
        return State.model_validate(body), []
    except ValidationError as error:
        return None, faults_of(error)


def _must_be_writable(state: State, name: str) -> None:
    """Refuse what is nested so deeply that it can be read, but never written again."""
    try:
        text_of(Document(state))
    except ValueError:
        raise _too_deep(name) from None


def _newer_text(name: str, version: str) -> str:
    return (
        f"{name} was written by a newer version of the kit (format {version}; this one writes "
        f"{VERSION}). It can be used; what this version does not know is kept as it is. "
        "To see all of it: pip install --upgrade cjm-workshop"
    )


def _faulty(name: str, faults: Iterable[Fault], advice: str = _ADVICE) -> FileFaults:
    found = list(faults)
    count = "1 fault" if len(found) == 1 else f"{len(found):,} faults"
    what = f"{name} cannot be opened; it has {count}:"
    return FileFaults(what, found, advice.replace("{name}", name), shown=_MAX_FAULTS)


def _last_operation_faults(last: Any) -> list[Fault]:
    if last is None or (isinstance(last, str) and re.fullmatch(r"[a-z0-9-]{1,80}", last)):
        return []
    return [Fault("last_operation", show(last), "the id of an operation, or null")]


# -- JSON -----------------------------------------------------------------------------


def _parse(data: bytes, name: str) -> dict[str, Any]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1:,}"
        found = f"0x{data[error.start]:02x}, which is not UTF-8"
        raise _faulty(name, [Fault(where, found, "a text file saved as UTF-8")]) from None
    if not text.strip():
        raise _faulty(name, [Fault("the file", "nothing", "a workshop")])
    _refuse_conflict_marks(text, name)
    try:
        raw = json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno:,}, column {error.colno:,}"
        found = show(text[error.pos : error.pos + 20]) if error.pos < len(text) else "the end"
        raise _faulty(
            name, [Fault(where, found, _JSON.get(error.msg, f"JSON ({error.msg})"))]
        ) from None
    except ValueError:  # Python reads no whole number of more digits than that
        fault = Fault("the file", "a number of thousands of digits", "a shorter number")
        raise _faulty(name, [fault]) from None
    except _Strange as error:
        raise _faulty(name, [error.fault]) from None
    except RecursionError:
        raise _too_deep(name) from None
    if _half_characters(text, raw):
        fault = Fault("the file", "half of a character (a lone \\ud…)", "whole characters")
        raise _faulty(name, [fault])
    if not isinstance(raw, dict):
        raise _faulty(name, [Fault("the file", show(raw), "a group of fields in braces { }")])
    return raw


def _refuse_conflict_marks(text: str, name: str) -> None:
    conflict = re.search(r"^(<{7}|={7}|>{7})( .*)?$", text, re.MULTILINE)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        wanted = "one of the two versions: git could not merge them; choose, delete the marks"
        raise _faulty(name, [Fault(f"line {line:,}", show(conflict.group()), wanted)])


def _too_deep(name: str) -> FileFaults:
    return _faulty(name, [Fault("the file", "brackets within brackets without end", "a workshop")])


class _Strange(Exception):
    """JSON that Python would take, and lose something."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        where = f"the group with id {show(group['id'])}" if "id" in group else "the file"
        raise _Strange(Fault(where, f"the field {twice} twice", "each field once"))
    return group


def _half_characters(text: str, raw: Any) -> bool:
    """Tell whether escapes in the text made something that cannot be written again."""
    if not re.search(r"\\u[dD][89a-fA-F]", text):
        return False
    try:
        json.dumps(raw, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _no_constant(word: str) -> Any:
    raise _Strange(Fault("the file", word, "a number"))


# -- version --------------------------------------------------------------------------


def _version(raw: dict[str, Any], name: str) -> str:
    if raw.get("format") != FORMAT:
        found = show(raw["format"]) if "format" in raw else "nothing"
        raise _faulty(name, [Fault("format", found, f'"{FORMAT}": is this a workshop file?')])
    version = raw.get("version")
    if not isinstance(version, str) or not re.fullmatch(_VERSION, version):
        found = show(version) if "version" in raw else "nothing"
        raise _faulty(name, [Fault("version", found, f'a version such as "{VERSION}"')])
    major, minor = (int(part) for part in version.split("."))
    here = tuple(int(part) for part in VERSION.split("."))
    if major > here[0]:
        raise NewerFormat(
            f"{name} was written by a newer version of the kit.",
            [Fault("version", show(version), f"{VERSION} or older")],
            "The file was left as it is. To open it: pip install --upgrade cjm-workshop",
        )
    if (major, minor) < here and version not in VERSIONS:
        raise _faulty(name, [Fault("version", show(version), f"one of {', '.join(VERSIONS)}")])
    return version
