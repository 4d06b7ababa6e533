"""Drawn portraits: one name one picture, and enough different ones."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from cjm_workshop.draw.avatars import SIDE, drawn_portrait


def test_a_name_gives_one_portrait_whatever_its_case() -> None:
    assert drawn_portrait("Maya Lindqvist") == drawn_portrait("  maya   LINDQVIST ")


def test_names_and_turns_give_different_portraits() -> None:
    names = ["Maya", "Harold", "Ines", "Tomasz", "Aylin"]
    assert len({drawn_portrait(name) for name in names}) == len(names)
    assert len({drawn_portrait("Maya", turn) for turn in range(8)}) == 8


def test_a_portrait_is_square_and_has_a_face_on_a_pale_ground() -> None:
    with Image.open(BytesIO(drawn_portrait("Maya"))) as picture:
        assert picture.size == (SIDE, SIDE)
        pixels = picture.convert("L")
        ground, face = pixels.getpixel((4, 4)), pixels.getpixel((SIDE // 2, int(SIDE * 0.4)))
        eye = pixels.getpixel((int(SIDE * 0.435), int(SIDE * 0.43)))
    assert eye < 120 < 190 < ground < face
