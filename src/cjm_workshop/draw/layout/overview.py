"""The overview: every journey as a small curve over its stages, all on one scale.

::

    (ML) my first order    ▷ stage ▷ stage    ▷ stage     ⑥ why it is
         Maya · 14 steps   ╲__╱╲   ╱‾‾‾‾╲  ╱‾               lowest here
                                ╲_╱       ╲╱
                             Looks for a slot
    ───────────────────────────────────────────────────
    (HB) …

Where the journeys go through the same stages, these stand below each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import curve
from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import counted, emotion_word, label
from cjm_workshop.draw.layout.canvas import Canvas, common_size, height_of, own_size
from cjm_workshop.draw.layout.legend import face_of, step_name
from cjm_workshop.draw.layout.overview_rows import Row, Span, description, legend, rows_of
from cjm_workshop.draw.layout.overview_words import reasons, tone_of, who
from cjm_workshop.draw.layout.people import avatar
from cjm_workshop.draw.layout.provenance import evidence_line, workshop_line
from cjm_workshop.draw.layout.sheet import Sheet, invitation, scaled_theme
from cjm_workshop.draw.layout.spread import spread
from cjm_workshop.draw.scene import Box, Paint, Path, Polygon, Star
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.draw.wrap import fits_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path as FilePath

    from cjm_workshop.draw.curve import Bezier
    from cjm_workshop.draw.scene import Command, Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Step
    from cjm_workshop.model.state import State

__all__ = ["overview"]

_LEFT, _RIGHT = 0.2, 0.2  # shares of the width for who travels, and for why it is lowest
_PLOT = (5.4, 13.0)  # least and greatest height of a curve, in multiples of a heading
_LABEL = 10.5  # width of a name below the curve, in multiples of its size
_SHORT = 0.75  # share of the page below which a page shrinks to what stands on it


@dressed
def overview(
    state: State,
    journeys: Sequence[str] | None = None,
    *,
    theme: Theme = DEFAULT,
    page: str = "A3",
    files: FilePath | None = None,
) -> list[Scene]:
    """Lay out several journeys as small curves with one scale, their lowest points named.

    Parameters
    ----------
    state : State
        The workshop.
    journeys : sequence of str, optional
        Ids of the journeys to show, in order; all that have steps without it.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.
    files : Path, optional
        The folder with the workshop's pictures, for the portraits.

    Returns
    -------
    list of Scene
        One page, or several where there are many journeys.

    Raises
    ------
    UnknownName
        If there is no such page.
    """
    rows = rows_of(state, journeys)
    sheet = _sheet(state, rows, theme, page)
    if not rows:
        return [
            invitation(
                sheet,
                "feeling",
                label("overview.none"),
                label("overview.begin"),
            )
        ]
    return _Overview(state, sheet, rows, files).scenes()


def _sheet(state: State, rows: Sequence[Row], theme: Theme, page: str) -> Sheet:
    """Return the paper with what stands around the curves."""
    steps = [step for row in rows for step in row.steps]
    known = [name for step in steps for name in step.evidence]
    lines = (evidence_line(state, known) if rows else "", workshop_line(state))
    parts = [
        label("kind.overview"),
        f"{counted('count.journey', len(rows))}, {counted('count.step', len(steps))}"
        if rows
        else "",
        state.charter.organisation if state.charter.title else "",
    ]
    return Sheet(
        theme, page, state.charter.title or state.charter.organisation or label("overview.title"),
        " · ".join(part for part in parts if part), description(state, rows),
        legend(scaled_theme(theme, page), rows), [line for line in lines if line],
    )  # fmt: skip


def _onward(pieces: Sequence[Bezier]) -> tuple[Command, ...]:
    return tuple(("C", *one[1], *one[2], *one[3]) for one in pieces)


class _Overview:
    def __init__(
        self, state: State, sheet: Sheet, rows: Sequence[Row], files: FilePath | None
    ) -> None:
        self.state, self.sheet, self.rows, self.files = state, sheet, rows, files
        self.theme, self.sizes = sheet.theme, sheet.theme.sizes
        self.colours = sheet.theme.colours
        room = sheet.room
        gap = self.sizes.gap * 3
        self.left = Box(room.x, 0, room.width * _LEFT - gap, 0)
        self.right = Box(room.right - room.width * _RIGHT + gap, 0, room.width * _RIGHT - gap, 0)
        face = self.sizes.face_small * 2 + self.sizes.gap
        start = room.x + room.width * _LEFT + face
        self.plot = Box(start, 0, room.width * (1 - _LEFT - _RIGHT) - face, 0)

    def scenes(self) -> list[Scene]:
        """Share the rows out, then stretch the curves: on all pages alike."""
        low, high = (self.sizes.heading * one for one in _PLOT)
        room = self.sheet.room.height
        pages: list[list[Row]] = []
        used = 0.0
        for row in self.rows:
            height = self._height(row, low)
            if not pages or used + height > room:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += height
        plot = low
        while plot < high and all(
            sum(self._height(row, plot + 1) for row in rows) <= room for rows in pages
        ):
            plot += 1
        return [self._scene(rows, plot, at, len(pages)) for at, rows in enumerate(pages, 1)]

    def _scene(self, rows: Sequence[Row], plot: float, at: int, pages: int) -> Scene:
        canvas = Canvas(self.theme)
        y = self.sheet.room.y
        for number, row in enumerate(rows):
            height = self._height(row, plot)
            if number:
                canvas.line(self.sheet.room.x, y - self._gap, self.sheet.room.right,
                            y - self._gap, self.colours.hairline, self.sizes.hairline,
                            role="rule")  # fmt: skip
            self._draw_row(canvas, row, y, height - 2 * self._gap, plot)
            y += height
        needed = y - self.sheet.room.y
        short = pages == 1 and needed < self.sheet.room.height * _SHORT
        return self.sheet.scene(canvas, at, pages, needed=needed, compact=short)

    # ── measures ─────────────────────────────────────────────────────────────────────────────

    @property
    def _gap(self) -> float:
        return self.sizes.gap * 1.4

    def _height(self, row: Row, plot: float) -> float:
        middle = self._bands(row) + self._head + plot + self._foot(row)
        words = self.left.width - self._face * 2.4
        sides = (
            max(self._face * 2, who(self.theme, row).height(self.theme, words)),
            reasons(self.state, self.theme, row).height(self.theme, self.right.width),
        )
        return max(middle, *sides) + 2 * self._gap

    @property
    def _face(self) -> float:
        """Radius of the traveller's face."""
        return self.sizes.avatar * 0.85

    @property
    def _head(self) -> float:
        """Room for faces and stars above the curve."""
        return self.sizes.face + self.sizes.star * 2 + self.sizes.gap

    def _foot(self, row: Row) -> float:
        heights = [self._label_height(row, step) for step in self._named(row)]
        return self.sizes.face + self.sizes.gap + (max(heights) + 2 if heights else 0.0)

    def _bands(self, row: Row) -> float:
        heights = [
            height_of(span.name, self._inside(span), size, "bold", self.theme.leading)
            for span, size in zip(row.spans, self._band_sizes(row), strict=True)
        ]
        return max(heights, default=0.0) + self.sizes.padding

    def _inside(self, span: Span) -> float:
        """Return the width for a stage's name between notch and tip."""
        return max(self.sizes.icon, span.width * self.plot.width - 3.2 * self._tip)

    @property
    def _tip(self) -> float:
        return self.sizes.chevron_tip * 0.6

    def _band_sizes(self, row: Row) -> list[float]:
        """Return one size for the names of all stages, the smallest where one has no room."""
        common, small = self.sizes.subtitle, self.sizes.small_min
        for span in row.spans:
            common = own_size(span.name, self._inside(span), common, small)
        return [
            common if fits_words(span.name, self._inside(span), common, "bold") else small
            for span in row.spans
        ]

    # ── a row ────────────────────────────────────────────────────────────────────────────────

    def _draw_row(self, canvas: Canvas, row: Row, y: float, height: float, plot: float) -> None:
        face = self._face
        avatar(canvas, row.person, self.left.x + face, y + face, face, self.files)
        x = self.left.x + face * 2.4
        width = self.left.right - x
        who(self.theme, row).draw(canvas, Box(x, y, width, height))
        place = Box(self.right.x, y, self.right.width, height)
        reasons(self.state, self.theme, row).draw(canvas, place)
        bands = self._bands(row)
        self._draw_bands(canvas, row, y, bands)
        top = y + bands + self._head
        self._draw_curve(canvas, row, Box(self.plot.x, top, self.plot.width, plot))

    def _draw_bands(self, canvas: Canvas, row: Row, y: float, height: float) -> None:
        tip, sizes = self._tip, self._band_sizes(row)
        for at, (span, size) in enumerate(zip(row.spans, sizes, strict=True)):
            left = self.plot.x + span.start * self.plot.width
            right = left + span.width * self.plot.width - 1
            notch = tip if at else 0.0
            shape = ((left, y), (right - tip, y), (right, y + height / 2),
                     (right - tip, y + height), (left, y + height),
                     (left + notch, y + height / 2))  # fmt: skip
            fill = Paint(tone_of(self.theme, row, span.id))
            canvas.add(Polygon(shape, fill, role="stage", record=span.id))
            high = height_of(span.name, self._inside(span), size, "bold", self.theme.leading)
            cell = Box(left + notch + tip, y + (height - high) / 2, self._inside(span), high)
            canvas.text(span.name, cell, size, style="bold", colour=self.colours.on_dark,
                        role="stage", record=span.id)  # fmt: skip

    def _point(self, row: Row, at: int, plot: Box) -> tuple[float, float]:
        emotion = row.steps[at].emotion or 0
        return plot.x + row.places[at] * plot.width, plot.y + plot.height * (2 - emotion) / 4

    def _draw_curve(self, canvas: Canvas, row: Row, plot: Box) -> None:
        sizes, colours = self.sizes, self.colours
        for emotion in (2, 0, -2):
            y = plot.y + plot.height * (2 - emotion) / 4
            tone = colours.hairline if emotion else colours.neutral_line
            canvas.line(plot.x, y, plot.right, y, tone, sizes.hairline, dashed=bool(emotion),
                        role="grid")  # fmt: skip
            x = plot.x - sizes.gap - sizes.face_small
            canvas.add(face_of(self.theme, x, y, sizes.face_small, emotion))
        pen = Paint(stroke=colours.ink, width=sizes.curve * 0.8,
                    dash=canvas.dash(sizes.curve * 0.8) if row.hoped else ())  # fmt: skip
        for run in row.runs:
            pieces = curve.beziers([self._point(row, at, plot) for at in run])
            if pieces:
                self._draw_areas(canvas, pieces, plot.y + plot.height / 2)
                start: tuple[Command, ...] = (("M", *pieces[0][0]),)
                canvas.add(Path(start + _onward(pieces), pen, role="curve",
                                record=row.journey.id))  # fmt: skip
        self._draw_labels(canvas, row, plot)
        for at, step in enumerate(row.steps):
            self._draw_face(canvas, row, at, step, plot)

    def _draw_areas(self, canvas: Canvas, pieces: Sequence[Bezier], level: float) -> None:
        for area in curve.areas(pieces, level):
            fill = self.colours.above if area.above else self.colours.below
            first, last = area.pieces[0][0], area.pieces[-1][3]
            way: tuple[Command, ...] = (
                ("M", first[0], level), ("L", *first), *_onward(area.pieces),
                ("L", last[0], level), ("Z",),
            )  # fmt: skip
            paint = Paint(fill, opacity=self.theme.fill_opacity)
            canvas.add(Path(way, paint, role="area"))

    def _draw_face(self, canvas: Canvas, row: Row, at: int, step: Step, plot: Box) -> None:
        x, y = self._point(row, at, plot)
        sizes = self.sizes
        radius = sizes.face if step in row.lowest else min(sizes.face_small, row.room(at)
                                                           * plot.width * 0.45)  # fmt: skip
        if step.emotion is not None:
            name = step_name(self.state, step)
            alt = label("map.felt", number=at + 1, name=name, word=emotion_word(step.emotion))
            canvas.add(face_of(self.theme, x, y, radius, step.emotion, step.id, alt))
        if step.moment_of_truth:
            lift = radius + sizes.star + 2 if step.emotion is not None else 0.0
            alt = step.moment_label or label("moment_of_truth")
            canvas.add(Star(x, y - lift, sizes.star, self.colours.truth, role="truth",
                            record=step.id, alt=alt))  # fmt: skip

    # ── names of the lowest points ───────────────────────────────────────────────────────────

    @property
    def _label_width(self) -> float:
        return self.sizes.small * _LABEL

    def _named(self, row: Row) -> tuple[Step, ...]:
        """Return the lowest steps whose names stand side by side under the curve."""
        fit = int(self.plot.width / (self._label_width + self.sizes.gap))
        return row.lowest[: max(1, fit)]

    def _label_size(self, row: Row, step: Step) -> float:
        words = f"{row.steps.index(step) + 1} {step_name(self.state, step)}"
        return common_size([words], self._label_width, self.sizes.small * 1.1,
                           self.sizes.small_min)  # fmt: skip

    def _label_height(self, row: Row, step: Step) -> float:
        words = f"{row.steps.index(step) + 1} {step_name(self.state, step)}"
        size = self._label_size(row, step)
        return height_of(words, self._label_width, size, "bold", self.theme.leading)

    def _draw_labels(self, canvas: Canvas, row: Row, plot: Box) -> None:
        """Write the names below the plot, each as near to its face as the others let it."""
        named = self._named(row)
        wide, sizes = self._label_width, self.sizes
        points = [self._point(row, row.steps.index(step), plot) for step in named]
        starts = spread([x for x, _ in points], [wide] * len(named), plot.x, plot.right,
                        sizes.gap)  # fmt: skip
        top = plot.bottom + sizes.face + sizes.gap
        pen = Paint(stroke=self.colours.pain, width=sizes.hairline)
        for step, (x, y), start in zip(named, points, starts, strict=True):
            way = (("M", x, y), ("L", x, plot.bottom + sizes.face), ("L", start + wide / 2, top))
            canvas.add(Path(way, pen, role="leader", record=step.id))
            words = f"{row.steps.index(step) + 1} {step_name(self.state, step)}"
            cell = Box(start, top, wide, self._label_height(row, step))
            canvas.text(words, cell, self._label_size(row, step), style="bold",
                        colour=self.colours.pain, align="centre", role="low",
                        record=step.id)  # fmt: skip
