"""Taking a person out of records and operations; pure, on JSON-like values.

What a person wrote goes (notes, comments, votes, evidence that comes from them); where another
record merely names them, the name goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjm_workshop.model import Remove, State, apply
from cjm_workshop.storage.person import REMOVED, Person
from cjm_workshop.storage.written import Texts, edits, without_texts

__all__ = ["made_by", "made_in", "scrubbed_entry", "scrubbed_state"]


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
