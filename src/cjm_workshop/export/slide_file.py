"""Slides as a PPTX file: 16:9, real titles, native shapes and tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cjm_workshop.draw import metrics
from cjm_workshop.draw.labels import label
from cjm_workshop.draw.layout.canvas import Canvas, largest
from cjm_workshop.draw.portraits import fitted
from cjm_workshop.draw.scene import Box, Scene, TextLine
from cjm_workshop.draw.theme import DEFAULT, PAGES
from cjm_workshop.errors import MissingProgram
from cjm_workshop.export import slide_table
from cjm_workshop.export.markup import showable
from cjm_workshop.export.slide_shapes import EMU, Shapes
from cjm_workshop.languages.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_workshop.draw.scene import Paragraph, Portrait

__all__ = ["HEIGHT", "PAGE", "WIDTH", "Slide", "presentation"]

PAGE = "slide"
"""The page of the theme that fills a slide."""
WIDTH, HEIGHT = PAGES[PAGE]
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True)
class Slide:
    """What stands on one slide.

    Attributes
    ----------
    scene : Scene
        The page; it is put in the middle, made smaller where it is larger than the slide.
    title : str
        The slide's name, told apart from the others; shown as the page's heading.
    kind : str
        What the picture is; tells two slides of one name apart.
    table : TableSlide, optional
        A native table below the heading.
    """

    scene: Scene
    title: str
    kind: str = ""
    table: slide_table.TableSlide | None = None


def presentation(
    slides: Sequence[Slide], title: str, language: str = "", exact: bool = False
) -> bytes:
    """Return slides as a PPTX file, 16:9.

    Parameters
    ----------
    slides : sequence of Slide
        In order.
    title : str
        Of the file, in its properties.
    language : str
        Of the texts, such as ``en``, for the spelling checker.
    exact : bool
        Break lines where the layout does; the texts are then harder to edit.

    Raises
    ------
    MissingProgram
        Without python-pptx.
    """
    try:
        from pptx import Presentation  # late: an extra, and half a second to load
        from pptx.util import Emu
    except ImportError as error:
        raise MissingProgram(sentence("refusal.no_pptx")) from error
    file = Presentation()
    _resize(file, Emu(round(WIDTH * EMU)), Emu(round(HEIGHT * EMU)))
    layout = next(one for one in file.slide_layouts if one.name == "Title Only")
    for slide in _told_apart(slides):
        with metrics.using(slide.scene.family):
            _fill(file.slides.add_slide(layout), slide, language, exact)
    about = file.core_properties
    about.title, about.author = showable(title)[:255], "cjm-workshop"
    about.created = about.modified = datetime.now(UTC)
    held = BytesIO()
    file.save(held)
    return held.getvalue()


def _told_apart(slides: Iterable[Slide]) -> Iterator[Slide]:
    """Yield the slides; before a title that several have stands what the picture is.

    Where that does not tell them apart either, a number follows.
    """
    slides = tuple(slides)
    shared = Counter(slide.title for slide in slides)
    seen: Counter[str] = Counter()
    for slide in slides:
        title = slide.title
        if shared[title] > 1 and slide.kind:
            title = f"{slide.kind} – {title}"
        seen[title] += 1
        yield replace(slide, title=title if seen[title] == 1 else f"{title} [{seen[title]}]")


def _resize(file: Any, width: int, height: int) -> None:
    """Give the file its size, and with it what the master and its layouts place on a slide."""
    across, down = width / file.slide_width, height / file.slide_height
    file.slide_width, file.slide_height = width, height
    for place in (file.slide_master, *file.slide_layouts):
        for shape in place.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.top = round(shape.left * across), round(shape.top * down)
                shape.width = round(shape.width * across)
                shape.height = round(shape.height * down)


def _fill(target: Any, slide: Slide, language: str, exact: bool) -> None:
    from pptx.oxml import parse_xml

    drawn = _shapes(target, slide, language, exact)
    tree = target.shapes._spTree
    for shape in list(target.shapes):
        tree.remove(shape._element)
    for child in list(parse_xml(f"<p:spTree {_SPACES}>{drawn}</p:spTree>")):
        tree.append(child)
    tree.addprevious(parse_xml(_background(slide.scene.background)))
    if slide.scene.description:
        target.notes_slide.notes_text_frame.text = showable(slide.scene.description)


def _background(colour: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'
    return f"<p:bg {_SPACES}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"


def _shapes(target: Any, slide: Slide, language: str, exact: bool) -> str:
    """Return a page as shapes in the middle of the slide, which takes in its portraits."""
    scene = slide.scene
    scale = min(WIDTH / scene.width, HEIGHT / scene.height)
    dx, dy = (WIDTH - scene.width * scale) / 2, (HEIGHT - scene.height * scale) / 2

    def put_in(portrait: Portrait) -> str:
        image = fitted(portrait)
        if image is None:
            return ""
        held = BytesIO()
        image.save(held, "png")
        held.seek(0)
        return str(target.part.get_or_add_image_part(held)[1])

    shapes = Shapes(scale, dx, dy, put_in, language, exact)
    heading = _heading(scene)
    drawn = _title(shapes, slide, heading) + shapes.all(scene.items, heading)
    if slide.table is not None:
        about = label("web.row_a_step", title=scene.title)
        drawn += slide_table.table(slide.table, shapes.next_id(), about, language)
    return drawn


def _heading(scene: Scene) -> Paragraph | None:
    """Return the page's heading: the largest of what is written as a title."""
    titles = [paragraph for paragraph, _ in scene.paragraphs if paragraph.role == "title"]
    return max(titles, key=lambda paragraph: paragraph.size, default=None)


def _title(shapes: Shapes, slide: Slide, heading: Paragraph | None) -> str:
    """Return the slide's title in place of the page's heading, no higher than that."""
    if heading is None:
        cell = Box(0, -40, WIDTH, 30)  # above the slide: read aloud, not seen
        return shapes.text(*_written(slide.title, cell, 20.0), "title")
    most = len(dict(slide.scene.paragraphs)[heading])
    sizes = [heading.size * share / 100 for share in range(100, 39, -5)]
    size = largest(slide.title, heading.cell.width, sizes, most)
    paragraph, lines = _written(slide.title, heading.cell, size, heading)
    return shapes.text(paragraph, lines, "title")


def _written(
    text: str, cell: Box, size: float, like: Paragraph | None = None
) -> tuple[Paragraph, list[TextLine]]:
    canvas = Canvas(DEFAULT)
    colour = like.colour if like else ""
    canvas.text(text, cell, size, style="bold", colour=colour, role="title")
    lines = [item for item in canvas.items if isinstance(item, TextLine)]
    return lines[0].paragraph, lines
