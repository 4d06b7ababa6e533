"""The ways to change a workshop; there are no others.

An operation is a small value that can be sent, stored and sent again. It carries its own id, its
author and time, and the ids of the records it makes, so that applying it is a pure function.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from cjm_workshop.model.base import Frozen, Name, RecordId, Text, new_id
from cjm_workshop.model.facilitation import Activity, Plan

__all__ = [
    "END",
    "START",
    "Add",
    "AddComment",
    "Batch",
    "Copy",
    "Edit",
    "Merge",
    "Move",
    "Operation",
    "Payload",
    "Redo",
    "Remove",
    "SetAgenda",
    "SetRound",
    "SetTimer",
    "SetVotes",
    "Sort",
    "Undo",
]

START: Literal["start"] = "start"
END: Literal["end"] = "end"

Place = RecordId | Literal["start", "end"]
"""Where a record goes in its collection: right after another record, first, or last."""


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


class _Operation(Frozen):
    model_config = ConfigDict(defer_build=True)  # a workshop is opened without any

    id: RecordId = Field(default_factory=lambda: new_id("op"))
    author: Name = ""
    session: Name = ""
    """Which opened workshop it came from; who gives no name undoes within a session alone."""
    time: AwareDatetime = Field(default_factory=_now)


class Payload(Frozen):
    """A record on its way: its kind, and its fields as JSON-like values."""

    kind: str
    fields: dict[str, Any]


class Add(_Operation):
    """Put new records in: the first after `after`, the others behind it, each kind in its order."""

    kind: Literal["add"] = "add"
    records: tuple[Payload, ...] = Field(min_length=1)
    after: Place = END


class Edit(_Operation):
    """Give one field of a record another value.

    `old` is the value that the author saw. Where somebody changed the field meanwhile, their
    value stays, and `new` is kept beside it as a conflict that is shown until settled.
    """

    kind: Literal["edit"] = "edit"
    record: RecordId
    field: str
    old: Any = None
    new: Any = None


class Move(_Operation):
    """Put a record elsewhere in its order, and into another stage, cluster, column or cell."""

    kind: Literal["move"] = "move"
    record: RecordId
    after: Place = END
    into: dict[str, Any] = Field(default_factory=dict)
    """The fields that say where it belongs: ``{"cluster": "cluster-…"}``, ``{"area": "says"}``."""


class Remove(_Operation):
    """Take records out.

    Refused with the names of what depends on them, unless `dependents` is true: then records
    that make no sense without them go too, and the others no longer point to them.
    """

    kind: Literal["remove"] = "remove"
    records: tuple[RecordId, ...] = Field(min_length=1)
    dependents: bool = False


class Sort(_Operation):
    """Put a note into a pile of the author's own sort, or out of all of them."""

    kind: Literal["sort"] = "sort"
    note: RecordId
    pile: RecordId | None = None


class Batch(_Operation):
    """Make several changes as one: all or none, and one undo takes all of them back.

    They go under the author and time of the whole; edits in it meet conflicts one by one.
    """

    kind: Literal["batch"] = "batch"
    operations: tuple[
        Annotated[Add | Edit | Move | Remove | Sort, Field(discriminator="kind")], ...
    ] = Field(min_length=1)


class SetVotes(_Operation):
    """Say how many dots the author gives to a record; zero takes them back."""

    kind: Literal["vote"] = "vote"
    about: RecordId
    dots: int = Field(ge=0, le=20)
    vote: RecordId = Field(default_factory=lambda: new_id("vote"))


class SetRound(_Operation):
    """Let everybody write, sort or vote unseen on a board, or open to all what came of it."""

    kind: Literal["round"] = "round"
    board: Name
    activity: Activity
    open: bool
    round: RecordId = Field(default_factory=lambda: new_id("round"))


class SetTimer(_Operation):
    """Start the workshop's timer or go on, pause it, give it more time, or stop it."""

    kind: Literal["timer"] = "timer"
    turn: Literal["start", "pause", "more", "stop"]
    seconds: int | None = Field(default=None, ge=1, le=86_400)
    """For how long to start, or how much more; left out, a paused timer goes on."""
    label: Name = ""
    timer: RecordId = Field(default_factory=lambda: new_id("timer"))


class SetAgenda(_Operation):
    """Say how much time there is, which notebook the team is in, or that the workshop starts."""

    kind: Literal["agenda"] = "agenda"
    plan: Plan | None = None
    here: Name | None = None
    start: bool = False
    agenda: RecordId = Field(default_factory=lambda: new_id("agenda"))


class AddComment(_Operation):
    """Say something about a record."""

    kind: Literal["comment"] = "comment"
    about: RecordId
    text: Text = Field(min_length=1)
    answers: RecordId | None = None
    comment: RecordId = Field(default_factory=lambda: new_id("comment"))


class Copy(_Operation):
    """Bring records from another workshop under ids of their own."""

    kind: Literal["copy"] = "copy"
    origin: Name
    records: tuple[Payload, ...] = Field(min_length=1)


class Merge(_Operation):
    """Bring in all records of another version of this workshop.

    Records that are not here are added, but for those that were removed here. Where a field
    differs, ours stays and theirs is kept beside it as a conflict; a field that is empty here
    takes theirs. Channels of one name become one, and nobody gets more dots than all have.
    """

    kind: Literal["merge"] = "merge"
    origin: Name
    records: tuple[Payload, ...] = ()


class Undo(_Operation):
    """Take back what an earlier operation of the same author did."""

    kind: Literal["undo"] = "undo"
    of: RecordId


class Redo(_Operation):
    """Do again what an undo took back."""

    kind: Literal["redo"] = "redo"
    of: RecordId


Operation = Annotated[
    Add
    | Edit
    | Move
    | Remove
    | Batch
    | SetVotes
    | Sort
    | SetRound
    | SetTimer
    | SetAgenda
    | AddComment
    | Copy
    | Merge
    | Undo
    | Redo,
    Field(discriminator="kind"),
]
"""Any operation; its `kind` says which."""
