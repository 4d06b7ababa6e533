"""The scripts and styles of the widgets, as one text each.

A browser gets a widget's script without an address, so it cannot import its neighbours from
there. Each file is an ES module of its own, for the room's page and for the tests; for a notebook
they are put behind each other.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["STATIC", "joined_script", "joined_style"]

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./[a-z]+\.js";\n', re.MULTILINE)
_DEFAULT = re.compile(r"^export default \{[^}]*\};\n", re.MULTILINE)


def joined_script(*names: str) -> str:
    """Return ES modules as one; each imports only those before it, the last is the widget."""
    texts = [_IMPORT.sub("", (STATIC / name).read_text("utf-8")) for name in names]
    return "\n".join([*(_DEFAULT.sub("", text) for text in texts[:-1]), texts[-1]])


def joined_style(*names: str) -> str:
    """Return style sheets as one."""
    return "\n".join((STATIC / name).read_text("utf-8") for name in names)
