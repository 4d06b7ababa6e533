"""Lesson 09: what its checks say about a whole map made from an empty sheet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cjm_workshop import templates
from cjm_workshop.learning import Lesson, Verdict
from cjm_workshop.learning.content import content
from cjm_workshop.learning.practice import start_state
from cjm_workshop.model import (
    Add,
    Charter,
    Journey,
    Level,
    Opportunity,
    Pain,
    Persona,
    Record,
    Stage,
    State,
    Step,
    apply,
    payload_of,
)


@pytest.fixture
def lesson(learner) -> Lesson:
    return Lesson("09")


def told(outcome: Any) -> str:
    assert outcome.verdict is Verdict.NOT_YET
    return " ".join(outcome.reasons)


# -- the material --------------------------------------------------------------------------


def test_it_begins_with_research_and_an_empty_sheet() -> None:
    state = start_state(content("09"))
    assert 18 <= len(state.evidence) <= 25
    assert {source.level for source in state.evidence} >= {"reported", "observed", "assumed"}
    assert state.charter == Charter()
    assert state.personas == state.stages == state.steps == ()


def test_its_material_is_no_template() -> None:
    assert "permit" not in templates.names()


def test_what_is_asked_stands_in_the_material() -> None:
    about = {source.id: source.about for source in start_state(content("09")).evidence}
    log = about["evidence-log-form"]
    assert all(figure in log for figure in ("400", "236", "164", "118"))
    assert (400 - 236, round(164 / 4), round(11800 / 164)) == (164, 41, 72)
    assert "205" in about["evidence-log-calls"]
    learned = about["evidence-survey-learned"]
    assert sum(int(part.split()[-1]) for part in learned.split(",")) == 120
    guessed = [s for s in start_state(content("09")).evidence if s.level is Level.ASSUMED]
    assert len(guessed) == 3


def test_a_practice_workshop_opens_and_shows_its_material(lesson) -> None:
    with lesson.workshop() as workshop:
        assert len(workshop.state().evidence) == len(start_state(content("09")).evidence)


# -- closed tasks --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task", "answer", "verdict"),
    [
        ("left", 41, Verdict.CORRECT),
        ("left", "41 %", Verdict.CORRECT),
        ("left", 164 / 400, Verdict.CORRECT),
        ("left", "about 41 in", Verdict.CORRECT),
        ("left", 59, Verdict.NOT_YET),
        ("left", 164, Verdict.NOT_YET),
        ("assumed", "a, c, f", Verdict.CORRECT),
        ("assumed", {"F", "C", "A"}, Verdict.CORRECT),
        ("assumed", "a, c", Verdict.NOT_YET),
        ("assumed", "a, b, c, f", Verdict.NOT_YET),
        ("wait", "(c)", Verdict.CORRECT),
        ("wait", "b", Verdict.NOT_YET),
    ],
)
def test_answers_are_read_as_people_write_them(lesson, task, answer, verdict) -> None:
    assert lesson.check(task, answer).verdict is verdict


def test_a_near_miss_is_told_what_it_is(lesson) -> None:
    assert "those who gave up" in told(lesson.check("left", 72))
    assert "It is less than that" in told(lesson.check("left", 90))


@pytest.mark.parametrize("task", list(content("09").tasks))
def test_a_task_left_blank_is_not_attempted(lesson, task) -> None:
    assert lesson.check(task).verdict is Verdict.NOT_ATTEMPTED


@pytest.mark.parametrize("task", ["charter", "persona", "map", "promise"])
def test_an_untouched_workshop_is_not_attempted(lesson, task) -> None:
    outcome = lesson.check(task, start_state(content("09")))
    assert outcome.verdict is Verdict.NOT_ATTEMPTED


# -- the charter and the persona -----------------------------------------------------------

CHARTER = {
    "title": "I renew my parking permit",
    "decision": "Do we send a reminder, or mend the form first?",
    "scenario": "There is a fine under the wiper.",
    "scope_start": "The old permit runs out",
    "scope_end": "The new one is behind the windscreen",
    "state": "current",
    "owner": "Ruth Hale, Citizens' office",
    "review_date": date.today() + timedelta(days=60),  # noqa: DTZ011 - as on the wall
}


def chartered(**fields: Any) -> State:
    state = start_state(content("09"))
    return state.model_copy(update={"charter": Charter(**(CHARTER | fields))})


def test_a_charter_with_a_choice_an_owner_and_a_day_is_right(lesson) -> None:
    assert lesson.check("charter", chartered()).verdict is Verdict.CORRECT
    other = chartered(decision="Which of the two counters stays", owner="Bea", state="future")
    assert lesson.check("charter", other).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"decision": "Improve the permit for all residents"}, "“improve” is a wish"),
        ({"decision": ""}, "It names no decision"),
        ({"owner": "the permit office"}, "is a group"),
        ({"owner": "Alderwick Town Council"}, "is a group"),
        ({"scope_start": "She opens the town's website"}, "The need arose before that"),
        ({"review_date": None}, "there is no review date"),
        ({"state": None}, "neither current nor future"),
    ],
)
def test_what_a_charter_lacks_is_told(lesson, fields, reason) -> None:
    assert reason in told(lesson.check("charter", chartered(**fields)))


def known(text: str, source: str) -> dict[str, Any]:
    return {"text": text, "level": "reported", "evidence": (f"evidence-{source}",)}


PERSONA = {
    "name": "Teun",
    "quote": {"text": "Ten days from what, they couldn't say.", "evidence": "evidence-days"},
    "goals": (known("Deliver, and park at home at night", "again"),),
    "needs": (known("To know by which day", "days"),),
    "challenges": (known("Is fined while it is on its way", "again"),),
    "behaviours": (known("Pays by noon and writes by night", "again"), {"text": "Rings in breaks"}),
}


def with_persona(**fields: Any) -> State:
    made = Persona(id="persona-a", **(PERSONA | fields))
    return apply(start_state(content("09")), Add(records=(payload_of(made),)))


def test_any_resident_of_the_material_may_travel(lesson) -> None:
    assert lesson.check("persona", with_persona()).verdict is Verdict.CORRECT
    quote = {"text": "The lady walked me over herself …", "evidence": "evidence-walked"}
    assert lesson.check("persona", with_persona(quote=quote)).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"quote": {"text": "I hate waiting", "evidence": "evidence-days"}}, "word for word"),
        ({"quote": None}, "there is no quote yet"),
        ({"challenges": ()}, "what stands in their way"),
        ({"behaviours": ("rings", "waits", "parks", "pays", "asks")}, "are assumed"),
    ],
)
def test_what_a_persona_lacks_is_told(lesson, fields, reason) -> None:
    assert reason in told(lesson.check("persona", with_persona(**fields)))


# -- the map -------------------------------------------------------------------------------

SOUND = {
    "name": "I fetch the papers",
    "emotion": 1,
    "emotion_reason": "They lie where I thought",
    "evidence": ("evidence-torch",),
}
LOW = {"emotion": -2, "emotion_reason": "The form stops at eleven at night"}
DECIDES = LOW | {"moment_of_truth": True}
SIX = (DECIDES, {}, {}, {}, {}, {})


def mapped(*steps: dict[str, Any], stages: int = 3) -> State:
    """Return the practice workshop with a journey of these steps, otherwise sound ones."""
    records: list[Record] = [
        Persona(id="persona-a", name="Teun"),
        *(Stage(id=f"stage-{at}", name=f"I reach aim {at}") for at in range(stages)),
        Journey(id="journey-a", name="I renew it", persona="persona-a", state="current"),
    ]
    for at, step in enumerate(steps):
        fields = {"stage": f"stage-{at % stages}", **SOUND, **step}
        records.append(Step(id=f"step-{at}", journey="journey-a", **fields))
    payloads = tuple(payload_of(record) for record in records)
    return apply(start_state(content("09")), Add(records=payloads))


def test_six_steps_in_three_stages_that_hold_are_a_map(lesson) -> None:
    assert lesson.check("map", mapped(*SIX)).reasons == ()


def test_a_step_more_that_is_honestly_assumed_does_no_harm(lesson) -> None:
    unsure = {"evidence": (), "level": "assumed"}
    assert lesson.check("map", mapped(*SIX, unsure, unsure)).verdict is Verdict.CORRECT


def test_a_quote_with_its_source_is_a_source(lesson) -> None:
    spoken = {"evidence": (), "quote": {"text": "with a torch", "evidence": "evidence-torch"}}
    assert lesson.check("map", mapped(DECIDES, *[spoken] * 5)).verdict is Verdict.CORRECT


def test_the_longest_journey_counts(lesson) -> None:
    state = mapped(*SIX)
    draft = Journey(id="journey-b", name="My first try", persona="persona-a", state="current")
    state = apply(state, Add(records=(payload_of(draft),)))
    assert lesson.check("map", state).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("steps", "stages", "reason"),
    [
        ((DECIDES, {}, {}, {}, {}), 3, "5 steps with feeling, reason and source so far"),
        (SIX, 2, "its steps stand in 2 stages"),
        ((*SIX[:5], {"evidence": ()}), 3, "“I fetch the papers”: no source yet"),
        ((*SIX[:5], {"emotion": None, "emotion_reason": ""}), 3, "no feeling and no reason yet"),
        ((LOW, *SIX[1:]), 3, "there is no moment of truth"),
        (({"moment_of_truth": True}, *SIX[1:]), 3, "The curve is flat"),
        ((*SIX, {"quote": "I love this town"}), 3, "Its quote has no source"),
        ((*SIX, {"action": "The system creates a support ticket"}), 3, "not the customer's"),
    ],
)
def test_what_a_map_lacks_is_told(lesson, steps, stages, reason) -> None:
    assert reason in told(lesson.check("map", mapped(*steps, stages=stages)))


# -- the promise ---------------------------------------------------------------------------

PROMISE = {
    "question": "How might we spare people the way to the car at eleven at night?",
    "pains": ("pain-0",),
    "owner": "Ivo Lang, Website",
    "metric": "Renewals not sent, in a hundred",
    "baseline": "41",
    "target": "20",
    "impact": 5,
    "effort": 2,
}


def promised(*opportunities: dict[str, Any], weights: tuple[int | None, ...] = (3, 2)) -> State:
    records: list[Record] = [
        Pain(id=f"pain-{at}", step="step-0", text="It stops", severity=weight)
        for at, weight in enumerate(weights)
    ]
    records += [
        Opportunity(id=f"opportunity-{at}", **(PROMISE | fields))
        for at, fields in enumerate(opportunities)
    ]
    payloads = tuple(payload_of(record) for record in records)
    return apply(mapped(*SIX), Add(records=payloads))


def test_two_pains_and_one_promise_are_enough(lesson) -> None:
    assert lesson.check("promise", promised({})).verdict is Verdict.CORRECT
    unsure = {"baseline": "not measured yet", "steps": ("step-0",), "pains": ()}
    more = promised({"owner": ""}, unsure, weights=(1, 2, None, 3))
    assert lesson.check("promise", more).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    ("opportunities", "weights", "reason"),
    [
        ((), (3, 2), "there is no opportunity yet"),
        (({},), (3,), "1 pain with its weight so far"),
        (({},), (3, None), "1 pain with its weight so far"),
        (({"owner": "the office"},), (3, 2), "is a group"),
        (({"target": ""},), (3, 2), "the goal is still empty"),
        (({"question": "How might we build an app?"},), (3, 2), "“app” is one answer already"),
    ],
)
def test_what_a_promise_lacks_is_told(lesson, opportunities, weights, reason) -> None:
    assert reason in told(lesson.check("promise", promised(*opportunities, weights=weights)))
