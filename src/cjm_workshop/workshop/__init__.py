"""`Workshop`: what a notebook holds. It opens the file, changes it, and hands over to the parts.

One line per step::

    workshop = Workshop.open()
    workshop.charter_form()
    workshop.import_from("interviews.csv", "interviews")
    workshop.persona_card("Maya")
    workshop.board("touchpoints")
    workshop.journey_map("Maya")
    workshop.export("map.pdf")

Everything that a board does can be done here in plain Python too::

    workshop.add("touchpoint", name="Searches the web", moment="before", channels=["web"])
    workshop.edit("touchpoint", "Searches the web", purpose="Find out who delivers here")

Its methods stand by theme. The work is done by the folders below, which are loaded on use::

    open_file.py   what boards see of the file: state, apply, observe, history; save, close
    records.py     add, edit, find, undo; copy and merge                    on an open file
    evidence.py    import_from, table, listing                              on records
    boards.py      board and all the forms                                  on evidence
    pictures.py    journey_map and the other pictures, export               on records
    insight.py     checks, walk, opportunity_from                           on records
    leading.py     agenda, timer, private_notes, vote_on, progress          on an open file
    __init__.py    open, new, templates, and how a workshop shows itself    on all of them
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_workshop.errors import WorkshopError
from cjm_workshop.storage import SUFFIX, Store, existing
from cjm_workshop.workshop.boards import Boards
from cjm_workshop.workshop.insight import Insight
from cjm_workshop.workshop.leading import Leading
from cjm_workshop.workshop.pictures import Pictures

if TYPE_CHECKING:
    from cjm_workshop.export.gallery import TemplateGallery
    from cjm_workshop.templates.saving import SavedTemplate

__all__ = ["Workshop"]

FILE_VARIABLE = "CJM_WORKSHOP"
"""Environment variable that names the workshop to open where no path is given."""


class Workshop(Boards, Leading, Pictures, Insight):
    """A team's workshop: one file, opened.

    Make one with `Workshop.open` or `Workshop.new`. Several notebooks, each in its own kernel,
    may have the same file open; each sees what the others do within half a second.
    """

    @classmethod
    def open(cls, path: str | Path | None = None, *, author: str | None = None) -> Workshop:
        """Open a workshop.

        Parameters
        ----------
        path : str or Path, optional
            The file, ``NAME.cjm.json``; its name without the ending, or the folder that it is in,
            will do. Without it: the one in this folder; where there is none yet, a blank one is
            made.
        author : str, optional
            Your name. Without it: the name that you gave on this machine before.

        Raises
        ------
        FileFaults
            If the file is not a sound workshop; every fault is listed, the file stays as it is.
        """
        file = existing(path) if path is not None else _here()
        name = _remembered() if author is None else author
        if path is None and not file.exists():
            return cls.new(file, author=name)
        return cls(Store.open(file, author=name), name)

    @classmethod
    def new(
        cls, path: str | Path, *, template: str = "blank", author: str | None = None
    ) -> Workshop:
        """Start a workshop in a new file.

        Parameters
        ----------
        path : str or Path
            The file; ``.cjm.json`` is put behind the name where it is missing.
        template : str
            What to start from; `Workshop.templates` shows what there is.
        author : str, optional
            Your name.

        Raises
        ------
        WorkshopError
            If the file is there already.
        """
        from cjm_workshop import templates

        name = _remembered() if author is None else author
        file = Path(path)
        if not file.name.endswith(SUFFIX):
            file = file.with_name(f"{file.name}{SUFFIX}")
        store = Store.create(file, templates.load(template), author=name)
        templates.copy_files(template, file)
        return cls(store, name)

    @staticmethod
    def templates() -> TemplateGallery:
        """Show what a new workshop can start from, with small pictures."""
        from cjm_workshop.export.gallery import TemplateGallery
        from cjm_workshop.templates import all_templates

        return TemplateGallery(all_templates())

    def save_as_template(self, name: str, *, replace: bool = False) -> SavedTemplate:
        """Save this workshop as a template of your own, without its people, votes and history.

        Start from it with ``Workshop.new("next", template=name)``.
        """
        from cjm_workshop.templates.saving import save_as_template

        return save_as_template(self.state(), name, self._store.files_folder, replace=replace)

    @classmethod
    def case(cls) -> Workshop:
        """Open the finished FreshCart workshop, to look at."""
        from cjm_workshop.storage.showcase import Showcase
        from cjm_workshop.templates import case_file

        return cls(Showcase(case_file()))

    def __repr__(self) -> str:
        from cjm_workshop.insight import overview

        told = "".join(f"\n! {report}" for report in self.reports)
        return f"{self.path.name}\n{overview(self.state(), today=self.as_of)}{told}"

    def _repr_html_(self) -> str:
        from html import escape

        from cjm_workshop.insight import overview

        told = "".join(
            f"<p><strong>!</strong> {escape(report.said(self._words))}</p>"
            for report in self.reports
        )
        return overview(self.state(), today=self.as_of)._repr_html_() + told


def _remembered() -> str:
    from cjm_workshop.storage.identity import remembered_name

    return remembered_name()


def _here() -> Path:
    """Return the workshop of this folder: the named one, the only one, or a blank one to make."""
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    found = sorted(Path.cwd().glob(f"*{SUFFIX}"))
    if len(found) > 1:
        names = ", ".join(file.name for file in found)
        raise WorkshopError(
            f"There are several workshops in this folder: {names}. "
            f'Say which one: Workshop.open("{found[0].name}").'
        )
    return found[0] if found else Path.cwd() / f"my-workshop{SUFFIX}"
