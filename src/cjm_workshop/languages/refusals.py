"""What boards and forms say when they refuse something: in the language of the workshop.

The model refuses in English, as Python does. What people at a board run into has its sentence in
the language files, and is said anew there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cjm_workshop.errors import Refused
from cjm_workshop.languages import FALLBACK, Words, words_of

__all__ = ["Called", "reason_in", "refused", "values_in"]


@dataclass(frozen=True)
class Called:
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
        kind = words(f"word.kind.{self.kind}")
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
        What stands in the braces of the sentence: texts and numbers; a record as `Called`, several
        of them as a list.
    """
    error = Refused("", label=label, **values)
    error.args = (reason_in(words_of(FALLBACK), error),)
    return error


def reason_in(words: Words, error: BaseException) -> str:
    """Return why something was refused, in a language where it has words for it.

    >>> from cjm_workshop.languages import words_of
    >>> reason_in(words_of("de"), refused("no_undo"))
    'Es gibt nichts von Ihnen, das sich zurücknehmen lässt.'
    """
    if isinstance(error, Refused) and error.label:
        return words(f"refusal.{error.label}", **values_in(words, error))
    return str(error)


def values_in(words: Words, error: Refused) -> dict[str, object]:
    """Return what a refusal is about, in a language."""
    said = {name: _said(words, value) for name, value in error.values.items()}
    if "kind" in said:
        said["kind"] = words(f"word.kind.{said['kind']}")
    return said


def _said(words: Words, value: object) -> object:
    if isinstance(value, Called):
        return value.said(words)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "; ".join(str(_said(words, one)) for one in value)
    return value
