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
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from cjm_workshop.errors import ReadOnly, UnknownName, WorkshopError
from cjm_workshop.model import (
    END,
    Add,
    Entry,
    Journey,
    Operation,
    Persona,
    Record,
    State,
    copy_of,
    future_of,
    merge_of,
    merge_report,
    next_redo,
    next_undo,
    payload_of,
)
from cjm_workshop.model.naming import find, journey_of, kind_called, name_of
from cjm_workshop.model.requests import (
    adding,
    called,
    commenting,
    editing,
    moving,
    removing,
    voting,
)
from cjm_workshop.storage import Store
from cjm_workshop.storage.places import existing

if TYPE_CHECKING:
    import pandas as pd
    from ipywidgets import DOMWidget

    from cjm_workshop.draw.layout.journey.view import Asked
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.evidence import ImportReport
    from cjm_workshop.evidence.listing import Listing
    from cjm_workshop.export.gallery import TemplateGallery
    from cjm_workshop.export.shown import Shown
    from cjm_workshop.insight import CheckReport
    from cjm_workshop.languages import Words
    from cjm_workshop.model.undo import Possible
    from cjm_workshop.storage import Report
    from cjm_workshop.storage.showcase import Showcase
    from cjm_workshop.templates.guide import Part
    from cjm_workshop.templates.saving import SavedTemplate

__all__ = ["Workshop"]

FILE_VARIABLE = "CJM_WORKSHOP"
"""Environment variable that names the workshop to open where no path is given."""
SESSION_VARIABLE = "JPY_SESSION_NAME"
"""Environment variable in which Jupyter tells a kernel the notebook that it belongs to."""


