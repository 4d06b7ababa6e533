"""What the views of all forms are made of: fields, sections, pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypedDict

from cjm_workshop.model import Level, Record, State, new_id
from cjm_workshop.widgets.board_types import Choice, Option
from cjm_workshop.widgets.filing import RecordPages
from cjm_workshop.widgets.labels import Labels, options
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.views import conflicts_of

__all__ = [
    "Advice",
    "Fields",
    "Form",
    "addition",
    "form_view",
    "lists_of",
    "records_field",
    "section",
]


class Advice(TypedDict):
    """What a field says about its value: a hint, never a refusal."""

    text: str
    always: bool
    """Whether it stands there at once; else once somebody passed the field by."""


class Form(RecordPages):
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

    SECTIONS: ClassVar[tuple[str, ...]] = ("form.page",)

    _esm = joined_script("form.js")
    _css = joined_style("board.css", "form.css")


def form_view(
    *,
    form: str,
    title: str,
    prompt: str,
    pages: list[dict[str, Any]],
    outline: dict[str, Any] | None = None,
    nothing: str = "",
    chooser: Choice | None = None,
    lists: dict[str, list[Option]] | None = None,
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
    chooser : Choice, optional
        What the form can show instead.
    lists : dict, optional
        What several fields choose from, see `lists_of`.
    """
    return {
        "form": form,
        "title": title,
        "prompt": prompt,
        "pages": pages,
        "outline": outline,
        "nothing": nothing,
        "chooser": chooser,
        "lists": lists or {},
    }


def lists_of(state: State) -> dict[str, list[Option]]:
    """Return what fields choose from by name (``lists``), each list once for all pages."""
    return {
        "channels": options((one.id, one.name) for one in state.channels),
        "evidence": [
            {"value": one.id, "word": one.title, "hint": one.quote or one.type}
            for one in state.evidence
        ],
        "pains": options((one.id, one.text) for one in state.pains),
    }


def section(
    title: str,
    fields: list[dict[str, Any]],
    hint: str = "",
    *,
    folds: bool = False,
    open_if_filled: bool = True,
) -> dict[str, Any]:
    """Return a group of fields under a heading; one that folds is open where it holds something."""
    filled = any(field.get("value") not in (None, "", [], "assumed", False) for field in fields)
    return {
        "title": title,
        "hint": hint,
        "fields": _levelled(fields),
        "folds": folds,
        "open": filled and open_if_filled,
    }


def _levelled(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give fields that share a line a hint each where one of them has one: inputs stand level."""
    for width, count in (("half", 2), ("third", 3)):
        line: list[dict[str, Any]] = []
        for field in fields:
            line = [*line, field] if field.get(width) else []
            if len(line) == count:
                if any(one["hint"] for one in line):
                    for one in line:
                        one["hint"] = one["hint"] or "\u00a0"
                line = []
    return fields


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
        ``placeholder`` is what the empty field says; ``select=True`` shows the page of the new
        record; ``prefix`` stands before the text;
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
    labels : Labels, optional
        Where a field finds its label and its hint where none are given; statements and levels
        need it.
    advice : mapping, optional
        What to say about values, by the name of the field.
    """

    def __init__(
        self,
        state: State,
        record: Record,
        labels: Labels | None = None,
        advice: Mapping[str, Advice] | None = None,
    ) -> None:
        self.record = record
        self.labels = labels
        self._advice = advice or {}
        self._values = record.model_dump(mode="json")
        self._conflicts = conflicts_of(state).get(record.id, [])

    def field(
        self, name: str, label: str = "", kind: str = "line", hint: str = "", **more: Any
    ) -> dict[str, Any]:
        """Return a field of any kind: ``line``, ``text``, ``date``, ``number`` or ``check``."""
        if self.labels is not None:
            label, hint = label or self.labels(name), hint or self.labels.hint(name)
        return {
            "record": self.record.id,
            "field": name,
            "label": label,
            "hint": hint,
            "type": kind,
            "value": self._values[name],
            "conflicts": [c for c in self._conflicts if c["field"] == name],
            "advice": self._advice.get(name),
            **more,
        }

    def line(self, name: str, label: str = "", hint: str = "", **more: Any) -> dict[str, Any]:
        """Return a field of one line."""
        return self.field(name, label, "line", hint, **more)

    def text(self, name: str, label: str = "", hint: str = "", **more: Any) -> dict[str, Any]:
        """Return a field of several lines."""
        return self.field(name, label, "text", hint, **more)

    def choice(
        self,
        name: str,
        label: str = "",
        choices: Sequence[Option] = (),
        hint: str = "",
        **more: Any,
    ) -> dict[str, Any]:
        """Return a choice of one; where nothing is chosen the field is empty."""
        return self.field(name, label, "choice", hint, choices=list(choices), **more)

    def scale(
        self,
        name: str,
        label: str = "",
        choices: Sequence[Option] = (),
        hint: str = "",
        **more: Any,
    ) -> dict[str, Any]:
        """Return a slider over ordered choices, each with its word."""
        return self.field(name, label, "scale", hint, choices=list(choices), **more)

    def many(
        self,
        name: str,
        label: str = "",
        choices: Sequence[Option] = (),
        hint: str = "",
        **more: Any,
    ) -> dict[str, Any]:
        """Return a choice of several."""
        return self.field(name, label, "many", hint, choices=list(choices), **more)

    def rows(
        self,
        name: str,
        label: str = "",
        columns: Sequence[dict[str, Any]] = (),
        hint: str = "",
        **more: Any,
    ) -> dict[str, Any]:
        """Return a small table: one row per value of a list."""
        return self.field(name, label, "rows", hint, columns=list(columns), **more)

    def statements(self, name: str, label: str = "", hint: str = "", **more: Any) -> dict[str, Any]:
        """Return a table of statements, each with how we know it and what it rests on."""
        assert self.labels is not None
        return self.rows(name, label, _statement_columns(self.labels), hint, **more)

    def quote(self, name: str, label: str = "", hint: str = "", **more: Any) -> dict[str, Any]:
        """Return the field of a quote and of the evidence that it came from."""
        return self.field(name, label, "quote", hint, list="evidence", **more)

    def links(self, name: str, source: str, label: str = "", **more: Any) -> dict[str, Any]:
        """Return a choice of several out of a long list of the view, see `lists_of`."""
        return self.field(name, label, "links", list=source, **more)

    def picture(self, name: str, **more: Any) -> dict[str, Any]:
        """Return the field of a picture with its text alternative."""
        return self.field(name, "", "picture", **more)

    def files(self, name: str, **more: Any) -> dict[str, Any]:
        """Return a list of attached files."""
        return self.field(name, "", "files", **more)

    def level(self, **more: Any) -> dict[str, Any]:
        """Return the field that says how we know the record; it always has an answer."""
        assert self.labels is not None
        label, hint = self.labels.shared("level.label"), self.labels.shared("level.hint")
        more = {"half": True, "required": True, **more}
        return self.choice("level", label, self.labels.levels, hint, **more)


def _statement_columns(labels: Labels) -> list[dict[str, Any]]:
    return [
        {"field": "text", "label": labels.shared("statement.text")},
        {
            "field": "level",
            "label": labels.shared("level.label"),
            "choices": labels.levels,
            "start": Level.ASSUMED.value,
        },
        {
            "field": "evidence",
            "label": labels.shared("statement.evidence"),
            "type": "links",
            "list": "evidence",
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
        "items": [{**item, "fields": _levelled(item["fields"])} for item in items],
        "add": add,
    }
