from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Box, Face, Path, Rect, Scene, Star
from cjm_workshop.draw.theme import PAGES
from cjm_workshop.errors import UnknownName
from cjm_workshop.model.findings import Opportunity, Pain
from cjm_workshop.model.records import Journey, Stage, Step
from cjm_workshop.model.state import State
from cjm_workshop.model.values import Level, Link

Make = Callable[..., State]


@pytest.fixture(scope="module")
def page(sample: Make) -> Scene:
    (only,) = journey_map(sample(), "Maya")
    return only


TRUTHS = (5, 9, 11)


def of_role(scene: Scene, role: str) -> list[str]:
    return [paragraph.text for paragraph, _ in scene.paragraphs if paragraph.role == role]


def test_fourteen_steps_fit_one_sheet_without_a_fault(page: Scene) -> None:
    assert (page.width, page.height) == PAGES["A3"]
    assert page.overlaps() == []
    assert page.title == "First online grocery order"


def test_all_eight_lanes_are_there(page: Scene) -> None:
    assert of_role(page, "gutter") == [
        "Stages", "Touchpoints", "Doing", "Thinking", "Feeling", "Channels", "Pain points",
        "Opportunities",
    ]  # fmt: skip


def test_every_text_of_the_steps_is_on_the_map(page: Scene, sample: Make) -> None:
    state = sample()
    assert of_role(page, "doing") == [step.action for step in state.steps]
    assert of_role(page, "thinking") == [f"“{step.thought}”" for step in state.steps]
    assert of_role(page, "pain") == [pain.text for pain in state.pains]
    assert of_role(page, "number") == [str(number) for number in range(1, 15)]
    assert of_role(page, "stage") == [stage.name for stage in state.stages]


def test_titles_are_not_hyphenated(page: Scene) -> None:
    for paragraph, lines in page.paragraphs:
        if paragraph.role == "title":
            assert " ".join(line.text for line in lines) == paragraph.text


def test_opportunities_say_who_owns_them_and_what_else_they_concern(page: Scene) -> None:
    assert "… show the full price from the first item?" in of_role(page, "opportunity")
    owners = of_role(page, "owner")
    assert "Service\xa0· also\xa012" in owners
    assert "no owner yet" in owners


def test_faces_stand_at_the_height_of_their_emotion(page: Scene, sample: Make) -> None:
    faces = [item for item in page.items if isinstance(item, Face) and item.role == "face"]
    assert [face.emotion for face in faces] == [step.emotion for step in sample().steps]
    heights = {face.emotion: face.y for face in faces}
    assert heights[2] < heights[1] < heights[-1] < heights[-2]
    assert faces[5].alt == "Step 6, Picks a delivery slot: frustrated"


def test_labels_of_moments_of_truth_stay_in_their_band(page: Scene) -> None:
    bands = {
        item.record: item.box
        for item in page.items
        if isinstance(item, Rect) and item.role == "truth band" and item.record
    }
    assert set(bands) == {"step-5", "step-9", "step-11"}
    labels = [line for line in page.lines if line.role == "truth label"]
    assert {line.record for line in labels} == set(bands)
    for line in labels:
        assert bands[line.record].inset(3, 0).holds(line.box)
    assert sum(isinstance(item, Star) and item.role == "truth" for item in page.items) == 3


def with_reasons(sample: Make, steps: int) -> State:
    chosen = sample().steps[:steps]
    return sample(
        steps=tuple(
            one.model_copy(update={"emotion_reason": f"Because {one.id}"}) for one in chosen
        )
    )


def test_the_reason_stands_under_the_label_of_a_moment_of_truth(sample: Make) -> None:
    (scene,) = journey_map(with_reasons(sample, 14), "Maya")
    assert scene.overlaps() == []
    assert of_role(scene, "reason") == [f"Because step-{at}" for at in TRUTHS]
    assert all(line.size >= 7 for line in scene.lines if line.role == "reason")


def test_in_wide_columns_every_face_has_its_reason_clear_of_the_curve(sample: Make) -> None:
    (scene,) = journey_map(with_reasons(sample, 6), "Maya")
    assert scene.overlaps() == []
    assert of_role(scene, "reason") == [f"Because step-{at}" for at in range(6)]
    (line,) = [i for i in scene.items if isinstance(i, Path) and i.role == "curve"]
    points = list(along(line))
    for paragraph, lines in scene.paragraphs:
        if paragraph.role == "reason":
            boxes = [one.box for one in lines]
            assert not [p for p in points if any(box.holds(Box(*p, 0, 0)) for box in boxes)]


def along(path: Path) -> Iterator[tuple[float, float]]:
    """Yield points on a path, close to each other."""
    at = path.commands[0][1:]
    for command in path.commands[1:]:
        one, two, end = command[1:3], command[3:5], command[5:7]
        for part in range(101):
            t, s = part / 100, 1 - part / 100
            x, y = (
                s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d
                for a, b, c, d in zip(at, one, two, end, strict=True)
            )
            yield x, y
        at = end


