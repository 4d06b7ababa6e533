"""The labels of pictures, pages and slides in the language of the workshop.

A layout asks for a label by its name in ``languages/en.toml``, below ``[picture]``; which language
answers is set once around a picture (`speaking`), so that no layout passes it on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from cjm_workshop.languages import Words, words_of
from cjm_workshop.languages.sentences import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

__all__ = [
    "counted",
    "day",
    "day_words",
    "emotion_word",
    "figure",
    "in_its_language",
    "known",
    "label",
    "listed",
    "month",
    "page_of",
    "signed",
    "speaking",
    "term",
]

P = ParamSpec("P")
T = TypeVar("T")
_WORDS: ContextVar[Words | None] = ContextVar("words", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Write labels in a language, such as ``de``, for as long as the block lasts."""
    before = _WORDS.set(words_of(language))
    try:
        yield
    finally:
        _WORDS.reset(before)


def in_its_language(make: Callable[P, T]) -> Callable[P, T]:
    """Let what is made from a workshop, its first argument, speak the workshop's language."""

    @wraps(make)
    def made(*args: P.args, **options: P.kwargs) -> T:
        state: Any = args[0] if args else options["state"]
        with speaking(state.charter.language):
            return make(*args, **options)

    return made


def _words() -> Words:
    return _WORDS.get() or words_of("en")


def label(name: str, /, **values: object) -> str:
    """Return a label of the section ``[picture]``, with what stands in braces filled in.

    >>> label("page", at=2, of=3)
    'Page 2 of 3'
    """
    return _words()(f"picture.{name}", **values)


def page_of(page: int, pages: int) -> str:
    r"""Return which page it is, in words that stay on one line; nothing for the only one.

    >>> page_of(2, 3)
    'Page\xa02\xa0of\xa03'
    """
    return label("page", at=page, of=pages).replace(" ", "\N{NO-BREAK SPACE}") if pages > 1 else ""


def known(name: str) -> bool:
    """Tell whether there is a label of this name."""
    return f"picture.{name}" in _words()


def listed(names: Sequence[str]) -> str:
    """Return names in a row.

    >>> listed(["Maya", "Harold", "Nour"])
    'Maya, Harold and Nour'
    """
    if len(names) < 2:
        return "".join(names)
    return label("and", first=", ".join(names[:-1]), last=names[-1])


def counted(name: str, n: int, /, **values: object) -> str:
    """Return a label that counts something: ``NAME.one`` or ``NAME.other`` with ``{count}``.

    >>> counted("count.note", 1), counted("count.note", 1200)
    ('1 note', '1,200 notes')
    """
    return _words().count(f"picture.{name}", n, count=figure(n), **values)


def term(name: str) -> str:
    """Return a word of the field, out of the section ``[word]``.

    >>> term("level.observed")
    'observed'
    """
    return _words()(f"word.{name}")


def emotion_word(emotion: float) -> str:
    """Return the word for an emotion; for a mean, that of the nearest one.

    >>> emotion_word(-2), emotion_word(0.4)
    ('frustrated', 'neutral')
    """
    return term(f"emotion.{round(emotion)}")


def figure(value: float) -> str:
    """Return a figure as people write it.

    >>> figure(31.0), figure(2.25), figure(1632)
    ('31', '2.25', '1,632')
    """
    plain = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return written(_words(), plain)


def signed(emotion: float) -> str:
    """Return an emotion, or a mean of some, with its sign: ``+0.4``, ``−2``, ``0``."""
    text = figure(abs(round(emotion, 1)))
    return text if text == "0" else f"{'−' if emotion < 0 else '+'}{text}"


def month(number: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return label("months").split()[number - 1]


def day(when: date) -> str:
    """Return a date as people write it: ``12 May 2026``."""
    return label("date", day=when.day, month=month(when.month), year=when.year)


def day_words(day: int) -> str:
    """Return how far a day is from the start of the plan.

    >>> day_words(-14), day_words(0), day_words(1), day_words(10)
    ('2 weeks before', 'the start', '1 day after', '10 days after')
    """
    if not day:
        return label("plan.start")
    unit, count = ("week", abs(day) // 7) if day % 7 == 0 else ("day", abs(day))
    return counted(f"plan.{unit}_{'after' if day > 0 else 'before'}", count)
