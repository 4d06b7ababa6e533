"""A person by name: whether a field or a text means them, in JSON-like values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from cjm_workshop.model.base import FILE_PATTERN, ID_PATTERN

__all__ = ["NAME_FIELDS", "REMOVED", "Person", "distinct", "people_in"]

REMOVED = "[name removed]"
_AUTHOR_FIELD = {
    "note": "author",
    "comment": "author",
    "vote": "voter",
    "evidence": "who",
    "conflict": "other_by",
    "pile": "author",
}
"""For each kind of record that a person makes, the field that says who."""
NAME_FIELDS = frozenset(
    [
        *("owner", "facilitator", "named_by", "kept_by", "other_by", "author", "voter", "who"),
        *("opened_by", "closed_by"),
    ]
)
"""The fields that hold a person's name and nothing else, in whatever record."""
_VALUES = frozenset({"old", "new", "kept", "other"})
_ID = re.compile(f"{ID_PATTERN}|{FILE_PATTERN}")
_LIMITS = (300, 20_000)
_APART = re.compile(r"[,;:/&+|()\[\]·•]|\s[-–—]\s|\s(?:and|und)\s", re.IGNORECASE)
"""What stands between a name and what is no part of it: ``Ann, Sales``, ``Ann and Ben``."""


@dataclass(frozen=True)
class Person:
    """Whom to forget, and whether free text of others is changed too.

    A name in a text is whole words. Inside the longer name of somebody who is known (Ann, where
    there is an Ann Lee) it means that other person.
    """

    name: str
    mentions: bool = False
    namesakes: frozenset[str] = frozenset()
    """What stands in fields that hold names and has this name in it, with more."""

    def knowing(self, people: Iterable[str]) -> Person:
        """Return the person, told from these other people."""
        name = re.compile(rf"(?<!\w){_words(self.name)}(?!\w)", re.IGNORECASE)
        longer = (one for one in people if not self.is_(one) and name.search(_composed(one)))
        return replace(self, namesakes=self.namesakes.union(longer))

    def is_(self, value: object) -> bool:
        """Tell whether a field names this person; case and blanks do not count."""
        return isinstance(value, str) and _plain(value) == _plain(self.name)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """What finds longer names that are somebody else's, and as ``they`` this person's."""
        parts = {part.strip() for one in self.namesakes for part in _APART.split(one)}
        others = Person(self.name).knowing(parts).namesakes
        first = "".join(f"{_words(one)}|" for one in sorted(others, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{first}(?P<they>{_words(self.name)}))(?!\w)", re.IGNORECASE)

    def named_in(self, text: str) -> bool:
        """Tell whether a text names this person."""
        return any(found["they"] for found in self._pattern.finditer(_composed(text)))

    def made(self, kind: str, fields: dict[str, Any]) -> bool:
        """Tell whether a record is this person's."""
        return self.is_(fields.get(_AUTHOR_FIELD.get(kind, "")))

    def scrub(self, value: Any, field: str = "") -> Any:
        """Return a value without the name in fields that hold names."""
        if isinstance(value, dict):
            return {key: self.scrub(item, _field(value, key)) for key, item in value.items()}
        if isinstance(value, list):
            if field == "team":
                value = [m for m in value if not (isinstance(m, dict) and self.is_(m.get("name")))]
            return [self.scrub(item) for item in value]
        if not isinstance(value, str) or _ID.fullmatch(value):
            return value
        if field in NAME_FIELDS and self.is_(value):
            return ""
        return self._unmentioned(value) if self.mentions else value

    def _unmentioned(self, text: str) -> str:
        if not self.named_in(text):
            return text
        new = self._pattern.sub(lambda m: REMOVED if m["they"] else m[0], _composed(text))
        limit = next((limit for limit in _LIMITS if len(text) <= limit), len(text))
        return new[:limit]

    def mentioned(self, value: Any, path: str = "") -> Iterator[tuple[str, str]]:
        """Walk over the texts that name the person: where, and what stands there."""
        if isinstance(value, dict):
            for key, item in value.items():
                yield from self.mentioned(item, f"{path}.{key}" if path else key)
        elif isinstance(value, list):
            for at, item in enumerate(value):
                yield from self.mentioned(item, f"{path}[{at}]")
        elif isinstance(value, str) and not _ID.fullmatch(value) and self.named_in(value):
            yield path, value


def people_in(value: Any, field: str = "") -> Iterator[str]:
    """Walk over what stands in the fields that hold names."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from people_in(item, _field(value, key))
    elif isinstance(value, list):
        for item in value:
            if field == "team" and isinstance(item, dict):
                yield from people_in(item.get("name"), "owner")
            yield from people_in(item)
    elif isinstance(value, str) and value and field in NAME_FIELDS:
        yield value


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once, as it is written first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(_plain(name), " ".join(name.split()))
    return tuple(found.values())


def _field(group: dict[str, Any], key: str) -> str:
    """Return what a value is of: in an edit or a conflict, the field that it tells of."""
    return str(group.get("field", "")) if key in _VALUES else key


def _words(name: str) -> str:
    """Return what finds a name in a text, whatever blanks are between its words."""
    return r"\s+".join(re.escape(word) for word in _composed(name).split())


def _plain(text: str) -> str:
    return _composed(" ".join(text.split()).casefold())


def _composed(text: str) -> str:
    """Return a text with each letter and its accent as one: macOS writes them apart."""
    return unicodedata.normalize("NFC", text)
