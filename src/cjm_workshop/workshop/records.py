"""Adding, changing and finding records in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.model import (
    END,
    Entry,
    Journey,
    Persona,
    Record,
    copy_of,
    future_of,
    merge_of,
    merge_report,
    next_redo,
    next_undo,
)
from cjm_workshop.model.naming import find, journey_of, kind_called, name_of
from cjm_workshop.model.requests import (
    adding,
    commenting,
    editing,
    moving,
    record_called,
    removing,
    voting,
)
from cjm_workshop.storage import Store, existing
from cjm_workshop.workshop.open_file import OpenFile

_NOBODYS = "Our journey"
"""Name of a journey that was begun before there was a charter or a persona."""

if TYPE_CHECKING:
    import pandas as pd

    from cjm_workshop.model.undo import Possible
    from cjm_workshop.storage import Report

__all__ = ["Records"]


class Records(OpenFile):
    """What a workshop holds, to change and to find by name."""

    def find(self, kind: str, name: str = "") -> Record:
        """Return the record with this name or id."""
        return record_called(self.state(), kind, name)

    def add(self, kind: str, **fields: Any) -> Record:
        """Add a record; other records may be given by their names.

        >>> workshop.add("step", journey="Maya", stage="Order", emotion=-2)  # doctest: +SKIP
        """
        (record,) = self.add_all(kind, [fields])
        return record

    def add_all(self, kind: str, rows: Iterable[Mapping[str, Any]] | pd.DataFrame) -> list[Record]:
        """Add many records of a kind at once, from dictionaries or the rows of a DataFrame.

        Empty cells are left out. All rows are taken, or none.
        """
        operation = adding(self.state(), kind, rows, self.author)
        self.apply(operation)
        word = kind_called(kind)
        ids = [str(item.fields["id"]) for item in operation.records if item.kind == word]
        return [self._record(record_id) for record_id in ids]

    def edit(self, kind: str, name: str = "", /, **fields: Any) -> Record:
        """Change fields of the record with this name or id (of the charter: without a name).

        All fields change, or none; one undo takes all of them back.
        """
        record = self.find(kind, name)
        operation = editing(self.state(), kind, record.id, fields, self.author)
        if operation is not None:
            self.apply(operation)
        return self._record(record.id)

    def move(self, kind: str, name: str, /, *, after: str = END, **into: Any) -> Record:
        """Put a record behind another, and into a stage, cluster, area or moment."""
        record = self.find(kind, name)
        self.apply(moving(self.state(), kind, record.id, after, into, self.author))
        return self._record(record.id)

    def remove(self, kind: str, name: str, /, *, dependents: bool = False) -> None:
        """Take a record out; with `dependents`, also what makes no sense without it."""
        self.apply(removing(self.state(), kind, name, dependents, self.author))

    def vote(self, kind: str, name: str, /, dots: int = 1) -> None:
        """Give your dots to a record."""
        self.apply(voting(self.state(), kind, name, dots, self.author))

    def comment(self, kind: str, name: str, /, text: str = "") -> None:
        """Say something about a record."""
        self.apply(commenting(self.state(), kind, name, text, self.author))

    def undo(self) -> None:
        """Take back your last change; one that others went on from is passed over and told."""
        self._apply_possible(next_undo(self.state(), self.author, self.session))

    def redo(self) -> None:
        """Do again what you took back last; what does not fit any more is passed over and told."""
        self._apply_possible(next_redo(self.state(), self.author, self.session))

    def _apply_possible(self, step: Possible) -> None:
        self.apply(step.operation)
        for reason in step.passed_over:
            print(f"Passed over: {reason}")

    def future_journey(self, name: str | None = None) -> Journey:
        """Start the future of a journey as a copy of today's; once, then return what is there."""
        today = self._journey(name)
        there = [one for one in self.state().journeys if one.compared_with == today.id]
        if there:
            return there[0]
        operation = future_of(self.state(), today, author=self.author)
        self.apply(operation)
        return self._journey(str(operation.records[0].fields["id"]))

    # -- from other workshops and versions ---------------------------------------------

    def copy(self, kind: str, name: str, /, origin: str | Path) -> Record:
        """Copy a persona or touchpoint from another workshop, with its pictures and evidence."""
        with Store.open(existing(origin), to_read=True) as other:
            record = record_called(other.state(), kind, name)
            operation = copy_of(
                other.state(),
                record.id,
                self.state(),
                origin=other.path.name,
                author=self.author,
            )
            self._store.take_files(other)
        self.apply(operation)
        return self._record(str(operation.records[-1].fields["id"]))

    def merge(self, origin: str | Path) -> Entry:
        """Bring in everything of another version of this workshop; nothing here is lost.

        What was left out or put together is printed, see `cjm_workshop.model.merge_report`, and
        what waits beside the other version. Nothing is written there.
        """
        with Store.open(existing(origin), to_read=True) as other:
            operation = merge_of(other.state(), origin=other.path.name, author=self.author)
            self._store.take_files(other)
            waiting = [str(report) for report in other.reports if report.kind == "aside"]
        before = self.state()
        entry = self.apply(operation)
        for line in (*merge_report(before, operation), *waiting):
            print(line)
        return entry

    def merge_aside(self, name: str) -> Report:
        """Make the changes again that were kept aside; `reports` tells where there are any."""
        return self._store.merge_aside(name)._replace(language=self._words.language)

    # -- who is meant -------------------------------------------------------------------

    def _record(self, record_id: str) -> Record:
        record = self.state().find(record_id)
        assert record is not None
        return record

    def _persona(self, name: str | None, *, make: bool = False) -> Persona:
        there = self._persona_if_any(name, strict=not make)
        found = there or self.add("persona", name=name or "New persona")
        assert isinstance(found, Persona)
        return found

    def _persona_if_any(self, name: str | None, *, strict: bool = True) -> Persona | None:
        """Return the persona that is meant; without a name the first one, if there is any."""
        personas = self.state().personas
        if name is None:
            return personas[0] if personas else None
        try:
            found = find(self.state(), "persona", name)
        except UnknownName:
            if strict:
                raise
            return None
        assert isinstance(found, Persona)
        return found

    def _journey(self, name: str | None, *, make: bool = False) -> Journey:
        """Return a journey; with `make`, one that is ready to be worked on, begun if need be."""
        try:
            found = journey_of(self.state(), name)
        except UnknownName:
            if not make:
                raise
            made = self.add("journey", **self._frame(name))
            assert isinstance(made, Journey)
            return made
        state = self.state()
        untouched = found.name in (_NOBODYS, state.charter.title) and not state.steps_of(found.id)
        if not make or found.persona or not untouched:
            return found
        # begun when all cells of a notebook were run at once, before anybody had said who travels
        framed = self.edit("journey", found.id, **self._frame(name))
        assert isinstance(framed, Journey)
        return framed

    def _frame(self, name: str | None) -> dict[str, Any]:
        """Return what a journey of a persona, or of the first one, takes from the charter."""
        state = self.state()
        who = self._persona(name) if name or state.personas else None
        charter = state.charter
        return {
            "name": charter.title or (f"The journey of {name_of(who)}" if who else _NOBODYS),
            "persona": who.id if who else None,
            "state": charter.state,
            "scenario": charter.scenario,
        }
