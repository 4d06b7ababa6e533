from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from PIL import Image

from cjm_workshop.draw import figure, missing
from cjm_workshop.draw.artists import artists_of
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Box, Portrait, Scene
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.model.state import State


@pytest.fixture(scope="module")
def pages(sample: Callable[..., State]) -> list[Scene]:
    return journey_map(sample(), "Maya")


def small(*texts: str) -> Scene:
    canvas = Canvas(DEFAULT)
    for at, text in enumerate(texts):
        canvas.text(text, Box(10, 10 + 20 * at, 280, 15), 10)
    return Scene(
        300, 20 + 20 * len(texts), "A <title> & more", "What it shows", tuple(canvas.items)
    )


def test_a_png_has_the_pixels_of_its_page(pages: list[Scene]) -> None:
    with Image.open(BytesIO(figure.png(pages[0]))) as image:
        assert image.size == (2480, 1753)
        assert image.info["Title"] == "First online grocery order"
        assert image.info["Description"].startswith("Journey map of Maya Lindqvist: 14 steps")
        shades = np.asarray(image.convert("L"))
    assert 0.02 < (shades < 100).mean() < 0.2


def test_a_pdf_holds_all_pages_and_is_the_same_every_time() -> None:
    pages = [small("one"), small("two")]
    content = figure.pdf(pages)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page ") == 2
    assert b"A <title> & more" in content
    assert content == figure.pdf(pages)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "$x^2$ costs $5 & more",
        "a & b < c > d \"e\" 'f'",
        r"\frac{1}{2} %s {0} \n",
        "العميل SMS 42",
        "שלום עולם",
        "★ ✓ ⚠ → e\u0301 👍🏽 ❤\ufe0f",
    ],
)
def test_hostile_and_foreign_texts_are_drawn_as_text(text: str) -> None:
    scene = small(text)
    with Image.open(BytesIO(figure.png(scene))) as image:
        assert (np.asarray(image.convert("L")) < 128).sum() > 50
    assert figure.pdf([scene]).startswith(b"%PDF")


def test_mathematics_stays_as_it_was_written() -> None:
    ink = []
    for text in ("$x^2$", "$x^2"):
        with Image.open(BytesIO(figure.png(small(text)))) as image:
            ink.append(np.flatnonzero((np.asarray(image.convert("L")) < 200).any(axis=0)))
    assert ink[0].max() > ink[1].max()  # the second dollar is there


def test_what_no_font_has_is_told_once() -> None:
    with pytest.warns(missing.MissingCharacters) as told:
        missing.tell_missing([small("a \ue0f0 b \ue0f1", "c \ue0f0")])
    assert [str(warning.message) for warning in told] == [
        "2 characters are in none of this computer's fonts and drawn as squares: "
        "U+E0F0, U+E0F1. No font can have them: leave them out."
    ]
    assert missing.missing_characters([small("a \ue0f0 b")]) == ["\ue0f0"]


def test_the_reader_s_settings_are_left_as_they_were() -> None:
    before = {key: mpl.rcParams[key] for key in ("text.hinting", "pdf.fonttype", "text.parse_math")}
    figure.png(small("one"))
    assert {key: mpl.rcParams[key] for key in before} == before
    with mpl.rc_context(
        {"axes.facecolor": "red", "text.color": "red", "lines.dash_capstyle": "round"}
    ):
        coloured = figure.png(small("one"))
    assert coloured == figure.png(small("one"))


def test_threads_draw_the_same_picture() -> None:
    scene = small("one", "two", "three")
    expected = figure.png(scene)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: figure.png(scene), range(8))) == {expected}


def test_pyplot_is_not_needed() -> None:
    code = (
        "import sys, cjm_workshop.draw.figure as f; from cjm_workshop.draw.scene import Scene; "
        "f.png(Scene(10, 10, 'T', 'D', ())); print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_layout_needs_no_matplotlib() -> None:
    code = (
        "import sys; from cjm_workshop.draw.layout.journey_map import journey_map as j; "
        "from cjm_workshop.model.state import State; j(State()); print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_portrait_is_drawn_round_and_a_broken_one_left_out(tmp_path: Path) -> None:
    good, broken = tmp_path / "good.png", tmp_path / "broken.png"
    Image.new("RGB", (60, 40), "#ff0000").save(good)
    broken.write_bytes(b"not a picture")
    colours = []
    for file in (good, broken, tmp_path / "missing.png"):
        portrait = Portrait(str(file), Box(10, 10, 40, 40), round=True)
        scene = Scene(60, 60, "T", "D", (portrait,))
        with Image.open(BytesIO(figure.png(scene, dpi=72))) as image:
            colours.append((image.getpixel((30, 30)), image.getpixel((12, 12))))
    red, white = (255, 0, 0), (255, 255, 255)
    assert colours == [(red, white), (white, white), (white, white)]


@pytest.mark.parametrize("is_round", [True, False])
def test_a_picture_stands_upright(tmp_path: Path, is_round: bool) -> None:
    file = tmp_path / "flag.png"
    flag = Image.new("RGB", (40, 40), "#0000ff")
    flag.paste("#ff0000", (0, 0, 40, 20))
    flag.save(file)
    scene = Scene(60, 60, "T", "D", (Portrait(str(file), Box(10, 10, 40, 40), round=is_round),))
    with Image.open(BytesIO(figure.png(scene, dpi=72))) as image:
        assert (image.getpixel((30, 20)), image.getpixel((30, 40))) == ((255, 0, 0), (0, 0, 255))


def test_a_line_that_begins_in_the_other_direction_keeps_that_of_its_paragraph() -> None:
    canvas = Canvas(DEFAULT)
    canvas.text("What goes through מאיה’s mind?", Box(10, 10, 90, 60), 9)
    drawn = [artist for item in canvas.items for artist in artists_of(item, IdentityTransform())]
    written = [artist.get_text() for artist in drawn if isinstance(artist, Text)]
    assert written == ["What goes through", "\N{LEFT-TO-RIGHT MARK}מאיה’s mind?"]
