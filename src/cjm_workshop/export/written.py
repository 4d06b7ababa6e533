"""The files that an export wrote, as a notebook shows them."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote

__all__ = ["Written"]


class Written(list[Path]):
    """A list of files that tells in words what was written, with links to open it."""

    def _repr_html_(self) -> str:
        links = ", ".join(_link(file) for file in self)
        return f"Written beside your workshop: {links}"


def _link(file: Path) -> str:
    return f'<a href="{quote(file.name)}" target="_blank">{escape(file.name)}</a>'
