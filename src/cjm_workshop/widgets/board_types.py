"""What boards send to the browser, as types; `static/board_types.js` says the same in JavaScript.

A view is JSON-like. The front end makes operations from the templates in it (`make`, `into`,
`swap`) and so needs no knowledge of any record.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

__all__ = [
    "Also",
    "Area",
    "BoardParts",
    "Card",
    "Choice",
    "Conflicting",
    "Lead",
    "Links",
    "Make",
    "Mark",
    "MenuField",
    "Missed",
    "NewArea",
    "Option",
    "Rename",
    "Row",
    "Swap",
]


class Option(TypedDict):
    """One choice: what is stored, the word for it, and one sentence on it."""

    value: Any
    word: str
    hint: str


class Choice(TypedDict):
    """What is shown, out of what can be; the browser answers with ``{type: "choose", id}``."""

    label: str
    value: str
    options: list[Option]


class Make(TypedDict):
    """How typing in an area becomes a record: kind, given fields, the field for the text."""

    kind: str
    fields: dict[str, Any]
    text_field: str
    prefix: NotRequired[str]
    """What a text begins with, put there where it does not."""


class Conflicting(TypedDict):
    """Two people's texts for one field, of which the team chooses: what stands, and the other."""

    id: str
    field: str
    now: Any
    kept_by: str
    other: Any
    other_by: str


class Mark(TypedDict):
    """What else is known of a note, in a word."""

    kind: str
    word: str
    value: NotRequired[int]
    to: NotRequired[str]
    """The note that it leads to."""


class Card(TypedDict, total=False):
    """One note on a board."""

    id: str
    text: str
    field: str
    """The field of the record that holds the text."""
    value: str
    """What that field holds, where the text comes from elsewhere as long as it is empty."""
    label: str
    """A line above the text: where it happens, what kind of note it is."""
    author: str
    level: str
    colour: str
    can_colour: bool
    tags: list[str]
    can_tag: bool
    many: dict[str, list[str]]
    """Fields with several values of which an area stands for one, such as channels."""
    votes: int | None
    """All dots; None as long as they are not to be seen."""
    mine: int
    """Own dots; left out where there is no voting."""
    actions: list[dict[str, Any]]
    """What else can be done with it: ``{word, hint, operation, done}``."""
    marks: list[Mark]
    emotion: int | None
    moment_of_truth: bool
    next: list[dict[str, Any]]
    impact: int | None
    effort: int | None
    """What the menu of a step's or an opportunity's card shows and sets, see `MenuField`."""
    private: bool
    opens: str
    """The record that the note's menu opens in a panel, where the board has one."""
    conflicts: list[Conflicting]


class Rename(TypedDict):
    """A title that can be changed: the field of a record, and what stands there."""

    record: str
    field: str
    value: str


class Swap(TypedDict):
    """The one of a field's several values that an area stands for; None: for having none."""

    field: str
    value: str | None


class Area(TypedDict):
    """One place for notes: a column, a cell, a box, a cluster; see `views.area_of`."""

    id: str
    title: str
    prompt: str
    notes: list[Card]
    make: Make | None
    """How typing makes a record here; without it nothing can be typed."""
    into: dict[str, Any]
    """The fields that a note gets when it is moved here."""
    swap: Swap | None
    row: NotRequired[str]
    column: NotRequired[str]
    colour: NotRequired[str]
    zone: NotRequired[str]
    """What kind of place it is, for its look."""
    placeholder: NotRequired[str]
    """What the field for typing says."""
    rename: NotRequired[Rename]
    """Where the title can be changed."""
    remove: NotRequired[list[str]]
    """Records that go when the area is removed."""
    keeps: NotRequired[bool]
    """Whether its notes stay when the area is removed."""
    actions: NotRequired[list[dict[str, Any]]]
    """What else can be done with it: ``{word, operation, done}``."""
    votes: NotRequired[int]
    mine: NotRequired[int]
    vote: NotRequired[str]
    """The record that dots on the area are for."""
    about: NotRequired[str]
    """The record whose conflicts are shown at the head of the area."""
    conflicts: NotRequired[list[Conflicting]]


class Row(TypedDict):
    """What stands before a row of areas, or above a column of them."""

    id: str
    title: str
    hint: NotRequired[str]
    rename: NotRequired[Rename | None]
    remove: NotRequired[list[str]]
    """Records that go when the column is removed."""


class Also(TypedDict):
    """A list that gets the id of a new record at its end, and what stands in it."""

    record: str
    field: str
    value: list[str]


class NewArea(TypedDict):
    """The field that makes an area by typing its name."""

    label: str
    placeholder: str
    make: Make
    also: NotRequired[Also]
    gather: NotRequired[str]
    """The field by which notes say that they are in the area: several can be made a group."""


class Lead(TypedDict):
    """A line at the head of a board that edits a field, or the switch of one."""

    label: NotRequired[str]
    word: NotRequired[str]
    value: Any
    old: NotRequired[Any]
    """What the field holds, where `value` is what a switch sets."""
    record: str | None
    field: str
    make: Make
    """Of the record, where there is none yet."""


class MenuField(TypedDict):
    """What a note's menu sets in the notes that have the field."""

    field: str
    word: NotRequired[str]
    options: NotRequired[list[Option]]
    on: NotRequired[str]
    """The word for setting what is either so or not; `off` for unsetting it."""
    off: NotRequired[str]


class Links(TypedDict):
    """How a note leads to others, and the words for it."""

    word: str
    field: str
    """Of the note, with a list of links."""
    to: str
    when: str
    """The names inside each link: of its target, and of when it is taken."""
    targets: list[Option]
    ask: str
    """The question for when the link is taken."""
    go: str
    save: str
    drop: str
    off: str


class Missed(TypedDict):
    """A question on what may be missing, answered in place."""

    id: str
    question: str
    found: int
    """How many answers there are."""
    area: str
    make: Make
    """Where an answer hangs, and how it becomes a record."""
    asks: list[dict[str, str]]
    """What else an answer is asked for: ``{field, label}``."""


class BoardParts(TypedDict, total=False):
    """What a board may have besides its areas."""

    layout: Literal["columns", "matrix", "quadrants", "canvas", "clusters"]
    """How areas are laid out; a matrix needs `rows` and `columns`. An area of a matrix that is in
    no row stands before them."""
    corner: str
    """What rows and columns stand for, where their titles do not say it."""
    fold: str
    """What the columns are and how many, where their heads have something to change: a narrow page,
    which shows one place below the other, unfolds the heads by it."""
    rows: list[Row]
    columns: list[Row]
    new_area: NewArea | None
    lead: Lead | None
    switch: Lead | None
    """A button that sets a field."""
    chooser: Choice | None
    """What the board can show instead."""
    fields: list[MenuField]
    links: Links | None
    missed: list[Missed]
