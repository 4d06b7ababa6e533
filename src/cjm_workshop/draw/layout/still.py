"""The picture of a step: the one that somebody put there, else a drawn one.

::

    ┌────────────────────┐
    │   ☺ ┄┄┄┄ (channel) │
    │  ╱ ╲               │
    └────────────────────┘
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.legend import face_of
from cjm_workshop.draw.scene import Box, Circle, Paint, Path, Portrait

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path as FilePath

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.model.records import Channel, Step

__all__ = ["draw_still"]

_MOST = 4  # channels in a drawn picture; their words stand below it


def draw_still(
    canvas: Canvas, step: Step, box: Box, channels: Sequence[Channel], files: FilePath | None
) -> None:
    """Draw the picture of a step into a box; the words below it are not part of it.

    Parameters
    ----------
    canvas : Canvas
        The page.
    step : Step
        With or without a picture.
    box : Box
        About twice as wide as high.
    channels : sequence of Channel
        Those of the step.
    files : Path, optional
        The folder with the workshop's pictures; without it, or where the file is not there, the
        picture is drawn.
    """
    colours = canvas.colours
    fill = colours.truth_band if step.moment_of_truth else colours.bubble
    canvas.rect(box, fill, role="still", record=step.id)
    file = files / step.picture.file if files and step.picture else None
    if file and step.picture and file.is_file():
        alt = step.picture.alt or label("picture_of", name=step.name or label("this_step"))
        inner = box.inset(canvas.sizes.gap * 0.6)
        canvas.add(Portrait(str(file), inner, role="picture", record=step.id, alt=alt))
        return
    shown = channels[:_MOST]
    middle = box.x + box.width * (0.26 if shown else 0.5)
    for at, channel in enumerate(shown):
        _draw_channel(canvas, channel, _place(box, at, len(shown)), (middle, box.y + box.height))
    _draw_customer(canvas, step, middle, box)


def _place(box: Box, at: int, count: int) -> tuple[float, float, float]:
    """Return where a channel stands among several: its middle and its radius."""
    radius = box.height * (0.27, 0.21, 0.16, 0.145)[count - 1]
    left, right = box.x + box.width * 0.45, box.right - box.height * 0.08
    x = left + (right - left) * (at + 0.5) / count
    lift = box.height * 0.1 * (at % 2 if count > 1 else 0.5)
    return x, box.y + box.height * 0.5 - lift, radius


def _draw_channel(
    canvas: Canvas, channel: Channel, place: tuple[float, float, float], foot: tuple[float, float]
) -> None:
    x, y, radius = place
    sizes, colours = canvas.sizes, canvas.colours
    start = foot[1] - radius * 0.6
    way = (("M", foot[0], start), ("C", x, start, x, start, x, y + radius))
    pen = Paint(stroke=colours.neutral_line, width=sizes.outline, dash=canvas.dash(sizes.outline))
    canvas.add(Path(way, pen, role="way"))
    disc = Paint(colours.page, colours.neutral_line, sizes.outline)
    canvas.add(Circle(x, y, radius, disc, role="channel", record=channel.id))
    size = radius * 1.25
    name = icons.for_channel(channel.name, channel.icon)
    canvas.icon(name, x - size / 2, y - size / 2, size, colours.ink, role="channel",
                alt=channel.name)  # fmt: skip


def _draw_customer(canvas: Canvas, step: Step, x: float, box: Box) -> None:
    """Draw head and shoulders; a head without a face where nobody knows the feeling."""
    colours, high = canvas.colours, box.height
    head, radius, wide = box.y + high * 0.4, high * 0.2, high * 0.34
    top, foot = box.y + high * 0.56, box.bottom
    body = (
        ("M", x - wide, foot),
        ("C", x - wide, top, x - wide * 0.6, top + high * 0.06, x, top + high * 0.06),
        ("C", x + wide * 0.6, top + high * 0.06, x + wide, top, x + wide, foot),
        ("Z",),
    )
    canvas.add(Path(body, Paint(colours.stages[1]), role="customer"))
    if step.emotion is None:
        paint = Paint(colours.page, colours.ink, radius * 0.11)
        canvas.add(Circle(x, head, radius, paint, role="customer", record=step.id))
    else:
        canvas.add(face_of(canvas.theme, x, head, radius, step.emotion, step.id))
