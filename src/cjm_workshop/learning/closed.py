"""Checks of tasks whose right answer stands in the data file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cjm_workshop.learning.content import Task

__all__ = ["closed"]


def closed(task: Task, answer: object) -> Iterator[str]:
    """Yield why an answer is not right yet; nothing where it is. The answer is never told."""
    if isinstance(answer, frozenset):
        yield from _choices(task, answer)
    elif isinstance(answer, Mapping):
        yield from _pairs(task, answer)
    elif isinstance(answer, float):
        yield from _number(task, answer)
    elif answer != task.right:
        yield task.because.get(str(answer), f"{answer} is not it. Read the task once more.")


def _choices(task: Task, answer: frozenset[str]) -> Iterator[str]:
    right = frozenset(task.right) if isinstance(task.right, tuple) else frozenset()
    for wrong in sorted(answer - right):
        yield f"{wrong}: {task.because.get(wrong, 'this one does not belong.')}"
    missing = len(right - answer)
    if missing:
        yield "One is still missing." if missing == 1 else f"{missing} are still missing."


def _pairs(task: Task, answer: Mapping[str, str]) -> Iterator[str]:
    right = task.right if isinstance(task.right, dict) else {}
    missing = [key for key in right if key not in answer]
    if missing:
        yield f"Still without an answer: {', '.join(missing)}."
    for key in _in_order(key for key in right if key in answer and answer[key] != right[key]):
        why = task.because.get(key, "look at it again.")
        yield f"{key} is not “{answer[key]}”: {why}"
    strange = [key for key in answer if key not in right]
    if strange:
        yield f"There is no {strange[0]}; the items are {', '.join(right)}."


def _in_order(keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: (len(key), key))


def _number(task: Task, answer: float) -> Iterator[str]:
    assert isinstance(task.right, float)
    wanted = task.right
    shares = [answer, answer * 100] if task.percent and 0 < answer <= 1 else [answer]
    if any(abs(share - wanted) <= task.tolerance for share in shares):
        return
    for near, why in task.because.items():
        if abs(answer - float(near)) <= task.tolerance:
            yield why
            return
    yield "It is less than that." if shares[-1] > wanted else "It is more than that."
