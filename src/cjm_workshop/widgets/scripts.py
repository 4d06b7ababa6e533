"""The scripts and styles of the widgets, as one text each.

A browser gets a widget's script without an address, so it cannot import its neighbours from
there. Each file is an ES module of its own, and tested as one; for a notebook they are put behind
each other, each after what it imports, without comments and indentation.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["STATIC", "joined_script", "joined_style"]

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>[a-z_]+\.js)";\n', re.MULTILINE)
_DEFAULT = re.compile(r"^export default \{.*\};\n", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def joined_script(*names: str) -> str:
    """Return ES modules as one, with all that they import; the last is the widget."""
    order: list[str] = []
    for name in names:
        _follow(name, order)
    texts = [_bare(name) for name in order]
    return "\n".join([*(_DEFAULT.sub("", text) for text in texts[:-1]), texts[-1]])


def _follow(name: str, order: list[str]) -> None:
    """Put a module behind what it imports, once."""
    if name in order:
        return
    for found in _IMPORT.finditer((STATIC / name).read_text("utf-8")):
        _follow(found["name"], order)
    order.append(name)


def _bare(name: str) -> str:
    """Return a module without imports, comments and indentation.

    A template literal stays on one line in every module, so indentation carries no meaning; a
    test holds that.
    """
    text = _IMPORT.sub("", (STATIC / name).read_text("utf-8"))
    return _INDENT.sub("", _COMMENT.sub("", text))


def joined_style(*names: str) -> str:
    """Return style sheets as one, behind the ground that all widgets stand on."""
    return "\n".join((STATIC / name).read_text("utf-8") for name in ("ground.css", *names))
