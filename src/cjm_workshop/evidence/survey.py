"""A survey: one piece of evidence with its figures; its comments as notes that stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.cells import key_of
from cjm_workshop.evidence.columns import Columns, find_columns, header_words, in_code
from cjm_workshop.evidence.comments import read_comments
from cjm_workshop.evidence.figures import IDENTITY, read_figures
from cjm_workshop.evidence.intake import Imported, Intake, Options, kept_source, operations_of
from cjm_workshop.evidence.reading import Row, Table
from cjm_workshop.evidence.report import ImportReport
from cjm_workshop.languages.sentences import Sentence, counted, listed, named, number, sentence
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
            intake.leave(row, sentence("import.left.survey", title=known.title))
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
        intake.warnings.extend(_unfound(columns))
        return [], (), []
    notes, report = read_comments(columns, intake.options, survey)
    name = columns.name("text")
    if not intake.options.comments_as_notes:
        if report.taken:
            intake.warnings.append(counted("import.look.comments", report.taken, name=name))
        return [], (), []
    board = named(intake.options.board, f"import.board.{intake.options.board}")
    said = counted("import.read.comments", report.taken, name=name, board=board)
    return notes, (report,), [said]


def _unfound(columns: Columns) -> list[str]:
    """Say that no column is known to hold comments, where one with long cells may."""
    wordy = [name for name in columns.unused() if columns.words_per_cell(name) >= _WORDY]
    if not wordy:
        return []
    code = in_code("text", wordy[0])
    return [sentence("import.read.no_comments", header=wordy[0], code=code)]


def _no_survey(table: Table) -> ImportFaults:
    there = ", ".join(f'"{name}"' for name in table.header)
    expected = sentence("import.fault.numbers_or_comments")
    fault = Fault(sentence("import.fault.columns"), there, expected)
    advice = sentence("import.fault.say_both", score=in_code("score"), text=in_code("text"))
    what = sentence("import.fault.no_survey", name=table.name)
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
        sentence(
            "import.odd.sent_twice",
            columns=", ".join(names),
            code=sentence("import.code", code=f"ignore={names}", shell=shell),
        ),
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
        found = listed(map(_in_words, metrics), "; ")
        guesses.append(sentence("import.read.figures", found=found))
    unused = shown.unused(used=used)
    if unused:
        guesses.append(sentence("import.unused", columns=figures.left_out(unused)))
    stem = PurePath(table.name).stem.replace("_", " ")
    title = options.title or _titled(stem, intake)
    evidence = Evidence(
        id=new_id(Evidence.KIND),
        title=intake.name(title),
        type="survey",
        about=", ".join(filter(None, (intake.written("answers", n=len(rows)), span))),
        date=max(days) if days else None,
        level=Level(options.level) if options.level else Level.REPORTED,
        count=len(rows),
        metrics=metrics,
    )
    own = {"evidence": evidence.id}
    held = tuple(metric.model_copy(update=own) for metric in metrics)
    return evidence.model_copy(update={"metrics": held}), tuple(filter(None, guesses))


def _titled(name: str, intake: Intake) -> str:
    """Return the title of a survey after its file; "survey 2026" says already what it is."""
    says = {"survey", "umfrage"} & set(header_words(name))
    return name[:1].upper() + name[1:] if says else intake.written("survey", name=name)


def _in_words(metric: Metric) -> Sentence:
    value, low, high = (
        number(one or 0.0, ".2f") for one in (metric.value, metric.low, metric.high)
    )
    label = "import.read.figure" if metric.low is None else "import.read.figure_spread"
    return sentence(label, name=metric.name, value=value, count=metric.count, low=low, high=high)


def _dates(columns: Columns, rows: Sequence[Row], intake: Intake) -> tuple[str, list[date], str]:
    found = intake.dates(columns, rows)
    days = [day for day in found.values if day is not None]
    if not days:
        return "", [], ""
    first, last = min(days), max(days)
    span = f"{first}" if first == last else intake.written("span", first=first, last=last)
    return span, days, found.guess
