"""What the checks found, as a text, a table and a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from cjm_workshop.insight.checks.base import Finding, Severity
from cjm_workshop.insight.wording import counted
from cjm_workshop.languages import FALLBACK, Words, words_of
from cjm_workshop.languages.sentences import Sentence, said, sentence

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CheckReport"]

_SHOWN = 3
"""Findings of one check that are shown before the rest is counted; `table` has all."""
_MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
# JupyterLab's own colours, so that the table fits a dark theme; elsewhere the words stand alone.
_COLOURS = {
    Severity.ERROR: "var(--jp-error-color1, currentColor)",
    Severity.WARNING: "var(--jp-warn-color1, currentColor)",
    Severity.INFO: "var(--jp-info-color1, currentColor)",
}
_CELL = "padding:0.3em 0.8em 0.3em 0;text-align:left;vertical-align:top"


@dataclass(frozen=True)
class CheckReport:
    """The findings, the worst first.

    Attributes
    ----------
    findings : tuple of Finding
        Everything that was found, errors first.
    passed : tuple of str
        Codes of the checks that found nothing.
    skipped : dict
        Codes of the checks that had no ground, with the reason.
    language : str
        In which a notebook shows it; printed it is English.
    """

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    skipped: Mapping[str, str]
    language: str = FALLBACK

    @property
    def counts(self) -> dict[str, int]:
        """How many errors, warnings and remarks there are, by the word of the severity."""
        return {
            severity.value: sum(finding.severity is severity for finding in self.findings)
            for severity in Severity
        }

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not self.counts["error"]

    @property
    def exit_code(self) -> int:
        """What a command returns: 1 where there is an error, else 0."""
        return 0 if self.ok else 1

    @property
    def summary(self) -> Sentence:
        """The counts in one line."""
        counts, skipped = self.counts, len(self.skipped)
        return sentence(
            "check.summary",
            errors=counted(counts["error"], "error"),
            warnings=counted(counts["warning"], "warning"),
            remarks=counts["info"],
            passed=counted(len(self.passed), "check"),
            skipped=sentence("check.skipped", count=skipped) if skipped else "",
        )

    def of(self, code: str) -> tuple[Finding, ...]:
        """Return the findings of one check."""
        return tuple(finding for finding in self.findings if finding.code == code)

    def table(self) -> pd.DataFrame:
        """Return every finding as a row.

        Returns
        -------
        pandas.DataFrame
            Columns ``code``, ``severity``, ``where``, ``what``, ``why``, ``mend``, ``record``
            (the id); worst first.
        """
        from cjm_workshop.evidence.frames import frame

        columns = ("code", "severity", "where", "what", "why", "mend", "record")
        rows = [
            (f.code, f.severity.value, f.where.name, f.what, f.why, f.mend, f.where.id)
            for f in self.findings
        ]
        return frame((dict(zip(columns, row, strict=True)) for row in rows), columns)

    def __str__(self) -> str:
        lines: list[str] = [self.summary]
        for shown, more in self._groups():
            first = shown[0]
            lines.append("")
            lines.append(f"{_word(first.severity)} {first.code}: {first.why}")
            lines += [f"  - {finding.where}: {finding.what}" for finding in shown]
            if more:
                lines.append(f"  - and {more} more")
            lines += [f"  Mend: {mend}" for mend in dict.fromkeys(f.mend for f in shown)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        words = words_of(self.language)
        rows = "".join(_html_row(words, shown, more) for shown, more in self._groups())
        heads = "".join(
            f'<th scope="col" style="{_CELL}">{words(f"check.head.{head}")}</th>'
            for head in ("finding", "what", "why", "mend")
        )
        table = (
            f'<table style="border-collapse:collapse"><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )
        return f"<p><b>{escape(self.summary.said(words))}</b></p>{table if rows else ''}"

    def _groups(self) -> Iterator[tuple[list[Finding], int]]:
        """Walk over the findings by check and severity: those to show, and how many more."""
        groups: dict[tuple[Severity, str], list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault((finding.severity, finding.code), []).append(finding)
        for group in groups.values():
            yield group[:_SHOWN], max(0, len(group) - _SHOWN)


def _word(severity: Severity) -> Sentence:
    return sentence(f"check.severity.{severity.value}")


def _html_row(words: Words, shown: list[Finding], more: int) -> str:
    severity = shown[0].severity
    mark = (
        f'<td style="{_CELL};white-space:nowrap"><span aria-hidden="true" '
        f'style="color:{_COLOURS[severity]}">{_MARKS[severity]}</span> '
        f"{_word(severity).said(words)} {shown[0].code}</td>"
    )
    found = [
        f"<b>{escape(said(words, f.where.name))}</b>: {escape(said(words, f.what))}" for f in shown
    ]
    found += [words("check.more", count=more)] if more else []
    mends = dict.fromkeys(escape(said(words, f.mend)) for f in shown)
    texts = ("<br>".join(found), escape(said(words, shown[0].why)), "<br>".join(mends))
    cells = "".join(f'<td style="{_CELL}">{text}</td>' for text in texts)
    return f"<tr>{mark}{cells}</tr>"
