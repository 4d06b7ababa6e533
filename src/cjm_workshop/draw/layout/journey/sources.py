"""Short codes for the sources behind a map: ``I1`` for an interview, ``S1`` for a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import day
from cjm_workshop.model.findings import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_workshop.model.state import State

__all__ = ["Sources"]

_LETTERS = {"event log": "L", "ticket": "T"}


class Sources:
    """The sources of one map; each gets its code where it is met first.

    Parameters
    ----------
    state : State
        The workshop.
    shown : bool
        Without it no code is given: the map says nothing about single sources.
    """

    def __init__(self, state: State, shown: bool) -> None:
        self._state = state
        self._shown = shown
        self._codes: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self.key: dict[str, str] = {}
        """What each code means."""

    def codes(self, ids: Iterable[str | None]) -> tuple[str, ...]:
        """Return the codes of sources, each once."""
        if not self._shown:
            return ()
        found = (self._state.get(Evidence, name) for name in dict.fromkeys(ids) if name)
        return tuple(self._code(record) for record in found if record)

    def after(self, text: str, ids: Iterable[str | None]) -> str:
        """Return a text with the codes of its sources behind it."""
        codes = self.codes(ids)
        return f"{text} [{', '.join(codes)}]" if codes else text

    def _code(self, record: Evidence) -> str:
        if record.id not in self._codes:
            kind = record.type.strip().lower()
            letter = _LETTERS.get(kind) or next((c for c in kind.upper() if c.isalpha()), "E")
            self._counts[letter] = self._counts.get(letter, 0) + 1
            code = f"{letter}{self._counts[letter]}"
            self._codes[record.id] = code
            when = day(record.date) if record.date else ""
            kind = "" if kind in record.title.lower() else record.type
            self.key[code] = ", ".join(part for part in (record.title, kind, when) if part)
        return self._codes[record.id]
