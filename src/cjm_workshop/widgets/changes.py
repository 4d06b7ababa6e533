"""What happened to a record, in plain words: who changed what, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import Change, Entry, State
from cjm_workshop.model.naming import name_of

__all__ = ["history_lines"]

_MOST = 60
_LONGEST = 80
_TURNS = frozenset({"undo", "redo"})
_WORDED = {
    "emotion": "word.emotion",
    "level": "word.level",
    "moment": "word.moment",
    "status": "word.status",
}


def history_lines(state: State, record: str, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Return what happened to a record, the newest first.

    Parameters
    ----------
    state : State
        The workshop as it is now, for the names of other records.
    record : str
        Id of the record.
    entries : sequence of Entry
        Its history, oldest first, as `cjm_workshop.model.Host.history` returns it.

    Returns
    -------
    list of dict
        ``who``, ``time`` (ISO 8601) and ``what``: sentences without a subject.
    """
    teller = _Teller(state)
    lines = []
    for entry in reversed(entries[-_MOST:]):
        what = [
            words
            for change in entry.changes
            if change.record == record
            for words in teller.sentences(change)
        ]
        if what:
            operation = entry.operation
            if operation.kind in _TURNS:
                what.insert(0, teller.label(operation.kind))
            who = operation.author or teller.label("somebody")
            lines.append({"who": who, "time": operation.time.isoformat(), "what": what})
    return lines


class _Teller:
    """Puts changes into the words of a language."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._words: Words = words_of(state.charter.language)
        self._known = frozenset(self._words)

    def label(self, name: str, **values: object) -> str:
        return self._words(f"form.history.{name}", **values)

    def sentences(self, change: Change) -> Iterator[str]:
        """Yield what a change did to its record."""
        if change.before is None and change.after is None:
            return
        if change.before is None:
            yield self.label("made")
        elif change.after is None:
            yield self.label("removed")
        else:
            for field in change.after:
                if change.before.get(field) != change.after[field]:
                    before, after = change.before.get(field), change.after[field]
                    yield from self._field(change.kind, field, before, after)
            if change.moved and not change.after:
                yield self.label("moved")

    def _field(self, kind: str, field: str, before: Any, after: Any) -> Iterator[str]:
        name = self._name(kind, field)
        if isinstance(before, (list, tuple)) and isinstance(after, (list, tuple)):
            yield from self._list(name, field, before, after)
            return
        old, new = self._value(field, before), self._value(field, after)
        if old == new:
            yield self.label("touched", field=name)
        elif not old:
            yield self.label("wrote", field=name, new=new)
        elif not new:
            yield self.label("emptied", field=name, old=old)
        else:
            yield self.label("changed", field=name, old=old, new=new)

    def _list(
        self, name: str, field: str, before: Sequence[Any], after: Sequence[Any]
    ) -> Iterator[str]:
        gone = [self._value(field, one) for one in before if one not in after]
        come = [self._value(field, one) for one in after if one not in before]
        both = [one for one in come if one in gone]  # the words stayed, something beside them not
        gone, come = [g for g in gone if g not in both], [c for c in come if c not in both]
        if come:
            yield self.label("added", field=name, new=", ".join(come))
        if gone:
            yield self.label("took_out", field=name, old=", ".join(gone))
        if both or not (come or gone):
            yield self.label("touched", field=name)

    def _name(self, kind: str, field: str) -> str:
        key = f"form.{kind}.{field}"
        return self._words(key) if key in self._known else field.replace("_", " ")

    def _value(self, field: str, value: Any) -> str:
        """Return a value in words; empty where there is none."""
        if value is None or value == "" or value == [] or value == ():
            return ""
        if isinstance(value, bool):
            return self.label("yes" if value else "no")
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, (list, tuple)):
            return ", ".join(self._value(field, one) for one in value)
        word = f"{_WORDED.get(field, '')}.{value}"
        if word in self._known:
            return self._words(word)
        record = self._state.find(str(value))
        text = " ".join((name_of(record) if record else str(value)).split())
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    def _mapping(self, value: Mapping[str, Any]) -> str:
        """Return the words of a statement, task, metric, link, file or picture."""
        if "step" in value:
            return self._value("", value["step"])
        named = next((str(value[key]) for key in ("text", "name", "label") if value.get(key)), "")
        if named:
            return self._value("", named)
        return str(value.get("alt") or self.label("a_picture"))
