"""Channels by the words that a table has for them."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_workshop.evidence.cells import key_of, shorten
from cjm_workshop.model import Channel, State, new_id
from cjm_workshop.model.base import MAX_NAME

__all__ = ["Channels"]


class Channels:
    """Finds or makes the channel of a word; another word is another channel."""

    def __init__(self, state: State) -> None:
        self._known = {key_of(channel.name): channel.id for channel in state.channels}
        self.new: list[Channel] = []
        """The channels that were made."""

    def of(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of channels, each once."""
        return tuple(dict.fromkeys(self._one(word) for word in words))

    def _one(self, word: str) -> str:
        key = key_of(word)
        if key not in self._known:
            channel = Channel(id=new_id(Channel.KIND), name=shorten(word, MAX_NAME))
            self.new.append(channel)
            self._known[key] = channel.id
        return self._known[key]
