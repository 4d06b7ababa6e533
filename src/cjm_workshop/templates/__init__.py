"""What a workshop can start from: blank, a started workshop of a trade, or the finished case.

The kit's own templates are texts in ``started/``, read by `sources`; a team's own are workshop
files in the folder for data of the person at this machine. The case has its research material
beside it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import State
from cjm_workshop.storage import SUFFIX
from cjm_workshop.templates.catalogue import (
    BLANK,
    CASE,
    Template,
    all_templates,
    case_file,
    own_folder,
)

__all__ = [
    "BLANK",
    "CASE",
    "Template",
    "all_templates",
    "case_file",
    "copy_files",
    "load",
    "names",
    "own_folder",
    "research_folder",
]


def names() -> dict[str, str]:
    """Return the templates by name, each with one sentence about what it holds."""
    return {name: template.about for name, template in all_templates().items()}


def load(name: str) -> State:
    """Return the state that a template starts with.

    Raises
    ------
    UnknownName
        If there is no such template; the message names those that are there.
    """
    return _called(name).state


def copy_files(name: str, workshop: Path) -> None:
    """Copy the pictures of a template beside a new workshop."""
    source = _called(name).file
    folder = source.with_name(f"{name}.files") if source else None
    if folder and folder.is_dir():
        stem = workshop.name.removesuffix(SUFFIX)
        shutil.copytree(folder, workshop.with_name(f"{stem}.files"), dirs_exist_ok=True)


def research_folder() -> Path:
    """Return the folder with the research material of the case."""
    return case_file().parent / "research"


def _called(name: str) -> Template:
    found = all_templates()
    if name not in found:
        raise UnknownName("template", name, list(found))
    return found[name]
