"""What a learner has done so far: one small file in the learner's folder, and nowhere else.

Several notebooks, each in its own kernel, write to it: a lock lets one change it at a time, and
it is replaced as a whole, so that whoever reads finds the old or the new.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from cjm_workshop.learning.outcome import Verdict
from cjm_workshop.storage import Disk, Lock

__all__ = ["LessonProgress", "Progress", "ProgressStore", "TaskProgress", "Written"]

_FILE = "progress.json"
_PATIENCE = 10.0
"""Seconds to wait for another notebook that is writing."""


class TaskProgress(BaseModel):
    """How far a task is."""

    done: bool = False
    """Whether an answer was correct once; a later try does not take that away."""
    tries: int = 0
    """Answers that were checked, until the first correct one."""
    hints: int = 0
    """Hints that were shown."""
    solution_seen: bool = False
    """Whether the worked solution was shown before an answer was correct."""


class Written(BaseModel):
    """A learner's own words on a matter of judgement."""

    text: str = ""
    holds: tuple[int, ...] = ()
    """Lines of the rubric that hold, as the learner sees it, from 0."""


class LessonProgress(BaseModel):
    """How far a lesson is."""

    tasks: dict[str, TaskProgress] = Field(default_factory=dict)
    quiz: dict[int, str] = Field(default_factory=dict)
    """The option that was chosen, by the number of the question."""
    reflections: dict[str, Written] = Field(default_factory=dict)
    touched: datetime | None = None

    def task(self, name: str) -> TaskProgress:
        """Return the progress of a task, which is kept here from now on."""
        return self.tasks.setdefault(name, TaskProgress())

    def checked(self, name: str, verdict: Verdict) -> None:
        """Take down that an answer was checked."""
        task = self.task(name)
        if verdict is Verdict.NOT_ATTEMPTED or task.done:
            return
        task.tries += 1
        task.done = verdict is Verdict.CORRECT


class Progress(BaseModel):
    """Everything that is kept about a learner."""

    format: str = "cjm-learning 1"
    lessons: dict[str, LessonProgress] = Field(default_factory=dict)

    def lesson(self, stem: str) -> LessonProgress:
        """Return the progress of a lesson, which is kept here from now on."""
        return self.lessons.setdefault(stem, LessonProgress())


class ProgressStore:
    """Keeps the progress of a folder's learner.

    Parameters
    ----------
    folder : Path
        Where the learner works; the file is made with the first change.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / _FILE

    def read(self) -> Progress:
        """Return what is kept; nothing where there is no file yet, or none that can be opened."""
        try:
            return self._read()
        except OSError:  # the lesson works without it, and the next change tells why
            return Progress()

    def _read(self) -> Progress:
        """Return what is kept, as long as it can be opened.

        A file that is no progress is set aside under another name, never overwritten.
        """
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return Progress()
        try:
            return Progress.model_validate_json(text)
        except ValidationError:
            self._set_aside()
            return Progress()

    def change(self, stem: str, change: Callable[[LessonProgress], object]) -> Progress:
        """Change the progress of a lesson; it is on the disk when this returns.

        Raises
        ------
        OSError
            If it cannot be read or written; then nothing is overwritten.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with Lock(self.path.with_name(f".{_FILE}.lock"), _PATIENCE):
            progress = self._read()
            lesson = progress.lesson(stem)
            change(lesson)
            lesson.touched = datetime.now(UTC)
            data = progress.model_dump_json(indent=1, exclude_defaults=True)
            Disk().write_atomic(self.path, f"{data}\n".encode())
        return progress

    def _set_aside(self) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        self.path.rename(self.path.with_name(f"progress-unreadable-{stamp}.json"))
