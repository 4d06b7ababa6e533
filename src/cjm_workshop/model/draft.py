"""A state while one operation works on it: either all of its changes come to be, or none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from cjm_workshop.errors import Fault, Refused
from cjm_workshop.languages.refusals import fault_sentence, refused
from cjm_workshop.languages.sentences import Sentence, a_kind, kind_word, listed, sentence
from cjm_workshop.model.base import Record
from cjm_workshop.model.faults import faults_of, likely, show
from cjm_workshop.model.log import Change, Entry
from cjm_workshop.model.naming import called
from cjm_workshop.model.operations import END, START, Payload
from cjm_workshop.model.references import references
from cjm_workshop.model.scan import blank_faults, unknown_fields
from cjm_workshop.model.state import COLLECTIONS, KINDS, State

__all__ = ["Draft", "no_field", "not_taken"]


class Draft:
    """Collects changes over a state without touching it.

    Collections are copied when first changed; `finish` makes the next state of them.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self.index = dict(state.index)
        self.changes: list[Change] = []
        self._lists: dict[str, list[Record]] = {}

    # -- reading --------------------------------------------------------------

    def need(self, record_id: str) -> Record:
        """Return a record, or refuse because it is gone."""
        record = self.index.get(record_id)
        if record is None:
            raise refused("gone", record=show(record_id))
        return record

    def build(self, kind: str, fields: dict[str, Any]) -> Record:
        """Validate a record, or refuse with every fault."""
        if kind not in COLLECTIONS and kind != "charter":
            raise refused("no_kind", kind=show(kind))
        odd = [name for name in fields if name not in KINDS[kind].model_fields]
        words = no_field(kind, odd) if odd else ""
        try:
            record = KINDS[kind].model_validate(fields)
        except ValidationError as error:
            faults = not_taken(kind, faults_of(error))
            raise Refused(listed(filter(None, (words, faults)), " ")) from None
        if words:
            raise Refused(words)
        return record

    def build_new(self, kind: str, fields: dict[str, Any]) -> Record:
        """Validate a record that nobody had before: its texts must show, its parts be known."""
        record = self.build(kind, fields)
        self.check_new(record, record.model_dump(mode="json", exclude_defaults=True))
        return record

    def build_brought(self, payload: Payload, origin: str) -> Record:
        """Validate a record from another workshop; refuse what only a newer kit can keep."""
        kind, fields = payload.kind, payload.fields
        odd = unknown_fields(KINDS[kind], fields) if kind in KINDS else []
        if odd:
            told = {"origin": origin, "kind": a_kind(kind), "field": odd[0].path}
            raise refused("from_newer", **told)
        return self.build(kind, fields)

    def check_new(
        self, record: Record, fields: dict[str, Any], old: dict[str, Any] | None = None
    ) -> None:
        """Refuse texts without a visible character, and parts that have unknown fields.

        What `old` has already may stay: files of before, or of a newer version, hold it.
        """
        known = {_last(fault) for fault in unknown_fields(type(record), old or {})}
        odd = [f for f in unknown_fields(type(record), fields) if _last(f) not in known]
        faults = blank_faults(record, fields) + odd
        if faults:
            raise Refused(not_taken(record.KIND, faults))

    # -- changing -------------------------------------------------------------

    def add(self, record: Record, after: str = END) -> None:
        """Put a new record in."""
        if record.id in self.index:
            raise refused("id_taken", record=record.id)
        place = self._insert(record, after)
        self.index[record.id] = record
        fields = record.model_dump(mode="json", exclude_defaults=True)
        self._note(record, after=fields, is_behind=place, moved=True)

    def edit(self, record: Record, fields: dict[str, Any]) -> Record:
        """Give fields other values; return the new record. Without a difference, do nothing."""
        dumped = record.model_dump(mode="json")
        known = type(record).model_fields
        for name in fields:
            if name not in known:
                raise Refused(no_field(record.KIND, [name]))
            if name == "id":
                raise refused("id_stays")
        new = self.build(record.KIND, _known_fields(record, dumped) | fields)
        extra = record.model_extra or {}
        if extra:
            new = new.model_copy(update=extra)
        after = new.model_dump(mode="json")
        names = [name for name in fields if after[name] != dumped[name]]
        if names:
            self._swap(record, new)
            self._note(
                record,
                before={name: dumped[name] for name in names},
                after={name: after[name] for name in names},
            )
        return new

    def move(self, record: Record, after: str, fields: dict[str, Any]) -> None:
        """Put a record elsewhere and give it the fields that say where it belongs."""
        if after == record.id:
            raise refused("behind_itself")
        noted = len(self.changes)
        edited = self.edit(record, fields) if fields else record
        merged = self.changes.pop() if len(self.changes) > noted else None
        was = self._behind(record.id)
        self._take_out(edited)
        now = self._insert(edited, after)
        if merged is None and was == now:
            return
        self._note(
            record,
            before=merged.before if merged else {},
            after=merged.after if merged else {},
            was_behind=was,
            is_behind=now,
            moved=was != now,
        )

    def remove(self, record: Record) -> None:
        """Take a record out."""
        was = self._behind(record.id)
        self._take_out(record)
        del self.index[record.id]
        fields = record.model_dump(mode="json", exclude_defaults=True)
        self._note(record, before=fields, was_behind=was, moved=True)

    def check_references(self) -> None:
        """Refuse if a record points to what is not there, not any more, or of another kind."""
        for record_id in dict.fromkeys(change.record for change in self.changes):
            record = self.index.get(record_id)
            for ref in references(record) if record else ():
                target = self.index.get(ref.target)
                if target is None or (ref.kind and ref.kind != target.KIND):
                    raise refused(
                        "points_to",
                        path=ref.path,
                        kind=kind_word(record.KIND if record else "record"),
                        target=show(ref.target),
                        wanted=kind_word(ref.kind or "record"),
                    )
        self._check_removed()

    def _check_removed(self) -> None:
        """Refuse if something still points to a record that was taken out."""
        gone = {c.record: c.kind for c in self.changes if c.record not in self.index}
        users: dict[str, list[Record]] = {}
        for record in self.index.values() if gone else ():
            for target in {ref.target for ref in references(record)} & gone.keys():
                users.setdefault(target, []).append(record)
        for record_id, records in users.items():
            removed = self.state.index.get(record_id)
            title = called(removed) if removed else kind_word(gone[record_id])
            titles = [called(record) for record in records[:5]]
            raise refused("in_use_by_now", title=title, titles=titles)

    def finish(self, entry: Entry) -> State:
        """Return the next state, which knows the entry."""
        collections: dict[str, Any] = {
            COLLECTIONS[kind]: tuple(records) for kind, records in self._lists.items()
        }
        collections["charter"] = self.index[self.state.charter.id]
        return self.state.with_records(collections, self.index, self.state.log.appended(entry))

    def replay(self, change: Change) -> None:
        """Make a change that was acknowledged before come to be again."""
        if change.before is None:
            record = KINDS[change.kind].model_validate(change.after)
            self.add(record, self._place(change.is_behind))
        elif change.after is None:
            self.remove(self.need(change.record))
        elif change.moved:
            place = self._place(change.is_behind)
            self.move(self.need(change.record), place, change.after)
        else:
            self.edit(self.need(change.record), change.after)

    # -- the ordered collections ----------------------------------------------

    def _place(self, behind: str | None) -> str:
        """Say where a record goes; at the end where its neighbour has gone meanwhile."""
        if behind is None:
            return START
        return behind if behind in self.index else END

    def _list(self, kind: str) -> list[Record]:
        if kind not in self._lists:
            self._lists[kind] = list(self.state.of_kind(kind))
        return self._lists[kind]

    def _position(self, record_id: str, kind: str) -> int:
        """Return where a record stands; most are asked for soon after they were put last."""
        records = self._list(kind)
        for at in range(len(records) - 1, -1, -1):
            if records[at].id == record_id:
                return at
        raise refused("nothing_before", kind=kind_word(kind), record=show(record_id))

    def _behind(self, record_id: str) -> str | None:
        kind = self.index[record_id].KIND
        at = self._position(record_id, kind)
        return self._list(kind)[at - 1].id if at else None

    def _insert(self, record: Record, after: str) -> str | None:
        records = self._list(record.KIND)
        if after == START:
            at = 0
        elif after == END:
            at = len(records)
        else:
            at = self._position(after, record.KIND) + 1
        records.insert(at, record)
        return records[at - 1].id if at else None

    def _take_out(self, record: Record) -> None:
        records = self._list(record.KIND)
        del records[self._position(record.id, record.KIND)]

    def _swap(self, old: Record, new: Record) -> None:
        if old.KIND != "charter":
            self._list(old.KIND)[self._position(old.id, old.KIND)] = new
        self.index[old.id] = new

    def _note(self, record: Record, **what: Any) -> None:
        self.changes.append(Change(record=record.id, kind=record.KIND, **what))


def no_field(kind: str, names: list[str]) -> Sentence:
    """Say that a kind of record has no such fields, and which were likely meant."""
    known = KINDS[kind].model_fields
    close = [meant for name in names if (meant := likely(name, known))]
    parts = [sentence("refusal.no_field", kind=a_kind(kind), fields=listed(names))]
    if close:
        parts.append(sentence("refusal.close_fields", close=listed(close)))
    return listed([*parts, sentence("refusal.fields", known=listed(known))], " ")


def not_taken(kind: str, faults: Iterable[Fault]) -> Sentence:
    """Say that a record or a change cannot be taken, with every fault."""
    told = listed(map(fault_sentence, faults), "; ")
    return sentence("refusal.not_taken", kind=kind_word(kind), faults=told)


def _last(fault: Fault) -> str:
    return fault.path.rsplit(".", 1)[-1]


def _known_fields(record: Record, dumped: dict[str, Any]) -> dict[str, Any]:
    return {name: dumped[name] for name in type(record).model_fields}