class Workshop:
    """A team's workshop: one file, opened.

    Make one with `Workshop.open` or `Workshop.new`. Several notebooks, each in its own kernel,
    may have the same file open; each sees what the others do within half a second.
    """

    def __init__(self, store: Store | Showcase, author: str = "") -> None:
        self._store = store
        self.author = author
        """Your name: it stands on the notes, votes and changes that you make here."""

    # -- opening and closing --------------------------------------------------

    @classmethod
    def open(cls, path: str | Path | None = None, *, author: str | None = None) -> Workshop:
        """Open a workshop.

        Parameters
        ----------
        path : str or Path, optional
            The file, ``NAME.cjm.json``; its name without the ending, or the folder that it is in,
            will do. Without it: the one in this folder; where there is none
            yet, a blank one is made.
        author : str, optional
            Your name. Without it: the name that you gave on this machine before.

        Raises
        ------
        FileFaults
            If the file is not a sound workshop; every fault is listed, the file stays as it is.
        """
        from cjm_workshop.storage.identity import remembered_name

        file = existing(path) if path is not None else _here()
        name = remembered_name() if author is None else author
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
        from cjm_workshop.storage.identity import remembered_name

        name = remembered_name() if author is None else author
        file = Path(path)
        if not file.name.endswith(".cjm.json"):
            file = file.with_name(f"{file.name}.cjm.json")
        store = Store.create(file, templates.load(template), author=name)
        templates.copy_files(template, file)
        return cls(store, name)

    def save(self) -> Path:
        """Bring the file up to date now; this also happens by itself. Return its path."""
        self._store.save()
        return self.path

    def close(self) -> None:
        """Bring the file up to date and let go of it."""
        self._store.close()

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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

    @property
    def path(self) -> Path:
        """The workshop's file."""
        return self._store.path

    @property
    def session(self) -> str:
        """What marks the changes made here; without a name, undo takes back these alone."""
        return getattr(self._store, "session", "")

    @property
    def reports(self) -> Sequence[Report]:
        """What opening had to say, such as something kept aside or a change from outside."""
        return self._store.reports

    def sign_in(self, name: str) -> None:
        """Say who you are; this machine remembers it."""
        from cjm_workshop.storage.identity import remember_name

        self.author = remember_name(name)

    # -- what boards, rooms and importers see (model.protocol.Host) -------------

    def state(self, viewer: str | None = None) -> State:
        """Return everything that is there, as one immutable value."""
        return self._store.state(viewer)

    def apply(self, operation: Operation) -> Entry:
        """Make a change; returns once it is safe on disk."""
        return self._store.apply(operation)

    def observe(
        self, callback: Callable[[State, Sequence[Entry]], None], viewer: str | None = None
    ) -> Callable[[], None]:
        """Call back after every change; returns the way to stop that."""
        return self._store.observe(callback, viewer)

    def history(self, record: str) -> Sequence[Entry]:
        """Return what happened to a record, oldest first."""
        return self._store.history(record)

    @property
    def files_folder(self) -> Path:
        """The folder of pictures and attachments; it exists once there is one."""
        return self._store.files_folder

    def keep_file(self, source: str | Path | bytes, suffix: str = "") -> str:
        """Keep a copy of a picture or attachment; return the name to put into a record.

        >>> picture = {"file": workshop.keep_file("maya.jpg"), "alt": "Maya"}  # doctest: +SKIP
        >>> workshop.edit("persona", "Maya", portrait=picture)  # doctest: +SKIP
        """
        if not isinstance(self._store, Store):
            raise ReadOnly("The example takes no pictures; make a workshop of your own.")
        return self._store.keep_file(source, suffix)

    # -- changing things in plain Python ----------------------------------------

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

    def copy(self, kind: str, name: str, /, origin: str | Path) -> Record:
        """Copy a persona or touchpoint from another workshop, with its pictures and evidence."""
        with Workshop.open(origin, author=self.author) as other:
            record = other.find(kind, name)
            operation = copy_of(
                other.state(),
                record.id,
                self.state(),
                origin=other.path.name,
                author=self.author,
            )
            self._store.take_files(other._store)
        self.apply(operation)
        return self._record(str(operation.records[-1].fields["id"]))

    def merge(self, origin: str | Path) -> Entry:
        """Bring in everything of another version of this workshop; nothing here is lost.

        What was left out or put together is printed, see `cjm_workshop.model.merge_report`.
        """
        with Workshop.open(origin, author=self.author) as other:
            operation = merge_of(other.state(), origin=other.path.name, author=self.author)
            self._store.take_files(other._store)
        before = self.state()
        entry = self.apply(operation)
        for line in merge_report(before, operation):
            print(line)
        return entry

    def merge_aside(self, name: str) -> Report:
        """Make the changes again that were kept aside; `reports` tells where there are any."""
        if not isinstance(self._store, Store):
            raise ReadOnly("The example has nothing kept aside.")
        return self._store.merge_aside(name)

    def find(self, kind: str, name: str = "") -> Record:
        """Return the record with this name or id."""
        return called(self.state(), kind, name)

    def _record(self, record_id: str) -> Record:
        record = self.state().find(record_id)
        assert record is not None
        return record

    # -- evidence and tables ----------------------------------------------------

    def import_from(self, source: Any, kind: str, **options: Any) -> ImportReport:
        """Take in interviews, a survey, tickets, sticky notes, touchpoints or a journey.

        Parameters
        ----------
        source : str, Path or DataFrame
            A CSV, XLSX or text file, a table, or pasted text.
        kind : {"interviews", "survey", "tickets", "notes", "touchpoints", "event_log", "journey"}
            What it is.
        **options
            Such as ``columns={"text": "Answer"}``; see `cjm_workshop.evidence.read_source`.
        """
        from cjm_workshop.evidence import import_into

        keep = self._store.keep_file if isinstance(self._store, Store) else None
        return import_into(self, source, kind, self.author, keep_file=keep, **options)

    def table(self, name: str) -> pd.DataFrame:
        """Return records as a table, such as ``"touchpoints"``, ``"steps"`` or ``"notes"``."""
        from cjm_workshop.evidence.tables import table

        return table(self.state(self.author), name)

    def listing(self, name: str) -> Listing:
        """Show a table to read: whole texts, and no column in which nothing stands."""
        from cjm_workshop.evidence.listing import Listing

        return Listing(self.state(self.author), name)

    # -- boards and forms ---------------------------------------------------------

    def board(self, name: str, persona: str | None = None) -> DOMWidget:
        """Show a board: one of `cjm_workshop.widgets.BOARDS`, such as ``"touchpoints"``.

        A persona's name says whose empathy map, journey or storyboard.
        """
        from cjm_workshop.widgets import advice, board

        if name == "empathy" and not self.state().personas:
            return advice(self._words("form.starter.no_persona"))
        if name == "storyboard" and not self.state().journeys:
            return advice(self._words("storyboard.no_journey"))
        who = self._persona_if_any(persona) if name == "empathy" else None
        way = self._journey(persona, make=True) if name in {"journey", "storyboard"} else None
        about = {"persona": who.id if who else None, "journey": way.id if way else None}
        return board(self, name, **about, author=self.author)

    def name_form(self) -> DOMWidget:
        """Ask for your name."""
        from cjm_workshop.widgets import name_form

        return name_form(self.author, self.sign_in, self._words)

    def charter_form(self) -> DOMWidget:
        """Show the form for goal, decision, scope, state, owner and team."""
        from cjm_workshop.widgets import charter_form

        return charter_form(self, self.author)

    def persona_form(self, name: str | None = None) -> DOMWidget:
        """Show the form of a persona; a name that is not there yet makes a new one."""
        from cjm_workshop.widgets import persona_form, persona_starter

        if name is None and not self.state().personas:
            return persona_starter(self.persona_form, self._words)
        return persona_form(self, self._persona(name, make=True).id, self.author)

    def touchpoint_form(self, name: str | None = None) -> DOMWidget:
        """Show all fields of a touchpoint."""
        from cjm_workshop.widgets import touchpoint_form

        return touchpoint_form(
            self, self.find("touchpoint", name).id if name else None, self.author
        )

    def journey_editor(self, name: str | None = None) -> DOMWidget:
        """Show the steps of a journey under their stages, with emotion, pains and channels."""
        from cjm_workshop.widgets import journey_editor

        return journey_editor(self, self._journey(name, make=True).id, self.author)

    def emotion_curve(self, name: str | None = None) -> DOMWidget:
        """Show how each step of a journey feels, as a curve to drag; ask why."""
        from cjm_workshop.widgets import emotion_curve

        return emotion_curve(self, self._journey(name, make=True).id, self.author)

    def opportunity_form(self) -> DOMWidget:
        """Show pains, and the opportunities that answer them."""
        from cjm_workshop.widgets import opportunity_form

        return opportunity_form(self, self.author)

    def import_form(self) -> DOMWidget:
        """Ask for a file or pasted text, and what it is; show what was taken."""
        from cjm_workshop.widgets import import_form

        return import_form(self.import_from, self._words)

    def feedback_form(self) -> DOMWidget:
        """Ask a reader for a remark on a step, a pain or anything else; show those there are."""
        from cjm_workshop.widgets import feedback_form

        return feedback_form(self, self.author)

    def walk(self, name: str | None = None) -> DOMWidget:
        """Walk a journey step by step as the customer."""
        from cjm_workshop.insight import walk
        from cjm_workshop.widgets import advice, walk_through

        if not self.state().journeys:
            return advice(self._words("form.starter.no_walk"))
        journey = self._journey(name).id
        return walk_through(self, journey, lambda state: walk(state, journey))

    # -- leading the workshop ---------------------------------------------------------

    def agenda(self) -> DOMWidget:
        """Show what comes when, by the minutes in the notebooks, and where the team is."""
        from cjm_workshop.widgets import agenda_panel

        own = Path(os.environ.get(SESSION_VARIABLE, "")).stem
        return agenda_panel(self, self._parts(), own, self.author)

    def timer(self, minutes: int = 5, label: str = "") -> DOMWidget:
        """Show the workshop's timer, ready to start; one that runs goes on."""
        from cjm_workshop.widgets import timer_panel

        return timer_panel(self, minutes, label, self.author)

    def prompts(self, step: str) -> DOMWidget:
        """Show the prompt cards of a step, such as ``"touchpoints"`` or ``"journey"``."""
        from cjm_workshop.widgets import prompt_cards

        return prompt_cards(self, step, self.author)

    def private_notes(self, board: str = "affinity") -> DOMWidget:
        """Let everybody write alone for a board; nobody sees the others until all are revealed."""
        from cjm_workshop.widgets import alone_board

        return alone_board(self, board, self.author)

    def silent_sort(self, board: str = "affinity") -> DOMWidget:
        """Sort the notes of a board for yourself; nobody sees it until the sorts are opened."""
        from cjm_workshop.widgets import sort_board

        return sort_board(self, board, self.author)

    def proposals(self, board: str = "affinity") -> DOMWidget:
        """Show the groups that everybody's own sorts propose, to take or to pass over."""
        from cjm_workshop.widgets import sorts_panel

        return sorts_panel(self, board, self.author)

    def vote_on(self, what: str = "affinity") -> DOMWidget:
        """Vote unseen on ``"affinity"`` clusters, ``"ideas"`` or ``"opportunities"``."""
        from cjm_workshop.widgets import vote_panel

        return vote_panel(self, what, self.author)

    def progress(self) -> DOMWidget:
        """Show what is there and what comes next, notebook by notebook."""
        from cjm_workshop.widgets import progress_panel

        return progress_panel(self, self._parts(), self.author)

    def _parts(self) -> tuple[Part, ...]:
        """Return the notebooks beside the workshop, as the team may have changed their minutes."""
        from cjm_workshop.templates.guide import parts
        from cjm_workshop.templates.material import material

        return parts(self.path.parent) or parts(material("notebooks"))

    # -- pictures -------------------------------------------------------------------

    def journey_map(
        self, name: str | None = None, *, theme: str | Theme = "default", **view: Unpack[Asked]
    ) -> Shown:
        """Draw the journey map of a persona or journey.

        Parameters
        ----------
        name : str, optional
            Of the persona or journey; the first one without it.
        theme : str or Theme
            The look.
        **view
            ``compare="Harold"``, ``"future"`` or ``"measured"``: more curves on the same map;
            ``level="strategic"`` for a column per stage, ``"tactical"`` for a page per stage;
            ``stage="Order"`` to zoom in; ``lanes=["metrics", "backstage"]`` for more lanes, or
            ``"all"``.
        """
        found = self._journey(name) if name or self.state().journeys else None
        return self._picture("journey", journey=found, theme=theme, view=view)

    def persona_card(self, name: str | None = None, *, theme: str | Theme = "default") -> Shown:
        """Draw the card of a persona."""
        return self._picture("persona", persona=self._persona_if_any(name), theme=theme)

    def touchpoint_matrix(self, *, theme: str | Theme = "default") -> Shown:
        """Draw the touchpoints before, during and after, by channel."""
        return self._picture("touchpoints", theme=theme)

    def empathy_map(self, name: str | None = None, *, theme: str | Theme = "default") -> Shown:
        """Draw the empathy map of a persona."""
        return self._picture("empathy", persona=self._persona_if_any(name), theme=theme)

    def affinity_diagram(self, *, theme: str | Theme = "default") -> Shown:
        """Draw the clusters of notes with their votes."""
        return self._picture("affinity", theme=theme)

    def impact_effort(self, *, theme: str | Theme = "default") -> Shown:
        """Draw the opportunities by impact and effort."""
        return self._picture("impact", theme=theme)

    def touchpoint_wheel(self, name: str | None = None, *, theme: str | Theme = "default") -> Shown:
        """Draw the touchpoints as a wheel around a persona, with make-or-break moments."""
        return self._picture("wheel", persona=self._persona_if_any(name), theme=theme)

    def communication_plan(
        self, name: str | None = None, *, theme: str | Theme = "default"
    ) -> Shown:
        """Draw the planned contacts by day and channel; with a name, what reaches this persona."""
        return self._picture(
            "plan", persona=self._persona_if_any(name) if name else None, theme=theme
        )

    def storyboard(self, name: str | None = None, *, theme: str | Theme = "default") -> Shown:
        """Draw the steps of a journey as frames: picture, caption and quote."""
        found = self._journey(name) if name or self.state().journeys else None
        return self._picture("storyboard", journey=found, theme=theme)

    def overview(self, *, theme: str | Theme = "default") -> Shown:
        """Draw all journeys as small curves on one scale, their lowest points named."""
        return self._picture("overview", theme=theme)

    def _picture(
        self,
        picture: str,
        *,
        theme: str | Theme = "default",
        persona: Persona | None = None,
        journey: Journey | None = None,
        view: Asked | None = None,
    ) -> Shown:
        from cjm_workshop.draw import themes
        from cjm_workshop.export.pictures import scenes
        from cjm_workshop.export.plain_table import steps_as_table
        from cjm_workshop.export.shown import Shown

        people = [persona] if persona else []
        ways = [journey] if journey else []
        folder = self._store.files_folder
        look, state = themes.theme(theme), self.state(self.author)
        pages = scenes(state, picture, people, ways, folder=folder, theme=look, view=view)
        return Shown(pages, (lambda: steps_as_table(state, ways)) if ways else None)

    def export(self, path: str | Path, picture: str = "journey", **which: Any) -> list[Path]:
        """Write a picture, page or table; the ending says which format.

        Parameters
        ----------
        path : str or Path
            ``map.png``, ``.svg``, ``.pdf``, ``.html``, ``.json``, ``.csv``; a bare name is put
            beside the workshop's file.
        picture : str
            What to show: ``journey``, ``persona``, ``empathy``, ``affinity``, ``touchpoints``,
            ``wheel``, ``impact``, ``storyboard``, ``overview``, ``plan`` or ``workshop`` for all.
        **which
            ``persona="Maya"`` or ``journey="…"`` where there are several; ``page="A1"``;
            ``theme="dark"`` or what `brand` returns; ``direction="rtl"``; for a journey map also
            ``compare``, ``level``, ``stage`` and ``lanes`` as in `journey_map`.

        Returns
        -------
        list of Path
            The files that were written: a picture of several pages is several files.
        """
        from cjm_workshop.export import export
        from cjm_workshop.export.written import Written

        target = self.path.parent / path
        folder = self._store.files_folder
        return Written(export(self.state(), target, picture, folder_of_files=folder, **which))

    # -- insight ----------------------------------------------------------------------

    def checks(self) -> CheckReport:
        """Look for what a good map must not miss: what, where, why and how to mend."""
        from cjm_workshop.insight import run_checks

        return run_checks(self.state())

    def opportunity_from(self, pain: str) -> Record:
        """Turn a pain into a "How might we …" that waits for an owner and a metric."""
        from cjm_workshop.insight import opportunity_from_pain

        draft = opportunity_from_pain(self.state(), self.find("pain", pain).id)
        self.apply(Add(records=(payload_of(draft),), author=self.author))
        return self._record(draft.id)

    def future_journey(self, name: str | None = None) -> Journey:
        """Start the future of a journey as a copy of today's; once, then return what is there."""
        today = self._journey(name)
        there = [one for one in self.state().journeys if one.compared_with == today.id]
        if there:
            return there[0]
        operation = future_of(self.state(), today, author=self.author)
        self.apply(operation)
        return self._journey(str(operation.records[0].fields["id"]))

    def future_form(self, name: str | None = None) -> DOMWidget:
        """Offer to copy a journey of today as the start of its future."""
        from cjm_workshop.widgets import advice, future_starter

        if not self.state().steps:
            return advice(self._words("form.starter.no_steps"))
        today = self._journey(name)
        return future_starter(today.name, lambda: self.future_journey(today.id).name, self._words)

    @property
    def _words(self) -> Words:
        """The labels in the language of the charter."""
        from cjm_workshop.languages import words_of

        return words_of(self.state().charter.language)

    # -- who is meant -----------------------------------------------------------------

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
        try:
            return journey_of(self.state(), name)
        except UnknownName:
            if not make:
                raise
        return self._new_journey(name)

    def _new_journey(self, name: str | None) -> Journey:
        """Start the journey of a persona, or of the first one, with the charter's scenario."""
        state = self.state()
        who = self._persona(name) if name or state.personas else None
        charter = state.charter
        made = self.add(
            "journey",
            name=charter.title or (f"The journey of {name_of(who)}" if who else "Our journey"),
            persona=who.id if who else None,
            state=charter.state,
            scenario=charter.scenario,
        )
        assert isinstance(made, Journey)
        return made

    # -- how it shows itself -------------------------------------------------------------

    def __repr__(self) -> str:
        from cjm_workshop.insight import overview

        told = "".join(f"\n! {report}" for report in self.reports)
        return f"{self.path.name}\n{overview(self.state())}{told}"

    def _repr_html_(self) -> str:
        from html import escape

        from cjm_workshop.insight import overview

        told = "".join(f"<p><strong>!</strong> {escape(str(r))}</p>" for r in self.reports)
        return overview(self.state())._repr_html_() + told


def _here() -> Path:
    """Return the workshop of this folder: the named one, the only one, or a blank one to make."""
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    found = sorted(Path.cwd().glob("*.cjm.json"))
    if len(found) > 1:
        names = ", ".join(file.name for file in found)
        raise WorkshopError(
            f"There are several workshops in this folder: {names}. "
            f'Say which one: Workshop.open("{found[0].name}").'
        )
    return found[0] if found else Path.cwd() / "my-workshop.cjm.json"
