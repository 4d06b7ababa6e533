"""A workshop's records as pandas tables, in words before ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.evidence.named_records import NameOf, plain_value
from cjm_workshop.model import COLLECTIONS, KINDS, Moment, Record, State, Touchpoint
from cjm_workshop.model.references import fields_with_several, target_kinds

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["TABLES", "table"]

_NUMBERS = {
    "boxes": "int",
    "count": "int",
    "day": "int",
    "dots": "int",
    "effort": "int",
    "emotion": "int",
    "engagement": "int",
    "impact": "int",
    "moment_of_truth": "bool",
    "private": "bool",
    "settled": "bool",
    "severity": "int",
    "waiting_minutes": "float",
}
"""Fields that hold numbers, or yes and no."""

_MATRIX = "touchpoint_matrix"
_NO_CHANNEL = "(no channel)"

TABLES = ("charter", *COLLECTIONS.values(), _MATRIX)
"""The names that `table` knows."""


def table(state: State, name: str) -> pd.DataFrame:
    """Return a collection of the workshop as a table.

    Parameters
    ----------
    state : State
        The workshop.
    name : str
        A collection such as ``"notes"`` or ``"steps"`` (one record's word, ``"note"``, will do),
        ``"charter"``, or ``"touchpoint_matrix"``: how many touchpoints each moment has in each
        channel.

    Returns
    -------
    pandas.DataFrame
        One row per record, in the order of the workshop; the steps in the order of their
        journeys. Names stand where records hold ids; the ids follow in the last columns. The
        matrix has the moments as its index and the channels as its columns.

    Raises
    ------
    UnknownName
        If there is no such table; the message names the ones that there are.
    """
    wanted = "_".join(name.casefold().replace("-", " ").split())
    wanted = COLLECTIONS.get(wanted, wanted)
    if wanted == _MATRIX:
        return _matrix(state)
    if wanted == "charter":
        return _charter(state)
    kind = next((kind for kind, plural in COLLECTIONS.items() if plural == wanted), None)
    if kind is None:
        raise UnknownName("table", name, TABLES)
    return _records(state, kind)


def _records(state: State, kind: str) -> pd.DataFrame:
    from cjm_workshop.evidence.frames import frame

    names = NameOf(state)
    more = _MORE.get(kind, _Nothing)(state, names)
    ids = _id_columns(KINDS[kind])
    fields = [field for field in KINDS[kind].model_fields if field != "id"]
    columns = [*more.first, *(f for f in fields if f not in more.first), *more.last]
    columns = [*columns, *ids.values(), "id"]
    kinds = {c: k for c, k in _NUMBERS.items() if c in fields} | dict(more.numbers)
    rows = [_row(record, names, ids) | more.of(record) for record in more.records(kind)]
    return frame(rows, columns, kinds)


def _row(record: Record, names: NameOf, ids: dict[str, str]) -> dict[str, Any]:
    row = {
        field: plain_value(getattr(record, field), names, field in ids)
        for field in type(record).model_fields
    }
    return row | {column: getattr(record, field) for field, column in ids.items()}


def _id_columns(record: type[Record]) -> dict[str, str]:
    """Return the fields of a kind that hold ids, and the columns that show these."""
    pointers = target_kinds(record)
    several = fields_with_several(record)
    one = {field: f"{field}_id" for field in pointers if field not in several}
    many = {f: f"{f.removesuffix('s')}_ids" for f in pointers if f in several}
    return one | many


class _Nothing:
    """What a table shows beyond the fields of its records."""

    first: tuple[str, ...] = ()
    """Columns that come first, be they fields or not."""
    last: tuple[str, ...] = ()
    """Columns that come behind the fields."""
    numbers: Mapping[str, str] = MappingProxyType({})
    """Columns beyond the fields that hold numbers."""

    def __init__(self, state: State, names: NameOf) -> None:
        self.state = state
        self.names = names

    def records(self, kind: str, /) -> Iterator[Record]:
        yield from self.state.of_kind(kind)

    def of(self, _record: Any, /) -> dict[str, Any]:
        return {}


class _Steps(_Nothing):
    """Steps read like the journey: whose, which stage, what happens, how it feels."""

    first = (
        *("journey", "persona", "stage", "name", "touchpoint", "channels", "action", "thought"),
        *("quote", "emotion", "emotion_reason", "engagement", "expectation", "experience"),
        *("pains", "gains", "waiting_minutes", "moment_of_truth", "moment_label"),
    )
    last = ("evidence_count",)
    numbers = MappingProxyType({"evidence_count": "int"})

    def records(self, _kind: str, /) -> Iterator[Record]:
        for journey in self.state.journeys:
            yield from self.state.steps_of(journey.id)

    def of(self, record: Any, /) -> dict[str, Any]:
        journey = self.state.find(record.journey)
        touchpoint = self.state.get(Touchpoint, record.touchpoint)
        channels = record.channels or (touchpoint.channels if touchpoint else ())
        pains = [pain for pain in self.state.pains if pain.step == record.id]
        return {
            "persona": self.names(getattr(journey, "persona", None)),
            "name": record.name or self.names(record.touchpoint),
            "channels": self.names.all(channels),
            "channel_ids": channels,
            "pains": "; ".join(pain.text for pain in pains),
            "evidence_count": len(record.evidence),
        }


class _Notes(_Nothing):
    first: tuple[str, ...] = ("text", "author", "board", "area", "cluster", "votes")
    numbers = MappingProxyType({"votes": "int"})

    def __init__(self, state: State, names: NameOf) -> None:
        super().__init__(state, names)
        self.votes = state.dots()

    def of(self, record: Any, /) -> dict[str, Any]:
        return {"votes": self.votes.get(record.id, 0)}


class _Clusters(_Notes):
    first = ("name", "insight", "notes", "votes")
    numbers = MappingProxyType({"notes": "int", "votes": "int"})

    def of(self, record: Any, /) -> dict[str, Any]:
        inside = [note.id for note in self.state.notes if note.cluster == record.id]
        own = self.votes.get(record.id, 0)
        return {"notes": len(inside), "votes": own + sum(self.votes.get(n, 0) for n in inside)}


class _Touchpoints(_Nothing):
    first = ("name", "moment", "channels", "department", "steps")
    numbers = MappingProxyType({"steps": "int"})

    def of(self, record: Any, /) -> dict[str, Any]:
        return {"steps": sum(step.touchpoint == record.id for step in self.state.steps)}


class _Opportunities(_Notes):
    first = ("question", "owner", "metric", "impact", "effort", "status", "pains", "steps")
    last = ("votes",)


class _Evidence(_Nothing):
    first = ("title", "type", "quote", "who", "about", "date", "level", "count")


_MORE: dict[str, Callable[[State, NameOf], _Nothing]] = {
    "step": _Steps,
    "note": _Notes,
    "cluster": _Clusters,
    "touchpoint": _Touchpoints,
    "opportunity": _Opportunities,
    "evidence": _Evidence,
}


def _charter(state: State) -> pd.DataFrame:
    from cjm_workshop.evidence.frames import frame

    names = NameOf(state)
    fields = [field for field in type(state.charter).model_fields if field != "id"]
    rows = [
        {"field": field, "value": plain_value(getattr(state.charter, field), names, False)}
        for field in fields
    ]
    return frame(rows, ("field", "value"))


def _matrix(state: State) -> pd.DataFrame:
    """Count touchpoints by moment and channel; those without a channel in a column of their own."""
    from cjm_workshop.evidence.frames import crosstab

    names = {channel.id: channel.name for channel in state.channels}
    if any(not touchpoint.channels for touchpoint in state.touchpoints):
        names[_NO_CHANNEL] = _NO_CHANNEL
    moments = [moment.value for moment in Moment]
    counts = {moment: dict.fromkeys(names, 0) for moment in moments}
    for touchpoint in state.touchpoints:
        for channel in dict.fromkeys(touchpoint.channels or (_NO_CHANNEL,)):
            counts[touchpoint.moment.value][channel] += 1
    cells = [list(counts[moment].values()) for moment in moments]
    return crosstab(cells, {"moment": moments}, {"channel": list(names.values())})
