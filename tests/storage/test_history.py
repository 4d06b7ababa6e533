"""The history: a tree of operations, in which one may have been merged into another branch."""

from __future__ import annotations

import json

import pytest

from cjm_workshop.model import State
from cjm_workshop.storage import Store
from cjm_workshop.storage.history import History


def written(*rows: tuple[str | None, str]) -> History:
    """Return the history of these checkpoints: what each continues, and its operations."""
    lines = []
    for continues, words in rows:
        lines.append(json.dumps({"continues": continues}))
        lines += [json.dumps({"operation": {"id": word}, "changes": []}) for word in words.split()]
    return History.read("\n".join(lines).encode())


def ids(entries: list[dict] | None) -> str:
    return " ".join(entry["operation"]["id"] for entry in entries or ())


@pytest.mark.parametrize(
    ("rows", "last", "past"),
    [
        ([(None, "a b"), ("b", "c")], "c", "a b c"),
        ([(None, "a b"), ("a", "c")], "c", "a c"),
        ([(None, "a b"), (None, "a b"), ("b", "c")], "c", "a b c"),
        ([(None, "a b c"), ("a", "d c"), ("c", "e")], "e", "a d c e"),
        ([("x", "a")], "a", "a"),
        ([(None, "a")], "x", ""),
    ],
)
def test_the_past_of_an_operation(rows, last, past):
    assert ids(written(*rows).past_of(last)) == past


@pytest.mark.parametrize(
    ("rows", "last", "later"),
    [
        ([(None, "a b c")], "c", ""),
        ([(None, "a b c")], "a", "b c"),
        ([(None, "a b c")], None, "a b c"),
        ([(None, "a b"), ("a", "c")], "b", ""),
        ([("x", "a b")], None, ""),
        ([("x", "a b")], "x", "a b"),
        ([], "x", ""),
    ],
)
def test_what_an_older_file_does_not_have(rows, last, later):
    assert ids(written(*rows).later_than(last)) == later


def test_what_was_merged_into_another_branch_stands_in_its_past(tmp_path, add_note):
    path = tmp_path / "garden.cjm.json"
    with Store.create(path, State()) as store:
        store.apply(add_note("one"))
        store.save()
        old = path.read_bytes()
        store.apply(add_note("two"))
        store.save()
        path.write_bytes(old)
        store.apply(add_note("three"))
        store.apply(add_note("two"))
        store.save()
        store.apply(add_note("four"))
    with Store.open(path) as again:
        log = [entry.operation.id for entry in again.state().log]
    assert log == ["op-one", "op-three", "op-two", "op-four"]
