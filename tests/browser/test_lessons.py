"""A learner works through a lesson in JupyterLab: answers, quiz, own words, progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from waiting import until


def test_a_learner_answers_and_finds_the_progress_again(open_notebook: Callable[..., Any]) -> None:
    notebook = open_notebook("00_start_here", "exercises")
    page, cells = notebook.page, notebook.cells()
    notebook.run_all()
    quiz = notebook.show("quiz-show").get_by_test_id("cjm-quiz")
    quiz.locator("xpath=self::*[@data-ready]").wait_for()

    answers_a_task(notebook)
    fills_in_a_form(notebook)
    answers_the_quiz(notebook)
    writes_own_words(notebook)
    assert notebook.cells() == cells  # no key reached JupyterLab from inside a widget

    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells…", exact=True).click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    progress = notebook.show("progress-show").locator(".cjm-progress")
    progress.get_by_role("cell", name="1 / 4").wait_for()
    assert "The whole team" in notebook.python("print(workshop.state().charter.owner)")
    progress.get_by_role("cell", name="1 / 5").wait_for()
    progress.get_by_role("cell", name="1 / 1").wait_for()
    quiz = notebook.show("quiz-show").get_by_test_id("cjm-quiz")
    quiz.get_by_text("3 questions to go.").wait_for()
    assert question(quiz, 1).get_by_label("So that you can tell").is_checked()


def answers_a_task(notebook: Any) -> None:
    notebook.type_into("beginning-check", 'lesson.check("beginning", "a")')
    said = notebook.show("beginning-check").locator(".cjm-outcome")
    said.filter(has_text="by then she has already thought").wait_for()
    assert said.get_attribute("data-verdict") == "not_yet"
    notebook.type_into("beginning-check", 'lesson.check("beginning", "b")')
    said.filter(has_text="Correct.").wait_for()


def fills_in_a_form(notebook: Any) -> None:
    form = notebook.show("charter-form").get_by_role("group").first
    form.get_by_label("Owner of the map").fill("The whole team")
    form.get_by_label("Decision", exact=True).fill("Do we build slots or buy them?")
    form.get_by_label("It starts when").focus()  # what was typed goes to the kernel
    kept = "print(workshop.state().charter.owner, workshop.state().charter.decision)"
    until(lambda: "The whole team Do we build" in notebook.python(kept), "the keeping of the form")
    notebook.show("charter-check").locator(".cm-content").click()
    notebook.page.keyboard.press("Control+Enter")
    said = notebook.show("charter-check").locator(".cjm-outcome[data-verdict='not_yet']")
    said.filter(has_text="the scenario").wait_for()


def question(quiz: Any, number: int) -> Any:
    return quiz.get_by_role("group").filter(has_text=f"Question {number} of 5")


def answers_the_quiz(notebook: Any) -> None:
    quiz = notebook.show("quiz-show").get_by_test_id("cjm-quiz")
    first, second = question(quiz, 1), question(quiz, 2)
    first.get_by_label("So that management approves").check()
    first.get_by_role("status").filter(has_text="Not quite. It may help with that").wait_for()
    first.get_by_label("So that you can tell").check()
    first.get_by_role("status").filter(has_text="Right. Whatever does not bear").wait_for()

    second.get_by_label("Vote, and write down").focus()  # from here on by keyboard alone
    notebook.page.keyboard.press("Space")
    second.get_by_role("status").filter(has_text="Not quite. A vote tells").wait_for()
    notebook.page.keyboard.press("x")  # would cut the cell
    quiz.get_by_text("3 questions to go.").wait_for()


def writes_own_words(notebook: Any) -> None:
    form = notebook.show("reflect-show").get_by_test_id("cjm-reflection")
    keep = form.get_by_role("button", name="Keep, and show the rubric")
    assert form.locator(".cjm-sample").is_hidden()
    keep.click()
    form.get_by_role("status").filter(has_text="Write a sentence or two first.").wait_for()
    form.get_by_label("Your own words").click()
    notebook.page.keyboard.type("Nobody waited for it, dd x.")
    keep.click()
    form.locator(".cjm-sample").filter(has_text="Our floor has a process chart").wait_for()
    form.get_by_label("I say who could have noticed").check()
    kept = "print(lesson.reflect('poster').view['rubric'])"
    until(lambda: "and when.', True]" in notebook.python(kept), "the keeping of the tick")
