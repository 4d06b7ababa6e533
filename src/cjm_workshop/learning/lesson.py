"""`Lesson`: what an exercise holds.

One short line per cell::

lesson = Lesson("03")
lesson.check("offline", "a, c")
lesson.hint("offline")
lesson.solution("offline")
lesson.quiz()
lesson.reflect("gap")
lesson.progress()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from cjm_workshop import templates
from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import FALLBACK, words_of
from cjm_workshop.learning.checking import examine, is_strict
from cjm_workshop.learning.checks import Check, checks_of
from cjm_workshop.learning.content import Content, Task, content, lesson_files
from cjm_workshop.learning.folder import learners_folder
from cjm_workshop.learning.outcome import NotYet, Outcome, Verdict
from cjm_workshop.learning.placeholder import TODO
from cjm_workshop.learning.practice import open_practice
from cjm_workshop.learning.progress import LessonProgress, ProgressStore, Written
from cjm_workshop.learning.record import ProgressPage, lines_of
from cjm_workshop.learning.told import Told
from cjm_workshop.learning.worked import fill_in, worked_solution
from cjm_workshop.storage import SUFFIX
from cjm_workshop.storage.identity import remembered_name
from cjm_workshop.storage.showcase import Showcase
from cjm_workshop.templates.material import material
from cjm_workshop.workshop import Workshop

if TYPE_CHECKING:
    from ipywidgets import DOMWidget

    from cjm_workshop.widgets.quiz import Asked

__all__ = ["Lesson"]


class Lesson:
    """A lesson, as its exercise uses it.

    Parameters
    ----------
    name : str or Path
        Number (``"03"``) or topic of a lesson of the kit, or the path of a data file of your own.
    folder : Path, optional
        Where progress and practice workshops are kept; without it, the notebook's own folder.
    checks : mapping of str to callable, optional
        Checks of the open tasks, for a lesson of your own.
    solved : Path, optional
        The solved notebook, for a lesson of your own.
    language : str
        Of the labels.

    Raises
    ------
    UnknownName
        If there is no such lesson.
    FileFaults
        If its data file is faulty.
    """

    def __init__(
        self,
        name: str | Path,
        *,
        folder: Path | None = None,
        checks: Mapping[str, Check] | None = None,
        solved: Path | None = None,
        language: str = FALLBACK,
    ) -> None:
        self.content: Content = content(name)
        self.folder = folder or learners_folder()
        self._words = words_of(language)
        self._checks = checks_of(self.content.topic) if checks is None else checks
        self._solved = solved
        self._store = ProgressStore(self.folder)

    def __repr__(self) -> str:
        return f"{self.content.number} · {self.content.title}"

    # -- answers ------------------------------------------------------------------

    def check(self, task: str, answer: Any = TODO) -> Outcome:
        """Say about an answer: correct, not yet: because …, or not attempted. Never raises.

        Raises
        ------
        NotYet
            Only where ``CJM_STRICT=1`` is set and the answer is not correct.
        """
        outcome = examine(self.content, task, answer, self._checks, self._words)
        if is_strict() and not outcome:
            raise NotYet(f"{self!r}, {task}: {outcome!r}")
        if task not in self.content.tasks:
            return outcome
        return self._noted(outcome, lambda kept: kept.checked(task, outcome.verdict))

    def hint(self, task: str, number: int | None = None) -> Told:
        """Show the hints one after the other: each call shows one more.

        Parameters
        ----------
        task : str
            The task.
        number : int, optional
            Show them up to this one, from 1.
        """
        hints = self._task(task).hints
        seen = self._store.read().lesson(self.content.stem).task(task).hints
        upto = max(1, min(number or seen + 1, len(hints)))

        def shown(kept: LessonProgress) -> None:
            kept.task(task).hints = max(upto, kept.task(task).hints)

        lines = [
            f"**{self._words('learning.hint', number=at, of=len(hints))}** — {hint}"
            for at, hint in enumerate(hints[:upto], 1)
        ]
        if upto == len(hints):
            lines.append(f"*{self._words('learning.last_hint')}*")
        return Told("\n\n".join([*lines, *self._kept(shown)]))

    def solution(self, task: str) -> Told:
        """Show a worked solution, out of the solved lesson."""
        self._task(task)
        worked = worked_solution(self._solved_notebook, task, self._words("learning.in_python"))

        def seen(kept: LessonProgress) -> None:
            kept.task(task).solution_seen |= not kept.task(task).done

        head = f"**{self._words('learning.worked')}**"
        return Told("\n\n".join([head, worked, *self._kept(seen)]))

    # -- quiz and reflection -------------------------------------------------------

    def quiz(self, question: int | None = None, option: str = "") -> DOMWidget | Outcome:
        """Show the quiz; or, in plain Python, answer one of its questions.

        Parameters
        ----------
        question : int, optional
            Number of a question, from 1.
        option : str
            The option that you choose.
        """
        if question is not None:
            return self._answered(question, option)
        from cjm_workshop.widgets import quiz

        return quiz(self._questions(), self._words, self._choose)

    def reflect(self, name: str, text: str = "") -> DOMWidget | Told:
        """Ask for your own words, then show a rubric and a sample.

        Parameters
        ----------
        name : str
            What to think about.
        text : str
            Your words, for those who write them here; without them a form is shown.
        """
        if name not in self.content.reflections:
            raise UnknownName("reflection", name, self.content.reflections)
        asked = self.content.reflections[name]

        def keep(words: str, holds: list[int]) -> list[str]:
            written = Written(text=words, holds=tuple(holds))
            return self._kept(lambda kept: kept.reflections.update({name: written}))

        if text.strip():
            rubric = "\n".join(f"- {line}" for line in asked.rubric)
            told = f"**{self._words('learning.rubric')}**\n\n{rubric}"
            sample = f"**{self._words('learning.sample')}**\n\n> {asked.sample}"
            return Told("\n\n".join([told, sample, *keep(text.strip(), [])]))
        from cjm_workshop.widgets import reflection_form

        before = self._store.read().lesson(self.content.stem).reflections.get(name, Written())
        rubric_lines = [[line, at in before.holds] for at, line in enumerate(asked.rubric)]
        view = {"question": asked.question, "text": before.text, "sample": asked.sample}
        return reflection_form({**view, "rubric": rubric_lines}, self._words, keep)

    def progress(self) -> ProgressPage:
        """Show how far you are in all lessons; `export` writes a small record of it."""
        lessons = [content(file.stem) for file in lesson_files()]
        if all(one.stem != self.content.stem for one in lessons):
            lessons.append(self.content)
        lines = lines_of(lessons, self._store.read())
        return ProgressPage(lines, self._words, self.folder, remembered_name())

    # -- material --------------------------------------------------------------------

    def workshop(self, *, fresh: bool = False) -> Workshop:
        """Open your practice workshop for this lesson.

        Parameters
        ----------
        fresh : bool
            Begin again with a new one; the one before stays in the folder ``practice``.
        """
        return open_practice(self.content, self.folder, fresh=fresh)

    def example(self) -> Workshop:
        """Return a practice workshop as somebody else filled it in, to look at."""
        with TemporaryDirectory() as folder, open_practice(self.content, Path(folder)) as workshop:
            fill_in(self._solved_notebook, workshop)
            state = workshop.state()
        path = self.folder / f"{self.content.stem}-example{SUFFIX}"
        return Workshop(Showcase(path, state, own="lesson.workshop()"))

    def file(self, name: str) -> Path:
        """Return a file of the case's research, such as ``"survey.csv"``."""
        files = {file.name: file for file in sorted(templates.research_folder().glob("*.csv"))}
        if name not in files:
            raise UnknownName("file of the case", name, files)
        return files[name]

    # -- how it is done ----------------------------------------------------------------

    @property
    def _solved_notebook(self) -> Path:
        return self._solved or material("solutions") / f"{self.content.stem}.ipynb"

    def _task(self, name: str) -> Task:
        if name not in self.content.tasks:
            raise UnknownName("task", name, self.content.tasks)
        return self.content.tasks[name]

    def _answered(self, question: int, option: str) -> Outcome:
        if not 1 <= question <= len(self.content.quiz):
            known = [str(at) for at in range(1, len(self.content.quiz) + 1)]
            raise UnknownName("question", str(question), known)
        asked = self.content.quiz[question - 1]
        key = option.strip(" ().").lower()
        if key not in asked.options:
            raise UnknownName("option", option, asked.options)
        verdict = Verdict.CORRECT if key == asked.right else Verdict.NOT_YET
        name = self._words("learning.question", number=question, of=len(self.content.quiz))
        outcome = Outcome(name, verdict, key, (asked.feedback[key],), words=self._words)
        return self._noted(outcome, lambda kept: kept.quiz.update({question: key}))

    def _choose(self, question: int, option: str) -> list[Asked]:
        self._answered(question, option)
        return self._questions()

    def _questions(self) -> list[Asked]:
        chosen = self._store.read().lesson(self.content.stem).quiz
        return [
            {
                "text": asked.question,
                "options": list(asked.options.items()),
                "chosen": chosen.get(at, ""),
                "right": None if at not in chosen else chosen[at] == asked.right,
                "feedback": asked.feedback.get(chosen.get(at, ""), ""),
            }
            for at, asked in enumerate(self.content.quiz, 1)
        ]

    def _noted(self, outcome: Outcome, change: Callable[[LessonProgress], object]) -> Outcome:
        told = self._kept(change)
        return replace(outcome, note="\n".join([outcome.note, *told]).strip()) if told else outcome

    def _kept(self, change: Callable[[LessonProgress], object]) -> list[str]:
        """Change the progress; return what there is to say where it could not be kept."""
        try:
            self._store.change(self.content.stem, change)
        except OSError as error:
            return [self._words("learning.not_kept", reason=str(error))]
        return []
