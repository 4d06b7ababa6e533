"""What a person should know about their files, in their words; never raised, always shown."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "NewerMinor",
    "Report",
    "broken",
    "changed",
    "damaged",
    "merged",
    "missing",
    "newer",
    "not_shown",
    "put_aside",
    "read_only",
    "restored",
    "torn",
    "unsaved",
    "waiting",
]


class NewerMinor(UserWarning):
    """A file of a newer minor version: readable, and what is not known here is kept."""


class Report(NamedTuple):
    """One thing that happened to the files of a workshop.

    Attributes
    ----------
    kind : str
        One word for programs: ``torn``, ``aside``, ``damaged``, ``changed``, ``broken``,
        ``missing``, ``read-only``, ``newer``, ``unsaved``, ``merged``, ``restored``.
    text : str
        What happened, what it means and what can be done, for a facilitator.
    aside : str
        Name of the file in ``NAME.history/aside/`` that this is about; empty if none.
    """

    kind: str
    text: str
    aside: str = ""

    def __str__(self) -> str:
        return self.text


def torn(name: str) -> Report:
    """Tell that the last operation was not written to its end."""
    return Report(
        "torn",
        f"The last change to {name} was cut off while it was being written (a crash or a power "
        "cut). It had not been confirmed to anybody; everything confirmed before it is here.",
    )


def put_aside(name: str, count: int, aside: str) -> Report:
    """Tell that operations do not continue the file that was found."""
    return Report(
        "aside",
        f"{name} is another version than the one that was worked on last (a git checkout, a "
        f"restored backup or a copy, say). {_made(count)} on the other version; nothing was "
        f"mixed in, and nothing is lost. {_to_merge(name, aside)}",
        aside,
    )


def waiting(name: str, count: int, aside: str) -> Report:
    """Tell that operations are still kept aside."""
    wait = "waits" if count == 1 else "wait"
    return Report(
        "aside",
        f"{_made(count)} on another version of {name} and still {wait} to be brought in. "
        f"{_to_merge(name, aside)}",
        aside,
    )


def _made(count: int) -> str:
    return "1 change was made" if count == 1 else f"{count:,} changes were made"


def _to_merge(name: str, aside: str) -> str:
    import shlex  # only here, as it takes its time

    return (
        f'To bring them in, in a notebook: workshop.merge_aside("{aside}"); '
        f"in a terminal: cjm-workshop merge {shlex.quote(name)} --aside {aside}"
    )


def damaged(name: str, lines: list[int], aside: str) -> Report:
    """Tell that lines in the middle of the journal make no sense."""
    where = ", ".join(str(line) for line in lines[:10])
    where = f"line {where}" if len(lines) == 1 else f"lines {where}"
    more = f" and {len(lines) - 10:,} more" if len(lines) > 10 else ""
    return Report(
        "damaged",
        f"The journal of {name} is damaged in {where}{more}; what was done there, or builds on "
        f"it, could not be done again. All else is here. The lines are kept in {aside}.",
        aside,
    )


def changed(name: str) -> Report:
    """Tell that another program wrote the file while it was open."""
    return Report(
        "changed",
        f"{name} was changed by another program (a git checkout or an editor, say). "
        "What you see now is the new version.",
    )


def broken(name: str, why: str) -> Report:
    """Tell that another program left the file unreadable."""
    return Report(
        "broken",
        f"{name} was changed by another program and cannot be read now. You go on with what was "
        "here before; your changes are kept in the journal, and the file is left as it is until "
        f"it is mended. {why}",
    )


def missing(name: str) -> Report:
    """Tell that the file has gone."""
    return Report(
        "missing",
        f"{name} is no longer in its folder. You go on with what was here before; it is written "
        "again when you save or close.",
    )


def read_only(name: str) -> Report:
    """Tell that nothing can be changed."""
    return Report(
        "read-only",
        f"{name} or its folder is protected against writing, so the workshop opens for reading "
        "only. To change it, take the protection away, or save a copy in a folder of your own.",
    )


def unsaved(name: str, why: str) -> Report:
    """Tell that a checkpoint failed."""
    return Report(
        "unsaved",
        f"{name} could not be written ({why}). Every confirmed change is safe in the journal; "
        "saving is tried again.",
    )


def not_shown(name: str, count: int) -> Report:
    """Tell that a workshop that is only read has a journal of another version."""
    return Report(
        "aside",
        f"Beside {name} lies a journal with {count:,} changes to another version of it. "
        "They are not shown. Open it where its folder can be written, and they can be merged.",
    )


def newer(name: str, version: str) -> Report:
    """Tell that the file has things that are not known here."""
    return Report(
        "newer",
        f"{name} was written by a newer version of the kit (format {version}). What is not "
        "known here is kept as it is. To see all of it: pip install --upgrade cjm-workshop",
    )


def merged(aside: str, merged: int, known: int, refused: list[str]) -> Report:
    """Tell what became of the operations that were kept aside."""
    parts = [f"{merged:,} merged"]
    if known:
        parts.append(f"{known:,} here already")
    if refused:
        parts.append(f"{len(refused):,} did not fit and stay in {aside}:")
    text = f"Changes from {aside}: {', '.join(parts)}"
    lines = [f"  - {why}" for why in dict.fromkeys(refused)]
    return Report("merged", "\n".join([text if refused else f"{text}.", *lines]), aside)


def restored(name: str, backup: str, kept: str) -> Report:
    """Tell that a former version is back."""
    before = f" The version that it replaced is kept for good as {kept}." if kept else ""
    return Report("restored", f"{name} is again as it was in the backup {backup}.{before}")
