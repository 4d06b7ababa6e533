"""Groups on which a team agrees, from the sort that each person made for themselves.

Two notes belong together as far as people put them together: of those who put both into a pile, the
share that put both into the same one (card-sorting practice calls it the co-occurrence). Average
linkage then joins notes into groups whose pairs agree by that share on average, which keeps a chain
of weak agreements from becoming one large group. Nobody's sort is changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from cjm_workshop.model import Pile, State

__all__ = ["CoSorting", "Proposal", "co_sorting"]

HALF = 0.5


@dataclass(frozen=True)
class Proposal:
    """A group of notes that people tend to put together.

    Attributes
    ----------
    notes : tuple of str
        Ids of at least two notes, in the order of the workshop.
    agreement : float
        Over all pairs of its notes, the mean share of people who put both together; 0 to 1.
    names : tuple of str
        What people called piles that hold most of it, without repetition.
    """

    notes: tuple[str, ...]
    agreement: float
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells this group from others: the same notes have the same key."""
        return hashlib.sha256(" ".join(sorted(self.notes)).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class CoSorting:
    """What the sorts of a board say together.

    Attributes
    ----------
    people : tuple of str
        Who has sorted at least one note.
    notes : tuple of str
        Ids of the notes that somebody has sorted, in the order of the workshop.
    shares : tuple of tuple of float
        Notes by notes: of the people who sorted both, the share that put them together; 0 where
        nobody sorted both.
    """

    people: tuple[str, ...]
    notes: tuple[str, ...]
    shares: tuple[tuple[float, ...], ...]
    _piles: tuple[Pile, ...] = ()

    def proposals(self, agreement: float = HALF) -> tuple[Proposal, ...]:
        """Return the groups whose pairs agree by at least this share on average.

        Parameters
        ----------
        agreement : float
            From 0 to 1; higher gives more and smaller groups.

        Returns
        -------
        tuple of Proposal
            Groups of two notes and more, those with the most agreement first.
        """
        found = [self._proposal(group) for group in self._groups(agreement) if len(group) > 1]
        return tuple(sorted(found, key=lambda one: (-round(one.agreement, 6), -len(one.notes))))

    def _groups(self, agreement: float) -> list[list[int]]:
        """Cluster by average linkage; return the places of the notes of each group."""
        count = len(self.notes)
        if count < 2:
            return []
        from scipy.cluster.hierarchy import fcluster, linkage  # loaded late: it takes a second

        distances = [1.0 - self.shares[one][other] for one, other in combinations(range(count), 2)]
        labels = fcluster(linkage(distances, "average"), 1.0 - agreement + 1e-9, "distance")
        groups: dict[int, list[int]] = {}
        for at, label in enumerate(labels):
            groups.setdefault(int(label), []).append(at)
        return list(groups.values())

    def _proposal(self, group: Sequence[int]) -> Proposal:
        pairs = [self.shares[one][other] for one, other in combinations(group, 2)]
        notes = tuple(self.notes[at] for at in group)
        names = [
            pile.name
            for pile in self._piles
            if pile.name and 2 * len(set(pile.notes) & set(notes)) > len(notes)
        ]
        return Proposal(notes, sum(pairs) / len(pairs), tuple(dict.fromkeys(names)))


def co_sorting(state: State, board: str = "affinity") -> CoSorting:
    """Return what the sorts of a board say together.

    Parameters
    ----------
    state : State
        The workshop, as its reader may see it: sorts that are not opened yet are not in it.
    board : str
        The board whose notes were sorted.
    """
    there = tuple(note.id for note in state.notes if note.board == board)
    piles = tuple(pile for pile in state.piles if pile.board == board and pile.notes)
    return _co_sorting(there, piles)


@lru_cache(maxsize=4)
def _co_sorting(there: tuple[str, ...], piles: tuple[Pile, ...]) -> CoSorting:
    """Compare the sorts; a board that is drawn again and again asks for the same."""
    where: dict[str, dict[str, str]] = {}
    for pile in piles:
        where.setdefault(pile.author, {}).update(dict.fromkeys(pile.notes, pile.id))
    notes = [note for note in there if any(note in sort for sort in where.values())]
    shares = [[1.0] * len(notes) for _ in notes]
    for one, other in combinations(range(len(notes)), 2):
        shares[one][other] = shares[other][one] = _share(where, notes[one], notes[other])
    return CoSorting(tuple(where), tuple(notes), tuple(map(tuple, shares)), piles)


def _share(where: dict[str, dict[str, str]], one: str, other: str) -> float:
    both = [sort for sort in where.values() if one in sort and other in sort]
    return sum(sort[one] == sort[other] for sort in both) / len(both) if both else 0.0
