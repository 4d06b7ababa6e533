"""Results that belong to one state of a workshop, kept while they may be asked for again."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from cjm_workshop.model.state import State

__all__ = ["Kept"]

T = TypeVar("T")


class Kept(Generic[T]):
    """The last few results; each goes when its state is gone.

    States never change and are not hashable, so a result is known by the identity of its state.

    Parameters
    ----------
    most : int
        How many results are kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, tuple[weakref.ref[State], T]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, state: State, asked: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for this state and question before, or make it now."""
        key = (id(state), asked)
        with self._lock:
            known = self._found.get(key)
            if known and known[0]() is state:
                self._found.move_to_end(key)
                return known[1]
        made = make()
        with self._lock:
            self._found[key] = (weakref.ref(state, lambda _: self._forget(key)), made)
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return made

    def _forget(self, key: Hashable) -> None:
        # may run at any moment, also while this thread holds the lock: so it takes none
        self._found.pop(key, None)
