"""Reports and errors as lists of words, for a page that shows text and no markup of others."""

from __future__ import annotations

from typing import Any

from cjm_workshop.languages import Words
from cjm_workshop.languages.refusals import fault_sentence, reason_in
from cjm_workshop.languages.sentences import named, said

__all__ = ["error_lists", "report_lists"]


def report_lists(report: Any, words: Words) -> dict[str, Any]:
    """Return what a report says, in lists.

    Parameters
    ----------
    report : ImportReport or anything
        What an import returned; of anything else the words are shown as they are.
    words : Words
        The language.
    """
    if not hasattr(report, "not_taken"):
        return {"text": str(report)}
    return {
        "kind": words(f"import.kind.{report.kind}"),
        "source": said(words, report.source),
        "read": report.rows,
        "taken": report.taken,
        "left": len(report.not_taken),
        "made": report.made_said.said(words),
        "reasons": [_reason(report, why, words) for why in report.reasons],
        "look": [said(words, text) for text in report.warnings],
        "guesses": [said(words, text) for text in report.guesses],
        "also": [report_lists(other, words) for other in report.also],
    }


def _reason(report: Any, why: str, words: Words) -> dict[str, Any]:
    """Return one reason for leaving rows out, with how some of these rows begin."""
    examples, more = report.examples(why)
    shown = [text.said(words) for text in examples]
    return {
        "words": report.reason_said(why).said(words),
        "examples": [*shown, words.count("import.more", more)] if more > 0 else shown,
    }


def error_lists(error: Exception, words: Words) -> dict[str, Any]:
    """Return what went wrong, each fault by itself, and what to do.

    Where columns were not found, ``columns`` has those that are there, and ``ask`` what to ask
    for: the choice takes the place of the advice, which is for those who write code.
    """
    faults = getattr(error, "faults", None)
    if faults is None:
        return {"what": reason_in(words, error), "faults": [], "advice": ""}
    lists: dict[str, Any] = {
        "what": said(words, getattr(error, "what", str(error))),
        "faults": [fault_sentence(fault).said(words) for fault in faults],
        "advice": said(words, getattr(error, "advice", "")),
    }
    columns, wanted = getattr(error, "columns", ()), getattr(error, "wanted", ())
    if columns and wanted:
        ask = [
            {"role": role, "words": named(role, f"import.wanted.{role}").said(words)}
            for role in wanted
        ]
        lists |= {"advice": "", "columns": list(columns), "ask": ask}
    return lists
