from __future__ import annotations

import pytest

from cjm_workshop.draw.layout.touchpoint_matrix import touchpoint_matrix
from cjm_workshop.draw.scene import Icon, Rect
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model import Channel, Level, Moment, State, Touchpoint

CHANNELS = (Channel(id="channel-web", name="Web"), Channel(id="channel-tel", name="Phone"))
STATE = State(
    channels=CHANNELS,
    touchpoints=(
        Touchpoint(
            id="touchpoint-ad", name="Advert", moment=Moment.BEFORE, channels=("channel-web",),
            level=Level.OBSERVED,
        ),
        Touchpoint(
            id="touchpoint-help", name="Help", moment=Moment.AFTER, provider="CallCo",
            channels=("channel-web", "channel-tel"), level=Level.OBSERVED,
        ),
        Touchpoint(id="touchpoint-talk", name="Talk at the fence"),
    ),
)  # fmt: skip


def test_a_touchpoint_has_a_card_under_each_of_its_channels() -> None:
    (scene,) = touchpoint_matrix(STATE)
    assert scene.overlaps() == []
    cards = [item for item in scene.items if isinstance(item, Rect) and item.role == "touchpoint"]
    assert [card.record for card in cards] == [
        "touchpoint-ad",
        "touchpoint-talk",
        "touchpoint-help",
        "touchpoint-help",
    ]
    assert scene.texts().count("Help") == 2


def test_cells_without_a_touchpoint_show_as_gaps() -> None:
    (scene,) = touchpoint_matrix(STATE)
    # nine cells, of which four hold cards
    assert [p.role for p, _ in scene.paragraphs].count("gap") == 5


def test_a_third_party_and_a_missing_channel_are_marked() -> None:
    (scene,) = touchpoint_matrix(STATE)
    assert scene.texts().count("CallCo") == 2
    assert "No channel yet" in scene.texts()
    marks = [item for item in scene.items if isinstance(item, Icon) and item.alt == "third party"]
    assert len(marks) == 2


def test_an_assumed_touchpoint_is_dashed_and_says_so() -> None:
    (scene,) = touchpoint_matrix(STATE)
    cards = [item for item in scene.items if isinstance(item, Rect) and item.role == "touchpoint"]
    dashed = [card.record for card in cards if card.paint.dash]
    assert dashed == ["touchpoint-talk"]
    assert "assumption" in scene.texts()


def test_many_channels_go_on_several_pages_with_the_moments_on_each() -> None:
    channels = tuple(Channel(id=f"channel-c{at}", name=f"Channel {at}") for at in range(30))
    state = STATE.model_copy(update={"channels": CHANNELS + channels})
    scenes = touchpoint_matrix(State(**dict(state)))
    assert len(scenes) > 1
    assert [scene.page for scene in scenes] == list(range(1, len(scenes) + 1))
    assert all({"Before", "During", "After"} <= set(scene.texts()) for scene in scenes)
    shown = [text for scene in scenes for text in scene.texts()]
    assert all(channel.name in shown for channel in channels)


def test_without_touchpoints_the_page_says_how_to_begin() -> None:
    (scene,) = touchpoint_matrix(State(channels=CHANNELS))
    assert "No touchpoints yet" in scene.texts()


def test_the_question_beside_a_low_row_stays_inside_its_box() -> None:
    many = tuple(Touchpoint(id=f"touchpoint-t{at}", name=f"Thing {at}") for at in range(27))
    for page in ("A4", "A3", "letter"):
        (scene,) = touchpoint_matrix(State(touchpoints=many), page=page)
        assert scene.overlaps() == []
        boxes = [i.box for i in scene.items if isinstance(i, Rect) and i.role == "moment"]
        questions = [lines for p, lines in scene.paragraphs if p.role == "question"]
        for box, lines in zip(boxes, questions, strict=True):
            assert lines[-1].box.bottom <= box.bottom - 4


def test_a_title_with_a_very_long_word_is_not_smaller_than_the_words_under_it() -> None:
    channels = tuple(Channel(id=f"channel-{at}", name=f"Way {at}") for at in range(12))
    touchpoint = Touchpoint(
        id="touchpoint-long", name="Lebensmittelverschwendungsvermeidung", department="Stores",
        channels=tuple(channel.id for channel in channels),
    )  # fmt: skip
    (scene,) = touchpoint_matrix(State(channels=channels, touchpoints=(touchpoint,)))
    size = {p.role: p.size for p, _ in scene.paragraphs}
    assert size["touchpoint"] > size["department"]
    assert scene.overlaps() == []


def test_the_cells_reach_from_margin_to_margin() -> None:
    (scene,) = touchpoint_matrix(STATE)
    boxes = [i.box for i in scene.items if isinstance(i, Rect) and i.role in ("moment", "cell")]
    margin = DEFAULT.sizes.margin
    assert min(box.x for box in boxes) == pytest.approx(margin)
    assert max(box.right for box in boxes) == pytest.approx(scene.width - margin)
