"""From records to operations, and from operations to the state: as in the workshop itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from cjm_workshop.model import (
    Add,
    AddComment,
    Edit,
    Operation,
    Record,
    SetVotes,
    State,
    apply,
    payload_of,
)

_START = datetime(2026, 5, 12, 9, 0, tzinfo=timezone(timedelta(hours=2)))


class Recorder:
    """Applies operations one after the other, at fixed times and under ids that can be read."""

    def __init__(self) -> None:
        self.state = State()
        self._count = 0

    def charter(self, fields: dict[str, Any], author: str) -> None:
        """Fill in the charter, field after field."""
        for field, value in fields.items():
            old = self.state.charter.model_dump(mode="json")[field]
            self._do(
                Edit, author=author, record=self.state.charter.id, field=field, old=old, new=value
            )

    def add(self, records: Iterable[Record], author: str) -> None:
        """Put records in, in their order."""
        payloads = tuple(payload_of(record) for record in records)
        self._do(Add, author=author, records=payloads)

    def vote(self, author: str, about: str, dots: int) -> None:
        """Give dots."""
        name = f"vote-{author.lower()}-{about}"
        self._do(SetVotes, author=author, about=about, dots=dots, vote=name)

    def comment(self, told: Sequence[str]) -> None:
        """Take down what a reader said."""
        name, author, about, when, text, answers = told
        self._do(
            AddComment,
            author=author,
            time=datetime.fromisoformat(when),
            about=about,
            text=text,
            comment=f"comment-{name}",
            answers=f"comment-{answers}" if answers else None,
        )

    def settle(self, comment: str, author: str) -> None:
        """Mark a comment as settled."""
        record = f"comment-{comment}"
        self._do(Edit, author=author, record=record, field="settled", old=False, new=True)

    def _do(self, kind: type[Operation], **fields: Any) -> None:
        self._count += 1
        fields.setdefault("time", _START + timedelta(minutes=self._count))
        self.state = apply(self.state, kind(id=f"op-case-{self._count:04d}", **fields))
