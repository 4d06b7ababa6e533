from __future__ import annotations

import pytest

from cjm_workshop.errors import Refused
from cjm_workshop.model import (
    Add,
    Attachment,
    Channel,
    Edit,
    Evidence,
    Journey,
    Note,
    Pain,
    Persona,
    Picture,
    Remove,
    SetVotes,
    State,
    Statement,
    Step,
    Touchpoint,
    apply,
    copy_of,
    files_of,
    future_of,
    merge_of,
    merge_report,
    payload_of,
    undo_of,
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
    held = tuple(Attachment(file=f"{sign * 16}.pdf", name="Form.pdf") for sign in "bc")
    assert files_of(Touchpoint(id="touchpoint-x", name="X", files=held)) == {
        f"{'b' * 16}.pdf",
        f"{'c' * 16}.pdf",
    }


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


# -- merging: nothing twice, nothing back, nobody with more dots ------------------------


def edited(state: State, record: str, field: str, new: object) -> State:
    old = state.find(record).model_dump(mode="json")[field]
    return apply(state, Edit(record=record, field=field, old=old, new=new, author="Ann"))


def merged(state: State, source: State) -> tuple[State, list[str]]:
    operation = merge_of(source, origin="Ben's copy", author="Ann")
    return apply(state, operation), merge_report(state, operation)


def test_a_conflict_comes_once_however_often_the_same_is_merged(theirs: State) -> None:
    ours = edited(theirs, "persona-maya", "bio", "Works nights")
    other = edited(theirs, "persona-maya", "bio", "Works days")
    once, _ = merged(ours, other)
    twice, _ = merged(once, other)
    assert len(once.conflicts) == 1
    assert twice == once


def test_a_conflict_that_was_settled_does_not_come_again(theirs: State) -> None:
    ours = edited(theirs, "persona-maya", "bio", "Works nights")
    other = edited(theirs, "persona-maya", "bio", "Works days")
    once, _ = merged(ours, other)
    settled = apply(once, Remove(records=(once.conflicts[0].id,), author="Ann"))
    assert merged(settled, other)[0] == settled


def test_a_merge_that_was_undone_can_be_made_again(theirs: State) -> None:
    ours = edited(theirs, "persona-maya", "bio", "Works nights")
    other = edited(theirs, "persona-maya", "bio", "Works days")
    other = apply(other, Add(records=(payload_of(Note(id="note-x", text="new")),)))
    once, _ = merged(ours, other)
    back = apply(once, undo_of(once, "Ann"))
    assert back == ours
    again, told = merged(back, other)
    assert ([n.id for n in again.notes], len(again.conflicts), told) == (["note-x"], 1, [])


def test_a_channel_of_one_name_stays_one(theirs: State) -> None:
    ours = having(
        Channel(id="channel-a", name="web"),
        Touchpoint(id="touchpoint-site", name="Site", channels=("channel-a",)),
    )
    other = edited(theirs, "channel-web", "icon", "globe")
    state, told = merged(ours, other)
    assert [(c.name, c.icon) for c in state.channels] == [("web", "globe"), ("fax", "")]
    assert state.get(Touchpoint, "touchpoint-site").channels == ("channel-a",)
    assert state.personas[0].channels == ("channel-a", "channel-fax")
    assert state.conflicts == ()
    assert told == ['One here and there, and so put together: channel "Web".']


def test_what_was_removed_here_does_not_come_back(theirs: State) -> None:
    journey = Journey(id="journey-now", name="I order", persona="persona-maya")
    step = Step(id="step-look", journey="journey-now", channels=("channel-fax",))
    pain = Pain(id="pain-a", step="step-look", text="Slow")
    kept = Journey(id="journey-kept", name="I return")
    stays = Step(id="step-kept", journey="journey-kept", channels=("channel-fax",))
    base = apply(theirs, Add(records=tuple(map(payload_of, (journey, kept, step, stays, pain)))))
    other = apply(base, Add(records=(payload_of(Step(id="step-new", journey="journey-now")),)))
    other = edited(other, "step-kept", "action", "Faxes")
    ours = apply(base, Remove(records=("journey-now", "channel-fax"), dependents=True))
    state, told = merged(ours, other)
    assert [j.id for j in state.journeys] == ["journey-kept"]
    assert [(s.id, s.action, s.channels) for s in state.steps] == [("step-kept", "Faxes", ())]
    assert (state.pains, [c.name for c in state.channels], state.conflicts) == ((), ["Web"], ())
    assert told == [
        'Removed here, and so not brought back: channel "fax"; journey "I order"; '
        'step step-look; step step-new; pain "Slow".'
    ]


def test_a_record_that_needs_what_is_gone_keeps_what_it_has_here() -> None:
    journeys = (Journey(id="journey-a", name="a"), Journey(id="journey-b", name="b"))
    base = having(*journeys, Step(id="step-x", journey="journey-a"))
    ours = edited(base, "step-x", "journey", "journey-b")
    ours = apply(ours, Remove(records=("journey-a",)))
    state, _ = merged(ours, base)
    assert (state.steps[0].journey, state.conflicts) == ("journey-b", ())


def test_nobody_has_more_dots_after_a_merge() -> None:
    base = having(*(Note(id=f"note-{n}", text=n) for n in "abc"))
    ours = apply(base, SetVotes(about="note-a", dots=2, author="Ann"))
    other = apply(base, SetVotes(about="note-a", dots=1, author="Ann"))
    other = apply(other, SetVotes(about="note-b", dots=2, author="Ann"))
    other = apply(other, SetVotes(about="note-c", dots=3, author="Ben"))
    state, told = merged(ours, other)
    assert [(v.voter, v.about, v.dots) for v in state.votes] == [
        ("Ann", "note-a", 2),
        ("Ann", "note-b", 1),
        ("Ben", "note-c", 3),
    ]
    assert told == ["Each person has 3 dots: 1 of Ann's there was left out."]
    assert merged(state, other)[0] == state


def written_by_a_newer_kit(state: State) -> State:
    body = state.model_dump(mode="json", exclude_defaults=True)
    body["personas"][0]["goals"][0]["since"] = "May"
    body["steps"][0]["weather"] = "rain"
    return State.model_validate(body)


@pytest.fixture
def newer() -> State:
    return written_by_a_newer_kit(
        having(
            Persona(id="persona-maya", name="Maya", goals=(Statement(text="dinner"),)),
            Journey(id="journey-now", name="I order", persona="persona-maya"),
            Step(id="step-pay", journey="journey-now", name="Pays"),
        )
    )


def test_what_only_a_newer_kit_can_keep_is_not_brought_in(newer: State) -> None:
    ours = State()
    told = "^new.cjm.json was written by a newer version of the kit: a persona there has goals"
    for operation in (
        copy_of(newer, "persona-maya", ours, origin="new.cjm.json"),
        merge_of(newer, origin="new.cjm.json"),
    ):
        with pytest.raises(Refused, match=told):
            apply(ours, operation)


def test_a_future_starts_from_what_is_known_of_today(newer: State) -> None:
    state = apply(newer, future_of(newer, newer.journeys[0]))
    today, hope = state.steps
    assert (today.model_extra, hope.model_extra) == ({"weather": "rain"}, {})
    assert hope.name == "Pays"
