from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.missing import MissingCharacters
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.errors import NotSaved, WorkshopError
from cjm_workshop.export.pictures import save


def page(text: str) -> Scene:
    canvas = Canvas(DEFAULT)
    canvas.text(text, Box(10, 10, 280, 15), 10)
    return Scene(300, 40, text, "What it shows", tuple(canvas.items))


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_several_pages_become_numbered_pictures(tmp_path: Path, ending: str) -> None:
    written = save([page("one"), page("two")], tmp_path / "maps" / f"map.{ending}")
    assert [file.name for file in written] == [f"map-1.{ending}", f"map-2.{ending}"]
    assert sorted(tmp_path.glob("maps/*")) == sorted(written)
    (one,) = save([page("one")], str(tmp_path / f"map.{ending}"))
    assert one == tmp_path / f"map.{ending}"
    assert one.read_bytes() == written[0].read_bytes()


def test_several_pages_become_one_pdf(tmp_path: Path) -> None:
    (path,) = save([page("one"), page("two")], tmp_path / "map.PDF")
    assert path.read_bytes().count(b"/Type /Page ") == 2


def test_the_resolution_of_a_png(tmp_path: Path) -> None:
    (path,) = save([page("one")], tmp_path / "map.png", dpi=72)
    with Image.open(path) as image:
        assert image.size == (300, 40)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError) as refusal:
        save([page("one")], tmp_path / "map.bmp")
    assert str(refusal.value) == (
        '"map.bmp" does not end in a kind of picture that can be made here. '
        "Give a name that ends in .png, .svg or .pdf."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_refused_write_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "maps").write_text("a file where the folder should be")
    with pytest.raises(NotSaved, match="could not be written"):
        save([page("one")], tmp_path / "maps" / "map.svg")
    assert (tmp_path / "maps").read_text() == "a file where the folder should be"


@pytest.mark.parametrize(
    ("ending", "fate"),
    [
        ("png", "drawn as squares"),
        ("svg", "shown only on computers that have a font for them"),
    ],
)
def test_characters_without_a_font_are_told(tmp_path: Path, ending: str, fate: str) -> None:
    with pytest.warns(MissingCharacters) as told:
        (path,) = save([page("a \ue0f0 b")], tmp_path / f"map.{ending}")
    (warning,) = told
    assert f"1 character is in none of this computer's fonts and {fate}: U+E0F0." in str(
        warning.message
    )
    if ending == "svg":
        texts = ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}text")
        assert [text.text for text in texts] == ["a \ue0f0 b"]
