"""What the views of all forms are made of: fields, sections, pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cjm_workshop.model import Host, Level, Record, State, new_id
from cjm_workshop.widgets.live import Live, Look
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.views import LEVELS, Option, conflicts_of

__all__ = [
    "EMOTIONS",
    "SEVERITIES",
    "STATEMENT_COLUMNS",
    "Fields",
    "Form",
    "addition",
    "form_view",
    "options",
    "records_field",
    "section",
]

EMOTIONS: list[Option] = [
    {"value": -2, "word": "frustrated", "hint": ""},
    {"value": -1, "word": "annoyed", "hint": ""},
    {"value": 0, "word": "neutral", "hint": ""},
    {"value": 1, "word": "pleased", "hint": ""},
    {"value": 2, "word": "delighted", "hint": ""},
]
SEVERITIES: list[Option] = [
    {"value": 1, "word": "1 – a nuisance", "hint": ""},
    {"value": 2, "word": "2 – people work around it", "hint": ""},
    {"value": 3, "word": "3 – people give up", "hint": ""},
]


class Form(Live):
    """Fields that are saved one by one when they are left.

    Parameters
    ----------
    host : Host
        The workshop.
    look : callable
        Makes the view of a state, see `form_view`.
    author : str, optional
        Who fills in the form.
    **traits
        Traits of the widget; one that does not exist is a `TypeError`.
    """

    _esm = joined_script("board.js", "form.js")
    _css = joined_style("board.css", "form.css")

    def __init__(self, host: Host, look: Look, *, author: str = "", **traits: Any) -> None:
        super().__init__(host, look, author=author, **traits)


def form_view(
    *,
    form: str,
    title: str,
    prompt: str,
    pages: list[dict[str, Any]],
    outline: dict[str, Any] | None = None,
    nothing: str = "",
    chooser: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the view of a form.

    Parameters
    ----------
    form, title, prompt : str
        What it is called inside and on the page, and what it is for.
    pages : list of dict
        ``id``, ``title``, ``sections`` and what can be done with the record of the page.
    outline : dict, optional
        The list that the pages are chosen from.
    nothing : str, optional
        What is said where there is no page.
    chooser : dict, optional
        ``label``, ``value`` and ``options`` of what the form can show instead; the browser
        answers with ``{type: "choose", id}``.
    """
    return {
        "form": form,
        "title": title,
        "prompt": prompt,
        "pages": pages,
        "outline": outline,
        "nothing": nothing,
        "chooser": chooser,
    }


def options(pairs: Iterable[tuple[Any, str]]) -> list[Option]:
    """Return choices from values and their words."""
    return [{"value": value, "word": word, "hint": ""} for value, word in pairs]


def section(
    title: str, fields: list[dict[str, Any]], hint: str = "", *, folds: bool = False
) -> dict[str, Any]:
    """Return a group of fields under a heading; one that folds is open where it holds something."""
    filled = any(field.get("value") not in (None, "", [], "assumed", False) for field in fields)
    return {"title": title, "hint": hint, "fields": fields, "folds": folds, "open": filled}


def addition(
    label: str, kind: str, fields: dict[str, Any], text_field: str, **more: Any
) -> dict[str, Any]:
    """Return a field that makes a record by typing its text.

    Parameters
    ----------
    label : str
        What the field says.
    kind, fields, text_field
        The record that comes to be, and where the text goes.
    **more
        ``select=True`` shows the page of the new record; ``prefix`` stands before the text;
        ``also={"record", "field", "value"}`` puts the new id at the end of a list.
    """
    make = {"kind": kind, "fields": fields, "text_field": text_field}
    return {"label": label, "make": make, **more}


class Fields:
    """Makes the fields of one record from what the record holds.

    Parameters
    ----------
    state : State
        The workshop.
    record : Record
        The record that the fields edit.
    """

    def __init__(self, state: State, record: Record) -> None:
        self.record = record
        self._values = record.model_dump(mode="json")
        self._conflicts = conflicts_of(state).get(record.id, [])

    def field(
        self, name: str, label: str, kind: str, hint: str = "", **more: Any
    ) -> dict[str, Any]:
        """Return a field of any kind: ``line``, ``text``, ``date``, ``number`` or ``check``."""
        return {
            "record": self.record.id,
            "field": name,
            "label": label,
            "hint": hint,
            "type": kind,
            "value": self._values[name],
            "conflicts": [c for c in self._conflicts if c["field"] == name],
            **more,
        }

    def line(self, name: str, label: str, hint: str = "", **more: Any) -> dict[str, Any]:
        """Return a field of one line."""
        return self.field(name, label, "line", hint, **more)

    def text(self, name: str, label: str, hint: str = "", **more: Any) -> dict[str, Any]:
        """Return a field of several lines."""
        return self.field(name, label, "text", hint, **more)

    def choice(
        self, name: str, label: str, choices: Sequence[Option], hint: str = "", **more: Any
    ) -> dict[str, Any]:
        """Return a choice of one; where nothing is chosen the field is empty."""
        return self.field(name, label, "choice", hint, choices=list(choices), **more)

    def scale(
        self, name: str, label: str, choices: Sequence[Option], hint: str = "", **more: Any
    ) -> dict[str, Any]:
        """Return a slider over ordered choices, each with its word."""
        return self.field(name, label, "scale", hint, choices=list(choices), **more)

    def many(
        self, name: str, label: str, choices: Sequence[Option], hint: str = "", **more: Any
    ) -> dict[str, Any]:
        """Return a choice of several."""
        return self.field(name, label, "many", hint, choices=list(choices), **more)

    def rows(
        self, name: str, label: str, columns: list[dict[str, Any]], hint: str = "", **more: Any
    ) -> dict[str, Any]:
        """Return a small table: one row per value of a list."""
        return self.field(name, label, "rows", hint, columns=columns, **more)

    def statements(self, name: str, label: str, hint: str = "") -> dict[str, Any]:
        """Return a table of statements, each with how we know it."""
        return self.rows(name, label, STATEMENT_COLUMNS, hint)

    def quote(self, name: str, label: str, hint: str = "") -> dict[str, Any]:
        """Return the field of a quote; the evidence it came from stays with it."""
        return self.text(name, label, hint, wrap="text")

    def level(self) -> dict[str, Any]:
        """Return the field that says how we know the record."""
        hint = "Observed, told by a customer, concluded, or assumed?"
        return self.choice("level", "How do we know?", LEVELS, hint, half=True)


STATEMENT_COLUMNS: list[dict[str, Any]] = [
    {"field": "text", "label": "Statement"},
    {
        "field": "level",
        "label": "How do we know?",
        "choices": LEVELS,
        "start": Level.ASSUMED.value,
    },
]


def records_field(
    *, label: str, items: list[dict[str, Any]], add: dict[str, Any], name: str = ""
) -> dict[str, Any]:
    """Return records of their own inside a page, such as the pains of a step."""
    return {
        "type": "records",
        "id": name or new_id("records"),
        "label": label,
        "items": items,
        "add": add,
    }
