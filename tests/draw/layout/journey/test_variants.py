"""Maps of several journeys, of what was measured, of stages, and of one stage."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_workshop import case
from cjm_workshop.draw.labels import figure
from cjm_workshop.draw.layout.journey.scale import measure_of
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Face, Item, Line, Path, Polygon, Scene
from cjm_workshop.errors import UnknownName, WorkshopError
from cjm_workshop.model import Journey, Metric, Persona, State, Step, Touchpoint


@pytest.fixture(scope="module")
def state() -> State:
    return case.state()


def of_role(pages: list[Scene], role: str) -> list[str]:
    return [p.text for page in pages for p, _ in page.paragraphs if p.role == role]


def items(pages: list[Scene], role: str) -> list[Item]:
    return [item for page in pages for item in page.items if item.role == role]


def walk(person: str, *stops: str, emotion: int | None = 1, **fields: Any) -> tuple[Step, ...]:
    """Return the steps of a journey through touchpoints with these letters."""
    return tuple(
        Step(
            id=f"step-{person}{at}", journey=f"journey-{person}", touchpoint=f"touchpoint-{stop}",
            emotion=emotion, action=f"{person} at {stop}", **fields,
        )
        for at, stop in enumerate(stops)
    )  # fmt: skip


def meeting(*walks: tuple[Step, ...], names: tuple[str, ...] = ("Ada Lee", "Bo Ek")) -> State:
    return State(
        personas=tuple(Persona(id=f"persona-{at}", name=name) for at, name in enumerate(names)),
        touchpoints=tuple(Touchpoint(id=f"touchpoint-{c}", name=f"Stop {c}") for c in "abcdef"),
        journeys=tuple(
            Journey(id=steps[0].journey, name=f"Way {at}", persona=f"persona-{at % len(names)}")
            for at, steps in enumerate(walks)
        ),
        steps=tuple(step for steps in walks for step in steps),
    )


# ── several journeys ─────────────────────────────────────────────────────────────────────────


def test_journeys_share_a_column_where_they_pass_the_same_touchpoint() -> None:
    pages = journey_map(meeting(walk("x", *"abd"), walk("y", *"bcd")), "Ada", compare="Bo")
    assert of_role(pages, "title")[1:] == ["Stop a", "Stop b", "Stop c", "Stop d"]
    assert of_role(pages, "doubt") == [
        "assumption · AL only", "assumption", "assumption · BE only", "assumption",
    ]  # fmt: skip
    assert of_role(pages, "doing") == ["x at a", "x at b", "y at b", "y at c", "x at d", "y at d"]
    assert pages[0].title == "Ada and Bo, side by side"


def test_the_order_of_each_journey_is_kept_where_they_differ() -> None:
    pages = journey_map(meeting(walk("x", *"abc"), walk("y", *"cab")), "Ada", compare="Bo")
    said = of_role(pages, "doing")
    assert [text for text in said if text[0] == "x"] == ["x at a", "x at b", "x at c"]
    assert [text for text in said if text[0] == "y"] == ["y at c", "y at a", "y at b"]


def test_a_curve_differs_in_colour_line_and_letters(state: State) -> None:
    pages = journey_map(state, "Maya", compare="Harold")
    paints = {item.paint for item in items(pages, "curve") if isinstance(item, Path)}
    assert len({paint.stroke for paint in paints}) == 2
    assert {bool(paint.dash) for paint in paints} == {False, True}
    assert set(of_role(pages, "whose face")) == {"ML", "HB"}
    assert "ML: Maya Lindqvist" in of_role(pages, "legend")
    alts = [item.alt for item in items(pages, "face")]
    assert "Step 4, Searches for reviews for Maya Lindqvist and Harold Beck: unhappy" in alts[3]
    assert "Harold Beck: Lowest: step 11, Stops at the card (frustrated)." in pages[0].description


def test_a_journey_that_does_not_pass_runs_on_but_a_step_without_emotion_interrupts() -> None:
    other = walk("y", *"acf")
    passed = journey_map(meeting(walk("x", *"abf"), other), "Ada", compare="Bo")
    assert len(items(passed, "curve")) == 2
    gap = (other[0], other[1].model_copy(update={"emotion": None}), *walk("y", *"acdef")[2:])
    broken = journey_map(meeting(walk("x", *"abf"), gap), "Ada", compare="Bo")
    assert len(items(broken, "curve")) == 2
    assert len(items(broken, "face")) > len(items(broken, "curve"))


def test_equal_feelings_share_a_face_with_a_label_each() -> None:
    pages = journey_map(meeting(walk("x", *"ab"), walk("y", *"ab")), "Ada", compare="Bo")
    assert len(items(pages, "face")) == 2
    assert of_role(pages, "whose face") == ["AL", "BE", "AL", "BE"]


def test_people_of_one_name_are_told_apart() -> None:
    twins = meeting(walk("x", *"ab"), walk("y", *"ab"), names=("Ada Lee", "Amy Lund"))
    pages = journey_map(twins, "journey-x", compare="journey-y")
    assert of_role(pages, "whose face")[:2] == ["AL 1", "AL 2"]


def test_four_curves_are_the_most(state: State) -> None:
    with pytest.raises(WorkshopError, match="at most 4 curves; 5 are asked for"):
        journey_map(state, "Maya", compare=("Harold", "future", "a", "measured"))
    with pytest.raises(UnknownName, match='no persona or journey "Harald"'):
        journey_map(state, "Maya", compare="Harald")
    with pytest.raises(UnknownName, match='no journey of future for "My first order'):
        journey_map(state, "Harold", compare="future")


# ── the future ───────────────────────────────────────────────────────────────────────────────


def test_the_future_is_dashed_beside_today(state: State) -> None:
    pages = journey_map(state, "Maya", compare="future")
    dashed = {
        item.paint.stroke: bool(item.paint.dash)
        for item in items(pages, "curve")
        if isinstance(item, Path)
    }
    assert sorted(dashed.values()) == [False, True]
    assert {"now", "hoped"} == set(of_role(pages, "whose face"))
    notes = of_role(pages, "doubt")
    assert "hoped for" in notes
    assert "today only" in notes
    back = journey_map(state, "journey-maya-future", compare="today")
    solid = [item for item in items(back, "curve") if isinstance(item, Path)]
    assert {bool(item.paint.dash) for item in solid} == {False, True}


def test_what_is_hoped_for_is_not_called_an_assumption(state: State) -> None:
    pages = journey_map(state, "journey-maya-future")
    assert of_role(pages, "doubt") == []
    assert all(not item.paint.dash for item in items(pages, "touchpoint") if hasattr(item, "paint"))
    assert "hoped for, not yet so" in of_role(pages, "legend")
    assert (
        "No pain points, as it shall be. What might still hurt, or be new to worry about?"
        in of_role(pages, "invite")
    )
    assert "10 steps hoped for" in of_role(pages, "provenance")[0]


# ── measured ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("points of 5 (mean)", 2.3, -0.7), ("points of 5", 1, -2.0), ("stars", 5, 2.0),
        ("points of 7", 4, 0.0), ("out of 10", 5, 0.0), ("emotion", -1.5, -1.5),
        ("%", 40, None), ("minutes (median)", 4, None), ("points of 5", 6, None),
        ("points of 1", 1, None),
    ],
)  # fmt: skip
def test_ratings_stand_on_the_scale_of_feelings_and_shares_do_not(
    unit: str, value: float, expected: float | None
) -> None:
    found = measure_of([Metric(name="Ease", value=value, unit=unit)])
    assert (found and found.value) == (expected if expected is None else pytest.approx(expected))


def test_of_several_ratings_the_one_with_the_most_answers_counts() -> None:
    few = Metric(name="few", value=1, unit="stars", count=3)
    many = Metric(name="many", value=4, unit="stars", count=1200, low=3.5, high=4.5)
    found = measure_of([few, many, Metric(name="none", unit="stars")])
    assert found
    assert (found.name, found.words) == ("many", "4 of 5, n 1,200")
    assert (found.low, found.high) == (0.5, 1.5)
    assert measure_of([]) is None
    assert figure(1234.5) == "1,234.5"


def test_the_interval_stands_at_its_place_and_the_foot_says_how(state: State) -> None:
    pages = journey_map(state, "Maya", compare="measured")
    marks = [item for item in items(pages, "measured") if isinstance(item, Polygon)]
    assert marks[1].alt == (
        "6, Looks for a slot, measured: Ease of finding a slot, 2.3 of 5, n 324; −0.7 on the "
        "scale of feelings, 95 % confidence interval −0.8 to −0.6"
    )
    upright = [line for line in items(pages, "interval") if isinstance(line, Line) and line.record]
    faces = {f.emotion: f.y for f in items(pages, "face") if isinstance(f, Face)}
    step = (faces[-2] - faces[2]) / 4
    assert upright[1].y1 == pytest.approx(faces[0] + 0.58 * step)
    assert upright[1].y2 == pytest.approx(faces[0] + 0.8 * step)
    assert len(items(pages, "band of confidence")) == 2
    assert "2.3 of 5, n 324" in of_role(pages, "measured")
    assert (
        "Measured: 4 of 14 steps, bands are 95 % confidence intervals (ratings from 1 to 5"
        in (of_role(pages, "provenance")[0])
    )


# ── near and far ─────────────────────────────────────────────────────────────────────────────


def test_a_strategic_map_has_a_column_per_stage(state: State) -> None:
    pages = journey_map(state, "Maya", level="strategic")
    assert of_role(pages, "number") == ["1", "2", "3", "4", "5"]
    assert of_role(pages, "whose face") == ["−0.3", "0", "−0.3", "+1", "0"]
    assert items(pages, "face")[2].alt == (
        "Stage 3, It comes when I am there, and I know that it is paid.: −0.3, neutral on average"
    )
    assert of_role(pages, "doing")[1] == "Creates an account → Fills the basket"
    assert [item.alt for item in items(pages, "spread") if item.alt][3] == (
        "from unhappy to delighted"
    )
    assert "1 of 3 steps not backed" in of_role(pages, "doubt")
    assert len(of_role(pages, "pain")) <= 10


def test_a_strategic_map_shows_the_worst_pain_points_first(state: State) -> None:
    pages = journey_map(state, "Maya", level="strategic")
    assert of_role(pages, "pain")[4:6] == [
        "Evenings gone for three days, and no waiting list",
        "The fee comes last: 22 % leave without paying",
    ]


def test_one_stage_can_be_seen_near(state: State) -> None:
    (page,) = journey_map(state, "Maya", stage="I get my food")
    assert of_role([page], "number") == ["9", "10", "11"]
    assert of_role([page], "stage") == ["I get my food"]
    assert of_role([page], "overview") == ["Steps 9–11 of 14"]
    two = journey_map(state, "Maya", stage=["i get my food", "stage-right"])
    assert of_role(two, "stage") == ["I get my food", "Is it put right?"]


def test_a_tactical_map_has_a_page_per_stage(state: State) -> None:
    pages = journey_map(state, "Maya", level="tactical")
    assert [of_role([page], "stage") for page in pages] == [
        [stage.name] for stage in state.stages_of("journey-maya")
    ]
    assert [page.page for page in pages] == [1, 2, 3, 4, 5]


def test_wrong_words_name_the_right_ones(state: State) -> None:
    with pytest.raises(UnknownName, match='Did you mean "strategic"'):
        journey_map(state, level="strategy")
    with pytest.raises(UnknownName, match='There is no stage "Order"'):
        journey_map(state, stage="Order")
    with pytest.raises(WorkshopError, match="A strategic map shows every stage as one column"):
        journey_map(state, level="strategic", stage="I place the order")
