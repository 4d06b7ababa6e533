"""A notebook file as the lessons need it: cells with tags and regions, written byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cjm_workshop.errors import Fault, FileFaults

__all__ = ["BEGIN", "END", "Cell", "Notebook", "inside_regions", "regions", "wrong_marks"]

BEGIN = "# BEGIN SOLUTION"
END = "# END SOLUTION"
_BEGIN = re.compile(rf"^(\s*){BEGIN}\s*$")
_END = re.compile(rf"^\s*{END}(?: (.*))?$")
_NEARLY = re.compile(r"\b(?:BEGIN|END)[\s_-]*SOLUTION\b", re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """A cell.

    Attributes
    ----------
    kind : str
        ``"markdown"``, ``"code"`` or ``"raw"``.
    id : str
        Its id, which stays.
    source : str
        Its text.
    tags : frozenset of str
        Such as ``facilitator`` and ``solution``.
    about : dict
        What stands under ``cjm`` in its metadata.
    """

    kind: str
    id: str
    source: str
    tags: frozenset[str]
    about: dict[str, Any]


@dataclass(frozen=True)
class Notebook:
    """A notebook: what stands under ``cjm`` in its metadata, and its cells."""

    cells: tuple[Cell, ...]
    about: dict[str, Any]

    @classmethod
    def read(cls, file: Path) -> Notebook:
        """Read a notebook.

        Raises
        ------
        FileFaults
            If it is none, or a cell of it has no id.
        """
        try:
            data = json.loads(file.read_text("utf-8"))
            cells = tuple(_cell(cell) for cell in data["cells"])
            about = data.get("metadata", {}).get("cjm", {})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            fault = Fault(file.name, f"{type(error).__name__}: {error}", "a notebook, format 4.5")
            raise FileFaults(
                f"{file} cannot be read.", [fault], "Open it in JupyterLab and save it again."
            ) from error
        return cls(cells, about)

    def written(self) -> bytes:
        """Return the file: the same bytes for the same notebook, without outputs."""
        data = {
            "cells": [_written(cell) for cell in self.cells],
            "metadata": {
                "cjm": self.about,
                "kernelspec": {
                    "display_name": "Python 3 (ipykernel)",
                    "language": "python",
                    "name": "python3",
                },
                "language_info": {"name": "python"},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        return f"{text}\n".encode()


def _cell(data: dict[str, Any]) -> Cell:
    source, metadata = data["source"], data["metadata"]
    return Cell(
        kind=data["cell_type"],
        id=data["id"],
        source=source if isinstance(source, str) else "".join(source),
        tags=frozenset(metadata.get("tags", ())),
        about=metadata.get("cjm", {}),
    )


def _written(cell: Cell) -> dict[str, Any]:
    metadata: dict[str, Any] = {"cjm": cell.about} if cell.about else {}
    if cell.tags:
        metadata["tags"] = sorted(cell.tags)
    source = cell.source.splitlines(keepends=True)
    data = {"cell_type": cell.kind, "id": cell.id, "metadata": metadata, "source": source}
    return {**data, "execution_count": None, "outputs": []} if cell.kind == "code" else data


def inside_regions(source: str) -> list[str]:
    """Return the lines that stand between the marks of a cell."""
    return [line for line, inside in regions(source) if inside]


def regions(source: str) -> Iterator[tuple[str, bool]]:
    """Walk over the lines of a cell without the marks; stubs come as lines of their own.

    Yields
    ------
    tuple of str and bool
        A line, and whether it belongs to a solution.
    """
    indent: str | None = None
    for line in source.splitlines():
        begin, end = _BEGIN.match(line), _END.match(line)
        if begin:
            indent = begin[1]
        elif end:
            if (end[1] or "").strip():
                yield f"{indent or ''}{end[1].strip()}", False
            indent = None
        else:
            yield line, indent is not None


def wrong_marks(source: str) -> Iterator[tuple[int, str]]:
    """Walk over the marks of a cell that fit together with no other.

    Yields
    ------
    tuple of int and str
        The number of a line, from 1, and what is wrong there.
    """
    opened = 0
    for number, line in enumerate(source.splitlines(), 1):
        begin, end = _BEGIN.match(line), _END.match(line)
        if begin and opened:
            yield number, f'"{BEGIN}" inside the region that begins in line {opened}'
        elif begin:
            opened = number
        elif end and not opened:
            yield number, f'"{END}" without a "{BEGIN}" before it'
        elif end:
            opened = 0
        elif _NEARLY.search(line):
            yield number, f'a mark that is written otherwise than "{BEGIN}" or "{END} stub"'
    if opened:
        yield opened, f'"{BEGIN}" without an "{END}" after it'
