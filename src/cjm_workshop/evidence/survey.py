"""A survey: one piece of evidence with its figures; its comments as notes on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.averages import average
from cjm_workshop.evidence.cells import key_of, number_in
from cjm_workshop.evidence.columns import Columns, find_columns
from cjm_workshop.evidence.comments import read_comments
from cjm_workshop.evidence.dates import dates_in
from cjm_workshop.evidence.intake import Imported, Intake, Options, operations_of
from cjm_workshop.evidence.reading import Row, Table
from cjm_workshop.evidence.report import ImportReport, plural
from cjm_workshop.evidence.vocabulary import NON_ANSWERS
from cjm_workshop.model import Attachment, Evidence, Level, Metric, Record, new_id

__all__ = ["read_survey"]

_ROLES = ("text", "date", "who", "cluster", "tags", "area")
_IDENTITY = frozenset(
    [
        *("id", "ids", "no", "nr", "number", "nummer", "respondent", "response", "participant"),
        *("row", "zeile", "index", "year", "jahr", "zip", "plz", "postcode", "phone", "telefon"),
    ]
)
"""Words in the headers of columns whose numbers are names, not amounts."""
_NUMERIC_SHARE = 0.8
"""Of the filled cells of a column so many are numbers, else it holds no amounts."""
_TELLING = 5
_LONG = 30
"""So many figures, or so many characters, are hardly the same by chance."""


def read_survey(table: Table, options: Options) -> Imported:
    """Read a survey: one row per answer.

    Each column of numbers becomes a figure: mean, 95 % confidence interval, count. Which columns
    these are can be said with ``columns={"score": ["Ease", "Speed"]}``.

    Raises
    ------
    ImportFaults
        If the table is a list of texts, or has neither figures nor a column with comments.
    """
    told = dict(options.columns or {})
    if isinstance(told.get("score"), str):
        told["score"] = [str(told["score"])]
    options = replace(options, columns=told)
    columns = find_columns(table, _ROLES, (), told)
    intake = Intake(table, options)
    rows = list(intake.rows())
    evidence, guesses = _evidence(columns, rows, intake)
    if not evidence.metrics and "text" not in columns:
        raise _no_survey(table)
    known = _known(evidence, options)
    for row in rows:
        if known:
            intake.leave(row, f'the survey "{known.title}" is in the workshop already')
        else:
            intake.take()
    if not known:
        evidence = evidence.model_copy(update={"files": _kept(table, options)})
    mine: list[Record] = [] if known else [evidence]
    notes: list[Record] = []
    also: tuple[ImportReport, ...] = ()
    if options.comments_as_notes:
        notes, report = read_comments(columns, options, known or evidence)
        also = (report,)
    whole = intake.report("survey", mine, guesses, also)
    return Imported(operations_of([*mine, *notes], options.author), whole)


def _no_survey(table: Table) -> ImportFaults:
    there = ", ".join(f'"{name}"' for name in table.header)
    fault = Fault("columns", there, "columns with numbers, or one with comments")
    advice = 'Say which they are: columns={"score": ["…"], "text": "…"}.'
    return ImportFaults(f"{table.name} does not look like a survey.", [fault], advice)


def _doubles(columns: Columns, rows: Sequence[Row], figures: Sequence[str], intake: Intake) -> None:
    """Warn of answers that look sent twice: the same but for their id and time."""
    header = columns.table.header
    own = {at for at, name in enumerate(header) if _IDENTITY & set(_words(name))}
    own |= {columns.places[role] for role in ("date", "who") if role in columns}
    measured = [at for at, name in enumerate(header) if name in figures]
    seen: dict[tuple[str, ...], int] = {}
    twice = []
    for row in rows:
        text = columns.cell(row, "text")
        if sum(bool(row.cells[at]) for at in measured) < _TELLING and len(text) < _LONG:
            continue
        key = tuple(key_of(cell) for at, cell in enumerate(row.cells) if at not in own)
        if seen.setdefault(key, row.number) != row.number:
            twice.append(row.number)
    names = [header[at] for at in sorted(own)]
    intake.doubt(
        twice,
        f"Answers that repeat an earlier one but for {', '.join(names)}; if they were sent twice, "
        f"write ignore={names}",
    )


def _known(evidence: Evidence, options: Options) -> Evidence | None:
    """Return the survey if the workshop has it: the same title, number of answers and figures."""
    figures = [(m.name, m.value, m.count) for m in evidence.metrics]
    for other in options.state.evidence:
        same = (other.title, other.type, other.count) == (
            *(evidence.title, evidence.type, evidence.count),
        )
        if same and [(m.name, m.value, m.count) for m in other.metrics] == figures:
            return other
    return None


def _evidence(
    columns: Columns, rows: Sequence[Row], intake: Intake
) -> tuple[Evidence, tuple[str, ...]]:
    options, table = intake.options, columns.table
    metrics, used = _metrics(columns, rows, options, intake)
    span, days, doubt = _dates(columns, rows, intake)
    _doubles(columns, rows, used, intake)
    guesses = [*columns.guesses, doubt]
    if metrics:
        guesses.append(f"Figures: {'; '.join(_in_words(metric) for metric in metrics)}.")
    unused = columns.unused(used=used)
    if unused:
        guesses.append(f"Columns that were not used: {', '.join(unused)}.")
    title = options.title or f"Survey {PurePath(table.name).stem}".replace("_", " ")
    evidence = Evidence(
        id=new_id(Evidence.KIND),
        title=intake.name(title),
        type="survey",
        about=f"{plural(len(rows), 'answer')}{f', {span}' if span else ''}",
        date=max(days) if days else None,
        level=Level(options.level) if options.level else Level.REPORTED,
        count=len(rows),
        metrics=metrics,
    )
    own = {"evidence": evidence.id}
    held = tuple(metric.model_copy(update=own) for metric in metrics)
    return evidence.model_copy(update={"metrics": held}), tuple(filter(None, guesses))


def _kept(table: Table, options: Options) -> tuple[Attachment, ...]:
    if options.keep_file is None or table.data is None:
        return ()
    suffix = PurePath(table.name).suffix or ".csv"
    return (Attachment(file=options.keep_file(table.data, suffix), name=table.name),)


def _in_words(metric: Metric) -> str:
    spread = "" if metric.low is None else f", {metric.low:.2f} to {metric.high:.2f}"
    return f"{metric.name} {metric.value:.2f} (n = {metric.count:,}{spread})"


def _dates(columns: Columns, rows: Sequence[Row], intake: Intake) -> tuple[str, list[date], str]:
    found = dates_in([columns.cell(row, "date") for row in rows])
    intake.doubt(
        (rows[at].number for at in found.unread), "Dates that could not be read were left out"
    )
    intake.doubt(
        (rows[at].number for at in found.unsure),
        "Dates that could be one of two days were left out",
    )
    days = [day for day in found.values if day is not None]
    if not days:
        return "", [], ""
    first, last = min(days), max(days)
    span = f"{first}" if first == last else f"{first} to {last}"
    return span, days, found.guess


def _metrics(
    columns: Columns, rows: Sequence[Row], options: Options, intake: Intake
) -> tuple[tuple[Metric, ...], tuple[str, ...]]:
    wanted = (options.columns or {}).get("score")
    metrics, used = [], []
    for at, name in enumerate(columns.table.header):
        if wanted is None and at in columns.places.values():
            continue
        if wanted is not None and key_of(name) not in {key_of(each) for each in wanted}:
            continue
        metric = _metric(columns.table, at, rows, intake, is_told=wanted is not None)
        if metric is not None:
            metrics.append(metric)
            used.append(name)
    return tuple(metrics), tuple(used)


def _metric(
    table: Table, at: int, rows: Sequence[Row], intake: Intake, *, is_told: bool
) -> Metric | None:
    """Return the figure of a column, or None where it holds no amounts."""
    filled = [row for row in rows if row.cells[at] and key_of(row.cells[at]) not in NON_ANSWERS]
    numbers = {
        row.number: number_in(row.cells[at], decimal_comma=table.decimal_comma) for row in filled
    }
    values = [number for number in numbers.values() if number is not None]
    if not values or (not is_told and not _is_amount(table.header[at], values, len(filled))):
        return None
    odd = [number for number, value in numbers.items() if value is None]
    intake.doubt(odd, f'Cells of "{table.header[at]}" that are no number do not count')
    found = average(values)
    unit = "%" if sum(row.cells[at].endswith("%") for row in filled) * 2 > len(filled) else ""
    return Metric(
        name=intake.name(table.header[at]),
        value=_rounded(found.value),
        unit=unit,
        low=_rounded(found.low),
        high=_rounded(found.high),
        count=found.count,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _words(header: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in header.casefold()).split()


def _is_amount(header: str, values: Sequence[float], filled: int) -> bool:
    if len(values) < max(2, _NUMERIC_SHARE * filled) or _IDENTITY & set(_words(header)):
        return False
    whole = all(value.is_integer() for value in values)
    # numbers that never repeat, as large as a row count, are names of rows
    return not (whole and len(values) >= 20 and len(set(values)) == len(values))
