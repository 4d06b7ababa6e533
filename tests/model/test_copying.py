from __future__ import annotations

import pytest

from cjm_workshop.errors import Refused
from cjm_workshop.model import (
    Add,
    Channel,
    Edit,
    Evidence,
    Journey,
    Note,
    Persona,
    Picture,
    State,
    Statement,
    Step,
    Touchpoint,
    apply,
    copy_of,
    files_of,
    future_of,
    merge_of,
    payload_of,
)


def having(*records) -> State:
    return apply(State(), Add(records=tuple(payload_of(record) for record in records)))


@pytest.fixture
def theirs() -> State:
    return having(
        Channel(id="channel-web", name="Web"),
        Channel(id="channel-fax", name="fax"),
        Evidence(id="evidence-p1", title="Interview P1"),
        Persona(
            id="persona-maya",
            name="Maya",
            goals=(Statement(text="dinner", evidence=("evidence-p1",)),),
            channels=("channel-web", "channel-fax"),
        ),
        Touchpoint(id="touchpoint-site", name="Site", channels=("channel-web",)),
    )


def test_a_persona_comes_with_its_evidence_and_meets_our_channels(theirs: State) -> None:
    ours = having(Channel(id="channel-www", name="web"))
    state = apply(ours, copy_of(theirs, "persona-maya", ours, origin="shop.cjm.json"))
    (maya,) = state.personas
    assert maya.id != "persona-maya"
    assert [state.find(c).name for c in maya.channels] == ["web", "fax"]
    assert state.find(maya.goals[0].evidence[0]).title == "Interview P1"
    assert [c.name for c in state.channels] == ["web", "fax"]


def test_a_copy_can_be_made_twice(theirs: State) -> None:
    once = apply(theirs, copy_of(theirs, "touchpoint-site", theirs, origin="itself"))
    twice = apply(once, copy_of(once, "touchpoint-site", once, origin="itself"))
    assert [t.name for t in twice.touchpoints] == ["Site", "Site", "Site"]
    assert len(twice.channels) == 2


def test_only_personas_and_touchpoints_are_copied(theirs: State) -> None:
    with pytest.raises(Refused, match="no persona or touchpoint with the id channel-web"):
        copy_of(theirs, "channel-web", theirs, origin="shop.cjm.json")


def test_a_merge_adds_fills_and_keeps_both(theirs: State) -> None:
    ours = apply(theirs, Edit(record="persona-maya", field="role", old="", new="nurse"))
    other = apply(theirs, Edit(record="persona-maya", field="name", old="Maya", new="Maja"))
    other = apply(other, Edit(record="persona-maya", field="bio", old="", new="Works nights"))
    other = apply(other, Add(records=(payload_of(Note(id="note-x", text="new")),)))
    state = apply(ours, merge_of(other, origin="Ben's copy"))
    maya = state.get(Persona, "persona-maya")
    assert (maya.name, maya.role, maya.bio) == ("Maya", "nurse", "Works nights")
    assert [n.id for n in state.notes] == ["note-x"]
    (conflict,) = state.conflicts
    assert (conflict.field, conflict.kept, conflict.other) == ("name", "Maya", "Maja")
    assert conflict.other_by == "Ben's copy"


def test_merging_the_same_again_changes_nothing(theirs: State) -> None:
    assert apply(theirs, merge_of(theirs, origin="copy")) == theirs


def test_the_files_of_a_record_are_found_at_any_depth() -> None:
    portrait = Picture(file=f"{'a' * 16}.png", alt="Maya smiles")
    assert files_of(Persona(id="persona-x", name="X", portrait=portrait)) == {f"{'a' * 16}.png"}


def test_the_future_of_a_journey_is_a_hope_about_the_same_steps() -> None:
    evidence = Evidence(id="evidence-p1", title="Interview P1")
    journey = Journey(id="journey-now", name="I order", state="current", scenario="A Saturday")
    look = Step(
        id="step-look",
        journey="journey-now",
        action="Looks",
        quote="Hm.",
        level="observed",
        evidence=("evidence-p1",),
        next=({"step": "step-pay", "when": "in a hurry"},),
    )
    today = having(evidence, journey, look, Step(id="step-pay", journey="journey-now"))
    state = apply(today, future_of(today, journey, author="Ann"))
    future = state.journeys[1]
    assert future.name == "I order (future)"
    first, second = state.steps_of(future.id)
    assert (future.state, future.compared_with, future.scenario) == (
        "future",
        "journey-now",
        "A Saturday",
    )
    assert (first.action, first.quote, first.level, first.evidence) == (
        "Looks",
        None,
        "assumed",
        (),
    )
    assert first.next[0].step == second.id
    assert state.steps_of("journey-now") == today.steps_of("journey-now")
