"""The storyboard: a frame for each step, with a picture and what happens in it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any, ClassVar

import traitlets

from cjm_workshop.draw.layout.still import draw_still
from cjm_workshop.draw.scene import Box
from cjm_workshop.insight.reading import channels_of
from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import Channel, Host, State, Step
from cjm_workshop.widgets.drawings import drawing
from cjm_workshop.widgets.fields import Fields, Form
from cjm_workshop.widgets.filing import RecordPages
from cjm_workshop.widgets.journey_chooser import ChoosesJourney, journey_and_choice
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.step_page import title_of_step

__all__ = ["Storyboard", "storyboard", "storyboard_view"]

_STILL = Box(0, 0, 320, 160)


class Storyboard(ChoosesJourney, RecordPages):
    """The steps of one journey as frames; a step without a picture gets a drawn one."""

    SECTIONS: ClassVar[tuple[str, ...]] = ("board", *Form.SECTIONS, "storyboard")

    stills = traitlets.Dict().tag(sync=True)
    """The drawn pictures by the names that the frames call them; each comes over once."""

    _esm = joined_script("storyboard.js")
    _css = joined_style("board.css", "stage.css", "form.css", "stages.css", "storyboard.css")

    def _seen(self) -> dict[str, Any]:
        view = super()._seen()
        self.stills = view.pop("stills")
        return view


def storyboard(host: Host, journey_id: str, author: str = "") -> Storyboard:
    """Return the storyboard of a journey: a picture and a caption for each step.

    The frames stand in the order of the steps; moving one moves its step.

    Parameters
    ----------
    host : Host
        The workshop; one that keeps files takes pictures.
    journey_id : str
        Id of the journey that is shown first.
    author : str, optional
        Who works here.

    Raises
    ------
    UnknownName
        If there is no such journey.
    """
    return Storyboard(host, storyboard_view, journey_id, author=author)


def storyboard_view(state: State, journey_id: str) -> dict[str, Any]:
    """Return the storyboard of a journey as the browser shows it, with the drawn `stills`."""
    words = words_of(state.charter.language)
    journey, chooser = journey_and_choice(state, journey_id)
    steps = state.steps_of(journey_id) if journey else ()
    stages = [stage.id for stage in state.stages_of(journey_id)] if journey else []
    looks = [_look_of(state, step) for step in steps]
    return {
        "form": "storyboard",
        "title": words("storyboard.title"),
        "prompt": words("storyboard.prompt") if journey else words("journey.gone"),
        "chooser": chooser,
        "stills": {_name(look): _drawn(*look) for look in looks},
        "pages": [_frame(state, steps, at, stages, words) for at in range(len(steps))],
    }


def _frame(
    state: State, steps: tuple[Step, ...], at: int, stages: list[str], words: Words
) -> dict[str, Any]:
    step = steps[at]
    fields = Fields(state, step)
    names = {stage.id: stage.name for stage in state.stages}
    picture = fields.picture("picture") | {"label": words("storyboard.picture")}
    caption = fields.text(
        "action", words("storyboard.caption"), placeholder=words("storyboard.what"), rows=2
    )
    return {
        "id": step.id,
        "title": title_of_step(state, step),
        "stage": names.get(step.stage or "", words("journey.no_stage")),
        "tone": stages.index(step.stage) % 6 if step.stage in stages else None,
        "still": _name(_look_of(state, step)),
        "moves": {"earlier": _earlier(steps, at), "later": _later(steps, at)},
        "sections": [{"fields": [picture, caption]}],
    }


def _earlier(steps: tuple[Step, ...], at: int) -> dict[str, Any] | None:
    """Return the operation by which a step changes places with the one before it."""
    if at == 0:
        return None
    step, before = steps[at], steps[at - 1]
    if before.stage != step.stage:
        return _move(step, before.id, before.stage)
    first = at < 2 or steps[at - 2].stage != step.stage
    return _move(step, "start" if first else steps[at - 2].id, step.stage)


def _later(steps: tuple[Step, ...], at: int) -> dict[str, Any] | None:
    """Return the operation by which a step changes places with the one behind it."""
    if at == len(steps) - 1:
        return None
    step, behind = steps[at], steps[at + 1]
    return _move(step, behind.id if behind.stage == step.stage else "start", behind.stage)


def _move(step: Step, after: str, stage: str | None) -> dict[str, Any]:
    return {"kind": "move", "record": step.id, "after": after, "into": {"stage": stage}}


def _look_of(state: State, step: Step) -> tuple[int | None, bool, tuple[Channel, ...]]:
    """Return what of a step is seen in its drawing."""
    return step.emotion, step.moment_of_truth, channels_of(state, step)


def _name(look: tuple[Any, ...]) -> str:
    return hashlib.sha256(repr(look).encode()).hexdigest()[:12]


@lru_cache(maxsize=512)
def _drawn(emotion: int | None, truth: bool, channels: tuple[Channel, ...]) -> str:
    """Return the picture that stands in the frame of a step which has none."""
    step = Step(id="step-still", journey="journey-still", emotion=emotion, moment_of_truth=truth)
    return drawing(
        _STILL.width,
        _STILL.height,
        lambda canvas: draw_still(canvas, step, _STILL, channels, None),
    )
