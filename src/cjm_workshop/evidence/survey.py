"""A survey: one piece of evidence with its figures; its comments as notes that stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.cells import key_of
from cjm_workshop.evidence.columns import Columns, find_columns, in_code
from cjm_workshop.evidence.comments import read_comments
from cjm_workshop.evidence.dates import dates_in
from cjm_workshop.evidence.figures import IDENTITY, header_words, read_figures
from cjm_workshop.evidence.intake import Imported, Intake, Options, kept_source, operations_of
from cjm_workshop.evidence.reading import Row, Table
from cjm_workshop.evidence.report import ImportReport, plural
from cjm_workshop.model import Evidence, Level, Metric, Record, new_id

__all__ = ["read_survey"]

_OF_COMMENTS = ("text", "cluster", "tags", "area")
_ROLES = ("text", "date", "who", "cluster", "tags", "area")
_TELLING = 5
_LONG = 30
"""So many figures, or so many characters, are hardly the same by chance."""
_WORDY = 3
"""Cells with so many words on average may be comments."""


def read_survey(table: Table, options: Options) -> Imported:
    """Read a survey: one row per answer.

    Each column of numbers becomes a figure: mean, 95 % confidence interval, count. Which columns
    these are can be said with ``columns={"score": ["Ease", "Speed"]}``. Each comment becomes a
    note, unless the caller wants none.

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
        evidence = evidence.model_copy(update={"files": kept_source(table, options)})
    mine: list[Record] = [] if known else [evidence]
    notes, also, said = _comments(columns, known or evidence, intake)
    whole = intake.report("survey", mine, [*said, *guesses], also)
    return Imported(operations_of([*mine, *notes], options.author), whole)


def _comments(
    columns: Columns, survey: Evidence, intake: Intake
) -> tuple[list[Record], tuple[ImportReport, ...], list[str]]:
    """Return the notes that the comments became, their account, and words for the survey's own."""
    if "text" not in columns:
        return [], (), _unfound(columns)
    notes, report = read_comments(columns, intake.options, survey)
    found, name = plural(report.taken, "comment"), columns.name("text")
    if not intake.options.comments_as_notes:
        if report.taken:
            were = "was" if report.taken == 1 else "were"
            intake.warnings.append(
                f'{found} of "{name}" {were} not taken; comments_as_notes=True makes notes of '
                "comments (in a shell: --comments-as-notes)."
            )
        return [], (), []
    became = "became a note" if report.taken == 1 else "became notes"
    said = (
        f'{found} of "{name}" {became} on the {intake.options.board} board, each with this survey '
        "behind it; comments_as_notes=False leaves them out (in a shell: --no-comments-as-notes)."
    )
    return notes, (report,), [said]


def _unfound(columns: Columns) -> list[str]:
    """Say that no column is known to hold comments, where one with long cells may."""
    wordy = [name for name in columns.unused() if columns.words_per_cell(name) >= _WORDY]
    if not wordy:
        return []
    return [
        f'No header says which column holds comments, so no notes were made; if "{wordy[0]}" '
        f"does, write {in_code('text', wordy[0])}."
    ]


def _no_survey(table: Table) -> ImportFaults:
    there = ", ".join(f'"{name}"' for name in table.header)
    fault = Fault("columns", there, "columns with numbers, or one with comments")
    advice = f"Say which they are: {in_code('score')} or {in_code('text')}."
    what = f"{table.name} does not look like a survey."
    return ImportFaults(what, [fault], advice, columns=table.header, wanted=("score", "text"))


def _doubles(columns: Columns, rows: Sequence[Row], figures: Sequence[str], intake: Intake) -> None:
    """Warn of answers that look sent twice: the same but for their id and time."""
    header = columns.table.header
    own = {at for at, name in enumerate(header) if IDENTITY & set(header_words(name))}
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
    shell = " ".join(f'--ignore "{name}"' for name in names)
    intake.doubt(
        twice,
        f"Answers that repeat an earlier one but for {', '.join(names)}; if they were sent twice, "
        f"write ignore={names} (in a shell: {shell})",
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
    figures = read_figures(columns, rows, intake)
    metrics, used = figures.metrics, figures.used
    span, days, doubt = _dates(columns, rows, intake)
    _doubles(columns, rows, used, intake)
    shown = columns if options.comments_as_notes else columns.without(*_OF_COMMENTS)
    guesses = [*shown.guesses, doubt, *figures.guesses]
    if metrics:
        guesses.append(f"Figures: {'; '.join(_in_words(metric) for metric in metrics)}.")
    unused = shown.unused(used=used)
    if unused:
        guesses.append(f"Columns that were not used: {figures.left_out(unused)}.")
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
