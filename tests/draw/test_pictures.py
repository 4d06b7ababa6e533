"""What holds for every picture but the journey map, over workshops made at random."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_workshop.draw import wrap
from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.empathy_map import empathy_map
from cjm_workshop.draw.layout.impact_effort import impact_effort
from cjm_workshop.draw.layout.persona_card import persona_card
from cjm_workshop.draw.layout.touchpoint_matrix import touchpoint_matrix
from cjm_workshop.draw.scene import Scene
from cjm_workshop.export import picture_svg
from cjm_workshop.model import (
    Channel,
    Cluster,
    Level,
    Moment,
    Note,
    Opportunity,
    Persona,
    State,
    Statement,
    Touchpoint,
)

Picture = Callable[..., list[Scene]]
PICTURES = (persona_card, touchpoint_matrix, empathy_map, affinity_diagram, impact_effort)
WORDS = st.sampled_from(
    [
        "slot,",
        "evening",
        "refund?",
        "van",
        "the",
        "and",
        "I",
        "never",
        "Unverträglichkeitsbescheinigung",
        "$5_{x}",
        "<script>",
        "&",
        "https://example.org/a/long/path?with=query",
        "مرحبا",
        "عالم",
        "naïve",
        "café",
        "Ω",
        "½",
        "«ça»",
        "—",
        "yes",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
LEVELS = st.sampled_from(Level)


@st.composite
def workshops(draw: st.DrawFn) -> State:
    size = draw(st.integers(1, 9))
    text = lambda: draw(TEXTS)  # noqa: E731
    channels = tuple(
        Channel(id=f"channel-c{at}", name=text()) for at in range(draw(st.integers(0, 9)))
    )
    used = [channel.id for channel in channels]
    return State(
        personas=(
            Persona(
                id="persona-p", name=text(), role=text(), bio=text(), channels=tuple(used[:3]),
                goals=tuple(Statement(text=text(), level=draw(LEVELS)) for _ in range(size)),
            ),
        ),
        channels=channels,
        touchpoints=tuple(
            Touchpoint(
                id=f"touchpoint-t{at}", name=text(), moment=draw(st.sampled_from(Moment)),
                channels=(used[at % len(used)],) if used else (), provider=text(),
                level=draw(LEVELS),
            )
            for at in range(size)
        ),
        clusters=(Cluster(id="cluster-k", name=text(), insight=text()),),
        notes=tuple(
            Note(
                id=f"note-n{at}", text=text(), board="affinity" if at % 2 else "empathy",
                area=draw(st.sampled_from(["says", "feels", "pains", ""])), persona="persona-p",
                cluster="cluster-k" if at % 3 == 0 else None, level=draw(LEVELS),
            )
            for at in range(size * 2)
        ),
        opportunities=tuple(
            Opportunity(
                id=f"opportunity-o{at}", question=text(), owner=text(),
                impact=draw(st.integers(1, 5)), effort=draw(st.integers(1, 5)),
            )
            for at in range(size)
        ),
    )  # fmt: skip


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(state=workshops(), page=st.sampled_from(["A4", "A3"]))
@pytest.mark.parametrize("picture", PICTURES)
def test_nothing_overlaps_leaves_its_cell_or_is_lost(
    picture: Picture, state: State, page: str
) -> None:
    for scene in picture(state, page=page):
        assert scene.overlaps() == []
        for paragraph, lines in scene.paragraphs:
            written = [line.text for line in lines]
            broken = wrap.balanced if paragraph.even else wrap.wrap
            wrapped = broken(paragraph.text, paragraph.cell.width, paragraph.size, paragraph.style)
            assert written == [line for line in wrapped.lines if line]


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_says_in_words_what_it_shows(picture: Picture) -> None:
    state = State(
        personas=(Persona(id="persona-p", name="Nour"),),
        touchpoints=(Touchpoint(id="touchpoint-t", name="Letter"),),
        notes=(Note(id="note-n", text="Hm", board="affinity"),),
        opportunities=(Opportunity(id="opportunity-o", question="How might we rest?"),),
    )
    (scene,) = picture(state)
    assert scene.title
    assert any(
        word in scene.description for word in ("Nour", "Letter", "How might we rest?", "1 note")
    )


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_the_same_every_time(picture: Picture) -> None:
    state = State(
        personas=(Persona(id="persona-p", name="Nour <b>$x$</b> & co"),),
        opportunities=(Opportunity(id="opportunity-o", question="How might we ]]> rest?"),),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first, second = (picture_svg.picture(picture(state)[0]) for _ in range(2))
    assert first == second
