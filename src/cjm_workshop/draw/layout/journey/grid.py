"""The columns of one page of a journey map, and what a lane is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjm_workshop.draw import metrics
from cjm_workshop.draw.labels import known, label, listed
from cjm_workshop.draw.layout.canvas import common_size, height_of
from cjm_workshop.draw.scene import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_workshop.draw.layout.canvas import Canvas
    from cjm_workshop.draw.layout.journey.content import Column, Curve
    from cjm_workshop.draw.theme import Theme

__all__ = [
    "Grid",
    "Lane",
    "mark_words",
    "no_cell",
    "no_drawing",
    "stacked",
    "write_doubt",
    "write_mark",
]


@dataclass(frozen=True)
class Grid:
    """The columns of one page.

    Attributes
    ----------
    theme : Theme
        Scaled to the page.
    left : float
        x of the first column in points.
    width : float
        Of one column in points.
    body : float
        Size of running text in points.
    columns : tuple of Column
        Of this page.
    tones : tuple of str
        Stage colour of each column.
    journey : tuple of Column
        All columns of the journey: the curve comes from the page before and goes on to the next.
    curves : tuple of Curve
        Of the map.
    lanes : tuple of Lane
        Below the stages, in their order.
    """

    theme: Theme
    left: float
    width: float
    body: float
    columns: tuple[Column, ...]
    tones: tuple[str, ...]
    journey: tuple[Column, ...]
    curves: tuple[Curve, ...]
    lanes: tuple[Lane, ...]

    @cached_property
    def right(self) -> float:
        """The x where the last column ends."""
        return self.left + self.width * len(self.columns)

    @cached_property
    def card_width(self) -> float:
        """Width of a card in a column."""
        return self.width - self.theme.sizes.gap

    @cached_property
    def text_width(self) -> float:
        """Width of the text in a card."""
        return self.card_width - 2 * self.theme.sizes.padding

    @cached_property
    def small(self) -> float:
        """Size of labels and names below the running text."""
        return max(self.theme.sizes.small_min, self.body * self.theme.owner)

    @cached_property
    def title(self) -> float:
        """Size of the cards' titles: one for the page, at which words need no hyphen."""
        top = self.body * self.theme.card_title
        names = [column.name for column in self.columns]
        return common_size(names, self.text_width, top, top * 0.84)

    def is_framed(self, column: Column) -> bool:
        """Tell whether a column is framed as a moment of truth; a whole stage is no moment."""
        return column.truth and all(curve.kind != "mean" for curve in self.curves)

    def column_box(self, at: int, y: float, height: float) -> Box:
        """Return the box of a column from `y` downwards."""
        return Box(self.left + at * self.width, y, self.width, height)

    def height(self, text: str, width: float, size: float = 0.0, *, bold: bool = False) -> float:
        """Return the height of a text at the running size or another."""
        style: metrics.Style = "bold" if bold else "regular"
        return height_of(text, width, size or self.body, style, self.theme.leading)


@dataclass(frozen=True)
class Lane:
    """A row of the map.

    Attributes
    ----------
    key : str
        Of its labels; role of its items, and name of its icon.
    height : callable
        (grid, column) to points; 0 for a cell with nothing in it.
    draw : callable
        (canvas, grid, column, box, colour of its stage).
    icon : str
        Where it has another name than the lane.
    steady : bool
        Whether the height of its cells is the same at every size of running text.
    across_height : callable, optional
        grid to the points that something across all columns needs; 0 for nothing.
    across_wish : callable, optional
        grid to the points that it would rather have, for which texts grow less.
    across : callable, optional
        (canvas, grid, box of the lane) draws it, below the cells.
    """

    key: str
    height: Callable[[Grid, Column], float]
    draw: Callable[[Canvas, Grid, Column, Box, str], None]
    icon: str = ""
    steady: bool = False
    across_height: Callable[[Grid], float] | None = None
    across_wish: Callable[[Grid], float] | None = None
    across: Callable[[Canvas, Grid, Box], None] | None = None

    @property
    def name(self) -> str:
        """What stands in the gutter."""
        return label(f"lane.{self.key}.name")

    def ask(self, what: str, names: Sequence[str], *, hoped: bool = False) -> str:
        """Return the ``question`` in the gutter or the ``invite`` of an empty lane.

        A journey of the future may have its own, and so may several people.
        """
        names_of = [f"lane.{self.key}.{what}"]
        if hoped:
            names_of.insert(0, f"lane.{self.key}.hoped_{what}")
        if len(names) > 1:
            names_of = [form for name in names_of for form in (f"{name}_many", name)]
        found = next((name for name in names_of if known(name)), "")
        return label(found, who=listed(names)) if found else ""


def no_cell(grid: Grid, column: Column) -> float:
    """Return the height of a cell in a lane that is drawn across all columns."""
    del grid, column
    return 0.0


def no_drawing(canvas: Canvas, grid: Grid, column: Column, box: Box, tone: str) -> None:
    """Draw nothing in a cell of such a lane."""
    del canvas, grid, column, box, tone


def stacked(grid: Grid, heights: list[float]) -> float:
    """Return the height of several cards, one below the other."""
    if len(heights) < 2:
        return heights[0] if heights else 0.0
    return sum(heights) + grid.theme.sizes.gap * (len(heights) - 1)


def mark_words(grid: Grid, of: tuple[int, ...]) -> str:
    """Return whose something is; nothing where there is one journey alone."""
    return " · ".join([grid.curves[at].mark for at in of]) if of else ""


def write_mark(canvas: Canvas, grid: Grid, of: tuple[int, ...], cell: Box) -> float:
    """Write whose something is, in the colour of their curve; return the y below it."""
    if not of:
        return cell.y
    colours = canvas.colours
    colour = colours.curves[of[0] % len(colours.curves)] if len(of) == 1 else colours.muted
    words = mark_words(grid, of)
    return canvas.text(words, cell, grid.small, style="bold", colour=colour, role="whose")


def write_doubt(canvas: Canvas, grid: Grid, word: str, cell: Box) -> None:
    """Write the word for a statement that no evidence backs."""
    canvas.text(word, cell, grid.small, style="italic", colour=canvas.colours.muted, role="doubt")
