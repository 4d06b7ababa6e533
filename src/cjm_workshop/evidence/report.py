"""What was taken from a source and what was not, so that the numbers add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ImportReport", "NotTaken", "plural", "row_list"]

_SHOWN = 12
_EXAMPLES = 5
_REPEATS = "repeats an earlier row"
_CELL = "padding:2px 12px 2px 0;text-align:left;vertical-align:top"


class NotTaken(NamedTuple):
    """A row that was left out."""

    row: int
    """As a spreadsheet counts, from 1; in a DataFrame and a pasted text the first is 1 too."""
    reason: str
    """Such as ``empty``, or ``repeats row 7``."""
    text: str
    """How it begins."""


@dataclass(frozen=True)
class ImportReport:
    """What an import did with every row.

    ``rows == taken + len(not_taken)``, always.
    """

    kind: str
    """As in `KINDS_OF_SOURCE`: ``notes``, ``survey``, ``interviews`` …"""
    source: str
    rows: int
    """Rows read, the header not counted."""
    taken: int
    """Rows that went into the workshop."""
    made: Mapping[str, int] = field(default_factory=dict)
    """How many records of each kind came of them."""
    not_taken: tuple[NotTaken, ...] = ()
    guesses: tuple[str, ...] = ()
    """What was guessed, to be checked."""
    warnings: tuple[str, ...] = ()
    """What deserves a look."""
    also: tuple[ImportReport, ...] = ()
    """What was done with the same rows besides, such as a survey's comments."""

    @property
    def reasons(self) -> dict[str, list[int]]:
        """The numbers of the rows that were left out, by reason, the most frequent first."""
        found: dict[str, list[int]] = {}
        for row in self.not_taken:
            found.setdefault(_why(row), []).append(row.row)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def __str__(self) -> str:
        lines = [self._headline(), f"That makes: {self._made()}."]
        if self.not_taken:
            lines.append("Not taken:")
            for why, rows in self.reasons.items():
                lines.append(f"  - {plural(len(rows), 'row')}: {why} ({row_list(rows)})")
                lines += [f"      {words}" for words in self._words_of(why)]
        for title, texts in (("To look at:", self.warnings), ("How it was read:", self.guesses)):
            lines += [title, *(f"  - {text}" for text in texts)] if texts else []
        for other in self.also:
            lines += ["", str(other)]
        return "\n".join(lines)

    def _headline(self) -> str:
        left = f"{len(self.not_taken):,} not" if self.not_taken else "none left out"
        kind = self.kind.replace("_", " ")
        read = plural(self.rows, "row")
        return f"{kind.capitalize()} from {self.source}: {read} read, {self.taken:,} taken, {left}."

    def _made(self) -> str:
        made = [plural(count, kind) for kind, count in self.made.items() if count]
        return ", ".join(made) if made else "nothing new"

    def _words_of(self, reason: str) -> list[str]:
        """Show what stood in the rows that were left out for a reason, the same words once."""
        said = Counter(row.text for row in self.not_taken if row.text and _why(row) == reason)
        shown = [f'"{text}"{_times(count)}' for text, count in said.most_common(_EXAMPLES)]
        more = len(said) - len(shown)
        return [*shown, f"and {more:,} more; see .table()"] if more else shown

    def _repr_html_(self) -> str:
        rows = [
            ("taken", f"{self.taken:,}", self._made()),
            *(
                ("not taken", f"{len(numbers):,}", f"{reason} ({row_list(numbers)})")
                for reason, numbers in self.reasons.items()
            ),
            *(("to look at", "", text) for text in self.warnings),
            *(("how it was read", "", text) for text in self.guesses),
        ]
        labels = [label for label, _, _ in rows]
        body = "".join(
            _html_row("" if at and labels[at - 1] == label else label, *cells)
            for at, (label, *cells) in enumerate(rows)
        )
        head = f'<caption style="{_CELL};font-weight:bold">{escape(self._headline())}</caption>'
        more = "".join(other._repr_html_() for other in self.also)
        return f'<table style="border-collapse:collapse">{head}{body}</table>{more}'

    def table(self) -> pd.DataFrame:
        """Return the rows that were left out: ``row``, ``reason``, ``text``."""
        from cjm_workshop.evidence.frames import frame

        rows = [row._asdict() for row in self.not_taken]
        return frame(rows, ("row", "reason", "text"), {"row": "int"})


def _html_row(*cells: str) -> str:
    label, *others = (escape(cell) for cell in cells)
    first = f'<td style="{_CELL};white-space:nowrap;opacity:.75">{label}</td>'
    rest = "".join(f'<td style="{_CELL}">{cell}</td>' for cell in others)
    return f"<tr>{first}{rest}</tr>"


def _why(row: NotTaken) -> str:
    return _REPEATS if row.reason.startswith("repeats row") else row.reason


def _times(count: int) -> str:
    return f" ({count:,} times)" if count > 1 else ""


def row_list(rows: Iterable[int]) -> str:
    """Return row numbers in words, not too many of them."""
    numbers = sorted(set(rows))
    shown = ", ".join(f"{number}" for number in numbers[:_SHOWN])
    more = f" and {len(numbers) - _SHOWN:,} more" if len(numbers) > _SHOWN else ""
    return f"{'row' if len(numbers) == 1 else 'rows'} {shown}{more}"


def plural(count: int, word: str) -> str:
    """Return a count with its word: ``1 row``, ``2,189 notes``."""
    if word == "evidence":
        return "1 piece of evidence" if count == 1 else f"{count:,} pieces of evidence"
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
