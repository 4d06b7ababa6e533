"""Merging another version of a workshop: what comes in, what stays, and what is told of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from cjm_workshop.languages.refusals import refused
from cjm_workshop.languages.sentences import a_kind
from cjm_workshop.model.base import Record
from cjm_workshop.model.draft import Draft
from cjm_workshop.model.findings import Conflict, Vote
from cjm_workshop.model.log import Log
from cjm_workshop.model.naming import title_of
from cjm_workshop.model.operations import Merge, Undo
from cjm_workshop.model.records import Channel
from cjm_workshop.model.references import references, target_kinds, with_ids, without
from cjm_workshop.model.state import State

__all__ = ["compile_merge", "merge_report"]

_MOST = 12
"""How many titles a line of the report names."""


def compile_merge(draft: Draft, operation: Merge) -> None:
    """Bring in what another version has and this one does not."""
    _Merging(draft, operation).run()


def merge_report(before: State, operation: Merge) -> list[str]:
    """Tell what a merge left out or put together, one sentence each.

    Parameters
    ----------
    before : State
        The workshop before the merge.
    operation : Merge
        What `merge_of` returned.

    Returns
    -------
    list of str
        Channels that became one, records that are not brought back as they were removed here,
        and dots that were left out. Empty if there is nothing to tell; texts that both versions
        changed stand in ``conflicts`` of the state.
    """
    return _Merging(Draft(before), operation).run()


class _Merging:
    """One merge at work on a draft."""

    def __init__(self, draft: Draft, operation: Merge) -> None:
        self._draft = draft
        self._operation = operation
        theirs = [draft.build_brought(item, operation.origin) for item in operation.records]
        self._same = _same_channels(draft, theirs)
        self._gone = _gone(draft, theirs, self._same)
        self._theirs = theirs
        self._known = _known_conflicts(draft.state.log, draft.index.values())

    def run(self) -> list[str]:
        """Make the changes; return what is to be told."""
        for record in self._theirs:
            if record.id not in self._gone and not isinstance(record, Vote):
                self._take(self._fitted(record))
        votes = [vote for vote in self._theirs if isinstance(vote, Vote)]
        left_out = self._vote([vote for vote in votes if vote.id not in self._gone])
        return [*self._about_channels(), *self._about_gone(), *left_out]

    def _fitted(self, record: Record) -> Record:
        """Return a record of theirs that points to what is here, and to nothing that is gone."""
        for target in {ref.target for ref in references(record)} & self._gone:
            ours = self._draft.index.get(record.id)
            here = ours.model_dump(mode="json") if ours else {}
            cut = without(record, target)
            needed = {ref.path for ref in references(record) if ref.required}
            fields = {name: here[name] if name in needed else cut[name] for name in cut}
            record = type(record).model_validate(record.model_dump(mode="json") | fields)
        if not self._same:
            return record
        fields = with_ids(record.model_dump(mode="json", exclude_defaults=True), self._same)
        for name in target_kinds(type(record)):
            if isinstance(fields.get(name), list):
                fields[name] = list(dict.fromkeys(fields[name]))
        return type(record).model_validate(fields)

    def _take(self, theirs: Record) -> None:
        ours = self._draft.index.get(theirs.id)
        if ours is None:
            self._add(theirs)
        elif ours.KIND != theirs.KIND:
            kinds = {"here": a_kind(ours.KIND), "there": a_kind(theirs.KIND)}
            raise refused("another_kind", record=theirs.id, **kinds)
        else:
            self._fill(ours, theirs)

    def _add(self, record: Record) -> None:
        if isinstance(record, Conflict):
            if _key(record) in self._known:
                return
            self._known.add(_key(record))
        self._draft.add(record)

    def _fill(self, ours: Record, theirs: Record) -> None:
        here, there = ours.model_dump(mode="json"), theirs.model_dump(mode="json")
        empty = type(ours).model_construct(id=ours.id).model_dump(mode="json", warnings=False)
        for field in type(ours).model_fields:
            same = here[field] == there[field] or there[field] == empty.get(field)
            if same or (field == "name" and ours.id in self._same.values()):
                continue
            if here[field] == empty.get(field):
                self._draft.edit(self._draft.need(ours.id), {field: there[field]})
            else:
                self._add(self._conflict(ours, field, here[field], there[field]))

    def _conflict(self, ours: Record, field: str, kept: Any, other: Any) -> Record:
        operation = self._operation
        fields = {
            "id": f"conflict-{operation.id.split('-', 1)[1]}-{len(self._draft.changes)}",
            "about": ours.id,
            "field": field,
            "kept": kept,
            "other": other,
            "other_by": operation.origin,
            "time": operation.time,
        }
        return self._draft.build("conflict", fields)

    # -- dots -----------------------------------------------------------------------------

    def _vote(self, votes: Iterable[Vote]) -> list[str]:
        """Add the votes of theirs as far as each person's dots reach; tell of the others."""
        left_out: dict[str, int] = {}
        for vote in votes:
            fitted = self._fitted(vote)
            assert isinstance(fitted, Vote)
            taken, missing = self._room_for(fitted)
            if taken:
                self._draft.add(fitted.model_copy(update={"dots": taken}))
            if missing:
                left_out[vote.voter] = left_out.get(vote.voter, 0) + missing
        budget = self._budget
        return [
            f"Each person has {budget} {_dots(budget)}: {dots} of {voter}'s there "
            f"{'was' if dots == 1 else 'were'} left out."
            for voter, dots in left_out.items()
        ]

    @property
    def _budget(self) -> int:
        charter = self._draft.index[self._draft.state.charter.id]
        return int(charter.model_dump()["dots_each"])

    def _room_for(self, vote: Vote) -> tuple[int, int]:
        """Return how many dots of a vote are taken and left out; who voted here has voted."""
        need = self._draft.need
        own = [
            other
            for other in self._draft.index.values()
            if isinstance(other, Vote) and other.voter == vote.voter
        ]
        if any(other.about == vote.about for other in own):
            return 0, 0
        given = sum(v.dots for v in own if need(v.about).KIND == need(vote.about).KIND)
        taken = min(vote.dots, max(self._budget - given, 0))
        return taken, vote.dots - taken

    # -- the report -----------------------------------------------------------------------

    def _about_channels(self) -> list[str]:
        names = [title_of(record) for record in self._theirs if record.id in self._same]
        return [f"One here and there, and so put together: {_listed(names)}."] if names else []

    def _about_gone(self) -> list[str]:
        quiet = (Conflict, Vote)
        gone = [r for r in self._theirs if r.id in self._gone and not isinstance(r, quiet)]
        if not gone:
            return []
        titles = _listed([title_of(record) for record in gone])
        return [f"Removed here, and so not brought back: {titles}."]


