"""What a person should know about their files, in their words; never raised, always shown."""

from __future__ import annotations

from typing import NamedTuple

from cjm_workshop.languages import FALLBACK, Words, words_of
from cjm_workshop.languages.sentences import Sentence, counted, listed, said, sentence

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
        What happened, what it means and what can be done, for a facilitator: a `Sentence`.
    aside : str
        Name of the file in ``NAME.history/aside/`` that this is about; empty if none.
    language : str
        In which a notebook shows it; printed it is English.
    """

    kind: str
    text: str
    aside: str = ""
    language: str = FALLBACK

    def __str__(self) -> str:
        return self.text

    def said(self, words: Words) -> str:
        """Say it in a language."""
        return said(words, self.text)

    def _repr_html_(self) -> str:
        from html import escape  # only here, as it takes its time

        text = escape(self.said(words_of(self.language)))
        return f'<p style="white-space:pre-line">{text}</p>'


def torn(name: str) -> Report:
    """Tell that the last operation was not written to its end."""
    return Report("torn", sentence("report.torn", name=name))


def put_aside(name: str, count: int, aside: str) -> Report:
    """Tell that operations do not continue the file that was found."""
    made = counted("report.made", count)
    merge = _to_merge(name, aside)
    return Report("aside", sentence("report.aside", name=name, made=made, merge=merge), aside)


def waiting(name: str, count: int, aside: str) -> Report:
    """Tell that operations are still kept aside."""
    merge = _to_merge(name, aside)
    return Report("aside", counted("report.waiting", count, name=name, merge=merge), aside)


def _to_merge(name: str, aside: str) -> Sentence:
    import shlex  # only here, as it takes its time

    return sentence("report.to_merge", aside=aside, file=shlex.quote(name))


def damaged(name: str, lines: list[int], aside: str) -> Report:
    """Tell that lines in the middle of the journal make no sense."""
    where, more = listed(map(str, lines[:10])), len(lines) - 10
    if more > 0:
        where = sentence("report.lines_and_more", lines=where, more=more)
    text = counted("report.damaged", len(lines), name=name, where=where, aside=aside)
    return Report("damaged", text, aside)


def changed(name: str) -> Report:
    """Tell that another program wrote the file while it was open."""
    return Report("changed", sentence("report.changed", name=name))


def broken(name: str, why: object) -> Report:
    """Tell that another program left the file unreadable.

    Parameters
    ----------
    name : str
        What the workshop file is called.
    why : str or FileFaults
        Why it cannot be read.
    """
    return Report("broken", sentence("report.broken", name=name, why=why))


def missing(name: str) -> Report:
    """Tell that the file has gone."""
    return Report("missing", sentence("report.missing", name=name))


def read_only(name: str) -> Report:
    """Tell that nothing can be changed."""
    return Report("read-only", sentence("report.read_only", name=name))


def unsaved(name: str, why: object) -> Report:
    """Tell that a checkpoint failed."""
    return Report("unsaved", sentence("report.unsaved", name=name, why=why))


def not_shown(name: str, count: int) -> Report:
    """Tell that a workshop that is only read has a journal of another version."""
    return Report("aside", counted("report.not_shown", count, name=name))


def newer(name: str, version: str) -> Report:
    """Tell that the file has things that are not known here."""
    return Report("newer", sentence("report.newer", name=name, version=version))


def merged(aside: str, merged: int, known: int, refused: list[object]) -> Report:
    """Tell what became of the operations that were kept aside."""
    parts = [sentence("report.merged", count=merged)]
    if known:
        parts.append(sentence("report.here_already", count=known))
    if refused:
        parts.append(sentence("report.did_not_fit", count=len(refused), aside=aside))
    label = "report.merged_partly" if refused else "report.merged_all"
    text = sentence(label, aside=aside, parts=listed(parts))
    lines = [listed(["  - ", why], "") for why in dict.fromkeys(refused)]
    return Report("merged", listed([text, *lines], "\n"), aside)


def restored(name: str, backup: str, kept: str) -> Report:
    """Tell that a former version is back."""
    text = sentence("report.restored", name=name, backup=backup)
    if kept:
        text = listed([text, sentence("report.kept", kept=kept)], " ")
    return Report("restored", text)
