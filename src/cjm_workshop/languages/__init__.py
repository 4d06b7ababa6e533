"""The labels of boards, forms and pictures, one file per language.

A workshop speaks the language that its charter names. Somebody who translates the kit copies
``en.toml``, puts their words behind the equals signs, and keeps the names and what stands in
braces::

    [board]
    undo = "Undo"
    left = "{n} of {each} dots left"

    [board.new_notes]
    one = "New note: “{text}”"
    other = "{n} new notes."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["FALLBACK", "Words", "code_of", "languages", "words_of"]

FALLBACK = "en"
"""The language that is complete; it stands in for one that has no file, and for missing labels."""


class Words:
    """The labels of one language.

    >>> words = words_of("en")
    >>> words("board.undo")
    'Undo'
    >>> words.count("board.new_notes", 3)
    '3 new notes.'

    Parameters
    ----------
    language : str
        Its code, such as ``"de"``.
    labels : mapping of str to str
        Every label by its dotted name.
    """

    def __init__(self, language: str, labels: Mapping[str, str]) -> None:
        self.language = language
        self._labels = labels

    def __call__(self, name: str, /, **values: object) -> str:
        """Return a label, with what stands in braces filled in.

        Raises
        ------
        KeyError
            If there is no label of this name, or one of its values is missing.
        """
        return self._labels[name].format_map(values)

    def count(self, name: str, n: int, /, **values: object) -> str:
        """Return the label for a number: ``NAME.one`` or ``NAME.other``, with ``{n}`` filled in."""
        return self(f"{name}.{'one' if n == 1 else 'other'}", n=n, **values)

    def section(self, name: str) -> dict[str, str]:
        """Return all labels below a name, by the rest of theirs: what a browser gets."""
        start = f"{name}."
        found = {
            key[len(start) :]: text for key, text in self._labels.items() if key.startswith(start)
        }
        if not found:
            raise KeyError(name)
        return found

    def __contains__(self, name: str) -> bool:
        return name in self._labels

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)


def languages() -> list[str]:
    """Return the codes of the languages that there are files for, in order."""
    names = (file.name for file in files(__package__).iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def code_of(language: str) -> str:
    """Return the code of a language as its files are called.

    >>> code_of("de-CH"), code_of("pt_BR")
    ('de', 'pt')
    """
    return language.replace("_", "-").split("-")[0].strip().lower()


@lru_cache
def words_of(language: str) -> Words:
    """Return the labels of a language.

    Parameters
    ----------
    language : str
        As in the charter: ``"de"``, ``"de-CH"``, ``"pt_BR"``. Where there is no file for it, the
        labels are English.
    """
    code = code_of(language)
    return _words(code if code in languages() else FALLBACK)


@lru_cache
def _words(code: str) -> Words:
    labels = _read(FALLBACK)
    return Words(code, labels if code == FALLBACK else labels | _read(code))


def _read(code: str) -> dict[str, str]:
    import tomllib  # takes its time, and opening a workshop needs no words

    text = (files(__package__) / f"{code}.toml").read_text("utf-8")
    return dict(_flat("", tomllib.loads(text)))


def _flat(start: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(f"{start}{key}.", value)
        else:
            yield f"{start}{key}", value
