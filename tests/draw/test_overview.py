from __future__ import annotations

import pytest

from cjm_workshop import templates
from cjm_workshop.draw.layout.overview import overview
from cjm_workshop.draw.layout.overview_rows import rows_of
from cjm_workshop.draw.scene import Face, Path, Polygon, Scene
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model import Journey, JourneyState, Persona, Stage, State, Step

STAGES = (Stage(id="stage-a", name="Begin"), Stage(id="stage-b", name="End"))


def steps(journey: str, *emotions: int | None, stage: str = "stage-a") -> tuple[Step, ...]:
    return tuple(
        Step(id=f"step-{journey}-{stage}{at}", journey=f"journey-{journey}", stage=stage,
             name=f"{journey.title()} {stage[-1]}{at}", emotion=emotion,
             emotion_reason="It hurts." if emotion == -2 else "")
        for at, emotion in enumerate(emotions, 1)
    )  # fmt: skip


STATE = State(
    personas=(Persona(id="persona-jo", name="Jo Park"),),
    stages=STAGES,
    journeys=(
        Journey(id="journey-one", name="I buy", persona="persona-jo"),
        Journey(id="journey-two", name="I shall buy", state=JourneyState.FUTURE),
        Journey(id="journey-none", name="Nothing happens"),
    ),
    steps=(
        *steps("one", 1, -2, None, 0),
        *steps("one", -2, stage="stage-b"),
        *steps("two", 1),
        *steps("two", 0, 2, 2, stage="stage-b"),
    ),
)


def of(scene: Scene, role: str) -> list[str]:
    return [p.text for p, _ in scene.paragraphs if p.role == role]


def test_each_journey_with_steps_has_a_curve() -> None:
    (scene,) = overview(STATE)
    assert scene.overlaps() == []
    assert of(scene, "journey") == ["I buy", "I shall buy"]
    curves = [i for i in scene.items if isinstance(i, Path) and i.role == "curve"]
    # the first is interrupted where a feeling is not known
    assert [one.record for one in curves] == ["journey-one", "journey-one", "journey-two"]
    assert [bool(one.paint.dash) for one in curves] == [False, False, True]
    assert scene.description == (
        "I buy of Jo Park: 5 steps, lowest (frustrated) at One a2, One b1. "
        "I shall buy: 4 steps, never below neutral."
    )


def test_the_lowest_points_are_named_with_their_reasons() -> None:
    (scene,) = overview(STATE)
    assert {"2 One a2", "5 One b1"} <= set(of(scene, "low"))
    assert of(scene, "reason") == ["It hurts.", "It hurts."]
    assert of(scene, "heading") == ["Where it is lowest", "Never below neutral"]


def test_all_curves_have_the_same_scale() -> None:
    (scene,) = overview(STATE)
    faces = {i.record: i.y for i in scene.items if isinstance(i, Face) and i.record}
    spans = [
        faces["step-one-stage-a2"] - faces["step-one-stage-a1"],
        faces["step-two-stage-b1"] - faces["step-two-stage-b2"],
    ]
    assert spans[0] / 3 == pytest.approx(spans[1] / 2)


def test_stages_that_journeys_share_stand_below_each_other() -> None:
    one, two = rows_of(STATE)
    assert [(span.start, span.width) for span in one.spans] == [
        (span.start, span.width) for span in two.spans
    ]
    (scene,) = overview(STATE)
    lefts = [i.points[0][0] for i in scene.items if isinstance(i, Polygon) and i.role == "stage"]
    assert lefts[0] == lefts[2]
    assert lefts[1] == lefts[3]


def test_a_narrow_stage_leaves_the_names_of_others_their_size() -> None:
    narrow = Stage(id="stage-c", name="Supercalifragilistic")
    state = State(
        stages=(*STAGES, narrow),
        journeys=(Journey(id="journey-one", name="I buy"),),
        steps=(
            *steps("one", *[1] * 20),
            *steps("one", *[0] * 20, stage="stage-b"),
            *steps("one", -1, stage="stage-c"),
        ),
    )
    (scene,) = overview(state)
    size = {p.text: p.size for p, _ in scene.paragraphs if p.role == "stage"}
    assert size["Begin"] == size["End"] == DEFAULT.sizes.subtitle
    assert size[narrow.name] == DEFAULT.sizes.small_min
    assert scene.overlaps() == []


def test_journeys_with_other_stages_have_their_own_ways() -> None:
    other = STATE.journeys[1].model_copy(update={"stages": ("stage-b",)})
    state = State(**{**dict(STATE), "journeys": (STATE.journeys[0], other)})
    one, two = rows_of(state)
    assert [span.name for span in one.spans] == ["Begin", "End"]
    assert [span.name for span in two.spans] == ["End", "Not in a stage yet"]
    assert two.places == pytest.approx((1 / 8, 3 / 8, 5 / 8, 7 / 8))


def test_a_journey_without_feelings_has_a_row_that_says_so() -> None:
    state = State(**{**dict(STATE), "steps": steps("one", None, None)})
    (scene,) = overview(state)
    assert of(scene, "heading") == ["No feelings yet"]


def test_those_asked_for_are_shown_in_their_order() -> None:
    (scene,) = overview(STATE, ["journey-two", "journey-one"])
    assert of(scene, "journey") == ["I shall buy", "I buy"]


def test_many_journeys_go_on_several_pages() -> None:
    journeys = tuple(Journey(id=f"journey-j{at}", name=f"Way {at}") for at in range(20))
    many = tuple(step for at in range(20) for step in steps(f"j{at}", *[-1] * 30))
    scenes = overview(State(stages=STAGES, journeys=journeys, steps=many))
    assert len(scenes) > 1
    assert [one for scene in scenes for one in scene.overlaps()] == []
    assert [name for scene in scenes for name in of(scene, "journey")] == [
        journey.name for journey in journeys
    ]
    assert "and 26 steps more" in scenes[0].texts()


def test_the_case_has_its_journeys_with_the_future() -> None:
    state = templates.load("freshcart")
    (scene,) = overview(state)
    assert of(scene, "journey") == [journey.name for journey in state.journeys]
    assert {"6 Looks for a slot", "12 Asks for a refund"} <= set(of(scene, "low"))


def test_without_journeys_the_page_is_short_and_says_how_to_begin() -> None:
    (scene,) = overview(State(journeys=STATE.journeys))
    assert "No journeys yet" in scene.texts()
    assert scene.height == pytest.approx(420)
