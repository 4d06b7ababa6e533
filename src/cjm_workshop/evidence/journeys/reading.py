"""The way in for journeys of other tools: which language a source is in, and its text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.encoding import decode
from cjm_workshop.evidence.files import bytes_of, check_size
from cjm_workshop.evidence.intake import Imported, Options
from cjm_workshop.evidence.journeys.building import build
from cjm_workshop.evidence.journeys.cjml import read_cjml
from cjm_workshop.evidence.journeys.found import FoundFile
from cjm_workshop.evidence.journeys.mermaid import read_mermaid
from cjm_workshop.languages.sentences import sentence

__all__ = ["SUFFIXES", "read_journeys"]

_CJML = {".xml", ".cjml"}
_MERMAID = {".mmd", ".mermaid"}
SUFFIXES = frozenset(_CJML | _MERMAID)
"""Endings of files that hold journeys."""


def read_journeys(source: Any, options: Options, encoding: str | None = None) -> Imported:
    """Read the journeys of a Mermaid text or a CJML file.

    Parameters
    ----------
    source : path, str or bytes
        A file that ends in one of `SUFFIXES`, or the text itself: CJML begins with ``<``.
    options : Options
        As for `cjm_workshop.evidence.read_source`; `persona`, where given, travels them all.
    encoding : str, optional
        The encoding of a Mermaid file, where it is known.

    Raises
    ------
    ImportFaults
        If nothing can be taken.
    """
    return build(_read(source, encoding), options)


def _read(source: Any, encoding: str | None) -> FoundFile:
    if not isinstance(source, (str, bytes, os.PathLike)):
        fault = Fault("source", f"a {type(source).__name__}", "a file or a text")
        raise ImportFaults("No journey can be read from this.", [fault], "")
    path = _path_of(source)
    if path is not None:
        data: bytes | str = bytes_of(path, SUFFIXES)
        name, is_xml = path.name, path.suffix.casefold() in _CJML
    else:
        data = source if isinstance(source, (str, bytes)) else b""
        name = sentence("import.the_text" if isinstance(data, str) else "import.the_file")
        is_xml = _begins_as_xml(data)
        check_size(name, data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
    if is_xml:
        return read_cjml(data, name)
    text = data if isinstance(data, str) else decode(data, name, encoding).text
    return read_mermaid(text, name)


def _path_of(source: str | bytes | os.PathLike[str]) -> Path | None:
    """Return the file that is meant; a text of one line is one if it ends like one."""
    if isinstance(source, bytes):
        return None
    if isinstance(source, os.PathLike):
        return Path(source)
    line = source.strip()
    is_path = "\n" not in line and Path(line).suffix.casefold() in SUFFIXES
    return Path(line).expanduser() if is_path and len(line) <= 1_000 else None


def _begins_as_xml(data: bytes | str) -> bool:
    start = data[:200].encode("utf-8", "replace") if isinstance(data, str) else data[:200]
    return start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
