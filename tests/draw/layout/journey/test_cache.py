from __future__ import annotations

import gc

from cjm_workshop import case
from cjm_workshop.draw.layout.journey.cache import Kept
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.themes import theme
from cjm_workshop.model import State


def test_a_result_is_made_once_for_a_state_and_a_question() -> None:
    kept: Kept[list[str]] = Kept(2)
    first, second = State(), State()
    made = kept.get(first, "a", lambda: ["a"])
    assert kept.get(first, "a", lambda: ["b"]) is made
    assert kept.get(first, "b", lambda: ["b"]) == ["b"]
    assert kept.get(second, "a", lambda: ["c"]) == ["c"]
    assert kept.get(first, "a", lambda: ["d"]) == ["d"]  # two are kept


def test_a_result_goes_with_its_state() -> None:
    kept: Kept[str] = Kept(2)
    state = State()
    kept.get(state, "a", lambda: "a")
    assert len(kept._found) == 1
    del state
    gc.collect()
    assert len(kept._found) == 0


def test_a_changed_workshop_and_another_look_are_drawn_anew() -> None:
    state = case.state()
    journey = state.journeys[0]
    (before,) = journey_map(state, journey.id)
    renamed = journey.model_copy(update={"name": "Another name"})
    (after,) = journey_map(
        state.model_copy(update={"journeys": (renamed, *state.journeys[1:])}), journey.id
    )
    assert (before.title, after.title) == (journey.name, "Another name")
    (dark,) = journey_map(state, journey.id, theme=theme("dark"))
    assert dark.background != before.background
