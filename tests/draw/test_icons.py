from __future__ import annotations

import pytest

from cjm_workshop.draw import icons, marks
from cjm_workshop.draw.layout.journey.lanes import LANES
from cjm_workshop.draw.scene import Circle, Face, Icon, Path, Star


def test_icons_are_plain_commands_inside_their_box() -> None:
    lengths = {"M": 3, "L": 3, "C": 7, "Z": 1}
    for name in icons.names():
        for command in icons.commands(name):
            assert len(command) == lengths[command[0]]
            assert all(-0.5 <= number <= icons.BOX + 0.5 for number in command[1:])
        assert icons.commands(name)[0][0] == "M"


@pytest.mark.parametrize(
    ("channel", "icon"),
    [
        ("Web", "web"),
        ("Mobile app", "mobile"),
        ("phone", "phone"),
        ("Call centre", "callcentre"),
        ("E-mail", "email"),
        ("email newsletter", "email"),
        ("SMS", "sms"),
        ("Letter by post", "letter"),
        ("Live chat", "chat"),
        ("Chatbot", "chatbot"),
        ("Shop counter", "store"),
        ("Store pick-up", "store"),
        ("Delivery at the door", "delivery"),
        ("Social media", "social"),
        ("Video call", "video"),
        ("Ticket machine", "kiosk"),
        ("Face to face", "person"),
        ("Visit on site", "place"),
        ("Website", "web"),
        ("Branch", "store"),
        ("Invoice", "document"),
        ("Training", "unknown"),
        ("Voicemail", "voice"),
        ("Software", "computer"),
        ("Watch", "watch"),
        ("Carrier pigeon", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_channel_gets_the_icon_of_its_name(channel: str, icon: str) -> None:
    assert icons.for_channel(channel) == icon
    assert icon in icons.names()


def test_a_channel_may_name_its_icon() -> None:
    assert icons.for_channel("Carrier pigeon", "letter") == "letter"
    assert icons.for_channel("Web", "no such icon") == "web"


def test_every_lane_has_an_icon() -> None:
    assert {lane.icon or lane.key for lane in LANES} | {"stages", "feeling"} <= set(icons.names())
    assert icons.commands("no such icon") == icons.commands("unknown")


def test_an_icon_is_placed_and_scaled() -> None:
    path = marks.icon_path(Icon("web", 100, 50, 12, "#000000"))
    assert path.paint.width == 1
    numbers = [
        pair for command in path.commands for pair in zip(command[1::2], command[2::2], strict=True)
    ]
    assert all(100 <= x <= 112 and 50 <= y <= 62 for x, y in numbers)


@pytest.mark.parametrize("emotion", [-2, -1, 0, 1, 2])
def test_faces_differ_by_their_mouths(emotion: int) -> None:
    outline, *eyes, mouth = marks.face_parts(Face(10, 10, 9, emotion, "#AAAAAA", "#000000"))
    assert isinstance(outline, Circle)
    assert len(eyes) == 2
    assert isinstance(mouth, Path)
    others = [
        marks.face_parts(Face(10, 10, 9, other, "#AAAAAA", "#000000"))[-1]
        for other in range(-2, 3)
        if other != emotion
    ]
    assert mouth not in others


def test_a_star_looks_up() -> None:
    points = marks.star_points(Star(10, 10, 5, "#000000")).points
    assert len(points) == 10
    assert points[0] == (10, 5)
