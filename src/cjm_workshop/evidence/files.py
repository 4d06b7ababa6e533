"""The bytes of a file to import, or why they cannot be had."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from cjm_workshop.errors import Fault, ImportFaults

__all__ = ["MAX_BYTES", "bytes_of", "check_size", "too_large"]

MAX_BYTES = 20 * 2**20
"""Larger files are refused."""


def bytes_of(path: Path, suffixes: Set[str]) -> bytes:
    """Return what is in a file.

    Parameters
    ----------
    path : Path
        The file.
    suffixes : set of str
        If it is not there, files beside it that end in one of these are named.

    Raises
    ------
    ImportFaults
        If there is no such file, or it is too large or cannot be opened.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise IsADirectoryError
        if size > MAX_BYTES:
            raise too_large(path.name, f"{size / 2**20:,.0f} MB", "20 MB")
        return path.read_bytes()
    except FileNotFoundError:
        where = path.parent.absolute()
        near = [file.name for file in sorted(where.glob("*.*")) if file.suffix in suffixes]
        there = f"; in that folder there are: {', '.join(near[:8])}" if near else ""
        fault = Fault(str(path), "no such file", f"a file that is there{there}")
    except IsADirectoryError:
        fault = Fault(str(path), "a folder", "a file")
    except OSError as error:
        fault = Fault(
            str(path), f"a file that cannot be opened ({error.strerror})", "a readable one"
        )
    raise ImportFaults("Nothing could be imported.", [fault], "")


def check_size(name: str, data: bytes) -> None:
    """Refuse what is larger than `MAX_BYTES`."""
    if len(data) > MAX_BYTES:
        raise too_large(name, f"{len(data) / 2**20:,.0f} MB", "20 MB")


def too_large(name: str, found: str, limit: str) -> ImportFaults:
    """Return the error that a source is too large, to be raised."""
    fault = Fault("size", found, f"at most {limit}")
    advice = "Take the columns and rows that the workshop needs, or a sample of the rows."
    return ImportFaults(f"{name} is too large for a workshop.", [fault], advice)
