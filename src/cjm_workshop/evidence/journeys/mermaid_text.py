"""Texts in Mermaid's ``journey`` language: what its grammar would misread, and the way back.

A colon ends a name, ``#`` and ``;`` are faults or cut the text, ``<`` begins markup, ``%%`` a
comment, as one ``%`` does before a task, and a task that begins with a keyword is read as that.
Each is written as its typographic twin, which every version of Mermaid takes for a letter like any
other; only ``;`` becomes a comma, because its twin looks wrong in Latin texts.
"""

from __future__ import annotations

import html
import re

__all__ = ["NO_EMOTION", "NO_STAGE", "plain_name", "safe", "safe_line", "safe_task"]

NO_STAGE = "Not in a stage yet"
"""Title of the section with the steps that are in no stage."""
NO_EMOTION = "%% no emotion noted:"
"""Begins the comment above a task that had to be given a score and has none."""

_COLON = "∶"
_TWINS = {"#": "＃", "<": "＜", ">": "＞", "%%": "％％"}
_COMMENT, _NO_COMMENT = "%", "％"
_MARK = "\ufeff"  # Mermaid takes the byte order mark for a blank, Python does not
_KEYWORD = re.compile(r"^(journey|section|title|acctitle|accdescr)\b", re.IGNORECASE | re.ASCII)
_QUOTED = re.compile(r"“(journey|section|title|acctitle|accdescr)”", re.IGNORECASE)
_ENTITY = re.compile(r"#(\d+|[a-z]\w*);", re.IGNORECASE)


def safe_line(text: str) -> str:
    """Return a text of one line that stands in a title or description as what it says.

    >>> safe_line("Case #4: done; <ok>")
    'Case ＃4: done, ＜ok＞'
    """
    for sign, twin in _TWINS.items():
        text = text.replace(sign, twin)
    return " ".join(text.replace(";", ",").replace(_MARK, "").split())


def safe(text: str) -> str:
    """Return a text of one line that stands in a section or as an actor as what it says.

    >>> safe("Call at 10:30; see #4")
    'Call at 10∶30, see ＃4'
    """
    return safe_line(text).replace(":", _COLON)


def safe_task(text: str) -> str:
    """Return a text of one line that stands as the name of a task as what it says.

    >>> safe_task("Title check: done")
    '“Title” check∶ done'
    >>> safe_task("% of my pay")
    '％ of my pay'
    """
    name = safe(text)
    if name.startswith(_COMMENT):
        name = _NO_COMMENT + name.removeprefix(_COMMENT)
    return _KEYWORD.sub(r"“\1”", name, count=1)


def plain_name(text: str) -> str:
    """Return what `safe` or `safe_task` was given; codes such as ``#quot;`` become characters.

    >>> plain_name("“Title” check∶ #quot;done#quot;")
    'Title check: "done"'
    """
    text = _ENTITY.sub(_character, text)
    for sign, twin in {**_TWINS, ":": _COLON}.items():
        text = text.replace(twin, sign)
    if text.startswith(_NO_COMMENT):
        text = _COMMENT + text.removeprefix(_NO_COMMENT)
    keyword = _QUOTED.match(text.strip())
    text = keyword[1] + text.strip()[keyword.end() :] if keyword else text
    return " ".join(text.split())


def _character(code: re.Match[str]) -> str:
    name = code[1]
    return html.unescape(f"&#{name};" if name.isdigit() else f"&{name};")