def test_reasons_are_hardly_larger_than_small_running_text(sample: Make) -> None:
    page = journey_map(sample(), "Maya", page="slide")[0]
    largest = {p.role: p.size for p, _ in page.paragraphs if p.role in ("doing", "truth label")}
    assert largest["truth label"] < 1.2 * largest["doing"]


def test_what_is_not_backed_is_dashed_and_said(page: Scene, sample: Make) -> None:
    dashed = {
        item.record
        for item in page.items
        if isinstance(item, Rect) and item.role == "touchpoint" and item.paint.dash
    }
    assert dashed == {"step-7", "step-12"}
    assert of_role(page, "doubt") == ["assumption"] * 3
    steps = tuple(step.model_copy(update={"evidence": ()}) for step in sample().steps)
    (bare,) = journey_map(sample(steps=steps), "Maya")
    assert of_role(bare, "doubt").count("no evidence yet") == 12


def test_the_foot_tells_what_the_map_stands_on(page: Scene) -> None:
    assert of_role(page, "provenance") == [
        "Evidence: 12 interviews, 1,204 survey answers (Mar – May 2026) · "
        "Statements: 5 observed, 12 reported, 3 assumed (15 %) · "
        "Workshop 12 May 2026, 9 participants, facilitator A. Roth · "
        "Owner Service design · Review 2 Nov 2026 · CC BY 4.0"
    ]


def test_a_loop_is_an_arrow_with_its_label(page: Scene) -> None:
    assert of_role(page, "link") == ["6 → 5: no slot: smaller basket"]
    assert sum(isinstance(item, Path) and item.role == "link" for item in page.items) == 1


def test_a_step_without_emotion_interrupts_the_curve(page: Scene, sample: Make) -> None:
    def curves(scene: Scene) -> int:
        return sum(item.role == "curve" for item in scene.items)

    steps = tuple(
        step.model_copy(update={"emotion": None}) if at == 6 else step
        for at, step in enumerate(sample().steps)
    )
    (broken,) = journey_map(sample(steps=steps), "Maya")
    assert (curves(page), curves(broken)) == (1, 2)
    assert sum(item.role == "face" for item in broken.items) == 13


def test_empty_lanes_invite(sample: Make) -> None:
    steps = tuple(Step(id=f"step-{at}", journey="journey-maya") for at in range(4))
    (scene,) = journey_map(sample(steps=steps, pains=(), opportunities=()), "Maya")
    assert scene.overlaps() == []
    assert "No pain points yet. Where does Maya lose time, money or trust?" in of_role(
        scene, "invite"
    )
    assert len(of_role(scene, "invite")) == 6
    assert of_role(scene, "title")[1:] == ["Step 1", "Step 2", "Step 3", "Step 4"]


def test_an_empty_workshop_has_a_friendly_page() -> None:
    (scene,) = journey_map(State())
    assert scene.overlaps() == []
    assert "Your customer has not set out yet" in scene.texts()
    assert "Whose journey is it?" in scene.texts()


def many(sample: Make, stages: int, steps: int) -> State:
    template = sample().steps
    return sample(
        stages=tuple(Stage(id=f"stage-{at}", name=f"Stage {at + 1}") for at in range(stages)),
        steps=tuple(
            template[at % 14].model_copy(
                update={"id": f"step-n{at}", "stage": f"stage-{at * stages // steps}", "next": ()}
            )
            for at in range(steps)
        ),
    )


def test_sixty_steps_become_four_sheets_by_whole_stages(sample: Make) -> None:
    pages = journey_map(many(sample, 12, 60), "Maya")
    assert [(page.page, page.pages) for page in pages] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    stages = [of_role(page, "stage") for page in pages]
    assert stages[0] == ["Stage 1", "Stage 2", "Stage 3"]
    assert functools.reduce(operator.iadd, stages, []) == [f"Stage {at}" for at in range(1, 13)]
    numbers = [number for page in pages for number in of_role(page, "number")]
    assert numbers == [str(number) for number in range(1, 61)]
    for page in pages:
        assert page.overlaps() == []
        assert of_role(page, "persona") == ["Maya Lindqvist"]
        assert of_role(page, "gutter")[1] == "Touchpoints"
    assert of_role(pages[1], "overview") == ["Steps 16–30 of 60"]
    assert pages[3].title == "First online grocery order (4 of 4)"


def test_the_curve_goes_on_from_sheet_to_sheet(sample: Make) -> None:
    first, second, *_ = journey_map(many(sample, 12, 60), "Maya")
    (leaving,) = [item for item in first.items if item.role == "curve"]
    (coming,) = [item for item in second.items if item.role == "curve"]
    assert isinstance(leaving, Path)
    assert isinstance(coming, Path)
    right = first.width - 28
    assert leaving.commands[-1][-2:] == pytest.approx((right, coming.commands[0][2]))


