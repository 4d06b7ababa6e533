"""Entries of the legend that several pictures share, and what a step is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import emotion_word, label
from cjm_workshop.draw.layout.sheet import Mark
from cjm_workshop.draw.scene import Box, Face, Star
from cjm_workshop.model.records import Touchpoint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Step
    from cjm_workshop.model.state import State

__all__ = ["assumption_mark", "box_mark", "face_of", "feeling_marks", "step_name", "truth_mark"]


def step_name(state: State, step: Step) -> str:
    """Return what a step is called: by its own name, its touchpoint's, or what is done."""
    touchpoint = state.get(Touchpoint, step.touchpoint)
    return step.name or (touchpoint.name if touchpoint else "") or step.action or label("step")


def face_of(
    theme: Theme, x: float, y: float, radius: float, emotion: int, record: str = "", alt: str = ""
) -> Face:
    """Return the face for an emotion from -2 to +2; without other words it says its name."""
    colours = theme.colours
    return Face(
        x, y, radius, emotion, colours.emotions[emotion + 2], colours.ink, role="face",
        record=record, alt=alt or emotion_word(emotion),
    )  # fmt: skip


def feeling_marks(theme: Theme, emotions: Iterable[int | None]) -> list[Mark]:
    """Return the faces that a picture has with their words, from frustrated to delighted."""
    used = sorted({one for one in emotions if one is not None})
    radius = theme.sizes.face_small

    def entry(emotion: int) -> Mark:
        return Mark(
            emotion_word(emotion), 2 * radius,
            lambda c, x, y: c.add(face_of(theme, x, y, radius, emotion)),
        )  # fmt: skip

    return [entry(emotion) for emotion in used]


def truth_mark(theme: Theme, words: str = "") -> Mark:
    """Return the star of a moment of truth."""
    radius = theme.sizes.star

    def star(canvas: Canvas, x: float, y: float) -> None:
        canvas.add(Star(x, y, radius, canvas.colours.truth, role="legend"))

    return Mark(words or label("moment_of_truth"), 2 * radius, star)


def box_mark(
    theme: Theme, words: str, fill: str = "", stroke: str = "", *, dashed: bool = False
) -> Mark:
    """Return a small box with what its look means."""
    sizes = theme.sizes
    wide, high = sizes.icon * 1.2, sizes.small * 1.1

    def box(canvas: Canvas, x: float, y: float) -> None:
        place = Box(x - wide / 2, y - high / 2, wide, high)
        outline = stroke or canvas.colours.muted
        canvas.rect(place, fill, stroke=outline, width=sizes.outline, dashed=dashed, radius=1.5)

    return Mark(words, wide, box)


def assumption_mark(theme: Theme) -> Mark:
    """Return the dashed outline of what nobody has checked yet."""
    return box_mark(theme, label("assumption_unchecked"), dashed=True)
