"""Clusters by the theme that a table gives to its notes."""

from __future__ import annotations

from collections import Counter

from cjm_workshop.evidence.cells import key_of, parts_of, shorten
from cjm_workshop.evidence.report import times_said
from cjm_workshop.evidence.vocabulary import NO_THEME
from cjm_workshop.languages.sentences import counted, sentence
from cjm_workshop.model import Cluster, State, new_id
from cjm_workshop.model.base import MAX_NAME

__all__ = ["Themes"]


class Themes:
    """Finds or makes the cluster of a theme on one board."""

    def __init__(self, state: State, board: str) -> None:
        self._board = board
        self._known = {key_of(c.name): c.id for c in state.clusters if c.board == board}
        self.new: list[Cluster] = []
        """The clusters that were made."""
        self._several = 0
        self._none: Counter[str] = Counter()

    def of(self, cell: str) -> tuple[str | None, tuple[str, ...]]:
        """Return the cluster of a note and the themes that it has besides.

        Parameters
        ----------
        cell : str
            One theme, or several separated by semicolons: the first is the note's cluster.
        """
        parts = parts_of(cell)
        names = [part for part in parts if key_of(part) not in NO_THEME]
        self._none.update(part for part in parts if key_of(part) in NO_THEME)
        if not names:
            return None, ()
        self._several += len(names) > 1
        return self._cluster(shorten(names[0], MAX_NAME)), tuple(names[1:])

    def _cluster(self, name: str) -> str:
        key = key_of(name)
        if key not in self._known:
            cluster = Cluster(id=new_id(Cluster.KIND), name=name, board=self._board)
            self.new.append(cluster)
            self._known[key] = cluster.id
        return self._known[key]

    def guesses(self) -> list[str]:
        """Say what was decided."""
        said: list[str] = []
        if self._several:
            said.append(counted("import.read.several_themes", self._several))
        if self._none:
            themes = times_said((f'"{word}"', count) for word, count in self._none.most_common(5))
            said.append(sentence("import.read.no_theme", themes=themes))
        return said
