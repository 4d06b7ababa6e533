"""What is said about an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from html import escape

from cjm_workshop.errors import WorkshopError
from cjm_workshop.languages import FALLBACK, Words, words_of

__all__ = ["NotYet", "Outcome", "Verdict"]

_MOST = 3
"""Reasons that are shown at once; more would discourage and hide the first."""
_MARKS = {"correct": "✔", "not_yet": "▲", "not_attempted": "○"}
# JupyterLab's own colours, so that the line fits a dark theme; the words stand without them
_COLOURS = {
    "correct": "var(--jp-success-color1, #1b7f3b)",
    "not_yet": "var(--jp-warn-color1, #b45309)",
    "not_attempted": "var(--jp-border-color1, #8994a5)",
}


class Verdict(StrEnum):
    """How far an answer is."""

    CORRECT = "correct"
    NOT_YET = "not_yet"
    NOT_ATTEMPTED = "not_attempted"


class NotYet(WorkshopError):
    """Raised in place of an outcome that is not correct, where CJM_STRICT=1 asks for it."""


@dataclass(frozen=True)
class Outcome:
    """What is said about an answer: correct, not yet: because …, or not attempted.

    Attributes
    ----------
    task : str
        The task's name.
    verdict : Verdict
        How far the answer is.
    answer : str
        The learner's own value, as one line.
    reasons : tuple of str
        Why not yet; or a word about a correct answer.
    note : str
        What else there is to say, such as progress that could not be kept.
    label : str
        Name of the headline's label, where it is another than the verdict's.
    words : Words
        The labels, in the learner's language.
    """

    task: str
    verdict: Verdict
    answer: str = ""
    reasons: tuple[str, ...] = ()
    note: str = ""
    label: str = ""
    words: Words = field(default_factory=lambda: words_of(FALLBACK))

    def __bool__(self) -> bool:
        """Tell whether the answer is correct."""
        return self.verdict is Verdict.CORRECT

    def __repr__(self) -> str:
        lines = [f"{_MARKS[self.verdict]} {self._headline()}"]
        lines += [f"  - {reason}" for reason in self._reasons()]
        return "\n".join([*lines, *self._foot()])

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        reasons = "".join(f"<li>{escape(reason)}</li>" for reason in self._reasons())
        listed = f'<ul style="margin:0.3em 0 0;padding-left:1em">{reasons}</ul>' if reasons else ""
        foot = "".join(
            f'<p style="margin:0.4em 0 0;opacity:0.8">{escape(line)}</p>' for line in self._foot()
        )
        mark, colour = _MARKS[self.verdict], _COLOURS[self.verdict]
        return (
            f'<div role="status" class="cjm-outcome" data-verdict="{self.verdict.value}" '
            f'style="border-left:5px solid {colour};padding:0.4em 0.9em;max-width:46em">'
            f"<strong>{mark} {escape(self._headline())}</strong>{listed}{foot}</div>"
        )

    def _headline(self) -> str:
        return self.words(f"learning.{self.label or self.verdict.value}")

    def _reasons(self) -> list[str]:
        more = len(self.reasons) - _MOST
        rest = [self.words.count("learning.more_reasons", more)] if more > 0 else []
        return [*self.reasons[:_MOST], *rest]

    def _foot(self) -> list[str]:
        wrote = self.words("learning.you_answered", answer=self.answer) if self.answer else ""
        return [line for line in (wrote, self.note) if line]