def _same_channels(draft: Draft, theirs: Iterable[Record]) -> dict[str, str]:
    """Return the ids of channels of theirs that are here under another id, and that id."""
    here = {r.name.casefold(): r.id for r in draft.index.values() if isinstance(r, Channel)}
    return {
        record.id: here[record.name.casefold()]
        for record in theirs
        if isinstance(record, Channel)
        and record.id not in draft.index
        and record.name.casefold() in here
    }


def _gone(draft: Draft, theirs: Iterable[Record], same: dict[str, str]) -> set[str]:
    """Return the ids of theirs that stay away: removed here, or senseless without one of these."""
    new = [r for r in theirs if r.id not in draft.index and r.id not in same]
    gone = {record.id for record in new if _was_removed(draft.state.log, record.id)}
    while True:
        more = {
            record.id
            for record in new
            if record.id not in gone
            and any(ref.required and ref.target in gone for ref in references(record))
        }
        if not more:
            return gone
        gone |= more


def _was_removed(log: Log, record_id: str) -> bool:
    """Tell whether somebody removed a record here; a merge that was undone does not count."""
    entries = log.of_record(record_id)
    if not entries:
        return False
    last = entries[-1]
    if not any(c.record == record_id and c.after is None for c in last.changes):
        return False
    undone = last.operation.of if isinstance(last.operation, Undo) else ""
    return not (undone in log and isinstance(log[undone].operation, Merge))


def _known_conflicts(log: Log, records: Iterable[Record]) -> set[tuple[str, str, str]]:
    """Return the conflicts that are here or were settled here."""
    known = {_key(record) for record in records if isinstance(record, Conflict)}
    for entry in log:
        for change in entry.changes:
            settled = change.kind == Conflict.KIND and change.after is None and change.before
            if settled and _was_removed(log, change.record):
                known.add(_key(Conflict.model_validate(change.before)))
    return known


def _key(conflict: Record) -> tuple[str, str, str]:
    held = conflict.model_dump(mode="json")
    return held["about"], held["field"], json.dumps(held["other"], sort_keys=True)


def _dots(count: int) -> str:
    return "dot" if count == 1 else "dots"


def _listed(titles: list[str]) -> str:
    more = f"; and {len(titles) - _MOST:,} more" if len(titles) > _MOST else ""
    return "; ".join(titles[:_MOST]) + more
