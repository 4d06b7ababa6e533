"""Texts that are English until somebody is told them in another language.

What the kit finds or refuses is worded far below the widgets, where nobody knows who will read it.
So it travels as data: a `Sentence` is its English text, for logs, terminals and Python, and knows
the label in the language files that says the same, and what it is about. `said` words it anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

from cjm_workshop.languages import FALLBACK, Words, words_of

__all__ = [
    "Sentence",
    "a_kind",
    "counted",
    "field_word",
    "kind_word",
    "level_word",
    "listed",
    "named",
    "number",
    "said",
    "sentence",
    "written",
]


class Sentence(str):
    """A text in English that can be said in every language.

    >>> no_text = sentence("import.left.no_text")
    >>> no_text, no_text.said(words_of("de"))
    ('no text', 'kein Text')
    """

    label: str
    """Its name in the language files."""
    values: Mapping[str, object]
    """What stands in its braces."""

    def __new__(
        cls, text: str, label: str = "", values: Mapping[str, object] | None = None
    ) -> Self:
        """Keep the English text together with what it was made of."""
        made = super().__new__(cls, text)
        made.label, made.values = label, values or {}
        return made

    def said(self, words: Words) -> str:
        """Say it in a language."""
        values = {name: said(words, value) for name, value in self.values.items()}
        return _filled(words, self.label, self.values, values)


class _Listed(Sentence):
    """Several texts in a row."""

    def said(self, words: Words) -> str:
        parts = self.values["parts"]
        assert isinstance(parts, tuple)
        return str(self.values["between"]).join(said(words, part) for part in parts)


class _Named(Sentence):
    """What Python calls a thing for which forms have a label."""

    def said(self, words: Words) -> str:
        return words(self.label) if self.label in words else str(self)


class _WithArticle(_Named):
    """A kind of record with the article that English needs."""

    def said(self, words: Words) -> str:
        return str(self) if words.language == FALLBACK else super().said(words)


class _Number(Sentence):
    """A figure, written as a language writes it."""

    def said(self, words: Words) -> str:
        return written(words, str(self))


def written(words: Words, figure: str) -> str:
    """Return a figure in English form as a language writes it."""
    thousands, decimal = words("picture.number.thousands"), words("picture.number.decimal")
    return figure.translate({ord(","): thousands, ord("."): decimal})


def sentence(label: str, /, **values: object) -> Sentence:
    """Return the sentence of a label.

    Parameters
    ----------
    label : str
        Its full name in the language files.
    **values
        What stands in its braces: texts, whole numbers, other sentences, anything with a method
        ``said(words)``; several of them as a list.
    """
    filled = {name: _plain(value) for name, value in values.items()}
    return Sentence(_filled(words_of(FALLBACK), label, values, filled), label, values)


def counted(label: str, n: int, /, **values: object) -> Sentence:
    """Return the sentence for a number: its label has a form ``one`` and a form ``other``."""
    return sentence(label, n=n, **values)


def named(text: str, label: str) -> Sentence:
    """Return what Python calls a thing, as people know it by a label if there is one."""
    return _Named(text, label)


def kind_word(kind: str) -> Sentence:
    """Return the word for a kind of record; one that the languages do not know stays as it is."""
    return named(kind, f"word.kind.{kind}")


def a_kind(kind: str) -> Sentence:
    """Return the word for a kind of record, in English with its article: ``an action``."""
    article = "an" if kind[:1] in "aeiou" else "a"
    return _WithArticle(f"{article} {kind}", f"word.kind.{kind}")


def level_word(level: str) -> Sentence:
    """Return the word for how we know something."""
    return named(level, f"word.level.{level}")


def field_word(kind: str, field: str) -> Sentence:
    """Return what people call a field of a kind of record: its label in the form."""
    return named(field, f"form.{kind}.{field}")


def listed(parts: Iterable[object], between: str = ", ") -> Sentence:
    """Return several texts as one."""
    found = tuple(parts)
    text = between.join(map(str, found))
    return _Listed(text, values={"parts": found, "between": between})


def number(value: float, form: str = ",") -> Sentence:
    """Return a figure in English form, to be written as each language writes it."""
    return _Number(format(value, form))


def _filled(
    words: Words, label: str, values: Mapping[str, object], texts: Mapping[str, str]
) -> str:
    """Fill in a label; for a number that has two forms, the one that it needs."""
    if label in words:
        return words(label, **texts)
    return words(f"{label}.{'one' if values['n'] == 1 else 'other'}", **texts)


def _plain(value: object) -> str:
    """Return a value in English as Python says it: a field by its name, not by its label."""
    return str(value) if isinstance(value, str) else said(words_of(FALLBACK), value)


def said(words: Words, value: object) -> str:
    """Say anything in a language: sentences anew, several with semicolons, the rest as it is."""
    if isinstance(value, str) and not isinstance(value, Sentence):
        return value
    say = getattr(value, "said", None)
    if say is not None:
        return str(say(words))
    if isinstance(value, int):
        return number(value).said(words)
    if isinstance(value, Iterable):
        return "; ".join(said(words, one) for one in value)
    return str(value)
