"""What a workshop can start from: blank, with the stages of a trade, or the finished case.

A template is a workshop file in this folder; the case has its research material beside it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import State
from cjm_workshop.storage.document import read_document

__all__ = ["BLANK", "CASE", "case_file", "copy_files", "load", "names", "research_folder"]

BLANK = "blank"
CASE = "freshcart"

_HOME = Path(__file__).parent


def names() -> dict[str, str]:
    """Return the templates by name, each with one sentence about what it holds."""
    about = {BLANK: "Nothing but an empty charter."}
    for file in sorted(_HOME.rglob("*.cjm.json")):
        charter = _read(file).charter
        about[_name(file)] = charter.goal.split("\n")[0] or charter.title
    return about


def load(name: str) -> State:
    """Return the state that a template starts with.

    Raises
    ------
    UnknownName
        If there is no such template; the message names those that are there.
    """
    if name == BLANK:
        return State()
    file = _files().get(name)
    if file is None:
        raise UnknownName("template", name, [BLANK, *_files()])
    return _read(file)


def copy_files(name: str, workshop: Path) -> None:
    """Copy the pictures of a template beside a new workshop."""
    source = _files().get(name)
    folder = source.with_name(f"{name}.files") if source else None
    if folder and folder.is_dir():
        stem = workshop.name.removesuffix(".cjm.json")
        shutil.copytree(folder, workshop.with_name(f"{stem}.files"), dirs_exist_ok=True)


def case_file() -> Path:
    """Return the finished workshop of the case."""
    return _HOME / CASE / f"{CASE}.cjm.json"


def research_folder() -> Path:
    """Return the folder with the research material of the case."""
    return _HOME / CASE / "research"


def _files() -> dict[str, Path]:
    return {_name(file): file for file in sorted(_HOME.rglob("*.cjm.json"))}


def _name(file: Path) -> str:
    return file.name.removesuffix(".cjm.json")


def _read(file: Path) -> State:
    return read_document(file.read_bytes()).state
