"""What boards and forms say when they refuse something: in the language of the workshop.

The model refuses in English, as Python does. What people at a board run into is a sentence of the
language files, and is said anew there.
"""

from __future__ import annotations

from typing import NamedTuple

from cjm_workshop.errors import Fault, FileFaults, ImportFaults, Refused, UnknownName
from cjm_workshop.languages import FALLBACK, Words, words_of
from cjm_workshop.languages.sentences import (
    Sentence,
    kind_word,
    listed,
    said,
    sentence,
)

__all__ = ["Called", "broken", "fault_sentence", "label_of", "reason", "reason_in", "refused"]

_SECTION = "refusal"


class Called(NamedTuple):
    """What a person would call a record: its kind, which each language has a word for, and a name.

    >>> print(Called("note", "Fee on the last page"))
    note "Fee on the last page"
    """

    kind: str
    name: str
    nameless: bool = False
    """Whether it has but its id for a name."""

    def __str__(self) -> str:
        return self.said(words_of(FALLBACK))

    def said(self, words: Words) -> str:
        """Say it in a language."""
        kind = kind_word(self.kind).said(words)
        if self.nameless:
            return f"{kind} {self.name}"
        return words("refusal.called", kind=kind, name=self.name)


def refused(label: str, /, **values: object) -> Refused:
    """Return a refusal whose sentence stands in the language files.

    Parameters
    ----------
    label : str
        Its name in the section ``refusal``.
    **values
        What stands in the braces of the sentence, see `sentence`; a record as `Called`.
    """
    return Refused(sentence(f"{_SECTION}.{label}", **values))


def broken(error: BaseException) -> Refused:
    """Return what is said of something that failed and is not the person's fault."""
    return refused("broken", error=repr(error))


def label_of(error: BaseException) -> str:
    """Return the name of a refusal's sentence in the section ``refusal``; empty if it has none."""
    text = _text_of(error)
    label = text.label if isinstance(text, Sentence) else ""
    return label.removeprefix(f"{_SECTION}.")


def reason_in(words: Words, error: BaseException) -> str:
    """Return why something cannot be, in a language where it has words for it.

    >>> reason_in(words_of("de"), refused("no_undo"))
    'Es gibt nichts von Ihnen, das sich zurücknehmen lässt.'
    """
    return said(words, reason(error))


def reason(error: BaseException) -> object:
    """Return why something cannot be, as what `said` takes: text, or a sentence where it is one."""
    if isinstance(error, FileFaults | ImportFaults):
        return _faulty(error)
    if isinstance(error, UnknownName):
        return _unknown(error)
    return _text_of(error)


def fault_sentence(fault: Fault) -> Sentence:
    """Return one thing that is wrong as a sentence."""
    return sentence("fault.line", path=fault.path, found=fault.found, expected=fault.expected)


def _text_of(error: BaseException) -> object:
    return error.args[0] if len(error.args) == 1 else str(error)


def _faulty(error: FileFaults | ImportFaults) -> Sentence:
    shown = [listed(["  - ", fault_sentence(fault)], "") for fault in error.faults[: error.shown]]
    more = len(error.faults) - len(shown)
    if more:
        shown.append(sentence("fault.more", more=more))
    return listed(filter(None, [error.what, *shown, error.advice]), "\n")


def _unknown(error: UnknownName) -> Sentence:
    kind = kind_word(error.kind)
    parts = [sentence("refusal.unknown", kind=kind, name=error.name)]
    if error.close:
        parts.append(sentence("refusal.unknown_close", close=error.close))
    if error.known:
        parts.append(sentence("refusal.unknown_known", known=listed(error.known)))
    else:
        parts.append(sentence("refusal.unknown_none"))
    return listed(parts, " ")
