"""The canvases of the workshop as sheets to print and write on, for teams who work on paper.

They have the boxes of the boards, in the order of the notebooks, so that what was written can be
typed in afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.paper import TO_WRITE, Field, Paper
from cjm_workshop.draw.layout.paper_journey import journey_grid
from cjm_workshop.draw.scene import Box, Circle, Paint
from cjm_workshop.draw.theme import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.languages import Words

__all__ = ["CANVASES", "paper_canvas"]

_CHANNELS = 6  # rows of the touchpoint matrix
_GROUPS = (2, 3)  # rows and columns of the affinity sheet
_DOTS = 5
_STEPS = 5  # of impact and effort
_LISTED = 8  # questions beside the field


def _charter(paper: Paper) -> None:
    paper.rows(
        (
            (1.0, (Field("decision", "goal", lined=True), Field("scenario", "quote", lined=True))),
            (0.8, (Field("start", lined=True), Field("end", lined=True),
                   Field("kind", ticks=("today", "future", "far", "near")))),
            (0.9, (Field("question", "thinks", 1.2, lined=True),
                   Field("owner", "persona", 0.8, lined=True),
                   Field("review", "event", 0.8, lined=True),
                   Field("team", "people", 1.2, lined=True))),
        )
    )  # fmt: skip


def _persona(paper: Paper) -> None:
    room, gap = paper.room, paper.gap
    left = Box(room.x, room.y, room.width * 0.27, room.height)
    right = Box(left.right + gap, room.y, room.width - left.width - gap, room.height)
    face = min(left.width, left.height * 0.3)
    _portrait(paper, Box(left.x, left.y, left.width, face))
    below = Box(left.x, left.y + face + gap, left.width, left.height - face - gap)
    paper.rows(
        ((0.8, (Field("name", lined=True),)), (1.3, (Field("quote", "quote", lined=True),)),
         (0.7, (Field("doubt", lined=True),))), below,
    )  # fmt: skip
    paper.rows(
        (
            (1.0, (Field("goals", "goal", lined=True), Field("needs", "need", lined=True),
                   Field("challenges", "pains", lined=True))),
            (1.0, (Field("motivations", "motivation", lined=True),
                   Field("behaviours", "behaviour", lined=True),
                   Field("barriers", "barrier", lined=True))),
            (0.6, (Field("channels", "channels", lined=True), Field("harms", lined=True))),
        ),
        right,
    )  # fmt: skip


def _portrait(paper: Paper, box: Box) -> None:
    radius = box.height * 0.46
    paint = Paint(stroke=paper.colours.neutral_line, width=paper.sizes.outline)
    x, y = box.centre, box.y + box.height / 2
    paper.canvas.add(Circle(x, y, radius, paint, role=TO_WRITE))
    size = paper.heading * 0.8
    cell = Box(x - radius * 0.8, y - size * 0.6, radius * 1.6, size * 1.4)
    paper.canvas.text(
        paper.say("portrait"),
        cell,
        size,
        colour=paper.colours.muted,
        align="centre",
        role="question",
    )


def _empathy(paper: Paper) -> None:
    paper.rows(
        (
            (0.32, (Field("goal", "goal"),)),
            (1.0, (Field("sees", "sees"), Field("hears", "hears"), Field("says", "says"),
                   Field("does", "does"))),
            (1.0, (Field("pains", "pains"), Field("inside", "thinks", 1.7),
                   Field("gains", "gain"))),
        )
    )  # fmt: skip


def _touchpoints(paper: Paper) -> None:
    room, gap = paper.room, paper.gap
    gutter = room.width * 0.14
    head = paper.heading * 4.0
    width = (room.width - gutter - 3 * gap) / 3
    high = (room.height - head - (_CHANNELS - 1) * gap) / _CHANNELS
    for at, key in enumerate(("before", "during", "after")):
        x = room.x + gutter + gap + at * (width + gap)
        paper.head(paper.say(key), paper.say(f"{key}_ask"), Box(x, room.y, width, head))
        for row in range(_CHANNELS):
            paper.frame(Box(x, room.y + head + row * (high + gap), width, high))
    paper.head(paper.say("channel"), "", Box(room.x, room.y, gutter, head))
    for row in range(_CHANNELS):
        box = Box(room.x, room.y + head + row * (high + gap), gutter, high)
        paper.frame(box)
        paper.lines(Box(box.x + gap, box.y, box.width - 2 * gap, paper.heading * 2))


def _affinity(paper: Paper) -> None:
    room, gap = paper.room, paper.gap
    top = paper.heading * 4
    paper.field(Field("question", "thinks"), Box(room.x, room.y, room.width, top))
    rest = paper.heading * 4
    rows, columns = _GROUPS
    width = (room.width - gap * (columns - 1)) / columns
    high = (room.height - top - rest - gap * (rows + 1)) / rows
    for at in range(rows * columns):
        x = room.x + at % columns * (width + gap)
        y = room.y + top + gap + at // columns * (high + gap)
        _group(paper, Box(x, y, width, high))
    box = Box(room.x, room.bottom - rest, room.width, rest)
    paper.frame(box, dashed=True)
    paper.head(paper.say("rest"), "", box.inset(paper.sizes.padding * 1.8))


def _group(paper: Paper, box: Box) -> None:
    paper.frame(box)
    inner = box.inset(paper.sizes.padding * 1.8)
    size = paper.heading * 0.7
    below = paper.canvas.text(
        paper.say("group"), inner, size, colour=paper.colours.muted, role="question"
    )
    paper.lines(Box(inner.x, below - size, inner.width, paper.heading * 2.4))
    radius, y = paper.heading * 0.42, inner.bottom - paper.heading * 0.42
    paint = Paint(stroke=paper.colours.neutral_line, width=paper.sizes.outline)
    for at in range(_DOTS):
        x = inner.right - radius - (_DOTS - 1 - at) * radius * 2.6
        paper.canvas.add(Circle(x, y, radius, paint, role="box to tick"))
    left = inner.right - _DOTS * radius * 2.6 - paper.gap
    cell = Box(inner.x, y - size * 0.6, left - inner.x, size * 1.4)
    paper.canvas.text(
        paper.say("votes"), cell, size, colour=paper.colours.muted, align="right", role="label"
    )


def _impact(paper: Paper) -> None:
    room, gap = paper.room, paper.gap
    axis = paper.heading * 2.2
    side = min(room.height - 2 * axis, room.width * 0.54)
    field = Box(room.x + axis, room.y + axis, room.width * 0.54 - axis, side)
    _quadrants(paper, field)
    size = paper.heading
    cell = Box(field.x, room.y, field.width, axis)
    paper.canvas.text(f"↑ {paper.say('impact')}", cell, size, style="bold", role="heading")
    cell = Box(field.x, field.bottom + size * 1.5, field.width, size * 1.4)
    paper.canvas.text(
        f"{paper.say('effort')} →", cell, size, style="bold", align="right", role="heading"
    )
    _questions(paper, Box(field.right + gap * 2, room.y, room.right - field.right - gap * 2,
                          room.height))  # fmt: skip


def _quadrants(paper: Paper, field: Box) -> None:
    paper.frame(field)
    wide, high = field.width / 2, field.height / 2
    x, y = field.x + wide, field.y + high
    for ends in ((x, field.y, x, field.bottom), (field.x, y, field.right, y)):
        paper.canvas.line(
            *ends, paper.colours.neutral_line, paper.sizes.hairline, dashed=True, role="rule"
        )
    names = (("quick_win", "big_bet"), ("fill_in", "not_now"))
    for row, keys in enumerate(names):
        for column, key in enumerate(keys):
            box = Box(field.x + column * wide, field.y + row * high, wide, high)
            cell = box.inset(paper.sizes.padding * 1.8)
            paper.canvas.text(
                paper.say(key), cell, paper.heading, colour=paper.colours.muted, role="question"
            )
    _scale(paper, field)


def _scale(paper: Paper, field: Box) -> None:
    size = paper.heading * 0.8
    for at in range(_STEPS):
        share = at / (_STEPS - 1) * 0.9 + 0.05
        x = field.x + field.width * share
        cell = Box(x - size, field.bottom + 2, 2 * size, size * 1.4)
        paper.canvas.text(str(at + 1), cell, size, align="centre", role="scale")
        y = field.bottom - field.height * share
        cell = Box(field.x - 2 * size, y - size * 0.6, size * 1.6, size * 1.4)
        paper.canvas.text(str(at + 1), cell, size, align="centre", role="scale")


def _questions(paper: Paper, room: Box) -> None:
    size, canvas = paper.heading, paper.canvas
    canvas.text(paper.say("list"), room, size, style="bold", role="heading")
    top = room.y + size * 1.8
    high = (room.bottom - top) / _LISTED
    small = size * 0.65
    for at in range(_LISTED):
        y = top + at * high
        cell = Box(room.x, y + high * 0.24, size * 1.6, size * 1.4)
        canvas.text(str(at + 1), cell, size, style="bold", role="scale")
        left = room.x + size * 1.8
        _write_on(canvas, left, room.right, y + high * 0.5)
        middle = left + (room.right - left) * 0.42
        base = y + high * 0.5 + paper.gap * 0.6
        canvas.text(paper.say("owner"), Box(left, base, middle - left, small * 1.4), small,
                    colour=paper.colours.muted, role="label")  # fmt: skip
        canvas.text(paper.say("metric"), Box(middle, base, room.right - middle, small * 1.4),
                    small, colour=paper.colours.muted, role="label")  # fmt: skip
        _write_on(canvas, left, middle - paper.gap, y + high * 0.95)
        _write_on(canvas, middle, room.right, y + high * 0.95)


def _write_on(canvas: Canvas, left: float, right: float, y: float) -> None:
    canvas.line(left, y, right, y, canvas.colours.neutral_line, canvas.sizes.hairline,
                dashed=True, role="line to write on")  # fmt: skip


CANVASES: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "charter": ("00", _charter),
    "persona": ("02", _persona),
    "touchpoints": ("03", _touchpoints),
    "empathy": ("04", _empathy),
    "affinity": ("05", _affinity),
    "journey": ("06", journey_grid),
    "impact": ("07", _impact),
}
"""Each canvas with the number of its notebook and what draws it."""
_NOTES = {"persona": "levels", "empathy": "levels", "touchpoints": "touchpoints.ours"}


def paper_canvas(name: str, words: Words, *, theme: Theme = DEFAULT, page: str = "A3") -> Scene:
    """Lay out one canvas to print and write on.

    Parameters
    ----------
    name : str
        One of `CANVASES`.
    words : Words
        The labels.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.

    Returns
    -------
    Scene
        One page; every text stands inside its box.
    """
    notebook, draw = CANVASES[name]
    note = words(f"canvas.{_NOTES[name]}") if name in _NOTES else ""
    paper = Paper(words, name, notebook, theme, page, note)
    draw(paper)
    return paper.scene()
