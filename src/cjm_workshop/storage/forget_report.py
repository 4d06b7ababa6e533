"""What became of a person's traces, or would become of them, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjm_workshop.errors import UnknownName
from cjm_workshop.languages import FALLBACK, words_of

__all__ = ["ForgetReport"]

_NOUNS = {"conflict": "text_in_conflict"}
"""What kinds of records are called where they are counted, if not by their own word."""
_SHOWN = 20


@dataclass(frozen=True)
class ForgetReport:
    """What became of a person's traces, or, after a mere look, what there is of them.

    Attributes
    ----------
    person : str
        Who was forgotten.
    removed : dict of str to int
        How many records of each kind went from the file.
    rewritten : tuple of str
        The files that were written anew.
    deleted : tuple of str
        Backups that could not be read and named the person, and attachments that only the
        removed records used.
    mentions : tuple of (str, str)
        Where others' texts in the file name the person, and the text; with ``mentions=True``
        the name there was replaced.
    attachments : tuple of str
        Kept files that have the name inside; they are left, as only a person can say what to do.
    replaced : bool
        Whether the name was replaced in others' texts.
    written : tuple of (str, str)
        Texts that the person wrote into records of others: where in the file they still stand,
        or ``history`` where they stood in the history alone, and the text. They are taken out of
        the history; in the file and its backups they stay, as part of a record of others.
    namesakes : tuple of str
        Other names that hold this one, such as Ann Lee for Ann. What was made under them stays.
    others : tuple of str
        All other names that stand somewhere.
    looked : bool
        Whether this was a mere look, and nothing was changed.
    """

    person: str
    removed: dict[str, int]
    rewritten: tuple[str, ...]
    deleted: tuple[str, ...]
    mentions: tuple[tuple[str, str], ...]
    attachments: tuple[str, ...]
    replaced: bool
    written: tuple[tuple[str, str], ...] = ()
    namesakes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    looked: bool = False

    @property
    def found(self) -> bool:
        """Whether there was anything of the person or with their name."""
        traces = (self.removed, self.rewritten, self.deleted, self.mentions, self.attachments)
        return any(traces) or bool(self.written)

    def __str__(self) -> str:
        return "\n".join(self._lines() if self.found else self._nothing())

    def _nothing(self) -> Iterator[str]:
        guess = UnknownName("person", self.person, self.others).close
        meant = [*self.namesakes] or ([guess] if guess else [])
        asked = f" Did you mean {_quoted(meant)}?" if meant else ""
        yield f"There is no trace of {self.person}.{asked}"
        if self.others:
            more = len(self.others) - _SHOWN
            rest = f" and {more:,} more" if more > 0 else ""
            yield f"Names that are there: {', '.join(self.others[:_SHOWN])}{rest}."

    def _lines(self) -> Iterator[str]:
        kinds = ", ".join(_counted(kind, count) for kind, count in self.removed.items())
        if self.looked:
            yield f"Of {self.person} there is in the file: {kinds or 'no record'}."
            rewritten, deleted = "To be written anew", "To be deleted"
        else:
            yield f"{self.person} is forgotten. Removed from the file: {kinds or 'no record'}."
            rewritten, deleted = "Written anew", "Deleted"
        yield from (f"{rewritten}: {name}" for name in self.rewritten)
        yield from (f"{deleted}: {name}" for name in self.deleted)
        yield from self._about_mentions()
        yield from self._about_written()
        if self.namesakes:
            yield (
                f"Other names with {self.person} in them: {_quoted(self.namesakes)}. What was made "
                "under them stays. If one is the same person, forget that name too."
            )
        yield from (
            f"The attachment {name} has the name inside; look at it." for name in self.attachments
        )
        if not self.looked:
            yield (
                "Copies elsewhere are not reached: bundles, exported pictures and tables, mails. "
                "Delete those that hold the name."
            )

    def _about_mentions(self) -> Iterator[str]:
        if not self.mentions:
            return
        if self.replaced:
            done = "the name will be replaced" if self.looked else "the name was replaced"
        else:
            done = "left as they are"
        yield f"Texts of others that name {self.person} ({done}):"
        yield from (f"  - {path}: {text[:80]}" for path, text in self.mentions)
        if not self.replaced:
            yield (
                "To replace the name there too, forget again: in a notebook with mentions=True, "
                "in a terminal with --mentions."
            )

    def _about_written(self) -> Iterator[str]:
        stand = [(path, text) for path, text in self.written if path != "history"]
        past = [text for path, text in self.written if path == "history"]
        if stand:
            yield (
                f"Texts that {self.person} wrote into records of others. They are taken out of "
                "the history; in the file and its backups they stay. Change them there if they "
                "must go:"
            )
            yield from (f"  - {path}: {text[:80]}" for path, text in stand)
        if past:
            yield (
                f"Texts that {self.person} wrote into records of others, and that were replaced "
                "or removed since. They are taken out of the history; backups may hold them:"
            )
            yield from (f"  - {text[:80]}" for text in past)


def _counted(kind: str, number: int) -> str:
    words = words_of(FALLBACK)
    label = f"count.{_NOUNS.get(kind, kind)}"
    if f"{label}.one" in words:
        return words.count(label, number)
    return f"{number:,} {kind}" if number == 1 else f"{number:,} {kind}s"


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
