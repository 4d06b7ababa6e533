"""The templates that there are: the kit's own, the case, and those that a team has saved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from platformdirs import user_data_path

from cjm_workshop.errors import FileFaults
from cjm_workshop.model import State
from cjm_workshop.storage import SUFFIX
from cjm_workshop.storage.document import read_document
from cjm_workshop.templates.sources import Source, read_source

__all__ = ["BLANK", "CASE", "Template", "all_templates", "case_file", "own_folder"]

FOLDER_VARIABLE = "CJM_TEMPLATES"
"""Environment variable that names the folder of saved templates, so that a team may share one."""
BLANK = "blank"
CASE = "freshcart"

_HOME = Path(__file__).parent
_STARTED = _HOME / "started"


@dataclass(frozen=True)
class Template:
    """Something that a workshop can start from.

    Attributes
    ----------
    name : str
        What to ask for it by.
    file : Path or None
        Where it stands; None for the blank one.
    own : bool
        Whether the people at this machine saved it.
    """

    name: str
    file: Path | None
    own: bool = False

    @property
    def kind(self) -> str:
        """What kind of map it starts, in a few words; empty for the blank one."""
        return self._told.kind

    @property
    def about(self) -> str:
        """One sentence about what it holds."""
        return self._told.about

    @property
    def state(self) -> State:
        """The workshop that it starts.

        Raises
        ------
        FileFaults
            If it is a saved one whose file is damaged.
        """
        return self._source.state

    @property
    def picture(self) -> str:
        """The picture that shows best what it is: ``journey``, ``future`` or ``plan``."""
        return self._told.picture

    @cached_property
    def _told(self) -> Source:
        """What to say of it in a list, in which one damaged file must not hide the others."""
        try:
            return self._source
        except FileFaults:
            return Source("damaged", f"It cannot be read: {self.file}", State())

    @cached_property
    def _source(self) -> Source:
        if self.file is None:
            return Source("", "Nothing but an empty charter.", State())
        if self.file.suffix == ".toml":
            return read_source(self.file)
        state = read_document(self.file.read_bytes(), self.file.name).state
        about = state.charter.goal.split("\n")[0] or state.charter.title
        return Source("your own" if self.own else "finished case", about, state)


def all_templates() -> dict[str, Template]:
    """Return the templates by name: blank, the kit's own by the alphabet, the case, the team's."""
    found = [Template(BLANK, None)]
    found += [Template(file.stem, file) for file in sorted(_STARTED.glob("*.toml"))]
    found.append(Template(CASE, case_file()))
    found += _own()
    return {template.name: template for template in found}


def _own() -> Iterator[Template]:
    for file in sorted(own_folder().glob(f"*{SUFFIX}")):
        yield Template(file.name.removesuffix(SUFFIX), file, own=True)


def case_file() -> Path:
    """Return the finished workshop of the case."""
    return _HOME / CASE / f"{CASE}{SUFFIX}"


def own_folder() -> Path:
    """Return the folder of the templates that people have saved; it may not be there yet."""
    told = os.environ.get(FOLDER_VARIABLE)
    return Path(told).expanduser() if told else user_data_path("cjm-workshop") / "templates"
