"""Who sits at this machine: a name that is remembered for the boards of every notebook."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path

__all__ = ["remember_name", "remembered_name"]

NAME_VARIABLE = "CJM_NAME"
"""Environment variable that says who works here, for machines that several people share."""


def _file() -> Path:
    return user_config_path("cjm-workshop") / "name.txt"


def remembered_name() -> str:
    """Return the name that was given on this machine, or an empty text."""
    told = os.environ.get(NAME_VARIABLE)
    if told is not None:
        return told.strip()
    try:
        return _file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):  # nobody said a name here yet, or it cannot be read
        return ""


def remember_name(name: str) -> str:
    """Remember a name; return it as it will stand on notes, in one line."""
    clean = " ".join(name.split())[:80]
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(clean + "\n", encoding="utf-8")
    return clean
