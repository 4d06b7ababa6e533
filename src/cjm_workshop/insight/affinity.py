"""What an affinity diagram shows: clusters with their notes, those with most dots first."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_workshop.model import Cluster, Note, State

__all__ = ["Group", "groups", "sorted_notes"]


@dataclass(frozen=True)
class Group:
    """A cluster with what hangs in it.

    Attributes
    ----------
    cluster : Cluster or None
        None for the notes that nobody has sorted yet.
    notes : tuple of Note
        Its notes, in order.
    dots : int
        What the cluster and its notes got together.
    """

    cluster: Cluster | None
    notes: tuple[Note, ...]
    dots: int


def sorted_notes(state: State) -> tuple[Note, ...]:
    """Return the notes in clusters, and those that wait for one on the affinity board."""
    return tuple(note for note in state.notes if note.cluster or note.board == "affinity")


def groups(state: State) -> list[Group]:
    """Return the clusters, those with most dots first, and last the notes without one, if any."""
    dots = state.dots()
    inside: dict[str, list[Note]] = {cluster.id: [] for cluster in state.clusters}
    loose: list[Note] = []
    for note in sorted_notes(state):
        inside.get(note.cluster or "", loose).append(note)

    def group(cluster: Cluster | None, notes: list[Note]) -> Group:
        own = dots.get(cluster.id, 0) if cluster else 0
        return Group(cluster, tuple(notes), own + sum(dots.get(note.id, 0) for note in notes))

    named = [group(cluster, inside[cluster.id]) for cluster in state.clusters]
    named.sort(key=lambda one: -one.dots)
    return [*named, group(None, loose)] if loose else named
