"""Every kind of record as one tidy table: a row a record, a column a field, names beside ids."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from cjm_workshop.draw.labels import emotion_word
from cjm_workshop.export.words import step_name
from cjm_workshop.model import COLLECTIONS, KINDS, LEADING, Frozen, Metric, Record, Statement, Step
from cjm_workshop.model.naming import name_of
from cjm_workshop.model.values import Attachment, BackstageWork, Fact, Picture, Quote, Task, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_workshop.model import Journey, State

__all__ = ["Table", "all_tables", "steps_table", "table_of"]

Table = tuple[list[str], list[list[Any]]]
"""Column names, and the rows under them."""

SEPARATOR = " | "
"""Between several values in one cell."""


def _title(state: State, record_id: str) -> str:
    record = state.find(record_id)
    if record is None:
        return record_id
    if isinstance(record, Step):
        return step_name(state, record)
    return name_of(record)


_SHORT: dict[type, Callable[[Any], str]] = {
    Statement: lambda value: value.text,
    Quote: lambda value: value.text,
    Picture: lambda value: value.file,
    Attachment: lambda value: value.name,
    Fact: lambda value: f"{value.label}: {value.value}",
    Term: lambda value: f"{value.term}: {value.meaning}",
    Task: lambda value: f"{value.text}{' (done)' if value.done else ''}",
    BackstageWork: lambda value: " / ".join(
        filter(None, (value.text, value.department, value.system))
    ),
    Metric: lambda value: " ".join(
        filter(None, (value.name, "" if value.value is None else f"{value.value:g}", value.unit))
    ),
}


def _plain(state: State, value: Any) -> Any:
    """Return a value as it stands in a cell."""
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else value
    if isinstance(value, tuple):
        return SEPARATOR.join(str(_plain(state, one)) for one in value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Frozen):
        return _SHORT.get(type(value), lambda held: _fields(state, held))(value)
    text = str(value)
    return _title(state, text) if state.find(text) else text


def _fields(state: State, value: Frozen) -> str:
    shown = (str(_plain(state, getattr(value, name))) for name in type(value).model_fields)
    return " / ".join(filter(None, shown))


def _ids(value: Any) -> str:
    return SEPARATOR.join(value) if isinstance(value, tuple) else value or ""


def _points(state: State, records: Sequence[Record], field: str) -> bool:
    """Tell whether a field of these records holds ids of others."""
    for record in records:
        value = getattr(record, field)
        first = value[0] if isinstance(value, tuple) and value else value
        if isinstance(first, str) and not isinstance(first, Enum) and state.find(first):
            return True
    return False


def table_of(state: State, kind: str) -> Table:
    """Return the records of a kind as a table; where a field points elsewhere, name and id.

    Parameters
    ----------
    state : State
        The workshop.
    kind : str
        A kind of record, such as ``"touchpoint"``.
    """
    records = state.of_kind(kind)
    columns: list[str] = []
    readers: list[Callable[[Record], Any]] = []
    for field in KINDS[kind].model_fields:
        columns.append(field)
        if field == "id":
            readers.append(lambda record: record.id)
            continue
        readers.append(lambda record, field=field: _plain(state, getattr(record, field)))  # type: ignore[misc]
        if _points(state, records, field):
            columns.append(f"{field}_id")
            readers.append(lambda record, field=field: _ids(getattr(record, field)))  # type: ignore[misc]
    return columns, [[read(record) for read in readers] for record in records]


def steps_table(state: State, journeys: Sequence[Journey]) -> Table:
    """Return the steps of some journeys in the order of the map, one row each."""
    columns, rows = table_of(state, "step")
    by_id = {row[columns.index("id")]: row for row in rows}
    extra = ["number", "called", "emotion_word"]
    found = []
    for journey in journeys:
        for number, step in enumerate(state.steps_of(journey.id), 1):
            word = "" if step.emotion is None else emotion_word(step.emotion)
            found.append([number, step_name(state, step), word, *by_id[step.id]])
    return [*extra, *columns], found


def _parts(state: State, kind: type[Frozen], names: Sequence[str]) -> Table:
    """Return every value of a kind that stands inside records, with where it stands."""
    rows: list[list[Any]] = []
    for record in state.records():
        for field in type(record).model_fields:
            held = getattr(record, field)
            for at, value in enumerate(held if isinstance(held, tuple) else (), 1):
                if isinstance(value, kind):
                    cells = [_plain(state, getattr(value, name)) for name in names]
                    rows.append([record.id, _title(state, record.id), field, at, *cells])
    return ["about_id", "about", "field", "position", *names], rows


def all_tables(state: State) -> dict[str, Table]:
    """Return every table of a workshop that has rows, by its name."""
    charter = [
        [field, _plain(state, getattr(state.charter, field))]
        for field in type(state.charter).model_fields
    ]
    tables: dict[str, Table] = {"charter": (["field", "value"], charter)}
    for kind, name in COLLECTIONS.items():
        if kind not in LEADING:
            tables[name] = table_of(state, kind)
    tables["steps"] = steps_table(state, state.journeys)
    tables["statements"] = _parts(state, Statement, ("text", "level", "evidence"))
    tables["metrics"] = _parts(
        state, Metric, ("name", "value", "unit", "target", "low", "high", "count", "evidence")
    )
    return {name: table for name, table in tables.items() if table[1]}
