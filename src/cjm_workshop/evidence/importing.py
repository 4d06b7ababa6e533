"""`read_source` and `import_into`: the ways in for real input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.evidence.event_log import read_event_log
from cjm_workshop.evidence.intake import Imported, Options
from cjm_workshop.evidence.interviews import read_interviews
from cjm_workshop.evidence.journeys import read_journeys
from cjm_workshop.evidence.notes import read_notes
from cjm_workshop.evidence.reading import Table, read_table
from cjm_workshop.evidence.report import ImportReport
from cjm_workshop.evidence.survey import read_survey
from cjm_workshop.evidence.touchpoints import read_touchpoints
from cjm_workshop.evidence.vocabulary import KNOWN_HEADERS
from cjm_workshop.model import Host, Level

__all__ = ["KINDS_OF_SOURCE", "import_into", "read_source"]

_READERS: dict[str, Callable[[Table, Options], Imported]] = {
    "notes": read_notes,
    "survey": read_survey,
    "interviews": read_interviews,
    "tickets": read_interviews,
    "touchpoints": read_touchpoints,
    "event_log": read_event_log,
}

KINDS_OF_SOURCE = (*_READERS, "journey")
"""What a source may be read as."""


def read_source(
    source: Any,
    kind: str,
    *,
    sheet: str | int | None = None,
    encoding: str | None = None,
    header: bool | None = None,
    **options: Any,
) -> Imported:
    """Read a source and say what it would bring into a workshop; nothing is changed.

    Parameters
    ----------
    source : path, str, bytes, pandas.DataFrame or pandas.Series
        A CSV, TSV, TXT or XLSX file of at most 20 MB, a table, or a pasted text; for journeys
        Mermaid (``.mmd``) or CJML (``.xml``).
    kind : str
        ``"notes"``, ``"survey"``, ``"interviews"``, ``"tickets"`` (read as interviews, kept as
        evidence of the type ``ticket``), ``"touchpoints"``, ``"event_log"`` or ``"journey"``.
    sheet : str or int, optional
        The sheet of a workbook, by name or by number from 1.
    encoding : str, optional
        The encoding of a text file, where it is known.
    header : bool, optional
        Whether the first filled row names the columns; left out, it is guessed.
    **options
        ``state`` (the workshop, so that nothing comes in twice), ``author``, ``columns`` (headers
        by what they hold: ``{"text": "FFT answer"}``), ``board`` and ``persona`` of notes,
        ``title`` of a survey or log, ``level`` of evidence, ``type`` of interview evidence (such
        as ``"ticket"``), ``non_answers`` and ``duplicates`` (``"skip"`` or ``"keep"``), ``ignore``
        (columns that do not count when rows are compared), ``comments_as_notes`` of a survey
        (``False`` leaves its comments out), ``observations`` of interviews, ``keep_file`` (takes
        the bytes and the suffix of a file, and returns the name under which it was kept).

    Returns
    -------
    Imported
        ``operations`` to apply, and ``report``, in which the rows add up.

    Raises
    ------
    ImportFaults
        If nothing can be taken: the message says where, what was found, what to do.
    UnknownName
        If there is no such kind, option, level or persona.
    """
    wanted = _kind_called(kind)
    _check_options(options)
    if wanted == "journey":
        return read_journeys(source, Options(**options), encoding)
    table = read_table(
        source,
        sheet=sheet,
        encoding=encoding,
        header=header,
        known=KNOWN_HEADERS,
        as_table=wanted in {"survey", "event_log"},
    )
    if wanted == "tickets":
        options.setdefault("type", "ticket")
    return _READERS[wanted](table, Options(**options))


def _kind_called(word: str) -> str:
    """Return the kind that a word means: ``"Event log"``, ``"event_logs"`` and so on."""
    plain = "_".join(word.casefold().replace("-", " ").split())
    for kind in (plain, f"{plain}s", plain.rstrip("s")):
        if kind in KINDS_OF_SOURCE:
            return kind
    raise UnknownName("kind of source", word, KINDS_OF_SOURCE)


def _check_options(options: Mapping[str, Any]) -> None:
    known = [field.name for field in fields(Options)]
    for name in options:
        if name not in known:
            raise UnknownName("option", name, [*known, "sheet", "encoding", "header"])
    level = options.get("level")
    if level is not None and level not in set(Level):
        raise UnknownName("level", str(level), list(Level))


def import_into(
    host: Host,
    source: Any,
    kind: str,
    author: str = "",
    *,
    keep_file: Callable[[bytes, str], str] | None = None,
    **options: Any,
) -> ImportReport:
    """Bring a source into a workshop: read it, and apply what it brings.

    Parameters
    ----------
    host : Host
        The workshop.
    source, kind, **options
        As for `read_source`.
    author : str
        Who imports.
    keep_file : callable, optional
        Takes the bytes and the suffix of a file, and returns the name under which it was kept:
        the file of a survey or of interviews is then attached to the evidence.

    Returns
    -------
    ImportReport
        The account of every row.

    Raises
    ------
    ImportFaults
        If nothing can be taken; then nothing was changed.
    """
    options |= {"state": host.state(), "author": author, "keep_file": keep_file}
    found = read_source(source, kind, **options)
    for operation in found.operations:
        host.apply(operation)
    return found.report
