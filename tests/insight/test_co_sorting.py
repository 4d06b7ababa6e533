"""Groups from the sorts of several people, and results of votes."""

from __future__ import annotations

import pytest

from cjm_workshop.insight.co_sorting import co_sorting
from cjm_workshop.insight.voting import results
from cjm_workshop.model import Cluster, Note, Pile, State, Vote


def wall(*sorts: dict[str, str]) -> State:
    """Return a workshop in which each sort is a mapping of pile names to notes, as letters."""
    letters = sorted({letter for sort in sorts for notes in sort.values() for letter in notes})
    return State(
        notes=tuple(Note(id=f"note-{x}", text=x, board="affinity") for x in letters),
        piles=tuple(
            Pile(
                id=f"pile-{at}-{number}",
                author=f"Person {at}",
                name=name,
                notes=tuple(f"note-{x}" for x in notes),
            )
            for at, sort in enumerate(sorts)
            for number, (name, notes) in enumerate(sort.items())
        ),
    )


def groups(state: State, agreement: float = 0.5) -> list[str]:
    found = co_sorting(state).proposals(agreement)
    return ["".join(note.removeprefix("note-") for note in one.notes) for one in found]


def test_the_share_counts_those_who_sorted_both() -> None:
    found = co_sorting(wall({"x": "ab", "y": "c"}, {"x": "a", "y": "bc"}, {"x": "ac"}))
    assert found.people == ("Person 0", "Person 1", "Person 2")
    assert found.notes == ("note-a", "note-b", "note-c")
    a, b, c = found.shares
    assert a == (1, 1 / 2, 1 / 3)
    assert b == (1 / 2, 1, 1 / 2)
    assert c == (1 / 3, 1 / 2, 1)


def test_what_all_put_together_is_proposed_first() -> None:
    state = wall({"x": "abc", "y": "de"}, {"x": "abc", "y": "d", "z": "e"}, {"x": "abc", "y": "de"})
    assert groups(state) == ["abc", "de"]
    first, second = co_sorting(state).proposals()
    assert (first.agreement, second.agreement) == (1, pytest.approx(2 / 3))
    assert groups(state, 0.9) == ["abc"]


def test_a_chain_of_single_agreements_is_no_group() -> None:
    """Single linkage would join a to e over b, c and d; nobody put a and e together."""
    state = wall({"1": "ab"}, {"1": "bc"}, {"1": "cd"}, {"1": "de"}, {"1": "a", "2": "e"})
    assert all(len(group) < 4 for group in groups(state))


def test_names_that_people_gave_are_offered() -> None:
    state = wall({"Nobody knows when": "abc", "": "d"}, {"When does it come?": "ab", "Else": "c"})
    (found, *_) = co_sorting(state).proposals()
    assert found.names == ("Nobody knows when", "When does it come?")


def test_a_name_is_offered_where_its_pile_holds_more_than_half() -> None:
    half = {"The first half": "ab", "The second half": "cd"}
    (found,) = co_sorting(wall({"All": "abcd"}, {"All": "abcd"}, half)).proposals()
    assert found.names == ("All",)


def test_one_person_alone_gets_their_own_piles() -> None:
    assert groups(wall({"x": "abc", "y": "d", "z": "ef"})) == ["abc", "ef"]


def test_nothing_sorted_gives_nothing() -> None:
    assert groups(State()) == []
    assert groups(wall({"x": "a"})) == []


def test_the_key_of_a_group_does_not_depend_on_the_order() -> None:
    one = co_sorting(wall({"x": "ab"})).proposals()[0]
    assert one.key == co_sorting(wall({"y": "ba"})).proposals()[0].key
    assert one.key != co_sorting(wall({"x": "abc"})).proposals()[0].key


# -- votes --------------------------------------------------------------------------------------


def voted(*counts: int) -> State:
    """Return a workshop in which clusters got so many dots, one from each voter."""
    return State(
        clusters=tuple(Cluster(id=f"cluster-{at}", name=str(at)) for at in range(len(counts))),
        votes=tuple(
            Vote(id=f"vote-{at}-{number}", about=f"cluster-{at}", voter=f"P{number}")
            for at, count in enumerate(counts)
            for number in range(count)
        ),
    )


@pytest.mark.parametrize(
    ("counts", "ranks"),
    [
        ((39, 37), [(1, True), (1, True)]),
        ((39, 36), [(1, False), (2, False)]),
        ((39, 37, 35), [(1, True), (1, True), (3, False)]),
        ((3, 2), [(1, False), (2, False)]),
        ((4, 4, 1), [(1, True), (1, True), (3, False)]),
        ((1,), [(1, False)]),
        ((), []),
    ],
)
def test_a_difference_of_five_percent_is_a_tie(
    counts: tuple[int, ...], ranks: list[tuple[int, bool]]
) -> None:
    found = results(voted(*counts), "affinity", "cluster")
    assert [(one.rank, one.tied) for one in found] == ranks


def test_dots_and_people_are_counted() -> None:
    state = State(
        clusters=(Cluster(id="cluster-a", name="a"), Cluster(id="cluster-b", name="b")),
        votes=(
            Vote(id="vote-1", about="cluster-b", voter="Ann", dots=3),
            Vote(id="vote-2", about="cluster-b", voter="Ben", dots=1),
            Vote(id="vote-3", about="cluster-a", voter="Ben", dots=2),
        ),
    )
    found = results(state, "affinity", "cluster")
    assert [(one.record, one.dots, one.people) for one in found] == [
        ("cluster-b", 4, 2),
        ("cluster-a", 2, 1),
    ]
    assert results(state, "ideas", "cluster") == ()
    assert results(state, "affinity", "note") == ()
