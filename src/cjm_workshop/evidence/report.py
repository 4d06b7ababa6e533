"""What was taken from a source and what was not, so that the numbers add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from cjm_workshop.languages import FALLBACK, words_of
from cjm_workshop.languages.sentences import Sentence, counted, listed, number, said, sentence

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ImportReport", "NotTaken", "doubt", "plural", "row_list", "times_said"]

_SHOWN = 12
_EXAMPLES = 5
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
    language: str = FALLBACK
    """In which a notebook shows it; printed it is English."""
    also: tuple[ImportReport, ...] = ()
    """What was done with the same rows besides, such as a survey's comments."""

    @property
    def reasons(self) -> dict[str, list[int]]:
        """The numbers of the rows that were left out, by reason, the most frequent first."""
        found: dict[str, list[int]] = {}
        for row in self.not_taken:
            found.setdefault(_why(row), []).append(row.row)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    @property
    def headline(self) -> Sentence:
        """The figures in one line."""
        left = len(self.not_taken)
        return sentence(
            "import.head",
            kind=sentence(f"import.kind.{self.kind}"),
            source=self.source,
            read=plural(self.rows, "row"),
            taken=self.taken,
            left=sentence("import.left_out", left=left) if left else sentence("import.left_none"),
        )

    @property
    def made_said(self) -> Sentence:
        """What came of it, in words."""
        made = [plural(count, kind) for kind, count in self.made.items() if count]
        return listed(made) if made else sentence("import.made_nothing")

    def reason_said(self, why: str) -> Sentence:
        """Return one reason for leaving rows out, with these rows."""
        rows = self.reasons[why]
        which = row_list(rows)
        return sentence("import.reason", rows=plural(len(rows), "row"), why=why, which=which)

    def examples(self, why: str) -> tuple[list[Sentence], int]:
        """Show what stood in the rows that were left out for a reason, the same words once.

        Returns
        -------
        list of Sentence, int
            Some of them, the most frequent first, and how many more there are.
        """
        texts = Counter(row.text for row in self.not_taken if row.text and _why(row) == why)
        shown = [
            sentence("import.example_again", text=text, count=count)
            if count > 1
            else sentence("import.example", text=text)
            for text, count in texts.most_common(_EXAMPLES)
        ]
        return shown, len(texts) - len(shown)

    def __str__(self) -> str:
        lines = [self.headline, f"That makes: {self.made_said}."]
        if self.not_taken:
            lines.append("Not taken:")
            for why in self.reasons:
                examples, more = self.examples(why)
                lines.append(f"  - {self.reason_said(why)}")
                lines += [f"      {words}" for words in examples]
                lines += [f"      and {more:,} more; see .table()"] if more else []
        for title, texts in (("To look at:", self.warnings), ("How it was read:", self.guesses)):
            lines += [title, *(f"  - {text}" for text in texts)] if texts else []
        for other in self.also:
            lines += ["", str(other)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        words = words_of(self.language)
        rows = [
            ("taken", number(self.taken), self.made_said),
            *(
                ("not_taken", number(len(numbers)), _why_and_which(why, numbers))
                for why, numbers in self.reasons.items()
            ),
            *(("look_at", "", text) for text in self.warnings),
            *(("how_read", "", text) for text in self.guesses),
        ]
        labels = [label for label, _, _ in rows]
        body = "".join(
            _html_row(
                "" if at and labels[at - 1] == label else words(f"import.row.{label}"),
                *(said(words, cell) for cell in cells),
            )
            for at, (label, *cells) in enumerate(rows)
        )
        caption = escape(self.headline.said(words))
        head = f'<caption style="{_CELL};font-weight:bold">{caption}</caption>'
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
    if isinstance(row.reason, Sentence) and row.reason.label == "import.left.repeats":
        return sentence("import.left.repeats_earlier")
    return row.reason


def _why_and_which(why: str, rows: Iterable[int]) -> Sentence:
    return sentence("import.why", why=why, which=row_list(rows))


def doubt(what: str, rows: Iterable[int] = ()) -> Sentence:
    """Return what deserves a look, and in which rows where that is known."""
    numbers = list(rows)
    if not numbers:
        return sentence("import.doubt_anywhere", what=what)
    return sentence("import.doubt", what=what, rows=row_list(numbers))


def row_list(rows: Iterable[int]) -> Sentence:
    """Return row numbers in words, not too many of them."""
    numbers = sorted(set(rows))
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    if len(numbers) > _SHOWN:
        return sentence("import.rows_and_more", rows=shown, more=len(numbers) - _SHOWN)
    return counted("import.rows", len(numbers), rows=shown)


def plural(count: int, word: str) -> Sentence:
    """Return a count with its word: ``1 row``, ``2,189 notes``."""
    return counted(f"count.{word}", count)


def times_said(counts: Iterable[tuple[str, object]]) -> Sentence:
    """Return names, each with its number in brackets."""
    return listed(sentence("import.times", what=what, times=times) for what, times in counts)
