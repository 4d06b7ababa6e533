"""A learner's progress over all lessons: shown in the notebook, exported as a small record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import NamedTuple

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import Words
from cjm_workshop.learning.content import Content
from cjm_workshop.learning.progress import Progress
from cjm_workshop.storage import Disk

__all__ = ["Line", "ProgressPage", "lines_of"]

_ENDINGS = (".html", ".pdf")
_CELL = "padding:0.25em 1em 0.25em 0;text-align:left;vertical-align:top"


class Line(NamedTuple):
    """How far one lesson is."""

    stem: str
    title: str
    tasks_done: int
    tasks: int
    quiz_right: int
    quiz: int
    written: int
    reflections: int

    @property
    def begun(self) -> bool:
        """Whether anything was done."""
        return bool(self.tasks_done or self.quiz_right or self.written)

    @property
    def done(self) -> bool:
        """Whether everything is done: each task, each question of the quiz, each reflection."""
        return (self.tasks, self.quiz, self.reflections) == (
            self.tasks_done,
            self.quiz_right,
            self.written,
        )

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.stem.partition('_')[0]} · {self.title}"


def lines_of(lessons: Iterable[Content], progress: Progress) -> list[Line]:
    """Return how far each lesson is, in their order."""
    return [_line(lesson, progress) for lesson in lessons]


def _line(lesson: Content, progress: Progress) -> Line:
    kept = progress.lesson(lesson.stem)
    done = sum(kept.tasks[name].done for name in lesson.tasks if name in kept.tasks)
    right = sum(kept.quiz.get(at) == asked.right for at, asked in enumerate(lesson.quiz, 1))
    written = sum(bool(kept.reflections.get(name)) for name in lesson.reflections)
    return Line(
        lesson.stem, lesson.title, done, len(lesson.tasks), right, len(lesson.quiz),
        written, len(lesson.reflections),
    )  # fmt: skip


@dataclass(frozen=True)
class ProgressPage:
    """How far a learner is.

    Attributes
    ----------
    lines : sequence of Line
        The lessons in their order.
    words : Words
        The labels.
    folder : Path
        Where a record is written.
    learner : str
        The name that stands on it; may be empty.
    """

    lines: Sequence[Line]
    words: Words
    folder: Path
    learner: str = ""

    def export(self, name: str | Path = "my-record.html") -> Path:
        """Write the record as a page or a PDF; the ending says which.

        Parameters
        ----------
        name : str or Path
            ``my-record.html`` or ``my-record.pdf``; a bare name goes into the learner's folder.

        Raises
        ------
        UnknownName
            If it ends otherwise.
        """
        file = self.folder / name
        if file.suffix not in _ENDINGS:
            raise UnknownName("ending for a record", file.suffix or file.name, _ENDINGS)
        data = self._pdf() if file.suffix == ".pdf" else self._page().encode()
        Disk().write_atomic(file, data)
        return file

    @property
    def next_step(self) -> str:
        """What to do next, as a sentence."""
        still = [line for line in self.lines if not line.done]
        for line in sorted(still, key=lambda line: not line.begun):
            key = "learning.go_on" if line.begun else "learning.begin"
            return self.words(key, lesson=line.name)
        return self.words("learning.all_done")

    @property
    def head(self) -> tuple[str, ...]:
        """The headings of the columns."""
        names = ("lesson", "tasks", "quiz", "reflection")
        return tuple(self.words(f"learning.{name}") for name in names)

    def row(self, line: Line) -> tuple[str, ...]:
        """Return what stands in the columns for a lesson."""
        return (
            f"{'✔ ' if line.done else ''}{line.name}",
            f"{line.tasks_done} / {line.tasks}",
            f"{line.quiz_right} / {line.quiz}",
            f"{line.written} / {line.reflections}",
        )

    def __repr__(self) -> str:
        width = max(len(self.row(line)[0]) for line in self.lines)
        rows = [self.head, *(self.row(line) for line in self.lines)]
        table = [f"{row[0]:<{width}}  {row[1]:>8} {row[2]:>8} {row[3]:>8}" for row in rows]
        return "\n".join([self.words("learning.progress"), *table, self.next_step])

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        title = escape(self.words("learning.progress"))
        return (
            f'<div class="cjm-progress"><strong>{title}</strong>{self._table()}'
            f"<p>{escape(self.next_step)}</p></div>"
        )

    def _table(self) -> str:
        head = "".join(_cell("th", text) for text in self.head)
        rows = ("".join(_cell("td", text) for text in self.row(line)) for line in self.lines)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _page(self) -> str:
        title, stays = self.words("learning.record"), self.words("learning.stays_here")
        return (
            f'<!doctype html>\n<html lang="{self.words.language}"><head><meta charset="utf-8">'
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>"
            f"<h1>{escape(title)}</h1><p>{escape(self.signed)}</p>{self._table()}"
            f"<p>{escape(self.next_step)}</p><p><small>{escape(stays)}</small></p>"
            f"</main></body></html>\n"
        )

    @property
    def signed(self) -> str:
        """Who and when."""
        today = date.today()  # noqa: DTZ011 - the learner's own day
        return " · ".join(part for part in (self.learner, today.isoformat()) if part)

    def _pdf(self) -> bytes:
        from cjm_workshop.draw.figure import pdf
        from cjm_workshop.draw.layout.record_sheet import record_sheet

        rows = [self.head, *(self.row(line) for line in self.lines)]
        foot = (self.next_step, self.words("learning.stays_here"))
        return pdf(record_sheet(self.words("learning.record"), self.signed, rows, foot))


def _cell(tag: str, text: str) -> str:
    return f'<{tag} style="{_CELL}">{escape(text)}</{tag}>'


_STYLE = (
    "body{margin:3em auto;max-width:46em;padding:0 1em;font:16px/1.5 system-ui,sans-serif;"
    "color:#1b2430;background:#fff}table{border-collapse:collapse;margin:1.5em 0}"
    "th,td{border-bottom:1px solid #c3cad4}"
)
