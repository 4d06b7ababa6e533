"""The storyboard: the journey as a strip of frames, one for each step.

::

    ┌─ stage ─────┐ ┌─────────────┐ ┌─────────────┐
    │ picture, or │ │   (face)    │ │             │
    │ a drawn one │ │   ⌂  icon   │ │             │
    ├─────────────┤ ├─────────────┤ ├─────────────┤
    │ 1 step      │ │ 2 step      │ │ 3 step      │
    │ what is done│ │             │ │             │
    │ “quote”     │ │             │ │             │
    └─────────────┘ └─────────────┘ └─────────────┘
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.dressing import dressed
from cjm_workshop.draw.labels import counted, emotion_word, label
from cjm_workshop.draw.layout.blocks import Beside, Chips, Stack, Words, badge
from cjm_workshop.draw.layout.canvas import Canvas, common_size, height_of
from cjm_workshop.draw.layout.journey.tracks import find_journey
from cjm_workshop.draw.layout.legend import (
    assumption_mark,
    feeling_marks,
    step_name,
    truth_mark,
)
from cjm_workshop.draw.layout.provenance import evidence_line, levels_line, workshop_line
from cjm_workshop.draw.layout.sheet import (
    Sheet,
    body_sizes,
    invitation,
    largest_fit,
    scaled_theme,
)
from cjm_workshop.draw.layout.still import draw_still
from cjm_workshop.draw.scene import Box, Star
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.insight.reading import channels_of, is_future
from cjm_workshop.insight.wording import ending
from cjm_workshop.model.records import Stage
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjm_workshop.draw.layout.blocks import Block
    from cjm_workshop.draw.layout.sheet import Mark
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.model.records import Journey, Persona, Step
    from cjm_workshop.model.state import State

__all__ = ["storyboard"]

_COLUMNS = (2, 3, 4, 5)  # frames side by side, as few as let the journey stand on one page
_MANY = 4  # frames side by side where it needs several
_STILL = 0.5  # height of a picture in multiples of its width
_TALL = 0.58  # where the page has room for it


@dressed
def storyboard(
    state: State,
    journey: str | None = None,
    *,
    theme: Theme = DEFAULT,
    page: str = "A3",
    files: Path | None = None,
) -> list[Scene]:
    """Lay out the steps of one journey as frames with a picture, a caption and a quote.

    A step without a picture gets a drawn one: the customer with the face of this moment, and the
    channels.

    Parameters
    ----------
    state : State
        The workshop.
    journey : str, optional
        Id or name of a journey or of a persona; without it the first journey.
    theme : Theme
        Colours and sizes, for A3.
    page : str
        One of `cjm_workshop.draw.theme.PAGES`, always landscape.
    files : Path, optional
        The folder with the workshop's pictures.

    Returns
    -------
    list of Scene
        One page while the frames stay legible, else several; a page grows taller than its paper
        only where a single frame is higher than the page.

    Raises
    ------
    UnknownName
        If there is no such journey, persona or page.
    """
    found, person = find_journey(state, journey)
    steps = state.steps_of(found.id) if found else ()
    hoped = found is not None and is_future(state, found)
    sheet = _sheet(state, found, person, steps, theme, page, hoped=hoped)
    if not steps:
        return [
            invitation(
                sheet,
                "picture",
                label("storyboard.none"),
                label("storyboard.begin"),
            )
        ]
    return _Board(state, sheet, steps, files, hoped=hoped).scenes()


def _sheet(
    state: State,
    journey: Journey | None,
    person: Persona | None,
    steps: Sequence[Step],
    theme: Theme,
    page: str,
    *,
    hoped: bool,
) -> Sheet:
    """Return the paper with what stands around the frames."""
    lines = [workshop_line(state)]
    if steps and not hoped:  # hopes need no evidence
        known = [name for step in steps for name in step.evidence]
        lines = [evidence_line(state, known), levels_line(s.level for s in steps), *lines]
    title = (journey.name if journey else "") or state.charter.title or label("kind.storyboard")
    return Sheet(
        theme, page, title, _subtitle(state, journey, person, len(steps)),
        _description(state, title, steps), _legend(scaled_theme(theme, page), steps, hoped=hoped),
        [line for line in lines if line], journey.id if journey else "",
    )  # fmt: skip


def _subtitle(state: State, journey: Journey | None, person: Persona | None, steps: int) -> str:
    parts = [
        label("kind.storyboard"),
        label("storyboard.hoped") if journey and is_future(state, journey) else "",
        ", ".join(filter(None, (person.name, person.role))) if person else "",
        counted("count.step", steps) if steps else "",
        state.charter.organisation,
    ]
    return " · ".join(part for part in parts if part)


def _description(state: State, title: str, steps: Sequence[Step]) -> str:
    said = []
    for number, step in enumerate(steps, 1):
        felt = f" ({emotion_word(step.emotion)})" if step.emotion is not None else ""
        said.append(ending(f"{number} {step_name(state, step)}{felt}"))
    return (
        " ".join([label("storyboard.of", title=ending(title)), *said])
        if said
        else label("no_steps")
    )


def _legend(theme: Theme, steps: Sequence[Step], *, hoped: bool) -> list[Mark]:
    found = feeling_marks(theme, (step.emotion for step in steps))
    if any(step.moment_of_truth for step in steps):
        found.append(truth_mark(theme))
    if not hoped and any(step.level is Level.ASSUMED for step in steps):
        found.append(assumption_mark(theme))
    return found


class _Board:
    def __init__(
        self, state: State, sheet: Sheet, steps: Sequence[Step], files: Path | None, *, hoped: bool
    ) -> None:
        self.state, self.sheet, self.files, self.hoped = state, sheet, files, hoped
        self.theme, self.sizes = sheet.theme, sheet.theme.sizes
        self.colours = sheet.theme.colours
        self.still = _STILL
        self.numbered = list(enumerate(steps, 1))
        stages = [stage.id for stage in state.stages_of(steps[0].journey)]
        tones = self.colours.stages
        self.tones = {stage: tones[at % len(tones)] for at, stage in enumerate(stages)}

    def scenes(self) -> list[Scene]:
        sizes = [s for s in body_sizes(self.theme, 1.3) if s >= self.sizes.panel_text]
        for columns in _COLUMNS:
            if self._total(columns, sizes[-1]) <= self.sheet.room.height:
                break
        else:
            columns = _MANY
        room = self.sheet.room.height
        size = largest_fit(sizes, lambda one: self._total(columns, one) <= room)
        self._heighten(columns, size)
        pages = self._pages(columns, size)
        return [
            self._scene(rows, columns, size, at, len(pages)) for at, rows in enumerate(pages, 1)
        ]

    # ── measures ─────────────────────────────────────────────────────────────────────────────

    def _heighten(self, columns: int, size: float) -> None:
        """Give the pictures of a single page the height that is left."""
        spare = (self.sheet.room.height - self._total(columns, size)) / len(self._rows(columns))
        more = max(0.0, spare - 0.1) / self._width(columns)
        self.still = min(_TALL, _STILL + more)

    @property
    def _gap(self) -> float:
        return self.sizes.gap * 2

    def _width(self, columns: int) -> float:
        columns = min(columns, max(2, len(self.numbered)))
        return (self.sheet.room.width - self._gap * (columns - 1)) / columns

    def _rows(self, columns: int) -> list[list[tuple[int, Step]]]:
        every = self.numbered
        return [every[at : at + columns] for at in range(0, len(every), columns)]

    def _row_height(self, row: Sequence[tuple[int, Step]], columns: int, size: float) -> float:
        width = self._width(columns)
        inner = width - 2 * self.sizes.padding * 1.4
        captions = [self._caption(number, step, size) for number, step in row]
        high = max(caption.height(self.theme, inner) for caption in captions)
        return (
            self._band(row, width, size) + width * self.still + high + 2 * self.sizes.padding * 1.4
        )

    def _total(self, columns: int, size: float) -> float:
        rows = self._rows(columns)
        heights = [self._row_height(row, columns, size) for row in rows]
        return sum(heights) + self._gap * (len(rows) - 1)

    def _pages(self, columns: int, size: float) -> list[list[list[tuple[int, Step]]]]:
        """Part the rows into pages."""
        pages: list[list[list[tuple[int, Step]]]] = []
        used = 0.0
        for row in self._rows(columns):
            height = self._row_height(row, columns, size)
            if not pages or used + height > self.sheet.room.height:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += height + self._gap
        return pages

    def _band(self, row: Sequence[tuple[int, Step]], width: float, size: float) -> float:
        """Return the height of the stripes with the names of the stages."""
        inner, small = width - self.sizes.padding * 2.8, self._stage_size(size)
        names = (self._stage(step)[0] for _, step in row)
        leading = self.theme.leading
        high = max(height_of(name, inner, small, "bold", leading) for name in names)
        return high + self.sizes.padding

    def _stage_size(self, size: float) -> float:
        return max(self.sizes.small, size * 0.85)

    def _stage(self, step: Step) -> tuple[str, str]:
        """Return the name of a step's stage, and its colour."""
        stage = self.state.get(Stage, step.stage)
        tone = self.tones.get(step.stage or "", self.colours.no_stage)
        return stage.name if stage else label("no_stage"), tone

    # ── drawing ──────────────────────────────────────────────────────────────────────────────

    def _scene(
        self,
        rows: Sequence[Sequence[tuple[int, Step]]],
        columns: int,
        size: float,
        at: int,
        pages: int,
    ) -> Scene:
        canvas = Canvas(self.theme)
        room, width = self.sheet.room, self._width(columns)
        heights = [self._row_height(row, columns, size) for row in rows]
        y = room.y
        for row, height in zip(rows, heights, strict=True):
            band = self._band(row, width, size)
            for place, (number, step) in enumerate(row):
                box = Box(room.x + place * (width + self._gap), y, width, height)
                self._draw_frame(canvas, number, step, box, band, size)
            y += height + self._gap
        return self.sheet.scene(canvas, at, pages, needed=y - self._gap - room.y)

    def _draw_frame(
        self, canvas: Canvas, number: int, step: Step, box: Box, band: float, size: float
    ) -> None:
        sizes, colours = self.sizes, self.colours
        self._draw_band(canvas, step, Box(box.x, box.y, box.width, band), size)
        still = Box(box.x, box.y + band, box.width, box.width * self.still)
        draw_still(canvas, step, still, channels_of(self.state, step), self.files)
        tone = self._stage(step)[1]
        assumed = step.level is Level.ASSUMED and not self.hoped
        canvas.rect(
            box, stroke=colours.truth if step.moment_of_truth else tone, dashed=assumed,
            width=sizes.outline * (2 if step.moment_of_truth else 1), role="frame",
            record=step.id,
        )  # fmt: skip
        cell = Box(box.x, still.bottom, box.width, box.bottom - still.bottom)
        self._caption(number, step, size).draw(canvas, cell.inset(sizes.padding * 1.4))

    def _draw_band(self, canvas: Canvas, step: Step, box: Box, size: float) -> None:
        name, tone = self._stage(step)
        canvas.rect(box, tone, role="stage")
        pad = self.sizes.padding
        cell = Box(box.x + pad * 1.4, box.y + pad / 2, box.width - pad * 2.8, box.height - pad)
        canvas.text(name, cell, self._stage_size(size), style="bold",
                    colour=self.colours.on_dark, role="stage",
                    record=step.stage or "")  # fmt: skip

    def _caption(self, number: int, step: Step, size: float) -> Block:
        colours, sizes = self.colours, self.sizes
        small = max(sizes.small_min, size * self.theme.owner)
        radius = size * 0.8
        tone = self._stage(step)[1]
        name = step_name(self.state, step)
        title = common_size([name], self._width(5) - radius * 3 - 4 * sizes.padding, size * 1.12,
                            sizes.small)  # fmt: skip

        def mark(canvas: Canvas, x: float, y: float) -> None:
            badge(canvas, x, y, number, tone, radius, step.id)

        words = Words(name, title, "bold", role="step", record=step.id)
        blocks: list[Block] = [Beside(mark, radius * 2.8, title * self.theme.leading, words)]
        action = step.action if step.action != name else ""
        blocks.append(Words(action, size, role="action", record=step.id))
        said = (step.quote.text if step.quote else step.thought).strip().strip('“”"')
        blocks.append(Words(f"“{said}”" if said else "", size, "italic", role="quote",
                            record=step.id))  # fmt: skip
        chips = [
            (icons.for_channel(one.name, one.icon), one.name, one.id)
            for one in channels_of(self.state, step)
        ]
        if chips:
            blocks.append(Chips(chips, small, colours.muted))
        if step.moment_of_truth:
            blocks.append(self._truth(step, small))
        if step.level is Level.ASSUMED and not self.hoped:
            blocks.append(Words(label("assumption"), small, "italic", colours.muted, role="level"))
        return Stack(blocks, gap=size * 0.35)

    def _truth(self, step: Step, small: float) -> Block:
        radius, colour = small * 0.6, self.colours.truth

        def star(canvas: Canvas, x: float, y: float) -> None:
            canvas.add(Star(x, y, radius, colour, role="truth", record=step.id,
                            alt=label("moment_of_truth")))  # fmt: skip

        words = Words(step.moment_label or label("moment_of_truth"), small, "bold", colour,
                      role="truth", record=step.id)  # fmt: skip
        return Beside(star, radius * 2 + 4, small * self.theme.leading, words)
