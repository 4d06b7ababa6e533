"""The check of scenes over the case, all templates, and some hundreds of generated maps."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_workshop import case, templates
from cjm_workshop.draw.layout.journey.view import OPTIONAL_LANES
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Box, Rect, Scene
from cjm_workshop.model import (
    BackstageWork,
    Channel,
    Evidence,
    Journey,
    JourneyState,
    Level,
    Link,
    Metric,
    Opportunity,
    Pain,
    Persona,
    Quote,
    Stage,
    State,
    Step,
    Touchpoint,
)

VIEWS: dict[str, dict[str, Any]] = {
    "plain": {},
    "harold": {"compare": "Harold"},
    "future": {"compare": "future"},
    "measured": {"compare": "measured"},
    "all curves": {"compare": ["Harold", "future", "measured"]},
    "strategic": {"level": "strategic"},
    "strategic, all curves": {"level": "strategic", "compare": ["Harold", "future", "measured"]},
    "tactical": {"level": "tactical"},
    "one stage, all lanes": {"stage": "I place the order", "lanes": "all"},
    "all lanes": {"lanes": "all"},
    "all lanes of two": {"lanes": "all", "compare": "Harold"},
}


def faults(pages: list[Scene]) -> list[str]:
    found = [fault for page in pages for fault in page.overlaps()]
    for page in pages:
        edge = Box(0, 0, page.width, page.height)
        found += [
            f"{item.role} leaves the page"
            for item in page.items
            if isinstance(item, Rect) and not edge.holds(item.box, 0.1)
        ]
    return found


@pytest.mark.parametrize("paper", ["A3", "A4", "slide"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_case_has_no_fault_in_any_view(view: str, paper: str) -> None:
    assert faults(journey_map(case.state(), "Maya", page=paper, **VIEWS[view])) == []


@pytest.mark.parametrize("name", templates.names())
def test_no_template_has_a_fault(name: str) -> None:
    state = templates.load(name)
    for journey in [None, *(journey.id for journey in state.journeys)]:
        assert faults(journey_map(state, journey, lanes="all")) == []
        assert faults(journey_map(state, journey, level="strategic")) == []


SCRIPTS = (
    "ordered a box of vegetables for the evening",
    "Donaudampfschifffahrtsgesellschaft Unverträglichkeitsbescheinigung",
    "я заказал ужин на вечер и жду",
    "طلبت صندوق الخضار للمساء",
    "הזמנתי ארגז ירקות לערב",
    "Παρήγγειλα λαχανικά για το βράδυ",
    "naïve café Ωmega ½ — https://example.org/a/very/long/path?with=query",
    "我订了一箱蔬菜今晚送到",
    "मैंने सब्ज़ियाँ मँगाईं",
    "สั่งผักสำหรับเย็นนี้",
    "<script>alert('$x$')</script> & ]]>",
    "👩‍👧‍👦 🥦",
)
UNITS = ("points of 5 (mean)", "%", "emotion", "stars", "minutes")


class Maker:
    """Makes workshops at random, the same from the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.full = self.maybe()  # a map with every lane, or with many empty ones

    def maybe(self) -> bool:
        return self.random.random() < 0.5

    def short(self) -> str:
        words = self.random.choice(SCRIPTS).split()
        return " ".join(words[: self.random.randint(1, 4)])

    def long(self) -> str:
        return " ".join(self.random.choice(SCRIPTS) for _ in range(self.random.randint(0, 3)))

    def text(self, kind: Callable[[], str]) -> str:
        return kind() if self.full or self.random.random() < 0.25 else ""

    def metrics(self) -> tuple[Metric, ...]:
        value, spread = self.random.uniform(-2, 5), self.random.uniform(0, 3)
        whole = self.maybe()
        figure = Metric(
            name=self.short(), value=value, unit=self.random.choice(UNITS),
            count=324 if self.maybe() else None, low=value - spread if whole else None,
            high=value + spread if whole else None, evidence="evidence-1",
        )  # fmt: skip
        return (figure,) if self.maybe() else ()

    def step(self, journey: str, at: int, count: int, stages: int) -> Step:
        draw = self.random
        link = Link(step=f"step-{journey}{draw.randrange(count)}", when=self.text(self.short))
        return Step(
            id=f"step-{journey}{at}", journey=f"journey-{journey}",
            stage=f"stage-{at * stages // count}" if stages else None,
            touchpoint=f"touchpoint-{draw.randrange(31)}", name=self.text(self.short),
            action=self.text(self.long), thought=self.text(self.long),
            expectation=self.text(self.long), experience=self.text(self.short),
            quote=Quote(text=self.text(self.short), evidence="evidence-1"),
            emotion=draw.choice([None, -2, -1, 0, 1, 2]),
            engagement=draw.choice([None, 1, 2, 3, 4, 5]),
            waiting_minutes=draw.uniform(0, 1e5) if self.maybe() else None,
            metrics=self.metrics(),
            backstage=(
                BackstageWork(text=self.text(self.long), department=self.text(self.short)),
            ),
            moment_of_truth=draw.random() < 0.3, moment_label=self.text(self.short),
            level=draw.choice(list(Level)),
            evidence=("evidence-1", "evidence-2") if self.maybe() else (),
            next=(link,) if draw.random() < 0.3 else (),
        )  # fmt: skip

    def workshop(self) -> State:
        """Return a workshop with three journeys of 2 to 40 steps in all."""
        draw = self.random
        stages = draw.randint(0, 5)
        counts = (draw.choice((1, 2, 5, 9, 16, 30)), draw.randint(1, 7), draw.randint(0, 3))
        steps = tuple(
            self.step(f"j{journey}", at, count, stages)
            for journey, count in enumerate(counts)
            for at in range(count)
        )
        hurt = steps[:: draw.randint(1, 5)] if self.maybe() else ()
        return State(
            personas=tuple(
                Persona(id=f"persona-{at}", name=self.short(), role=self.long()) for at in (0, 1)
            ),
            channels=(
                Channel(id="channel-web", name="Web"), Channel(id="channel-x", name=self.short())
            ),
            touchpoints=tuple(
                Touchpoint(
                    id=f"touchpoint-{at}", name=f"Stop {at}", department="Unit",
                    channels=("channel-web", "channel-x")[: at % 3],
                )
                for at in range(31)
            ),
            stages=tuple(
                Stage(id=f"stage-{at}", name=self.short(), aim=self.long())
                for at in range(stages)
            ),
            journeys=tuple(
                Journey(
                    id=f"journey-j{at}", name=self.short(), persona=f"persona-{at % 2}",
                    state=JourneyState.FUTURE if at == 2 else None, scenario=self.long(),
                    compared_with="journey-j0" if at == 2 else None,
                )
                for at in range(3)
            ),
            steps=steps,
            pains=tuple(
                Pain(id=f"pain-{at}", step=step.id, text=self.short(), evidence=("evidence-2",),
                     severity=draw.randint(1, 3))
                for at, step in enumerate(hurt)
            ),
            opportunities=tuple(
                Opportunity(id=f"opportunity-{at}", question=self.long() or "How might we?",
                            owner=self.text(self.short), steps=(step.id,))
                for at, step in enumerate(hurt)
            ),
            evidence=(
                Evidence(id="evidence-1", title=self.short()),
                Evidence(id="evidence-2", title="Survey", type="survey"),
            ),
        )  # fmt: skip

    def view(self) -> dict[str, Any]:
        draw = self.random
        others = ["journey-j1", "future", "measured"]
        lanes = ["all", *OPTIONAL_LANES, "feeling"]
        return {
            "compare": draw.sample(others, draw.choice((0, 0, 1, 2, 3))),
            "level": draw.choice([None, None, "strategic", "tactical"]),
            "lanes": draw.sample(lanes, draw.choice((0, 0, 1, 2))),
            "page": draw.choice(["A3", "A4", "slide"]),
        }


@given(st.integers(0, 2**32))
@settings(
    max_examples=240, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
def test_no_generated_map_has_a_fault_in_any_view(seed: int) -> None:
    maker = Maker(seed)
    state, view = maker.workshop(), maker.view()
    pages = journey_map(state, "journey-j0", **view)
    assert faults(pages) == []
    if view["level"] != "strategic":
        shown = [p.text for page in pages for p, _ in page.paragraphs if p.role == "number"]
        assert shown == [str(at) for at in range(1, len(shown) + 1)]
