"""What changed from one view of a board to the next, so that not all of it must be sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["patch_of"]

_NONE: dict[str, Any] = {"notes": []}


def patch_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return what turns one view of a board into another; `patched` in ``patches.js`` does it.

    Parameters
    ----------
    before, after : mapping
        Views as `board_view` returns them.

    Returns
    -------
    dict
        ``head``: the values of the view that changed, ``lost``: the names that are gone,
        ``order``: the ids of all areas where that changed, ``areas``: by id, what changed in each:
        its own ``fields`` or None, the ``order`` of its notes or None, and the ``notes`` that are
        new or different.
    """
    head = {
        name: value
        for name, value in after.items()
        if name != "areas" and (name not in before or before[name] != value)
    }
    old = {area["id"]: area for area in before["areas"]}
    order = [area["id"] for area in after["areas"]]
    changes = {area["id"]: _change(old.get(area["id"]), area) for area in after["areas"]}
    return {
        "head": head,
        "lost": [name for name in before if name not in after],
        "order": order if order != list(old) else None,
        "areas": {name: change for name, change in changes.items() if change},
    }


def _change(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> dict[str, Any] | None:
    had = before or _NONE
    cards = {card["id"]: card for card in had["notes"]}
    order = [card["id"] for card in after["notes"]]
    fields = {name: value for name, value in after.items() if name != "notes"}
    same = {name: value for name, value in had.items() if name != "notes"} == fields
    change = {
        "fields": None if same else fields,
        "order": order if order != list(cards) else None,
        "notes": [card for card in after["notes"] if cards.get(card["id"]) != card],
    }
    return change if before is None or any(change.values()) or change["order"] is not None else None
