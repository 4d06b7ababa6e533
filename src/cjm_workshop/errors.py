"""What can go wrong, in words for the person in front of the screen.

::

    WorkshopError
    ├── Refused              an operation does not fit the workshop as it is now
    ├── FileFaults           a workshop file, with every fault and its path
    │   └── NewerFormat      written by a newer major version of the kit
    ├── ReadOnly             the folder cannot be written
    ├── NotSaved             the disk said no: nothing was acknowledged
    ├── ImportFaults         a table or text that could not be taken
    ├── UnknownName          a persona, board, table or template that is not there
    └── MissingProgram       a part of the kit needs something that is not installed
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Fault",
    "FileFaults",
    "ImportFaults",
    "MissingProgram",
    "NewerFormat",
    "NotSaved",
    "ReadOnly",
    "Refused",
    "UnknownName",
    "WorkshopError",
]


class WorkshopError(Exception):
    """Base of everything that the kit raises on purpose."""

    told: str = ""
    """The message in the language of the workshop that it is about; empty where none is open."""

    def _render_traceback_(self) -> list[str]:
        """Show the message alone in a notebook; IPython calls this by name."""
        return [self.told or str(self)]


class Refused(WorkshopError):
    """An operation was refused whole; the workshop is as it was before."""


class Fault(NamedTuple):
    """One thing that is wrong in a file or table.

    Attributes
    ----------
    path : str
        Where, as a reader would point to it: ``steps[3].emotion``, ``row 12, column "score"``.
    found : str
        What stands there.
    expected : str
        What should stand there, or what to do.
    """

    path: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path}: found {self.found}; expected {self.expected}"


class _Faulty(WorkshopError):
    """An error that holds every fault; the text has the first `shown` of them."""

    def __init__(
        self, what: str, faults: Iterable[Fault], advice: str, *, shown: int | None = None
    ) -> None:
        self.what = what
        self.faults = tuple(faults)
        self.advice = advice
        self.shown = shown
        lines = [what, *(f"  - {fault}" for fault in self.faults[:shown])]
        if shown is not None and len(self.faults) > shown:
            lines.append(f"  … and {len(self.faults) - shown:,} more.")
        lines.append(advice)
        super().__init__("\n".join(line for line in lines if line))


class FileFaults(_Faulty):
    """A workshop file that cannot be opened; the file itself was left untouched."""


class NewerFormat(FileFaults):
    """A file written by a newer major version of the kit."""


class ImportFaults(_Faulty):
    """A source from which nothing could be taken.

    Attributes
    ----------
    columns : tuple of str
        Headers that are there, where the columns are the matter.
    wanted : tuple of str
        What no column could be found for, such as ``text``; the caller can say which it is.
    """

    def __init__(
        self,
        what: str,
        faults: Iterable[Fault],
        advice: str,
        *,
        columns: Iterable[str] = (),
        wanted: Iterable[str] = (),
    ) -> None:
        super().__init__(what, faults, advice)
        self.columns = tuple(columns)
        self.wanted = tuple(wanted)


class ReadOnly(WorkshopError):
    """The workshop can be read but not changed from here."""


class NotSaved(WorkshopError):
    """The disk refused a write; the change was not acknowledged and not made."""


class UnknownName(WorkshopError):
    """A name that is not among the ones that exist.

    >>> print(UnknownName("persona", "Maja", ["Maya", "Harold"]))
    There is no persona "Maja". Did you mean "Maya"? There are: Maya, Harold.

    Attributes
    ----------
    kind, name : str
        What was asked for.
    known : tuple of str
        The names that there are.
    close : str
        The one that is most likely meant; empty if none is.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches  # takes its time, and only a mistake needs it

        names = list(known)
        close = get_close_matches(name, names, n=1, cutoff=0.5)
        self.kind, self.name, self.known = kind, name, tuple(names)
        self.close = close[0] if close else ""
        guess = f' Did you mean "{self.close}"?' if close else ""
        there = f" There are: {', '.join(names)}." if names else " There is none yet."
        super().__init__(f'There is no {kind} "{name}".{guess}{there}')


class MissingProgram(WorkshopError):
    """Something that must be installed first; the message says how."""
