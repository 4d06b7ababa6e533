"""Taking a person out of records and operations; pure, on JSON-like values.

What a person wrote goes (notes, comments, votes, evidence that comes from them); where another
record merely names them, the name goes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cjm_workshop.model import Remove, State, apply
from cjm_workshop.model.base import FILE_PATTERN, ID_PATTERN
from cjm_workshop.storage.written import Texts, edits, without_texts

__all__ = [
    "NAME_FIELDS",
    "REMOVED",
    "Person",
    "made_by",
    "made_in",
    "scrubbed_entry",
    "scrubbed_state",
]

REMOVED = "[name removed]"
_AUTHOR_FIELD = {
    "note": "author",
    "comment": "author",
    "vote": "voter",
    "evidence": "who",
    "conflict": "other_by",
    "pile": "author",
}
"""For each kind of record that a person makes, the field that says who."""
NAME_FIELDS = frozenset(
    [
        *("owner", "facilitator", "named_by", "kept_by", "other_by", "author", "voter", "who"),
        *("opened_by", "closed_by"),
    ]
)
"""The fields that hold a person's name and nothing else, in whatever record."""
_VALUES = frozenset({"old", "new", "kept", "other"})
_ID = re.compile(f"{ID_PATTERN}|{FILE_PATTERN}")
_LIMITS = (300, 20_000)


@dataclass(frozen=True)
class Person:
    """Whom to forget, and whether free text of others is changed too."""

    name: str
    mentions: bool = False

    def is_(self, value: object) -> bool:
        """Tell whether a field names this person; case and blanks do not count."""
        return isinstance(value, str) and _plain(value) == _plain(self.name)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = r"\s+".join(re.escape(word) for word in _composed(self.name).split())
        return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)

    def named_in(self, text: str) -> bool:
        """Tell whether a text names this person."""
        return self._pattern.search(_composed(text)) is not None

    def made(self, kind: str, fields: dict[str, Any]) -> bool:
        """Tell whether a record is this person's."""
        return self.is_(fields.get(_AUTHOR_FIELD.get(kind, "")))

    def scrub(self, value: Any, field: str = "") -> Any:
        """Return a value without the name in fields that hold names."""
        if isinstance(value, dict):
            about = str(value.get("field", ""))  # an edit or a conflict: what its values are of
            fields = {key: about if key in _VALUES else key for key in value}
            return {key: self.scrub(item, fields[key]) for key, item in value.items()}
        if isinstance(value, list):
            if field == "team":
                value = [m for m in value if not (isinstance(m, dict) and self.is_(m.get("name")))]
            return [self.scrub(item) for item in value]
        if not isinstance(value, str) or _ID.fullmatch(value):
            return value
        if field in NAME_FIELDS and self.is_(value):
            return ""
        return self._unmentioned(value) if self.mentions else value

    def _unmentioned(self, text: str) -> str:
        if not self.named_in(text):
            return text
        new = self._pattern.sub(REMOVED, _composed(text))
        limit = next((limit for limit in _LIMITS if len(text) <= limit), len(text))
        return new[:limit]

    def mentioned(self, value: Any, path: str = "") -> Iterator[tuple[str, str]]:
        """Walk over the texts that name the person: where, and what stands there."""
        if isinstance(value, dict):
            for key, item in value.items():
                yield from self.mentioned(item, f"{path}.{key}" if path else key)
        elif isinstance(value, list):
            for at, item in enumerate(value):
                yield from self.mentioned(item, f"{path}[{at}]")
        elif isinstance(value, str) and not _ID.fullmatch(value) and self.named_in(value):
            yield path, value


def _plain(text: str) -> str:
    return _composed(" ".join(text.split()).casefold())


def _composed(text: str) -> str:
    """Return a text with each letter and its accent as one: macOS writes them apart."""
    return unicodedata.normalize("NFC", text)


# -- the state --------------------------------------------------------------------------


def made_by(state: State, person: Person) -> set[str]:
    """Return the ids of the records that a person made."""
    return {record.id for record in state.records() if person.made(record.KIND, dict(record))}


def scrubbed_state(state: State, person: Person, gone: Iterable[str]) -> State:
    """Return a workshop without these records and without the name.

    Records that make no sense without one of these go too, such as votes on a note.
    """
    ids = tuple(record_id for record_id in dict.fromkeys(gone) if state.find(record_id))
    if ids:
        state = apply(state, Remove(records=ids, dependents=True))
    body = state.model_dump(mode="json", exclude_defaults=True)
    return State.model_validate(person.scrub(body))


# -- operations -------------------------------------------------------------------------


def made_in(entries: Iterable[dict[str, Any]], person: Person) -> set[str]:
    """Return the ids of the records that a person made, as far as operations tell."""
    found = set()
    for entry in entries:
        for change in entry.get("changes", ()):
            for fields in (change.get("before"), change.get("after")):
                if fields and person.made(change.get("kind", ""), fields):
                    found.add(change["record"])
        for payload in _payloads(entry["operation"]):
            if person.made(payload.get("kind", ""), payload["fields"]):
                found.add(payload["fields"].get("id", ""))
    return found


def scrubbed_entry(
    entry: dict[str, Any], person: Person, gone: set[str], texts: Texts
) -> dict[str, Any]:
    """Return an acknowledged operation without what a person said in it.

    Its id stays, so that the order of the history and a second sending are still understood.
    """
    entry = without_texts(entry, texts)
    operation = _emptied(dict(entry["operation"]), gone)
    if person.is_(operation.get("author")):
        operation.pop("session", None)
    changes = [c for c in entry.get("changes", ()) if c.get("record") not in gone]
    if person.is_(operation.get("author")) and edits(operation):
        changes = [c for c in changes if c.get("before") is None or c.get("after") is None]
        operation = _unsaid(operation)
    return {"operation": person.scrub(operation), "changes": person.scrub(changes)}


def _emptied(operation: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    """Take out what an operation says about records that are gone."""
    if "operations" in operation:
        operation["operations"] = [_emptied(dict(part), gone) for part in operation["operations"]]
    elif _payloads(operation):
        operation["records"] = [
            {"kind": item["kind"], "fields": {"id": item["fields"]["id"]}}
            if item["fields"].get("id") in gone
            else item
            for item in operation["records"]
        ]
    if operation.get("record") in gone:
        for side in ("old", "new"):
            if side in operation:
                operation[side] = None
        if "into" in operation:
            operation["into"] = {}
    if operation.get("comment") in gone:
        operation["text"] = REMOVED
    return operation


def _unsaid(operation: dict[str, Any]) -> dict[str, Any]:
    """Return an edit, or a batch, without the values that its author gave."""
    if "operations" in operation:
        return operation | {"operations": [_unsaid(part) for part in operation["operations"]]}
    blank = {"old": None, "new": None} if operation.get("kind") == "edit" else {}
    return operation | blank


def _payloads(operation: dict[str, Any]) -> list[dict[str, Any]]:
    if "operations" in operation:
        return [payload for part in operation["operations"] for payload in _payloads(part)]
    records = operation.get("records", ())
    return [r for r in records if isinstance(r, dict) and isinstance(r.get("fields"), dict)]
