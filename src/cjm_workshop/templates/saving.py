"""A team's own workshop as a template: its form stays, the people in it go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cjm_workshop.errors import NotSaved
from cjm_workshop.languages.refusals import refused
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import State, files_of
from cjm_workshop.model.scan import known_fields
from cjm_workshop.model.state import COLLECTIONS, LEADING
from cjm_workshop.storage import SUFFIX, Disk, Document, text_of
from cjm_workshop.storage.attachments import copy_files
from cjm_workshop.storage.person import NAME_FIELDS, Person
from cjm_workshop.templates.catalogue import all_templates, own_folder

__all__ = ["SavedTemplate", "impersonal", "save_as_template"]

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OF_THE_DAY = ("team", "workshop_date", "review_date")
_OF_THE_WORKSHOP = ("vote", "comment", "conflict", "pile", *sorted(LEADING))
"""Kinds that tell how people worked that day, and nothing that another team could use."""


@dataclass(frozen=True)
class SavedTemplate:
    """What was saved.

    Attributes
    ----------
    name : str
        What to ask for it by.
    file : Path
        Where it stands.
    mentions : tuple of (str, str, str)
        Texts that still name somebody: the name, where it stands, and the text.
    """

    name: str
    file: Path
    mentions: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        lines = [
            f'Saved as the template "{self.name}" ({self.file}). Names of people, votes, comments '
            "and the history are not in it.",
            f"To start from it: cjm-workshop new FOLDER --template {self.name}",
        ]
        if self.mentions:
            lines.append(
                "Texts that still name somebody; change them in the workshop and save again:"
            )
            lines += [f"  - {name}: {path}: {text[:80]}" for name, path, text in self.mentions]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)


def save_as_template(
    state: State, name: str, files: Path, *, replace: bool = False, disk: Disk | None = None
) -> SavedTemplate:
    """Save a workshop as a template beside those of the kit.

    Parameters
    ----------
    state : State
        The workshop.
    name : str
        What to ask for the template by: small letters, digits and hyphens.
    files : Path
        The folder of the workshop's pictures.
    replace : bool
        Whether a template of this name that was saved before may be written over.
    disk : Disk, optional
        Where the files are, for tests.

    Raises
    ------
    Refused
        If the name cannot be used, or is taken.
    NotSaved
        If the disk refused.
    """
    disk = disk or Disk()
    folder = own_folder()
    target = folder / f"{name}{SUFFIX}"
    _check(name, replace)
    form = impersonal(state)
    try:
        disk.make_folders(folder)
        copy_files(disk, files, folder / f"{name}.files", _pictures(form))
        disk.write_atomic(target, text_of(Document(form)))
    except OSError as error:
        why = sentence("refusal.template_not_saved", file=str(target), why=error.strerror)
        raise NotSaved(why) from error
    return SavedTemplate(name, target, tuple(_mentions(state, form)))


def _check(name: str, replace: bool) -> None:
    if not _NAME.fullmatch(name):
        raise refused("template_name", name=name)
    there = all_templates().get(name)
    if there and not there.own:
        raise refused("template_of_kit", name=name)
    if there and not replace:
        raise refused("template_there", name=name, file=str(there.file))


def impersonal(state: State) -> State:
    """Return a workshop without its people.

    Votes, comments, open conflicts, private notes, own sorts, rounds, timer and agenda go; so do
    the names of owners, authors and the team, and the dates of the day. What the map says stays,
    with its evidence; fields that only a newer version of the kit knows go, as the template is
    written by this one.
    """
    body = _nameless(state.model_dump(mode="json", exclude_defaults=True))
    for kind in _OF_THE_WORKSHOP:
        body.pop(COLLECTIONS[kind], None)
    body["notes"] = [note for note in body.get("notes", ()) if not note.get("private")]
    for field in _OF_THE_DAY:
        body.get("charter", {}).pop(field, None)
    return State.model_validate(known_fields(State, body))


def _nameless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _nameless(item) for key, item in value.items() if key not in NAME_FIELDS}
    return [_nameless(item) for item in value] if isinstance(value, list) else value


def _pictures(state: State) -> set[str]:
    return {name for record in state.records() for name in files_of(record)}


def _mentions(state: State, form: State) -> Iterator[tuple[str, str, str]]:
    """Walk over the texts of the template that name somebody who took part."""
    body = form.model_dump(mode="json", exclude_defaults=True)
    for name in sorted(_people(state)):
        yield from ((name, path, text) for path, text in Person(name).mentioned(body))


def _people(state: State) -> set[str]:
    charter = state.charter
    names = {charter.facilitator, *(member.name for member in charter.team)}
    names |= {note.author for note in state.notes} | {vote.voter for vote in state.votes}
    names |= {comment.author for comment in state.comments}
    return names - {""}
