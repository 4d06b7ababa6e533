"""A quiz: questions with options, and what is said about the option that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict

from cjm_workshop.languages import Words
from cjm_workshop.widgets.asking import Asking
from cjm_workshop.widgets.scripts import joined_script, joined_style

__all__ = ["Asked", "Quiz", "quiz"]


class Asked(TypedDict):
    """A question, and what is known of its answer; what is right only once something is chosen."""

    text: str
    options: list[tuple[str, str]]
    """Each with the key by which it is chosen."""
    chosen: str
    """The key; empty as long as nothing is chosen."""
    right: bool | None
    """Whether that was right; None as long as nothing is chosen."""
    feedback: str


Choose = Callable[[int, str], list[Asked]]


class Quiz(Asking):
    """Shows the questions; an option that is chosen gets its feedback at once.

    Parameters
    ----------
    questions : list of Asked
        In their order.
    words : Words
        The labels.
    chosen : callable
        Gets the number of a question, from 1, and the key of the option; returns the questions as
        they are from then on.
    """

    _esm = joined_script("quiz.js")
    _css = joined_style("board.css", "form.css", "quiz.css")

    def __init__(self, questions: list[Asked], words: Words, chosen: Choose) -> None:
        self._chosen, self._words = chosen, words
        shown = self._shown(questions)
        super().__init__({"words": words.section("learning"), **shown}, words)

    def take(self, request: dict[str, Any]) -> dict[str, Any]:
        """Hand on what was chosen."""
        return self._shown(self._chosen(int(request["question"]), str(request["option"])))

    def _shown(self, questions: list[Asked]) -> dict[str, Any]:
        titled = [
            {**one, "title": self._words("learning.question", number=number, of=len(questions))}
            for number, one in enumerate(questions, 1)
        ]
        still = sum(question["right"] is None for question in questions)
        right = sum(question["right"] is True for question in questions)
        said = (
            self._words.count("learning.quiz_open", still)
            if still
            else self._words("learning.quiz_done", right=right, of=len(questions))
        )
        return {"questions": titled, "said": said}


def quiz(questions: list[Asked], words: Words, chosen: Choose) -> Quiz:
    """Return the quiz of a lesson; see `Quiz`."""
    return Quiz(questions, words, chosen)
