"""What a lesson is made of: tasks, hints, quiz and reflection, as its data file holds them.

A file ``NN_topic.toml``::

    title = "Touchpoints and channels"

    [workshop]
    keep = ["evidence", "channels"]       # what of the case lies in the practice workshop

    [tasks.offline]
    kind = "choices"                      # see `cjm_workshop.learning.answers`
    options = ["a", "b", "c"]
    right = ["a", "c"]                    # closed tasks; open ones have a function instead
    hints = ["Which of them has a stamp?"]
    because.b = "It needs a screen."

    [[quiz]]
    question = "…"
    right = "b"
    options.a = "…"
    feedback.a = "…"

    [reflections.gap]
    question = "…"
    rubric = ["…"]
    sample = "…"
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from cjm_workshop.errors import Fault, FileFaults, UnknownName
from cjm_workshop.learning.answers import Kind

__all__ = ["Content", "Practice", "Question", "Reflection", "Task", "content", "lesson_files"]

_HOME = Path(__file__).parent / "lessons"
_ADVICE = "The module cjm_workshop.learning.content tells what stands in such a file."
Filled = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Practice(_Part):
    """The practice workshop that a lesson begins with."""

    template: str = "freshcart"
    """The workshop from which it is cut; ``blank`` for nothing."""
    source: str = ""
    """A text in ``learning/sources`` from which it is cut in place of a template."""
    keep: tuple[str, ...] = ()
    """Collections of that workshop that are there from the start."""
    charter: bool = True
    """Whether its charter is there."""
    unsorted: tuple[str, ...] = ()
    """Notes of that workshop, by their ids, that lie there taken out of their clusters."""


class Task(_Part):
    """One thing to do."""

    kind: Kind = "text"
    options: tuple[str, ...] = ()
    right: str | float | tuple[str, ...] | dict[str, str] | None = None
    """The answer of a closed task. An open task has none: a function checks it."""
    tolerance: float = 0.0
    """How far a number may be from the right one."""
    percent: bool = False
    """Whether the number is a share: 0.43 is then as right as 43."""
    hints: tuple[Filled, ...]
    because: dict[str, Filled] = {}
    """Why an answer is wrong: by option, by item of a pair, or by a number that lies near."""
    well: str = ""
    """What is said about a correct answer."""
    looks_at: tuple[str, ...] = ()
    """Collections of the workshop that the task changes; unchanged, it is not attempted."""

    @property
    def closed(self) -> bool:
        """Whether the right answer stands here."""
        return self.right is not None

    @model_validator(mode="after")
    def _fits(self) -> Task:
        if self.kind in ("choice", "choices", "pairs") and not self.options:
            raise ValueError("needs options")
        if self.kind == "workshop" and not self.looks_at:
            raise ValueError("needs looks_at: what of the workshop the task changes")
        return self


class Question(_Part):
    """A question of the quiz, with feedback for each option."""

    question: Filled
    options: dict[str, Filled]
    right: str
    feedback: dict[str, Filled]

    @model_validator(mode="after")
    def _fits(self) -> Question:
        if self.right not in self.options or set(self.feedback) != set(self.options):
            raise ValueError("the right option and a feedback for every option must be there")
        return self


class Reflection(_Part):
    """A matter of judgement: own words, held against a rubric and a sample."""

    question: Filled
    rubric: tuple[Filled, ...] = Field(min_length=2)
    sample: Filled


class Content(_Part):
    """All of a lesson but its notebook."""

    stem: str
    """As the notebook is called: ``03_touchpoints``."""
    title: Filled
    workshop: Practice = Practice()
    tasks: dict[str, Task] = {}
    quiz: tuple[Question, ...] = ()
    reflections: dict[str, Reflection] = {}

    @property
    def number(self) -> str:
        """What the lesson is called for short: ``03``."""
        return self.stem.partition("_")[0]

    @property
    def topic(self) -> str:
        """Its name without the number: ``touchpoints``."""
        return self.stem.partition("_")[2]


def lesson_files() -> list[Path]:
    """Return the data files of the kit's lessons, in their order."""
    return sorted(_HOME.glob("*.toml"))


def content(lesson: str | Path) -> Content:
    """Return what a lesson is made of.

    Parameters
    ----------
    lesson : str or Path
        Number, topic or stem of a lesson of the kit, or the path of a data file of your own.

    Raises
    ------
    UnknownName
        If there is no such lesson.
    FileFaults
        If the file is faulty; every fault is named.
    """
    if str(lesson).endswith(".toml"):
        return _read(Path(lesson))
    for file in lesson_files():
        number, _, topic = file.stem.partition("_")
        if str(lesson) in (number, topic, file.stem):
            return _read(file)
    raise UnknownName("lesson", str(lesson), [file.stem for file in lesson_files()])


@cache
def _read(file: Path) -> Content:
    try:
        table: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        fault = Fault(file.name, str(error), "a data file of a lesson, in TOML")
        raise FileFaults(f"{file} cannot be read.", [fault], _ADVICE) from error
    try:
        return Content(stem=file.stem, **table)
    except ValidationError as error:
        faults = [_fault(item) for item in error.errors()]
        raise FileFaults(f"{file} is no lesson.", faults, _ADVICE) from None


def _fault(item: Any) -> Fault:
    return Fault(".".join(map(str, item["loc"])), repr(item["input"])[:80], item["msg"])
