"""Closed tasks of the lessons: every way to write an answer, and what is said about wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cjm_workshop.learning import TODO
from cjm_workshop.learning.closed import closed
from cjm_workshop.learning.content import Content, Task, content, lesson_files

Say = Callable[..., str]

RIGHT = [
    ("00", "decisions", "b, d, f"),
    ("00", "decisions", ["F", "b", "D"]),
    ("00", "decisions", {"b", "d", "f"}),
    ("00", "decisions", "bdf"),
    ("00", "decisions", "b) and d) and f)"),
    ("00", "beginning", "b"),
    ("00", "beginning", "(B)"),
    ("00", "beginning", ["b"]),
    ("01", "levels", "observed, reported, inferred, assumed, observed"),
    ("01", "levels", ["Observed", "reported", "INFERRED", "assumed", "observed"]),
    ("01", "levels", "1 observed, 2 reported, 3 inferred, 4 assumed, 5 observed"),
    ("01", "levels", {2: "reported", 1: "observed", 3: "inferred", 4: "assumed", 5: "observed"}),
    ("01", "doubles", 7),
    ("01", "doubles", "7 answers"),
    ("01", "doubles", 7.0),
    ("01", "polished", "d+b"),
    ("01", "polished", ("b", "d")),
    ("02", "lines", "b d f"),
    ("02", "pattern", "P02, P04, P07, P10, P12"),
    ("02", "pattern", ["p12", "p10", "p07", "p04", "p02"]),
    ("03", "words", "touchpoint, channel, stage, touchpoint, channel, stage"),
    ("03", "words", "1: touchpoint; 2: channel; 3: stage; 4: touchpoint; 5: channel; 6: stage"),
    ("03", "ours", "f/d/b"),
    ("04", "boxes", "says does thinks feels does thinks says feels"),
    ("04", "contradiction", "b & d"),
]

WRONG = [
    ("00", "decisions", "a, b, d, f", "a: nobody is ever done with understanding."),
    ("00", "decisions", "b, d", "One is still missing."),
    ("00", "decisions", "c", "c: every project says this."),
    ("00", "decisions", "g", "what was expected is letters from a, b, c, d, e and f"),
    ("00", "beginning", "a", "by then she has already thought, asked and compared."),
    ("00", "beginning", "a, b", "exactly one of a, b, c and d; you chose 2"),
    ("01", "levels", "observed, observed, inferred, assumed, observed", "2 is not “observed”"),
    ("01", "levels", "observed, reported", "Still without an answer: 3, 4, 5."),
    ("01", "levels", "seen, reported", 'you wrote "seen"'),
    ("01", "levels", {"1": "observed", "9": "assumed"}, "There is no 9; the items are 1, 2, 3"),
    ("01", "doubles", 347, "that is how many answers there are in all."),
    ("01", "doubles", 2, "It is more than that."),
    ("01", "doubles", "1,000", "It is less than that."),
    ("01", "doubles", "six or seven", "what was expected is one number, such as 12"),
    ("01", "polished", "b", "One is still missing."),
    ("01", "polished", "a, b, d", "a: it stands in the table, word for word."),
    ("02", "lines", "a, b, d, f", "a: at 24 or 44, with the same shifts"),
    ("02", "pattern", "P02, P03, P04, P07, P10, P12", "P03: she does speak of paying."),
    ("02", "pattern", "P02", "4 are still missing."),
    ("03", "words", ["channel"] * 6, "1 is not “channel”: it happens once"),
    ("03", "ours", "b, d, e", "e: you can see her standing there."),
    ("04", "boxes", ["says"] * 8, "2 is not “says”: could a camera see it?"),
    ("04", "contradiction", "b, c", "c: she likes the van and watches it."),
]

BLANKS = [TODO, "", "  ", None, ..., "TODO", "...", [], [TODO], {"1": TODO}, "____"]


def named(value: object) -> str:
    """Return a test's name that is the same in every process; that of a set of texts is not."""
    return str(sorted(value)) if isinstance(value, set) else str(value)


@pytest.mark.parametrize(("lesson", "task", "answer"), RIGHT, ids=named)
def test_a_right_answer_however_it_is_written(
    reasons: Say, lesson: str, task: str, answer: Any
) -> None:
    assert reasons(lesson, task, answer) == "correct"


@pytest.mark.parametrize(("lesson", "task", "answer", "said"), WRONG, ids=named)
def test_a_wrong_answer_is_told_why(
    reasons: Say, lesson: str, task: str, answer: Any, said: str
) -> None:
    assert said in reasons(lesson, task, answer)


CLOSED = [
    (lesson, name)
    for lesson in (content(file.stem) for file in lesson_files())
    for name, task in lesson.tasks.items()
    if task.closed
]
each_closed = pytest.mark.parametrize(
    ("lesson", "name"), CLOSED, ids=lambda one: getattr(one, "stem", one)
)


@each_closed
def test_the_answer_that_stands_in_the_file_is_right(
    reasons: Say, lesson: Content, name: str
) -> None:
    assert reasons(lesson.stem, name, lesson.tasks[name].right) == "correct"


@each_closed
@pytest.mark.parametrize("blank", BLANKS, ids=repr)
def test_a_blank_is_not_attempted(reasons: Say, lesson: Content, name: str, blank: Any) -> None:
    assert reasons(lesson.stem, name, blank) == "not_attempted"


@each_closed
def test_each_single_mistake_is_told_and_the_answer_never(lesson: Content, name: str) -> None:
    task = lesson.tasks[name]
    for answer in mistakes(task):
        said = " ".join(closed(task, answer))
        assert said
        if isinstance(task.right, str):
            assert f'"{task.right}"' not in said
        elif isinstance(task.right, tuple):
            hidden = set(task.right) - set(answer)
            assert not [key for key in hidden if f"{key}:" in said]


def mistakes(task: Task) -> list[Any]:
    """Return answers with one mistake each."""
    right = task.right
    if isinstance(right, float):
        return [right - 1, right + 1, right * 10]
    if isinstance(right, str):
        return [option for option in task.options if option != right]
    if isinstance(right, dict):
        others = {key: [w for w in task.options if w != word] for key, word in right.items()}
        return [{**right, key: word} for key, words in others.items() for word in words]
    assert right is not None
    chosen = frozenset(right)
    extra = [chosen | {option} for option in task.options if option not in chosen]
    return [*extra, *(chosen - {option} for option in right)]


def test_a_share_may_be_written_as_a_fraction() -> None:
    task = Task(kind="number", right=43, percent=True, tolerance=0.5, hints=("a",))
    assert not list(closed(task, 0.43))
    assert not list(closed(task, 43.4))
    assert list(closed(task, 0.5)) == ["It is less than that."]
    assert list(closed(task, 4.3)) == ["It is more than that."]
