"""Reports and errors as lists of words, for a page that shows text and no markup of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["broken", "error_lists", "report_lists"]

_EXAMPLES = 5
_WANTED = {
    "text": "the text",
    "quote": "the words that were said",
    "score": "scores",
    "name": "the name of the touchpoint",
    "case": "the customer or case",
    "activity": "what happened",
    "time": "when it happened",
}
"""What a column holds, in words for the one who chooses it."""


def report_lists(report: Any) -> dict[str, Any]:
    """Return what a report says, in lists.

    Parameters
    ----------
    report : ImportReport or anything
        What an import returned; of anything else the words are shown as they are.
    """
    if not hasattr(report, "not_taken"):
        return {"text": str(report)}
    from cjm_workshop.evidence.report import plural

    made = [plural(count, kind) for kind, count in report.made.items() if count]
    return {
        "kind": report.kind.replace("_", " "),
        "source": report.source,
        "read": report.rows,
        "taken": report.taken,
        "left": len(report.not_taken),
        "made": ", ".join(made) or "nothing new",
        "reasons": [_reason(report, why, rows) for why, rows in report.reasons.items()],
        "look": list(report.warnings),
        "guesses": list(report.guesses),
        "also": [report_lists(other) for other in report.also],
    }


def _reason(report: Any, why: str, rows: list[int]) -> dict[str, Any]:
    """Return one reason for leaving rows out, with how some of these rows begin."""
    from cjm_workshop.evidence.report import plural, row_list

    among = set(rows)
    texts = _once(row.text for row in report.not_taken if row.row in among and row.text)
    more = len(texts) - _EXAMPLES
    return {
        "words": f"{plural(len(rows), 'row')}: {why} ({row_list(rows)})",
        "examples": texts[:_EXAMPLES],
        "more": f"and {more:,} more" if more > 0 else "",
    }


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def error_lists(error: Exception) -> dict[str, Any]:
    """Return what went wrong, each fault by itself, and what to do.

    Where columns were not found, ``columns`` has those that are there, and ``ask`` what to ask
    for: the choice takes the place of the advice, which is for those who write code.
    """
    faults = getattr(error, "faults", None)
    if faults is None:
        return {"what": str(error), "faults": [], "advice": ""}
    lists = {
        "what": getattr(error, "what", str(error)),
        "faults": [str(fault) for fault in faults],
        "advice": getattr(error, "advice", ""),
    }
    columns, wanted = getattr(error, "columns", ()), getattr(error, "wanted", ())
    if columns and wanted:
        ask = [{"role": role, "words": _WANTED.get(role, f"the {role}")} for role in wanted]
        lists |= {"advice": "", "columns": list(columns), "ask": ask}
    return lists


def broken(error: Exception) -> str:
    """Say that something failed that is not the person's fault."""
    return f"Something broke in the kernel: {error!r}"
