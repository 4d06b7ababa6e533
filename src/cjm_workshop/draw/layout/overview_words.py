"""The words beside a curve of the overview: who travels, and why it is lowest where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, label
from cjm_workshop.draw.layout.blocks import Beside, Stack, Words, badge
from cjm_workshop.draw.layout.legend import step_name

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.overview_rows import Row
    from cjm_workshop.draw.metrics import Style
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Step
    from cjm_workshop.model.state import State

__all__ = ["reasons", "tone_of", "who"]

_MOST = 4  # reasons beside a curve


def tone_of(theme: Theme, row: Row, stage: str) -> str:
    """Return the colour of a stage."""
    tones = theme.colours.stages
    found = next((span.tone for span in row.spans if span.id == stage and stage), None)
    return theme.colours.no_stage if found is None else tones[found % len(tones)]


def who(theme: Theme, row: Row) -> Stack:
    """Return who travels, on which journey, and how many of its steps feel bad."""
    sizes, muted, size = theme.sizes, theme.colours.muted, theme.sizes.subtitle
    below = sum((step.emotion or 0) < 0 for step in row.steps)
    known = any(step.emotion is not None for step in row.steps)
    below_words = label("overview.below_neutral", count=below) if known else ""
    counts = [counted("count.step", len(row.steps)), below_words]
    person = row.person.name if row.person else ""
    return Stack(
        [
            Words(row.journey.name, sizes.heading * 1.15, "bold", role="journey",
                  record=row.journey.id),
            Words(person, size, role="person",
                  record=row.person.id if row.person else ""),
            Words(label("hoped_for") if row.hoped else "", size, "italic", role="state"),
            Words(", ".join(filter(None, counts)), size, colour=muted,
                  role="count"),
        ],
        gap=1.0,
    )  # fmt: skip


def reasons(state: State, theme: Theme, row: Row) -> Stack:
    """Return why the lowest points are so low."""
    size = theme.sizes.subtitle
    blocks: list[Block] = [
        Words(_of_reasons(row), size, "bold", theme.colours.muted, role="heading"),
        *(_low_point(state, theme, row, step) for step in row.lowest[:_MOST]),
    ]
    more = len(row.lowest) - _MOST
    if more > 0:
        blocks.append(Words(counted("overview.more", more), size, "italic", role="more"))
    return Stack(blocks, gap=theme.sizes.gap * 0.8)


def _of_reasons(row: Row) -> str:
    if row.lowest:
        return label("overview.where_lowest")
    known = any(step.emotion is not None for step in row.steps)
    return label("overview.never_below_title" if known else "overview.no_feelings_title")


def _low_point(state: State, theme: Theme, row: Row, step: Step) -> Beside:
    """Return a low point's number as it stands on the curve, and beside it why it is so low."""
    size, radius = theme.sizes.subtitle, theme.sizes.badge * 1.1
    number, tone = row.steps.index(step) + 1, tone_of(theme, row, step.stage or "")
    why = step.emotion_reason or label("overview.no_reason")
    style: Style = "regular" if step.emotion_reason else "italic"
    words = Stack(
        [
            Words(step_name(state, step), size, "bold", theme.colours.pain, role="low",
                  record=step.id),
            Words(why, size, style, role="reason", record=step.id),
        ]
    )  # fmt: skip

    def mark(canvas: Canvas, x: float, y: float) -> None:
        badge(canvas, x, y, number, tone, radius, step.id)

    return Beside(mark, radius * 2.8, size * theme.leading, words)
