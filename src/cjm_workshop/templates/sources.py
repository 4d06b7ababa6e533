"""From the text of a template to the workshop that it starts.

A template is a TOML file that reads like the workshop: a table for each record under the name of
its collection, and records that point to others by the short names of those tables::

    [stages.choose]
    name = "Which one is right?"

    [steps.compare]
    stage = "choose"
    emotion = -1
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import to_json

from cjm_workshop.model import COLLECTIONS, FORMAT, KINDS, VERSION, State
from cjm_workshop.model.references import target_kinds
from cjm_workshop.storage.document import read_document

__all__ = ["Source", "read_source"]

_PROMPT = {"board": "affinity", "topic": "question", "colour": "violet"}


class Source(NamedTuple):
    """What stands in the file of a template.

    Attributes
    ----------
    kind : str
        What kind of map it starts: ``current state``, ``service blueprint`` …
    about : str
        One sentence for those who choose.
    state : State
        The workshop.
    picture : str
        The picture that shows best what it is: ``journey``, ``future`` (today's map with the
        future's curve) or ``plan``.
    """

    kind: str
    about: str
    state: State
    picture: str = "journey"


def read_source(file: Path) -> Source:
    """Read the file of a template.

    Raises
    ------
    FileFaults
        If what stands there is no sound workshop; every fault is named.
    """
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    kind, about, picture = raw.pop("kind"), raw.pop("about"), raw.pop("picture", "journey")
    body = {"format": FORMAT, "version": VERSION, "charter": raw.pop("charter", {})}
    notes = raw.pop("notes", {}) | _prompts(raw.pop("prompts", []))
    body |= _collections(raw | {"notes": notes})
    return Source(kind, about, read_document(to_json(body), file.name).state, picture)


def _prompts(questions: list[str]) -> dict[str, dict[str, str]]:
    """Return questions to talk about as sticky notes; the team answers them and takes them down."""
    return {f"prompt-{at}": {"text": text, **_PROMPT} for at, text in enumerate(questions, 1)}


def _collections(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the records of each collection; what is none is left for the reader to name."""
    kinds = {collection: kind for kind, collection in COLLECTIONS.items()}
    first = next(iter(tables.get("journeys", {})), "")
    found: dict[str, Any] = dict(tables)
    for collection in tables.keys() & kinds.keys():
        kind = kinds[collection]
        usual = {"journey": first} if kind == "step" else {}
        records = tables[collection].items()
        found[collection] = [dict(_fields(kind, name, usual, told)) for name, told in records]
    return found


def _fields(kind: str, name: str, usual: dict[str, str], told: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record with whole ids; a bare text is the record's name."""
    yield "id", f"{kind}-{name}"
    targets = target_kinds(KINDS[kind])
    for field, value in (usual | ({"name": told} if isinstance(told, str) else told)).items():
        yield field, _whole(targets[field], value) if field in targets else value


def _whole(kind: str, names: str | list[str]) -> str | list[str]:
    """Put the kind before the short name of a record, or before each of several."""
    if isinstance(names, str):
        return f"{kind}-{names}"
    return [f"{kind}-{name}" for name in names]
