"""Markdown in small: headings, lists and tables of plain texts, everything escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import label
from cjm_workshop.export.markup import showable

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["bullets", "escape", "facts", "heading", "heads_of", "quoted", "table"]

_SIGNS = re.compile(r"([\\`*_{}\[\]|~$^#])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINKS = re.compile(r"(?i)(https?|ftp|mailto)(:)|(www)(\.)|(\w)(@)(?=\w)")
_START = re.compile(r"[+=:-]|\d+(?=[.)])")


def escape(text: str, break_: str = "  \n", *, inside: bool = False) -> str:
    r"""Return a text that Markdown shows as what it says; empty lines fall away.

    Addresses stay words: a page that a stranger's text turns into links is not wanted.

    Parameters
    ----------
    text : str
        What somebody wrote.
    break_ : str
        What stands between its lines.
    inside : bool
        Whether it stands in a heading or cell, where no list or line can begin.

    >>> escape("*2 < 3*")
    '\\*2 &lt; 3\\*'
    """
    lines = (" ".join(line.split()) for line in showable(text).split("\n"))
    return break_.join(_line(line, inside) for line in lines if line)


def _line(text: str, inside: bool) -> str:
    for sign, entity in _ENTITIES.items():
        text = text.replace(sign, entity)
    text = _LINKS.sub(_unlinked, _SIGNS.sub(r"\\\1", text))
    start = None if inside else _START.match(text)
    if not start:
        return text
    number = start[0] if start[0].isdigit() else ""
    return f"{number}\\{text[len(number) :]}"


def _unlinked(found: re.Match[str]) -> str:
    before, sign = (part for part in found.groups() if part)
    return f"{before}&#{ord(sign)};"


def heading(level: int, text: str) -> str:
    """Return a heading of a level from 1 to 6."""
    return f"{'#' * level} {escape(text, ' ', inside=True)}"


def quoted(text: str) -> str:
    """Return somebody's words as a block quote."""
    words = escape(f"“{text.strip().strip('“”').strip()}”")
    return "\n".join(f"> {line}" for line in words.split("\n"))


def facts(*pairs: tuple[str, str]) -> str:
    """Return labels with their texts as a list; those without a text are left out."""
    return "\n".join(
        f"- **{escape(label)}:** {escape(text, '  ' + chr(10) + '  ')}"
        for label, text in pairs
        if text.strip()
    )


def bullets(texts: Sequence[str]) -> str:
    """Return texts as a list; further lines of one stand below its first."""
    return "\n".join(f"- {escape(text, '  ' + chr(10) + '  ')}" for text in texts)


def heads_of(*columns: str) -> list[str]:
    """Return the heads of columns in the language of the workshop."""
    return [label(f"column.{name}") for name in columns]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; lines of a cell are broken where they were."""
    lines = [heads, ["---"] * len(heads)]
    shown = [" | ".join(lines[0]), " | ".join(lines[1])]
    shown += [" | ".join(escape(cell, "<br>", inside=True) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in shown)
