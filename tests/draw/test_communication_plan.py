from __future__ import annotations

import pytest

from cjm_workshop import templates
from cjm_workshop.draw.labels import day_words
from cjm_workshop.draw.layout.communication_plan import communication_plan
from cjm_workshop.draw.scene import Circle, Rect, Scene
from cjm_workshop.model import Channel, Contact, Persona, State

STATE = State(
    personas=(Persona(id="persona-jo", name="Jo Park"), Persona(id="persona-an", name="An Li")),
    channels=(
        Channel(id="channel-mail", name="E-mail"),
        Channel(id="channel-fax", name="Fax"),
        Channel(id="channel-tel", name="Phone"),
    ),
    contacts=(
        Contact(id="contact-c", name="How is it going?", day=30, channel="channel-tel",
                persona="persona-an", owner="Ada", trigger="A month has gone"),
        Contact(id="contact-a", name="Welcome", day=0, channel="channel-mail",
                purpose="Take away the fear", message="“Good that you are here.”"),
        Contact(id="contact-b", name="Leaflet", day=-7),
    ),
)  # fmt: skip


def cards(scene: Scene) -> dict[str, Rect]:
    return {
        i.record: i for i in scene.items if isinstance(i, Rect) and i.role == "contact" and i.record
    }


def test_contacts_stand_by_day_and_by_channel() -> None:
    (scene,) = communication_plan(STATE)
    assert scene.overlaps() == []
    found = cards(scene)
    assert found["contact-b"].box.x < found["contact-a"].box.x < found["contact-c"].box.x
    assert found["contact-a"].box.y < found["contact-c"].box.y < found["contact-b"].box.y
    lanes = [p.text for p, _ in scene.paragraphs if p.role == "channel"]
    assert lanes == ["E-mail", "Phone", "No channel yet"]
    days = [p.text for p, _ in scene.paragraphs if p.role == "day"]
    assert days == ["Day −7", "1 week before", "Day 0", "the start", "Day 30", "30 days after"]


def test_the_time_line_keeps_the_distances_of_the_days() -> None:
    (scene,) = communication_plan(STATE)
    first, start, last = [i.x for i in scene.items if isinstance(i, Circle) and i.role == "axis"]
    assert (start - first) / (last - first) == pytest.approx(7 / 37)


def test_a_card_says_what_for_in_which_words_and_who_sends_it() -> None:
    (scene,) = communication_plan(STATE)
    words = {"Take away the fear", "“Good that you are here.”", "A month has gone", "Ada"}
    assert words <= set(scene.texts())
    assert scene.texts().count("no owner yet") == 2


def test_the_plan_of_one_persona_holds_what_reaches_everybody_too() -> None:
    (scene,) = communication_plan(STATE, "Jo")
    assert set(cards(scene)) == {"contact-a", "contact-b"}
    assert "Communication plan · Jo Park · 2 contacts in 8 days · 1 channel" in scene.texts()


def test_it_says_in_words_what_it_shows() -> None:
    (scene,) = communication_plan(STATE)
    assert scene.description == (
        "Communication plan. Day −7: Leaflet. Day 0 by E-mail: Welcome. "
        "Day 30 by Phone to An Li: How is it going?"
    )


def test_many_days_go_on_several_pages_with_the_channels_on_each() -> None:
    contacts = tuple(
        Contact(id=f"contact-{at}", name=f"Mail {at}", day=at * 3, channel="channel-mail")
        for at in range(40)
    )
    scenes = communication_plan(State(channels=STATE.channels, contacts=contacts))
    assert len(scenes) > 1
    assert [one for scene in scenes for one in scene.overlaps()] == []
    assert all("E-mail" in scene.texts() for scene in scenes)
    assert [name for scene in scenes for name in cards(scene)] == [one.id for one in contacts]


def test_the_case_has_its_plan() -> None:
    state = templates.load("freshcart")
    (scene,) = communication_plan(state)
    assert set(cards(scene)) == {one.id for one in state.contacts}


def test_without_contacts_the_page_is_short_and_says_how_to_begin() -> None:
    (scene,) = communication_plan(State())
    assert "No contacts planned yet" in scene.texts()
    assert scene.height == pytest.approx(420)


@pytest.mark.parametrize(
    ("day", "words"), [(-1, "1 day before"), (7, "1 week after"), (15, "15 days after")]
)
def test_a_day_is_told_from_the_start(day: int, words: str) -> None:
    assert day_words(day) == words
