"""Texts of a slide: one paragraph a box, in lines as the layout measured them, still editable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import metrics
from cjm_workshop.draw.scene import Box
from cjm_workshop.export.markup import text as escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.scene import Paragraph, TextLine

__all__ = ["FONT", "body", "box_of", "run_properties"]

FONT = "Arial"
"""On every machine with slides, and as wide as the bundled font letter by letter."""
_SLACK = 0.04
"""Programs break lines a little earlier than the layout does: boxes are wider by this share …"""
_MOST_SLACK = 2.5
"""… and by no more points than there is air between two cells."""
_FULL = 0.9
"""A single line that takes more of its cell than this is kept from breaking altogether."""
_SIDES = {"left": "l", "centre": "ctr", "right": "r"}
_SOFT_HYPHEN = "\xad"


def box_of(paragraph: Paragraph, lines: Sequence[TextLine]) -> Box:
    """Return the box of a text in points: its cell from the first line to the last, and wider."""
    cell, size = paragraph.cell, paragraph.size
    air = (paragraph.leading - (metrics.ASCENT + metrics.DESCENT) * size) / 2
    top = lines[0].baseline - metrics.ASCENT * size - air
    height = lines[-1].baseline - lines[0].baseline + paragraph.leading
    more = min(cell.width * _SLACK, _MOST_SLACK)
    left = {"left": 0.0, "centre": more / 2, "right": more}[paragraph.align]
    return Box(cell.x - left, top, cell.width + more, height)


def run_properties(
    tag: str, size: float, style: metrics.Style, colour: str, language: str = ""
) -> str:
    """Return how letters look, in the font in use; `size` in points of the slide."""
    shown = f' lang="{escaped(language)}"' if language else ""
    shown += {"regular": "", "bold": ' b="1"', "italic": ' i="1"'}[style]
    family = metrics.current()
    font = FONT if family == metrics.ARIMO else escaped(family.name)
    fonts = "".join(f'<a:{script} typeface="{font}"/>' for script in ("latin", "ea", "cs"))
    return (
        f'<a:{tag} sz="{max(100, round(size * 100))}"{shown}>'
        f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>{fonts}</a:{tag}>'
    )


def body(
    paragraph: Paragraph,
    lines: Sequence[TextLine],
    scale: float,
    language: str = "",
    exact: bool = False,
) -> str:
    """Return the text of a box: no margins, lines at an exact distance, no size of its own choice.

    Parameters
    ----------
    paragraph : Paragraph
        What was written.
    lines : sequence of TextLine
        How the layout broke it.
    scale : float
        Points of the slide for a point of the page.
    language : str
        Such as ``en``, for the spelling checker.
    exact : bool
        Break lines where the layout does, instead of leaving it to the program.
    """
    single = len(lines) == 1 and lines[0].box.width > _FULL * paragraph.cell.width
    wrap = "none" if exact or single else "square"
    properties = run_properties(
        "rPr", paragraph.size * scale, paragraph.style, paragraph.colour, language
    )
    parts = [line.text for line in lines] if exact else _with_hyphens(paragraph.text, lines)
    runs = "<a:br/>".join(f"<a:r>{properties}<a:t>{escaped(part)}</a:t></a:r>" for part in parts)
    direction = ' rtl="1"' if lines[0].rtl else ""
    points = round(paragraph.leading * scale * 100)
    return (
        f'<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t">'
        "<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>"
        f'<a:pPr algn="{_SIDES[paragraph.align]}"{direction}>'
        f'<a:lnSpc><a:spcPts val="{points}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        '<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/></a:pPr>'
        f"{runs}</a:p>"
    )


def _with_hyphens(text: str, lines: Sequence[TextLine]) -> list[str]:
    """Return a text line by line as it was written, soft hyphens where the layout put hyphens."""
    written = text.strip()
    places, at = [], 0
    for line in lines:
        for char in line.text:
            while at < len(written) and written[at] != char and _skipped(written[at]):
                at += 1
            if at < len(written) and written[at] == char:
                at += 1
            elif char == "-":
                places.append(at)
    for place in reversed(places):
        if written[place - 1] != _SOFT_HYPHEN:
            written = f"{written[:place]}{_SOFT_HYPHEN}{written[place:]}"
    return [" ".join(part.split(" ")) for part in written.splitlines()]


def _skipped(char: str) -> bool:
    """Tell whether the layout leaves a character out at the end of a line."""
    return char.isspace() or char in f"{_SOFT_HYPHEN}\u200b"