def test_a_stage_too_wide_for_a_sheet_is_parted(sample: Make) -> None:
    pages = journey_map(many(sample, 1, 20), "Maya")
    assert len(pages) == 2
    assert [of_role(page, "stage") for page in pages] == [["Stage 1"], ["Stage 1"]]


def test_arrows_to_another_sheet_name_the_step(sample: Make) -> None:
    state = many(sample, 12, 60)
    back = Link(step="step-n2", when="gives up")
    steps = (
        *state.steps[:39],
        state.steps[39].model_copy(update={"next": (back,)}),
        *state.steps[40:],
    )
    pages = journey_map(state.model_copy(update={"steps": steps}), "Maya")
    assert [of_role(page, "link") for page in pages] == [[], [], ["40 → 3: gives up"], []]
    assert all(page.overlaps() == [] for page in pages)


@pytest.mark.parametrize("paper", list(PAGES))
def test_every_page_size_works(sample: Make, paper: str) -> None:
    for scene in journey_map(sample(), "Maya", page=paper):
        assert (scene.width, scene.height) == PAGES[paper]
        assert scene.overlaps() == []


def test_one_endless_text_makes_a_taller_page_and_loses_nothing(sample: Make) -> None:
    words = " ".join(f"word{at}" for at in range(3000))
    step = sample().steps[0].model_copy(update={"action": words, "thought": words[:19_000]})
    pages = journey_map(sample(steps=(step, *sample().steps[1:3])), "Maya")
    (lines,) = [lines for page in pages for p, lines in page.paragraphs if p.text == words]
    assert " ".join(line.text for line in lines) == words
    assert all(page.overlaps() == [] for page in pages)


def test_a_journey_is_found_by_any_of_its_names(sample: Make) -> None:
    state = sample()
    titles = {
        journey_map(state, name)[0].title
        for name in (None, "maya", "Maya Lindqvist", "persona-maya", "journey-maya",
                     "first online grocery order")
    }  # fmt: skip
    assert titles == {"First online grocery order"}
    with pytest.raises(UnknownName) as error:
        journey_map(state, "Maja")
    assert str(error.value) == (
        'There is no persona or journey "Maja". '
        "There are: Maya Lindqvist, First online grocery order."
    )
    with pytest.raises(UnknownName, match='no page "A9"'):
        journey_map(state, page="A9")


def test_the_same_state_gives_the_same_page(sample: Make) -> None:
    first, second = journey_map(sample()), journey_map(sample())
    boxes = [[line.box for line in scene.lines] for scene in (*first, *second)]
    assert boxes[0] == boxes[1]


words = st.text(st.sampled_from("aeinrst lmoähß-WÉЖ שع中\n"), max_size=60)
names = st.sampled_from(["", "Order", "Terms and conditions", "Donaudampfschifffahrtsgesellschaft"])


@st.composite
def maps(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(1, 40))
    stages = tuple(
        Stage(id=f"stage-{at}", name=draw(names) or "Stage")
        for at in range(draw(st.integers(0, 6)))
    )
    steps, pains, opportunities = [], [], []
    for at in range(count):
        link = Link(step=f"step-{draw(st.integers(0, count - 1))}", when=draw(names))
        steps.append(
            Step(
                id=f"step-{at}", journey="journey-x", name=draw(names), action=draw(words),
                stage=draw(st.sampled_from([None, *(stage.id for stage in stages)])),
                thought=draw(words), emotion=draw(st.none() | st.integers(-2, 2)),
                moment_of_truth=draw(st.booleans()), moment_label=draw(names),
                channels=("channel-web",) * draw(st.integers(0, 1)),
                level=draw(st.sampled_from(Level)), next=(link,) * draw(st.integers(0, 1)),
            )
        )  # fmt: skip
        if text := draw(words).strip():
            severity = draw(st.none() | st.integers(1, 3))
            pains.append(Pain(id=f"pain-{at}", step=f"step-{at}", text=text, severity=severity))
            opportunities.append(
                Opportunity(id=f"opportunity-{at}", question=text, owner=draw(names),
                            steps=(f"step-{at}",))
            )  # fmt: skip
    journey = Journey(id="journey-x", name=draw(names), scenario=draw(words))
    return {"journeys": (journey,), "steps": tuple(steps), "pains": tuple(pains),
            "opportunities": tuple(opportunities), "stages": stages}  # fmt: skip


@given(maps(), st.sampled_from(["A3", "A4", "slide"]))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_of_any_map_leaves_its_place(
    sample: Make, content: dict[str, Any], paper: str
) -> None:
    pages = journey_map(sample(**content), "journey-x", page=paper)
    for scene in pages:
        assert scene.overlaps() == []
        edge = Box(0, 0, scene.width, scene.height)
        assert all(edge.holds(item.box) for item in scene.items if isinstance(item, Rect))
    shown = [text for scene in pages for text in of_role(scene, "pain")]
    assert sorted(shown) == sorted(pain.text for pain in content["pains"])
