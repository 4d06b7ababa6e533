"""Touchpoints: an inventory with one row per touchpoint, or per touchpoint and channel."""

from __future__ import annotations

from dataclasses import dataclass, field

from cjm_workshop.evidence.cells import key_of, parts_of, shorten
from cjm_workshop.evidence.channels import Channels
from cjm_workshop.evidence.columns import Columns, find_columns, role_word
from cjm_workshop.evidence.event_log import is_event_log, read_event_log
from cjm_workshop.evidence.intake import (
    Imported,
    Intake,
    Options,
    level_of,
    operations_of,
)
from cjm_workshop.evidence.reading import Row, Table
from cjm_workshop.evidence.vocabulary import MOMENTS, NON_ANSWERS, YES
from cjm_workshop.languages.sentences import level_word, sentence
from cjm_workshop.model import Level, Moment, Record, Touchpoint, new_id
from cjm_workshop.model.base import MAX_NAME

__all__ = ["read_touchpoints"]

_ROLES = (
    *("name", "channel", "moment", "department", "purpose", "provider", "initiator", "owner"),
    "level",
)
_ONCE = ("department", "purpose", "provider", "initiator", "owner")
_MOMENT_OF = {word: Moment(moment) for moment, words in MOMENTS.items() for word in words}


def read_touchpoints(table: Table, options: Options) -> Imported:
    """Read touchpoints.

    Columns: name (must be there), channel (one or several), moment, department, purpose,
    provider, initiator, owner, level. Rows of the same name are one touchpoint with all their
    channels; columns headed by channels and ticked with an x do as well. An event log is known by
    its columns and read as one.
    """
    if is_event_log(table, options):
        return read_event_log(table, options)
    columns = find_columns(table, _ROLES, ("name",), options.columns)
    reader = _TouchpointReader(columns, options)
    for row in reader.intake.rows():
        reader.read(row)
    return reader.finish()


@dataclass
class _Entry:
    """A touchpoint while its rows are read."""

    row: int
    name: str
    channels: dict[str, str] = field(default_factory=dict)
    """Words for channels by what makes them the same."""
    moment: Moment | None = None
    level: Level | None = None
    once: dict[str, str] = field(default_factory=dict)


class _TouchpointReader:
    """Gathers touchpoints row by row."""

    def __init__(self, columns: Columns, options: Options) -> None:
        self.columns = columns
        self.options = options
        self.intake = Intake(columns.table, options)
        self.ticked = () if "channel" in columns else _ticked(columns)
        self._entries: dict[str, _Entry] = {}
        self._here = {key_of(touchpoint.name) for touchpoint in options.state.touchpoints}
        self._odd: dict[str, list[int]] = {}

    def read(self, row: Row) -> None:
        name = self.columns.cell(row, "name")
        if not self.intake.is_answer(row, name):
            return
        if len(name) > MAX_NAME:
            reason = sentence("import.left.too_long", most=MAX_NAME, length=len(name))
            self.intake.leave(row, reason, name)
        elif key_of(name) in self._here:
            self.intake.leave(row, sentence("import.left.in_workshop"), name)
        else:
            self._gather(row, name)

    def _gather(self, row: Row, name: str) -> None:
        entry = self._entries.setdefault(key_of(name), _Entry(row.number, name))
        before = (dict(entry.channels), entry.moment, entry.level, dict(entry.once))
        for word in self._channel_words(row):
            entry.channels.setdefault(key_of(word), word)
        self._moment(row, entry)
        self._level(row, entry)
        for role in _ONCE:
            self._keep(row, entry, role)
        after = (entry.channels, entry.moment, entry.level, entry.once)
        if entry.row != row.number and before == after:
            self.intake.leave(row, sentence("import.left.repeats", row=str(entry.row)), name)
        else:
            self.intake.take()

    def _channel_words(self, row: Row) -> list[str]:
        if self.ticked:
            header = self.columns.table.header
            return [header[at] for at in self.ticked if key_of(row.cells[at]) in YES]
        words = parts_of(self.columns.cell(row, "channel"), commas=True, slashes=True)
        return [word for word in words if key_of(word) not in NON_ANSWERS]

    def _moment(self, row: Row, entry: _Entry) -> None:
        word = self.columns.cell(row, "moment")
        moment = _MOMENT_OF.get(key_of(word))
        if word and moment is None:
            self._doubt(row, sentence("import.odd.moments", word=word))
        elif moment is not None and entry.moment is not None and moment != entry.moment:
            self._another(row, "moment")
        entry.moment = entry.moment or moment

    def _level(self, row: Row, entry: _Entry) -> None:
        level = level_of(self.columns.cell(row, "level"), self._default_level)
        if level is None:
            level_here = level_word(self._default_level.value)
            self._doubt(row, sentence("import.odd.unknown_levels", level=level_here))
        entry.level = entry.level or level

    @property
    def _default_level(self) -> Level:
        return Level(self.options.level) if self.options.level else Level.ASSUMED

    def _keep(self, row: Row, entry: _Entry, role: str) -> None:
        text = self.columns.cell(row, role)
        if not text:
            return
        if entry.once.setdefault(role, text) != text:
            self._another(row, role)

    def _another(self, row: Row, role: str) -> None:
        self._doubt(row, sentence("import.odd.another", role=role_word(role)))

    def _doubt(self, row: Row, what: str) -> None:
        self._odd.setdefault(what, []).append(row.number)

    def _touchpoint(self, entry: _Entry, channels: Channels) -> Touchpoint:
        fields = {role: entry.once.get(role, "") for role in _ONCE}
        return Touchpoint(
            id=new_id(Touchpoint.KIND),
            name=entry.name,
            moment=entry.moment or Moment.DURING,
            channels=channels.of(entry.channels.values()),
            level=entry.level or self._default_level,
            **{
                r: text if r == "purpose" else shorten(text, MAX_NAME) for r, text in fields.items()
            },
        )

    def finish(self) -> Imported:
        channels = Channels(self.options.state)
        found = [self._touchpoint(entry, channels) for entry in self._entries.values()]
        for what, rows in self._odd.items():
            self.intake.doubt(rows, what)
        said = list(self.columns.guesses)
        header = self.columns.table.header
        ticked = [header[at] for at in self.ticked]
        if ticked:
            said.append(sentence("import.read.ticks", columns=", ".join(ticked)))
        if found and not any(entry.moment for entry in self._entries.values()):
            self.intake.warnings.append(sentence("import.look.no_moment"))
        said += self.columns.about_unused(used=ticked)
        records: list[Record] = [*channels.new, *found]
        report = self.intake.report("touchpoints", records, said)
        return Imported(operations_of(records, self.options.author), report)


def _ticked(columns: Columns) -> tuple[int, ...]:
    """Return the columns whose cells are ticks or nothing: their headers are channels."""
    table = columns.table
    return tuple(
        at
        for at in range(len(table.header))
        if at not in columns.places.values()
        and any(row.cells[at] for row in table.rows)
        and all(key_of(row.cells[at]) in YES | {"", "no", "0", "nein", "-"} for row in table.rows)
    )
