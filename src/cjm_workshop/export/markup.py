"""HTML in small: an element from its name, attributes and children, everything escaped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Child", "Markup", "element", "joined", "listed", "paragraphs", "showable", "text"]

_VOID = {"br", "col", "hr", "img", "input", "link", "meta"}
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


class Markup(str):
    """A text that is HTML already; any other text is escaped where it is put in."""

    __slots__ = ()


Child: TypeAlias = "str | int | float | Sequence[Child] | None"
"""What may stand in an element; None stands for nothing."""


def showable(value: object) -> str:
    """Return a value as plain text without the characters that XML and HTML cannot hold."""
    return _UNSHOWABLE.sub("", str(value))


def text(value: object) -> Markup:
    """Return a value as HTML text, special characters escaped and unshowable ones left out.

    >>> text("<b> & co")
    '&lt;b&gt; &amp; co'
    """
    return Markup(escape(showable(value), quote=True))


def joined(*children: Child) -> Markup:
    """Return children as one piece of HTML."""
    return Markup("".join(_html(child) for child in children))


def _html(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, (str, int, float)):
        return text(child)
    return "".join(_html(one) for one in child)


def element(name: str, /, *children: Child, **attributes: object) -> Markup:
    """Return an element.

    Parameters
    ----------
    name : str
        Such as ``"td"``.
    *children : str, Markup, number, None or list of these
        Plain texts are escaped.
    **attributes : object
        An underscore at the end is dropped (``class_``), others become hyphens (``aria_label``).
        None and False leave an attribute out, True writes it without a value.

    >>> element("td", "a < b", class_="doing", aria_label='say "hi"', hidden=None)
    '<td class="doing" aria-label="say &quot;hi&quot;">a &lt; b</td>'
    """
    shown = "".join(
        f" {_attribute(key)}" if value is True else f' {_attribute(key)}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{shown}>")
    return Markup(f"<{name}{shown}>{joined(*children)}</{name}>")


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def paragraphs(written: str, tag: str = "p", **attributes: object) -> Markup:
    """Return a text of one or more lines, the lines kept, its direction from its own letters."""
    lines: list[Child] = []
    for at, line in enumerate(written.strip().split("\n")):
        lines += [element("br"), line] if at else [line]
    return element(tag, *lines, dir="auto", **attributes) if written.strip() else Markup("")


def listed(texts: Sequence[str]) -> Child:
    """Return several texts as a list; one text as it is."""
    if len(texts) < 2:
        return texts[0] if texts else ""
    return element("ul", [element("li", text, dir="auto") for text in texts])
