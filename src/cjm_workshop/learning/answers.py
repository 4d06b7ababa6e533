"""Reading what a learner wrote, in any of the ways in which people write it.

==========  =====================================================================
kind        an answer may be
==========  =====================================================================
text        a text
number      ``43``, ``"43 %"``, ``"1,234"``
choice      one letter: ``"b"``, ``"B)"``
choices     letters: ``"a, c"``, ``"ac"``, ``["a", "c"]``, ``{"a", "c"}``
pairs       ``{"1": "says"}``, ``"1 says, 2 does"``, or the words in their order
lines       a list of texts, or one text with a line for each
workshop    a workshop, of which the state is taken
==========  =====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from cjm_workshop.insight.wording import and_list, short
from cjm_workshop.model import State

__all__ = ["Kind", "Unreadable", "only_number", "read", "shown"]

Kind = Literal["text", "number", "choice", "choices", "pairs", "lines", "workshop"]

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}\b)")
_BETWEEN = re.compile(r"[\s,;/+&]+|\band\b")
_PAIR = re.compile(r"([^\s:=,;]+)\s*(?:->|[:=\s])\s*([^,;\n]+)")


class Unreadable(Exception):
    """An answer that is not of the kind that was asked for; the text says what was expected."""


def read(kind: Kind, value: Any, options: Sequence[str] = ()) -> Any:
    """Return an answer in its plain form.

    Parameters
    ----------
    kind : str
        What is asked for.
    value : object
        What the learner wrote.
    options : sequence of str
        What can be chosen, for choices; the words on the right, for pairs.

    Returns
    -------
    str, float, frozenset of str, dict of str to str, list of str, or State

    Raises
    ------
    Unreadable
        If it is something else.
    """
    return _READERS[kind](value, options)


def shown(value: Any) -> str:
    """Return an answer as its learner knows it, in one line."""
    path = getattr(value, "path", None)
    if path is not None:
        return f"your workshop {path.name}"
    if isinstance(value, State):
        return "your workshop"
    if isinstance(value, set | frozenset):
        return short(", ".join(sorted(map(str, value))), 200)
    return short(value if isinstance(value, str) else repr(value), 200)


def only_number(text: str) -> float | None:
    """Return the only number in a text, or None.

    >>> only_number("about 43 %"), only_number("1,234 rows"), only_number("4 or 5")
    (43.0, 1234.0, None)
    """
    found = _NUMBER.findall(_THOUSANDS.sub("", text))
    return float(found[0]) if len(found) == 1 else None


def _text(value: Any, _: Sequence[str]) -> str:
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        raise Unreadable(f'a text between quotation marks, such as "I order"; {_what(value)}')
    return " ".join(value.split())


def _number(value: Any, _: Sequence[str]) -> float:
    if hasattr(value, "item"):  # a number of pandas
        value = value.item()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    found = only_number(value) if isinstance(value, str) else None
    if found is None:
        raise Unreadable(f"one number, such as 12; {_what(value)}")
    return found


def _choice(value: Any, options: Sequence[str]) -> str:
    chosen = _choices(value, options)
    if len(chosen) != 1:
        raise Unreadable(f"exactly one of {_listed(options)}; you chose {len(chosen)}")
    return next(iter(chosen))


def _choices(value: Any, options: Sequence[str]) -> frozenset[str]:
    known = {option.casefold(): option for option in options}
    if isinstance(value, str):
        parts = [part for part in _BETWEEN.split(value.strip()) if part]
        if len(parts) == 1 and _bare(parts[0]) not in known:
            parts = list(parts[0])  # "acd"
    elif isinstance(value, Iterable):
        parts = [str(part) for part in value]
    else:
        raise Unreadable(f"letters from {_listed(options)}; {_what(value)}")
    keys = [_bare(part) for part in parts if _bare(part)]
    strange = [key for key in keys if key not in known]
    if strange or not keys:
        raise Unreadable(f"letters from {_listed(options)}; {_what(value)}")
    return frozenset(known[key] for key in keys)


def _pairs(value: Any, options: Sequence[str]) -> dict[str, str]:
    known = {option.casefold(): option for option in options}
    if isinstance(value, str):
        words = [part for part in _BETWEEN.split(value) if part]
        pairs_in = dict(_PAIR.findall(value))
        alone = all(word.casefold() in known for word in words) or not pairs_in
        value = words if alone else pairs_in
    if isinstance(value, Mapping):
        pairs = {str(key): str(word) for key, word in value.items()}
    elif isinstance(value, Iterable):
        pairs = {str(at): str(word) for at, word in enumerate(value, 1)}
    else:
        raise Unreadable(f'pairs, such as {{"1": "{options[0]}"}}; {_what(value)}')
    strange = [word for word in pairs.values() if word.strip().casefold() not in known]
    if strange:
        raise Unreadable(f'the words {_listed(options)}; you wrote "{short(strange[0])}"')
    return {_bare(key): known[word.strip().casefold()] for key, word in pairs.items()}


def _lines(value: Any, _: Sequence[str]) -> list[str]:
    if isinstance(value, str):
        value = value.splitlines()
    if not isinstance(value, Iterable) or isinstance(value, Mapping):
        raise Unreadable(f'a list of texts, such as ["one", "another"]; {_what(value)}')
    lines = [" ".join(str(line).split()) for line in value]
    return [line for line in lines if line]


def _workshop(value: Any, _: Sequence[str]) -> State:
    found = value if isinstance(value, State) else getattr(value, "state", None)
    state = found() if callable(found) else found
    if not isinstance(state, State):
        raise Unreadable(f"the workshop that lesson.workshop() opened; {_what(value)}")
    return state


def _bare(key: str) -> str:
    return key.strip(" ().:\"'").casefold()


def _listed(options: Sequence[str]) -> str:
    return and_list(options, most=30)


def _what(value: Any) -> str:
    return f"you gave {type(value).__name__}: {shown(value)}"


_READERS = {
    "text": _text,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "pairs": _pairs,
    "lines": _lines,
    "workshop": _workshop,
}
