"""What stands in a cell: clean text, numbers, dates, lists."""

from __future__ import annotations

import html
import re
from datetime import datetime
from numbers import Real
from typing import Any

from cjm_workshop.model.scan import is_visible

__all__ = [
    "clean",
    "key_of",
    "number_in",
    "parts_of",
    "shorten",
    "text_of",
    "without_markup",
]

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]|_x000D_\n?")
_PARTS = re.compile(r"[;|\n]")
_TAGS = re.compile(r"<[^<>]{1,200}>")
_BLOCKS = re.compile(r"</p>|</div>|<br ?/?>|</li>", re.IGNORECASE)
_MARKED_UP = re.compile(r"\s*<(p|div|span|b|strong|em|ul|ol|h\d)\b[^<>]*>", re.IGNORECASE)
_PLAIN = re.compile(r"[-+−]?\d+(\.\d+)?")
_COMMA = re.compile(r"[-+−]?\d+,\d+")
_GROUPED = re.compile(r"[-+−]?\d{1,3}([ ,.'\u202f\u00a0’]\d{3})+([.,]\d+)?")
_LABELLED = re.compile(r"([-+−]?\d+(?:[.,]\d+)?)\s*[-–—:=(]\s*\D.*", re.DOTALL)


def text_of(value: Any) -> str:
    """Return what a person would read in a cell of a workbook or DataFrame."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight and not value.tzinfo else value.isoformat(" ")
    if isinstance(value, Real) and not isinstance(value, int):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    return str(value)


def clean(text: str) -> tuple[str, bool]:
    """Return a text with plain line breaks and without what cannot be shown.

    Returns
    -------
    text : str
        Stripped of blanks at both ends.
    lost : bool
        Whether characters were left out.
    """
    plain = _BREAKS.sub("\n", text)
    shown = _CONTROL.sub("", plain)
    bare = shown.strip().removeprefix("\ufeff").strip()
    return (bare, shown != plain) if is_visible(bare) else ("", bool(bare) or shown != plain)


def without_markup(text: str) -> str:
    """Return the words of a text that a board exported as HTML; any other text as it is."""
    if not _MARKED_UP.match(text):
        return text
    lines = html.unescape(_TAGS.sub("", _BLOCKS.sub("\n", text))).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def key_of(text: str) -> str:
    """Return what two texts have in common that a person would call the same."""
    return " ".join(text.casefold().split())


def shorten(text: str, limit: int) -> str:
    """Return a text of one line with at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def parts_of(text: str, *, commas: bool = False, slashes: bool = False) -> list[str]:
    """Split a cell that holds several values; each comes once.

    Semicolons, bars and line breaks separate; commas and slashes where asked for.
    """
    for other, wanted in ((",", commas), ("/", slashes)):
        if wanted:
            text = text.replace(other, ";")
    parts = [" ".join(part.split()) for part in _PARTS.split(text)]
    found: dict[str, str] = {}
    for part in filter(is_visible, parts):
        found.setdefault(key_of(part), part)
    return list(found.values())


def number_in(text: str, *, decimal_comma: bool = False) -> float | None:
    """Return the number in a cell, or None.

    ``3``, ``-2.5``, ``3,5``, ``80 %``, ``1.250,00`` and labelled scores such as ``4 - good`` are
    numbers. ``1,250`` is 1250, with `decimal_comma` 1.25.
    """
    plain = text.strip().rstrip("%").strip()
    labelled = _LABELLED.fullmatch(plain)
    if labelled:
        plain = labelled.group(1)
    plain = plain.replace("−", "-")
    if _PLAIN.fullmatch(plain) and not (decimal_comma and _GROUPED.fullmatch(plain)):
        return float(plain)
    if _COMMA.fullmatch(plain) and (decimal_comma or not _GROUPED.fullmatch(plain)):
        return float(plain.replace(",", "."))
    if _GROUPED.fullmatch(plain):
        return _ungrouped(plain, decimal_comma=decimal_comma)
    return None


def _ungrouped(text: str, *, decimal_comma: bool) -> float | None:
    digits = re.sub(r"[ '\u202f\u00a0’]", "", text)
    marks = [char for char in digits if char in ".,"]
    point = "," if decimal_comma else "."
    if len(set(marks)) == 2:
        point = marks[-1]
    elif len(marks) > 1:
        point = ""
    whole = "".join(char for char in digits if char not in ".," or char == point)
    try:
        return float(whole.replace(",", ".") if point == "," else whole)
    except ValueError:  # 1.5,000.3: no way of writing numbers that is known
        return None
