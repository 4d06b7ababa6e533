"""What a journal means for the file that it lies beside: decided here, carried out elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from cjm_workshop.storage.document import Document, text_of
from cjm_workshop.storage.journal import Header, Journal, Line, new_epoch, sha256

__all__ = ["Plan", "plan_for"]


class Plan(NamedTuple):
    """What to do with the lines of a journal.

    Attributes
    ----------
    header : Header
        What the journal continues from now on.
    done : tuple of Line
        Already in the file: a checkpoint was cut off before it could empty the journal.
    todo : tuple of Line
        To be made again on what is in the file.
    stray : tuple of Line
        Made on another version of the file; they go aside.
    rewrite : bool
        Whether the journal must be written anew.
    """

    header: Header
    done: tuple[Line, ...] = ()
    todo: tuple[Line, ...] = ()
    stray: tuple[Line, ...] = ()
    rewrite: bool = True


def plan_for(journal: Journal, document: Document, data: bytes) -> Plan:
    """Compare a journal with a file.

    Parameters
    ----------
    journal : Journal
        May be empty.
    document : Document
        What the file holds.
    data : bytes
        The file itself.
    """
    found = sha256(data)
    last = document.last_operation
    header, lines = journal.header, journal.lines
    if header is None:
        return Plan(Header(last, found, new_epoch()), stray=lines)
    if header.sha256 == found:
        return Plan(header, todo=lines, rewrite=False)
    if header.sha256 == sha256(text_of(document)):  # the same but for line ends or blanks
        return Plan(Header(last, found, new_epoch()), todo=lines)
    inside = next((at for at, line in enumerate(lines, 1) if line.id == last), None)
    if inside is not None:
        done, todo = lines[:inside], lines[inside:]
        return Plan(Header(last, found, header.epoch), done=done, todo=todo)
    return Plan(Header(last, found, new_epoch()), stray=lines)
