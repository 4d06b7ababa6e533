"""Putting a file in place whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cjm_workshop.errors import NotSaved

__all__ = ["not_saved", "put"]


def put(target: Path, content: str | bytes) -> Path:
    """Write a file so that the name always holds a whole file, the old one or the new one.

    Raises
    ------
    NotSaved
        If the folder cannot be written or the disk is full; what was there is untouched.
    """
    draft = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.draft")
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        _forget(draft)
        raise not_saved(target, error) from error
    return target


def not_saved(target: Path, error: OSError) -> NotSaved:
    """Return what a refused write means for the person who asked for the file."""
    return NotSaved(
        f'"{target}" could not be written: {error.strerror or error}. '
        "Nothing there was changed. Choose another folder or make room on the disk."
    )


def _forget(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return  # the disk that refused the draft may refuse this too; the first fault is told
