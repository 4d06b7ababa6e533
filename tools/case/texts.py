"""Reads the hand-written texts beside this module."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "texts"


def lines(name: str) -> list[str]:
    """Give the lines of a text file that are not empty."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]


def sections(name: str) -> dict[str, list[str]]:
    """Give the lines below each ``[heading]``."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current.append(line)
    return found


def fields(line: str) -> list[str]:
    """Split a line at its bars."""
    return [field.strip() for field in line.split(" | ")]
