"""What holds for wheel, plan, storyboard and overview, over workshops made at random."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_workshop import templates
from cjm_workshop.draw import figure, wrap
from cjm_workshop.draw.layout.communication_plan import communication_plan
from cjm_workshop.draw.layout.overview import overview
from cjm_workshop.draw.layout.storyboard import storyboard
from cjm_workshop.draw.layout.touchpoint_wheel import touchpoint_wheel
from cjm_workshop.draw.scene import Scene
from cjm_workshop.model import (
    Channel,
    Contact,
    Journey,
    Level,
    Moment,
    Persona,
    Quote,
    Stage,
    State,
    Step,
    Touchpoint,
)

Layout = Callable[..., list[Scene]]
LAYOUTS = (touchpoint_wheel, communication_plan, storyboard, overview)
WORDS = st.sampled_from(
    [
        "slot,", "evening", "refund?", "the", "and", "I", "never", "—", "½", "«ça»", "naïve",
        "Unverträglichkeitsbescheinigung", "$5_{x}", "<script>", "&", "]]>", "مرحبا", "عالم",
        "https://example.org/a/long/path?with=query", "Ω",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
SOME = st.one_of(st.just(""), TEXTS)
LEVELS = st.sampled_from(Level)
FELT = st.sampled_from([None, -2, -1, 0, 1, 2])


@st.composite
def workshops(draw: st.DrawFn) -> State:
    text, some = lambda: draw(TEXTS), lambda: draw(SOME)
    count, kinds = draw(st.integers(1, 16)), draw(st.integers(0, 5))
    channels = tuple(Channel(id=f"channel-c{at}", name=text()) for at in range(kinds))
    stages = tuple(Stage(id=f"stage-s{at}", name=text()) for at in range(draw(st.integers(0, 4))))
    journeys = tuple(
        Journey(id=f"journey-j{at}", name=text(), persona="persona-p" if at else None)
        for at in range(draw(st.integers(1, 3)))
    )
    used = [channel.id for channel in channels]
    return State(
        personas=(Persona(id="persona-p", name=text(), role=some()),),
        channels=channels,
        stages=stages,
        touchpoints=tuple(
            Touchpoint(
                id=f"touchpoint-t{at}", name=text(), moment=draw(st.sampled_from(Moment)),
                channels=tuple(used[: at % 5]), level=draw(LEVELS),
            )
            for at in range(count)
        ),
        journeys=journeys,
        steps=tuple(
            Step(
                id=f"step-x{at}", journey=journeys[at % len(journeys)].id, name=some(),
                stage=stages[at % len(stages)].id if stages and at % 5 else None,
                touchpoint=f"touchpoint-t{at % count}", action=some(), emotion=draw(FELT),
                quote=Quote(text=text()) if at % 3 else None, emotion_reason=some(),
                moment_of_truth=draw(st.booleans()), moment_label=some(), level=draw(LEVELS),
            )
            for at in range(count * 2)
        ),
        contacts=tuple(
            Contact(
                id=f"contact-c{at}", name=text(), day=draw(st.integers(-400, 4000)),
                channel=used[at % len(used)] if used and at % 4 else None, purpose=some(),
                persona="persona-p" if at % 2 else None, message=some(), trigger=some(),
                owner=some(),
            )
            for at in range(count)
        ),
    )  # fmt: skip


def check(scene: Scene) -> None:
    assert scene.overlaps() == []
    for paragraph, lines in scene.paragraphs:
        lines_of = wrap.balanced if paragraph.even else wrap.wrap
        broken = lines_of(paragraph.text, paragraph.cell.width, paragraph.size, paragraph.style)
        assert [line.text for line in lines] == [line for line in broken.lines if line]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(state=workshops(), page=st.sampled_from(["A4", "A3", "slide"]))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_overlaps_leaves_its_cell_or_is_lost(
    layout: Layout, state: State, page: str
) -> None:
    for scene in layout(state, page=page):
        check(scene)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("template", list(templates.names()))
def test_every_template_has_its_picture(layout: Layout, template: str) -> None:
    for page in ("A4", "A3", "A1"):
        for scene in layout(templates.load(template), page=page):
            check(scene)
            assert scene.title
            assert scene.description


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hostile_text_is_drawn_as_text(layout: Layout) -> None:
    words = "<script>$x_1$ & ]]> {0} %s\t\\n"
    state = State(
        personas=(Persona(id="persona-p", name=words),),
        channels=(Channel(id="channel-c", name=words),),
        stages=(Stage(id="stage-s", name=words),),
        touchpoints=(Touchpoint(id="touchpoint-t", name=words, channels=("channel-c",)),),
        journeys=(Journey(id="journey-j", name=words, persona="persona-p"),),
        steps=(
            Step(
                id="step-x", journey="journey-j", stage="stage-s", touchpoint="touchpoint-t",
                name=words, action=words, emotion=-2, emotion_reason=words,
            ),
        ),
        contacts=(Contact(id="contact-c", name=words, message=words, channel="channel-c"),),
    )  # fmt: skip
    (scene,) = layout(state)
    check(scene)
    assert any("<script>" in text for text in scene.texts())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first, second = figure.png(scene, 40), figure.png(scene, 40)
    assert first == second
