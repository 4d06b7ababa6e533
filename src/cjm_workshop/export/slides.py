"""A workshop as slides (PPTX): native shapes and texts that can be edited.

::

    a journey:      the whole map ── a slide for each stage ── the steps as a table
    other pictures: a slide for each page

    slides.py ── slide_file.py ─┬─ slide_shapes.py ── slide_text.py
                                └─ slide_table.py
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjm_workshop.draw import metrics, missing
from cjm_workshop.draw.labels import in_its_language, label
from cjm_workshop.draw.layout.canvas import Canvas, largest
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.layout.sheet import largest_fit
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import DEFAULT, Theme
from cjm_workshop.export import pictures, slide_table
from cjm_workshop.export.slide_file import HEIGHT, PAGE, WIDTH, Slide, presentation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjm_workshop.draw.layout.journey.view import Asked
    from cjm_workshop.model import Journey, Persona, State

__all__ = ["document", "of_journey"]

_WHOLE = (1.0, 0.95, 0.9, 0.85, 0.8)
_NEAR_TEXT = 16.0
"""Largest running text of a stage's slide, in points of an A3 page: read from the back."""
_NEAR_CURVE = 0.6
"""Least height of the curve there, in multiples of its height on a map: texts go first."""


@in_its_language
def document(
    state: State,
    wanted: Sequence[str],
    personas: Sequence[Persona],
    journeys: Sequence[Journey],
    folder: Path | None = None,
    theme: Theme = DEFAULT,
    view: Asked | None = None,
) -> bytes:
    """Return pictures of a workshop as one PPTX file.

    Parameters
    ----------
    state : State
        The workshop.
    wanted : sequence of str
        Names of pictures, as `cjm_workshop.export.pictures.scenes` knows them.
    personas, journeys : sequence of Persona and of Journey
        Those to show; without any, a slide that says how to begin.
    folder : Path, optional
        ``NAME.files`` with the portraits.
    theme : Theme
        Colours and sizes, for A3.
    view : mapping, optional
        What is asked of a journey map: other journeys beside it, level, stage, lanes.

    Raises
    ------
    MissingProgram
        Without python-pptx.

    Warns
    -----
    MissingCharacters
        If no font on this machine has a character.
    """
    slides: list[Slide] = []
    for name in wanted:
        if name == "journey" and journeys:
            slides += [s for one in journeys for s in of_journey(state, one, theme, folder, view)]
        else:
            shown = pictures.scenes(state, name, personas, journeys, PAGE, folder, theme)
            kinds = _kinds(name, personas, len(shown))
            slides += [
                Slide(scene, scene.title, kind) for scene, kind in zip(shown, kinds, strict=True)
            ]
    missing.tell_missing([slide.scene for slide in slides], missing.ELSEWHERE)
    charter = state.charter
    title = charter.title or next((slide.title for slide in slides), "")
    return presentation(slides, title, charter.language)


def _kinds(picture: str, personas: Sequence[Persona], pages: int) -> list[str]:
    """Return what each page of a picture is, and of whom where there is one a person."""
    if picture == "wheel" and pages == len(personas) > 1:
        return [label("wheel.of", name=person.name) for person in personas]
    return [label(f"kind.{picture}")] * pages


@in_its_language
def of_journey(
    state: State,
    journey: Journey,
    theme: Theme = DEFAULT,
    files: Path | None = None,
    view: Asked | None = None,
) -> list[Slide]:
    """Return the slides of a journey: the whole map, each stage, and the steps as a table.

    Parameters
    ----------
    state : State
        The workshop.
    journey : Journey
        To show.
    theme : Theme
        Colours and sizes, for A3.
    files : Path, optional
        ``NAME.files`` with the portraits.
    view : mapping, optional
        What is asked of the map. With a level or a stage, that map alone and no slide of a stage.

    Returns
    -------
    list of Slide
        The map as one slide where it can be read so, else as several. The stages are as large as
        the fullest of them allows, to be read from the back of the room.
    """
    asked = view or {}
    sizes = _Sizes(state, journey, theme, files, asked)
    whole = sizes.whole()
    slides = [Slide(scene, scene.title) for scene in whole]
    if len(state.stages_of(journey.id)) > 1 and not (asked.get("level") or asked.get("stage")):
        slides += [Slide(scene, _stage_title(scene, journey)) for scene in sizes.stages()]
    return slides + _tables(state, journey, theme)


