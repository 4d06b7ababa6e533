"""Making changes again that were made on another version of the file."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_workshop.errors import Refused
from cjm_workshop.languages.refusals import reason
from cjm_workshop.model import Host
from cjm_workshop.storage import reports
from cjm_workshop.storage.journal import Line
from cjm_workshop.storage.reports import Report

__all__ = ["merge"]


def merge(host: Host, name: str, lines: Iterable[Line]) -> tuple[Report, list[Line]]:
    """Apply the operations of a file aside; return what became of them, and those refused.

    Edits that clash with what happened meanwhile become conflicts; operations that are known
    already have no further effect.
    """
    refused: dict[Line, object] = {}
    merged = known = 0
    for line in lines:
        try:
            operation = line.parsed().operation
            if operation.id in host.state().log:
                known += 1
            else:
                host.apply(operation)
                merged += 1
        except (ValueError, Refused) as error:
            refused[line] = reason(error)
    return reports.merged(name, merged, known, list(refused.values())), list(refused)
