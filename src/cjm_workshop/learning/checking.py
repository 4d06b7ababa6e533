"""Finding the outcome of an answer: read it, check it, and never raise because of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import Words
from cjm_workshop.learning.answers import Unreadable, read, shown
from cjm_workshop.learning.checks import Check
from cjm_workshop.learning.closed import closed
from cjm_workshop.learning.content import Content, Task
from cjm_workshop.learning.outcome import Outcome, Verdict
from cjm_workshop.learning.placeholder import TODO, holds_todo, is_blank
from cjm_workshop.learning.practice import untouched

__all__ = ["STRICT_VARIABLE", "examine", "is_strict"]

STRICT_VARIABLE = "CJM_STRICT"
"""Environment variable: set to 1, an outcome that is not correct is raised as an error."""


def is_strict() -> bool:
    """Tell whether an answer that is not correct shall be an error, as for solved lessons."""
    return os.environ.get(STRICT_VARIABLE) == "1"


def examine(
    lesson: Content, name: str, answer: Any, checks: Mapping[str, Check], words: Words
) -> Outcome:
    """Return what is to be said about an answer.

    Parameters
    ----------
    lesson : Content
        The lesson.
    name : str
        The task.
    answer : object
        What the learner wrote, of whatever kind.
    checks : mapping of str to callable
        The checks of the open tasks.
    words : Words
        The labels of the outcome.
    """
    task = lesson.tasks.get(name)

    def outcome(verdict: Verdict, *reasons: str, note: str = "", label: str = "") -> Outcome:
        silent = verdict is Verdict.NOT_ATTEMPTED or (task and task.kind == "workshop")
        answered = "" if silent else shown(answer)  # a whole workshop tells nothing in one line
        return Outcome(name, verdict, answered, reasons, note, label, words)

    if task is None:
        return outcome(Verdict.NOT_YET, str(UnknownName("task", name, lesson.tasks)))
    if is_blank(answer):
        return outcome(Verdict.NOT_ATTEMPTED)
    if holds_todo(answer):
        return outcome(Verdict.NOT_YET, f"{TODO} still stands in a part of it.")
    try:
        plain = read(task.kind, answer, task.options)
    except Unreadable as error:
        return outcome(Verdict.NOT_YET, f"what was expected is {error}.")
    if task.kind == "workshop" and untouched(lesson, plain, task.looks_at):
        return outcome(Verdict.NOT_ATTEMPTED, label="nothing_changed")
    reasons = _reasons(task, name, plain, checks)
    if reasons:
        return outcome(Verdict.NOT_YET, *reasons)
    return outcome(Verdict.CORRECT, note=task.well)


def _reasons(task: Task, name: str, plain: Any, checks: Mapping[str, Check]) -> list[str]:
    check = checks.get(name)
    if check is None:
        return list(closed(task, plain))
    try:
        return list(check(plain))
    except Exception as error:
        if is_strict():
            raise
        # a learner must not be stopped by a fault of ours; the tests run strict and find it
        return [f"the check could not cope with this answer ({error!r}). That is our fault."]
