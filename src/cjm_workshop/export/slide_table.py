"""The steps of a journey as native tables on slides, to be read row by row or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_workshop.draw.labels import emotion_word, label, signed
from cjm_workshop.draw.layout.canvas import height_of
from cjm_workshop.draw.metrics import is_rtl
from cjm_workshop.draw.scene import Box
from cjm_workshop.draw.theme import DEFAULT, Colours
from cjm_workshop.export.markup import text as escaped
from cjm_workshop.export.slide_shapes import EMU
from cjm_workshop.export.slide_text import run_properties
from cjm_workshop.export.words import (
    opportunities_of,
    pains_of,
    step_name,
)
from cjm_workshop.insight.reading import channels_of
from cjm_workshop.model import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Journey, State, Step

__all__ = ["COLUMNS", "TableSlide", "rows_of", "shared_out", "table"]

COLUMNS: tuple[tuple[str, float], ...] = (
    ("step", 1.25),
    ("stage", 0.9),
    ("doing", 2.1),
    ("thinking", 2.1),
    ("feeling", 1.15),
    ("channels", 1.0),
    ("pain_points", 1.9),
    ("opportunities", 2.3),
)
"""Columns, and each one's share of the width."""
_SIZES = (13.0, 12.0, 11.0, 10.0)
_SIDE = ' algn="r" rtl="1"'
_LEADING = 1.2
_MARGIN = 4.0
_SAFE = 1.06
"""Programs break lines a little earlier than they were measured."""


class TableSlide(NamedTuple):
    """What one slide of a table holds."""

    rows: tuple[tuple[str, ...], ...]
    size: float
    """Of the text in points."""
    box: Box
    """The room on the slide in points; programs make rows higher where they need it."""
    colours: Colours


def rows_of(state: State, journey: Journey) -> list[tuple[str, ...]]:
    """Return a row of texts for each step, in the order of `COLUMNS`."""
    return [_row(state, number, step) for number, step in enumerate(state.steps_of(journey.id), 1)]


def _row(state: State, number: int, step: Step) -> tuple[str, ...]:
    stage = state.get(Stage, step.stage)
    felt = ""
    if step.emotion is not None:
        felt = f"{emotion_word(step.emotion)} ({signed(step.emotion)})"
    felt = "\n".join(filter(None, (felt, step.emotion_reason)))
    said = step.quote.text if step.quote else ""
    truth = (
        f"\n{label('web.truth')}: {step.moment_label}".rstrip(": ") if step.moment_of_truth else ""
    )
    return (
        f"{number}. {step_name(state, step)}{truth}",
        stage.name if stage else "",
        step.action,
        "\n".join(filter(None, (step.thought, said))),
        felt,
        ", ".join(channel.name for channel in channels_of(state, step)),
        "\n".join(
            f"{pain.text} ({label('map.severity', value=pain.severity)})"
            if pain.severity
            else pain.text
            for pain in pains_of(state, step)
        ),
        "\n".join(
            f"{one.question} ({one.owner})" if one.owner else one.question
            for one in opportunities_of(state, step)
        ),
    )


def _widths(width: float) -> list[float]:
    whole = sum(share for _, share in COLUMNS)
    return [width * share / whole for _, share in COLUMNS]


def _height(row: Sequence[str], size: float, width: float, *, head: bool = False) -> float:
    """Return the height of a row in points, in the widest of the styles it has."""
    lines = (
        height_of(text, (across - 2 * _MARGIN) / _SAFE, size, "bold" if head or not at else
                  "regular", _LEADING)
        for at, (text, across) in enumerate(zip(row, _widths(width), strict=True))
    )  # fmt: skip
    return max(size * _LEADING, *lines) + 2 * _MARGIN


def _names() -> tuple[str, ...]:
    return tuple(label(f"column.{name}") for name, _ in COLUMNS)


def shared_out(
    rows: Sequence[tuple[str, ...]], box: Box, colours: Colours = DEFAULT.colours
) -> list[TableSlide]:
    """Share rows out over slides: on one where they fit at a size that can be read.

    Parameters
    ----------
    rows : sequence of tuple of str
        From `rows_of`.
    box : Box
        The room for the table on a slide, in points.
    colours : Colours
        Of a theme.
    """
    for size in _SIZES:
        pages = _filled(rows, box, size)
        if len(pages) == 1:
            break
    return [TableSlide(tuple(page), size, box, colours) for page in pages]


def _filled(rows: Sequence[tuple[str, ...]], box: Box, size: float) -> list[list[tuple[str, ...]]]:
    head = _height(_names(), size, box.width, head=True)
    pages: list[list[tuple[str, ...]]] = [[]]
    used = head
    for row in rows:
        height = _height(row, size, box.width)
        if pages[-1] and used + height > box.height:
            pages.append([])
            used = head
        pages[-1].append(row)
        used += height
    return pages


def table(slide: TableSlide, number: int, about: str, language: str = "") -> str:
    """Return the table of one slide; its first row is marked as the one with the headers.

    Parameters
    ----------
    slide : TableSlide
        Rows, text size and place.
    number : int
        That no other shape of the slide has.
    about : str
        What the table shows, for a screen reader.
    language : str
        Such as ``en``.
    """
    rows, box = [_names(), *slide.rows], slide.box
    heights = [_height(row, slide.size, box.width, head=at == 0) for at, row in enumerate(rows)]
    columns = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in _widths(box.width))
    drawn = "".join(
        f'<a:tr h="{round(height * EMU)}">'
        f"{''.join(_cell(text, at, number, slide, language) for at, text in enumerate(row))}"
        "</a:tr>"
        for number, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    place = (
        f'<a:off x="{round(box.x * EMU)}" y="{round(box.y * EMU)}"/>'
        f'<a:ext cx="{round(box.width * EMU)}" cy="{round(sum(heights) * EMU)}"/>'
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Steps" '
        f'descr="{escaped(about)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1" bandRow="1"/><a:tblGrid>{columns}</a:tblGrid>{drawn}'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(text: str, column: int, row: int, slide: TableSlide, language: str) -> str:
    size, colours = slide.size, slide.colours
    colour = colours.page if row == 0 else colours.ink
    fill = colours.ink if row == 0 else (colours.zebra, colours.page)[row % 2]
    style = run_properties(
        "rPr", size, "bold" if row == 0 or column == 0 else "regular", colour, language
    )
    lines = [part for part in text.splitlines() if part.strip()]
    spacing = f'<a:lnSpc><a:spcPts val="{round(size * _LEADING * 100)}"/></a:lnSpc>'
    paragraphs = "".join(
        f"<a:p><a:pPr{_SIDE if is_rtl(line) else ''}>{spacing}</a:pPr>"
        f"<a:r>{style}<a:t>{escaped(line)}</a:t></a:r></a:p>"
        for line in lines
    )
    empty = f"<a:p>{style.replace('a:rPr', 'a:endParaRPr')}</a:p>"
    margins = " ".join(f'{side}="{round(_MARGIN * EMU)}"' for side in ("marL", "marR", "marT"))
    rule = (
        f'<a:lnB w="9525"><a:solidFill><a:srgbClr val="{colours.hairline.lstrip("#")}"/>'
        "</a:solidFill></a:lnB>"
    )
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs or empty}</a:txBody>"
        f'<a:tcPr {margins} marB="{round(_MARGIN * EMU)}">{rule}'
        f'<a:solidFill><a:srgbClr val="{fill.lstrip("#")}"/></a:solidFill></a:tcPr></a:tc>'
    )
