"""The faces on the curves, and the small labels under them that say whose face it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_workshop.draw import metrics
from cjm_workshop.draw.labels import emotion_word, label, listed, signed
from cjm_workshop.draw.layout.journey.content import in_words
from cjm_workshop.draw.layout.journey.lines import height_at, tone
from cjm_workshop.draw.scene import Box, Face, Line, Paint

if TYPE_CHECKING:
    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column
    from cjm_workshop.draw.layout.journey.grid import Grid

__all__ = ["chips_height", "draw_faces"]


class _Chip(NamedTuple):
    """The label of one curve at a face."""

    at: int
    words: str
    width: float


class _Spot(NamedTuple):
    """A face, the curves that meet there, and how far it stands beside the column's middle."""

    emotion: float
    curves: list[int]
    aside: float


def _felt(grid: Grid, column: Column) -> list[int]:
    """Return the curves that have a face in a column."""
    return [
        at
        for at, line in enumerate(grid.curves)
        if line.kind != "measured" and column.emotions[at] is not None
    ]


def _several(grid: Grid) -> bool:
    return sum(line.kind != "measured" for line in grid.curves) > 1


def _size(grid: Grid) -> float:
    return grid.theme.sizes.small * 0.86


def _line(grid: Grid) -> float:
    """Return the height of one row of chips with the air below it."""
    return _size(grid) * 1.3 + 1.2


def _chip(grid: Grid, column: Column, at: int) -> _Chip:
    emotion = column.emotions[at] or 0.0
    mean = signed(emotion) if grid.curves[at].kind == "mean" else ""
    mark = grid.curves[at].mark if _several(grid) else ""
    words = " ".join(part for part in (mark, mean) if part)
    return _Chip(at, words, metrics.width(words, _size(grid), "bold") + 5 if words else 0.0)


def _rows(grid: Grid, column: Column, curves: list[int]) -> list[list[_Chip]]:
    """Put chips side by side as far as the column has room."""
    rows: list[list[_Chip]] = []
    room, used = grid.width - 2, 0.0
    for chip in (_chip(grid, column, at) for at in curves):
        if not chip.words:
            continue
        if not rows or used + chip.width + 1.5 > room:
            rows.append([])
            used = -1.5
        rows[-1].append(chip)
        used += chip.width + 1.5
    return rows


def chips_height(grid: Grid) -> float:
    """Return the height of the labels under the faces of a page, in points."""
    if not _several(grid):
        return 0.0
    return _line(grid) * max(len(_rows(grid, one, _felt(grid, one))) for one in grid.columns)


def _chains(grid: Grid, column: Column, plot: Box) -> list[list[_Spot]]:
    """Return the faces of a column: one for equal emotions, side by side where they would touch."""
    shared: dict[float, list[int]] = {}
    for at in _felt(grid, column):
        shared.setdefault(round(column.emotions[at] or 0.0, 3), []).append(at)
    apart = 2 * grid.theme.sizes.face + chips_height(grid) + 1
    chains: list[list[_Spot]] = []
    for emotion, curves in sorted(shared.items(), reverse=True):
        spot, y = _Spot(emotion, curves, 0.0), height_at(emotion, plot)
        if chains and y - height_at(chains[-1][-1].emotion, plot) < apart:
            chains[-1].append(spot)
        else:
            chains.append([spot])
    return [_beside(grid, chain) for chain in chains]


def _beside(grid: Grid, chain: list[_Spot]) -> list[_Spot]:
    step = min(grid.width / len(chain), grid.theme.sizes.face * 2.6)
    middle = (len(chain) - 1) / 2
    return [spot._replace(aside=(at - middle) * step) for at, spot in enumerate(chain)]


def draw_faces(canvas: Canvas, grid: Grid, column: Column, at: int, plot: Box) -> None:
    """Draw the faces of a column with their labels, and the spread of a mean."""
    middle = grid.left + (at + 0.5) * grid.width
    chains = _chains(grid, column, plot)
    for spot in (spot for chain in chains for spot in chain):
        for curve in spot.curves:
            _spread(canvas, column, curve, middle + spot.aside, plot)
    for chain in chains:
        for spot in chain:
            _face(canvas, grid, column, spot, middle, plot)
        curves = [curve for spot in chain for curve in spot.curves]
        y = height_at(chain[-1].emotion, plot)
        rows = _rows(grid, column, curves)
        if _several(grid):
            _chips(canvas, grid, rows, middle, y + canvas.sizes.face + 1)
        elif rows:  # a mean stands beside its face, clear of the bar through it
            aside = canvas.sizes.face + canvas.sizes.gap / 2 + rows[0][0].width / 2
            _chips(canvas, grid, rows, middle + aside, y - _size(grid) * 0.65)


def _face(
    canvas: Canvas, grid: Grid, column: Column, spot: _Spot, middle: float, plot: Box
) -> None:
    emotion, colours = round(spot.emotion), canvas.colours
    x, y = middle + spot.aside, height_at(spot.emotion, plot)
    canvas.add(
        Face(
            x, y, canvas.sizes.face, emotion, colours.emotions[emotion + 2], colours.ink,
            role="face", record=column.id, alt=_alt(grid, column, spot),
        )
    )  # fmt: skip


def _alt(grid: Grid, column: Column, spot: _Spot) -> str:
    word = emotion_word(spot.emotion)
    if grid.curves[spot.curves[0]].kind == "mean":
        return label(
            "map.mean", number=column.number, name=column.name, word=in_words(spot.emotion)
        )
    reasons = [column.reasons[at] for at in spot.curves if column.reasons[at]]
    name = column.name
    if _several(grid):
        people = listed([grid.curves[at].name for at in spot.curves])
        name = label("map.for", name=name, who=people)
    alt = label("map.felt", number=column.number, name=name, word=word)
    return ", ".join((alt, *dict.fromkeys(reasons)))


def _chips(canvas: Canvas, grid: Grid, rows: list[list[_Chip]], x: float, y: float) -> None:
    size = _size(grid)
    for row in rows:
        left = x - (sum(chip.width for chip in row) + 1.5 * (len(row) - 1)) / 2
        for chip in row:
            box, fill = Box(left, y, chip.width, size * 1.3), tone(canvas.theme, chip.at)
            canvas.rect(box, fill, radius=size * 0.4, role="whose")
            canvas.text(
                chip.words, box, size, style="bold", colour=canvas.colours.on(fill),
                align="centre", role="whose face",
            )  # fmt: skip
            left += chip.width + 1.5
        y += _line(grid)


def _spread(canvas: Canvas, column: Column, at: int, x: float, plot: Box) -> None:
    """Draw a bar from the lowest to the highest step of a stage."""
    ends = column.spreads[at]
    if not ends or ends[0] == ends[1]:
        return
    colour, width = tone(canvas.theme, at), canvas.sizes.outline * 1.4
    low, high = (height_at(end, plot) for end in ends)
    paint = Paint(stroke=colour, width=width)
    cap = canvas.sizes.face * 0.45
    alt = label("map.from_to", low=in_words(ends[0]), high=in_words(ends[1]))
    canvas.add(
        Line(x, low, x, high, paint, role="spread", record=column.id, alt=alt),
        Line(x - cap, low, x + cap, low, paint, role="spread"),
        Line(x - cap, high, x + cap, high, paint, role="spread"),
    )
