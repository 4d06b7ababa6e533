"""The emotion curve: how each step feels, set by dragging, and why."""

from __future__ import annotations

from typing import Any, ClassVar

import traitlets

from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import Host, State, Step
from cjm_workshop.widgets.drawings import faces
from cjm_workshop.widgets.fields import Fields, Form
from cjm_workshop.widgets.journey_chooser import ChoosesJourney, journey_and_choice
from cjm_workshop.widgets.live import Live
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.step_page import title_of_step
from cjm_workshop.widgets.views import conflicts_of

__all__ = ["EmotionCurve", "curve_view", "emotion_curve"]

_EMOTIONS = range(-2, 3)


class EmotionCurve(ChoosesJourney, Live):
    """The feelings along a journey as points that are moved up and down."""

    SECTIONS: ClassVar[tuple[str, ...]] = ("board", *Form.SECTIONS, "curve")

    faces = traitlets.Dict().tag(sync=True)
    """The face of each emotion, drawn as in the picture of the map."""

    _esm = joined_script("curve.js")
    _css = joined_style("board.css", "stage.css", "form.css", "stages.css", "curve.css")


def emotion_curve(host: Host, journey_id: str, author: str = "") -> EmotionCurve:
    """Return the editor of a journey's emotion curve.

    Every step is a point from -2 to +2; for each the reason is asked. Where the workshop has
    several journeys, the others can be chosen in it.

    Parameters
    ----------
    host : Host
        The workshop.
    journey_id : str
        Id of the journey that is shown first.
    author : str, optional
        Who works here.

    Raises
    ------
    UnknownName
        If there is no such journey.
    """
    return EmotionCurve(host, curve_view, journey_id, author=author, faces=faces())


def curve_view(state: State, journey_id: str) -> dict[str, Any]:
    """Return the emotion curve of a journey as the browser shows it."""
    words = words_of(state.charter.language)
    journey, chooser = journey_and_choice(state, journey_id)
    steps = state.steps_of(journey_id) if journey else ()
    return {
        "form": "curve",
        "title": words("curve.title"),
        "prompt": words("curve.prompt") if journey else words("journey.gone"),
        "chooser": chooser,
        "emotions": [
            {"value": value, "word": words(f"word.emotion.{value}")} for value in _EMOTIONS
        ],
        "stages": _stages(state, steps, words),
        "steps": [_point(state, step, words) for step in steps],
    }


def _stages(state: State, steps: tuple[Step, ...], words: Words) -> list[dict[str, Any]]:
    """Return the stages that have steps, each with how many."""
    names = {stage.id: stage.name for stage in state.stages}
    found: list[dict[str, Any]] = []
    for step in steps:
        stage = step.stage if step.stage in names else ""
        if not found or found[-1]["id"] != stage:
            name = names.get(stage or "", words("journey.no_stage"))
            found.append({"id": stage, "name": name, "steps": 0})
        found[-1]["steps"] += 1
    return found


def _point(state: State, step: Step, words: Words) -> dict[str, Any]:
    fields = Fields(state, step)
    conflicts = conflicts_of(state).get(step.id, [])
    reason = fields.text(
        "emotion_reason", words("curve.reason"), placeholder=words("curve.because"), rows=2
    )
    return {
        "id": step.id,
        "name": title_of_step(state, step),
        "emotion": step.emotion,
        "truth": step.moment_of_truth,
        "reason": reason,
        "conflicts": [one for one in conflicts if one["field"] == "emotion"],
    }
