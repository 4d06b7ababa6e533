"""A matter of judgement: own words first, then a rubric and a sample to hold them against."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cjm_workshop.errors import WorkshopError
from cjm_workshop.languages import Words
from cjm_workshop.widgets.asking import Asking
from cjm_workshop.widgets.scripts import joined_script, joined_style

__all__ = ["ReflectionForm", "reflection_form"]


class ReflectionForm(Asking):
    """Asks for own words; shows rubric and sample once they are kept.

    Parameters
    ----------
    asked : dict
        ``question``, ``text``, ``rubric`` (pairs of the line and whether it is ticked) and
        ``sample``.
    words : Words
        The labels.
    keep : callable
        Gets the text and the ticked lines, from 0; keeps them.
    """

    _esm = joined_script("reflection.js")
    _css = joined_style("board.css", "form.css", "reflection.css")

    def __init__(
        self,
        asked: dict[str, Any],
        words: Words,
        keep: Callable[[str, list[int]], object],
    ) -> None:
        self._asked, self._words, self._keep = asked, words, keep
        labels = words.section("learning")
        ticked = [at for at, (_, holds) in enumerate(asked["rubric"]) if holds]
        super().__init__(
            {
                "words": labels,
                "question": asked["question"],
                **self._shown(str(asked["text"]), ticked),
            },
            words,
        )

    def take(self, request: dict[str, Any]) -> dict[str, Any]:
        """Keep the words and the ticks."""
        text = str(request.get("text", "")).strip()
        if not text:
            raise WorkshopError(self._words("learning.first_write"))
        ticked = [int(at) for at in request.get("holds", [])]
        self._keep(text, ticked)
        return self._shown(text, ticked)

    def _shown(self, text: str, ticked: list[int]) -> dict[str, Any]:
        if not text:  # the sample comes after the learner's own words, not before
            return {"text": "", "rubric": [], "sample": "", "said": ""}
        lines = [[line, at in ticked] for at, (line, _) in enumerate(self._asked["rubric"])]
        said = self._words("learning.kept")
        return {"text": text, "rubric": lines, "sample": self._asked["sample"], "said": said}


def reflection_form(
    asked: dict[str, Any], words: Words, keep: Callable[[str, list[int]], object]
) -> ReflectionForm:
    """Return the form for own words; see `ReflectionForm`."""
    return ReflectionForm(asked, words, keep)
