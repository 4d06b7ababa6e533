"""An event log: its activities as touchpoints, with channels and how many customers came by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from statistics import median

from cjm_workshop.errors import ImportFaults
from cjm_workshop.evidence.averages import share
from cjm_workshop.evidence.cells import key_of, parts_of
from cjm_workshop.evidence.channels import Channels
from cjm_workshop.evidence.columns import Columns, find_columns, role_word
from cjm_workshop.evidence.dates import instant_of
from cjm_workshop.evidence.intake import Imported, Intake, Options, operations_of
from cjm_workshop.evidence.reading import Row, Table
from cjm_workshop.evidence.report import plural, times_said
from cjm_workshop.languages.sentences import listed, sentence
from cjm_workshop.model import Evidence, Level, Metric, Record, Touchpoint, new_id
from cjm_workshop.model.base import MAX_NAME

__all__ = ["is_event_log", "read_event_log"]

_NEEDED = ("case", "activity", "time")
_ROLES = (*_NEEDED, "channel")


def is_event_log(table: Table, options: Options) -> bool:
    """Tell whether a table is a log: customers with several events each, and points in time."""
    if options.columns and not set(options.columns) & {"case", "activity"}:
        return False
    try:
        columns = find_columns(table, _ROLES, _NEEDED, options.columns)
    except ImportFaults:
        return False
    filled = [row for row in table.rows if not row.empty]
    cases = {columns.cell(row, "case") for row in filled}
    timed = sum(instant_of(columns.cell(row, "time")) is not None for row in filled)
    return len(cases) < len(filled) and timed * 2 > len(filled)


def read_event_log(table: Table, options: Options) -> Imported:
    """Read the activities of a log as touchpoints.

    Columns: case (the customer), activity, time (ISO) and, if there, channel. The touchpoints
    come in the order in which customers usually meet them: by the median of where in a case an
    activity stands, from 0 (first) to 1 (last). Each carries the share of cases it occurs in, with
    Wilson's interval, and stands on one piece of evidence for the whole log.
    """
    columns = find_columns(table, _ROLES, _NEEDED, options.columns)
    log = _Log(columns, Intake(table, options))
    for row in log.intake.rows():
        log.read(row)
    return log.finish(options)


@dataclass
class _Activity:
    """An activity while the log is read."""

    name: str
    events: int = 0
    cases: set[str] = field(default_factory=set)
    channels: dict[str, str] = field(default_factory=dict)
    places: list[float] = field(default_factory=list)


class _Log:
    """Gathers activities event by event."""

    def __init__(self, columns: Columns, intake: Intake) -> None:
        self.columns = columns
        self.intake = intake
        self.activities: dict[str, _Activity] = {}
        self.cases: dict[str, list[tuple[datetime, int, str]]] = {}
        self._here = {key_of(t.name) for t in intake.options.state.touchpoints}

    def read(self, row: Row) -> None:
        case, name, time = (self.columns.cell(row, role) for role in _NEEDED)
        moment = instant_of(time)
        missing = [role for role, text in zip(_NEEDED, (case, name, time), strict=True) if not text]
        if missing:
            gaps = (sentence("import.left.no_role", role=role_word(role)) for role in missing)
            self.intake.leave(row, listed(gaps), name)
        elif moment is None:
            self.intake.leave(row, sentence("import.left.time"), time)
        elif len(name) > MAX_NAME:
            self.intake.leave(row, sentence("import.left.long_name", most=MAX_NAME), name)
        else:
            self._event(row, case, name, moment)

    def _event(self, row: Row, case: str, name: str, moment: datetime) -> None:
        key = key_of(name)
        activity = self.activities.setdefault(key, _Activity(name))
        activity.events += 1
        activity.cases.add(case)
        for word in parts_of(self.columns.cell(row, "channel")):
            activity.channels.setdefault(key_of(word), word)
        self.cases.setdefault(case, []).append((moment, row.number, key))
        if key in self._here:
            self.intake.leave(row, sentence("import.left.touchpoint"), name)
        else:
            self.intake.take()

    def _ordered(self) -> list[_Activity]:
        for events in self.cases.values():
            last = max(len(events) - 1, 1)
            for at, (_, _, key) in enumerate(sorted(events)):
                self.activities[key].places.append(at / last)
        return sorted(self.activities.values(), key=lambda activity: median(activity.places))

    def finish(self, options: Options) -> Imported:
        channels = Channels(options.state)
        ordered = self._ordered()
        new = [activity for activity in ordered if key_of(activity.name) not in self._here]
        evidence = self._evidence(options)
        touchpoints = [self._touchpoint(activity, evidence, channels) for activity in new]
        records: list[Record] = [*channels.new, *([evidence] if new else []), *touchpoints]
        said = [*self.columns.guesses, *self._said(ordered)]
        if new:
            self.intake.warnings.append(sentence("import.look.log_moment"))
        report = self.intake.report("event_log", records, said)
        return Imported(operations_of(records, options.author), report)

    def _said(self, ordered: Iterable[_Activity]) -> list[str]:
        names = times_said((a.name, a.events) for a in ordered)
        cases = plural(len(self.cases), "case")
        log = sentence("import.read.log", cases=cases, activities=names)
        return [log, *self.columns.about_unused()]

    def _evidence(self, options: Options) -> Evidence:
        times = [time for events in self.cases.values() for time, _, _ in events]
        first, last = (min(times).date(), max(times).date()) if times else ("–", "–")
        events = sum(activity.events for activity in self.activities.values())
        stem = PurePath(self.columns.table.name).stem.replace("_", " ")
        return Evidence(
            id=new_id(Evidence.KIND),
            title=self.intake.name(options.title or self.intake.written("log", name=stem)),
            type="event log",
            about=self.intake.written(
                "events_of",
                events=plural(events, "event"),
                cases=plural(len(self.cases), "case"),
                span=sentence("import.written.span", first=first, last=last),
            ),
            date=max(times).date() if times else None,
            level=Level.OBSERVED,
            count=len(self.cases),
        )

    def _touchpoint(
        self, activity: _Activity, evidence: Evidence, channels: Channels
    ) -> Touchpoint:
        found = share(len(activity.cases), len(self.cases))
        metrics = (
            Metric(
                name=self.intake.written("share"),
                value=round(found.value, 2),
                unit="%",
                low=round(found.low or 0.0, 2),
                high=round(found.high or 0.0, 2),
                count=found.count,
                evidence=evidence.id,
            ),
            Metric(name=self.intake.written("events"), value=activity.events, evidence=evidence.id),
        )
        return Touchpoint(
            id=new_id(Touchpoint.KIND),
            name=activity.name,
            channels=channels.of(activity.channels.values()),
            metrics=metrics,
            level=Level.OBSERVED,
            evidence=(evidence.id,),
        )
