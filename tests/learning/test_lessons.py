"""The lessons of the kit: made from one source, complete, and right."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from cjm_workshop.learning import Lesson, NotYet, Outcome, Verdict
from cjm_workshop.learning.checks import checks_of
from cjm_workshop.learning.content import Content, content, lesson_files
from cjm_workshop.learning.exercises import exercise_of
from cjm_workshop.learning.plan import NOTES, plan_of
from cjm_workshop.learning.practice import start_state
from cjm_workshop.model import State

ROOT = Path(__file__).parents[2]
LESSONS = [content(file.stem) for file in lesson_files()]
every = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
Run = Callable[[Path], dict[str, Any]]


def solved(lesson: Content) -> Path:
    return ROOT / "solutions" / f"{lesson.stem}.ipynb"


def exercise(lesson: Content) -> Path:
    return ROOT / "exercises" / f"{lesson.stem}.ipynb"


def code_of(file: Path) -> str:
    cells = nbformat.read(file, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


def test_there_is_one_lesson_for_each_solved_notebook_and_exercise() -> None:
    stems = [lesson.stem for lesson in LESSONS]
    for folder in ("solutions", "exercises"):
        assert [file.stem for file in sorted((ROOT / folder).glob("*.ipynb"))] == stems


@every
def test_an_exercise_is_what_its_lesson_makes(lesson: Content) -> None:
    assert exercise(lesson).read_bytes() == exercise_of(solved(lesson)), (
        "run cjm-workshop exercises, and commit both"
    )


@every
def test_a_solution_passes_all_its_checks(
    lesson: Content, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CJM_STRICT", "1")
    given = run(solved(lesson))
    passed = {value.task for value in given.values() if isinstance(value, Outcome)}
    assert passed == set(lesson.tasks)


@every
def test_the_example_passes_the_checks_of_open_boards_and_forms(
    lesson: Content, learner: Path
) -> None:
    asked = Lesson(lesson.stem)
    calls = re.findall(r"lesson\.example\(\)\.(\w+)\(", solved(lesson).read_text("utf-8"))
    example = asked.example()
    assert all(callable(getattr(example, call)) for call in calls)
    open_tasks = [name for name, task in lesson.tasks.items() if task.kind == "workshop"]
    # the sources of lesson 01 are brought in by its learner's own lines, not in a cell of their own
    for name in open_tasks if lesson.number != "01" else ():
        assert asked.check(name, example), name


@every
def test_an_exercise_as_it_is_handed_out_is_not_attempted(lesson: Content, run: Run) -> None:
    given = run(exercise(lesson))
    verdicts = {v.task: v.verdict for v in given.values() if isinstance(v, Outcome)}
    assert verdicts == dict.fromkeys(lesson.tasks, Verdict.NOT_ATTEMPTED)


@every
def test_an_exercise_as_it_is_handed_out_fails_in_strict_mode(
    lesson: Content, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CJM_STRICT", "1")
    with pytest.raises(NotYet, match="Not attempted yet"):
        run(exercise(lesson))


@every
def test_each_task_is_checked_and_has_hints_and_a_worked_solution(
    lesson: Content, learner: Path
) -> None:
    code = code_of(exercise(lesson))
    for name in lesson.tasks:
        assert f'lesson.check("{name}", ' in code
        assert f'# lesson.hint("{name}")' in code.splitlines()
        assert f'# lesson.solution("{name}")' in code.splitlines()
        assert len(lesson.tasks[name].hints) >= 2, name
        worked = Lesson(lesson.stem).solution(name).text
        assert "SOLUTION" not in worked
        assert len(worked) > 40, name
    named = set(re.findall(r'lesson\.\w+\("(\w+)"', code))
    assert named == {*lesson.tasks, *lesson.reflections}


@every
def test_each_open_task_has_a_check_and_each_check_a_task(lesson: Content) -> None:
    open_tasks = {name for name, task in lesson.tasks.items() if not task.closed}
    assert set(checks_of(lesson.topic)) == open_tasks


@every
def test_a_lesson_has_five_questions_and_something_to_judge(lesson: Content) -> None:
    assert len(lesson.quiz) == 5
    assert all(len(question.options) in (3, 4) for question in lesson.quiz)
    assert len({question.right for question in lesson.quiz}) > 1
    assert lesson.reflections
    code = code_of(exercise(lesson))
    assert "lesson.quiz()" in code
    assert "lesson.progress()" in code
    assert all(f'lesson.reflect("{name}")' in code for name in lesson.reflections)


@every
def test_what_is_said_about_wrong_answers_fits_the_task(lesson: Content) -> None:
    for name, task in lesson.tasks.items():
        if task.kind in ("choice", "choices"):
            right = {task.right} if isinstance(task.right, str) else set(task.right or ())
            assert right < set(task.options), name
            assert set(task.because) == set(task.options) - right, name
        elif isinstance(task.right, dict):
            assert set(task.right.values()) <= set(task.options), name
            assert set(task.because) == set(task.right), name


@every
def test_the_practice_workshop_is_sound_on_its_own(lesson: Content) -> None:
    state = start_state(lesson)
    assert State.model_validate(state.model_dump()) == state
    known = {record.id for record in state.records()}
    for record in state.records():
        for found in re.findall(r"'([a-z]+-[a-z0-9-]+)'", repr(record.model_dump())):
            kind = found.partition("-")[0]
            if kind in ("evidence", "persona", "channel", "touchpoint", "stage", "journey", "step"):
                assert found in known, f"{record.id} names {found}"


@every
def test_a_lesson_can_be_taught(lesson: Content) -> None:
    plan = plan_of(solved(lesson))
    assert plan.title.startswith(f"{lesson.number} · ")
    assert plan.title.endswith(lesson.title)
    assert 2 <= len(plan.aims) <= 5
    assert 20 <= plan.alone <= 45
    assert 10 <= plan.minutes <= 60
    assert plan.mode in ("solo", "pairs", "table")
    assert set(plan.notes) == set(NOTES)
    assert plan.when_late