class _Sizes:
    """One journey at the sizes that its slides have room for."""

    def __init__(
        self, state: State, journey: Journey, theme: Theme, files: Path | None, asked: Asked
    ) -> None:
        self.state, self.journey = state, journey
        self.theme, self.files = theme, files
        self.asked = asked

    def _pages(self, theme: Theme, asked: Asked) -> list[Scene]:
        return journey_map(
            self.state, self.journey.id, theme=theme, page=PAGE, files=self.files, **asked
        )

    def whole(self) -> list[Scene]:
        """Return the map on one slide, or at its normal size on several."""
        factor = largest_fit(
            _WHOLE, lambda factor: _fit(self._pages(self.theme.scaled(factor), self.asked), 1)
        )
        pages = self._pages(self.theme.scaled(factor), self.asked)
        return pages if _fit(pages, 1) else self._pages(self.theme, self.asked)

    def stages(self) -> list[Scene]:
        """Return each stage on a slide of its own, the text as large as there is room."""
        sizes = self.theme.sizes
        low = sizes.feeling_min * _NEAR_CURVE
        larger = replace(sizes, body_max=_NEAR_TEXT, feeling_min=low)
        return self._pages(replace(self.theme, sizes=larger), {**self.asked, "level": "tactical"})


def _fit(pages: Sequence[Scene], most: int) -> bool:
    return len(pages) <= most and all(page.height <= HEIGHT + 0.5 for page in pages)


def _stage_title(scene: Scene, journey: Journey) -> str:
    stages = dict.fromkeys(p.text for p, _ in scene.paragraphs if p.role == "stage")
    return f"{', '.join(stages)} – {journey.name}" if stages else scene.title


def _tables(state: State, journey: Journey, theme: Theme) -> list[Slide]:
    """Return the steps as a table, with a heading that tells so."""
    rows = slide_table.rows_of(state, journey)
    if not rows:
        return []
    with metrics.using(theme.family):
        return _table_slides(rows, journey, theme)


def _table_slides(rows: Sequence[tuple[str, ...]], journey: Journey, theme: Theme) -> list[Slide]:
    sizes, colours = theme.for_page(PAGE).sizes, theme.colours
    top = sizes.top_band + sizes.margin
    room = Box(sizes.margin, top, WIDTH - 2 * sizes.margin, sizes.title * 1.4)
    shares = slide_table.shared_out(rows, _table_box(theme), colours)
    slides = []
    for at, share in enumerate(shares, 1):
        title = label("web.all_steps", journey=journey.name)
        if len(shares) > 1:
            title = label("part", title=title, at=at, of=len(shares))
        canvas = Canvas(theme.for_page(PAGE))
        canvas.rect(Box(0, 0, WIDTH, sizes.top_band), colours.band or colours.ink, role="band")
        size = largest(title, room.width, (sizes.title * 0.8, sizes.title * 0.6), 1)
        canvas.text(title, room, size, style="bold", role="title", record=journey.id)
        scene = Scene(
            WIDTH, HEIGHT, title, "", tuple(canvas.items), colours.page, family=theme.family
        )
        slides.append(Slide(scene, title, table=share))
    return slides


def _table_box(theme: Theme) -> Box:
    sizes = theme.for_page(PAGE).sizes
    top = sizes.top_band + sizes.margin + sizes.title * 1.5
    return Box(sizes.margin, top, WIDTH - 2 * sizes.margin, HEIGHT - top - sizes.margin)
