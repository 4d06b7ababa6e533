"""The bytes of a file to import, or why they cannot be had."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.languages.sentences import Sentence, number, sentence

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
            raise too_large(path.name, _megabytes(size), "20 MB")
        return path.read_bytes()
    except FileNotFoundError:
        where = path.parent.absolute()
        near = [file.name for file in sorted(where.glob("*.*")) if file.suffix in suffixes]
        label = "import.fault.file_near" if near else "import.fault.file_there"
        expected = sentence(label, near=", ".join(near[:8]))
        fault = Fault(str(path), sentence("import.fault.no_file"), expected)
    except IsADirectoryError:
        fault = Fault(str(path), sentence("import.fault.folder"), sentence("import.fault.file"))
    except OSError as error:
        found = sentence("import.fault.locked", why=error.strerror)
        fault = Fault(str(path), found, sentence("import.fault.readable"))
    raise ImportFaults(sentence("import.fault.nothing"), [fault], "")


def check_size(name: str, data: bytes) -> None:
    """Refuse what is larger than `MAX_BYTES`."""
    if len(data) > MAX_BYTES:
        raise too_large(name, _megabytes(len(data)), "20 MB")


def _megabytes(size: int) -> Sentence:
    return sentence("import.fault.megabytes", size=number(size / 2**20, ",.0f"))


def too_large(name: str, found: str, limit: str) -> ImportFaults:
    """Return the error that a source is too large, to be raised."""
    expected = sentence("import.fault.at_most", limit=limit)
    fault = Fault(sentence("import.fault.size"), found, expected)
    advice = sentence("import.fault.take_less")
    return ImportFaults(sentence("import.fault.too_large", name=name), [fault], advice)
